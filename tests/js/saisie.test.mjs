/** From the answers of a form to what is wrong in them, to days put together, and to addresses that a person may follow. */
import assert from "node:assert/strict";
import test from "node:test";
import { LONGUEUR_PAGE, writeCourrier, writeDemandeFermeture, writeNouveauFichier } from "../../docs/assets/js/lib/envoi.mjs";
import { groupJours } from "../../docs/assets/js/lib/regles-horaires.mjs";
import { proposeId } from "../../docs/assets/js/lib/regles-valeurs.mjs";
import { findFiche, listFiches } from "../../docs/assets/js/lib/saisie-annuaire.mjs";
import { listRemarques } from "../../docs/assets/js/lib/saisie-remarques.mjs";
import { makeFiche } from "../../docs/assets/js/lib/saisie-fiche.mjs";

const CONTEXTE = { genre: "structure", aujourdhui: "2026-11-21", pris: new Set(["claire-martin"]), ordre: { "": ["id", "nom"] } };

/** @param {Record<string, [regle: string, valeur: string, requis?: boolean]>} champs @param {object} [contexte] */
function judge(champs, contexte = {}) {
  const reponses = Object.entries(champs).map(([nom, [regle, valeur, requis = false]]) => ({
    nom,
    titre: nom,
    regle,
    requis,
    valeurs: valeur ? [valeur] : [],
    plusieurs: false,
  }));
  return Object.fromEntries(makeFiche(reponses, { ...CONTEXTE, ...contexte }).erreurs.map(({ nom, message }) => [nom, message]));
}

/** @param {Record<string, string>} champs */
const judgeEvenement = ({ debut = "", fin = "", journee = "", revient = "", jusque = "", lieu = "", nom = "" }) =>
  judge(
    {
      debut: ["instant", debut],
      fin: ["fin", fin],
      journee_entiere: ["oui-non", journee],
      "recurrence.frequence": ["liste", revient],
      "recurrence.jusqu_au": ["date", jusque],
      "lieu.nom": ["nom", nom],
      "lieu.adresse.voie": ["ligne", lieu],
      "lieu.adresse.code_postal": ["code-postal", ""],
      "lieu.adresse.commune": ["commune", ""],
    },
    { genre: "evenement" },
  );

test("a question that must be answered is named", () => {
  assert.deepEqual(judge({ nom: ["nom", "", true], site: ["lien", ""] }), { nom: "Le champ « nom » manque." });
  assert.deepEqual(judge({ accord: ["accord", "", true] }), {
    accord: "Sans l’accord de la personne, rien ne peut être publié. Demandez-lui, puis cochez la case.",
  });
});

test("one message a question, in the order of the page", () => {
  const erreurs = judge({ id: ["id", "Claire"], telephone: ["telephone", "03 53"], nom: ["nom", "12", true] });
  assert.deepEqual(Object.keys(erreurs), ["id", "telephone", "nom"]);
});

test("an identifier that is taken is refused", () => {
  const message = judge({ id: ["id", "claire-martin"] }).id;
  assert.match(message, /^L’identifiant « claire-martin » est déjà pris\..*« claire-martin-2 »\.$/);
});

test("a place of practice is a structure or an address", () => {
  const vide = {
    "exercices.0.structure": ["liste", ""],
    "exercices.0.adresse.voie": ["ligne", ""],
    "exercices.0.adresse.code_postal": ["code-postal", "", true],
  };
  assert.deepEqual(judge(vide), {
    "exercices.0.structure": "Aucun lieu n’est écrit. Attendu : une structure ou une adresse, l’une des deux.",
  });
  const commencee = { ...vide, "exercices.0.adresse.voie": ["ligne", "3 rue du Four"] };
  assert.deepEqual(Object.keys(judge(commencee)), ["exercices.0.adresse.code_postal"]);
});

test("a position is two numbers in France", () => {
  const point = (/** @type {string} */ lat, /** @type {string} */ lon) =>
    judge({ "position.latitude": ["decimal", lat], "position.longitude": ["decimal", lon] });
  assert.deepEqual(point("46.2", "5.2"), {});
  assert.match(point("5.2", "46.2")["position.latitude"], /Latitude et longitude inversées \?$/);
  assert.deepEqual(point("46.2", ""), { "position.longitude": "Le champ « Longitude » manque." });
  assert.match(point("46,2", "5.2")["position.latitude"], /Écrivez 46\.2\.$/);
});

test("hours are looked at from one day to the next", () => {
  const semaine = (/** @type {Record<string, string>} */ heures) =>
    judge(Object.fromEntries(Object.entries(heures).map(([jour, plages]) => [`horaires.${jour}`, ["plages", plages]])));
  assert.deepEqual(semaine({ lundi: "19h-2h", mardi: "9h-12h" }), {});
  assert.deepEqual(semaine({ dimanche: "19h-2h", lundi: "1h-12h" }), {
    "horaires.dimanche": "19h-2h (dimanche) déborde sur 1h-12h le lendemain (lundi). Corrigez une heure.",
  });
  assert.deepEqual(semaine({ "jours fériés": "fermé" }), {
    "horaires.jours fériés": "Aucun jour de la semaine n’est donné. Attendu : au moins un jour.",
  });
});

