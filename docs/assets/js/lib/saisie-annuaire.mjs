// @ts-check
/** The entries of the directory, as the forms need them: which identifiers are taken, and which one a name means. */
import { fold } from "./texte.mjs";

/** Identifier → name, in the order of the directory. @param {{l: string[], n: string[]}} colonnes */
export const listFiches = ({ l, n }) => new Map(l.map((id, rang) => [id, n[rang] ?? id]));

/** The identifier that `texte` means: « Camille Exemple (camille-exemple) », « camille-exemple », or a name that one entry alone
 * bears; else `texte` as it is. @param {ReadonlyMap<string, string>} fiches @param {string} texte */
export function findFiche(fiches, texte) {
  const entre = /\(([a-z0-9-]+)\)$/.exec(texte)?.[1] ?? "";
  if (fiches.has(entre)) return entre;
  if (fiches.has(texte)) return texte;
  const voulu = fold(texte);
  const memes = [...fiches].filter(([, nom]) => fold(nom) === voulu);
  return memes.length === 1 ? memes[0][0] : texte;
}
