// @ts-check
/** Top floor of the search: a question in, entry numbers out, best first. Every word of the question must match. */
import { findAccords, findFautes } from "./accords.mjs";
import { computeCle, fold, keepMotsUtiles, normalizeTelephone, readTelephone, splitMots } from "./texte.mjs";
import { buildVocabulaire } from "./vocabulaire.mjs";

/**
 * @typedef {import("./vocabulaire.mjs").Colonnes} Colonnes
 * @typedef {import("./vocabulaire.mjs").Vocabulaire} Vocabulaire
 * @typedef {object} Index
 * @property {Colonnes} colonnes
 * @property {Vocabulaire} vocabulaire
 * @property {string[]} telephones national digits, "" when unknown
 * @property {ArrayLike<number>} genres
 * @property {Uint32Array} ordre entries by title
 * @property {Uint32Array} rangs place of each entry in `ordre`
 * @typedef {{qualites: Int16Array, champs: Uint8Array}} Bilan sums over the words; a negative quality is out
 */

const MOTS_MAXIMUM = 12;
const ABSENT = 255;

/** Entry numbers by folded title. @param {string[]} plis */
const sortTitres = (plis) =>
  new Uint32Array(plis.keys()).sort((a, b) => (plis[a] < plis[b] ? -1 : plis[a] > plis[b] ? 1 : a - b));

/** @param {Colonnes} colonnes @returns {Index} */
export function buildIndex(colonnes) {
  const plis = colonnes.t.map(fold);
  const ordre = sortTitres(plis);
  const rangs = new Uint32Array(ordre.length);
  ordre.forEach((entree, rang) => (rangs[entree] = rang));
  const telephones = (colonnes.tel ?? []).map((tel) => (tel ? normalizeTelephone(tel) : ""));
  const genres = colonnes.g ?? new Uint8Array(ordre.length);
  return { colonnes, vocabulaire: buildVocabulaire({ ...colonnes, t: plis }), telephones, genres, ordre, rangs };
}

/** The words that a question is searched by. @param {string} question */
export const readMots = (question) => [...new Set(keepMotsUtiles(splitMots(question)))].slice(0, MOTS_MAXIMUM);

/** Best cost of one word for each entry: quality × 4 + field, `ABSENT` where it does not occur.
 * @param {Vocabulaire} vocabulaire @param {string} mot @param {Uint8Array} couts written in place */
function fillCouts(vocabulaire, mot, couts) {
  const { debuts, entrees, champs } = vocabulaire;
  couts.fill(ABSENT);
  for (const accord of findAccords(vocabulaire, mot)) {
    for (let i = debuts[accord.mot]; i < debuts[accord.mot + 1]; i += 1) {
      const cout = accord.qualite * 4 + champs[i];
      if (cout < couts[entrees[i]]) couts[entrees[i]] = cout;
    }
  }
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
  const taille = index.ordre.length;
  const bilan = { qualites: new Int16Array(taille), champs: new Uint8Array(taille) };
  const couts = new Uint8Array(taille);
  for (const mot of mots) {
    fillCouts(index.vocabulaire, mot, couts);
    addCouts(bilan, couts);
  }
  return bilan;
}

/** Entries still in, by quality, field, kind, then title; a title that is exactly the question comes first.
 * @param {Index} index @param {Bilan} bilan @param {number} nombreMots */
function sortEntrees({ vocabulaire, genres, ordre, rangs }, { qualites, champs }, nombreMots) {
  /** @type {number[]} */
  const rangements = [];
  for (let i = 0; i < qualites.length; i += 1) {
    if (qualites[i] < 0) continue;
    const parfait = qualites[i] + champs[i] === 0 && vocabulaire.tailles[i] === nombreMots;
    const merite = (parfait ? 0 : qualites[i] + 1) * 64 + champs[i];
    rangements.push((merite * 64 + (genres[i] ?? 0)) * qualites.length + rangs[i]);
  }
  return Array.from(Float64Array.from(rangements).sort(), (rangement) => ordre[rangement % qualites.length]);
}

/** Entries that have this number: whole, or its first digits once six are typed.
 * @param {Index} index @param {string} numero national digits */
function searchTelephone({ telephones, ordre }, numero) {
  const longueur = numero.length >= 6 ? numero.length : Infinity;
  return Array.from(ordre).filter((i) => telephones[i] === numero || telephones[i]?.slice(0, longueur) === numero);
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
  return sortEntrees(index, computeBilan(index, mots), mots.length);
}

/** The written form, accents kept, of a key of the vocabulary. @param {Index} index @param {number} mot */
function findEcrit({ colonnes, vocabulaire }, mot) {
  const entree = vocabulaire.entrees[vocabulaire.debuts[mot]];
  const texte = [colonnes.t, colonnes.d, colonnes.m].map((textes) => textes?.[entree] ?? "").join(" ");
  const ecrits = texte.split(/[^\p{L}\p{M}\p{N}]+/u);
  const ecrit = ecrits.find((candidat) => computeCle(fold(candidat)) === vocabulaire.cles[mot]);
  return (ecrit ?? vocabulaire.cles[mot]).toLowerCase();
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
