// @ts-check
/** The map without a map: which points, grouped how, and whether a shape can be drawn at all. */
import { formatNombre } from "./texte.mjs";

/**
 * @typedef {object} Point an entry of the directory at one place
 * @property {string} n name
 * @property {string} l address of its page, from the root of the site
 * @property {string} t what it is
 * @property {string} f family of professions
 * @property {string} c INSEE code of its commune, "" outside the known ones
 * @property {string} tel "" when unknown
 * @property {number | null} lat null when its position is unknown
 * @property {number | null} lon
 * @property {string[]} p professions found there
 * @property {string[]} s services found there
 *
 * @typedef {{code: string, nom: string, lien: string, lat: number, lon: number}} CommuneLue
 * @typedef {CommuneLue & {n: number, sans: number}} Commune `n` entries, of which `sans` have no known position
 * @typedef {{points: Point[], communes: CommuneLue[], fragilites: Map<string, Map<string, [string, string]>>}} Carte
 * @typedef {{lat: number, lon: number, points: Point[]}} Adresse every point of one position
 * @typedef {{cle: string, lat: number, lon: number, adresses: Adresse[]}} Groupe neighbours on the screen
 */

/** Above this many addresses in view, neighbours are grouped: fewer elements to draw, and to go through with Tab. */
export const SEUIL_GROUPES = 120;
/** From this number on, a commune has a bubble with its number; below, a dot. */
export const SEUIL_BULLE = 5;
/** Five decimals: about a metre. */
const PRECISION = 1e5;
const COTE_GROUPE_PX = 72;

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

/** @param {any} valeur @returns {any[]} */
const readListe = (valeur) => (Array.isArray(valeur) ? valeur : []);

/** @type {string[]} */
const RIEN = [];

/** What tells the value of each entry in a column that holds ranks of a table. @param {any} table @param {any} colonne */
function readColonne(table, colonne) {
  const [valeurs, rangs] = [readListe(table), readListe(colonne)];
  return (/** @type {number} */ i) => valeurs[rangs[i]];
}

/** The same for a column of lists. @param {any} table @param {any} colonne */
function readColonneListes(table, colonne) {
  const [valeurs, listes] = [readListe(table), readListe(colonne)];
  return (/** @type {number} */ i) =>
    listes[i]?.length > 0 ? readListe(listes[i]).map((rang) => String(valeurs[rang] ?? "")) : RIEN;
}

/** @param {any} lu @returns {Point[]} */
function readPoints({ points = {}, ...tables }) {
  const type = readColonne(tables.types, points?.t);
  const famille = readColonne(tables.familles, points?.f);
  const code = readColonne(tables.codes, points?.c);
  const position = readColonne(tables.positions, points?.a);
  const professions = readColonneListes(tables.professions, points?.p);
  const services = readColonneListes(tables.services, points?.s);
  return readListe(points?.n).map((nom, i) => {
    const [lat, lon] = readListe(position(i));
    const situe = isPosition(lat, lon);
    return {
      n: String(nom),
      l: `annuaire/${points.l?.[i]}/`,
      t: String(type(i) ?? ""),
      f: String(famille(i) ?? ""),
      c: String(code(i) ?? ""),
      tel: String(points.tel?.[i] ?? ""),
      lat: situe ? lat : null,
      lon: situe ? lon : null,
      p: professions(i),
      s: services(i),
    };
  });
}

/** donnees/carte.json, its columns made points; what cannot be read is left out. @param {any} lu @returns {Carte} */
export function readCarte(lu) {
  const fragilites = Object.entries(lu?.fragilites ?? {}).map(
    ([id, valeurs]) =>
      /** @type {[string, Map<string, [string, string]>]} */ ([id, new Map(Object.entries(valeurs ?? {}))]),
  );
  return {
    points: readPoints(lu ?? {}),
    communes: readListe(lu?.communes).filter((commune) => commune && typeof commune.code === "string"),
    fragilites: new Map(fragilites),
  };
}

/**
 * The points that a filter keeps. `familles` and `services` add up: a point needs one of them; none means all.
 * @param {Point[]} points
 * @param {{profession?: string, commune?: string, familles?: string[], services?: string[]}} filtre
 */
export function filterPoints(points, { profession, commune, familles = [], services = [] }) {
  const tout = familles.length + services.length === 0;
  return points.filter(
    (point) =>
      (!profession || point.p.includes(profession)) &&
      (!commune || point.c === commune) &&
      (tout || familles.includes(point.f) || point.s.some((service) => services.includes(service))),
  );
}

