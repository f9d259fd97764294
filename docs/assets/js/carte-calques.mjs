// @ts-check
/** What the map shows over the outlines: one bubble per commune from afar, one dot per address from near. */
import { AdressesEnVue } from "./carte-adresses.mjs";
import { colorContours, drawContour, openCommune, recountCommunes, showCommune, ZOOM_ADRESSES } from "./carte-contours.mjs";
import { Touches } from "./carte-touches.mjs";
import { create } from "./dom.mjs";
import {
  computeRayon,
  countParCommune,
  describeAdresse,
  filterPoints,
  groupParAdresse,
  isPosition,
  SEUIL_BULLE,
} from "./lib/carte.mjs";

/**
 * @typedef {typeof import("leaflet")} Leaflet
 * @typedef {import("./lib/carte.mjs").Carte} Carte
 * @typedef {import("./lib/carte.mjs").Commune} Commune
 * @typedef {import("./lib/carte.mjs").Point} Point
 * @typedef {{territoire: any, carte: Carte, profession?: string, commune?: string}} Demande
 * @typedef {{familles: string[], services: string[], fragilite: string}} Choix of the form beside the map
 * @typedef {import("./carte-contours.mjs").Atelier} Atelier
 */

const MARGE_PX = 12;
const GRAIN_PX = 11;
const SIGNE_PX = 26;
const SIGNES = new Map([
  ["secret", "<5"],
  ["inconnue", "?"],
]);
const FRANCE = /** @type {import("leaflet").LatLngBoundsLiteral} */ ([
  [42, -5],
  [51.2, 8.3],
]);

/** Colours of the site for what Leaflet paints. @param {HTMLElement} element */
function readCouleurs(element) {
  const style = getComputedStyle(element);
  const read = (/** @type {string} */ nom, /** @type {string} */ defaut) =>
    style.getPropertyValue(nom).trim() || defaut;
  return {
    trait: read("--principale", "#0b5c6b"),
    fond: read("--principale-moyenne", "#84acb2"),
    gris: read("--trait-fort", "#6c7a7c"),
    point: read("--accent", "#b34700"),
    bord: read("--surface", "#fff"),
  };
}

/**
 * Runs `draw` on each item; a bad one is left out and the others are drawn.
 * @param {any} liste
 * @param {(item: any) => void} draw
 */
function drawEach(liste, draw) {
  for (const item of Array.isArray(liste) ? liste : []) {
    try {
      draw(item);
    } catch (erreur) {
      console.warn("élément de carte ignoré", erreur);
    }
  }
}

/** The bubble of a commune: for the eye and the mouse, since its outline already speaks to the keyboard.
 * @param {Atelier} atelier @param {import("leaflet").LayerGroup} calque @param {Commune} commune */
function drawBulle(atelier, calque, { code, n, lat, lon }) {
  if (n <= 0 || !isPosition(lat, lon)) return;
  if (n < SEUIL_BULLE) {
    const icon = atelier.L.divIcon({ className: "cpts-carte__grain", iconSize: [GRAIN_PX, GRAIN_PX] });
    atelier.L.marker([lat, lon], { icon, keyboard: false, interactive: false }).addTo(calque);
    return;
  }
  const taille = 2 * computeRayon(n);
  const html = create("span", { "aria-hidden": "true" }, String(n));
  const icon = atelier.L.divIcon({ className: "cpts-carte__bulle", html, iconSize: [taille, taille] });
  atelier.L.marker([lat, lon], { icon, keyboard: false, zIndexOffset: n })
    .on("click", () => openCommune(atelier, code))
    .addTo(calque);
}

/** The step of a commune as a sign, so that its colour is not alone.
 * @param {Atelier} atelier @param {import("leaflet").LayerGroup} calque @param {Commune} commune @param {string} ton */
function drawSigne({ L }, calque, { lat, lon }, ton) {
  if (!isPosition(lat, lon)) return;
  const html = create("span", { "aria-hidden": "true" }, SIGNES.get(ton) ?? ton);
  const className = `cpts-carte__signe cpts-carte__signe--classe-${ton}`;
  const icon = L.divIcon({ className, html, iconSize: [SIGNE_PX, SIGNE_PX] });
  L.marker([lat, lon], { icon, keyboard: false, interactive: false }).addTo(calque);
}

/**
 * The view to begin with: the commune asked for, else the territory.
 * @param {Atelier} atelier
 * @param {string | undefined} code
 */
