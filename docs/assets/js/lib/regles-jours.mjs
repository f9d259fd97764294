// @ts-check
/** Days that do not come back every week, a line each: « 1er samedi : 9h-12h ». The days of the week have their own
 * fields. Twin of the keys of `cpts.horaires_grammaire`. */
import { quote, refuse } from "./refus.mjs";
import { checkPlages } from "./regles-horaires.mjs";
import { addJours, diffJours, findJourSemaine, JOURS } from "./temps.mjs";

/** @typedef {import("./refus.mjs").Defaut} Defaut */
/** @typedef {{jour: string, rangs: string[], parite: string}} Jours `rangs` empty: all; `parite` "": every week */

const RANGS = ["1er", "2e", "3e", "4e", "5e", "dernier"];
const RANG_JOUR = new RegExp(`^((?:${RANGS.join("|")})(?: et (?:${RANGS.join("|")}))*) (${JOURS.join("|")})$`);
const SEMAINES_JOUR = new RegExp(`^semaines (paires|impaires) (${JOURS.join("|")})$`);
const ATTENDU = "« 1er mardi : 9h-12h » ou « semaines paires lundi : 14h-18h »";

/** The days and the hours of a line, as they will be in the file. @param {string} ligne @returns {[jours: string, plages: string]} */
export function splitLigne(ligne) {
  const coupe = ligne.indexOf(":");
  return coupe < 0 ? [ligne.trim(), ""] : [ligne.slice(0, coupe).trim(), ligne.slice(coupe + 1).trim()];
}

/** @param {string} jours @returns {Jours | null} */
function readJours(jours) {
  const rang = RANG_JOUR.exec(jours);
  if (rang) return { jour: rang[2], rangs: rang[1].split(" et "), parite: "" };
  const semaines = SEMAINES_JOUR.exec(jours);
  return semaines ? { jour: semaines[2], rangs: [], parite: semaines[1] } : null;
}

/** @param {string} ligne @returns {Defaut | null} */
export function checkLigneHoraires(ligne) {
  const [jours, plages] = splitLigne(ligne);
  const lus = readJours(jours);
  if (!lus) return refuse("horaires-jour", `${quote(jours)} n’est pas un jour`, ATTENDU);
  if (new Set(lus.rangs).size < lus.rangs.length)
    return refuse("horaires-jour", `${quote(jours)} nomme deux fois le même rang`);
  return plages ? checkPlages(plages) : refuse("horaires-plage", "aucune heure n’est écrite", ATTENDU);
}

/** The first line about a day that is already told, by a field of the week or by a line before.
 * @param {string[]} lignes each right @param {ReadonlyMap<string, string>} heures of the week @returns {Defaut | null} */
export function checkDoublons(lignes, heures) {
  const cles = lignes.map((ligne) => splitLigne(ligne)[0]);
  for (const [rang, cle] of cles.entries()) {
    const jour = readJours(cle)?.jour ?? "";
    if (heures.has(jour)) return refuseDoublon(`${cle} est déjà dans ${jour}`);
    for (const avant of cles.slice(0, rang)) {
      const commun = findJourCommun(avant, cle);
      if (commun) return refuseDoublon(`« ${avant} » et « ${cle} » tombent le même jour, par exemple le ${commun}`);
    }
  }
  return null;
}

/** @param {string} trouve */
const refuseDoublon = (trouve) => refuse("horaires-jour-deux-fois", trouve, "", "Gardez une seule des deux lignes");

/** The first day that both keys name, "" when there is none in 28 years: every weekday then falls on every date.
 * @param {string} avant @param {string} apres */
function findJourCommun(avant, apres) {
  const [a, b] = [readJours(avant), readJours(apres)];
  if (!a || !b || a.jour !== b.jour) return "";
  let jour = "2026-01-01";
  while (JOURS[findJourSemaine(jour)] !== a.jour) jour = addJours(jour, 1);
  for (let semaine = 0; semaine < 1461; semaine += 1, jour = addJours(jour, 7)) if (isDans(a, jour) && isDans(b, jour)) return jour;
  return "";
}

/** @param {Jours} jours @param {string} jour a day of that weekday */
function isDans({ rangs, parite }, jour) {
  if (parite) return (computeSemaine(jour) % 2 === 0) === (parite === "paires");
  const dernier = addJours(jour, 7).slice(5, 7) !== jour.slice(5, 7);
  return rangs.includes(RANGS[Math.ceil(Number(jour.slice(8)) / 7) - 1]) || (dernier && rangs.includes("dernier"));
}

/** Number of the week that holds `jour`. Source: ISO 8601, the week of a Thursday. @param {string} jour */
function computeSemaine(jour) {
  const jeudi = addJours(jour, 3 - findJourSemaine(jour));
  return Math.floor(diffJours(`${jeudi.slice(0, 4)}-01-01`, jeudi) / 7) + 1;
}
