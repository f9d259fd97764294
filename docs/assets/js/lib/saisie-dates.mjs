// @ts-check
/** What is wrong between the dates of a meeting or of a closure, and how a meeting comes back. */
import { quote, refuse } from "./refus.mjs";
import { readHeure } from "./regles-valeurs.mjs";
import { read } from "./saisie-controles.mjs";
import { findJourSemaine, formatDate, isJour, JOURS } from "./temps.mjs";

/**
 * @typedef {import("./saisie-fiche.mjs").Reponse} Reponse
 * @typedef {import("./saisie-fiche.mjs").Contexte} Contexte
 * @typedef {import("./refus.mjs").Defaut} Defaut
 * @typedef {import("./saisie-controles.mjs").Defauts} Defauts
 * @typedef {import("./yaml.mjs").Champs} Champs
 */

/** @param {Reponse[]} reponses @param {Contexte} contexte @returns {Defauts} */
export function checkEvenement(reponses, { aujourdhui }) {
  const journee = read(reponses, "journee_entiere") === "oui";
  const [debut, fin, dernier] = ["debut", "fin", "recurrence.jusqu_au"].map((nom) => read(reponses, nom));
  /** @type {Defauts} */
  const defauts = [];
  if (debut) defauts.push(...checkMoment("debut", debut, journee), ...checkFenetre("debut", debut.slice(0, 10), aujourdhui));
  if (fin) defauts.push(...checkFinDe(debut, fin, journee));
  if (dernier) defauts.push(...checkDernier(dernier, debut.slice(0, 10), read(reponses, "recurrence.frequence")));
  return [...defauts, ...checkLieu(reponses)];
}

/** @param {string} dernier @param {string} debut @param {string} frequence @returns {Defauts} */
function checkDernier(dernier, debut, frequence) {
  if (!frequence) return [["recurrence.frequence", refuse("champ-absent", "le rendez-vous ne dit pas comment il revient")]];
  if (!isJour(dernier) || !isJour(debut) || dernier >= debut) return [];
  const trouve = `le ${formatDate(dernier)} est avant le début, le ${formatDate(debut)}`;
  return [["recurrence.jusqu_au", refuse("recurrence-fin-avant-debut", trouve)]];
}

/** @param {string} nom @param {string} instant @param {boolean} journee @returns {Defauts} */
function checkMoment(nom, instant, journee) {
  const aHeure = !isJour(instant);
  if (aHeure !== journee) return [];
  if (!journee) return [[nom, refuse("heure-absente", "l’heure n’est pas écrite", "une date puis une heure")]];
  const trouve = `une heure est écrite (${instant}) et le rendez-vous dure la journée entière`;
  return [[nom, refuse("heure-en-trop", trouve, "une date seule, AAAA-MM-JJ")]];
}

/** @param {string} nom @param {string} jour @param {string} aujourdhui @returns {Defauts} */
function checkFenetre(nom, jour, aujourdhui) {
  const annee = Number(aujourdhui.slice(0, 4));
  const [tot, tard] = [annee - 10, annee + 3].map((autre) => `${autre}${aujourdhui.slice(4)}`);
  if (!isJour(jour) || (tot <= jour && jour <= tard)) return [];
  const trouve = `le ${formatDate(jour)} est trop loin d’aujourd’hui`;
  return [[nom, refuse("date-lointaine", trouve, "une date entre 10 ans avant aujourd’hui et 3 ans après", "Relisez l’année")]];
}

/** @param {string} debut @param {string} fin @param {boolean} journee @returns {Defauts} */
function checkFinDe(debut, fin, journee) {
  const seule = !/^\d{4}-/.test(fin);
  const heures = seule && !journee ? [] : checkMoment("fin", fin, journee);
  const complete = seule ? `${debut.slice(0, 10)} ${fin}` : fin;
  if (heures.length > 0 || ![debut, complete].every((moment) => isJour(moment.slice(0, 10)))) return heures;
  const suggestion = seule ? "Si c’est le lendemain, donnez aussi le jour de la fin" : "";
  const defaut = checkPeriode(toComparable(debut), toComparable(complete), journee, suggestion);
  return defaut ? [["fin", defaut]] : [];
}

