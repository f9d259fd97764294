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
 * @property {string | undefined} [langue] code of the language of the name and detail, when it is not French
 */

/** The states already written, copied from then on: a list repeats them. @type {Map<string, HTMLElement>} */
const modeles = new Map();

/** @param {Pastille} pastille */
function createPastille({ texte, ton, note }) {
  const cle = `${ton} ${texte} ${note ?? ""}`;
  const modele =
    modeles.get(cle) ??
    create(
      "li",
      { class: "cpts-pastilles__une" },
      create("span", { class: `cpts-pastille cpts-pastille--${ton}` }, texte),
      note && " ",
      note && create("span", { class: "cpts-pastille__note" }, note),
    );
  modeles.set(cle, modele);
  return modele.cloneNode(true);
}

/** @param {Pastille[]} pastilles */
const createPastilles = (pastilles) =>
  create("ul", { class: "cpts-pastilles" }, ...pastilles.map(createPastille));

/** A line with all that it may hold, copied then filled: while someone types, lines are made by the dozen. */
const MODELE = create(
  "li",
  { class: "cpts-resultat" },
  create(
    "div",
    { class: "cpts-resultat__corps" },
    create("h2", { class: "cpts-resultat__nom" }, create("a", { class: "cpts-resultat__lien" })),
    create("p", { class: "cpts-resultat__role" }),
    create("p", { class: "cpts-resultat__lieu" }),
  ),
  create(
    "div",
    { class: "cpts-resultat__actions" },
    create(
      "a",
      { class: "cpts-bouton cpts-bouton--plein cpts-bouton--telephone" },
      createIcone(TELEPHONE),
      create("span", {}, create("span", { class: "cpts-masque" })),
    ),
  ),
);

/** @param {Element} titre @param {string} nom @param {string | null} adresse */
function fillNom(titre, nom, adresse) {
  const lien = titre.children[0];
  if (adresse) lien.setAttribute("href", adresse);
  else lien.replaceWith(create("span", { class: "cpts-resultat__lien" }, nom));
  lien.textContent = nom;
}

/** @param {Element} role @param {string | undefined} genre @param {string | undefined} detail */
function fillRole(role, genre, detail) {
  if (genre) role.append(create("span", { class: "cpts-resultat__genre" }, genre));
  if (genre && detail) role.append(" · ");
  if (detail) role.append(create("span", { class: "cpts-resultat__detail" }, detail));
  if (!genre && !detail) role.remove();
}

/** The phone as the main action, or nothing when it is no phone number. @param {Element} appel @param {unknown} telephone
 * @param {string} nom */
function fillAppel(appel, telephone, nom) {
  const lien = buildLienTelephone(telephone);
  if (!lien) {
    appel.remove();
    return;
  }
  appel.setAttribute("href", lien);
  const texte = appel.children[1];
  texte.children[0].textContent = `Appeler ${nom} : `;
  texte.append(formatTelephone(String(telephone)));
}

/** « Ouvert jusqu’à 19 h », which keeps itself up to date. @param {string} horaires */
function createOuvert(horaires) {
  const ouvert = document.createElement("cpts-ouvert");
  ouvert.className = "cpts-ouvert";
  ouvert.dataset.horaires = horaires;
  return ouvert;
}

/** Words of another language say so, and keep their direction. @param {Element} corps @param {string} langue */
function setLangue(corps, langue) {
  for (const element of corps.querySelectorAll(".cpts-resultat__lien, .cpts-resultat__detail")) {
    element.setAttribute("lang", langue);
    element.setAttribute("dir", "auto");
  }
}

/** @param {Ligne} ligne */
export function createLigne({
  nom,
  adresse,
  ident,
  genre,
  detail,
  lieu,
  telephone,
  pastilles,
  mentions,
  horaires,
  langue,
}) {
  const ligne = /** @type {HTMLLIElement} */ (MODELE.cloneNode(true));
  const [corps, actions] = ligne.children;
  const [titre, role, ou] = corps.children;
  if (ident) ligne.dataset.fiche = ident;
  fillNom(titre, nom, adresse);
  fillRole(role, genre, detail);
  fillAppel(actions.children[0], telephone, nom);
  if (lieu) ou.textContent = lieu;
  else ou.remove();
  if (pastilles && pastilles.length > 0) corps.append(createPastilles(pastilles));
  if (mentions && mentions.length > 0)
    corps.append(create("p", { class: "cpts-resultat__details" }, mentions.join(" · ")));
  if (horaires) actions.prepend(createOuvert(horaires));
  if (langue) setLangue(corps, langue);
  return ligne;
}
