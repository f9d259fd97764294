// @ts-check
/** The hours of a day as people type them. Twin of `cpts.horaires_grammaire` and `cpts.horaires_conseils`, for the
 * values alone: the form asks day by day, and the keys are written here. */
import { quote, refuse } from "./refus.mjs";
import { JOURS } from "./temps.mjs";
import { fold } from "./texte.mjs";

/** @typedef {import("./refus.mjs").Defaut} Defaut */
/** @typedef {{debut: number, fin: number}} Plage minutes; `fin` above 1440 past midnight */

export const JOURS_FERIES = "jours fériés";
const SUR_RENDEZ_VOUS = " sur rendez-vous";
const MINUIT = 1440;
const SOIR = 1080;
const HEURE = "[0-9]{1,2}(?:h(?:[0-9]{2})?|:[0-9]{2})";
const PLAGE = new RegExp(`^(${HEURE})-(${HEURE})$`);
const ATTENDU = "« 9h-12h, 14h-18h », « 24h/24 » ou « fermé »";
const FERMES = new Set(["ferme", "fermee", "fermes", "fermeture", "non", "off", "closed", "repos", "absent"]);
const CONTINUS = new Set(
  ["24/24", "24h", "24h/24h", "24/7", "7j/7", "24h/24 7j/7", "24h/24, 7j/7", "24h sur 24", "h24"],
);
/** In this order. @type {[RegExp, string][]} */
const REECRITURES = [
  [/\b(?:le matin|l.apres-midi|matin|apres-midi|ouvert|de|des)\b\s*:?/g, ""],
  [/\bmidi\b/g, "12h"],
  [/\bminuit\b/g, "24h"],
  [/([0-9])\s*(?:heures?|hrs?|h|:|\.)\s*([0-9]{2})(?!\s*[0-9h:])/g, "$1h$2"],
  [/([0-9])\s*(?:heures?|hrs?|h|:|\.)\s*([0-9])(?!\s*[0-9h:])/g, "$1h0$2"],
  [/([0-9])\s*(?:heures?|hrs?|h)(?![0-9])/g, "$1h"],
  [/\s*(?:\ba\b|\bau\b|\bjusqu.a\b|->|-)\s*/g, "-"],
  [/\s*(?:[,;/+&]|\bet\b|\bpuis\b)\s*/g, ", "],
  [/(?<![0-9h])([0-9]{1,2})(?![0-9h])/g, "$1h"],
  [/(?<=[0-9h]) +(?=[0-9])/g, ", "],
];

/** @param {string} texte @returns {Defaut | null} */
export function checkPlages(texte) {
  const lues = readPlages(texte);
  return Array.isArray(lues) ? null : (lues ?? explainPlages(texte));
}

/** The ranges, what is wrong between them, or null when it has not the form of hours.
 * @param {string} texte @returns {Plage[] | Defaut | null} */
function readPlages(texte) {
  if (texte === "fermé") return [];
  if (texte === "24h/24") return [{ debut: 0, fin: MINUIT }];
  const corps = texte.endsWith(SUR_RENDEZ_VOUS) ? texte.slice(0, -SUR_RENDEZ_VOUS.length) : texte;
  const paires = corps.split(", ").map((morceau) => PLAGE.exec(morceau));
  /** @type {Plage[]} */
  const plages = [];
  if (paires.includes(null)) return null;
  for (const paire of paires) {
    const plage = readPlage(paire?.[1] ?? "", paire?.[2] ?? "");
    if ("code" in plage) return plage;
    plages.push(plage);
  }
  plages.sort((a, b) => a.debut - b.debut || a.fin - b.fin);
  return findChevauchement(plages) ?? plages;
}

/** @param {string} debut @param {string} fin @returns {Plage | Defaut} */
function readPlage(debut, fin) {
  const [ouvre, ferme] = [readMinutes(debut), readMinutes(fin)];
  if (typeof ouvre !== "number") return ouvre;
  if (typeof ferme !== "number") return ferme;
  if (ouvre === MINUIT)
    return refuse("horaires-heure", `« ${debut}-${fin} » commence à 24h`, "", `Écrivez « 0h-${fin} » le lendemain`);
  if (ouvre < ferme) return { debut: ouvre, fin: ferme };
  return ouvre < SOIR || ouvre === ferme ? refuseFin(debut, fin, ouvre, ferme) : { debut: ouvre, fin: ferme + MINUIT };
}

/** @param {string} texte of the form of an hour @returns {number | Defaut} */
function readMinutes(texte) {
  const [heures, minutes] = texte.split(/[h:]/).map(Number);
  if (minutes <= 59 && heures * 60 + minutes <= MINUIT) return heures * 60 + minutes;
  return refuse("horaires-heure", `${quote(texte)} n’est pas une heure`, "une heure de 0h à 24h, des minutes de 00 à 59");
}

/** @param {string} debut @param {string} fin @param {number} ouvre @param {number} ferme */
function refuseFin(debut, fin, ouvre, ferme) {
  const ecrite = quote(`${debut}-${fin}`);
  if (ouvre === ferme) return refuse("horaires-plage", `${ecrite} est une plage vide`, ATTENDU);
  const nuit = ouvre >= MINUIT / 2 && ferme <= MINUIT / 4;
  return refuse(
    "horaires-fin-avant-debut",
    `${ecrite} finit avant de commencer`,
    "le début puis la fin ; seule une plage qui commence à 18h ou après passe minuit",
    nuit ? `Écrivez « ${debut}-24h », et « 0h-${fin} » le lendemain` : `Écrivez ${quote(`${fin}-${debut}`)}`,
  );
}

