// @ts-check
/** The dots in view, each a button: neighbours are one dot with their number as long as they are too many. */
import { create } from "./dom.mjs";
import { computeRayon, describeAdresse, describeGroupe, groupParAdresse, groupProches } from "./lib/carte.mjs";

/**
 * @typedef {import("./carte-contours.mjs").Atelier} Atelier
 * @typedef {import("./lib/carte.mjs").Adresse} Adresse
 * @typedef {import("./lib/carte.mjs").Groupe} Groupe
 */

/** With the stroke, 24 pixels: the smallest target allowed. */
const RAYON_POINT_PX = 11;
/** What is just out of view is drawn too, so that a small move shows no hole. */
const MARGE = 0.1;

export class AdressesEnVue {
  /** @type {import("./lib/carte.mjs").Point[]} */ #points = [];
  /** Made from the points when they are first seen from near. @type {Adresse[] | null} */ #adresses = null;
  #visible = false;
  /** What is drawn, by key of the group: a move keeps it, and the focus with it. @type {Map<string, import("leaflet").Layer>} */
  #dessins = new Map();

  /** @param {Atelier} atelier */
  constructor(atelier) {
    this.atelier = atelier;
    this.calque = atelier.L.layerGroup();
    atelier.map.on("moveend", () => this.#draw());
  }

  /** @param {import("./lib/carte.mjs").Point[]} points */
  fill(points) {
    this.#points = points;
    this.#adresses = null;
    this.#erase();
  }

  /** @param {boolean} visible */
  show(visible) {
    this.#visible = visible;
    if (visible) this.calque.addTo(this.atelier.map);
    else this.calque.removeFrom(this.atelier.map);
    this.#draw();
  }

  #erase() {
    for (const [cle, dessin] of this.#dessins) this.#remove(cle, dessin);
  }

  /** Draws what came into view, erases what left it. */
  #draw() {
    if (!this.#visible) return this.#erase();
    const { map, touches } = this.atelier;
    const vue = map.getBounds().pad(MARGE);
    this.#adresses ??= groupParAdresse(this.#points);
    const dedans = this.#adresses.filter(({ lat, lon }) => vue.contains([lat, lon]));
    const zoom = map.getZoom();
    const voulus = new Map(groupProches(dedans, ({ lat, lon }) => map.project([lat, lon], zoom)).map((g) => [g.cle, g]));
    for (const [cle, dessin] of this.#dessins) if (!voulus.has(cle)) this.#remove(cle, dessin);
    for (const [cle, groupe] of voulus) if (!this.#dessins.has(cle)) this.#add(cle, groupe);
    touches.update();
  }

  /** A dot that had the focus gives it to the map. @param {string} cle @param {import("leaflet").Layer} dessin */
  #remove(cle, dessin) {
    const element = /** @type {import("leaflet").Path} */ (dessin).getElement?.();
    if (element && element === document.activeElement) this.atelier.map.getContainer().focus({ preventScroll: true });
    this.calque.removeLayer(dessin);
    this.#dessins.delete(cle);
  }

  /** @param {string} cle @param {Groupe} groupe */
  #add(cle, groupe) {
    const dessin = groupe.adresses.length === 1 ? this.#createPoint(groupe.adresses[0]) : this.#createGroupe(groupe);
    this.#dessins.set(cle, dessin);
    dessin.addTo(this.calque);
  }

  /** @param {Adresse} adresse */
  #createPoint(adresse) {
    const { L, touches, couleurs } = this.atelier;
    const nom = describeAdresse(adresse, this.#findCommune(adresse));
    const point = L.circleMarker([adresse.lat, adresse.lon], {
      radius: RAYON_POINT_PX,
      weight: 2,
      color: couleurs.bord,
      fillColor: couleurs.point,
      fillOpacity: 1,
      className: "cpts-carte__point",
    });
    point.bindTooltip(create("span", {}, nom));
    touches.add(point, nom, () => this.#open(adresse, nom, point));
    return point;
  }

  /** @param {Groupe} groupe */
  #createGroupe(groupe) {
    const { L, touches } = this.atelier;
    const taille = 2 * computeRayon(groupe.adresses.length);
    const html = create("span", { "aria-hidden": "true" }, String(groupe.adresses.length));
    const icon = L.divIcon({ className: "cpts-carte__groupe", html, iconSize: [taille, taille] });
    const marque = L.marker([groupe.lat, groupe.lon], { icon, keyboard: false });
    touches.add(marque, describeGroupe(groupe), () => this.#approach(groupe, marque));
    return marque;
  }

  /** Comes closer; at the closest, opens all of them together. @param {Groupe} groupe @param {import("leaflet").Marker} marque */
  #approach({ lat, lon, adresses }, marque) {
    const { L, map } = this.atelier;
    if (map.getZoom() >= map.getMaxZoom()) {
      const points = adresses.flatMap((adresse) => adresse.points);
      this.#open({ lat, lon, points }, `${points.length} fiches`, marque);
      return;
    }
    const limites = L.latLngBounds(adresses.map((adresse) => [adresse.lat, adresse.lon]));
    const zoom = Math.max(map.getZoom() + 1, Math.min(map.getMaxZoom(), map.getBoundsZoom(limites)));
    map.setView(limites.getCenter(), zoom);
  }

  /** @param {Adresse} adresse @param {string} nom @param {{getElement(): Element | undefined}} forme */
  #open(adresse, nom, forme) {
    this.atelier.bulle.openAdresse(adresse, this.#findCommune(adresse), nom, forme.getElement());
  }

  /** @param {Adresse} adresse */
  #findCommune(adresse) {
    return this.atelier.communes.get(adresse.points[0].c)?.nom ?? "";
  }
}
