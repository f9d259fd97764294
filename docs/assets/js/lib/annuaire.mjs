// @ts-check
/** The directory without a page: which entries answer, in which order, and what each choice would give. */
import { judgeFiches, OUVERT, INCONNU, readCreneau } from "./creneaux.mjs";
import { computeDistances, computeDistancesLieux } from "./geographie.mjs";
import { getNumeros, maskListe } from "./listes.mjs";
import { searchEntrees } from "./recherche.mjs";

/**
 * @typedef {import("./index-annuaire.mjs").Annuaire} Annuaire
 * @typedef {import("./demande.mjs").Demande} Demande
 * @typedef {{nom: string, masque: Uint8Array}} Critere `masque`: 1 for each entry that it lets in
 *
 * @typedef {object} Tri
 * @property {number[]} fiches entries kept, best first
 * @property {Critere[]} criteres
 * @property {Uint8Array} refus number of criteria that keep each entry out
 * @property {Uint8Array} seul 1 + rank of the last criterion that keeps it out
 * @property {Float64Array | null} distances_km of each entry, null without an origin
 * @property {Int16Array | null} rangs its nearest place
 * @property {Uint8Array | null} retenus 1 for the places in the communes and the distance asked for, null when any will do
 * @property {Uint8Array | null} etats open, closed or unknown at the time asked for
 */

export const CRITERES = Object.freeze({ question: "q", ouvert: "ouvert", rayon: "rayon", qui: "qui" });
/** Values of `ouvert` that the page counts. */
const CRENEAUX = ["oui", "samedi", "dimanche"];

/** @param {number} taille @param {Iterable<number>} fiches */
function maskFiches(taille, fiches) {
  const masque = new Uint8Array(taille);
  for (const fiche of fiches) masque[fiche] = 1;
  return masque;
}

/** One criterion per name: a profession or a type of place is one choice, the others must all agree.
 * @param {Annuaire} annuaire @param {Demande} demande @returns {Critere[]} */
function listCriteresFacettes({ facettes }, { choix }) {
  /** @type {Map<string, Uint8Array>} */
  const masques = new Map();
  for (const { nom, critere, liste } of facettes) {
    const numeros = choix.get(nom);
    if (!numeros) continue;
    const masque = maskListe(liste, numeros);
    masques.set(critere, masques.get(critere)?.map((un, fiche) => un | masque[fiche]) ?? masque);
  }
  return [...masques].map(([nom, masque]) => ({ nom, masque }));
}

/** @param {Critere[]} criteres @param {number} taille */
function countRefus(criteres, taille) {
  const refus = new Uint8Array(taille);
  const seul = new Uint8Array(taille);
  criteres.forEach(({ masque }, rang) => {
    for (let fiche = 0; fiche < taille; fiche += 1) {
      if (masque[fiche]) continue;
      refus[fiche] += 1;
      seul[fiche] = rang + 1;
    }
  });
  return { refus, seul };
}

/** Entries in the order asked for: by distance, by merit for the words typed, else that of the page.
 * @param {Annuaire} annuaire @param {Demande} demande @param {number[] | null} trouvees @param {Float64Array | null} distances_km */
function sortFiches({ taille }, { tri }, trouvees, distances_km) {
  if (distances_km && tri !== "nom") return sortParDistance(taille, distances_km);
  return trouvees && tri !== "nom" ? trouvees : new Uint32Array(taille).keys();
}

/** Those of `ordre` that nothing keeps out. @param {Iterable<number>} ordre @param {Uint8Array} refus */
function keepAdmises(ordre, refus) {
  const fiches = [];
  for (const fiche of ordre) if (refus[fiche] === 0) fiches.push(fiche);
  return fiches;
}

/** @type {WeakMap<Float64Array, Uint32Array>} */
const ordres = new WeakMap();

/** All the entries, nearest first; at the same distance, in the order of the page. @param {number} taille @param {Float64Array} distances_km */
function sortParDistance(taille, distances_km) {
  const connu = ordres.get(distances_km);
  if (connu) return connu;
  const ordre = Uint32Array.from({ length: taille }, (_, fiche) => fiche);
  ordre.sort((a, b) => (distances_km[a] === distances_km[b] ? a - b : distances_km[a] - distances_km[b]));
  ordres.set(distances_km, ordre);
  return ordre;
}

