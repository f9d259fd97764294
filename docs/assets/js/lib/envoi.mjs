// @ts-check
/** Where a change can go from the form: a page of the repository already filled, a mail, or the clipboard. Nothing is
 * sent here: these are addresses of links that a person may follow. */

/** Beyond, servers refuse an address, and mail programs cut it. Source: GitHub answers 414 above 8 kB. */
export const LONGUEUR_PAGE = 7000;
export const LONGUEUR_COURRIER = 1800;

/** @param {string} depot @param {string} chemin @param {Record<string, string>} champs */
function writeAdresse(depot, chemin, champs) {
  const question = Object.entries(champs).map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur)}`);
  const adresse = `${depot}/${chemin}?${question.join("&")}`;
  return depot && adresse.length <= LONGUEUR_PAGE ? adresse : "";
}

/** The page that creates a file, "" without a repository or when the address would be too long.
 * @param {string} depot @param {string} branche @param {string} fichier @param {string} texte */
export const writeNouveauFichier = (depot, branche, fichier, texte) =>
  writeAdresse(depot, `new/${encodeURIComponent(branche)}`, { filename: fichier, value: texte });

/** The form that asks for a closure, see .github/ISSUE_TEMPLATE/fermeture.yml.
 * @param {string} depot @param {{fiche: string, du: string, au: string, motif: string}} fermeture */
export const writeDemandeFermeture = (depot, { fiche, du, au, motif }) =>
  writeAdresse(depot, "issues/new", { template: "fermeture.yml", title: `Fermeture : ${fiche}`, fiche, du, au, motif });

/** A mail to who keeps the site; `complet` is false when the lines are to be pasted, because they are too long.
 * @param {string} courriel @param {string} objet @param {string} texte */
export function writeCourrier(courriel, objet, texte) {
  const write = (/** @type {string} */ corps) =>
    `mailto:${courriel}?subject=${encodeURIComponent(objet)}&body=${encodeURIComponent(corps.replaceAll("\n", "\r\n"))}`;
  const entier = write(`Bonjour,\n\nVoici un changement pour le site :\n\n${texte}`);
  if (entier.length <= LONGUEUR_COURRIER) return { adresse: entier, complet: true };
  return { adresse: write("Bonjour,\n\nVoici un changement pour le site :\n\n(collez ici les lignes copiées)"), complet: false };
}
