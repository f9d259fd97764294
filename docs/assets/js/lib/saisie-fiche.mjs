// @ts-check
/** From the answers of a form to an entry of the data files, or to what is wrong. Pure: no page, no clock. */
import { quote, refuse, writeMessage } from "./refus.mjs";
import { checkSemaine, groupJours } from "./regles-horaires.mjs";
import { checkPosition } from "./regles-valeurs.mjs";
import { checkValeur } from "./regles.mjs";
import { findJourSemaine, isJour, JOURS } from "./temps.mjs";

/**
 * @typedef {import("./yaml.mjs").Champs} Champs
 * @typedef {import("./yaml.mjs").Valeur} Valeur
 * @typedef {import("./refus.mjs").Defaut} Defaut
 *
 * @typedef {object} Reponse one question that was asked, in the order of the page
 * @property {string} nom path in the entry, « exercices.0.telephone »
 * @property {string} titre
 * @property {string} regle
 * @property {boolean} requis
 * @property {string[]} valeurs none when nothing was answered; never blank
 * @property {boolean} plusieurs
 *
 * @typedef {object} Contexte
 * @property {string} genre professionnel, structure, evenement or fermeture
 * @property {string} aujourdhui AAAA-MM-JJ, in Paris
 * @property {ReadonlySet<string>} pris identifiers of the entries there are
 * @property {Record<string, string[]>} ordre path of an object → its fields as the file has them
 *
 * @typedef {{nom: string, message: string}} Erreur
 * @typedef {{champs: Champs, erreurs: Erreur[]}} Fiche
 */

const AGENDA = { annees_passees: 10, annees_futures: 3 };
const SANS_LIEU = refuse("exercice-lieu", "aucun lieu n’est écrit", "une structure ou une adresse, l’une des deux");
/** Answers that are no field of an entry. */
const HORS_FICHE = new Set(["accord", "fiche"]);

/** The entry, its fields in the order of the file; `erreurs` is empty when it may be proposed.
 * @param {Reponse[]} reponses @param {Contexte} contexte @returns {Fiche} */
export function makeFiche(reponses, contexte) {
  const vides = findLieuxVides(reponses);
  const demandees = reponses.filter(({ nom }) => !vides.some((lieu) => nom.startsWith(`${lieu}.adresse.`)));
  const erreurs = [...demandees.flatMap(checkReponse), ...checkEnsemble(reponses, contexte)];
  const uniques = erreurs.filter(({ nom }, rang) => erreurs.findIndex((autre) => autre.nom === nom) === rang);
  const rangs = new Map(reponses.map(({ nom }, rang) => [nom, rang]));
  uniques.sort((a, b) => (rangs.get(a.nom) ?? 0) - (rangs.get(b.nom) ?? 0));
  const arbre = completeFiche(buildArbre(reponses), reponses, contexte);
  return { champs: /** @type {Champs} */ (sortChamps(arbre, "", contexte.ordre)), erreurs: uniques };
}

/** @param {Reponse} reponse @returns {Erreur[]} */
function checkReponse({ nom, titre, regle, requis, valeurs }) {
  if (valeurs.length === 0) return requis ? [{ nom, message: writeMessage(refuseAbsent(titre, regle)) }] : [];
  const defaut = valeurs.map((valeur) => checkValeur(regle, valeur)).find((trouve) => trouve !== null);
  return defaut ? [{ nom, message: writeMessage(defaut) }] : [];
}

/** @param {string} titre @param {string} regle */
function refuseAbsent(titre, regle) {
  if (regle === "accord") return refuse("accord", "sans l’accord de la personne, rien ne peut être publié", "", "Demandez-lui, puis cochez la case");
  return refuse("champ-absent", `le champ ${quote(titre)} manque`);
}

/** What is wrong between the answers. @param {Reponse[]} reponses @param {Contexte} contexte @returns {Erreur[]} */
function checkEnsemble(reponses, contexte) {
  const defauts = [
    ...checkIdentifiant(reponses, contexte),
    ...checkHoraires(reponses),
    ...checkPositions(reponses),
    ...findLieuxVides(reponses).map((lieu) => /** @type {[string, Defaut]} */ ([`${lieu}.structure`, SANS_LIEU])),
    ...(contexte.genre === "evenement" ? checkEvenement(reponses, contexte) : []),
    ...(contexte.genre === "fermeture" ? checkFermeture(reponses, contexte) : []),
  ];
  return defauts.map(([nom, defaut]) => ({ nom, message: writeMessage(defaut) }));
}

