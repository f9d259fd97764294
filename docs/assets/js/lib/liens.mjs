// @ts-check
/** Leaf: addresses inside the site. */

/**
 * The root of the site, from the address of one of its indexes (/…/donnees/x.json).
 * @param {string} adresseIndex absolute
 */
export const findRacine = (adresseIndex) => new URL("..", adresseIndex).href;

/** `lien` made absolute, or null when it leads out of the site: an index never sends anyone elsewhere.
 * @param {unknown} lien relative to the root @param {string} racine absolute, with its last slash */
export function resolveLien(lien, racine) {
  try {
    const { href } = new URL(String(lien), racine);
    return typeof lien === "string" && href.startsWith(racine) ? href : null;
  } catch {
    return null;
  }
}

const MOTS_MAXIMUM = 60;

/** The words of the last part of a lost address, to search them; "" when it says nothing.
 * @param {string} chemin as in location.pathname */
export function readMotsPerdus(chemin) {
  const parties = chemin.split("/").filter((partie) => partie !== "" && partie !== "index.html");
  const dernier = parties.at(-1) ?? "";
  const mots = decode(dernier)
    .replace(/\.[a-z]{2,5}$/i, "")
    .replace(/[^\p{L}\p{N}’']+/gu, " ")
    .trim();
  return /\p{L}/u.test(mots) ? mots.slice(0, MOTS_MAXIMUM) : "";
}

/** An address may hold any bytes. @param {string} partie */
function decode(partie) {
  try {
    return decodeURIComponent(partie);
  } catch {
    return partie;
  }
}
