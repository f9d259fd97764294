// @ts-check
/** Dates, alone or with an hour, and what a refused one most likely meant. Twin of `cpts.model.conseils`. */
import { quote, refuse } from "./refus.mjs";
import { checkHeure, readHeure } from "./regles-valeurs.mjs";
import { isJour } from "./temps.mjs";
import { fold } from "./texte.mjs";

/** @typedef {import("./refus.mjs").Defaut} Defaut */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const MOIS_NUS = MOIS.map(fold);
const HEURE = /(\d{1,2})(?:h(\d{2})?|:(\d{2}))/;

/** @param {string} texte @returns {Defaut | null} */
export function checkDate(texte) {
  const lu = DATE.exec(texte);
  if (!lu) return refuse("date-invalide", `${quote(texte)} n’est pas une date`, "AAAA-MM-JJ", suggest(findDate(texte)[0]));
  if (isDate(texte)) return null;
  const [annee, mois, jour] = lu.slice(1).map(Number);
  return refuse("date-impossible", `${quote(texte)} n’existe pas`, "une date du calendrier", countJours(annee, mois, jour));
}

/** @param {string} texte @returns {Defaut | null} */
export function checkInstant(texte) {
  const [jour, ...reste] = texte.split(" ");
  if (DATE.test(jour)) return checkDate(jour) ?? (reste.length > 0 ? checkHeure(reste.join(" ").trim()) : null);
  const attendu = "une date puis une heure, comme 2026-12-03 20h30";
  return refuse("instant-invalide", `${quote(texte)} n’est pas une date`, attendu, suggest(findInstant(texte)));
}

/** An hour alone, or a date and an hour. @param {string} texte */
export const checkFin = (texte) => (texte.length <= 5 ? checkHeure(texte) : checkInstant(texte));

/** @param {string} bonne */
const suggest = (bonne) => (bonne ? `Écrivez ${bonne}` : "");

/** @param {string} texte */
const isDate = (texte) => isJour(texte) && !texte.startsWith("0000");

/** « Novembre 2026 finit le 30 », or how a date is written when its month is none.
 * @param {number} annee @param {number} mois @param {number} jour */
function countJours(annee, mois, jour) {
  if (!annee || mois < 1 || mois > 12 || !jour) return "Écrivez l’année, le mois de 01 à 12, puis le jour";
  const dernier = new Date(Date.UTC(2000 + (annee % 400), mois, 0)).getUTCDate();
  const nom = MOIS[mois - 1];
  return `${nom[0].toUpperCase()}${nom.slice(1)} ${annee} finit le ${dernier}`;
}

/** The date that `texte` writes another way, or "", then what is around it. @param {string} texte @returns {[string, string]} */
function findDate(texte) {
  const propre = texte.replace(/^[“”„«» \u00a0]+|[“”„«» \u00a0]+$/g, "");
  const [lu, annee, mois, jour] = readParties(propre);
  if (!lu) return ["", ""];
  const bonne = `${annee.length === 4 ? annee : `20${annee}`}-${mois.padStart(2, "0")}-${jour.padStart(2, "0")}`;
  const reste = lu.input.slice(0, lu.index) + lu.input.slice(lu.index + lu[0].length);
  return isDate(bonne) ? [bonne, reste] : ["", ""];
}

/** What was read, its year, its month and its day. @param {string} texte @returns {[RegExpExecArray | null, string, string, string]} */
function readParties(texte) {
  const courte = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})/.exec(texte);
  if (courte) return [courte, courte[1], courte[2], courte[3]];
  const chiffres = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})\b/.exec(texte);
  if (chiffres) return [chiffres, chiffres[3], chiffres[2], chiffres[1]];
  const lettres = /(\d{1,2})(?:er)? ([a-z]+) (\d{4})/.exec(fold(texte));
  const rang = lettres ? MOIS_NUS.indexOf(lettres[2]) + 1 : 0;
  return lettres && rang ? [lettres, lettres[3], String(rang), lettres[1]] : [null, "", "", ""];
}

/** The same, with the hour that follows the date. @param {string} texte */
function findInstant(texte) {
  const [bonne, reste] = findDate(texte);
  if (!bonne || !/\d/.test(reste)) return bonne;
  const heure = HEURE.exec(reste.replace(/\s*h(?:eures?)?\s*/g, "h"))?.[0];
  return heure && readHeure(heure) !== null ? `${bonne} ${heure}` : bonne;
}
