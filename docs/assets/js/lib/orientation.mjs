// @ts-check
/** Leaf: an entry of the sheet in few words, and what is left out when there is too much to say. */
import { formatNombre } from "./texte.mjs";

/**
 * @typedef {object} Telephone
 * @property {string} lien « tel:… »
 * @property {string} affiche
 */
/**
 * @typedef {object} Lieu
 * @property {string} titre "" when the address says enough
 * @property {string} adresse
 * @property {Telephone | null} telephone
 * @property {string[]} horaires sentences
 * @property {string[]} remarques closures to come
 * @property {string[]} acces
 */
/**
 * @typedef {object} Fiche
 * @property {string} ident
 * @property {string} adresse of its page
 * @property {string} nom
 * @property {string} role
 * @property {string[]} etats new patients, with the date
 * @property {Telephone | null} telephone
 * @property {string} accueil the place that answers, when the number is its own
 * @property {string[]} avis departure and who takes over, facts too old to be shown
 * @property {Lieu[]} lieux
 * @property {string} sansRendezVous
 * @property {string} verification « Fiche vérifiée le … »
 * @property {boolean} aVerifier past its term
 */
/** @typedef {{jour: string, texte: string, ferme: boolean}} Jour a row of the table of hours */

const FERIES = "jours fériés";

/** « lundi », « lundi et mardi », « lundi à mercredi, samedi et dimanche ».
 * @param {string[]} jours in order @param {string[]} semaine every day in order */
function joinJours(jours, semaine) {
  /** @type {string[][]} */
  const suites = [];
  for (const jour of jours) {
    const derniere = suites.at(-1);
    const suit = derniere && jour !== FERIES && semaine.indexOf(jour) === semaine.indexOf(String(derniere.at(-1))) + 1;
    if (suit) derniere.push(jour);
    else suites.push([jour]);
  }
  const mots = suites.flatMap((suite) => (suite.length > 2 ? `${suite[0]} à ${suite.at(-1)}` : suite));
  return mots.length > 1 ? `${mots.slice(0, -1).join(", ")} et ${mots.at(-1)}` : mots.join("");
}

/** @param {string} texte */
const raiseFirst = (texte) => texte.charAt(0).toUpperCase() + texte.slice(1);

/**
 * The week in sentences, the days of same hours together.
 * @param {Jour[]} jours Monday first
 * @returns {string[]}
 */
export function writeHoraires(jours) {
  const semaine = jours.map(({ jour }) => jour.toLowerCase());
  /** @type {Map<string, string[]>} */
  const groupes = new Map();
  jours.forEach(({ texte, ferme }, rang) => {
    if (!ferme) groupes.set(texte, [...(groupes.get(texte) ?? []), semaine[rang]]);
  });
  const phrases = [...groupes].map(
    ([texte, ensemble]) => `${raiseFirst(joinJours(ensemble, semaine))}\u00a0: ${texte}`,
  );
  if (!jours.some(({ ferme }) => ferme)) return phrases;
  return [...phrases, phrases.length > 0 ? "Fermé les autres jours" : "Fermé tous les jours"];
}

/**
 * @typedef {object} Palier what is told of each entry
 * @property {number} lieux places of one person, at most
 * @property {boolean} tarifs and what else follows the profession
 * @property {number} acces facts on the access of each place, at most; the first says whether it is step-free
 * @property {boolean} horaires and closures
 * @property {boolean} redites what is else said once: days closed, holidays to be checked, the same date twice
 */

/** Sizes of letters that a sheet may take, in points, the largest first; classes of orientation.css. */
export const TAILLES = [18, 16.5, 15, 14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8];
const TOUT = { lieux: Infinity, tarifs: true, acces: Infinity, horaires: true, redites: true };
const SERRE = { lieux: 1, tarifs: false, acces: 1, horaires: true, redites: false };
/** From the sheet that tells everything to the one that tells least. @type {Palier[]} */
export const PALIERS = [
  TOUT,
  { ...TOUT, tarifs: false },
  { ...TOUT, tarifs: false, redites: false },
  ...[Infinity, 24, 16, 12, 8, 6, 4, 3, 2, 1].map((lieux) => ({ ...SERRE, lieux })),
  { ...SERRE, acces: 0 },
  { ...SERRE, acces: 0, horaires: false },
];

