// @ts-check
/** The state of a page as its address carries it. */

/** The fields of the form, and what the address says beyond them (another page may have put it there).
 * @param {URLSearchParams} adresse @param {Set<string>} noms fields of the form @param {[string, unknown][]} champs */
export function mergeEtat(adresse, noms, champs) {
  const ailleurs = [...adresse].filter(([nom]) => !noms.has(nom));
  const remplis = champs.filter(([, valeur]) => typeof valeur === "string" && valeur.trim() !== "");
  return new URLSearchParams([...ailleurs, ...remplis].map(([nom, valeur]) => [nom, String(valeur).trim()]));
}

/** `etat` without one of its facets. @param {URLSearchParams} etat @param {string} nom */
export const dropFacette = (etat, nom) => new URLSearchParams([...etat].filter(([autre]) => autre !== nom));

/**
 * The address of the page in that state, from its path on.
 * @param {URLSearchParams} etat
 * @param {{pathname: string, hash: string}} adresse
 */
export function formatAdresse(etat, { pathname, hash }) {
  const question = String(etat);
  return `${pathname}${question ? `?${question}` : ""}${hash}`;
}
