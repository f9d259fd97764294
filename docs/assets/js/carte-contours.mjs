// @ts-check
/** The outlines of the communes, which open on their name and number. */
import { create } from "./dom.mjs";
import { describeNombre, isGeometrieSaine, isPosition } from "./lib/carte.mjs";

/**
 * @typedef {typeof import("leaflet")} Leaflet
 * @typedef {import("leaflet").Polygon} Polygon
 * @typedef {import("./lib/carte.mjs").Commune} Commune
 *
 * @typedef {object} Atelier everything the drawing functions share
 * @property {Leaflet} L
 * @property {import("leaflet").Map} map
 * @property {import("./carte-bulle.mjs").CarteBulle} bulle
 * @property {import("./carte-touches.mjs").Touches} touches
 * @property {Record<"trait" | "fond" | "gris" | "point" | "bord", string>} couleurs
 * @property {Map<string, Commune>} communes by code
 * @property {Map<string, Polygon>} contours by code
 */

/** From this scale on, addresses replace communes. */
export const ZOOM_ADRESSES = 12;

/** Opens the pop-up of a commune; the focus comes back to its outline. @param {Atelier} atelier @param {string} code */
export function openCommune({ map, bulle, communes, contours }, code) {
  const commune = communes.get(code);
  const contour = contours.get(code);
  if (!commune) return;
  const approach = () => {
    map.closePopup();
    const echelle = contour ? map.getBoundsZoom(contour.getBounds()) : ZOOM_ADRESSES;
    map.setView(contour?.getBounds().getCenter() ?? [commune.lat, commune.lon], Math.max(ZOOM_ADRESSES, echelle));
  };
  bulle.openCommune(commune, approach, contour?.getElement());
}

/**
 * The outline of a commune of the territory, or of a neighbour, which is grey and inert.
 * @param {Atelier} atelier
 * @param {any} feature
 */
export function drawContour(atelier, feature) {
  const { L, map, couleurs } = atelier;
  if (!isGeometrieSaine(feature.geometry.coordinates)) throw new RangeError("coordonnées impossibles");
  const voisin = Boolean(feature.properties.voisin);
  const couleur = voisin
    ? { color: couleurs.gris, weight: 1, fillOpacity: 0.08 }
    : { color: couleurs.trait, fillColor: couleurs.fond, weight: 1.5, fillOpacity: 0.3 };
  const className = voisin ? "cpts-carte__voisin" : "cpts-carte__contour";
  for (const contour of L.geoJSON(feature, { style: { ...couleur, className }, interactive: !voisin }).getLayers()) {
    if (!voisin && contour instanceof L.Polygon) connectContour(atelier, feature.properties, contour);
    contour.addTo(map);
  }
}

/** @param {Atelier} atelier @param {{code: string, nom: string}} proprietes @param {Polygon} contour */
function connectContour(atelier, { code, nom }, contour) {
  const { lat, lng } = contour.getBounds().getCenter();
  const connue = atelier.communes.get(code);
  const commune = { lat, lon: lng, lien: "", n: 0, code, nom, ...connue };
  atelier.communes.set(code, isPosition(commune.lat, commune.lon) ? commune : { ...commune, lat, lon: lng });
  atelier.contours.set(code, contour);
  contour.bindTooltip(create("span", {}, commune.nom), { sticky: true });
  atelier.touches.add(contour, describeCommune(commune), () => openCommune(atelier, code));
}

/** What a screen reader says of an outline. @param {Commune} commune */
const describeCommune = ({ nom, n }) => `${nom}, ${describeNombre(n)}`;

/** Gives the communes another number of points. @param {Atelier} atelier @param {Commune[]} comptees */
export function recountCommunes({ communes, contours, touches }, comptees) {
  for (const { code, n } of comptees) {
    const commune = communes.get(code);
    const contour = contours.get(code);
    if (!commune) continue;
    communes.set(code, { ...commune, n });
    if (contour) touches.rename(contour, describeCommune({ ...commune, n }));
  }
}
