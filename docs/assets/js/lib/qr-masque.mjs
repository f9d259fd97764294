// @ts-check
/** Leaf of the QR code: the eight masks and what each one costs. Source: ISO/IEC 18004:2015, 7.8. */

/** @typedef {import("./qr-grille.mjs").Grille} Grille */

/** Table 10: true where the module of row i and column j is inverted. @type {((i: number, j: number) => boolean)[]} */
const MASQUES = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];
export const NOMBRE_MASQUES = MASQUES.length;

/** The same symbol with its data under the mask. @param {Grille} grille @param {number} masque @returns {Grille} */
export function applyMasque({ cote, modules, fixes }, masque) {
  const inverse = MASQUES[masque];
  const masques = modules.map((module, place) =>
    !fixes[place] && inverse(Math.floor(place / cote), place % cote) ? 1 - module : module,
  );
  return { cote, modules: masques, fixes };
}

/** Five or more of one colour in a row: 3, and 1 for each more. @param {Uint8Array} ligne */
function countSuites(ligne) {
  let [points, longueur] = [0, 0];
  ligne.forEach((module, rang) => {
    longueur = rang > 0 && module === ligne[rang - 1] ? longueur + 1 : 1;
    if (longueur >= 5) points += longueur === 5 ? 3 : 1;
  });
  return points;
}

/** What looks like a finder, 1:1:3:1:1 with four light modules on one side: 40 each. @param {Uint8Array} ligne */
function countFauxReperes(ligne) {
  const texte = ligne.join("");
  let points = 0;
  for (let rang = texte.indexOf("1011101"); rang >= 0; rang = texte.indexOf("1011101", rang + 1)) {
    const [avant, apres] = [texte.slice(Math.max(0, rang - 4), rang), texte.slice(rang + 7, rang + 11)];
    if (!avant.includes("1") || !apres.includes("1")) points += 40;
  }
  return points;
}

/** Squares of two by two of one colour: 3 each. @param {Grille} grille */
function countCarres({ cote, modules }) {
  let points = 0;
  for (let place = cote + 1; place < modules.length; place++) {
    if (place % cote === 0) continue;
    const somme = modules[place] + modules[place - 1] + modules[place - cote] + modules[place - cote - 1];
    if (somme % 4 === 0) points += 3;
  }
  return points;
}

/** Far from half dark: 10 for each 5 %. @param {Grille} grille */
function countDesequilibre({ modules }) {
  const sombres = modules.reduce((somme, module) => somme + module, 0);
  return 10 * Math.floor(Math.abs(20 * sombres - 10 * modules.length) / modules.length);
}

/** What is hard to read in a symbol, the least being the best. @param {Grille} grille */
export function computePenalite(grille) {
  const { cote, modules } = grille;
  let points = countCarres(grille) + countDesequilibre(grille);
  for (let rang = 0; rang < cote; rang++) {
    const ligne = modules.subarray(rang * cote, (rang + 1) * cote);
    const colonne = Uint8Array.from(ligne, (_, i) => modules[i * cote + rang]);
    for (const suite of [ligne, colonne]) points += countSuites(suite) + countFauxReperes(suite);
  }
  return points;
}
