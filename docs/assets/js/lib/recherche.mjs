// @ts-check
/** Top floor of the search: a question in, entry numbers out, best first. Every word of the question must match. */
import { findAccords, findFautes } from "./accords.mjs";
import {
  computeCle,
  countMotsUtiles,
  dropCivilite,
  fold,
  isMotFaible,
  keepMotsUtiles,
  normalizeTelephone,
  readTelephone,
  splitMots,
} from "./texte.mjs";
import { buildSource, buildVocabulaire } from "./vocabulaire.mjs";

/**
 * @typedef {import("./vocabulaire.mjs").Vocabulaire} Vocabulaire
 * @typedef {import("./vocabulaire.mjs").Source} Source
 *
 * @typedef {object} Colonnes one row per entry
 * @property {string[]} t titles
 * @property {string[]} [d] details
 * @property {string[]} [m] words to find it by, never shown
 * @property {string[]} [tel] international phone numbers, "" when unknown
 * @property {number[]} [g] rank of the kind of entry: lower comes first
 *
 * @typedef {object} Index
 * @property {number} taille
 * @property {Vocabulaire} vocabulaire
 * @property {string[]} telephones national digits, "" when unknown
 * @property {ArrayLike<number>} genres
 * @property {Uint8Array} longueurs number of meaningful words of each title
 * @property {Uint32Array} ordre entries by title
 * @property {Map<string, Uint8Array>} couts of the last words searched, see `computeCouts`
 * @typedef {{qualites: Int16Array, champs: Uint8Array}} Bilan sums over the words; a negative quality is out
 */

const MOTS_MAXIMUM = 12;
const MEMOIRE_MOTS = 24;
const ABSENT = 255;

/** Entry numbers by folded title. @param {string[]} plis */
const sortTitres = (plis) =>
  new Uint32Array(plis.keys()).sort((a, b) => (plis[a] < plis[b] ? -1 : plis[a] > plis[b] ? 1 : a - b));

/** @param {Colonnes} colonnes @returns {Index} */
export function buildIndex({ t, d = [], m = [], tel, g }) {
  const pad = (/** @type {string[]} */ textes) => t.map((_, i) => textes[i] ?? "");
  return buildIndexSources(t, [buildSource(pad(d), 1), buildSource(pad(m), 2)], tel, g);
}

/** The same from texts that entries share. @param {string[]} titres @param {Source[]} sources beyond the titles
 * @param {string[]} [tel] @param {number[]} [genres] @returns {Index} */
export function buildIndexSources(titres, sources, tel = [], genres = []) {
  const plis = titres.map(fold);
  const noms = buildSource(titres.map(dropCivilite), 0);
  const longueurs = noms.textes.map((titre) => Math.min(255, countMotsUtiles(splitMots(titre))));
  return {
    taille: titres.length,
    vocabulaire: buildVocabulaire([noms, ...sources], titres.length),
    telephones: tel.map((numero) => (numero ? normalizeTelephone(numero) : "")),
    genres,
    longueurs: Uint8Array.from(noms.liste.numeros, (numero) => longueurs[numero]),
    ordre: sortTitres(plis),
    couts: new Map(),
  };
}

/** The words that a question is searched by. @param {string} question */
export const readMots = (question) => [...new Set(keepMotsUtiles(splitMots(question)))].slice(0, MOTS_MAXIMUM);

/** Best cost of one word for each entry: quality × 4 + field, `ABSENT` where it does not occur.
 * @param {Vocabulaire} vocabulaire @param {string} mot @param {number} taille number of entries */
function computeCouts(vocabulaire, mot, taille) {
  const { textes, entrees, champs } = vocabulaire;
  const couts = new Uint8Array(taille).fill(ABSENT);
  for (const accord of findAccords(vocabulaire, mot)) {
    for (let i = textes.debuts[accord.mot]; i < textes.debuts[accord.mot + 1]; i += 1) {
      const texte = textes.numeros[i];
      const cout = accord.qualite * 4 + champs[texte];
      for (let j = entrees.debuts[texte]; j < entrees.debuts[texte + 1]; j += 1)
        if (cout < couts[entrees.numeros[j]]) couts[entrees.numeros[j]] = cout;
    }
  }
  return couts;
}

/** The same, kept for the next keystroke: only the last word of a question changes. @param {Index} index @param {string} mot */
function getCouts(index, mot) {
  const connus = index.couts.get(mot);
  if (connus) return connus;
  const couts = computeCouts(index.vocabulaire, mot, index.taille);
  if (index.couts.size >= MEMOIRE_MOTS) index.couts.delete(index.couts.keys().next().value ?? "");
  index.couts.set(mot, couts);
  return couts;
}

/** Adds one word to the sums; an entry without it is out for good. @param {Bilan} bilan @param {Uint8Array} couts */
function addCouts({ qualites, champs }, couts) {
  for (let i = 0; i < couts.length; i += 1) {
    if (couts[i] === ABSENT) qualites[i] = -1;
    if (qualites[i] < 0) continue;
    qualites[i] += couts[i] >> 2;
    champs[i] += couts[i] & 3;
  }
}

/** @param {Index} index @param {string[]} mots @returns {Bilan} */
function computeBilan(index, mots) {
  const bilan = { qualites: new Int16Array(index.taille), champs: new Uint8Array(index.taille) };
  for (const mot of mots) addCouts(bilan, getCouts(index, mot));
  return bilan;
}