/**
 * What to try in turn, and the size of letters under which the next is better: the sheet is for people who may see
 * badly. Prices are told only in easy letters; the rest goes before letters of 9.5 points do.
 * @type {{palier: Palier, plancher: number}[]}
 */
export const ESSAIS = [
  ...PALIERS.slice(0, 3).map((palier) => ({ palier, plancher: 11 })),
  ...PALIERS.slice(1).map((palier) => ({ palier, plancher: 9.5 })),
  { palier: PALIERS[PALIERS.length - 1], plancher: TAILLES[TAILLES.length - 1] },
];

const SEPARATEUR = " · ";

/** The profession alone, or all that its page says beside it. @param {Fiche} fiche @param {Palier} palier */
export const limitRole = ({ role }, palier) => (palier.tarifs ? role : role.split(SEPARATEUR)[0]);

/** What stands beside the role; the date of a declaration may be that of the whole entry.
 * @param {Fiche} fiche @param {Palier} palier */
export function limitEtats({ etats, verification }, palier) {
  const date = /\d.*$/.exec(verification)?.[0];
  const redite = ` (déclaré le ${date})`;
  return palier.redites || !date ? etats : etats.map((etat) => etat.replace(redite, ""));
}

const EVIDENCES = ["Fermé les autres jours", "Jours fériés\u00a0: à vérifier"];

/** The hours, without what one sentence can say for all the places. @param {Lieu} lieu @param {Palier} palier */
function limitHoraires({ horaires }, palier) {
  const utiles = horaires.filter((phrase) => !EVIDENCES.includes(phrase));
  return palier.redites || utiles.length === 0 ? horaires : utiles;
}

/** That sentence, "" when every place says it itself. @param {Fiche[]} fiches @param {Palier} palier */
export function describeJours(fiches, palier) {
  const lieux = fiches.flatMap((fiche) => fiche.lieux.slice(0, palier.lieux));
  const tus = palier.horaires && lieux.some((lieu) => limitHoraires(lieu, palier).length < lieu.horaires.length);
  return tus ? "Dans les horaires donnés, un jour non écrit est fermé, un jour férié non écrit est à vérifier." : "";
}

/** The places that `palier` tells, with what it tells of them.
 * @param {Fiche} fiche @param {Palier} palier @returns {Lieu[]} */
export const limitLieux = ({ lieux }, palier) =>
  lieux.slice(0, palier.lieux).map((lieu) => ({
    ...lieu,
    acces: lieu.acces.slice(0, palier.acces),
    horaires: palier.horaires ? limitHoraires(lieu, palier) : [],
    remarques: palier.horaires ? lieu.remarques : [],
  }));

/** « 37 autres lieux », "" when all are told. @param {Fiche} fiche @param {Palier} palier */
export function countAutresLieux({ lieux }, palier) {
  const caches = lieux.length - Math.min(lieux.length, palier.lieux);
  return caches > 0 ? formatNombre(caches, "autre lieu", "autres lieux") : "";
}

/** What no entry tells at `palier` though some could. @param {Fiche[]} fiches @param {Palier} palier */
export function listCoupes(fiches, palier) {
  const lieux = fiches.flatMap((fiche) => fiche.lieux.slice(0, palier.lieux));
  return [
    !palier.tarifs && fiches.some(({ role }) => role.includes(SEPARATEUR)) && "tarifs",
    lieux.some(({ acces }) => acces.length > palier.acces) && (palier.acces > 0 ? "détail de l’accès" : "accès"),
    !palier.horaires && lieux.some(({ horaires }) => horaires.length > 0) && "horaires",
  ].filter((mot) => mot !== false);
}

/** All that the sheet leaves out, for the person who prints it. @param {Fiche[]} fiches @param {Palier} palier */
export function listOmis(fiches, palier) {
  const autres = fiches.map((fiche) => [countAutresLieux(fiche, palier), fiche.nom]);
  return [...listCoupes(fiches, palier), ...autres.flatMap(([nombre, nom]) => (nombre ? `${nombre} de ${nom}` : []))];
}