/** Moments that compare as texts. @param {string} debut @param {string} fin @param {boolean} egale may be the same
 * @param {string} [suggestion] @returns {Defaut | null} */
function checkPeriode(debut, fin, egale, suggestion = "") {
  if (fin > debut || (egale && fin === debut)) return null;
  const trouve =
    fin === debut
      ? `la fin et le début sont les mêmes (${formatMoment(fin)})`
      : `la fin (${formatMoment(fin)}) vient avant le début (${formatMoment(debut)})`;
  return refuse("fin-avant-debut", trouve, "une fin après le début", suggestion);
}

/** « 3 décembre 2026 à 20 h 30 ». @param {string} moment */
function formatMoment(moment) {
  const [jour, heure] = moment.split(" ");
  if (!heure) return formatDate(jour);
  const [heures, minutes] = heure.split(":");
  return `${formatDate(jour)} à ${Number(heures)}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`;
}

/** « 2026-12-03 9h » → « 2026-12-03 09:00 »; a day alone stays a day. @param {string} instant */
function toComparable(instant) {
  const [jour, heure] = instant.split(" ");
  const minutes = readHeure(heure ?? "");
  if (minutes === null) return jour;
  return `${jour} ${[Math.floor(minutes / 60), minutes % 60].map((nombre) => String(nombre).padStart(2, "0")).join(":")}`;
}

/** A place described on the spot has a name, and an address is whole or absent. @param {Reponse[]} reponses @returns {Defauts} */
function checkLieu(reponses) {
  const ecrits = reponses.filter(({ nom, valeurs }) => nom.startsWith("lieu.") && valeurs.length > 0);
  if (ecrits.length === 0) return [];
  const adresse = ecrits.some(({ nom }) => nom.startsWith("lieu.adresse."));
  const attendus = ["lieu.nom", ...(adresse ? ["lieu.adresse.code_postal", "lieu.adresse.commune"] : [])];
  return reponses
    .filter(({ nom, valeurs }) => attendus.includes(nom) && valeurs.length === 0)
    .map(({ nom, titre }) => [nom, refuse("champ-absent", `le champ ${quote(titre)} manque`)]);
}

/** @param {Reponse[]} reponses @param {Contexte} contexte @returns {Defauts} */
export function checkFermeture(reponses, { pris }) {
  const [fiche, du, au] = ["fiche", "du", "au"].map((nom) => read(reponses, nom));
  /** @type {Defauts} */
  const defauts = [];
  if (fiche && pris.size > 0 && !pris.has(fiche)) {
    const trouve = `aucune fiche n’a l’identifiant ${quote(fiche)}`;
    defauts.push(["fiche", refuse("fiche-inconnue", trouve, "une fiche de l’annuaire", "Choisissez un nom de la liste")]);
  }
  const periode = isJour(du) && isJour(au) ? checkPeriode(du, au, true) : null;
  if (periode) defauts.push(["au", periode]);
  return defauts;
}

/** « Chaque mois, comme le 1er jeudi » needs the rank of the first time. @param {Record<string, string>} reponse
 * @param {string} debut @returns {Champs} */
export function makeRecurrence({ frequence, ...reste }, debut) {
  if (frequence === "quinzaine") return { frequence: "hebdomadaire", intervalle: 2, ...reste };
  const jour = debut.slice(0, 10);
  if (frequence !== "mensuelle" || !isJour(jour)) return { frequence, ...reste };
  const rang = Math.ceil(Number(jour.slice(8)) / 7);
  const rangs = ["1er", "2e", "3e", "4e", "dernier"];
  return { frequence, jours: [JOURS[findJourSemaine(jour)]], rang: rangs[rang - 1], ...reste };
}

/** « 2026-12-03 22h » on the day of the start → « 22h ». @param {string} debut @param {string} fin */
export function shortenFin(debut, fin) {
  const [jour, heure] = fin.split(" ");
  return heure && jour === debut.slice(0, 10) ? heure : fin;
}
