// @ts-check
/** The shapes of a map under the fingers and the keyboard: what Leaflet leaves to the mouse alone. */

/**
 * @typedef {import("leaflet").Layer & {
 *   getElement(): Element | undefined,
 *   getBounds?: () => import("leaflet").LatLngBounds,
 *   getLatLng?: () => import("leaflet").LatLng,
 * }} Forme
 */

/** The shapes of a map, which a keyboard can reach. */
export class Touches {
  /** @type {Set<Forme>} */ #formes = new Set();
  /** @type {Map<Forme, string>} */ #noms = new Map();

  /** @param {import("leaflet").Map} map */
  constructor(map) {
    this.map = map;
    map.on("moveend", () => this.update());
  }

  /**
   * Makes of `forme` a button that anyone can press.
   * @param {Forme} forme
   * @param {string} nom
   * @param {() => void} press
   */
  add(forme, nom, press) {
    this.#noms.set(forme, nom);
    forme.on("click", press);
    forme.on("add", () => this.#name(forme));
    forme.on("remove", () => void this.#formes.delete(forme));
    forme.on("keydown", (evenement) => {
      const touche = /** @type {import("leaflet").LeafletKeyboardEvent} */ (/** @type {unknown} */ (evenement))
        .originalEvent;
      if (touche.key !== "Enter" && touche.key !== " ") return;
      touche.preventDefault();
      press();
    });
  }

  /** Gives `forme` another name, on the map or not. @param {Forme} forme @param {string} nom */
  rename(forme, nom) {
    this.#noms.set(forme, nom);
    forme.getElement()?.setAttribute("aria-label", nom);
  }

  /** @param {Forme} forme */
  #name(forme) {
    const element = forme.getElement();
    if (!element) return;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", this.#noms.get(forme) ?? "");
    this.#formes.add(forme);
  }

  /** Only the shapes in view are Tab stops: the focus never goes where nothing shows. */
  update() {
    const vue = this.map.getBounds();
    for (const forme of this.#formes) {
      const limites = forme.getBounds?.();
      const point = forme.getLatLng?.();
      const visible = limites ? vue.intersects(limites) : point && vue.contains(point);
      forme.getElement()?.setAttribute("tabindex", visible ? "0" : "-1");
    }
  }
}
