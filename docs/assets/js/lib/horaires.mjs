// @ts-check
/** From compiled opening hours and an instant in Paris to « Ouvert jusqu’à 19 h ». */
import { isFerie } from "./jours-feries.mjs";
import { addJours, diffJours, findJourSemaine, formatHeure, formatJourProche } from "./temps.mjs";

/**
 * @typedef {import("./temps.mjs").Instant} Instant
 * @typedef {[number, number]} Plage minutes of the day; the end may pass 1440
 * @typedef {object} Horaires
 * @property {Plage[][]} semaine seven days, Monday first
 * @property {"ferme" | "ouvert" | "inconnu" | Plage[]} [feries] absent means unknown
 * @property {Record<string, Plage[]>} [jours] days that are unlike their weekday
 * @property {[string, string][]} [fermetures] first and last day, both closed
 * @property {string} [fin] last day that \`jours\` covers, for hours that are not the same every week
 *
 * @typedef {{etat: "ouvert", fin: Instant | null}} Ouvert `fin` null: open round the clock
 * @typedef {{etat: "ferme", ouverture: Instant | null}} Ferme `ouverture` null: none in sight
 * @typedef {{etat: "inconnu"}} Inconnu a public holiday, and nobody told us
 */

const MINUTES_PAR_JOUR = 1440;
const HORIZON_JOURS = 60;
const HORIZON_CONTINU_JOURS = 8;

/** Ranges of `jour`, or null when nobody knows: a holiday on a weekday usually open.
 * @param {Horaires} horaires @param {string} jour @returns {Plage[] | null} */
export function findPlages({ semaine, feries = "inconnu", jours = {}, fermetures = [], fin }, jour) {
  if (fermetures.some(([du, au]) => du <= jour && jour <= au)) return [];
  if (fin && jour > fin) return null;
  if (Object.hasOwn(jours, jour)) return jours[jour];
  const habituelles = semaine[findJourSemaine(jour)] ?? [];
  if (feries === "ouvert" || !isFerie(jour)) return habituelles;
  if (Array.isArray(feries)) return feries;
  return feries === "ferme" || habituelles.length === 0 ? [] : null;
}

/** End of the range of `jour` that contains `minute`, or -1. @param {Plage[]} plages @param {number} minute */
const findFin = (plages, minute) =>
  Math.max(-1, ...plages.filter(([debut, fin]) => debut <= minute && minute < fin).map(([, fin]) => fin));

/** Carries an end at midnight over to the next day, as long as that day opens at midnight.
 * @param {Horaires} horaires @param {string} jour @param {number} fin @returns {Instant | null} null: more than a week */
function extendFin(horaires, jour, fin) {
  for (let ecart = 0; ecart < HORIZON_CONTINU_JOURS; ecart += 1) {
    const suite =
      fin < MINUTES_PAR_JOUR
        ? -1
        : findFin(findPlages(horaires, addJours(jour, ecart + 1)) ?? [], fin - MINUTES_PAR_JOUR);
    if (suite < 0) return { jour: addJours(jour, ecart), minute: fin };
    fin = suite;
  }
  return null;
}

/** First opening after `maintenant`; days in doubt promise nothing and are passed over.
 * @param {Horaires} horaires @param {Instant} maintenant @returns {Instant | null} */
function findOuverture(horaires, maintenant) {
  for (let ecart = 0; ecart <= HORIZON_JOURS; ecart += 1) {
    const jour = addJours(maintenant.jour, ecart);
    const debuts = (findPlages(horaires, jour) ?? []).map(([debut]) => debut);
    const suivants = debuts.filter((debut) => ecart > 0 || debut > maintenant.minute);
    if (suivants.length > 0) return { jour, minute: Math.min(...suivants) };
  }
  return null;
}

/** @param {Horaires} horaires @param {Instant} maintenant @returns {Ouvert | Ferme | Inconnu} */
export function computeEtat(horaires, maintenant) {
  const { jour, minute } = maintenant;
  const hier = addJours(jour, -1);
  const nuit = findFin(findPlages(horaires, hier) ?? [], minute + MINUTES_PAR_JOUR);
  if (nuit >= 0) return { etat: "ouvert", fin: extendFin(horaires, hier, nuit) };
  const plages = findPlages(horaires, jour);
  if (plages === null) return { etat: "inconnu" };
  const fin = findFin(plages, minute);
  if (fin >= 0) return { etat: "ouvert", fin: extendFin(horaires, jour, fin) };
  return { etat: "ferme", ouverture: findOuverture(horaires, maintenant) };
}

/** True when at least one range is known: without any, « Fermé » would be a lie. @param {Horaires} horaires */
export const hasPlages = ({ semaine, jours = {}, feries }) =>
  [...semaine, ...Object.values(jours), Array.isArray(feries) ? feries : []].some((plages) => plages.length > 0);

/**
 * « jusqu’à 19 h », « jusqu’à lundi à 8 h », « 24 h sur 24 ».
 * @param {Instant | null} fin
 * @param {Instant} maintenant
 */
function formatFin(fin, maintenant) {
  if (fin === null) return "24\u00a0h sur 24";
  const minutes = diffJours(maintenant.jour, fin.jour) * MINUTES_PAR_JOUR + fin.minute - maintenant.minute;
  if (minutes < MINUTES_PAR_JOUR) return `jusqu’à ${formatHeure(fin.minute)}`;
  const jour = addJours(fin.jour, Math.floor((fin.minute - 1) / MINUTES_PAR_JOUR));
  return `jusqu’à ${formatJourProche(jour, maintenant.jour)} à ${formatHeure(fin.minute)}`;
}

/**
 * The two parts of the sentence: the state, then its end.
 * @param {Horaires} horaires
 * @param {Instant} maintenant
 * @returns {[string, string]}
 */
export function describeEtat(horaires, maintenant) {
  const etat = computeEtat(horaires, maintenant);
  if (etat.etat === "inconnu") return ["Horaires à vérifier", "(jour férié)"];
  if (etat.etat === "ouvert") return ["Ouvert", formatFin(etat.fin, maintenant)];
  if (etat.ouverture === null) return ["Fermé", ""];
  const jour = formatJourProche(etat.ouverture.jour, maintenant.jour);
  return ["Fermé", `· ouvre ${jour ? `${jour} à` : "à"} ${formatHeure(etat.ouverture.minute)}`];
}

/** @param {unknown} plages */
const isPlages = (plages) =>
  Array.isArray(plages) &&
  plages.every((plage) => Array.isArray(plage) && plage.length === 2 && plage.every(Number.isFinite));

/**
 * The hours written in a page, or null when they are not of the expected shape.
 * @param {string} texte JSON
 * @returns {Horaires | null}
 */
export function readHoraires(texte) {
  try {
    const horaires = JSON.parse(texte);
    const { semaine, jours, fermetures } = horaires;
    const entier = Array.isArray(semaine) && semaine.length === 7 && semaine.every(isPlages);
    const saufs = Object.values(jours ?? {}).every(isPlages) && (fermetures ?? []).every(Array.isArray);
    return entier && saufs ? horaires : null;
  } catch {
    return null;
  }
}
