// @ts-check
/** The numbers beside the choices of the directory: what each would give, the other facets staying as they are. */
import { create } from "./dom.mjs";
import { listChamps } from "./formulaire.mjs";

/** Label of each option before any number was added. @type {WeakMap<HTMLOptionElement, string>} */
const libelles = new WeakMap();

/** @param {HTMLOptionElement} option @param {number} nombre */
function showOption(option, nombre) {
  const libelle = libelles.get(option) ?? option.text;
  libelles.set(option, libelle);
  option.text = `${libelle} (${nombre})`;
}

/** @param {HTMLInputElement} champ @param {number} nombre */
function showCase(champ, nombre) {
  const etiquette = champ.labels?.[0];
  if (!etiquette) return;
  let compteur = etiquette.querySelector(".cpts-choix__nombre");
  if (!compteur) etiquette.append((compteur = create("span", { class: "cpts-choix__nombre" })));
  compteur.textContent = String(nombre);
}

/** @param {HTMLFormElement} formulaire @param {Map<string, number>} nombres « profession:infirmier » → 12 */
export function showNombres(formulaire, nombres) {
  for (const champ of listChamps(formulaire)) {
    if (champ instanceof HTMLSelectElement) {
      for (const option of champ.options)
        if (option.value) showOption(option, nombres.get(`${champ.name}:${option.value}`) ?? 0);
    } else if (champ.type === "checkbox") {
      showCase(/** @type {HTMLInputElement} */ (champ), nombres.get(`${champ.name}:${champ.value}`) ?? 0);
    }
  }
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