/** Distances from the last origin. @type {{annuaire: Annuaire, cle: string, mesure: ReturnType<typeof computeDistances>} | null} */
let derniere = null;

/** @param {Annuaire} annuaire @param {import("./geographie.mjs").Point | null} origine */
function measure(annuaire, origine) {
  if (!origine) return { distances_km: null, rangs: null };
  const cle = `${origine.lat},${origine.lon}`;
  if (derniere?.annuaire !== annuaire || derniere.cle !== cle)
    derniere = { annuaire, cle, mesure: computeDistances(annuaire, origine) };
  return derniere.mesure;
}

/** Who is open on Sunday in another town is not open here: hours are asked of the places that the rest of the question leaves.
 * @param {Annuaire} annuaire @param {Demande} demande */
function retainPlaces(annuaire, { creneau, choix, origine, rayon_km }) {
  const communes = choix.get("commune");
  const proche_km = origine && rayon_km;
  if (!creneau || (!communes && !proche_km)) return null;
  const distances_km = proche_km ? computeDistancesLieux(annuaire, origine) : null;
  return Uint8Array.from(annuaire.colonnes.lieux, ([commune], lieu) =>
    Number((!communes || communes.has(commune)) && (!distances_km || distances_km[lieu] <= (rayon_km ?? 0))),
  );
}

/** @param {Annuaire} annuaire @param {Demande} demande @returns {Tri} */
export function filterFiches(annuaire, demande) {
  const { taille } = annuaire;
  const { question, creneau, rayon_km } = demande;
  const criteres = listCriteresFacettes(annuaire, demande);
  const { distances_km, rangs } = measure(annuaire, demande.origine);
  const trouvees = question.trim() ? searchEntrees(annuaire.index, question) : null;
  const retenus = retainPlaces(annuaire, demande);
  const etats = creneau && judgeFiches(annuaire, creneau, retenus);
  if (trouvees) criteres.push({ nom: CRITERES.question, masque: maskFiches(taille, trouvees) });
  if (etats) criteres.push({ nom: CRITERES.ouvert, masque: etats.map((etat) => Number(etat === OUVERT)) });
  if (rayon_km !== null && distances_km)
    criteres.push({ nom: CRITERES.rayon, masque: Uint8Array.from(distances_km, (km) => Number(km <= rayon_km)) });
  const { refus, seul } = countRefus(criteres, taille);
  const fiches = keepAdmises(sortFiches(annuaire, demande, trouvees, distances_km), refus);
  return { fiches, criteres, refus, seul, distances_km, rangs, retenus, etats };
}

/** Entries that `critere` alone keeps out, or nothing does: those that its other values would show.
 * @param {Tri} tri @param {string} critere @param {number} fiche */
const isComptee = ({ refus, seul, criteres }, critere, fiche) =>
  refus[fiche] === 0 || (refus[fiche] === 1 && criteres[seul[fiche] - 1].nom === critere);

/**
 * « profession:infirmier » → entries that this choice would give, the other facets staying as they are.
 * @param {Annuaire} annuaire
 * @param {Tri} tri
 * @param {import("./temps.mjs").Instant} maintenant
 */
export function countNombres(annuaire, tri, maintenant) {
  /** @type {Map<string, number>} */
  const nombres = new Map();
  for (const { nom, critere, valeurs, liste } of annuaire.facettes) {
    const comptes = new Uint32Array(valeurs.length);
    for (let fiche = 0; fiche < annuaire.taille; fiche += 1) {
      if (tri.refus[fiche] > 1 || !isComptee(tri, critere, fiche)) continue;
      for (let i = liste.debuts[fiche]; i < liste.debuts[fiche + 1]; i += 1) comptes[liste.numeros[i]] += 1;
    }
    valeurs.forEach((valeur, numero) => nombres.set(`${nom}:${valeur}`, comptes[numero]));
  }
  for (const valeur of CRENEAUX) nombres.set(`ouvert:${valeur}`, countOuvertes(annuaire, tri, valeur, maintenant));
  return nombres;
}

