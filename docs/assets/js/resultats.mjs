// @ts-check
/** The list of results of a search, fifty at a time, and the sentence that counts them. */
import { create, createBouton, debounce } from "./dom.mjs";
import { formatNombre } from "./lib/texte.mjs";

const TRANCHE = 50;
const DELAI_ANNONCE_MS = 400;

export class ListeResultats {
  /** @type {number[]} */ #numeros = [];
  #montres = 0;
  #phrase = "";
  /** Lines that the page already holds, in its order. @type {Map<number, Element>} */ #lignes = new Map();

  /**
   * @param {ParentNode} hote holds [data-resultats], [data-compte], [data-vide]
   * @param {(numero: number) => HTMLLIElement} createLigne
   */
  constructor(hote, createLigne) {
    this.createLigne = createLigne;
    this.liste = hote.querySelector("[data-resultats]") ?? create("ol");
    this.compte = hote.querySelector("[data-compte]") ?? create("p");
    this.vide = hote.querySelector("[data-vide]");
    this.pistes = create("p", { class: "cpts-pistes" });
    this.plus = createBouton("cpts-bouton cpts-bouton--contour cpts-resultats__plus", "", () => this.#showSuite());
    this.plus.hidden = this.pistes.hidden = true;
    this.liste.after(this.plus);
    (this.vide ?? this.plus).after(this.pistes);
    this.announce = debounce(DELAI_ANNONCE_MS, () => (this.compte.textContent = this.#phrase));
  }

  /** Takes over the lines of the page: they are moved and put aside, never made again.
   * @param {string[]} idents of each number, as in their data-id */
  keepLignes(idents) {
    const numeros = new Map(idents.map((ident, numero) => [ident, numero]));
    for (const ligne of this.liste.querySelectorAll(":scope > [data-id]")) {
      const numero = numeros.get(ligne.getAttribute("data-id") ?? "");
      if (numero !== undefined) this.#lignes.set(numero, ligne);
    }
  }

  /** `numeros` in the order of the page; those it does not hold keep theirs, at the end. @param {number[]} numeros */
  sortCommePage(numeros) {
    const gardes = new Set(numeros);
    const connus = [...this.#lignes.keys()].filter((numero) => gardes.has(numero));
    return [...connus, ...numeros.filter((numero) => !this.#lignes.has(numero))];
  }

  /**
   * Shows `numeros`; `phrase` is announced once the visitor pauses.
   * @param {number[]} numeros
   * @param {string} phrase
   */
  show(numeros, phrase) {
    this.#numeros = numeros;
    this.#montres = 0;
    this.#phrase = phrase;
    this.liste.replaceChildren();
    this.#appendTranche();
    this.#setPistes([], phrase !== "" && numeros.length === 0);
    this.announce();
  }

  /** Offers ways out of an empty result. @param {HTMLButtonElement[]} boutons */
  offer(boutons) {
    this.#setPistes(boutons, true);
  }

  /** Moves to the count, which the submit button promised. */
  focus() {
    this.compte.textContent = this.#phrase;
    this.compte.setAttribute("tabindex", "-1");
    if (this.compte instanceof HTMLElement) this.compte.focus();
  }

  /** @param {HTMLButtonElement[]} boutons @param {boolean} vide */
  #setPistes(boutons, vide) {
    if (this.vide instanceof HTMLElement) this.vide.hidden = !vide;
    this.pistes.hidden = boutons.length === 0;
    this.pistes.replaceChildren(...boutons.flatMap((bouton) => [bouton, " "]));
  }

  #appendTranche() {
    const suite = this.#numeros.slice(this.#montres, this.#montres + TRANCHE);
    this.liste.append(...suite.map((numero) => this.#lignes.get(numero) ?? this.createLigne(numero)));
    this.#montres += suite.length;
    const reste = this.#numeros.length - this.#montres;
    this.plus.hidden = reste === 0;
    this.plus.textContent = `Afficher plus (${formatNombre(reste, "restant")})`;
  }

  #showSuite() {
    const premier = this.#montres;
    this.#appendTranche();
    const lien = this.liste.children[premier]?.querySelector("a");
    lien?.focus();
  }
}
