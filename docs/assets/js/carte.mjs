// @ts-check
/** <cpts-carte>: the drawing of the territory becomes a map when it comes into view. Nobody else is called before a click. */
import { CarteBulle, isEtroite } from "./carte-bulle.mjs";
import { Calques } from "./carte-calques.mjs";
import { connectChoix } from "./carte-choix.mjs";
import { create, createBouton, debounce, loadJson } from "./dom.mjs";
import { readCarte } from "./lib/carte.mjs";
import { findRacine } from "./lib/liens.mjs";

/** @typedef {typeof import("leaflet")} Leaflet */

const AVANT_DE_VOIR = "300px";
const HAUTEUR_MINIMALE = "24rem";
const DELAI_FILTRE_MS = 250;
const ZOOMS = Object.freeze({ minimum: 7, maximum: 18 });
/** Fine enough for the territory to fill its frame. */
const PAS_DE_ZOOM = 0.25;
const NOM = "Carte interactive : les flèches la déplacent, plus et moins changent l’échelle";
const AFFICHER_FOND = "Afficher le fond de carte de l’IGN (votre adresse IP lui sera transmise)";
const MASQUER_FOND = "Masquer le fond de carte de l’IGN";
const TUILES =
  "https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal" +
  "&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}";

export class CptsCarte extends HTMLElement {
  /** @type {Promise<void> | null} */ #chargement = null;
  /** Addresses of the pages to keep, null for all. @type {Set<string> | null} */ #liens = null;
  /** @type {Calques | null} */ #calques = null;
  #drawBientot = debounce(DELAI_FILTRE_MS, () => this.#calques?.keep(this.#liens));

  /** Opens the point of an entry listed beside the map. @param {string} lien @param {HTMLElement} origine gets the focus back */
  async situate(lien, origine) {
    await this.start();
    this.#calques?.situate(lien, origine);
  }

