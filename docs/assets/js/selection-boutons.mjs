// @ts-check
/** The buttons « Ajouter » of the lines of the lists and of the map, and that of the page of an entry. */
import { create, createIcone } from "./dom.mjs";
import { findIdent } from "./lib/selection.mjs";
import { RACINE } from "./selection-garde.mjs";

const LIGNES = "li.cpts-resultat, li.cpts-index__ligne, li.cpts-carte__entree";
export const BOUTONS = "button.cpts-ajout";
/** Drawings of the icons « material/plus » and « material/check ». */
const PLUS = "M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z";
const COCHE = "M21 7 9 19l-5.5-5.5 1.41-1.41L9 16.17 19.59 5.59z";
/** What a button says before and after it is used: verb, rest of its name, drawing. */
const ETATS = {
  non: { verbe: "Ajouter", suite: " à la sélection", dessin: PLUS },
  oui: { verbe: "Retirer", suite: " de la sélection", dessin: COCHE },
};

/** @param {keyof typeof ETATS} etat @param {string} classeSuite */
function createModele(etat, classeSuite) {
  const { verbe, suite, dessin } = ETATS[etat];
  const texte = create("span", {}, verbe, create("span", { class: "cpts-masque" }), create("span", {}, suite));
  if (classeSuite) texte.lastElementChild?.setAttribute("class", classeSuite);
  const classe = etat === "oui" ? "cpts-ajout cpts-ajout--choisi" : "cpts-ajout";
  return create("button", { type: "button", class: classe }, createIcone(dessin), texte);
}

/** Made once, copied for each line: a list may have hundreds. */
const MODELES = { non: createModele("non", "cpts-masque"), oui: createModele("oui", "cpts-masque") };

/** The words seen are the start of the name: « Ajouter », then whom and to what.
 * @param {string} ident @param {string} nom @param {boolean} choisie */
function createChoix(ident, nom, choisie) {
  const bouton = /** @type {HTMLButtonElement} */ (MODELES[choisie ? "oui" : "non"].cloneNode(true));
  bouton.dataset.ident = ident;
  bouton.dataset.nom = nom;
  const place = bouton.lastElementChild?.firstElementChild;
  if (place) place.textContent = ` ${nom}`;
  return bouton;
}

/** @param {string} ident @param {boolean} choisie */
function createChoixFiche(ident, choisie) {
  const bouton = createModele(choisie ? "oui" : "non", "");
  bouton.dataset.ident = ident;
  bouton.classList.add("cpts-bouton", "cpts-bouton--contour");
  return bouton;
}

/** Says what the button does now. @param {HTMLElement} bouton @param {boolean} choisie */
function showEtat(bouton, choisie) {
  const { verbe, suite, dessin } = ETATS[choisie ? "oui" : "non"];
  const texte = bouton.lastElementChild;
  if (texte?.firstChild) texte.firstChild.textContent = verbe;
  if (texte?.lastChild) texte.lastChild.textContent = suite;
  bouton.querySelector("path")?.setAttribute("d", dessin);
  bouton.classList.toggle("cpts-ajout--choisi", choisie);
}

/** Gives a button to each line of `hote` that leads to an entry and has none yet.
 * @param {ParentNode} hote @param {string[]} idents chosen */
export function addBoutons(hote, idents) {
  for (const ligne of hote.querySelectorAll(LIGNES)) addBouton(ligne, idents);
}

/** The same for one line; anything else is left as it is. @param {Element} ligne @param {string[]} idents */
export function addBouton(ligne, idents) {
  if (ligne.querySelector(BOUTONS) || !ligne.matches(LIGNES)) return;
  const lien = ligne.querySelector("a");
  const ident = lien && findIdent(lien.href, RACINE);
  if (lien && ident) findPlace(ligne).append(createChoix(ident, lien.textContent.trim(), idents.includes(ident)));
}

/** Where the actions of a line stand; a line without a phone has no such place yet. @param {Element} ligne */
function findPlace(ligne) {
  const place = ligne.querySelector(".cpts-resultat__actions, .cpts-carte__gestes");
  if (place || ligne.matches(".cpts-index__ligne")) return place ?? ligne;
  const nouvelle = create("div", { class: "cpts-resultat__actions" });
  ligne.append(nouvelle);
  return nouvelle;
}

/** The button of the page of an entry, beside « Imprimer ». @param {string[]} idents chosen */
export function addBoutonFiche(idents) {
  const ident = findIdent(window.location.href, RACINE);
  const barre = document.querySelector("main .cpts-barre");
  if (!ident || !barre || !document.querySelector(".cpts-entete-page--fiche")) return;
  barre.append(createChoixFiche(ident, idents.includes(ident)));
}

/** Brings every button of the page up to date. @param {string[]} idents */
export function showEtats(idents) {
  for (const bouton of document.querySelectorAll(BOUTONS))
    if (bouton instanceof HTMLElement) showEtat(bouton, idents.includes(bouton.dataset.ident ?? ""));
}
