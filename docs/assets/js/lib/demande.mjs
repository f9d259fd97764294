// @ts-check
/** From the address of the page to what the visitor wants; what makes no sense is named, never obeyed. */
import { readCreneau } from "./creneaux.mjs";

/**
 * @typedef {import("./index-annuaire.mjs").Annuaire} Annuaire
 * @typedef {import("./geographie.mjs").Point} Point
 *
 * @typedef {object} Demande
 * @property {string} question words typed
 * @property {Map<string, Set<number>>} choix facet → numbers of the values chosen
 * @property {import("./creneaux.mjs").Creneau | null} creneau
 * @property {Point | null} origine where distances are counted from
 * @property {string} depuis name of that place, "" for the device
 * @property {number | null} rayon_km
 * @property {"" | "nom" | "distance"} tri "" for the best order
 * @property {string[]} ignores fields of the address that were not understood
 * @property {boolean} sansOrigine a distance is asked for, from nowhere
 */

const QUESTION_MAXIMUM = 200;
const RAYON_MAXIMUM_KM = 100;
const TRIS = ["nom", "distance"];

/** Choices of each facet; values that nobody has are put among `ignores`.
 * @param {Annuaire} annuaire @param {URLSearchParams} etat @param {Set<string>} ignores */
function readChoix({ facettes }, etat, ignores) {
  /** @type {Map<string, Set<number>>} */
  const choix = new Map();
  for (const { nom, valeurs } of facettes) {
    const numeros = etat
      .getAll(nom)
      .filter(Boolean)
      .map((valeur) => valeurs.indexOf(valeur));
    if (numeros.includes(-1)) ignores.add(nom);
    const connus = numeros.filter((numero) => numero >= 0);
    if (connus.length > 0) choix.set(nom, new Set(connus));
  }
  return choix;
}

/** The centre of the commune of that slug. @param {Annuaire} annuaire @param {string} slug */
function findCentre({ colonnes, pas }, slug) {
  const [, nom = "", lat, lon] = colonnes.communes.find((commune) => commune[0] === slug) ?? [];
  return lat === undefined || lon === undefined ? null : { nom, lat: lat / pas, lon: lon / pas };
}

/** The first value of `nom` that `read` understands; others are named in `ignores`.
 * @template T @param {URLSearchParams} etat @param {string} nom @param {Set<string>} ignores
 * @param {(valeur: string) => T | null} read @returns {T | null} */
function readUn(etat, nom, ignores, read) {
  const valeurs = etat.getAll(nom).filter(Boolean);
  const lues = valeurs.map(read);
  if (lues.includes(null)) ignores.add(nom);
  return lues.find((lue) => lue !== null) ?? null;
}

/** @param {string} valeur */
const readRayon = (valeur) =>
  /^\d{1,3}$/.test(valeur) && Number(valeur) > 0 && Number(valeur) <= RAYON_MAXIMUM_KM ? Number(valeur) : null;

/**
 * @param {Annuaire} annuaire
 * @param {URLSearchParams} etat
 * @param {import("./temps.mjs").Instant} maintenant
 * @param {Point | null} [position] of the device, which comes before any commune
 * @returns {Demande}
 */
export function readDemande(annuaire, etat, maintenant, position = null) {
  const ignores = /** @type {Set<string>} */ (new Set());
  const read = (/** @type {string} */ nom, /** @type {(valeur: string) => any} */ lit) => readUn(etat, nom, ignores, lit);
  const origine = read("pres-de", (slug) => findCentre(annuaire, slug));
  const rayon_km = read("rayon", readRayon);
  const tri = read("tri", (valeur) => (TRIS.includes(valeur) ? valeur : null)) ?? "";
  const sansOrigine = !position && !origine && (rayon_km !== null || tri === "distance");
  return {
    question: read("q", (valeur) => (valeur.length <= QUESTION_MAXIMUM ? valeur : null)) ?? "",
    choix: readChoix(annuaire, etat, ignores),
    creneau: read("ouvert", (valeur) => readCreneau(valeur, maintenant)),
    origine: position ?? origine,
    depuis: position ? "" : (origine?.nom ?? ""),
    rayon_km: sansOrigine ? null : rayon_km,
    tri: sansOrigine ? "" : tri,
    ignores: [...ignores],
    sansOrigine,
  };
}
