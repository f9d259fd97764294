// @ts-check
/** The lines of the directory: made from the index, then told how far and when. */
import { create } from "./dom.mjs";
import { listCommunes } from "./lib/annuaire.mjs";
import { describeCreneau, describePlages, judgeHoraires, OUVERT } from "./lib/creneaux.mjs";
import { formatDistance } from "./lib/geographie.mjs";
import { describeEtat } from "./lib/horaires.mjs";
import { DRAPEAUX } from "./lib/index-annuaire.mjs";
import { resolveLien } from "./lib/liens.mjs";
import { getNumeros } from "./lib/listes.mjs";
import { createLigne } from "./ligne.mjs";

/**
 * @typedef {import("./lib/index-annuaire.mjs").Annuaire} Annuaire
 * @typedef {import("./lib/annuaire.mjs").Tri} Tri
 * @typedef {import("./lib/demande.mjs").Demande} Demande
 */

export const SITUER = "cpts-resultat__situer";
const PLAIN_PIED = { texte: "Accès de plain-pied", ton: "acces" };

/** @param {Annuaire["colonnes"]} colonnes @param {number} fiche */
function listPastilles({ a, x, pastilles }, fiche) {
  const [texte, ton, note] = pastilles[a[fiche]] ?? [];
  const etats = texte && ton ? [{ texte, ton, note }] : [];
  return (x[fiche] ?? 0) & DRAPEAUX.pmr && ton !== "depart" ? [...etats, PLAIN_PIED] : etats;
}

/** @param {Annuaire} annuaire @param {number} fiche */
function listMentions({ colonnes, facettes }, fiche) {
  const { x, langues, services } = colonnes;
  const listLibelles = (/** @type {string} */ nom, /** @type {[string, string][]} */ table) => {
    const facette = facettes.find((une) => une.nom === nom);
    return facette ? Array.from(getNumeros(facette.liste, fiche), (numero) => table[numero]) : [];
  };
  const parlees = listLibelles("langue", langues);
  const autres = parlees.filter(([slug]) => slug !== "fr").map(([, libelle]) => libelle);
  return [
    ...listLibelles("service", services).map(([, libelle]) => libelle),
    (x[fiche] ?? 0) & DRAPEAUX.domicile ? "Visites à domicile" : "",
    (x[fiche] ?? 0) & DRAPEAUX.teleconsultation ? "Téléconsultation" : "",
    autres.length > 0 ? `${autres.length < parlees.length ? "Parle aussi " : ""}${autres.join(", ")}` : "",
  ].filter(Boolean);
}

/** Their text in the page, written once for all who have the same. @type {WeakMap<import("./lib/horaires.mjs").Horaires, string>} */
const ecrits = new WeakMap();

/** @param {import("./lib/horaires.mjs").Horaires | undefined} horaires */
function writeHoraires(horaires) {
  if (!horaires) return undefined;
  const ecrit = ecrits.get(horaires) ?? JSON.stringify(horaires);
  ecrits.set(horaires, ecrit);
  return ecrit;
}

/** One entry, in the words of the pages. @param {Annuaire} annuaire @param {number} fiche @param {string} racine */
export function createFiche(annuaire, fiche, racine) {
  const { colonnes, heures, horaires } = annuaire;
  const role = colonnes.roles[colonnes.r[fiche]]?.[0];
  const convention = colonnes.conventions[colonnes.v[fiche]]?.[1];
  const siennes = getNumeros(heures, fiche);
  return createLigne({
    ident: colonnes.l[fiche],
    nom: colonnes.n[fiche],
    adresse: resolveLien(`annuaire/${colonnes.l[fiche]}/`, racine),
    detail: [role, convention].filter(Boolean).join(" · "),
    lieu: [...new Set(listCommunes(annuaire, fiche))].join(", "),
    telephone: colonnes.tel[fiche],
    pastilles: listPastilles(colonnes, fiche),
    mentions: listMentions(annuaire, fiche),
    horaires: siennes.length === 1 ? writeHoraires(horaires[siennes[0]]) : undefined,
  });
}

/** « à environ 4 km », with the commune when there are several. @param {Annuaire} annuaire @param {Tri} tri @param {number} fiche */
function describeDistance(annuaire, { distances_km, rangs }, fiche) {
  const distance = distances_km?.[fiche] ?? Infinity;
  if (!Number.isFinite(distance)) return distances_km ? "distance inconnue" : "";
  const communes = listCommunes(annuaire, fiche);
  const ou = new Set(communes).size > 1 ? ` (${communes[rangs?.[fiche] ?? 0]})` : "";
  return `à ${distance < 1 ? "" : "environ "}${formatDistance(distance)}${ou}`;
}

/** When it opens at the time asked for, place by place when there are several. @param {Annuaire} annuaire @param {number} fiche
 * @param {import("./lib/creneaux.mjs").Creneau | null} creneau */
function describeOuverture(annuaire, fiche, creneau) {
  const siennes = getNumeros(annuaire.heures, fiche);
  if (!creneau || (creneau.jour === null && siennes.length < 2)) return "";
  const communes = listCommunes(annuaire, fiche);
  const phrases = Array.from(siennes, (numero, rang) => {
    const horaires = annuaire.horaires[numero];
    if (!horaires || judgeHoraires(horaires, creneau) !== OUVERT) return "";
    const ou = siennes.length > 1 ? ` à ${communes[rang]}` : "";
    if (creneau.jour === null) return `Ouvert${ou} ${describeEtat(horaires, creneau.maintenant)[1]}`;
    return `Ouvert ${describeCreneau(creneau)}${ou}\u00a0: ${describePlages(horaires, creneau)}`;
  });
  return phrases.filter(Boolean).join(" · ");
}

/**
 * Puts on a line what only this search knows; takes away what the last one said.
 * @param {HTMLElement} ligne
 * @param {Annuaire} annuaire
 * @param {number} fiche
 * @param {{tri: Tri, demande: Demande}} recherche
 */
export function decorateLigne(ligne, annuaire, fiche, { tri, demande }) {
  ligne.querySelector("[data-situation]")?.remove();
  const distance = describeDistance(annuaire, tri, fiche);
  const ouverture = describeOuverture(annuaire, fiche, demande.creneau);
  if (!distance && !ouverture) return;
  const situation = create(
    "p",
    { class: "cpts-resultat__situation", "data-situation": "" },
    distance && create("span", { class: "cpts-resultat__distance" }, distance),
    distance && ouverture && " · ",
    ouverture && create("span", { class: "cpts-resultat__creneau" }, ouverture),
  );
  const corps = ligne.querySelector(".cpts-resultat__corps");
  const apres = corps?.querySelector(".cpts-resultat__lieu") ?? corps?.querySelector(".cpts-resultat__nom");
  apres?.after(situation);
}

/** The button that shows an entry on the map beside the list; the list listens for all of them. @param {string} nom */
export const createSituer = (nom) =>
  create(
    "button",
    { type: "button", class: SITUER },
    "Sur la carte",
    create("span", { class: "cpts-masque" }, `\u00a0: ${nom}`),
  );
