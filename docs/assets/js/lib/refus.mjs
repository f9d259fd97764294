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
const endPhrase = (phrase) => (/[.?!…]$/u.test(phrase) ? phrase : `${phrase}.`);

/** @param {string} phrase */
export const raiseFirst = (phrase) => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** Unless the first word is a template such as AAAA-MM-JJ. @param {string} phrase */
const lowerFirst = (phrase) =>
  /^.\p{Lu}/u.test(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1);

/** The sentences of a fault, as `cpts.rapport.write_message` puts them together. @param {Defaut} defaut */
export const writeMessage = ({ trouve, attendu, suggestion }) =>
  [trouve, attendu && `attendu : ${lowerFirst(attendu)}`, suggestion]
    .filter(Boolean)
    .map((phrase) => endPhrase(raiseFirst(phrase)))
    .join(" ");

/** `texte` with spaces that do not break: « « 9h » : » never leaves its sign alone at the end of a line. @param {string} texte */
export const bindEspaces = (texte) => texte.replace(/« /g, "«\u00a0").replace(/ (?=[»:?!;])/g, "\u00a0");

/** Signs of a text, an emoji counted as Python counts it. @param {string} texte */
export const countSignes = (texte) => [...texte].length;

/** `texte` between French quotes, cut at `longueur` signs. @param {string} texte */
export function quote(texte, longueur = 60) {
  const signes = [...texte];
  return `« ${signes.length <= longueur ? texte : `${signes.slice(0, longueur - 1).join("")}…`} »`;
}
