// @ts-check
/** Second floor of the search: from columns of text to sorted words with their entries, in typed arrays. */
import { computeEmpreinte } from "./distance.mjs";
import { computeCle, isMotVide, splitMots } from "./texte.mjs";

/**
 * @typedef {object} Colonnes one row per entry
 * @property {string[]} t titles
 * @property {string[]} [d] details
 * @property {string[]} [m] words to find it by, never shown
 * @property {string[]} [tel] international phone numbers, "" when unknown
 * @property {number[]} [g] rank of the kind of entry: lower comes first
 *
 * @typedef {object} Vocabulaire
 * @property {string[]} cles sorted keys of all the words
 * @property {Uint32Array} debuts entries of word i: `entrees[debuts[i]]` up to `debuts[i + 1]`
 * @property {Uint32Array} entrees
 * @property {Uint8Array} champs 0 title, 1 detail, 2 words: the best field of the word in that entry
 * @property {Uint32Array} empreintes letters of each key, see `computeEmpreinte`
 * @property {Uint8Array} tailles number of meaningful words of each title
 *
 * @typedef {object} Registre
 * @property {Map<string, number>} cles number of each key, in order of first sight
 * @property {Map<string, number>} mots the same for each folded word
 *
 * @typedef {number[][][]} Lectures word numbers of each text, by field then by entry
 */

/** Number of the word under which `mot` is filed. @param {Registre} registre @param {string} mot */
function registerMot(registre, mot) {
  const connu = registre.mots.get(mot);
  if (connu !== undefined) return connu;
  const cle = computeCle(mot);
  const numero = registre.cles.get(cle) ?? registre.cles.size;
  registre.cles.set(cle, numero);
  registre.mots.set(mot, numero);
  return numero;
}

/**
 * Numbers of the words of each text; texts that repeat are read once.
 * @param {Registre} registre
 * @param {string[]} textes
 */
function registerTextes(registre, textes) {
  /** @type {Map<string, number[]>} */
  const lus = new Map();
  return textes.map((texte) => {
    let numeros = lus.get(texte);
    if (!numeros) lus.set(texte, (numeros = splitMots(texte).map((mot) => registerMot(registre, mot))));
    return numeros;
  });
}

/** Calls `visit(word, entry, field)` once per word and entry, with the best field of the word in that entry.
 * @param {Lectures} lectures @param {number} nombreMots @param {(mot: number, entree: number, champ: number) => void} visit */
function visitOccurrences(lectures, nombreMots, visit) {
  const derniere = new Int32Array(nombreMots).fill(-1);
  for (let entree = 0; entree < lectures[0].length; entree += 1) {
    for (let champ = 0; champ < lectures.length; champ += 1) {
      for (const mot of lectures[champ][entree] ?? []) {
        if (derniere[mot] !== entree) visit(mot, entree, champ);
        derniere[mot] = entree;
      }
    }
  }
}

/**
 * Entries and fields grouped by word (counting sort).
 * @param {Lectures} lectures
 * @param {Uint32Array} rangs rank of each number
 */
function groupParMot(lectures, rangs) {
  const debuts = new Uint32Array(rangs.length + 1);
  visitOccurrences(lectures, rangs.length, (mot) => (debuts[rangs[mot] + 1] += 1));
  for (let i = 0; i < rangs.length; i += 1) debuts[i + 1] += debuts[i];
  const places = debuts.slice();
  const entrees = new Uint32Array(debuts[rangs.length]);
  const champs = new Uint8Array(entrees.length);
  visitOccurrences(lectures, rangs.length, (mot, entree, champ) => {
    const place = places[rangs[mot]];
    places[rangs[mot]] += 1;
    entrees[place] = entree;
    champs[place] = champ;
  });
  return { debuts, entrees, champs };
}

/** Number of meaningful words of each title. @param {number[][]} titres @param {Registre} registre */
function countMots(titres, { mots }) {
  const vides = new Set([...mots].filter(([mot]) => isMotVide(mot)).map(([, numero]) => numero));
  return Uint8Array.from(titres, (titre) => Math.min(255, titre.filter((numero) => !vides.has(numero)).length));
}

/** @param {Colonnes} colonnes @returns {Vocabulaire} */
export function buildVocabulaire({ t, d = [], m = [] }) {
  const registre = /** @type {Registre} */ ({ cles: new Map(), mots: new Map() });
  const lectures = [t, d, m].map((textes) => registerTextes(registre, textes));
  const cles = [...registre.cles.keys()].sort();
  const rangs = new Uint32Array(cles.length);
  cles.forEach((cle, rang) => (rangs[registre.cles.get(cle) ?? 0] = rang));
  const empreintes = Uint32Array.from(cles, computeEmpreinte);
  return { cles, ...groupParMot(lectures, rangs), empreintes, tailles: countMots(lectures[0], registre) };
}

/** Place of the first key not lower than `cle`. @param {string[]} cles sorted @param {string} cle */
export function findPlace(cles, cle) {
  let bas = 0;
  let haut = cles.length;
  while (bas < haut) {
    const milieu = (bas + haut) >>> 1;
    if (cles[milieu] < cle) bas = milieu + 1;
    else haut = milieu;
  }
  return bas;
}
