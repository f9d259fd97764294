// @ts-check
/** Leaf of the QR code: what stands where in the symbol. Source: ISO/IEC 18004:2015, 6.3, 7.7.3, 7.9 and 7.10. */

/**
 * @typedef {object} Grille a square of modules, by rows
 * @property {number} cote modules on a side
 * @property {Uint8Array} modules 1 for a dark one
 * @property {Uint8Array} fixes 1 for those that carry no data
 */

/** Remainder of the two words that describe the symbol. */
const GENERATEUR_FORMAT = 0x537;
const GENERATEUR_VERSION = 0x1f25;
const MASQUE_FORMAT = 0x5412;

/** @param {Grille} grille @param {number} ligne @param {number} colonne @param {boolean | number} sombre */
function setFixe({ cote, modules, fixes }, ligne, colonne, sombre) {
  modules[ligne * cote + colonne] = Number(sombre);
  fixes[ligne * cote + colonne] = 1;
}

/** A finder and its separator: rings around a centre, cut by the edge.
 * @param {Grille} grille @param {number} y @param {number} x */
function drawRepere(grille, y, x) {
  for (let dy = -4; dy <= 4; dy++)
    for (let dx = -4; dx <= 4; dx++) {
      const [ligne, colonne] = [y + dy, x + dx];
      if (Math.min(ligne, colonne) < 0 || Math.max(ligne, colonne) >= grille.cote) continue;
      const anneau = Math.max(Math.abs(dy), Math.abs(dx));
      setFixe(grille, ligne, colonne, anneau !== 2 && anneau !== 4);
    }
}

/** Rows and columns of the alignment patterns: 6, then even steps back from the other side. @param {number} version */
function listMires(version) {
  if (version === 1) return [];
  const [pas, derniere] = [Math.floor(version / 7) + 1, 4 * version + 10];
  // Annex E: the step of version 32 is not the smallest even one.
  const ecart = version === 32 ? 26 : 2 * Math.ceil((derniere - 6) / (2 * pas));
  return [6, ...Array.from({ length: pas }, (_, rang) => derniere - (pas - 1 - rang) * ecart)];
}

/** @param {Grille} grille @param {number} version */
function drawMires(grille, version) {
  const places = listMires(version);
  const dernier = places.length - 1;
  places.forEach((y, i) =>
    places.forEach((x, j) => {
      if ((i === 0 && (j === 0 || j === dernier)) || (i === dernier && j === 0)) return;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++)
          setFixe(grille, y + dy, x + dx, Math.max(Math.abs(dy), Math.abs(dx)) !== 1);
    }),
  );
}

/**
 * `valeur` followed by its remainder.
 * @param {number} valeur
 * @param {number} generateur
 * @param {number} bits length of the remainder
 */
function addReste(valeur, generateur, bits) {
  let reste = valeur << bits;
  for (let rang = 31 - Math.clz32(reste); reste >= 1 << bits; rang = 31 - Math.clz32(reste))
    reste ^= generateur << (rang - bits);
  return (valeur << bits) | reste;
}

/** The version, twice, beside the far finders. @param {Grille} grille @param {number} version */
function drawVersion(grille, version) {
  if (version < 7) return;
  const mot = addReste(version, GENERATEUR_VERSION, 12);
  for (let rang = 0; rang < 18; rang++) {
    const [loin, pres] = [grille.cote - 11 + (rang % 3), Math.floor(rang / 3)];
    setFixe(grille, pres, loin, (mot >> rang) & 1);
    setFixe(grille, loin, pres, (mot >> rang) & 1);
  }
}

/**
 * The level and the mask, twice: around the first finder, and shared by the two others.
 * @param {Grille} grille
 * @param {import("./qr-correction.mjs").Niveau} niveau
 * @param {number} masque
 */
export function drawFormat(grille, niveau, masque) {
  const { cote } = grille;
  const mot = addReste((niveau === "L" ? 8 : 0) | masque, GENERATEUR_FORMAT, 10) ^ MASQUE_FORMAT;
  for (let rang = 0; rang < 15; rang++) {
    const bit = (mot >> rang) & 1;
    // The words turn around the timing lines, which stand at 6.
    if (rang < 8) setFixe(grille, rang < 6 ? rang : rang + 1, 8, bit);
    else setFixe(grille, 8, rang === 8 ? 7 : 14 - rang, bit);
    if (rang < 8) setFixe(grille, 8, cote - 1 - rang, bit);
    else setFixe(grille, cote - 15 + rang, 8, bit);
  }
  setFixe(grille, cote - 8, 8, 1);
}

/** A symbol without its data; the format is only set aside. @param {number} version */
export function makeGrille(version) {
  const cote = 17 + 4 * version;
  const grille = { cote, modules: new Uint8Array(cote * cote), fixes: new Uint8Array(cote * cote) };
  for (let rang = 8; rang < cote - 8; rang++) {
    setFixe(grille, 6, rang, rang % 2 === 0);
    setFixe(grille, rang, 6, rang % 2 === 0);
  }
  for (const [y, x] of [
    [3, 3],
    [3, cote - 4],
    [cote - 4, 3],
  ])
    drawRepere(grille, y, x);
  drawMires(grille, version);
  drawVersion(grille, version);
  drawFormat(grille, "M", 0);
  return grille;
}

/** The modules that carry data, in order: two columns at a time from the right, up then down.
 * @param {Grille} grille */
function* walkDonnees({ cote, fixes }) {
  let monte = true;
  for (let droite = cote - 1; droite > 0; droite -= 2, monte = !monte) {
    if (droite === 6) droite = 5;
    for (let rang = 0; rang < cote; rang++)
      for (const colonne of [droite, droite - 1]) {
        const place = (monte ? cote - 1 - rang : rang) * cote + colonne;
        if (!fixes[place]) yield place;
      }
  }
}

/** Writes the codewords, first bit first; the modules left over stay light.
 * @param {Grille} grille @param {number[]} mots */
export function placeMots(grille, mots) {
  let rang = 0;
  for (const place of walkDonnees(grille)) {
    grille.modules[place] = (mots[rang >> 3] >> (7 - (rang & 7))) & 1;
    rang++;
  }
}
