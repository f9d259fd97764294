// @ts-check
/** A section asked several times: each place where a person works. */
import { createBouton } from "./dom.mjs";
import { clearErreurs, listControles } from "./saisie-champs.mjs";

const ATTRIBUTS = ["id", "for", "name", "list", "aria-describedby", "aria-labelledby", "data-erreur", "data-si", "data-recopier"];

/** Copies made so far, so that a number is never used twice. @type {WeakMap<HTMLElement, number>} */
const faites = new WeakMap();

/** @param {HTMLFormElement} formulaire @param {(copie: HTMLElement) => void} whenAjoutee */
export function connectLieux(formulaire, whenAjoutee) {
  for (const bouton of formulaire.querySelectorAll("[data-ajouter]")) {
    if (!(bouton instanceof HTMLElement)) continue;
    const modele = formulaire.querySelector(`[data-repetee="${bouton.dataset.ajouter}"]`);
    if (!(modele instanceof HTMLElement)) continue;
    // Copied before anything is typed in it.
    const vide = /** @type {HTMLElement} */ (modele.cloneNode(true));
    bouton.hidden = false;
    bouton.addEventListener("click", () => {
      const rang = (faites.get(modele) ?? 0) + 1;
      faites.set(modele, rang);
      const copie = makeCopie(vide, bouton.dataset.ajouter ?? "", rang, bouton);
      bouton.parentElement?.before(copie);
      whenAjoutee(copie);
      focusTitre(copie);
    });
  }
}

/** @param {HTMLElement} vide @param {string} liste @param {number} rang from 1 @param {HTMLElement} retour gets the focus once removed */
function makeCopie(vide, liste, rang, retour) {
  const copie = /** @type {HTMLElement} */ (vide.cloneNode(true));
  for (const element of [copie, ...copie.querySelectorAll("*")]) {
    for (const nom of ATTRIBUTS) {
      const valeur = element.getAttribute(nom);
      if (valeur) element.setAttribute(nom, renumber(valeur, liste, rang));
    }
  }
  copie.dataset.copie = String(rang + 1);
  clearErreurs(copie);
  const titre = copie.querySelector("h2");
  if (titre) titre.textContent = `Lieu ${rang + 1}`;
  const retirer = createBouton("cpts-bouton cpts-bouton--discret", `Retirer le lieu ${rang + 1}`, () => {
    copie.remove();
    retour.focus();
  });
  copie.append(retirer);
  return copie;
}

/** « exercices.0.telephone » and « saisie-exercices-0-telephone » → those of copy `rang`.
 * @param {string} valeur @param {string} liste @param {number} rang */
const renumber = (valeur, liste, rang) =>
  valeur
    .replaceAll(`${liste}.0.`, `${liste}.${rang}.`)
    .replaceAll(`saisie-${liste}-0-`, `saisie-${liste}-${rang}-`)
    .replaceAll(`saisie-${liste}-structure-section`, `saisie-${liste}-structure-section-${rang}`);

/** @param {HTMLElement} section */
function focusTitre(section) {
  const titre = section.querySelector("h2");
  titre?.setAttribute("tabindex", "-1");
  titre?.focus();
}

/** Buttons that write the hours of Monday on the other working days. @param {HTMLElement} racine */
export function connectRecopies(racine) {
  for (const bouton of racine.querySelectorAll("[data-recopier]")) {
    if (!(bouton instanceof HTMLElement)) continue;
    bouton.hidden = false;
    bouton.addEventListener("click", () => recopy(racine, bouton.dataset.recopier ?? ""));
  }
}

/** @param {HTMLElement} racine @param {string} nom path of the hours */
function recopy(racine, nom) {
  const champs = new Map(listControles(racine).map((controle) => [controle.name, controle]));
  const lundi = champs.get(`${nom}.lundi`)?.value ?? "";
  for (const jour of ["mardi", "mercredi", "jeudi", "vendredi"]) {
    const champ = champs.get(`${nom}.${jour}`);
    if (champ) champ.value = lundi;
  }
}