/** @typedef {[nom: string, defaut: Defaut][]} Defauts */

/** The only value of an answer, or "". @param {Reponse[]} reponses @param {string} nom */
const read = (reponses, nom) => reponses.find((reponse) => reponse.nom === nom)?.valeurs[0] ?? "";

/** @param {Reponse[]} reponses @param {Contexte} contexte @returns {Defauts} */
function checkIdentifiant(reponses, { pris }) {
  const ident = read(reponses, "id");
  if (!pris.has(ident)) return [];
  const suggestion = `Si ce n’est pas la même fiche, ajoutez un mot : ${quote(`${ident}-2`)}`;
  return [["id", refuse("id-en-double", `l’identifiant ${quote(ident)} est déjà pris`, "un identifiant par entrée", suggestion)]];
}

/** Places of practice without a structure nor the first word of an address: « exercices.0 ». @param {Reponse[]} reponses */
const findLieuxVides = (reponses) =>
  reponses.flatMap(({ nom, valeurs }) => {
    const lieu = /^(exercices\.\d+)\.structure$/.exec(nom)?.[1];
    const ecrit = reponses.some((autre) => autre.nom.startsWith(`${lieu}.adresse.`) && autre.valeurs.length > 0);
    return lieu && valeurs.length === 0 && !ecrit ? [lieu] : [];
  });

/** The hours of each place, day by day: path of `horaires` → day → hours. @param {Reponse[]} reponses */
function readHoraires(reponses) {
  /** @type {Map<string, Map<string, string>>} */
  const lieux = new Map();
  for (const { nom, regle, valeurs } of reponses) {
    if (regle !== "plages" || valeurs.length === 0) continue;
    const coupe = nom.lastIndexOf(".");
    const heures = lieux.get(nom.slice(0, coupe)) ?? new Map();
    lieux.set(nom.slice(0, coupe), heures.set(nom.slice(coupe + 1), valeurs[0]));
  }
  return lieux;
}

/** @param {Reponse[]} reponses @returns {Defauts} */
const checkHoraires = (reponses) =>
  [...readHoraires(reponses)].flatMap(([lieu, heures]) =>
    checkSemaine(heures).map(([jour, defaut]) => /** @type {[string, Defaut]} */ ([`${lieu}.${jour}`, defaut])),
  );

/** @param {Reponse[]} reponses @returns {Defauts} */
function checkPositions(reponses) {
  return reponses.flatMap(({ nom, valeurs: [latitude = ""] }) => {
    if (!nom.endsWith("position.latitude")) return [];
    const autre = nom.replace("latitude", "longitude");
    const longitude = read(reponses, autre);
    if (!latitude && !longitude) return [];
    if (!latitude || !longitude) {
      const [manque, titre] = latitude ? [autre, "Longitude"] : [nom, "Latitude"];
      return [[manque, refuse("champ-absent", `le champ ${quote(titre)} manque`)]];
    }
    const justes = !checkValeur("decimal", latitude) && !checkValeur("decimal", longitude);
    const defaut = justes ? checkPosition(latitude, longitude) : null;
    return defaut ? [/** @type {[string, Defaut]} */ ([nom, defaut])] : [];
  });
}

/** @param {Reponse[]} reponses @param {Contexte} contexte @returns {Defauts} */
function checkEvenement(reponses, { aujourdhui }) {
  const journee = read(reponses, "journee_entiere") === "oui";
  const [debut, fin, dernier] = ["debut", "fin", "recurrence.jusqu_au"].map((nom) => read(reponses, nom));
  /** @type {Defauts} */
  const defauts = [];
  if (debut) defauts.push(...checkMoment("debut", debut, journee), ...checkFenetre("debut", debut, aujourdhui));
  if (fin) defauts.push(...checkFinDe(debut, fin, journee));
  if (dernier && debut && dernier < debut.slice(0, 10))
    defauts.push(["recurrence.jusqu_au", refuse("recurrence-fin-avant-debut", "cette date est avant le début")]);
  if (dernier && !read(reponses, "recurrence.frequence"))
    defauts.push(["recurrence.frequence", refuse("champ-absent", "le rendez-vous ne dit pas comment il revient")]);
  return [...defauts, ...checkLieu(reponses)];
}

