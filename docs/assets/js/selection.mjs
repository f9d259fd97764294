// @ts-check
/** The selection of a professional, on every page but the one that shows it: ticked on the lines, counted in the bar. */
import { addIdent, countFiches, MAXIMUM, removeIdent } from "./lib/selection.mjs";
import { BarreSelection } from "./selection-barre.mjs";
import { addBouton, addBoutonFiche, addBoutons, BOUTONS, showEtats } from "./selection-boutons.mjs";
import { loadSelection, saveSelection } from "./selection-garde.mjs";

/** @type {string[]} */
let idents = [];
/** @type {BarreSelection} */
let barre;

/** @param {string[]} choisis @param {string} phrase announced */
function update(choisis, phrase) {
  idents = choisis;
  saveSelection(idents);
  barre.show(idents);
  showEtats(idents);
  barre.announce(phrase);
}

function empty() {
  document.querySelector("main")?.focus({ preventScroll: true });
  update([], "La sélection est vide.");
}

/** @param {HTMLElement} bouton */
function toggle({ dataset }) {
  const ident = dataset.ident ?? "";
  const nom = dataset.nom ?? document.querySelector("h1")?.textContent?.trim() ?? "";
  const retire = idents.includes(ident);
  const choisis = retire ? removeIdent(idents, ident) : addIdent(idents, ident);
  if (choisis === null) barre.warn(`La sélection est pleine\u00a0: ${MAXIMUM}\u00a0fiches au plus`);
  else update(choisis, `Fiche ${retire ? "retirée" : "ajoutée"}\u00a0: ${nom}. ${countFiches(choisis.length)}.`);
}

/** Gives their buttons to lines that are not in the page yet. @param {ParentNode} hote */
export const addChoix = (hote) => addBoutons(hote, idents);

/** Back to a page that the browser had kept: the selection may have changed since. */
function refresh() {
  idents = loadSelection();
  barre.show(idents);
  showEtats(idents);
}

/** Lines that come later: the lists that a script rewrites. */
function watchListes() {
  const veille = new MutationObserver((changements) => {
    for (const { addedNodes } of changements)
      for (const ligne of addedNodes) if (ligne instanceof Element) addBouton(ligne, idents);
  });
  for (const liste of document.querySelectorAll("[data-resultats]")) veille.observe(liste, { childList: true });
}

function start() {
  idents = loadSelection();
  barre = new BarreSelection(empty);
  if (idents.length > 0) saveSelection(idents);
  barre.show(idents);
  addBoutonFiche(idents);
  addBoutons(document, idents);
  watchListes();
  window.addEventListener("pageshow", ({ persisted }) => persisted && refresh());
  document.addEventListener("click", ({ target }) => {
    const bouton = target instanceof Element ? target.closest(BOUTONS) : null;
    if (bouton instanceof HTMLElement) toggle(bouton);
  });
}

// That page shows the selection itself.
if (!document.querySelector("cpts-orientation")) start();
