// @ts-check
/** Leaf of the search: French text as comparable words. `fold` is the twin of `cpts.text.fold`. */

/** Folded form of each letter beyond ASCII met so far. */
const LETTRES = new Map(Object.entries({ œ: "oe", æ: "ae", ß: "ss", "’": "'" }));
const ELISIONS = /(^|[^a-z0-9])(?:[cdjlmnst]|qu)'(?=[a-z])/g;
const MOTS_VIDES = new Set("le la les de des du un une et a au aux en pour m mme chez".split(" "));
/** Looked for, but an answer may lack them when none has them: not every doctor is written « Dr ». */
const MOTS_FAIBLES = new Set(["docteur"]);
/** Written out, whatever the side that abbreviates. */
const ABREGES = new Map(Object.entries({ st: "saint", ste: "sainte", dr: "docteur", pr: "professeur" }));
/** @param {string} mot */
const expandMot = (mot) => ABREGES.get(mot) ?? mot;

/** One letter without its accents; a lone accent vanishes. @param {string} lettre lower case */
function foldLettre(lettre) {
  let pliee = LETTRES.get(lettre);
  if (pliee === undefined) LETTRES.set(lettre, (pliee = lettre.normalize("NFD").replace(/\p{Mn}/gu, "")));
  return pliee;
}

/** `texte` lower case, without accents or ligatures: the form used to compare and search. @param {string} texte */
export const fold = (texte) => texte.toLowerCase().replace(/[^\x00-\x7f]/gu, foldLettre);

/** The folded words of `texte`, in order: « L’hôpital de St-Omer » → hopital, de, saint, omer. @param {string} texte */
export function splitMots(texte) {
  let plie = fold(texte);
  if (plie.includes("'")) plie = plie.replace(ELISIONS, "$1");
  const mots = /[^\x00-\x7f]/.test(plie) ? plie.match(/[\p{L}\p{N}]+/gu) : plie.match(/[a-z0-9]+/g);
  return mots ? mots.map(expandMot) : [];
}

/** A name without its title: who looks for a doctor wants a physician, not each person written « Dr ».
 * @param {string} nom */
export const dropCivilite = (nom) => nom.replace(/^(?:Dr|Pr)\s+/u, "");

/** True for a word that gives way when nothing else is left. @param {string} mot */
export const isMotFaible = (mot) => MOTS_FAIBLES.has(mot);

/** True for words that carry no meaning in a question. @param {string} mot a folded word */
export const isMotVide = (mot) => MOTS_VIDES.has(mot);

/** How many of `mots` tell one entry from another. @param {string[]} mots folded */
export const countMotsUtiles = (mots) => mots.filter((mot) => !isMotVide(mot) && !isMotFaible(mot)).length;

/** `mots` without the empty ones, unless nothing would be left. @param {string[]} mots */
export function keepMotsUtiles(mots) {
  const utiles = mots.filter((mot) => !isMotVide(mot));
  return utiles.length > 0 ? utiles : mots;
}

/** The key under which a folded word is indexed: spellings that sound alike share it. @param {string} mot */
export function computeCle(mot) {
  if (/\d/.test(mot)) return mot;
  return mot
    .replace(/ph/g, "f")
    .replace(/th/g, "t")
    .replace(/y/g, "i")
    .replace(/([a-z])\1+/g, "$1");
}

/** `cle` without its plural and feminine ending; always a prefix of `cle`. @param {string} cle */
export function computeRacine(cle) {
  if (/\d/.test(cle)) return cle;
  const singulier = cle.length > 3 && /[sx]$/.test(cle) ? cle.slice(0, -1) : cle;
  return singulier.length > 3 && singulier.endsWith("e") ? singulier.slice(0, -1) : singulier;
}

/** Errors forgiven in a word of that length. @param {number} longueur */
export const toleratedFautes = (longueur) => (longueur >= 8 ? 2 : longueur >= 4 ? 1 : 0);

/** National digits of a phone number, « +33 3 53… » → « 0353… ». @param {string} numero */
export const normalizeTelephone = (numero) => numero.replace(/[^\d+]/g, "").replace(/^(?:\+|00)33(?:0)?/, "0");

/** The national digits when `question` looks like a phone number, else "". @param {string} question */
export function readTelephone(question) {
  const lisible = /^\s*\+?[\d\s.()/\u00a0\u202f-]+$/.test(question);
  return lisible ? normalizeTelephone(question) : "";
}

/** « 03 53 01 00 10 »; a number of another shape is kept as written. @param {string} numero */
export function formatTelephone(numero) {
  const national = normalizeTelephone(numero);
  return /^0\d{9}$/.test(national) ? (national.match(/\d\d/g) ?? []).join("\u00a0") : numero;
}

/** The `tel:` address of `numero`, or null when it is no phone number. @param {unknown} numero */
export const buildLienTelephone = (numero) =>
  typeof numero === "string" && /^\+?\d{2,15}$/.test(numero) ? `tel:${numero}` : null;

const NOMBRE = new Intl.NumberFormat("fr-FR");

/**
 * « 1 résultat », « 12 résultats »: in French zero is singular.
 * @param {number} nombre
 * @param {string} singulier
 * @param {string} [pluriel]
 */
export function formatNombre(nombre, singulier, pluriel = `${singulier}s`) {
  return `${NOMBRE.format(nombre)}\u00a0${nombre < 2 ? singulier : pluriel}`;
}
