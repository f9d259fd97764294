// @ts-check
/** What the map shows over the outlines: one bubble per commune from afar, one dot per address from near. */
import { drawContour, openCommune, recountCommunes, ZOOM_ADRESSES } from "./carte-contours.mjs";
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
  SEUIL_CANEVAS,
} from "./lib/carte.mjs";

/**
 * @typedef {typeof import("leaflet")} Leaflet
 * @typedef {import("./lib/carte.mjs").Commune} Commune
 * @typedef {import("./lib/carte.mjs").Adresse} Adresse
 * @typedef {{territoire: any, carte: any, profession?: string, commune?: string}} Demande
 * @typedef {import("./carte-contours.mjs").Atelier} Atelier
 *
 * @typedef {object} Calques
 * @property {import("leaflet").LayerGroup} bulles
 * @property {import("leaflet").LayerGroup} adresses
 * @property {import("leaflet").Renderer | undefined} renderer of the addresses
 */

const MARGE_PX = 12;
const GRAIN_PX = 11;
const PLAN_ADRESSES = "adresses";
/** With the stroke, 24 pixels: the smallest target allowed. */
const RAYON_POINT_PX = 11;
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

/**
 * @param {Atelier} atelier
 * @param {import("leaflet").LayerGroup} calque
 * @param {Adresse} adresse
 * @param {import("leaflet").Renderer | undefined} renderer
 */
function drawAdresse({ L, bulle, touches, couleurs, communes }, calque, adresse, renderer) {
  const commune = communes.get(adresse.points[0].c)?.nom ?? "";
  const nom = describeAdresse(adresse, commune);
  const style = {
    radius: RAYON_POINT_PX,
    weight: 2,
    color: couleurs.bord,
    fillColor: couleurs.point,
    fillOpacity: 1,
    className: "cpts-carte__point",
  };
  const point = L.circleMarker([adresse.lat, adresse.lon], { ...style, ...(renderer && { renderer }) });
  point.bindTooltip(create("span", {}, nom));
  touches.add(point, nom, () => bulle.openAdresse(adresse, commune, nom, point.getElement()));
  point.addTo(calque);
}

/** A canvas over the outlines: Leaflet's sheet puts it under them. @param {Leaflet} L @param {import("leaflet").Map} map */
function createCanevas(L, map) {
  map.createPane(PLAN_ADRESSES).style.zIndex = "450";
  return L.canvas({ pane: PLAN_ADRESSES });
}

/**
 * Shows one of the two layers, by scale.
 * @param {Atelier} atelier
 * @param {Calques} calques
 */
function switchCalques({ map, touches }, { bulles, adresses, renderer }) {
  const choose = () => {
    const proche = map.getZoom() >= ZOOM_ADRESSES;
    (proche ? bulles : adresses).removeFrom(map);
    // An empty canvas would still catch every click meant for the outlines below it.
    if (!proche) renderer?.remove();
    (proche ? adresses : bulles).addTo(map);
    touches.update();
  };
  map.on("zoomend", choose);
  choose();
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

/**
 * What the two layers show from now on.
 * @param {Atelier} atelier
 * @param {Calques} calques
 * @param {import("./lib/carte.mjs").Point[]} points
 * @param {Commune[]} comptees
 */
function fillCalques(atelier, { bulles, adresses, renderer }, points, comptees) {
  recountCommunes(atelier, comptees);
  bulles.clearLayers();
  adresses.clearLayers();
  drawEach([...atelier.communes.values()], (une) => drawBulle(atelier, bulles, une));
  drawEach(groupParAdresse(points), (adresse) => drawAdresse(atelier, adresses, adresse, renderer));
  atelier.touches.update();
}

/**
 * Draws everything; the function returned keeps only the entries whose pages are at these addresses, all for null.
 * @param {Leaflet} L
 * @param {import("leaflet").Map} map
 * @param {import("./carte-bulle.mjs").CarteBulle} bulle
 * @param {Demande} demande
 * @returns {(liens: Set<string> | null) => void}
 */
export function drawCalques(L, map, bulle, { territoire, carte, profession, commune }) {
  const points = filterPoints(carte?.points, { profession, commune });
  const count = (/** @type {typeof points} */ gardes, filtre = true) =>
    countParCommune(carte?.communes, gardes, filtre || Boolean(profession || commune));
  const communes = count(points, false);
  const atelier = {
    L,
    map,
    bulle,
    touches: new Touches(map),
    couleurs: readCouleurs(map.getContainer()),
    communes: new Map(communes.map((une) => [une.code, une])),
    contours: new Map(),
  };
  const renderer = groupParAdresse(points).length > SEUIL_CANEVAS ? createCanevas(L, map) : undefined;
  const calques = { bulles: L.layerGroup(), adresses: L.layerGroup(), renderer };
  drawEach(territoire?.features, (feature) => drawContour(atelier, feature));
  map.fitBounds(findVue(atelier, commune), { padding: [MARGE_PX, MARGE_PX], animate: false });
  if (commune && map.getZoom() < ZOOM_ADRESSES) map.setZoom(ZOOM_ADRESSES, { animate: false });
  fillCalques(atelier, calques, points, communes);
  switchCalques(atelier, calques);
  return (liens) => {
    map.closePopup();
    const gardes = liens ? points.filter(({ l }) => liens.has(l)) : points;
    fillCalques(atelier, calques, gardes, liens ? count(gardes) : communes);
  };
}
