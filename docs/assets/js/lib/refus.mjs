// @ts-check
/** Leaf of the forms: one thing wrong in a value. Twin of `cpts.model.refus`: the same codes, the same sentences. */

/**
 * @typedef {object} Defaut
 * @property {string} code
 * @property {string} trouve
 * @property {string} attendu
 * @property {string} suggestion
 */

/** @param {string} code @param {string} trouve @param {string} [attendu] @param {string} [suggestion] @returns {Defaut} */
export const refuse = (code, trouve, attendu = "", suggestion = "") => ({ code, trouve, attendu, suggestion });

/** @param {string} phrase */
const endPhrase = (phrase) => (/[.?!…:]$/u.test(phrase) ? phrase : `${phrase}.`);

/** @param {string} phrase */
export const raiseFirst = (phrase) => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** The three sentences, each with its capital and its final point. @param {Defaut} defaut */
export const writeMessage = ({ trouve, attendu, suggestion }) =>
  [trouve, attendu && `On attend ${attendu}`, suggestion].filter(Boolean).map(raiseFirst).map(endPhrase).join(" ");

/** Signs of a text, an emoji counted as Python counts it. @param {string} texte */
export const countSignes = (texte) => [...texte].length;

/** `texte` between French quotes, cut at `longueur` signs. @param {string} texte */
export function quote(texte, longueur = 60) {
  const signes = [...texte];
  return `« ${signes.length <= longueur ? texte : `${signes.slice(0, longueur - 1).join("")}…`} »`;
}