test("days that do not come back every week are lines of their own", () => {
  const autres = (/** @type {string[]} */ valeurs, lundi = "") => {
    const communs = { titre: "Autres jours", requis: false };
    const reponses = [
      { nom: "horaires.lundi", regle: "plages", valeurs: lundi ? [lundi] : [], plusieurs: false, ...communs },
      { nom: "horaires.autres", regle: "autres-jours", valeurs, plusieurs: true, ...communs },
    ];
    const { champs, erreurs } = makeFiche(reponses, CONTEXTE);
    return erreurs[0]?.message ?? champs.horaires;
  };
  assert.deepEqual(autres(["1er et dernier mardi : 9h-12h", "semaines impaires jeudi:14h-18h"]), {
    "1er et dernier mardi": "9h-12h",
    "semaines impaires jeudi": "14h-18h",
  });
  assert.match(String(autres(["lundi : 9h-12h"])), /^« lundi » n’est pas un jour\. Attendu : « 1er mardi : 9h-12h »/);
  assert.match(String(autres(["1er mardi"])), /^Aucune heure n’est écrite\./);
  assert.match(String(autres(["1er lundi : 9h-12h"], "14h-18h")), /^1er lundi est déjà dans lundi\./);
  assert.match(String(autres(["1er lundi : 9h-12h", "semaines paires lundi : 9h"])), /^« 9h » n’a pas d’heure de fin/);
  assert.match(String(autres(["1er lundi : 9h-12h", "semaines paires lundi : 9h-10h"])), /^« 1er lundi » et « semaines paires lundi » tombent le même jour, par exemple le 2026-01-05\./);
  assert.deepEqual(autres(["semaines paires lundi : 9h-12h", "semaines impaires lundi : 14h-18h", "1er mardi : 9h-12h", "2e mardi : 9h-12h"]), {
    "semaines paires lundi": "9h-12h",
    "semaines impaires lundi": "14h-18h",
    "1er mardi": "9h-12h",
    "2e mardi": "9h-12h",
  });
});