function findVue({ L, contours }, code) {
  const choisi = code ? contours.get(code) : undefined;
  const territoire = L.featureGroup(choisi ? [choisi] : [...contours.values()]).getBounds();
  return territoire.isValid() ? territoire : L.latLngBounds(FRANCE);
}

export class Calques {
  /** Addresses of the pages to keep, null for all. @type {Set<string> | null} */ #liens = null;
  /** @type {Choix} */ #choix = { familles: [], services: [], fragilite: "" };
  /** What the map shows now. @type {Point[]} */ #montres = [];

  /**
   * Draws everything.
   * @param {Leaflet} L
   * @param {import("leaflet").Map} map
   * @param {import("./carte-bulle.mjs").CarteBulle} bulle
   * @param {Demande} demande
   */
  constructor(L, map, bulle, { territoire, carte, profession, commune }) {
    this.carte = carte;
    this.points = filterPoints(this.carte.points, { profession, commune });
    this.atelier = /** @type {Atelier} */ ({
      L,
      map,
      bulle,
      touches: new Touches(map),
      couleurs: readCouleurs(map.getContainer()),
      communes: new Map(this.carte.communes.map((une) => [une.code, { ...une, n: 0, sans: 0 }])),
      contours: new Map(),
      choisie: "",
    });
    this.bulles = L.layerGroup();
    this.adresses = new AdressesEnVue(this.atelier);
    drawEach(territoire?.features, (feature) => drawContour(this.atelier, feature));
    this.#look(commune);
    this.#fill(this.points);
    map.on("zoomend", () => this.#switch());
  }

  /** Shows only the entries whose pages are at these addresses, all for null. @param {Set<string> | null} liens */
  keep(liens) {
    this.#liens = liens;
    this.#refill();
  }

  /** What the form beside the map asks for; the number of entries shown is returned. @param {Choix} choix */
  choose(choix) {
    this.#choix = choix;
    return this.#refill();
  }

  /** Goes to a commune, or back to the whole territory for ""; its count is returned. @param {string} code */
  goTo(code) {
    this.atelier.map.closePopup();
    const commune = this.atelier.communes.get(code);
    showCommune(this.atelier, commune ? code : "");
    if (!commune) this.#look(undefined);
    return commune;
  }

  /** Goes to the first address of an entry that is shown, and opens it.
   * @param {string} lien @param {HTMLElement} origine gets the focus back */
  situate(lien, origine) {
    const adresse = groupParAdresse(this.#montres).find(({ points }) => points.some(({ l }) => l === lien));
    if (!adresse) return;
    const { map, bulle, communes } = this.atelier;
    const commune = communes.get(adresse.points[0].c)?.nom ?? "";
    map.closePopup();
    map.setView([adresse.lat, adresse.lon], Math.max(map.getZoom(), ZOOM_ADRESSES), { animate: false });
    bulle.openAdresse(adresse, commune, describeAdresse(adresse, commune), origine);
  }

  /** @param {string | undefined} commune */
  #look(commune) {
    const { map } = this.atelier;
    map.fitBounds(findVue(this.atelier, commune), { padding: [MARGE_PX, MARGE_PX], animate: false });
    if (commune && map.getZoom() < ZOOM_ADRESSES) map.setZoom(ZOOM_ADRESSES, { animate: false });
  }

  #refill() {
    this.atelier.map.closePopup();
    const gardes = filterPoints(this.points, this.#choix).filter(({ l }) => this.#liens?.has(l) ?? true);
    this.#fill(gardes);
    return new Set(gardes.map(({ l }) => l)).size;
  }

  /** @param {Point[]} points */
  #fill(points) {
    const { atelier, bulles, carte } = this;
    const fragilite = carte.fragilites.get(this.#choix.fragilite);
    colorContours(atelier, fragilite);
    recountCommunes(atelier, countParCommune([...atelier.communes.values()], points));
    bulles.clearLayers();
    drawEach([...atelier.communes.values()], (une) => {
      const ton = fragilite?.get(une.code)?.[0];
      if (ton) drawSigne(atelier, bulles, une, ton);
      else if (!fragilite) drawBulle(atelier, bulles, une);
    });
    this.#montres = points;
    this.adresses.fill(points);
    this.#switch();
  }

  /** Shows one of the two layers, by scale. */
  #switch() {
    const { map, touches } = this.atelier;
    const proche = map.getZoom() >= ZOOM_ADRESSES;
    if (proche) this.bulles.removeFrom(map);
    else this.bulles.addTo(map);
    this.adresses.show(proche);
    touches.update();
  }
}
