// @ts-check
/** Leaf: the ways to a point, written as the pages of the entries write them (views/fiche_parties.py). */

/** @typedef {{lat: number, lon: number}} Position */

/** OpenStreetMap's directions to the point. @param {Position} position */
export const writeItineraire = ({ lat, lon }) => `https://www.openstreetmap.org/directions?to=${lat},${lon}`;

/** The point for the map application of the phone. Source: RFC 5870, and Android's `q`.
 * @param {Position} position @param {string} nom "" for none */
export const writeGeo = ({ lat, lon }, nom) => `geo:${lat},${lon}?q=${lat},${lon}${nom && `(${quoteNom(nom)})`}`;

/** Every sign that has a meaning in an address escaped, brackets and quotes too. @param {string} nom */
const quoteNom = (nom) =>
  encodeURIComponent(nom).replace(/[!'()*]/g, (signe) => `%${signe.charCodeAt(0).toString(16).toUpperCase()}`);
