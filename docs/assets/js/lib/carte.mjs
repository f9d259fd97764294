// @ts-check
/** The map without a map: which points, grouped how, and whether a shape can be drawn at all. */
import { formatNombre } from "./texte.mjs";

/**
 * @typedef {object} Point an entry of the directory at one place
 * @property {string} n name
 * @property {string} l address of its page, from the root of the site
 * @property {string} t what it is
 * @property {string} [f] family of professions
 * @property {string} c INSEE code of its commune
 * @property {string} [tel]
 * @property {number} lat
 * @property {number} lon
 * @property {string[]} [p] professions found there
 *
 * @typedef {{code: string, nom: string, lien: string, lat: number, lon: number, n: number}} Commune
 * @typedef {{points: Point[], communes: Commune[]}} Carte
 * @typedef {{lat: number, lon: number, points: Point[]}} Adresse every point of one position
 */

/** Above this many addresses, dots are painted on a canvas: one element each would freeze a small phone. */
export const SEUIL_CANEVAS = 500;
/** From this number on, a commune has a bubble with its number; below, a dot. */
export const SEUIL_BULLE = 5;
const DECIMALES = 5;

/** True for a position that a map can show. @param {unknown} lat @param {unknown} lon */
export const isPosition = (lat, lon) =>
  Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(Number(lat)) <= 85 && Math.abs(Number(lon)) <= 180;

/**
 * True when every coordinate of a GeoJSON geometry can be drawn.
 * @param {any} coordonnees nested lists
 * @returns {boolean}
 */
export function isGeometrieSaine(coordonnees) {
  if (!Array.isArray(coordonnees) || coordonnees.length === 0) return false;
  if (typeof coordonnees[0] !== "object" || coordonnees[0] === null) return isPosition(coordonnees[1], coordonnees[0]);
  return coordonnees.every(isGeometrieSaine);
}

/**
 * The points to show.
 * @param {unknown} points
 * @param {{profession?: string | null, commune?: string | null}} filtre
 * @returns {Point[]}
 */
export function filterPoints(points, { profession, commune }) {
  const positionnes = (Array.isArray(points) ? points : []).filter(
    (point) => point && isPosition(point.lat, point.lon),
  );
  return positionnes.filter(
    (point) => (!profession || point.p?.includes(profession)) && (!commune || point.c === commune),
  );
}

/** One group per position (about a metre). @param {Point[]} points @returns {Adresse[]} */
export function groupParAdresse(points) {
  /** @type {Map<string, Adresse>} */
  const adresses = new Map();
  for (const point of points) {
    const cle = `${point.lat.toFixed(DECIMALES)},${point.lon.toFixed(DECIMALES)}`;
    const adresse = adresses.get(cle);
    if (adresse) adresse.points.push(point);
    else adresses.set(cle, { lat: point.lat, lon: point.lon, points: [point] });
  }
  return [...adresses.values()];
}

/** The communes with their number of points: that of the file, or counted again when a filter is on.
 * @param {unknown} communes @param {Point[]} points @param {boolean} filtre @returns {Commune[]} */
export function countParCommune(communes, points, filtre) {
  /** @type {Map<string, number>} */
  const nombres = new Map();
  for (const { c } of points) nombres.set(c, (nombres.get(c) ?? 0) + 1);
  const lues = (Array.isArray(communes) ? communes : []).filter(
    (commune) => commune && typeof commune.code === "string",
  );
  return lues.map((commune) => ({ ...commune, n: filtre ? (nombres.get(commune.code) ?? 0) : Number(commune.n) || 0 }));
}

/** Radius in pixels: the area follows the number, the diameter is never under the 24 pixels of a target. @param {number} nombre */
export const computeRayon = (nombre) => Math.round(Math.min(28, 10 + 2 * Math.sqrt(Math.max(1, nombre))));

/** « 12 professionnels et lieux ». @param {number} nombre */
export const describeNombre = (nombre) => formatNombre(nombre, "professionnel ou lieu", "professionnels et lieux");

/** What a screen reader says of a dot. @param {Adresse} adresse @param {string} commune name, "" when unknown */
export function describeAdresse({ points }, commune) {
  const [premier] = points;
  const quoi = points.length === 1 ? [premier.n, premier.t] : [`${points.length} fiches à la même adresse`];
  return [...quoi, commune].filter(Boolean).join(", ");
}