  /** Shows only the entries of a list filtered beside the map. @param {Set<string> | null} liens */
  keep(liens) {
    if (liens === null && this.#liens === null) return;
    this.#liens = liens;
    this.#drawBientot();
  }

  connectedCallback() {
    if (this.#chargement || !this.dataset.leaflet || this.dataset.attendre !== undefined) return;
    const choix = this.#findChoix();
    // Now, not once the map is there: nothing moves when it comes.
    if (choix) choix.hidden = false;
    const observateur = new IntersectionObserver(
      (entrees) => {
        if (!entrees.some((entree) => entree.isIntersecting)) return;
        observateur.disconnect();
        void this.start();
      },
      { rootMargin: AVANT_DE_VOIR },
    );
    observateur.observe(this);
    this.addEventListener("click", () => void this.start(), { once: true });
  }

  /** Loads everything once, then covers the drawing, which paper keeps; on failure it stays, and may be tried again. */
  start() {
    this.#chargement ??= this.#load();
    return this.#chargement;
  }

  async #load() {
    try {
      const donnees = [this.#resolve("territoire"), this.#resolve("points")].map(loadJson);
      const [L, territoire, carte] = await Promise.all([loadLeaflet(this.#resolve("leaflet")), ...donnees]);
      this.#build(L, territoire, carte.points ? readCarte(carte) : await buildPoints(carte));
    } catch (erreur) {
      console.error(erreur);
      this.#chargement = null;
      const choix = this.#findChoix();
      if (choix) choix.hidden = true;
    }
  }

  /** What chooses the layers, beside this map. @returns {HTMLElement | null | undefined} */
  #findChoix() {
    return this.closest(".cpts-plan")?.querySelector("[data-calques]");
  }

  /** The absolute address that an attribute holds. @param {string} nom */
  #resolve(nom) {
    return new URL(this.dataset[nom] ?? "", document.baseURI).href;
  }

  /** @param {Leaflet} L @param {unknown} territoire GeoJSON @param {import("./lib/carte.mjs").Carte} carte */
  #build(L, territoire, carte) {
    const { profession, commune } = this.dataset;
    const toile = create("div", { class: "cpts-carte__toile", role: "region", "aria-label": NOM });
    const passer = createBouton("cpts-evitement", "Passer la carte", () => fond.focus());
    // Leaflet's layers stay among themselves: the button above must come over them.
    toile.style.isolation = "isolate";
    this.replaceChildren(passer, toile, create("div", { class: "cpts-carte__dessin" }, ...this.childNodes));
    this.closest(".cpts-carte")?.classList.add("cpts-carte--active");
    const map = createMap(L, toile);
    if (toile.clientHeight === 0) toile.style.height = HAUTEUR_MINIMALE;
    const bulle = new CarteBulle(L, map, findRacine(this.#resolve("points")));
    this.#calques = new Calques(L, map, bulle, { territoire, carte, profession, commune });
    if (this.#liens) this.#calques.keep(this.#liens);
    const fond = createBoutonFond(L, map);
    this.after(create("p", { class: "cpts-carte__consentement" }, fond));
    const choix = this.#findChoix();
    if (choix) connectChoix(choix, this.#calques);
    this.dataset.etat = "prete";
  }
}

/** The points of the index of the directory, whose page holds it already. @param {any} colonnes */
const buildPoints = async (colonnes) => (await import("./lib/points-annuaire.mjs")).buildCarte(colonnes);

/** Leaflet and its sheet, from this site: its small build, which gives itself a global name, weighs 40 % of the module.
 * @param {string} dossier @returns {Promise<Leaflet>} */
async function loadLeaflet(dossier) {
  const feuille = create("link", { rel: "stylesheet", href: `${dossier}leaflet.css` });
  const prete = new Promise((resolve, reject) => {
    feuille.addEventListener("load", resolve);
    feuille.addEventListener("error", reject);
  });
  // First in the head: the sheets of the site come after it and win.
  document.head.prepend(feuille);
  await Promise.all([import(`${dossier}leaflet.js`), prete]);
  return /** @type {{L: Leaflet}} */ (/** @type {unknown} */ (window)).L;
}

/** An empty map that speaks French and keeps still for those who ask. @param {Leaflet} L @param {HTMLElement} toile */
function createMap(L, toile) {
  const anime = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const mouvement = { zoomAnimation: anime, fadeAnimation: anime, markerZoomAnimation: anime, inertia: anime };
  const zooms = { zoomControl: false, zoomSnap: PAS_DE_ZOOM, minZoom: ZOOMS.minimum, maxZoom: ZOOMS.maximum };
  const map = L.map(toile, { ...zooms, ...mouvement, attributionControl: false });
  // No option stops the slide that brings a pop-up into view.
  if (!anime) map.panBy = (pas, options) => L.Map.prototype.panBy.call(map, pas, { ...options, animate: false });
  const echelle = L.control.zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(map);
  const placeEchelle = () => echelle.setPosition(isEtroite(map) ? "bottomleft" : "topleft");
  placeEchelle();
  map.on("resize", placeEchelle);
  L.control.attribution({ prefix: false }).addTo(map);
  connectGestes(map);
  return map;
}

/** Until the map is in use, the wheel and one finger scroll the page, not the map. @param {import("leaflet").Map} map */
function connectGestes(map) {
  const doigt = window.matchMedia("(pointer: coarse)").matches;
  const gestes = doigt ? [map.scrollWheelZoom, map.dragging] : [map.scrollWheelZoom];
  const disable = () => gestes.forEach((geste) => geste.disable());
  map.on("focus click", () => gestes.forEach((geste) => geste.enable()));
  map.on("blur", disable);
  disable();
}

/** The only door to a third party. @param {Leaflet} L @param {import("leaflet").Map} map */
function createBoutonFond(L, map) {
  const attribution = "Fond de carte © IGN";
  const fond = L.tileLayer(TUILES, {
    maxZoom: ZOOMS.maximum,
    attribution,
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  const bouton = createBouton("cpts-bouton cpts-bouton--contour", AFFICHER_FOND, () => {
    if (map.hasLayer(fond)) fond.remove();
    else fond.addTo(map);
    bouton.textContent = map.hasLayer(fond) ? MASQUER_FOND : AFFICHER_FOND;
  });
  return bouton;
}

customElements.define("cpts-carte", CptsCarte);