/** Entries still in, by quality, field, kind, then title; a title that is exactly the question comes first (counting sort).
 * @param {Index} index @param {Bilan} bilan @param {number} nombreMots */
function sortEntrees({ longueurs, genres, ordre, taille }, { qualites, champs }, nombreMots) {
  const merites = new Int32Array(taille);
  /** Merit → how many, then where the next one goes. @type {Map<number, {place: number}>} */
  const rangees = new Map();
  let nombre = 0;
  let [precedent, rangee] = [-1, { place: 0 }];
  for (const entree of ordre) {
    if (qualites[entree] < 0) continue;
    const parfait = qualites[entree] + champs[entree] === 0 && longueurs[entree] === nombreMots;
    const merite = ((parfait ? 0 : qualites[entree] + 1) * 64 + champs[entree]) * 64 + (genres[entree] ?? 0);
    merites[entree] = merite;
    if (merite !== precedent) {
      rangee = rangees.get(merite) ?? { place: 0 };
      rangees.set((precedent = merite), rangee);
    }
    rangee.place += 1;
    nombre += 1;
  }
  return placeEntrees(ordre, merites, rangees, { qualites, nombre });
}

/** @param {Uint32Array} ordre @param {Int32Array} merites @param {Map<number, {place: number}>} rangees
 * @param {{qualites: Int16Array, nombre: number}} bilan */
function placeEntrees(ordre, merites, rangees, { qualites, nombre }) {
  let debut = 0;
  for (const merite of [...rangees.keys()].sort((a, b) => a - b)) {
    const rangee = /** @type {{place: number}} */ (rangees.get(merite));
    [rangee.place, debut] = [debut, debut + rangee.place];
  }
  /** @type {number[]} */
  const triees = new Array(nombre);
  let [precedent, rangee] = [-1, { place: 0 }];
  for (const entree of ordre) {
    if (qualites[entree] < 0) continue;
    if (merites[entree] !== precedent) rangee = rangees.get((precedent = merites[entree])) ?? rangee;
    triees[rangee.place] = entree;
    rangee.place += 1;
  }
  return triees;
}

/** Entries that have this number: whole, or its first digits once six are typed.
 * @param {Index} index @param {string} numero national digits */
function searchTelephone({ telephones, ordre }, numero) {
  const trouvees = [];
  for (const i of ordre)
    if (telephones[i] === numero || (numero.length >= 6 && telephones[i]?.startsWith(numero))) trouvees.push(i);
  return trouvees;
}

/**
 * Entry numbers that answer `question`, best first; none for an empty question.
 * @param {Index} index
 * @param {string} question
 */
export function searchEntrees(index, question) {
  const numero = readTelephone(question);
  const parNumero = numero.length > 1 ? searchTelephone(index, numero) : [];
  const mots = readMots(question);
  if (parNumero.length > 0 || mots.length === 0) return parNumero;
  const trouvees = sortEntrees(index, computeBilan(index, mots), countMotsUtiles(mots));
  const forts = mots.filter((mot) => !isMotFaible(mot));
  if (trouvees.length > 0 || forts.length === 0 || forts.length === mots.length) return trouvees;
  return sortEntrees(index, computeBilan(index, forts), forts.length);
}

/** The written form, accents kept, of a key of the vocabulary. @param {Index} index @param {number} mot */
function findEcrit({ vocabulaire: { cles, textes, ecrits } }, mot) {
  const mots = ecrits[textes.numeros[textes.debuts[mot]]].split(/[^\p{L}\p{M}\p{N}]+/u);
  const ecrit = mots.find((candidat) => computeCle(fold(candidat)) === cles[mot]);
  return (ecrit ?? cles[mot]).toLowerCase();
}

/** `mot` as it should have been written, as far as the vocabulary tells; null when nothing is near.
 * @param {Index} index @param {string} mot */
function correctMot(index, mot) {
  if (findAccords(index.vocabulaire, mot).length > 0) return mot;
  const [proche] = findFautes(index.vocabulaire, computeCle(mot), mot.length >= 8 ? 3 : mot.length >= 4 ? 2 : 1);
  return proche ? findEcrit(index, proche.mot) : null;
}

/** Up to three other questions that do have answers: the words corrected, else one word fewer.
 * @param {Index} index @param {string} question that found nothing */
export function suggestQuestions(index, question) {
  const mots = readMots(question);
  const corriges = mots.map((mot) => correctMot(index, mot));
  const entiere = corriges.filter((mot) => mot !== null).join(" ");
  const moinsUn = mots.length > 1 ? corriges.map((_, i) => corriges.filter((mot, j) => mot && j !== i).join(" ")) : [];
  const candidates = [...new Set([entiere, ...moinsUn])].filter((autre) => autre && autre !== mots.join(" "));
  return candidates
    .filter((autre) => searchEntrees(index, autre).length > 0)
    .slice(0, entiereSuffit(index, entiere) ? 1 : 3);
}

/** True when the corrected question alone is worth offering. @param {Index} index @param {string} entiere */
const entiereSuffit = (index, entiere) => entiere !== "" && searchEntrees(index, entiere).length > 0;
