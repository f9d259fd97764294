// @ts-check
/** One line of a list of results, in the markup of the pages (composants/ligne.html). */
import { create, createIcone } from "./dom.mjs";
import { buildLienTelephone, formatTelephone } from "./lib/texte.mjs";

/** Drawing of the icon « material/phone-outline ». */
export const TELEPHONE =
  "M20 15.5c-1.2 0-2.5-.2-3.6-.6h-.3c-.3 0-.5.1-.7.3l-2.2 2.2c-2.8-1.5-5.2-3.8-6.6-6.6l2.2-2.2c.3-.3.4-.7.2-1-.3-1.1-.5-2.4-.5-3.6 0-.5-.5-1-1-1H4c-.5 0-1 .5-1 1 0 9.4 7.6 17 17 17 .5 0 1-.5 1-1v-3.5c0-.5-.5-1-1-1M5 5h1.5c.1.9.3 1.8.5 2.6L5.8 8.8C5.4 7.6 5.1 6.3 5 5m14 14c-1.3-.1-2.6-.4-3.8-.8l1.2-1.2c.8.2 1.7.4 2.6.4z";

/**
 * @typedef {{texte: string, ton: string, note?: string | null}} Pastille a state, as a word; see composants/pastille.html
 *
 * @typedef {object} Ligne
 * @property {string} nom
 * @property {string | null} adresse of its page; null leaves the name without a link
 * @property {string | undefined} [ident] of an entry of the directory, kept as `data-fiche`
 * @property {string | undefined} [genre] kind of entry, as a word
 * @property {string | undefined} [detail] what, and where when `lieu` does not say it
 * @property {string | undefined} [lieu] communes
 * @property {string | undefined} [telephone] international
 * @property {Pastille[]} [pastilles]
 * @property {string[]} [mentions] quiet facts, below
 * @property {string | undefined} [horaires] JSON that <cpts-ouvert> reads
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

/** @param {Pastille[]} pastilles */
function createPastilles(pastilles) {
  const lignes = pastilles.map(({ texte, ton, note }) =>
    create(
      "li",
      { class: "cpts-pastilles__une" },
      create("span", { class: `cpts-pastille cpts-pastille--${ton}` }, texte),
      note && " ",
      note && create("span", { class: "cpts-pastille__note" }, note),
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
  const attributs = { class: "cpts-bouton cpts-bouton--plein cpts-bouton--telephone", href: lien };
  return create("a", attributs, createIcone(TELEPHONE), texte);
}

/** « Ouvert jusqu’à 19 h », which keeps itself up to date. @param {string} horaires */
function createOuvert(horaires) {
  const ouvert = document.createElement("cpts-ouvert");
  ouvert.className = "cpts-ouvert";
  ouvert.dataset.horaires = horaires;
  return ouvert;
}

/** @param {Ligne} ligne */
export function createLigne({ nom, adresse, ident, genre, detail, lieu, telephone, pastilles, mentions, horaires }) {
  const lien = adresse
    ? create("a", { class: "cpts-resultat__lien", href: adresse }, nom)
    : create("span", { class: "cpts-resultat__lien" }, nom);
  const corps = create(
    "div",
    { class: "cpts-resultat__corps" },
    create("h2", { class: "cpts-resultat__nom" }, lien),
    createRole(genre, detail),
    lieu && create("p", { class: "cpts-resultat__lieu" }, lieu),
    createPastilles(pastilles ?? []),
    mentions && mentions.length > 0 && create("p", { class: "cpts-resultat__details" }, mentions.join(" · ")),
  );
  const appel = createTelephone(telephone, nom);
  const actions = create("div", { class: "cpts-resultat__actions" }, horaires && createOuvert(horaires), appel);
  return create("li", { class: "cpts-resultat", ...(ident && { "data-fiche": ident }) }, corps, actions);
}
