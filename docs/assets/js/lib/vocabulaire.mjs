// @ts-check
/**
 * Second floor of the search: from texts to sorted words, in typed arrays. Many entries share a job, a town or a language:
 * a word leads to the texts that hold it, and each text to its entries.
 */
import { computeEmpreinte } from "./distance.mjs";
import { packListe } from "./listes.mjs";
import { computeCle, splitMots } from "./texte.mjs";

/**
 * @typedef {import("./listes.mjs").Liste} Liste
 *
 * @typedef {object} Source texts of one kind
 * @property {string[]} textes
 * @property {Liste} liste which of them each entry has
 * @property {number} champ 0 title, 1 detail, 2 words to find it by, never shown
 *
 * @typedef {object} Vocabulaire
 * @property {string[]} cles sorted keys of all the words
 * @property {Liste} textes texts that hold each word
 * @property {Liste} entrees entries that have each text
 * @property {string[]} ecrits the texts
 * @property {Uint8Array} champs field of each text
 * @property {Uint32Array} empreintes letters of each key, see `computeEmpreinte`
 *
 * @typedef {object} Registre
 * @property {Map<string, number>} cles number of each key, in order of first sight
 * @property {Map<string, number>} mots the same for each folded word
 */

/** The texts of a column, those that repeat kept once. @param {string[]} colonne @param {number} champ @returns {Source} */
export function buildSource(colonne, champ) {
  /** @type {Map<string, number>} */
  const numeros = new Map();
  const rangs = colonne.map((texte) => {
    const connu = numeros.get(texte);
    if (connu === undefined) numeros.set(texte, numeros.size);
    return connu ?? numeros.size - 1;
  });
  return { textes: [...numeros.keys()], liste: packListe(rangs, colonne.length), champ };
}

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

/** The other way round: for each number, the rows that have it, each once (counting sort). @param {Liste} liste @param {number} taille
 * @returns {Liste} */
function invertListe({ debuts, numeros }, taille) {
  const places = new Uint32Array(taille + 1);
  for (const numero of numeros) places[numero + 1] += 1;
  for (let i = 0; i < taille; i += 1) places[i + 1] += places[i];
  const inverse = { debuts: places.slice(), numeros: new Int32Array(numeros.length) };
  for (let rang = 0; rang + 1 < debuts.length; rang += 1)
    for (let i = debuts[rang]; i < debuts[rang + 1]; i += 1) inverse.numeros[places[numeros[i]]++] = rang;
  return inverse;
}

/** The texts of each entry, whatever their source. @param {Source[]} sources @param {number} taille number of entries @returns {Liste} */
function joinListes(sources, taille) {
  const debuts = new Uint32Array(taille + 1);
  const numeros = new Int32Array(sources.reduce((total, { liste }) => total + liste.numeros.length, 0));
  let place = 0;
  for (let entree = 0; entree < taille; entree += 1) {
    let decalage = 0;
    for (const { textes, liste } of sources) {
      for (let i = liste.debuts[entree]; i < liste.debuts[entree + 1]; i += 1) numeros[place++] = liste.numeros[i] + decalage;
      decalage += textes.length;
    }
    debuts[entree + 1] = place;
  }
  return { debuts, numeros };
}

/** @param {Source[]} sources @param {number} taille number of entries @returns {Vocabulaire} */
export function buildVocabulaire(sources, taille) {
  const registre = /** @type {Registre} */ ({ cles: new Map(), mots: new Map() });
  const ecrits = sources.flatMap(({ textes }) => textes);
  const lectures = ecrits.map((texte) => [...new Set(splitMots(texte).map((mot) => registerMot(registre, mot)))]);
  const cles = [...registre.cles.keys()].sort();
  const rangs = new Uint32Array(cles.length);
  cles.forEach((cle, rang) => (rangs[registre.cles.get(cle) ?? 0] = rang));
  const mots = packListe(
    lectures.map((numeros) => numeros.map((numero) => rangs[numero])),
    ecrits.length,
  );
  return {
    cles,
    textes: invertListe(mots, cles.length),
    entrees: invertListe(joinListes(sources, taille), ecrits.length),
    ecrits,
    champs: Uint8Array.from(sources.flatMap(({ textes, champ }) => textes.map(() => champ))),
    empreintes: Uint32Array.from(cles, computeEmpreinte),
  };
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
