// @ts-check
/** Texts written for people, and the signs that have no place in them. Twin of `cpts.model.ecriture`. */
import { countSignes, quote, refuse } from "./refus.mjs";

/** @typedef {import("./refus.mjs").Defaut} Defaut */

export const LONGUEUR_TEXTE = 2000;
export const LONGUEUR_LIGNE = 200;
export const LONGUEUR_NOM = 120;
const ACCENTS_MAX = 2;
// Latin letters, accents included, and French punctuation: nothing to look at twice.
const SUSPECT = /[^\x20-\x7e\u00a0-\u017f\u1e00-\u1eff\u2010-\u201f\u2026\u202f\u20ac\n]/u;
// As in `cpts.yaml_texte`: controls, direction marks, invisible separators, private use, noncharacters, tags.
const INTERDIT =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]|\p{Noncharacter_Code_Point}/u;
const LIANT = "\u200d";
/** Alphabets whose letters look alike. Source: Unicode technical standard 39.
 * @type {[nom: string, motif: RegExp][]} */
const ALPHABETS = [
  ["arménien", /\p{Script=Armenian}/u],
  ["cherokee", /\p{Script=Cherokee}/u],
  ["coptic", /\p{Script=Coptic}/u],
  ["cyrillique", /\p{Script=Cyrillic}/u],
  ["grec", /\p{Script=Greek}/u],
  ["latin", /\p{Script=Latin}/u],
  ["lisu", /\p{Script=Lisu}/u],
];
const LATIN_ET_CYRILLIQUE = ALPHABETS.filter(([nom]) => nom === "latin" || nom === "cyrillique");
// Symbols and invisible signs, then letters of decoration: mathematical, double-struck, full width.
const HORS_NOM = /[\p{So}\p{Sk}\p{Cf}\p{Cn}]|(?=\p{L})[\u2100-\u214f\uff00-\uffef\u{1d400}-\u{1d7ff}]/u;

/** @param {string} texte @returns {Defaut | null} */
export function checkSignes(texte) {
  if (!INTERDIT.test(texte)) return null;
  const suggestion = "Effacez-le, ou retapez le mot au clavier au lieu de le coller";
  return refuse("caractere-interdit", "Un caractère invisible ou interdit est écrit ici", "Du texte ordinaire", suggestion);
}

/** @param {string} texte @returns {Defaut | null} */
export function checkTexte(texte) {
  const longueur = countSignes(texte);
  if (longueur > LONGUEUR_TEXTE)
    return refuse("texte-trop-long", `le texte a ${longueur} caractères`, `${LONGUEUR_TEXTE} au plus`);
  if (!SUSPECT.test(texte)) return null;
  return checkAccents(texte) ?? checkLiants(texte) ?? checkAlphabets(texte, LATIN_ET_CYRILLIQUE);
}

/** @param {string} texte @returns {Defaut | null} */
export function checkLigne(texte) {
  const defaut = checkTexte(texte);
  if (defaut) return defaut;
  const longueur = countSignes(texte);
  if (longueur > LONGUEUR_LIGNE)
    return refuse("texte-trop-long", `le texte a ${longueur} caractères`, `${LONGUEUR_LIGNE} au plus`);
  return texte.includes("\n") ? refuse("une-seule-ligne", "le texte va à la ligne", "une seule ligne") : null;
}

/** @param {string} texte @returns {Defaut | null} */
export function checkNom(texte) {
  const defaut = checkLigne(texte);
  if (defaut) return defaut;
  const longueur = countSignes(texte);
  if (longueur > LONGUEUR_NOM)
    return refuse("texte-trop-long", `le nom a ${longueur} caractères`, `${LONGUEUR_NOM} au plus`);
  if (!/\p{L}/u.test(texte)) return refuse("nom-sans-lettre", `${quote(texte)} n’a pas de lettre`, "un nom");
  return SUSPECT.test(texte) ? (checkSignesDeNom(texte) ?? checkAlphabets(texte, ALPHABETS)) : null;
}

/** A site name whose words mix alphabets imitates another one. @param {string} hote */
export const checkHote = (hote) => checkAlphabets(hote.replaceAll(".", " "), ALPHABETS);

/** @param {string} texte */
function checkAccents(texte) {
  // More than two combining marks on a letter is an attack on the page, not a language.
  if (!new RegExp(`\\p{M}{${ACCENTS_MAX + 1}}`, "u").test(texte.normalize("NFD"))) return null;
  return refuse("accents-empiles", `une lettre porte plus de ${ACCENTS_MAX} accents`, "un texte lisible");
}

/** The joiner makes composed emoji; anywhere else it hides a difference between two words. @param {string} texte */
function checkLiants(texte) {
  let avant = "";
  for (const signe of texte) {
    if (signe === LIANT && !/[\ufe0f\p{So}\p{Sk}]/u.test(avant)) {
      const trouve = "un liant invisible (U+200D) est écrit";
      return refuse("signe-interdit", trouve, "du texte ordinaire", "Retapez le mot au clavier");
    }
    avant = signe;
  }
  return null;
}

/** @param {string} texte */
function checkSignesDeNom(texte) {
  const signe = [...texte].find((un) => HORS_NOM.test(un));
  return signe ? refuse("signe-interdit", `le signe ${quote(signe)} ne va pas dans un nom`, "des lettres") : null;
}

/** @param {string} texte @param {[nom: string, motif: RegExp][]} surveilles */
function checkAlphabets(texte, surveilles) {
  for (const mot of texte.split(/[\s'’-]+/u)) {
    const noms = surveilles.filter(([, motif]) => motif.test(mot)).map(([nom]) => nom);
    if (noms.length > 1) {
      const trouve = `${quote(mot)} mélange des lettres de plusieurs alphabets (${noms.join(" et ")})`;
      return refuse("alphabets-melanges", trouve, "un seul alphabet par mot", "Retapez ce mot au clavier");
    }
  }
  return null;
}
