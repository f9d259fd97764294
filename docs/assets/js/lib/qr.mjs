// @ts-check
/** QR codes of text, byte mode in UTF-8, as squares of modules: nothing is drawn here. Source: ISO/IEC 18004:2015. */
import { addCorrection, countMotsUtiles } from "./qr-correction.mjs";
import { drawFormat, makeGrille, placeMots } from "./qr-grille.mjs";
import { applyMasque, computePenalite, NOMBRE_MASQUES } from "./qr-masque.mjs";

/**
 * @typedef {import("./qr-correction.mjs").Niveau} Niveau
 * @typedef {import("./qr-grille.mjs").Grille} Grille
 */
/**
 * @typedef {object} Code
 * @property {number} version 1 to 40
 * @property {Niveau} niveau
 * @property {number} masque 0 to 7
 * @property {number} cote modules on a side, without the light margin of 4
 * @property {Uint8Array} modules by rows, 1 for a dark one
 */

const VERSIONS = Array.from({ length: 40 }, (_, rang) => rang + 1);
const MODE_OCTETS = 4;
const REMPLISSAGE = [0xec, 0x11];
/** Bits of the length. @param {number} version */
const countBitsLongueur = (version) => (version < 10 ? 8 : 16);

/** Bytes that fit. @param {number} version @param {Niveau} niveau */
export const countOctets = (version, niveau) =>
  Math.floor((8 * countMotsUtiles(version, niveau) - 4 - countBitsLongueur(version)) / 8);

/** The smallest version at the level M, else at the level L; null beyond them. @param {number} octets */
function chooseTaille(octets) {
  for (const niveau of /** @type {Niveau[]} */ (["M", "L"]))
    for (const version of VERSIONS) if (octets <= countOctets(version, niveau)) return { version, niveau };
  return null;
}

/** @param {number} valeur @param {number} longueur */
const writeBits = (valeur, longueur) => valeur.toString(2).padStart(longueur, "0");

/** The data codewords: mode, length, bytes and four zeros, which fill whole codewords; then the filling.
 * @param {Uint8Array} octets @param {number} version @param {number} nombre of codewords */
function writeMots(octets, version, nombre) {
  const flux = [
    writeBits(MODE_OCTETS, 4),
    writeBits(octets.length, countBitsLongueur(version)),
    ...Array.from(octets, (octet) => writeBits(octet, 8)),
    "0000",
  ].join("");
  const mots = (flux.match(/.{8}/g) ?? []).map((mot) => parseInt(mot, 2));
  for (let rang = 0; mots.length < nombre; rang++) mots.push(REMPLISSAGE[rang % 2]);
  return mots;
}

/** @param {Grille} grille @param {Niveau} niveau @param {number} masque */
function finish(grille, niveau, masque) {
  const finie = applyMasque(grille, masque);
  drawFormat(finie, niveau, masque);
  return finie;
}

/** The mask of least penalty, the first of equals. @param {Grille} grille @param {Niveau} niveau */
function chooseMasque(grille, niveau) {
  const penalites = Array.from({ length: NOMBRE_MASQUES }, (_, masque) =>
    computePenalite(finish(grille, niveau, masque)),
  );
  return penalites.indexOf(Math.min(...penalites));
}

/**
 * The code of `texte`; null beyond 2 953 bytes.
 * @param {string} texte
 * @param {Partial<{version: number, niveau: Niveau, masque: number}>} [impose] instead of the smallest and the best
 * @returns {Code | null}
 */
export function makeQr(texte, impose = {}) {
  const octets = new TextEncoder().encode(texte);
  const taille = chooseTaille(octets.length);
  if (!taille) return null;
  const { version, niveau } = { ...taille, ...impose };
  const grille = makeGrille(version);
  placeMots(grille, addCorrection(writeMots(octets, version, countMotsUtiles(version, niveau)), version, niveau));
  const masque = impose.masque ?? chooseMasque(grille, niveau);
  const { cote, modules } = finish(grille, niveau, masque);
  return { version, niveau, masque, cote, modules };
}

/** The dark modules as the path of an SVG, one box for each run of a row, shifted by `marge`.
 * @param {Pick<Code, "cote" | "modules">} code @param {number} marge */
export function drawTrace({ cote, modules }, marge) {
  let trace = "";
  for (let ligne = 0; ligne < cote; ligne++)
    for (const suite of modules.subarray(ligne * cote, (ligne + 1) * cote).join("").matchAll(/1+/g))
      trace += `M${suite.index + marge} ${ligne + marge}h${suite[0].length}v1h-${suite[0].length}z`;
  return trace;
}
