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
