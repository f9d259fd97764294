// @ts-check
/** Third floor of the search: the words of the vocabulary that answer one word of a question. */
import { computeDistance, computeEmpreinte, countBits } from "./distance.mjs";
import { computeCle, computeRacine, toleratedFautes } from "./texte.mjs";
import { findPlace } from "./vocabulaire.mjs";

/**
 * @typedef {import("./vocabulaire.mjs").Vocabulaire} Vocabulaire
 * @typedef {{mot: number, qualite: number}} Accord a word of the vocabulary, and how well it answers (0 is best)
 */

const QUALITE = Object.freeze({ exacte: 0, terminaison: 1, prefixe: 2, faute: 3 });

/**
 * How `cle` answers the word `voulu`, or -1.
 * @param {string} cle
 * @param {string} voulu
 * @param {string} racine of `voulu`
 */
function judgeCle(cle, voulu, racine) {
  if (cle === voulu) return QUALITE.exacte;
  if (computeRacine(cle) === racine) return QUALITE.terminaison;
  return cle.startsWith(voulu) ? QUALITE.prefixe : -1;
}

/** Words that begin like `voulu` or differ by their ending. @param {string[]} cles @param {string} voulu */
function findProches(cles, voulu) {
  const racine = computeRacine(voulu);
  /** @type {Accord[]} */
  const accords = [];
  for (let mot = findPlace(cles, racine); mot < cles.length && cles[mot].startsWith(racine); mot += 1) {
    const qualite = judgeCle(cles[mot], voulu, racine);
    if (qualite >= 0) accords.push({ mot, qualite });
  }
  return accords;
}

/** True when two words may be one spelling error apart: short words keep their first letter, numbers are never corrected.
 * @param {string} cle @param {string} voulu */
const isCorrigible = (cle, voulu) => (voulu.length >= 6 || cle[0] === voulu[0]) && !/\d/.test(cle);

/** Nearest words within `maximum` errors, all at the same distance.
 * @param {Vocabulaire} vocabulaire @param {string} voulu a key @param {number} maximum */
export function findFautes({ cles, empreintes }, voulu, maximum) {
  const empreinte = computeEmpreinte(voulu);
  /** @type {Accord[]} */
  let accords = [];
  let limite = maximum;
  for (let mot = 0; mot < cles.length; mot += 1) {
    const cle = cles[mot];
    if (Math.abs(cle.length - voulu.length) > limite || countBits(empreintes[mot] ^ empreinte) > 2 * limite) continue;
    const distance = isCorrigible(cle, voulu) ? computeDistance(voulu, cle, limite) : limite + 1;
    if (distance > limite) continue;
    if (distance < limite) accords = [];
    accords.push({ mot, qualite: QUALITE.faute + distance - 1 });
    limite = distance;
  }
  return accords;
}

/** Words that answer `mot`; a spelling error is only looked for when nothing else answers.
 * @param {Vocabulaire} vocabulaire @param {string} mot folded */
export function findAccords(vocabulaire, mot) {
  const voulu = computeCle(mot);
  const proches = findProches(vocabulaire.cles, voulu);
  const fautes = /\d/.test(mot) ? 0 : toleratedFautes(mot.length);
  return proches.length > 0 || fautes === 0 ? proches : findFautes(vocabulaire, voulu, fautes);
}