/** @param {string} nom @param {string} instant @param {boolean} journee @returns {Defauts} */
function checkMoment(nom, instant, journee) {
  const aHeure = !isJour(instant);
  if (aHeure !== journee) return [];
  if (!journee) return [[nom, refuse("heure-absente", "l’heure n’est pas écrite", "une date puis une heure")]];
  const trouve = `une heure est écrite (${instant}) et le rendez-vous dure la journée entière`;
  return [[nom, refuse("heure-en-trop", trouve, "une date seule, AAAA-MM-JJ")]];
}

/** @param {string} nom @param {string} instant @param {string} aujourdhui @returns {Defauts} */
function checkFenetre(nom, instant, aujourdhui) {
  const annee = Number(aujourdhui.slice(0, 4));
  const [tot, tard] = [annee - AGENDA.annees_passees, annee + AGENDA.annees_futures].map((a) => `${a}${aujourdhui.slice(4)}`);
  const jour = instant.slice(0, 10);
  if (!isJour(jour) || (tot <= jour && jour <= tard)) return [];
  const attendu = "une date entre 10 ans avant aujourd’hui et 3 ans après";
  return [[nom, refuse("date-lointaine", `le ${jour} est trop loin d’aujourd’hui`, attendu, "Relisez l’année")]];
}

/** @param {string} debut @param {string} fin @param {boolean} journee @returns {Defauts} */
function checkFinDe(debut, fin, journee) {
  const seule = !/^\d{4}-/.test(fin);
  const heures = seule && !journee ? [] : checkMoment("fin", fin, journee);
  if (heures.length > 0 || !debut) return heures;
  const [depart, arrivee] = [debut, seule ? `${debut.slice(0, 10)} ${fin}` : fin].map(toComparable);
  if (arrivee > depart || (journee && arrivee === depart)) return [];
  const trouve = arrivee === depart ? "la fin et le début sont les mêmes" : "la fin vient avant le début";
  return [["fin", refuse("fin-avant-debut", trouve, "une fin après le début")]];
}

/** « 2026-12-03 9h » → « 2026-12-03 09:00 ». @param {string} instant */
function toComparable(instant) {
  const [jour, heure = ""] = instant.split(" ");
  const [, h = "0", m = "0"] = /^(\d{1,2})(?:h|:)?(\d{2})?$/.exec(heure) ?? [];
  return `${jour} ${h.padStart(2, "0")}:${(m || "0").padStart(2, "0")}`;
}

/** A place described on the spot has a name, and an address is whole or absent. @param {Reponse[]} reponses @returns {Defauts} */
function checkLieu(reponses) {
  const ecrits = reponses.filter(({ nom, valeurs }) => nom.startsWith("lieu.") && valeurs.length > 0);
  if (ecrits.length === 0) return [];
  const adresse = ecrits.some(({ nom }) => nom.startsWith("lieu.adresse."));
  const attendus = ["lieu.nom", ...(adresse ? ["lieu.adresse.code_postal", "lieu.adresse.commune"] : [])];
  return reponses
    .filter(({ nom, valeurs }) => attendus.includes(nom) && valeurs.length === 0)
    .map(({ nom, titre }) => [nom, refuse("champ-absent", `le champ ${quote(titre)} manque`)]);
}

/** @param {Reponse[]} reponses @param {Contexte} contexte @returns {Defauts} */
function checkFermeture(reponses, { pris }) {
  const [fiche, du, au] = ["fiche", "du", "au"].map((nom) => read(reponses, nom));
  /** @type {Defauts} */
  const defauts = [];
  if (fiche && pris.size > 0 && !pris.has(fiche)) {
    const trouve = `aucune fiche n’a l’identifiant ${quote(fiche)}`;
    defauts.push(["fiche", refuse("fiche-inconnue", trouve, "une fiche de l’annuaire", "Choisissez un nom de la liste")]);
  }
  if (isJour(du) && isJour(au) && au < du)
    defauts.push(["au", refuse("fin-avant-debut", "la fin vient avant le début", "une fin après le début")]);
  return defauts;
}

