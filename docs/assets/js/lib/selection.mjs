// @ts-check
/** Leaf: the chosen entries, as a list of ids and as an address. Nothing else is known of them here. */
import { formatNombre } from "./texte.mjs";

/** Entries that one sheet holds. */
export const MAXIMUM = 12;
const PARAMETRE = "selection";
const IDENT = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGUEUR_IDENT = 60;
const FICHE = /^annuaire\/([^/?#]+)\/(?:index\.html)?(?:[?#].*)?$/;

/** @param {string} texte */
const isIdent = (texte) => texte.length <= LONGUEUR_IDENT && IDENT.test(texte);

/**
 * @typedef {object} Lecture
 * @property {string[]} idents each once, at most MAXIMUM
 * @property {number} doublons written again
 * @property {number} illisibles that are no id
 * @property {number} enTrop beyond MAXIMUM
 */

/** What a list of ids written by anyone holds. @param {string[]} textes ids separated by commas @returns {Lecture} */
export function readIdents(textes) {
  const morceaux = textes.flatMap((texte) => texte.split(",")).map((morceau) => morceau.trim());
  const ecrits = morceaux.filter(Boolean);
  const lisibles = ecrits.filter(isIdent);
  const uniques = [...new Set(lisibles)];
  return {
    idents: uniques.slice(0, MAXIMUM),
    doublons: lisibles.length - uniques.length,
    illisibles: ecrits.length - lisibles.length,
    enTrop: Math.max(0, uniques.length - MAXIMUM),
  };
}

/** What an address says, null when it says nothing of a selection. @param {string} adresse absolute */
export function readAdresse(adresse) {
  const textes = new URL(adresse).searchParams.getAll(PARAMETRE);
  return textes.length > 0 ? readIdents(textes) : null;
}

/** `adresse` with that selection instead of its own. @param {string} adresse absolute @param {string[]} idents */
export function writeAdresse(adresse, idents) {
  const url = new URL(adresse);
  url.searchParams.delete(PARAMETRE);
  // Commas stay commas: the address is printed, and read aloud.
  const morceaux = [url.search.slice(1), idents.length > 0 && `${PARAMETRE}=${idents.join(",")}`];
  url.search = morceaux.filter(Boolean).join("&");
  return url.href;
}

/** @param {string[]} idents @param {string} ident */
export const removeIdent = (idents, ident) => idents.filter((autre) => autre !== ident);

/** @param {string[]} idents @param {string} ident @returns {string[] | null} null when no place is left */
export function addIdent(idents, ident) {
  if (idents.includes(ident)) return idents;
  return idents.length < MAXIMUM ? [...idents, ident] : null;
}

/** `ident` moved by `pas` places, within the list. @param {string[]} idents @param {string} ident @param {number} pas */
export function moveIdent(idents, ident, pas) {
  if (!idents.includes(ident)) return idents;
  const suite = removeIdent(idents, ident);
  suite.splice(Math.max(0, idents.indexOf(ident) + pas), 0, ident);
  return suite;
}

/** The id of the entry that a page shows, null for any other page.
 * @param {string} adresse absolute @param {string} racine absolute, with its last slash */
export function findIdent(adresse, racine) {
  if (!adresse.startsWith(racine)) return null;
  const [, ident = ""] = FICHE.exec(adresse.slice(racine.length)) ?? [];
  return isIdent(ident) ? ident : null;
}

/** « 3 fiches choisies ». @param {number} nombre */
export const countFiches = (nombre) => formatNombre(nombre, "fiche choisie", "fiches choisies");

/** What was left aside, one sentence each. @param {Lecture} lecture @returns {string[]} */
export function describeEcarts({ doublons, illisibles, enTrop }) {
  const autres = formatNombre(enTrop, "autre n’est pas montrée", "autres ne sont pas montrées");
  return [
    doublons > 0 && "Une fiche était citée plusieurs fois\u00a0: elle n’est montrée qu’une fois.",
    illisibles > 0 && "L’adresse contient autre chose que des fiches\u00a0: cela a été laissé de côté.",
    enTrop > 0 && `Une feuille porte ${MAXIMUM}\u00a0fiches au plus\u00a0: ${autres}.`,
  ].filter((phrase) => phrase !== false);
}
