// @ts-check
/** Leaf: how far things are, as the crow flies. Nothing here leaves the device. */

/** @typedef {{lat: number, lon: number}} Point */

const RAYON_TERRE_KM = 6371;
const RADIANS = Math.PI / 180;

/** Kilometres between two near points: the Earth is flat over a territory (error under 0.1 % at 100 km).
 * @param {Point} a @param {Point} b */
export function computeDistance_km(a, b) {
  const x = (b.lon - a.lon) * RADIANS * Math.cos(((a.lat + b.lat) / 2) * RADIANS);
  const y = (b.lat - a.lat) * RADIANS;
  return Math.hypot(x, y) * RAYON_TERRE_KM;
}

/** « moins de 1 km », « 4 km »: positions are not known better. @param {number} distance_km */
export const formatDistance = (distance_km) =>
  distance_km < 1 ? "moins de 1\u00a0km" : `${Math.round(distance_km).toLocaleString("fr-FR")}\u00a0km`;

/** Kilometres to each place, NaN when nobody knows where it is. @param {import("./index-annuaire.mjs").Annuaire} annuaire
 * @param {Point} origine */
export const computeDistancesLieux = ({ latitudes, longitudes }, origine) =>
  Float64Array.from(latitudes, (lat, lieu) => computeDistance_km(origine, { lat, lon: longitudes[lieu] }));

/**
 * For each entry its nearest place: how far, and which of its places; Infinity and -1 when nobody knows.
 * @param {import("./index-annuaire.mjs").Annuaire} annuaire
 * @param {Point} origine
 */
export function computeDistances(annuaire, origine) {
  const { taille, lieux } = annuaire;
  const parLieu = computeDistancesLieux(annuaire, origine);
  const distances_km = new Float64Array(taille).fill(Infinity);
  const rangs = new Int16Array(taille).fill(-1);
  for (let fiche = 0; fiche < taille; fiche += 1) {
    for (let i = lieux.debuts[fiche]; i < lieux.debuts[fiche + 1]; i += 1) {
      const distance = parLieu[lieux.numeros[i]];
      if (!(distance < distances_km[fiche])) continue;
      distances_km[fiche] = distance;
      rangs[fiche] = i - lieux.debuts[fiche];
    }
  }
  return { distances_km, rangs };
}
