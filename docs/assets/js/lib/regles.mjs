// @ts-check
/** How each answer of a form is checked; the names are those of `cpts/views/saisie_champs.py`. */
import { checkCourriel, checkLien, checkTelephone } from "./regles-contacts.mjs";
import { checkDate, checkFin, checkInstant } from "./regles-dates.mjs";
import { checkPlages } from "./regles-horaires.mjs";
import { checkLigneHoraires } from "./regles-jours.mjs";
import { checkLigne, checkNom, checkSignes, checkTexte } from "./regles-texte.mjs";
import { checkCodePostal, checkCommune, checkDecimal, checkEntier, checkId, checkOuiNon } from "./regles-valeurs.mjs";

/** @typedef {import("./refus.mjs").Defaut} Defaut */

/** @type {Record<string, (texte: string) => Defaut | null>} */
const REGLES = {
  id: checkId,
  texte: checkTexte,
  ligne: checkLigne,
  nom: checkNom,
  commune: checkCommune,
  "code-postal": checkCodePostal,
  telephone: checkTelephone,
  courriel: checkCourriel,
  lien: checkLien,
  date: checkDate,
  instant: checkInstant,
  fin: checkFin,
  entier: checkEntier,
  decimal: checkDecimal,
  "oui-non": checkOuiNon,
  plages: checkPlages,
  "autres-jours": checkLigneHoraires,
  fiche: checkId,
};

/** What is wrong in a value that is not empty, or null; closed lists are chosen, never typed.
 * @param {string} regle @param {string} texte @returns {Defaut | null} */
export const checkValeur = (regle, texte) => checkSignes(texte) ?? REGLES[regle]?.(texte) ?? null;
