// @ts-check
/** What the directory says of its results, in French. */
import { describeCreneau } from "./creneaux.mjs";
import { formatNombre } from "./texte.mjs";

/** @typedef {import("./demande.mjs").Demande} Demande */

/** Name of each criterion inside a sentence. @type {Readonly<Record<string, string>>} */
const CRITERES = Object.freeze({
  q: "les mots cherchés",
  qui: "le métier ou le lieu",
  commune: "la commune",
  specialite: "la spécialité",
  service: "le service",
  langue: "la langue",
  convention: "les tarifs",
  nouveaux: "« Prend de nouveaux patients »",
  pmr: "« Accès de plain-pied »",
  domicile: "« Vient à domicile »",
  teleconsultation: "« Téléconsultation »",
  rayon: "la distance",
});
/** Fields of the address that are no criterion of that name. @type {Readonly<Record<string, string>>} */
const CHAMPS = Object.freeze({
  profession: "le métier",
  type: "le lieu",
  tri: "l’ordre de la liste",
  "pres-de": "la commune de départ",
  ouvert: "le jour d’ouverture",
});

/** Fields of the address that each criterion fills. @type {Readonly<Record<string, string[]>>} */
const FACETTES = Object.freeze({ qui: ["profession", "type"] });

/** The fields to empty so that `critere` keeps nobody out. @param {string} critere */
export const listFacettes = (critere) => FACETTES[critere] ?? [critere];

/** « la langue », « l’ouverture le dimanche 1er novembre ». @param {string} critere @param {Demande} demande */
export const nameCritere = (critere, { creneau }) =>
  critere === "ouvert" && creneau ? `l’ouverture ${describeCreneau(creneau)}` : (CRITERES[critere] ?? critere);

/** « d’Exempleville », « du Village », « de vous ». @param {string} nom "" for the device */
export function fromCommune(nom) {
  if (nom.startsWith("Le ")) return `du ${nom.slice(3)}`;
  if (nom.startsWith("Les ")) return `des ${nom.slice(4)}`;
  return /^[aeiouyàâéèêëîïôœùûæ]/i.test(nom) ? `d’${nom}` : `de ${nom || "vous"}`;
}

/** « 12 résultats, du plus proche au plus loin. Horaires inconnus pour 3 autres. »
 * @param {number} nombre @param {number} inconnues @param {Demande} demande */
export function describeResultats(nombre, inconnues, { tri, origine, depuis, creneau }) {
  const compte = nombre > 0 ? formatNombre(nombre, "résultat") : "Aucun résultat";
  const quand = creneau?.jour ? `, ${describeCreneau(creneau)}` : "";
  const ordre = nombre > 1 && origine && tri !== "nom" ? `, du plus proche au plus loin ${fromCommune(depuis)}, à vol d’oiseau` : "";
  const suite = inconnues > 0 ? `. Horaires inconnus pour ${formatNombre(inconnues, "autre fiche", "autres fiches")}` : "";
  return `${compte}${quand}${ordre}${suite}`;
}

/** What of the address was not obeyed, "" when all was. @param {Demande} demande */
export function describeIgnores({ ignores, sansOrigine }) {
  const noms = [...new Set(ignores.map((nom) => CHAMPS[nom] ?? CRITERES[nom] ?? nom))];
  const liste = noms.length > 1 ? `${noms.slice(0, -1).join(", ")} et ${noms.at(-1)}` : noms[0];
  const phrases = [
    liste && `Un choix de l’adresse de cette page ne correspond à rien ici\u00a0: ${liste}. Il n’est pas appliqué.`,
    sansOrigine && "Pour les distances, choisissez une commune dans «\u00a0Près de\u00a0», ou «\u00a0Autour de moi\u00a0».",
  ];
  return phrases.filter(Boolean).join(" ");
}
