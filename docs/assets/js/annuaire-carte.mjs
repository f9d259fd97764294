// @ts-check
/** The map beside the list, in step with it: the same entries, and from a point to its line and back. */
import { debounce } from "./dom.mjs";

/** @typedef {import("./carte.mjs").CptsCarte} CptsCarte */

const DELAI_MS = 150;
/** From this width on the style sheet puts the map beside the list; below there is none. */
const LARGEUR = window.matchMedia("(min-width: 68.75rem)");
const ICI = "cpts-resultat--ici";

export class CarteVoisine {
  /** @type {Set<string> | null} */ #liens = null;
  #keep = debounce(DELAI_MS, () => void this.#send());

  /** @param {ParentNode} hote @param {(lien: string) => HTMLElement | null} reveal the line of an entry */
  constructor(hote, reveal) {
    this.carte = /** @type {CptsCarte | null} */ (hote.querySelector("cpts-carte"));
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
    await customElements.whenDefined("cpts-carte");
    this.carte.keep(liens);
  }

  /** Opens the point of an entry. @param {string} lien @param {HTMLElement} origine gets the focus back */
  async situate(lien, origine) {
    await customElements.whenDefined("cpts-carte");
    await this.carte?.situate(lien, origine);
  }
}
