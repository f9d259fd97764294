// @ts-check
/** What is wrong between the answers of any form: identifier, hours of a week, position, place. */
import { quote, refuse } from "./refus.mjs";
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
    if (regle !== "plages" || valeurs.length === 0) continue;
    const coupe = nom.lastIndexOf(".");
    const heures = lieux.get(nom.slice(0, coupe)) ?? new Map();
    lieux.set(nom.slice(0, coupe), heures.set(nom.slice(coupe + 1), valeurs[0]));
  }
  return lieux;
}

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
