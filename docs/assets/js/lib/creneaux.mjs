// @ts-check
/** « Ouvert maintenant », « ouvert samedi », « ouvert le 1er novembre »: which hours answer. */
import { computeEtat, findPlages, hasPlages } from "./horaires.mjs";
import { isFerie } from "./jours-feries.mjs";
import { getNumeros } from "./listes.mjs";
import { addJours, diffJours, findJourSemaine, formatHeure, formatJour, isJour, JOURS } from "./temps.mjs";

/**
 * @typedef {import("./horaires.mjs").Horaires} Horaires
 * @typedef {import("./temps.mjs").Instant} Instant
 * @typedef {{maintenant: Instant, jour: string | null}} Creneau `jour` null: at this minute
 */

export const FERME = 0;
export const OUVERT = 1;
export const INCONNU = 2;
const HORIZON_JOURS = 366;
const MAINTENANT = "oui";

/** What `ouvert` asks for in an address: « oui », the name of a day, or a date not over; null for anything else.
 * @param {string} valeur @param {Instant} maintenant @returns {Creneau | null} */
export function readCreneau(valeur, maintenant) {
  if (valeur === MAINTENANT) return { maintenant, jour: null };
  const rang = JOURS.indexOf(valeur);
  if (rang >= 0) {
    const ecart = (rang - findJourSemaine(maintenant.jour) + 7) % 7;
    return { maintenant, jour: addJours(maintenant.jour, ecart) };
  }
  if (!isJour(valeur)) return null;
  const ecart = diffJours(maintenant.jour, valeur);
  return ecart >= 0 && ecart <= HORIZON_JOURS ? { maintenant, jour: valeur } : null;
}

/** Ranges of the day asked for, those already over left out; null when nobody knows.
 * @param {Horaires} horaires @param {Instant} maintenant @param {string} jour */
function findPlagesRestantes(horaires, maintenant, jour) {
  const plages = hasPlages(horaires) ? findPlages(horaires, jour) : null;
  return jour === maintenant.jour ? (plages?.filter(([, fin]) => fin > maintenant.minute) ?? null) : plages;
}

/** `FERME`, `OUVERT` or `INCONNU`: hours that never open say nothing. @param {Horaires} horaires @param {Creneau} creneau */
export function judgeHoraires(horaires, { maintenant, jour }) {
  if (!hasPlages(horaires)) return INCONNU;
  if (jour !== null) {
    const plages = findPlagesRestantes(horaires, maintenant, jour);
    return plages === null ? INCONNU : plages.length > 0 ? OUVERT : FERME;
  }
  const { etat } = computeEtat(horaires, maintenant);
  return etat === "inconnu" ? INCONNU : etat === "ouvert" ? OUVERT : FERME;
}

/** For each entry the best of its places; unknown before closed, because one of them may be open.
 * @param {import("./index-annuaire.mjs").Annuaire} annuaire @param {Creneau} creneau
 * @param {Uint8Array | null} [retenus] 1 for the places where one would go: who works in one of them is judged there alone */
export function judgeFiches({ taille, lieux, heures, horaires }, creneau, retenus = null) {
  const parHoraires = Uint8Array.from(horaires, (une) => judgeHoraires(une, creneau));
  const etats = new Uint8Array(taille).fill(INCONNU);
  for (let fiche = 0; fiche < taille; fiche += 1) {
    const [debut, fin] = [heures.debuts[fiche], heures.debuts[fiche + 1]];
    const tri = retenus && sortPlaces(lieux, fiche, fin - debut, retenus);
    let ferme = fin > debut;
    for (let i = debut; i < fin; i += 1) {
      if (tri && !tri[i - debut]) continue;
      const etat = heures.numeros[i] < 0 ? INCONNU : (parHoraires[heures.numeros[i]] ?? INCONNU);
      if (etat === OUVERT) etats[fiche] = OUVERT;
      ferme &&= etat === FERME;
    }
    if (ferme) etats[fiche] = FERME;
  }
  return etats;
}

/** Which places of an entry count; null for all: none of them is wanted, or they do not go with the hours one by one.
 * @param {import("./listes.mjs").Liste} lieux @param {number} fiche @param {number} nombre of hours
 * @param {Uint8Array} retenus */
function sortPlaces(lieux, fiche, nombre, retenus) {
  const siens = getNumeros(lieux, fiche);
  if (nombre < 2 || siens.length !== nombre) return null;
  const tri = Array.from(siens, (lieu) => retenus[lieu] === 1);
  return tri.includes(true) ? tri : null;
}

/** « 9 h – 12 h, 14 h – 19 h », "" when closed or unknown. @param {Horaires} horaires @param {Creneau} creneau */
export function describePlages(horaires, { maintenant, jour }) {
  if (jour === null) return "";
  const plages = findPlagesRestantes(horaires, maintenant, jour) ?? [];
  return plages
    .map(([debut, fin]) =>
      debut === 0 && fin === 1440 ? "24\u00a0h/24" : `${formatHeure(debut)}\u00a0–\u2060\u00a0${formatHeure(fin)}`,
    )
    .join(", ");
}

/** « maintenant », « le dimanche 1er novembre, jour férié ». @param {Creneau} creneau */
export const describeCreneau = ({ jour }) =>
  jour === null ? "maintenant" : `le ${formatJour(jour)}${isFerie(jour) ? ", jour férié" : ""}`;
