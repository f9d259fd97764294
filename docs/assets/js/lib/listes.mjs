// @ts-check
/** Leaf of the directory: for each entry a short list of numbers, all in two typed arrays. */

/**
 * @typedef {number | number[]} Numeros one alone, several in a list, -1 for none
 * @typedef {{debuts: Uint32Array, numeros: Int32Array}} Liste those of entry i: `numeros[debuts[i]]` up to `debuts[i + 1]`
 */

/** Anything else than a number is none. @param {unknown} valeur @returns {number[]} */
export const listNumeros = (valeur) =>
  Array.isArray(valeur) ? valeur : typeof valeur === "number" && valeur >= 0 ? [valeur] : [];

/** Entry by entry; a missing row is empty. @param {ArrayLike<unknown> | undefined} colonne @param {number} taille @returns {Liste} */
export function packListe(colonne, taille) {
  const debuts = new Uint32Array(taille + 1);
  /** @type {number[]} */
  const numeros = [];
  for (let i = 0; i < taille; i += 1) {
    const valeur = colonne?.[i];
    if (typeof valeur === "number") {
      if (valeur >= 0) numeros.push(valeur);
    } else for (const numero of listNumeros(valeur)) numeros.push(numero);
    debuts[i + 1] = numeros.length;
  }
  return { debuts, numeros: Int32Array.from(numeros) };
}

/** The numbers of one entry. @param {Liste} liste @param {number} fiche */
export const getNumeros = ({ debuts, numeros }, fiche) => numeros.subarray(debuts[fiche], debuts[fiche + 1]);

/** The same entries, each number changed by `traduction`; what becomes negative or comes twice is left out.
 * @param {Liste} liste @param {ArrayLike<number>} traduction @returns {Liste} */
export function translateListe({ debuts, numeros }, traduction) {
  const gardes = new Int32Array(numeros.length);
  const places = new Uint32Array(debuts.length);
  let place = 0;
  for (let fiche = 0; fiche + 1 < debuts.length; fiche += 1) {
    for (let i = debuts[fiche]; i < debuts[fiche + 1]; i += 1) {
      const numero = traduction[numeros[i]] ?? -1;
      if (numero >= 0 && !gardes.subarray(places[fiche], place).includes(numero)) gardes[place++] = numero;
    }
    places[fiche + 1] = place;
  }
  return { debuts: places, numeros: gardes.slice(0, place) };
}

/** 1 for each entry that has at least one of `choix`. @param {Liste} liste @param {Set<number>} choix */
export function maskListe({ debuts, numeros }, choix) {
  const masque = new Uint8Array(debuts.length - 1);
  for (let fiche = 0; fiche < masque.length; fiche += 1)
    for (let i = debuts[fiche]; i < debuts[fiche + 1] && !masque[fiche]; i += 1)
      if (choix.has(numeros[i])) masque[fiche] = 1;
  return masque;
}
