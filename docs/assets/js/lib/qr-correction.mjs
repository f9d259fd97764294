// @ts-check
/** Leaf of the QR code: error correction. Source: ISO/IEC 18004:2015, 7.5, table 9 and annex A. */

/** @typedef {"L" | "M"} Niveau share of the code that may be lost: about 7 % or 15 % */

/** Correction codewords of one block, versions 1 to 40. @type {Record<Niveau, number[]>} */
const CORRECTION = {
  L: [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  M: [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ],
};
/** Number of blocks, versions 1 to 40. @type {Record<Niveau, number[]>} */
const BLOCS = {
  L: [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19,
    19, 20, 21, 22, 24, 25,
  ],
  M: [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33,
    35, 37, 38, 40, 43, 45, 47, 49,
  ],
};
/** x⁸ + x⁴ + x³ + x² + 1, the field of the standard. */
const CORPS = 0x11d;

/** Powers of 2 in the field, written twice so that no sum of logarithms needs a modulo. */
const PUISSANCES = new Uint8Array(510);
const LOGARITHMES = new Uint8Array(256);
for (let rang = 0, valeur = 1; rang < 255; rang++) {
  PUISSANCES[rang] = PUISSANCES[rang + 255] = valeur;
  LOGARITHMES[valeur] = rang;
  valeur = valeur < 128 ? valeur * 2 : (valeur * 2) ^ CORPS;
}

/** @param {number} a @param {number} b */
const multiply = (a, b) => (a && b ? PUISSANCES[LOGARITHMES[a] + LOGARITHMES[b]] : 0);

/** Codewords, data and correction, that a symbol holds. @param {number} version */
function countMots(version) {
  const cote = 17 + 4 * version;
  const mires = version === 1 ? 0 : Math.floor(version / 7) + 2;
  // 3 finders with their separators, 2 timing lines, 2 format words and the dark module, 2 version words.
  const fixes = 192 + 2 * (cote - 16) + 31 + (version < 7 ? 0 : 36);
  // Alignment patterns: none in 3 corners; those on a timing line share 5 modules with it.
  const alignement = mires && 25 * (mires * mires - 3) - 10 * (mires - 2);
  return Math.floor((cote * cote - fixes - alignement) / 8);
}

/** Codewords left for the data. @param {number} version @param {Niveau} niveau */
export const countMotsUtiles = (version, niveau) =>
  countMots(version) - CORRECTION[niveau][version - 1] * BLOCS[niveau][version - 1];

/** (x − 1)(x − 2)(x − 4)…, highest power first and left out. @param {number} degre */
function makeGenerateur(degre) {
  let polynome = [1];
  for (let rang = 0; rang < degre; rang++) {
    const suite = [...polynome, 0];
    polynome.forEach((facteur, i) => (suite[i + 1] ^= multiply(facteur, PUISSANCES[rang])));
    polynome = suite;
  }
  return polynome.slice(1);
}

/** The remainder of the data by the generator. @param {number[]} donnees @param {number[]} generateur */
function computeReste(donnees, generateur) {
  const reste = generateur.map(() => 0);
  for (const mot of donnees) {
    const facteur = mot ^ Number(reste.shift());
    reste.push(0);
    generateur.forEach((g, i) => (reste[i] ^= multiply(g, facteur)));
  }
  return reste;
}

/** The data cut in blocks, the short ones first. @param {number[]} donnees @param {number} nombre */
function splitBlocs(donnees, nombre) {
  const [court, longs] = [Math.floor(donnees.length / nombre), donnees.length % nombre];
  let debut = 0;
  return Array.from({ length: nombre }, (_, rang) => {
    const fin = debut + court + (rang < nombre - longs ? 0 : 1);
    const bloc = donnees.slice(debut, fin);
    debut = fin;
    return bloc;
  });
}

/** First of each block, second of each block…; a short block has no last one. @param {number[][]} blocs */
const interleave = (blocs) =>
  Array.from({ length: Math.max(...blocs.map((bloc) => bloc.length)) }, (_, rang) =>
    blocs.flatMap((bloc) => bloc.slice(rang, rang + 1)),
  ).flat();

/**
 * The codewords of the symbol, in the order in which they are placed.
 * @param {number[]} donnees exactly `countMotsUtiles(version, niveau)` bytes
 * @param {number} version
 * @param {Niveau} niveau
 */
export function addCorrection(donnees, version, niveau) {
  const blocs = splitBlocs(donnees, BLOCS[niveau][version - 1]);
  const generateur = makeGenerateur(CORRECTION[niveau][version - 1]);
  return [...interleave(blocs), ...interleave(blocs.map((bloc) => computeReste(bloc, generateur)))];
}