/** @param {Annuaire} annuaire @param {Tri} tri @param {string} valeur @param {import("./temps.mjs").Instant} maintenant */
function countOuvertes(annuaire, tri, valeur, maintenant) {
  const creneau = readCreneau(valeur, maintenant);
  if (!creneau) return 0;
  return judgeFiches(annuaire, creneau, tri.retenus).reduce(
    (nombre, etat, fiche) => nombre + Number(etat === OUVERT && isComptee(tri, CRITERES.ouvert, fiche)),
    0,
  );
}

/** Criterion → entries that it alone keeps out. @param {Tri} tri */
export function countAssouplir({ criteres, refus, seul }) {
  const nombres = new Map(criteres.map(({ nom }) => [nom, 0]));
  refus.forEach((nombre, fiche) => {
    const nom = nombre === 1 ? criteres[seul[fiche] - 1].nom : null;
    if (nom) nombres.set(nom, (nombres.get(nom) ?? 0) + 1);
  });
  return new Map([...nombres].filter(([, nombre]) => nombre > 0));
}

/** Entries that everything lets in but the hours, which nobody knows. @param {Tri} tri */
export function countInconnues(tri) {
  if (!tri.etats) return 0;
  return tri.etats.reduce(
    (nombre, etat, fiche) =>
      nombre + Number(etat === INCONNU && tri.refus[fiche] === 1 && isComptee(tri, CRITERES.ouvert, fiche)),
    0,
  );
}

/** Criterion → entries that it lets in by itself, for a result that no single loosening would fill. @param {Tri} tri */
export const countSeuls = ({ criteres }) =>
  new Map(criteres.map(({ nom, masque }) => [nom, masque.reduce((nombre, un) => nombre + un, 0)]));

/** What people come for: who is near and free but does something else is no answer. */
const ESSENTIELS = new Set([CRITERES.qui, CRITERES.question, "specialite", "service"]);

/** Entries of `ordre` that the fewest criteria keep out; none when everything does. @param {Iterable<number>} ordre @param {Tri} tri
 * @param {Critere[]} obligatoires */
function listManques(ordre, { refus, criteres }, obligatoires) {
  const permises = Array.from(ordre).filter((fiche) => obligatoires.every(({ masque }) => masque[fiche]));
  const moindre = permises.reduce((minimum, fiche) => Math.min(minimum, refus[fiche]), criteres.length);
  return moindre === criteres.length ? [] : permises.filter((fiche) => refus[fiche] === moindre);
}

/**
 * Up to `nombre` entries that miss as little as possible, the nearest first: the same elsewhere before another here.
 * @param {Annuaire} annuaire
 * @param {Tri} tri with no entry
 * @param {import("./geographie.mjs").Point | null} origine
 * @param {number} nombre
 */
export function findProches(annuaire, tri, origine, nombre) {
  const { distances_km } = measure(annuaire, origine);
  const ordre = distances_km ? sortParDistance(annuaire.taille, distances_km) : Array.from(tri.refus.keys());
  const essentiels = tri.criteres.filter(({ nom }) => ESSENTIELS.has(nom));
  const fideles = listManques(ordre, tri, essentiels);
  return (fideles.length > 0 ? fideles : listManques(ordre, tri, [])).slice(0, nombre);
}

/** The middle of the communes chosen, from which « nearest » has a meaning; null when none is.
 * @param {Annuaire} annuaire @param {Demande} demande @returns {import("./geographie.mjs").Point | null} */
export function findOrigine({ colonnes, pas }, { choix, origine }) {
  if (origine) return origine;
  const [numero] = choix.get("commune") ?? [];
  const [, , lat, lon] = colonnes.communes[numero ?? -1] ?? [];
  return lat === undefined || lon === undefined ? null : { lat: lat / pas, lon: lon / pas };
}

/** Where each hour of an entry is kept: its place in the territory, by name. @param {Annuaire} annuaire @param {number} fiche */
export const listCommunes = ({ colonnes, lieux }, fiche) =>
  Array.from(getNumeros(lieux, fiche), (lieu) => colonnes.communes[colonnes.lieux[lieu][0]]?.[1] ?? "");
