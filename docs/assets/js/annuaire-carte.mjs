// @ts-check
/**
 * The map beside the list, in step with it: the same entries, and from a point to its line and back.
 * It weighs more than the list: the drawing stays until someone filters, points at it or asks for it.
 */
import { createBouton, debounce } from "./dom.mjs";

/** @typedef {import("./carte.mjs").CptsCarte} CptsCarte */

const DELAI_MS = 150;
/** From this width on the style sheet puts the map beside the list; below there is none. */
const LARGEUR = window.matchMedia("(min-width: 68.75rem)");
const ICI = "cpts-resultat--ici";
const OUVRIR = "Ouvrir la carte interactive";
const CLASSES_OUVRIR = "cpts-bouton cpts-bouton--contour cpts-carte__ouvrir cpts-sans-impression";

export class CarteVoisine {
  /** @type {Set<string> | null} */ #liens = null;
  #keep = debounce(DELAI_MS, () => void this.#send());

  /** @param {ParentNode} hote @param {(lien: string) => HTMLElement | null} reveal the line of an entry */
  constructor(hote, reveal) {
    this.carte = /** @type {CptsCarte | null} */ (hote.querySelector("cpts-carte"));
    this.#connectOuvrir();
    // A window that grows: its map comes now, for the list as it is.
    LARGEUR.addEventListener("change", () => this.#keep());
    this.carte?.addEventListener("cpts-carte:adresse", (evenement) => {
      const { liens } = /** @type {CustomEvent<{liens: string[]}>} */ (evenement).detail;
      for (const ligne of document.querySelectorAll(`.${ICI}`)) ligne.classList.remove(ICI);
      const lignes = liens.map(reveal).filter((ligne) => ligne !== null);
      for (const ligne of lignes) ligne.classList.add(ICI);
      lignes[0]?.scrollIntoView({ block: "nearest" });
    });
  }

  /** True when there is room for a map. */
  isVisible() {
    return this.carte !== null && LARGEUR.matches;
  }

  /** Shows these entries alone; null for all. @param {(() => string[]) | null} listLiens called once the visitor pauses */
  keep(listLiens) {
    this.listLiens = listLiens;
    this.#keep();
  }

  async #send() {
    const liens = this.listLiens ? new Set(this.listLiens()) : null;
    if (!this.carte || !this.isVisible() || (liens === null && this.#liens === null)) return;
    this.#liens = liens;
    await this.#open();
    this.carte.keep(liens);
  }

  /** Opens the point of an entry. @param {string} lien @param {HTMLElement} origine gets the focus back */
  async situate(lien, origine) {
    await this.#open();
    await this.carte?.situate(lien, origine);
  }

  #connectOuvrir() {
    if (!this.carte) return;
    this.bouton = createBouton(CLASSES_OUVRIR, OUVRIR, () => void this.#enter());
    this.carte.after(this.bouton);
    // A mouse that was already there when the script came does not enter: it moves.
    for (const geste of ["pointerenter", "pointermove"])
      this.carte.addEventListener(geste, () => void this.#open(), { once: true });
  }

  async #open() {
    await import("./carte.mjs");
    await this.carte?.start();
    if (this.carte?.dataset.etat === "prete") this.bouton?.remove();
  }

  /** From the button: the focus goes where the map is. */
  async #enter() {
    await this.#open();
    /** @type {HTMLElement | null | undefined} */ (this.carte?.querySelector(".cpts-carte__toile"))?.focus();
  }
}