/** Answers as nested objects; a path with a number is an item of a list. @param {Reponse[]} reponses */
function buildArbre(reponses) {
  /** @type {Record<string, any>} */
  const arbre = {};
  for (const { nom, regle, valeurs, plusieurs } of reponses) {
    if (valeurs.length === 0 || regle === "plages" || HORS_FICHE.has(nom)) continue;
    setChamp(arbre, nom, plusieurs ? [...valeurs] : readNombre(regle, valeurs[0]));
  }
  for (const [lieu, heures] of readHoraires(reponses)) setChamp(arbre, lieu, groupJours(heures));
  return arbre;
}

/** A whole number is written without quotes. @param {string} regle @param {string} valeur */
const readNombre = (regle, valeur) =>
  (regle === "entier" || regle === "decimal") && /^\d{1,9}$/.test(valeur) ? Number(valeur) : valeur;

/** @param {Record<string, any>} arbre @param {string} chemin @param {Valeur} valeur */
function setChamp(arbre, chemin, valeur) {
  const pas = chemin.split(".");
  const dernier = /** @type {string} */ (pas.pop());
  let noeud = arbre;
  for (const nom of pas) noeud = noeud[nom] ??= {};
  noeud[dernier] = valeur;
}

/** What the file needs and nobody was asked. @param {Record<string, any>} arbre @param {Reponse[]} reponses
 * @param {Contexte} contexte @returns {Record<string, any>} */
function completeFiche(arbre, reponses, { genre, aujourdhui }) {
  if (arbre.exercices) arbre.exercices = Object.values(arbre.exercices);
  if (genre === "professionnel" && read(reponses, "accord"))
    arbre.diffusion = { statut: "public", source: "declaration", informe_le: aujourdhui };
  if (arbre.nouveaux_patients) arbre.nouveaux_patients.declare_le = aujourdhui;
  if (genre === "professionnel" || genre === "structure") arbre.verifie_le = aujourdhui;
  if (arbre.recurrence) arbre.recurrence = makeRecurrence(arbre.recurrence, arbre.debut ?? "");
  if (arbre.fin) arbre.fin = shortenFin(arbre.debut ?? "", arbre.fin);
  return arbre;
}

/** « Chaque mois, comme le 1er jeudi » needs the rank of the first time. @param {Record<string, string>} reponse
 * @param {string} debut @returns {Champs} */
function makeRecurrence({ frequence, ...reste }, debut) {
  if (frequence === "quinzaine") return { frequence: "hebdomadaire", intervalle: 2, ...reste };
  const jour = debut.slice(0, 10);
  if (frequence !== "mensuelle" || !isJour(jour)) return { frequence, ...reste };
  const rang = Math.ceil(Number(jour.slice(8)) / 7);
  const rangs = ["1er", "2e", "3e", "4e", "dernier"];
  return { frequence, jours: [JOURS[findJourSemaine(jour)]], rang: rangs[rang - 1], ...reste };
}

/** « 2026-12-03 22h » on the day of the start → « 22h ». @param {string} debut @param {string} fin */
function shortenFin(debut, fin) {
  const [jour, heure] = fin.split(" ");
  return heure && jour === debut.slice(0, 10) ? heure : fin;
}

/** `valeur` with its fields, and those inside, in the order of the file. @param {any} valeur @param {string} chemin
 * @param {Record<string, string[]>} ordre @returns {Valeur} */
function sortChamps(valeur, chemin, ordre) {
  if (Array.isArray(valeur)) return /** @type {any} */ (valeur.map((partie) => sortChamps(partie, chemin, ordre)));
  const noms = ordre[chemin];
  if (typeof valeur !== "object" || !noms) return valeur;
  const tries = Object.entries(valeur).sort(([a], [b]) => noms.indexOf(a) - noms.indexOf(b));
  return Object.fromEntries(tries.map(([nom, v]) => [nom, sortChamps(v, chemin ? `${chemin}.${nom}` : nom, ordre)]));
}