test("the dates of a meeting agree with each other", () => {
  assert.deepEqual(judgeEvenement({ debut: "2026-12-03 20h", fin: "22h" }), {});
  assert.deepEqual(judgeEvenement({ debut: "2026-12-03 20h", fin: "2026-12-04 1h" }), {});
  assert.deepEqual(judgeEvenement({ debut: "2026-12-03", fin: "2026-12-04", journee: "oui" }), {});
  assert.match(judgeEvenement({ debut: "2026-12-03" }).debut, /^L’heure n’est pas écrite\./);
  assert.match(judgeEvenement({ debut: "2026-12-03 20h", journee: "oui" }).debut, /dure la journée entière/);
  assert.match(judgeEvenement({ debut: "2026-12-03", fin: "22h", journee: "oui" }).fin, /dure la journée entière/);
  assert.match(judgeEvenement({ debut: "2026-12-03 20h", fin: "9h" }).fin, /^La fin \(3 décembre 2026 à 9.h\) vient avant le début \(3 décembre 2026 à 20.h\)\./);
  assert.match(judgeEvenement({ debut: "2026-12-03 9h", fin: "09:00" }).fin, /^La fin et le début sont les mêmes \(/);
  assert.match(judgeEvenement({ debut: "2206-12-03 20h" }).debut, /Relisez l’année\.$/);
  assert.match(judgeEvenement({ debut: "2026-12-03 20h", revient: "hebdomadaire", jusque: "2026-11-30" })["recurrence.jusqu_au"], /avant le début/);
  assert.match(judgeEvenement({ debut: "2026-12-03 20h", jusque: "2027-11-30" })["recurrence.frequence"], /comment il revient/);
});

test("a place described on the spot has a name, and its address is whole", () => {
  assert.deepEqual(Object.keys(judgeEvenement({ debut: "2026-12-03 20h", lieu: "Place de la Mairie" })), [
    "lieu.nom",
    "lieu.adresse.code_postal",
    "lieu.adresse.commune",
  ]);
  assert.deepEqual(judgeEvenement({ debut: "2026-12-03 20h", nom: "Salle des fêtes" }), {});
});

test("what the check would only warn of is told without being refused", () => {
  const reponse = (/** @type {string} */ nom, /** @type {string} */ regle, /** @type {string[]} */ valeurs) => ({
    nom,
    titre: nom,
    regle,
    requis: false,
    valeurs,
    plusieurs: true,
  });
  const communes = ["Exempleville", "L’Haÿ"];
  assert.deepEqual(listRemarques([], "evenement", communes), [
    "Aucun public n’est écrit. Sans cela, le rendez-vous n’entre dans aucune liste de l’agenda.",
    "Ni lieu ni visio ne sont écrits. Ajoutez l’un des deux.",
  ]);
  const reponses = [
    reponse("site", "lien", ["http://example.org/"]),
    reponse("communes_visites", "commune", ["exempleville", "L'Hay", "01001", "Ailleurs"]),
  ];
  assert.deepEqual(listRemarques(reponses, "structure", communes), [
    "Ce lien n’est pas protégé : il commence par http://. Essayez « https://example.org/ ».",
    "La commune « Ailleurs » n’est pas dans le territoire. Vérifiez son nom.",
  ]);
});

test("a closure has an entry of the directory and ends after it starts", () => {
  const fermer = (/** @type {string} */ fiche, /** @type {string} */ du, /** @type {string} */ au) =>
    judge({ fiche: ["fiche", fiche], du: ["date", du], au: ["date", au] }, { genre: "fermeture" });
  assert.deepEqual(fermer("claire-martin", "2026-12-24", "2026-12-24"), {});
  assert.match(fermer("claire-martine", "2026-12-24", "2027-01-02").fiche, /^Aucune fiche n’a l’identifiant « claire-martine »\./);
  assert.match(fermer("claire-martin", "2026-12-24", "2026-12-02").au, /^La fin \(2 décembre 2026\) vient avant le début \(24 décembre 2026\)\./);
});

test("days with the same hours are put together", () => {
  const group = (/** @type {string} */ jours) => Object.keys(groupJours(new Map(jours.split(" ").map((jour) => [jour, "9h-12h"]))));
  assert.deepEqual(group("lundi mardi mercredi vendredi"), ["lundi-mercredi", "vendredi"]);
  assert.deepEqual(group("lundi mardi mercredi jeudi vendredi samedi dimanche"), ["tous les jours"]);
  assert.deepEqual(groupJours(new Map([["samedi", "9h-12h"], ["dimanche", "fermé"], ["jours fériés", "fermé"]])), {
    samedi: "9h-12h",
    dimanche: "fermé",
    "jours fériés": "fermé",
  });
});

test("an identifier is proposed from a name", () => {
  assert.equal(proposeId("Élodie  Noël-Œuvré"), "elodie-noel-oeuvre");
  assert.equal(proposeId("☕"), "");
  assert.equal(proposeId(`${"a".repeat(59)} b`), "a".repeat(59));
});

test("a name means the entry that alone bears it", () => {
  const fiches = listFiches({ l: ["claire-martin", "paul-a", "paul-b"], n: ["Dr Claire Martin", "Paul Le", "Paul Le"] });
  assert.equal(findFiche(fiches, "Dr Claire Martin (claire-martin)"), "claire-martin");
  assert.equal(findFiche(fiches, "claire-martin"), "claire-martin");
  assert.equal(findFiche(fiches, "dr claire martin"), "claire-martin");
  assert.equal(findFiche(fiches, "Paul Le"), "Paul Le");
  assert.equal(findFiche(fiches, "Autre (inconnue)"), "Autre (inconnue)");
});

test("a page of the repository is filled with the lines as they are, or not at all", () => {
  const depot = "https://github.com/exemple/donnees";
  const texte = 'nom: "Dit & fait #1"\n';
  const adresse = new URL(writeNouveauFichier(depot, "main", "data/annuaire/x.yaml", texte));
  assert.equal(adresse.pathname, "/exemple/donnees/new/main");
  assert.equal(adresse.searchParams.get("filename"), "data/annuaire/x.yaml");
  assert.equal(adresse.searchParams.get("value"), texte);
  assert.equal(writeNouveauFichier(depot, "main", "x.yaml", "é".repeat(LONGUEUR_PAGE)), "");
  assert.equal(writeNouveauFichier("", "main", "x.yaml", texte), "");
});

test("a closure opens the form of the repository with its fields", () => {
  const fermeture = { fiche: "claire-martin", du: "2026-12-24", au: "2027-01-02", motif: "congés & repos" };
  const adresse = new URL(writeDemandeFermeture("https://github.com/exemple/donnees", fermeture));
  assert.equal(adresse.pathname, "/exemple/donnees/issues/new");
  assert.deepEqual(Object.fromEntries(adresse.searchParams), {
    template: "fermeture.yml",
    title: "Fermeture : claire-martin",
    ...fermeture,
  });
});

test("a mail that would be cut asks to paste the lines", () => {
  const court = writeCourrier("contact@example.org", "Nouvelle fiche : x & y", "nom: a\n");
  assert.equal(court.complet, true);
  assert.match(court.adresse, /^mailto:contact@example\.org\?subject=Nouvelle%20fiche%20%3A%20x%20%26%20y&body=.*nom%3A%20a%0D%0A$/);
  const long = writeCourrier("contact@example.org", "x", "é".repeat(400));
  assert.equal(long.complet, false);
  assert.match(decodeURIComponent(long.adresse), /collez ici les lignes copiées/);
});