/** One group per position (about a metre); points without position are in none. @param {Point[]} points @returns {Adresse[]} */
export function groupParAdresse(points) {
  /** @type {Map<number, Adresse>} */
  const adresses = new Map();
  for (const point of points) {
    const { lat, lon } = point;
    if (lat === null || lon === null) continue;
    const cle = Math.round(lat * PRECISION) * 2 ** 26 + Math.round(lon * PRECISION);
    const adresse = adresses.get(cle);
    if (adresse) adresse.points.push(point);
    else adresses.set(cle, { lat, lon, points: [point] });
  }
  return [...adresses.values()];
}

/**
 * The addresses in view: each alone while they are few, else those of one square of the screen together.
 * @param {Adresse[]} adresses in view
 * @param {(adresse: Adresse) => {x: number, y: number}} project to pixels at this scale
 * @returns {Groupe[]}
 */
export function groupProches(adresses, project) {
  const serrees = adresses.length > SEUIL_GROUPES;
  /** @type {Map<string, Adresse[]>} */
  const cases = new Map();
  for (const adresse of adresses) {
    const { x, y } = serrees ? project(adresse) : { x: 0, y: 0 };
    const lieu = `${Math.floor(x / COTE_GROUPE_PX)} ${Math.floor(y / COTE_GROUPE_PX)}`;
    const cle = serrees ? lieu : `${adresse.lat} ${adresse.lon}`;
    const voisines = cases.get(cle);
    if (voisines) voisines.push(adresse);
    else cases.set(cle, [adresse]);
  }
  return [...cases.values()].map(makeGroupe);
}

/** The key changes with what the group holds. @param {Adresse[]} adresses @returns {Groupe} */
function makeGroupe(adresses) {
  const mean = (/** @type {number[]} */ nombres) => nombres.reduce((somme, n) => somme + n, 0) / nombres.length;
  const [lat, lon] = [mean(adresses.map((adresse) => adresse.lat)), mean(adresses.map((adresse) => adresse.lon))];
  const fiches = adresses.reduce((somme, { points }) => somme + points.length, 0);
  return { cle: `${lat} ${lon} ${adresses.length} ${fiches}`, lat, lon, adresses };
}

/** The communes with the number of their entries; someone with two places in one commune counts once there.
 * @param {CommuneLue[]} communes @param {Point[]} points @returns {Commune[]} */
export function countParCommune(communes, points) {
  /** Address of a page → true when it has a position in the commune. @type {Map<string, Map<string, boolean>>} */
  const fiches = new Map();
  for (const { c, l, lat } of points) {
    const siennes = fiches.get(c) ?? new Map();
    siennes.set(l, lat !== null || siennes.get(l) === true);
    fiches.set(c, siennes);
  }
  return communes.map((commune) => {
    const siennes = [...(fiches.get(commune.code)?.values() ?? [])];
    return { ...commune, n: siennes.length, sans: siennes.filter((situee) => !situee).length };
  });
}

/** Radius in pixels: the area follows the number, the diameter is never under the 24 pixels of a target. @param {number} nombre */
export const computeRayon = (nombre) => Math.round(Math.min(28, 10 + 2 * Math.sqrt(Math.max(1, nombre))));

/** « 12 professionnels et lieux ». @param {number} nombre */
export const describeNombre = (nombre) => formatNombre(nombre, "professionnel ou lieu", "professionnels et lieux");

/** What the map cannot show of a commune, or "". @param {number} nombre of entries without position */
export const describeSans = (nombre) =>
  nombre > 0 ? `Dont ${formatNombre(nombre, "fiche")} sans point sur la carte : la page de la commune les donne.` : "";

/** What a screen reader says of a dot. @param {Adresse} adresse @param {string} commune name, "" when unknown */
export function describeAdresse({ points }, commune) {
  const [premier] = points;
  const quoi = points.length === 1 ? [premier.n, premier.t] : [`${points.length} fiches à la même adresse`];
  return [...quoi, commune].filter(Boolean).join(", ");
}

/** What a screen reader says of neighbours drawn as one. @param {Groupe} groupe */
export const describeGroupe = ({ adresses }) =>
  `${formatNombre(adresses.length, "adresse proche", "adresses proches")} : voir de plus près`;
