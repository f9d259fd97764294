// @ts-check
/** From the answers of a form to an entry of the data files, or to what is wrong. Pure: no page, no clock. */
import { quote, refuse, writeMessage } from "./refus.mjs";
import { groupJours } from "./regles-horaires.mjs";
import { checkValeur } from "./regles.mjs";
import {
  checkAutresJours,
  checkHoraires,
  checkIdentifiant,
  checkLieuxVides,
  checkPositions,
  findLieuxVides,
  isHoraires,
  read,
  readHoraires,
} from "./saisie-controles.mjs";
import { checkEvenement, checkFermeture, makeRecurrence, shortenFin } from "./saisie-dates.mjs";

/**
 * @typedef {import("./yaml.mjs").Champs} Champs
 * @typedef {import("./yaml.mjs").Valeur} Valeur
 * @typedef {import("./refus.mjs").Defaut} Defaut
 *
 * @typedef {object} Reponse one question that was asked, in the order of the page
 * @property {string} nom path in the entry, « exercices.0.telephone »
 * @property {string} titre
 * @property {string} regle
 * @property {boolean} requis
 * @property {string[]} valeurs none when nothing was answered; never blank
 * @property {boolean} plusieurs
 *
 * @typedef {object} Contexte
 * @property {string} genre professionnel, structure, evenement or fermeture
 * @property {string} aujourdhui AAAA-MM-JJ, in Paris
 * @property {ReadonlySet<string>} pris identifiers of the entries there are
 * @property {Record<string, string[]>} ordre path of an object → its fields as the file has them
 *
 * @typedef {{nom: string, message: string}} Erreur
 * @typedef {{champs: Champs, erreurs: Erreur[]}} Fiche
 */

/** Answers that are no field of an entry. */
const HORS_FICHE = new Set(["accord", "fiche"]);

/** The entry, its fields in the order of the file; `erreurs` is empty when it may be proposed.
 * @param {Reponse[]} reponses @param {Contexte} contexte @returns {Fiche} */
export function makeFiche(reponses, contexte) {
  const vides = findLieuxVides(reponses);
  const demandees = reponses.filter(({ nom }) => !vides.some((lieu) => nom.startsWith(`${lieu}.adresse.`)));
  const erreurs = [...demandees.flatMap(checkReponse), ...checkEnsemble(reponses, contexte)];
  const uniques = erreurs.filter(({ nom }, rang) => erreurs.findIndex((autre) => autre.nom === nom) === rang);
  const rangs = new Map(reponses.map(({ nom }, rang) => [nom, rang]));
  uniques.sort((a, b) => (rangs.get(a.nom) ?? 0) - (rangs.get(b.nom) ?? 0));
  const arbre = completeFiche(buildArbre(reponses), reponses, contexte);
  return { champs: /** @type {Champs} */ (sortChamps(arbre, "", contexte.ordre)), erreurs: uniques };
}

/** @param {Reponse} reponse @returns {Erreur[]} */
function checkReponse({ nom, titre, regle, requis, valeurs }) {
  if (valeurs.length === 0) return requis ? [{ nom, message: writeMessage(refuseAbsent(titre, regle)) }] : [];
  const defaut = valeurs.map((valeur) => checkValeur(regle, valeur)).find((trouve) => trouve !== null);
  return defaut ? [{ nom, message: writeMessage(defaut) }] : [];
}

/** @param {string} titre @param {string} regle */
function refuseAbsent(titre, regle) {
  if (regle === "accord") return refuse("accord", "sans l’accord de la personne, rien ne peut être publié", "", "Demandez-lui, puis cochez la case");
  return refuse("champ-absent", `le champ ${quote(titre)} manque`);
}

/** What is wrong between the answers. @param {Reponse[]} reponses @param {Contexte} contexte @returns {Erreur[]} */
function checkEnsemble(reponses, contexte) {
  const defauts = [
    ...checkIdentifiant(reponses, contexte),
    ...checkHoraires(reponses),
    ...checkAutresJours(reponses),
    ...checkPositions(reponses),
    ...checkLieuxVides(reponses),
    ...(contexte.genre === "evenement" ? checkEvenement(reponses, contexte) : []),
    ...(contexte.genre === "fermeture" ? checkFermeture(reponses, contexte) : []),
  ];
  return defauts.map(([nom, defaut]) => ({ nom, message: writeMessage(defaut) }));
}

/** Answers as nested objects; a path with a number is an item of a list. @param {Reponse[]} reponses */
function buildArbre(reponses) {
  /** @type {Record<string, any>} */
  const arbre = {};
  for (const { nom, regle, valeurs, plusieurs } of reponses) {
    if (valeurs.length === 0 || isHoraires(regle) || HORS_FICHE.has(nom)) continue;
    setChamp(arbre, nom, plusieurs ? [...valeurs] : readNombre(regle, valeurs[0]));
  }
  for (const [lieu, heures] of readHoraires(reponses)) setChamp(arbre, lieu, groupJours(heures));
  return arbre;
}

/** A whole number is written without quotes. @param {string} regle @param {string} valeur */
const readNombre = (regle, valeur) =>
  (regle === "entier" || regle === "decimal") && /^\d{1,9}$/.test(valeur) ? Number(valeur) : valeur;

/** @param {Record<string, any>} arbre @param {string} chemin @param {Valeur} valeur */
function setChamp(arbre, chemin, valeur) {
  const pas = chemin.split(".");
  const dernier = /** @type {string} */ (pas.pop());
  let noeud = arbre;
  for (const nom of pas) noeud = noeud[nom] ??= {};
  noeud[dernier] = valeur;
}

/** What the file needs and nobody was asked. @param {Record<string, any>} arbre @param {Reponse[]} reponses
 * @param {Contexte} contexte @returns {Record<string, any>} */
function completeFiche(arbre, reponses, { genre, aujourdhui }) {
  if (arbre.exercices) arbre.exercices = Object.values(arbre.exercices);
  if (genre === "professionnel" && read(reponses, "accord"))
    arbre.diffusion = { statut: "public", source: "declaration", informe_le: aujourdhui };
  if (arbre.nouveaux_patients) arbre.nouveaux_patients.declare_le = aujourdhui;
  if (genre === "professionnel" || genre === "structure") arbre.verifie_le = aujourdhui;
  if (arbre.recurrence) arbre.recurrence = makeRecurrence(arbre.recurrence, arbre.debut ?? "");
  if (arbre.fin) arbre.fin = shortenFin(arbre.debut ?? "", arbre.fin);
  return arbre;
}

/** `valeur` with its fields, and those inside, in the order of the file. @param {any} valeur @param {string} chemin
 * @param {Record<string, string[]>} ordre @returns {Valeur} */
function sortChamps(valeur, chemin, ordre) {
  if (Array.isArray(valeur)) return /** @type {any} */ (valeur.map((partie) => sortChamps(partie, chemin, ordre)));
  const noms = ordre[chemin];
  if (typeof valeur !== "object" || !noms) return valeur;
  const tries = Object.entries(valeur).sort(([a], [b]) => noms.indexOf(a) - noms.indexOf(b));
  return Object.fromEntries(tries.map(([nom, v]) => [nom, sortChamps(v, chemin ? `${chemin}.${nom}` : nom, ordre)]));
}
