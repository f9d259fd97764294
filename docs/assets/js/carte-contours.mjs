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
 * @property {string} choisie code of the commune gone to from the form, or ""
 * @property {Map<string, [string, string]>} [fragilite] code → step and value, as the indicator chosen tells them
 */

/** From this scale on, addresses replace communes. */
export const ZOOM_ADRESSES = 12;
const CHOISIE = "cpts-carte__contour--choisie";
const TONS = ["1", "2", "3", "4", "secret", "inconnue"];

/** Opens the pop-up of a commune; the focus comes back to its outline. @param {Atelier} atelier @param {string} code */
export function openCommune(atelier, code) {
  const { map, bulle, communes, contours, fragilite } = atelier;
  const commune = communes.get(code);
  if (!commune) return;
  const approach = () => {
    map.closePopup();
    lookAt(atelier, commune);
  };
  bulle.openCommune(commune, fragilite?.get(code)?.[1], approach, contours.get(code)?.getElement());
}

/** @param {Atelier} atelier @param {Commune} commune */
function lookAt({ map, contours }, { code, lat, lon }) {
  const limites = contours.get(code)?.getBounds();
  const echelle = limites ? map.getBoundsZoom(limites) : ZOOM_ADRESSES;
  map.setView(limites?.getCenter() ?? [lat, lon], Math.max(ZOOM_ADRESSES, echelle));
}

/** Looks at one commune and outlines it; none for "". @param {Atelier} atelier @param {string} code */
export function showCommune(atelier, code) {
  const { contours, communes } = atelier;
  contours.get(atelier.choisie)?.getElement()?.classList.remove(CHOISIE);
  atelier.choisie = code;
  contours.get(code)?.getElement()?.classList.add(CHOISIE);
  contours.get(code)?.bringToFront();
  const commune = communes.get(code);
  if (commune) lookAt(atelier, commune);
}

/** Gives each outline the colour of its step; none without indicator.
 * @param {Atelier} atelier @param {Map<string, [string, string]> | undefined} fragilite */
export function colorContours(atelier, fragilite) {
  atelier.fragilite = fragilite;
  for (const [code, contour] of atelier.contours) {
    const element = contour.getElement();
    const ton = fragilite?.get(code)?.[0];
    element?.classList.remove(...TONS.map(getClasse));
    if (ton && TONS.includes(ton)) element?.classList.add(getClasse(ton));
  }
}

/** @param {string} ton */
const getClasse = (ton) => `cpts-carte__contour--classe-${ton}`;

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
  const commune = { lat, lon: lng, lien: "", n: 0, sans: 0, code, nom, ...connue };
  atelier.communes.set(code, isPosition(commune.lat, commune.lon) ? commune : { ...commune, lat, lon: lng });
  atelier.contours.set(code, contour);
  contour.bindTooltip(() => create("span", {}, describeCommune(atelier, code)), { sticky: true });
  atelier.touches.add(contour, describeCommune(atelier, code), () => openCommune(atelier, code));
}

/** What is said of an outline, value of the indicator included. @param {Atelier} atelier @param {string} code */
function describeCommune({ communes, fragilite }, code) {
  const commune = communes.get(code);
  return [commune?.nom, describeNombre(commune?.n ?? 0), fragilite?.get(code)?.[1]].filter(Boolean).join(", ");
}

/** Gives the communes other numbers of entries. @param {Atelier} atelier @param {Commune[]} comptees */
export function recountCommunes(atelier, comptees) {
  for (const commune of comptees) {
    const contour = atelier.contours.get(commune.code);
    atelier.communes.set(commune.code, commune);
    if (contour) atelier.touches.rename(contour, describeCommune(atelier, commune.code));
  }
}
