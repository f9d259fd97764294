// @ts-check
/** Values → YAML in the style of the data files. Twin of `cpts.edition.ecriture`, byte for byte: a test writes the same
 * entries on both sides. What is written reads the same in YAML 1.1, in YAML 1.2 and for our own reader. */

/** @typedef {string | number} Scalaire */
/** @typedef {Scalaire | Scalaire[] | Champs | Champs[]} Valeur */
/** @typedef {{[nom: string]: Valeur}} Champs */

const LARGEUR = 100;
const GROUPES_EN_LIGNE = new Set(["position", "diffusion", "nouveaux_patients", "periode", "fraicheur"]);
const MOTS = new Set(["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]);
const NOMBRE =
  /^[-+]?(?:\p{Nd}[\p{Nd}_]*|0[xob][\p{Nd}a-f_]+|(?:\p{Nd}[\p{Nd}_]*\.?\p{Nd}*|\.\p{Nd}+)(?:e[-+]?\p{Nd}+)?|\.(?:inf|nan))$/iu;
const DECIMAL = /^-?\p{Nd}+\.\p{Nd}+$/u;
const SPECIAL = /^(?:[-?:](?=\s|$)|[,[\]{}#&*!|>'"%@`]|<<$|---|\.\.\.)/u;
const SPECIAL_EN_LIGNE = /[,[\]{}?]|^:/;
const COUPE = /:(?=\s|$)|\s#/u;
const ECHAPPES =
  /["\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const COURT = /^[\w.:+/-]*$/;

/** A whole file: each list and its entries. @param {string} liste @param {Champs} champs */
export const writeFichier = (liste, champs) => `${[`${liste}:`, ...writeEntree(champs, 2)].join("\n")}\n`;

/** The lines of an item of a list: `- id: …`, then one field a line. @param {Champs} champs @param {number} retrait */
export function writeEntree(champs, retrait) {
  const [premiere, ...suite] = Object.entries(champs).flatMap(([nom, valeur]) => writeChamp(nom, valeur, retrait + 2));
  return [`${" ".repeat(retrait)}- ${premiere.trimStart()}`, ...suite];
}

/** The lines of `nom: valeur`. @param {string} nom @param {Valeur} valeur @param {number} [retrait] @returns {string[]} */
export function writeChamp(nom, valeur, retrait = 0) {
  const tete = `${" ".repeat(retrait)}${writeScalaire(nom)}:`;
  if (Array.isArray(valeur)) return writeListe(tete, valeur, retrait);
  if (typeof valeur === "object") return writeGroupe(tete, nom, valeur, retrait);
  if (typeof valeur === "number" || !isBloc(valeur)) return [`${tete} ${writeScalaire(valeur)}`];
  const marge = " ".repeat(retrait + 2);
  return [`${tete} |-`, ...valeur.split("\n").map((ligne) => (marge + ligne).trimEnd())];
}

/** A text quoted where a reader would see something else; between brackets or braces, a comma counts too.
 * @param {Scalaire} texte @param {boolean} [enLigne] */
export function writeScalaire(texte, enLigne = false) {
  if (typeof texte === "number") return String(texte);
  if (isNu(texte) && !(enLigne && SPECIAL_EN_LIGNE.test(texte))) return texte;
  return `"${texte.replace(ECHAPPES, escape)}"`;
}

/** @param {string} tete @param {string} nom @param {Champs} champs @param {number} retrait */
function writeGroupe(tete, nom, champs, retrait) {
  const paires = Object.entries(champs);
  if (GROUPES_EN_LIGNE.has(nom) && paires.every(([, valeur]) => isCourt(valeur))) {
    const corps = paires.map(([cle, valeur]) => `${cle}: ${writeScalaire(/** @type {Scalaire} */ (valeur), true)}`);
    const ligne = `${tete} {${corps.join(", ")}}`;
    if (ligne.length <= LARGEUR) return [ligne];
  }
  return [tete, ...paires.flatMap(([cle, valeur]) => writeChamp(cle, valeur, retrait + 2))];
}

/** @param {Valeur} valeur */
const isCourt = (valeur) => typeof valeur === "number" || (typeof valeur === "string" && COURT.test(valeur));

/** @param {string} tete @param {(Scalaire | Champs)[]} valeurs @param {number} retrait */
function writeListe(tete, valeurs, retrait) {
  const textes = valeurs.filter((valeur) => typeof valeur !== "object");
  if (textes.length === valeurs.length) {
    const ligne = `${tete} [${textes.map((texte) => writeScalaire(texte, true)).join(", ")}]`;
    if ([...ligne].length <= LARGEUR) return [ligne];
  }
  const marge = " ".repeat(retrait + 2);
  return [
    tete,
    ...valeurs.flatMap((valeur) =>
      typeof valeur === "object" ? writeEntree(valeur, retrait + 2) : [`${marge}- ${writeScalaire(valeur)}`],
    ),
  ];
}

/** Whether every reader takes the bare `texte` for itself. @param {string} texte */
function isNu(texte) {
  if (!texte || texte !== texte.trim() || texte.replace(/["\\]/g, "").search(ECHAPPES) >= 0) return false;
  if (MOTS.has(texte.toLowerCase()) || (NOMBRE.test(texte) && !DECIMAL.test(texte))) return false;
  return !SPECIAL.test(texte) && !COUPE.test(texte);
}

/** Whether a text of several lines can be shown as it is under « | ». @param {string} texte */
function isBloc(texte) {
  if (!texte.includes("\n") || /^[ \n]|\n$/.test(texte)) return false;
  const lignes = texte.split("\n");
  return !lignes.some((ligne) => ligne !== ligne.trimEnd() || ligne.replace(/["\\]/g, "").search(ECHAPPES) >= 0);
}

/** @param {string} signe */
function escape(signe) {
  if (signe === '"' || signe === "\\") return `\\${signe}`;
  if (signe === "\n") return "\\n";
  if (signe === "\t") return "\\t";
  const code = signe.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
