// @ts-check
/** What the check of the repository would only warn of, told before the change leaves: nothing of it is refused. */
import { quote, refuse, writeMessage } from "./refus.mjs";
import { read } from "./saisie-controles.mjs";
import { fold } from "./texte.mjs";

/** @typedef {import("./saisie-fiche.mjs").Reponse} Reponse */

/** @param {Reponse[]} reponses @param {string} genre @param {string[]} communes those of the territory @returns {string[]} */
export function listRemarques(reponses, genre, communes) {
  const connues = new Set(communes.map(fold));
  const defauts = [
    ...(genre === "evenement" ? listManques(reponses) : []),
    ...reponses.flatMap(({ regle, valeurs }) => valeurs.map((valeur) => judgeValeur(regle, valeur, connues))),
  ];
  return [...new Set(defauts.filter((defaut) => defaut !== null).map(writeMessage))];
}

/** @param {Reponse[]} reponses */
function listManques(reponses) {
  const conseil = "Sans cela, le rendez-vous n’entre dans aucune liste de l’agenda";
  return [
    read(reponses, "publics") ? null : refuse("sans-public", "aucun public n’est écrit", "", conseil),
    ["lieu", "lieu.nom", "visio"].some((nom) => read(reponses, nom))
      ? null
      : refuse("sans-lieu", "ni lieu ni visio ne sont écrits", "", "Ajoutez l’un des deux"),
  ];
}

/** @param {string} regle @param {string} valeur @param {ReadonlySet<string>} connues folded names of communes */
function judgeValeur(regle, valeur, connues) {
  if (regle === "lien" && valeur.startsWith("http://")) {
    const essai = `Essayez ${quote(`https://${valeur.slice(7)}`)}`;
    return refuse("lien-http", "ce lien n’est pas protégé : il commence par http://", "", essai);
  }
  if (regle !== "commune" || /^\d/.test(valeur) || connues.size === 0 || connues.has(fold(valeur))) return null;
  return refuse("commune-hors-territoire", `la commune ${quote(valeur)} n’est pas dans le territoire`, "", "Vérifiez son nom");
}
