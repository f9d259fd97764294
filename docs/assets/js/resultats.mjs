// @ts-check
/** The list of results of a search, twenty at a time, and the sentence that counts them. */
import { create, createBouton, debounce } from "./dom.mjs";
import { formatNombre } from "./lib/texte.mjs";

const TRANCHE = 20;
/** Lines shown at once, what a phone has room for; the rest of the first twenty follow, as many per frame. */
const PREMIERES = 3;
const DELAI_PAUSE_MS = 120;
const DELAI_ANNONCE_MS = 400;
const EN_COURS = "cpts-resultats--en-cours";
/** Beyond, a line asked for comes first instead of being reached by showing all those before it. */
const DEVOILEES_MAXIMUM = 200;

export class ListeResultats {
  /** @type {number[]} */ #numeros = [];
  #montres = 0;
  #phrase = "";
  /** Rank of the last search. */ #tour = 0;
  /** Lines of the page, and those made since: a line is never made twice. @type {Map<number, HTMLElement>} */ #lignes = new Map();

  /**
   * @param {ParentNode} hote holds [data-resultats], [data-compte], [data-vide]
   * @param {(numero: number) => HTMLElement} createLigne
   * @param {(ligne: HTMLElement, numero: number) => void} [decorate] called each time a line is shown
   */
  constructor(hote, createLigne, decorate = () => {}) {
    this.createLigne = createLigne;
    this.decorate = decorate;
    this.liste = hote.querySelector("[data-resultats]") ?? create("ol");
    this.compte = hote.querySelector("[data-compte]") ?? create("p");
    this.vide = hote.querySelector("[data-vide]");
    this.pistes = create("p", { class: "cpts-pistes" });
    this.plus = createBouton("cpts-bouton cpts-bouton--contour cpts-resultats__plus", "Afficher plus", () => this.#showSuite());
    this.plus.hidden = this.pistes.hidden = true;
    this.liste.after(this.plus);
    (this.vide ?? this.plus).after(this.pistes);
    this.restBientot = debounce(DELAI_PAUSE_MS, () => this.liste.classList.remove(EN_COURS));
    this.announce = debounce(DELAI_ANNONCE_MS, () => (this.compte.textContent = this.#phrase));
  }

  /** Takes over the lines of the page: they are moved and put aside, never made again.
   * @param {string[]} idents of each number, as in their data-id */
  keepLignes(idents) {
    const numeros = new Map(idents.map((ident, numero) => [ident, numero]));
    for (const ligne of this.liste.children) {
      const ident = ligne.getAttribute("data-id") ?? "";
      const numero = numeros.get(ident);
      if (numero === undefined || !(ligne instanceof HTMLElement)) continue;
      ligne.dataset.fiche = ident;
      this.#lignes.set(numero, ligne);
    }
  }

  /**
   * Shows `numeros`; `phrase` is announced once the visitor pauses.
   * @param {number[]} numeros
   * @param {string} phrase
   */
  show(numeros, phrase) {
    this.#numeros = numeros;
    this.#phrase = phrase;
    this.#montres = Math.min(PREMIERES, numeros.length);
    const lignes = numeros.slice(0, this.#montres).map((numero) => this.getLigne(numero));
    const memes = this.liste.children.length === lignes.length && lignes.every((une, i) => une === this.liste.children[i]);
    if (!memes) this.liste.replaceChildren(...lignes);
    this.liste.classList.add(EN_COURS);
    this.restBientot();
    this.#grow((this.#tour += 1));
    this.#setPistes([], phrase !== "" && numeros.length === 0);
    this.announce();
  }

  /** A few more of the first twenty at each frame, unless another search has come; what is left is counted last.
   * @param {number} tour */
  #grow(tour) {
    if (this.#montres >= Math.min(TRANCHE, this.#numeros.length)) {
      this.#countReste();
      return;
    }
    window.requestAnimationFrame(() => {
      if (tour !== this.#tour) return;
      this.#appendJusque(Math.min(TRANCHE, this.#montres + PREMIERES));
      this.#grow(tour);
    });
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

  /** The line of an entry as it is now. @param {number} numero */
  getLigne(numero) {
    const ligne = this.#lignes.get(numero) ?? this.createLigne(numero);
    this.#lignes.set(numero, ligne);
    this.decorate(ligne, numero);
    return ligne;
  }

  /** The line of an entry, brought into the list if it is further down; null when it is not among the results.
   * @param {number} numero */
  reveal(numero) {
    const rang = this.#numeros.indexOf(numero);
    if (rang < 0) return null;
    while (rang >= this.#montres && rang < DEVOILEES_MAXIMUM) this.#appendTranche();
    const ligne = this.getLigne(numero);
    if (!ligne.isConnected) this.liste.prepend(ligne);
    return ligne;
  }

  /** @param {HTMLButtonElement[]} boutons @param {boolean} vide */
  #setPistes(boutons, vide) {
    if (this.vide instanceof HTMLElement) this.vide.hidden = !vide;
    this.pistes.hidden = boutons.length === 0;
    this.pistes.replaceChildren(...boutons.flatMap((bouton) => [bouton, " "]));
  }

  #appendTranche() {
    this.#appendJusque(this.#montres + TRANCHE);
    this.#countReste();
  }

  /** @param {number} fin */
  #appendJusque(fin) {
    const suite = this.#numeros.slice(this.#montres, fin);
    this.liste.append(...suite.map((numero) => this.getLigne(numero)));
    this.#montres += suite.length;
  }

  #countReste() {
    const reste = this.#numeros.length - this.#montres;
    this.plus.hidden = reste === 0;
    if (reste > 0) this.plus.textContent = `Afficher plus (${formatNombre(reste, "restant")})`;
  }

  #showSuite() {
    if (this.#montres < TRANCHE) this.#appendJusque(TRANCHE);
    const premier = this.#montres;
    this.#appendTranche();
    const lien = this.liste.children[premier]?.querySelector("a");
    lien?.focus();
  }
}
