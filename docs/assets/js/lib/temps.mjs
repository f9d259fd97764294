// @ts-check
/** Leaf: the wall clock of Paris whatever the zone of the device. A `jour` is « AAAA-MM-JJ », a `minute` counts from midnight. */

/** @typedef {{jour: string, minute: number}} Instant */

const PARIS = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Paris",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});
export const JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const MINUTES_PAR_JOUR = 1440;

/** The last minute read: a page asks for it many times. */
let lue = { minute: NaN, instant: { jour: "", minute: 0 } };

/** What a clock in Paris shows. @param {Date} date @returns {Instant} */
export function readParis(date) {
  const minute = Math.floor(date.getTime() / 60_000);
  if (lue.minute === minute) return lue.instant;
  const parts = Object.fromEntries(PARIS.formatToParts(date).map(({ type, value }) => [type, value]));
  const instant = { jour: `${parts.year}-${parts.month}-${parts.day}`, minute: Number(parts.hour) * 60 + Number(parts.minute) };
  lue = { minute, instant };
  return instant;
}

/** « 2026-12-03T22:30 », comparable as text with what the pages carry. @param {Instant} instant */
export function formatInstant({ jour, minute }) {
  const [heures, minutes] = [Math.floor(minute / 60), minute % 60].map((nombre) => String(nombre).padStart(2, "0"));
  return `${jour}T${heures}:${minutes}`;
}

/** Days since 1970: no zone, no clock change. @param {string} jour */
const countJours = (jour) => Date.parse(`${jour}T00:00:00Z`) / 86_400_000;

/** @param {string} jour @param {number} nombre may be negative */
export const addJours = (jour, nombre) => new Date((countJours(jour) + nombre) * 86_400_000).toISOString().slice(0, 10);

/** Days from `debut` to `fin`. @param {string} debut @param {string} fin */
export const diffJours = (debut, fin) => countJours(fin) - countJours(debut);

/** 0 on Monday … 6 on Sunday. @param {string} jour */
export const findJourSemaine = (jour) => (((countJours(jour) + 3) % 7) + 7) % 7;

/** True for a day of the calendar: the 30th of February is none. @param {string} texte */
export const isJour = (texte) =>
  /^\d{4}-\d\d-\d\d$/.test(texte) && !Number.isNaN(countJours(texte)) && addJours(texte, 0) === texte;

/** « dimanche 1er novembre ». @param {string} jour */
export function formatJour(jour) {
  const [, mois, quantieme] = jour.split("-").map(Number);
  return `${JOURS[findJourSemaine(jour)]} ${quantieme === 1 ? "1er" : quantieme}\u00a0${MOIS[mois - 1]}`;
}

/** « 1er novembre 2026 ». @param {string} jour */
export function formatDate(jour) {
  const [annee, mois, quantieme] = jour.split("-").map(Number);
  return `${quantieme === 1 ? "1er" : quantieme} ${MOIS[mois - 1]} ${annee}`;
}

/** « 8 h 30 », « 19 h », « minuit »; minutes past midnight wrap. @param {number} minute */
export function formatHeure(minute) {
  const reste = minute % MINUTES_PAR_JOUR;
  if (reste === 0) return "minuit";
  const minutes = reste % 60;
  return `${Math.floor(reste / 60)}\u00a0h${minutes ? `\u00a0${String(minutes).padStart(2, "0")}` : ""}`;
}

/** « lundi » within six days of `aujourdhui`, « demain », else « le 4 janvier »; "" the same day.
 * @param {string} jour @param {string} aujourdhui */
export function formatJourProche(jour, aujourdhui) {
  const ecart = diffJours(aujourdhui, jour);
  if (ecart === 0) return "";
  if (ecart === 1) return "demain";
  if (ecart < 7) return JOURS[findJourSemaine(jour)];
  const [, mois, quantieme] = jour.split("-").map(Number);
  return `le ${quantieme === 1 ? "1er" : quantieme}\u00a0${MOIS[mois - 1]}`;
}
