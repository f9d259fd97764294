// @ts-check
/** « Ma commune est-elle couverte ? », without a page: which communes answer a name or a postal code. */
import { computeDistance } from "./distance.mjs";
import { keepMotsUtiles, splitMots, toleratedFautes } from "./texte.mjs";

/**
 * @typedef {object} Commune as listed in the page
 * @property {string} nom
 * @property {string[]} codes postal codes
 * @property {"couverte" | "voisine" | "inconnue"} etat
 * @property {string} [lien] address of its page
 * @property {string} [cpts] the CPTS that covers it, when another one
 * @property {string} [site] of that CPTS
 *
 * @typedef {object} Reponse
 * @property {"exacte" | "debut" | "proche" | "aucune"} genre how well the communes answer
 * @property {Commune[]} communes
 */

const CODE_POSTAL = /\d[\d\s\u00a0\u202f]*/g;
const CHIFFRES_D_UN_CODE = 5;

/** The form by which names are compared: no accents, hyphens nor articles. @param {string} texte */
const computeNom = (texte) => keepMotsUtiles(splitMots(texte)).join(" ");

/** The digits of a question and its words, apart: « Exempleville 01 001 » → 01001, exempleville. @param {string} question */
export function splitQuestion(question) {
  const code = (question.match(CODE_POSTAL) ?? []).join("").replace(/\D/g, "");
  return { code, nom: computeNom(question.replace(CODE_POSTAL, " ").replace(/\bcedex\b/gi, " ")) };
}

/** True when each word of the question begins a word of the name. @param {string} nom @param {string} voulu */
function isDebut(nom, voulu) {
  const mots = nom.split(" ");
  return voulu.split(" ").every((debut) => mots.some((mot) => mot.startsWith(debut)));
}

/** @param {Commune[]} communes @param {string} voulu @returns {Reponse} */
function findParNom(communes, voulu) {
  const nommees = communes.map((commune) => ({ commune, nom: computeNom(commune.nom) }));
  const keep = (/** @type {(nom: string) => boolean} */ test) =>
    nommees.filter(({ nom }) => test(nom)).map(({ commune }) => commune);
  const fautes = toleratedFautes(voulu.length);
  /** @type {[Reponse["genre"], (nom: string) => boolean][]} */
  const essais = [
    ["exacte", (nom) => nom === voulu],
    ["debut", (nom) => isDebut(nom, voulu)],
    ["proche", (nom) => fautes > 0 && computeDistance(nom, voulu, fautes) <= fautes],
  ];
  for (const [genre, test] of essais) {
    const trouvees = keep(test);
    if (trouvees.length > 0) return { genre, communes: trouvees };
  }
  return { genre: "aucune", communes: [] };
}

/** @param {Commune[]} communes @param {string} code whole, or its first digits @returns {Reponse} */
function findParCode(communes, code) {
  const trouvees = communes.filter(({ codes }) => codes.some((sien) => sien.startsWith(code)));
  const genre = trouvees.length === 0 ? "aucune" : code.length === CHIFFRES_D_UN_CODE ? "exacte" : "debut";
  return { genre, communes: trouvees };
}

/**
 * The communes that a question may mean; a postal code with a name keeps what both say, else what the name says.
 * @param {Commune[]} communes
 * @param {string} question
 * @returns {Reponse | null} null when nothing is asked
 */
export function findCommunes(communes, question) {
  const { code, nom } = splitQuestion(question);
  if (!code && !nom) return null;
  if (!nom) return findParCode(communes, code);
  const parNom = findParNom(communes, nom);
  const deux = code ? parNom.communes.filter(({ codes }) => codes.some((sien) => sien.startsWith(code))) : [];
  return deux.length > 0 ? { genre: parNom.genre, communes: deux } : parNom;
}
