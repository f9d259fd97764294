// @ts-check
/** The numbers beside the choices of the directory: what each would give, the other facets staying as they are. */
import { create } from "./dom.mjs";
import { listChamps } from "./formulaire.mjs";

/** Label of each option before any number was added. @type {WeakMap<HTMLOptionElement, string>} */
const libelles = new WeakMap();

/** @param {HTMLOptionElement} option @param {number | undefined} nombre undefined: nobody counts that */
function showOption(option, nombre) {
  if (nombre === undefined) return;
  const libelle = libelles.get(option) ?? option.text;
  libelles.set(option, libelle);
  const texte = `${libelle} (${nombre})`;
  if (option.text !== texte) option.text = texte;
}

/** Where the number of each box is written. @type {WeakMap<HTMLInputElement, Element>} */
const compteurs = new WeakMap();

/** @param {HTMLInputElement} champ */
function findCompteur(champ) {
  const etiquette = champ.labels?.[0];
  const compteur = etiquette?.querySelector(".cpts-choix__nombre") ?? create("span", { class: "cpts-choix__nombre" });
  if (!compteur.isConnected) etiquette?.append(compteur);
  compteurs.set(champ, compteur);
  return compteur;
}

/** @param {HTMLInputElement} champ @param {number} nombre */
function showCase(champ, nombre) {
  const compteur = compteurs.get(champ) ?? findCompteur(champ);
  if (compteur.textContent !== String(nombre)) compteur.textContent = String(nombre);
}

/** @param {HTMLFormElement} formulaire @param {Map<string, number>} nombres « profession:infirmier » → 12 */
export function showNombres(formulaire, nombres) {
  for (const champ of listChamps(formulaire)) {
    if (champ instanceof HTMLSelectElement) {
      for (const option of champ.options)
        showOption(option, nombres.get(`${champ.name}:${option.value}`));
    } else if (champ.type === "checkbox") {
      showCase(/** @type {HTMLInputElement} */ (champ), nombres.get(`${champ.name}:${champ.value}`) ?? 0);
    }
  }
}

/**
 * Two fields of one name are one choice: filling the second empties the first.
 * @param {HTMLFormElement} formulaire
 */
export function connectExclusifs(formulaire) {
  formulaire.addEventListener(
    "input",
    ({ target }) => {
      if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement) || !target.value) return;
      if (target.type === "checkbox" || target.type === "search") return;
      for (const champ of listChamps(formulaire)) if (champ !== target && champ.name === target.name) champ.value = "";
    },
    { capture: true },
  );
}

/**
 * Folds the filters behind their button on a phone (the style sheet decides how wide a phone is).
 * @param {HTMLFormElement} formulaire
 */
export function connectBascule(formulaire) {
  const bouton = formulaire.querySelector(".cpts-facettes__bascule");
  if (!(bouton instanceof HTMLElement)) return;
  const fold = (/** @type {boolean} */ replie) => {
    formulaire.classList.toggle("cpts-facettes--replie", replie);
    bouton.setAttribute("aria-expanded", String(!replie));
  };
  bouton.hidden = false;
  bouton.addEventListener("click", () => fold(bouton.getAttribute("aria-expanded") === "true"));
  fold(true);
}
