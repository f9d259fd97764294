// @ts-check
/** The moments of « Que faire maintenant ? » that an instant belongs to, by the rules that the page carries. */
import { isFerie } from "./jours-feries.mjs";
import { findJourSemaine, formatHeure, formatJour } from "./temps.mjs";

/**
 * @typedef {import("./temps.mjs").Instant} Instant
 * @typedef {object} Regle
 * @property {number[]} jours 0 on Monday … 6 on Sunday
 * @property {number} de minutes since midnight
 * @property {number} a excluded
 * @property {"oui" | "non" | "seulement"} feries whether it holds on a public holiday
 * @typedef {Record<string, Regle[]>} Regles
 */

/** @param {Regle} regle @param {Instant} instant */
function holds({ jours, de, a, feries }, { jour, minute }) {
  if (!jours.includes(findJourSemaine(jour)) || minute < de || minute >= a) return false;
  return feries === "oui" || (feries === "seulement") === isFerie(jour);
}

/** The slugs of the moments that hold at `instant`. @param {Regles} regles @param {Instant} instant @returns {Set<string>} */
export const findMoments = (regles, instant) =>
  new Set(Object.keys(regles).filter((slug) => regles[slug].some((regle) => holds(regle, instant))));

/** « Il est 16 h 14, vendredi 27 novembre », with the public holiday when it is one. @param {Instant} instant */
export function describeInstant({ jour, minute }) {
  return `Il est ${formatHeure(minute)}, ${formatJour(jour)}${isFerie(jour) ? " (jour férié)" : ""}`;
}

/** The rules written in a page, or null when they are not of the expected shape. @param {string} texte JSON @returns {Regles | null} */
export function readRegles(texte) {
  try {
    const regles = JSON.parse(texte);
    return Object.values(regles).every((liste) => Array.isArray(liste) && liste.every(isRegle)) ? regles : null;
  } catch {
    return null;
  }
}

/** @param {any} regle */
const isRegle = (regle) =>
  Array.isArray(regle?.jours) && Number.isFinite(regle.de) && Number.isFinite(regle.a) && typeof regle.feries === "string";
