// @ts-check
/** What is wrong between the answers of any form: identifier, hours of a week, position, place. */
import { quote, refuse } from "./refus.mjs";
import { checkDoublons, checkLigneHoraires, splitLigne } from "./regles-jours.mjs";
import { checkSemaine } from "./regles-horaires.mjs";
import { checkPosition } from "./regles-valeurs.mjs";
import { checkValeur } from "./regles.mjs";

/**
 * @typedef {import("./saisie-fiche.mjs").Reponse} Reponse
 * @typedef {import("./saisie-fiche.mjs").Contexte} Contexte
 * @typedef {import("./refus.mjs").Defaut} Defaut
 * @typedef {[nom: string, defaut: Defaut][]} Defauts
 */

const SANS_LIEU = refuse("exercice-lieu", "aucun lieu n’est écrit", "une structure ou une adresse, l’une des deux");
/** The only value of an answer, or "". @param {Reponse[]} reponses @param {string} nom */
export const read = (reponses, nom) => reponses.find((reponse) => reponse.nom === nom)?.valeurs[0] ?? "";

/** @param {Reponse[]} reponses @param {Contexte} contexte @returns {Defauts} */
export function checkIdentifiant(reponses, { pris }) {
  const ident = read(reponses, "id");
  if (!pris.has(ident)) return [];
  const suggestion = `Si ce n’est pas la même fiche, ajoutez un mot : ${quote(`${ident}-2`)}`;
  return [["id", refuse("id-en-double", `l’identifiant ${quote(ident)} est déjà pris`, "un identifiant par entrée", suggestion)]];
}

/** Places of practice without a structure nor the first word of an address: « exercices.0 ». @param {Reponse[]} reponses */
export const findLieuxVides = (reponses) =>
  reponses.flatMap(({ nom, valeurs }) => {
    const lieu = /^(exercices\.\d+)\.structure$/.exec(nom)?.[1];
    const ecrit = reponses.some((autre) => autre.nom.startsWith(`${lieu}.adresse.`) && autre.valeurs.length > 0);
    return lieu && valeurs.length === 0 && !ecrit ? [lieu] : [];
  });

/** The hours of each place, day by day: path of `horaires` → day → hours. @param {Reponse[]} reponses */
export function readHoraires(reponses) {
  /** @type {Map<string, Map<string, string>>} */
  const lieux = new Map();
  for (const { nom, regle, valeurs } of reponses) {
    if (!isHoraires(regle) || valeurs.length === 0) continue;
    const [lieu, jour] = splitNom(nom);
    const heures = lieux.get(lieu) ?? new Map();
    for (const valeur of valeurs) {
      const [cle, plages] = regle === "plages" ? [jour, valeur] : splitLigne(valeur);
      heures.set(cle, plages);
    }
    lieux.set(lieu, heures);
  }
  return lieux;
}

/** Whether an answer is hours, which are written together. @param {string} regle */
export const isHoraires = (regle) => regle === "plages" || regle === "autres-jours";

/** « exercices.0.horaires.lundi » → the place and the day. @param {string} nom @returns {[lieu: string, jour: string]} */
const splitNom = (nom) => [nom.slice(0, nom.lastIndexOf(".")), nom.slice(nom.lastIndexOf(".") + 1)];

/** Days told twice. @param {Reponse[]} reponses @returns {Defauts} */
export const checkAutresJours = (reponses) =>
  reponses.flatMap(({ nom, regle, valeurs }) => {
    if (regle !== "autres-jours" || valeurs.some((ligne) => checkLigneHoraires(ligne))) return [];
    const defaut = checkDoublons(valeurs, readHoraires(reponses).get(splitNom(nom)[0]) ?? new Map());
    return defaut ? [/** @type {[string, Defaut]} */ ([nom, defaut])] : [];
  });

/** @param {Reponse[]} reponses @returns {Defauts} */
export const checkHoraires = (reponses) =>
  [...readHoraires(reponses)].flatMap(([lieu, heures]) =>
    checkSemaine(heures).map(([jour, defaut]) => /** @type {[string, Defaut]} */ ([`${lieu}.${jour}`, defaut])),
  );

/** @param {Reponse[]} reponses @returns {Defauts} */
export function checkPositions(reponses) {
  return reponses.flatMap(({ nom, valeurs: [latitude = ""] }) => {
    if (!nom.endsWith("position.latitude")) return [];
    const autre = nom.replace("latitude", "longitude");
    const longitude = read(reponses, autre);
    if (!latitude && !longitude) return [];
    if (!latitude || !longitude) {
      const [manque, titre] = latitude ? [autre, "Longitude"] : [nom, "Latitude"];
      return [[manque, refuse("champ-absent", `le champ ${quote(titre)} manque`)]];
    }
    const justes = !checkValeur("decimal", latitude) && !checkValeur("decimal", longitude);
    const defaut = justes ? checkPosition(latitude, longitude) : null;
    return defaut ? [/** @type {[string, Defaut]} */ ([nom, defaut])] : [];
  });
}

/** @param {Reponse[]} reponses @returns {Defauts} */
export const checkLieuxVides = (reponses) => findLieuxVides(reponses).map((lieu) => [`${lieu}.structure`, SANS_LIEU]);
