// @ts-check
/** On-call duties and weekly slots at an instant in Paris. */
import { findPlages } from "./horaires.mjs";
import { isFerie } from "./jours-feries.mjs";
import { findJourSemaine, formatHeure, formatInstant } from "./temps.mjs";

/**
 * @typedef {import("./temps.mjs").Instant} Instant
 * @typedef {import("./horaires.mjs").Horaires} Horaires
 * @typedef {{nom: "maintenant" | "aujourdhui" | "verifier" | "ferme", texte: string}} Etat
 */

/** True from `debut` to `fin`, excluded: « AAAA-MM-JJThh:mm » of Paris. @param {string} debut @param {string} fin @param {Instant} instant */
export function isEnCours(debut, fin, instant) {
  const maintenant = formatInstant(instant);
  return debut !== "" && debut <= maintenant && maintenant < fin;
}

/** True when a duty for `codes` (parted by spaces, "" for all) serves `commune` ("" for any). @param {string} codes @param {string} commune */
export const isServie = (codes, commune) => commune === "" || codes === "" || codes.split(" ").includes(commune);

/** What a weekly slot is worth today, or null when there is nothing to say: not its day, or over.
 * @param {Horaires} creneau @param {Instant} instant @returns {Etat | null} */
export function describeCreneau(creneau, instant) {
  const [habituelle] = creneau.semaine[findJourSemaine(instant.jour)] ?? [];
  if (!habituelle || instant.minute >= habituelle[1]) return null;
  const plages = findPlages(creneau, instant.jour);
  if (plages === null) return { nom: "verifier", texte: "Jour férié : appelez pour vérifier" };
  if (plages.length === 0)
    return { nom: "ferme", texte: isFerie(instant.jour) ? "Pas aujourd’hui : jour férié" : "Fermé aujourd’hui" };
  const [debut, fin] = habituelle;
  if (instant.minute >= debut) return { nom: "maintenant", texte: `Maintenant, jusqu’à ${formatHeure(fin)}` };
  return { nom: "aujourdhui", texte: `Aujourd’hui de ${formatHeure(debut)} à ${formatHeure(fin)}` };
}
