// @ts-check
/** One line of a list of results, in the markup of the pages (composants/resultat.html). */
import { create } from "./dom.mjs";
import { buildLienTelephone, formatTelephone } from "./lib/texte.mjs";

/**
 * @typedef {object} Ligne
 * @property {string} nom
 * @property {string | null} adresse of its page; null leaves the name without a link
 * @property {string | undefined} [genre] kind of entry, as a word
 * @property {string | undefined} [detail] what and where
 * @property {string | undefined} [telephone] international
 * @property {string[]} [pastilles] states, as words
 */

/** @param {string | undefined} genre @param {string | undefined} detail */
function createRole(genre, detail) {
  const mentions = [
    genre && create("span", { class: "cpts-resultat__genre" }, genre),
    genre && detail && " · ",
    detail && create("span", { class: "cpts-resultat__detail" }, detail),
  ];
  return genre || detail ? create("p", { class: "cpts-resultat__role" }, ...mentions) : null;
}

/** @param {string[]} pastilles */
function createPastilles(pastilles) {
  const lignes = pastilles.map((texte) =>
    create(
      "li",
      { class: "cpts-pastilles__une" },
      create("span", { class: "cpts-pastille cpts-pastille--oui" }, texte),
    ),
  );
  return lignes.length > 0 && create("ul", { class: "cpts-pastilles" }, ...lignes);
}

/**
 * The phone as the main action, or nothing when it is no phone number.
 * @param {unknown} telephone
 * @param {string} nom
 */
function createTelephone(telephone, nom) {
  const lien = buildLienTelephone(telephone);
  if (!lien) return null;
  const texte = create(
    "span",
    {},
    create("span", { class: "cpts-masque" }, `Appeler ${nom} : `),
    formatTelephone(String(telephone)),
  );
  const bouton = create("a", { class: "cpts-bouton cpts-bouton--plein cpts-bouton--telephone", href: lien }, texte);
  return create("div", { class: "cpts-resultat__actions" }, bouton);
}

/** @param {Ligne} ligne */
export function createLigne({ nom, adresse, genre, detail, telephone, pastilles = [] }) {
  const lien = adresse
    ? create("a", { class: "cpts-resultat__lien", href: adresse }, nom)
    : create("span", { class: "cpts-resultat__lien" }, nom);
  const titre = create("h2", { class: "cpts-resultat__nom" }, lien);
  const corps = create(
    "div",
    { class: "cpts-resultat__corps" },
    titre,
    createRole(genre, detail),
    createPastilles(pastilles),
  );
  return create("li", { class: "cpts-resultat" }, corps, createTelephone(telephone, nom));
}