/** @param {number} minutes */
function writeHeure(minutes) {
  const dans = minutes <= MINUIT ? minutes : minutes - MINUIT;
  return `${Math.floor(dans / 60)}h${dans % 60 ? String(dans % 60).padStart(2, "0") : ""}`;
}

/** @param {Plage} plage */
const writePlage = ({ debut, fin }) => `${writeHeure(debut)}-${writeHeure(fin)}`;

/** @param {Plage[]} plages earliest first */
function findChevauchement(plages) {
  const rang = plages.findIndex((plage, i) => i > 0 && plage.debut < plages[i - 1].fin);
  if (rang < 0) return null;
  const [avant, apres] = [plages[rang - 1], plages[rang]];
  const ensemble = quote(writePlage({ debut: avant.debut, fin: Math.max(avant.fin, apres.fin) }));
  const trouve = `${writePlage(avant)} et ${writePlage(apres)} se chevauchent`;
  return refuse("horaires-chevauchement", trouve, "", `Corrigez une heure, ou écrivez ${ensemble}`);
}

/** What most likely was meant. @param {string} texte */
function explainPlages(texte) {
  for (const heure of texte.match(new RegExp(HEURE, "g")) ?? []) {
    const minutes = readMinutes(heure);
    if (typeof minutes !== "number") return minutes;
  }
  if (/rendez|rdv/.test(fold(texte)) && !/[0-9]/.test(texte))
    return refuse("horaires-plage", `${quote(texte)} ne dit pas à quelles heures`, ATTENDU, "Écrivez « 9h-12h sur rendez-vous »");
  if (/^[0-9]{1,2}[h:](?:[0-9]{2})? ?-?$/.test(texte) && texte !== "24h")
    return refuse("horaires-plage", `${quote(texte)} n’a pas d’heure de fin`, ATTENDU);
  if (/^- ?[0-9]{1,2}[h:](?:[0-9]{2})?$/.test(texte))
    return refuse("horaires-plage", `${quote(texte)} n’a pas d’heure de début`, ATTENDU);
  const conseil = repairPlages(texte);
  const suggestion = Array.isArray(readPlages(conseil)) ? `Écrivez ${quote(conseil)}` : "";
  return refuse("horaires-plage", `${quote(texte)} n’est pas un horaire`, ATTENDU, suggestion);
}

/** The most likely value, « 9h à 12h » → « 9h-12h »; it may still be wrong. @param {string} texte */
function repairPlages(texte) {
  const propre = fold(texte).replace(/^[ .\u00a0]+|[ .\u00a0]+$/g, "").replace(/[‐‑‒–—−]/g, "-");
  if (FERMES.has(propre)) return "fermé";
  if (CONTINUS.has(propre)) return "24h/24";
  const sans = propre.replace(/[\s,(]*(uniquement |seulement )?(sur |avec )?(rdv|rendez[- ]?vous)\)?$/, "");
  const reecrit = REECRITURES.reduce((suite, [motif, par]) => suite.trim().replace(motif, par), sans);
  return reecrit + (sans === propre ? "" : SUR_RENDEZ_VOUS);
}

/** Days that follow each other with the same hours, on one line, as a volunteer writes them.
 * @param {Map<string, string>} heures day, or « 1er samedi » → hours, none empty @returns {{[jours: string]: string}} */
export function groupJours(heures) {
  /** @type {{premier: string, dernier: string, plages: string}[]} */
  const groupes = [];
  let voisin = false;
  for (const jour of JOURS) {
    const plages = heures.get(jour);
    const groupe = groupes.at(-1);
    if (plages && voisin && groupe?.plages === plages) groupe.dernier = jour;
    else if (plages) groupes.push({ premier: jour, dernier: jour, plages });
    voisin = Boolean(plages);
  }
  const lignes = groupes.map(({ premier, dernier, plages }) => [nameJours(premier, dernier), plages]);
  const autres = [...heures].filter(([jour]) => !JOURS.includes(jour) && jour !== JOURS_FERIES);
  const feries = [...heures].filter(([jour]) => jour === JOURS_FERIES);
  return Object.fromEntries([...lignes, ...autres, ...feries]);
}

/** @param {string} premier @param {string} dernier */
function nameJours(premier, dernier) {
  if (premier === dernier) return premier;
  return premier === JOURS[0] && dernier === JOURS[6] ? "tous les jours" : `${premier}-${dernier}`;
}

/** A night that goes on after the next day has opened, or holidays without any weekday: day → what is wrong.
 * @param {Map<string, string>} heures whose values are right @returns {[jour: string, defaut: Defaut][]} */
export function checkSemaine(heures) {
  if (heures.size === 1 && heures.has(JOURS_FERIES))
    return [[JOURS_FERIES, refuse("horaires-vide", "aucun jour de la semaine n’est donné", "au moins un jour")]];
  return JOURS.flatMap((jour, rang) => {
    const nuit = listPlages(heures.get(jour)).at(-1);
    const demain = JOURS[(rang + 1) % 7];
    const matin = listPlages(heures.get(demain))[0];
    if (!nuit || !matin || matin.debut >= nuit.fin - MINUIT) return [];
    const trouve = `${writePlage(nuit)} (${jour}) déborde sur ${writePlage(matin)} le lendemain (${demain})`;
    return [[jour, refuse("horaires-chevauchement", trouve, "", "Corrigez une heure")]];
  });
}

/** @param {string | undefined} texte @returns {Plage[]} */
function listPlages(texte) {
  const lues = texte ? readPlages(texte) : [];
  return Array.isArray(lues) ? lues : [];
}
