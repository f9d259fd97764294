// @ts-check
/** Leaf: the eleven public holidays of the whole of France (those of one département only are not known here). */
import { addJours } from "./temps.mjs";

const FIXES = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
const APRES_PAQUES = [1, 39, 50];

/** Easter Sunday. Source: Meeus, Jones and Butcher, Gregorian calendar. @param {number} annee */
export function computePaques(annee) {
  const [siecle, reste] = [Math.floor(annee / 100), annee % 100];
  const lune = annee % 19;
  const correction = Math.floor((siecle - Math.floor((siecle + 8) / 25) + 1) / 3);
  const epacte = (19 * lune + siecle - Math.floor(siecle / 4) - correction + 15) % 30;
  const semaine = (32 + 2 * (siecle % 4) + 2 * Math.floor(reste / 4) - epacte - (reste % 4)) % 7;
  const ecart = Math.floor((lune + 11 * epacte + 22 * semaine) / 451);
  const rang = epacte + semaine - 7 * ecart + 114;
  return `${annee}-${String(Math.floor(rang / 31)).padStart(2, "0")}-${String((rang % 31) + 1).padStart(2, "0")}`;
}

/** @param {string} jour */
export function isFerie(jour) {
  const paques = computePaques(Number(jour.slice(0, 4)));
  return FIXES.includes(jour.slice(5)) || APRES_PAQUES.some((ecart) => addJours(paques, ecart) === jour);
}
