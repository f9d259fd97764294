// @ts-check
/** Identifiers, hours and numbers, read strictly from text. Twin of `cpts.model.valeurs`; dates are in `regles-dates`. */
import { countSignes, quote, refuse } from "./refus.mjs";
import { checkLigne } from "./regles-texte.mjs";
import { fold } from "./texte.mjs";

/** @typedef {import("./refus.mjs").Defaut} Defaut */

export const LONGUEUR_ID = 60;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const RESERVES = new Set(
  ["index", "404", "assets", "search", "sitemap", "page", "archives", "con", "prn", "aux", "nul"].concat(
    ["com", "lpt"].flatMap((nom) => Array.from({ length: 9 }, (_, rang) => `${nom}${rang + 1}`)),
  ),
);
const HEURE = /^(\d{1,2})(?:h(\d{2})?|:(\d{2}))$/;
/** South, north, west, east of each part of France, as in `cpts.model.lieu`. */
const BOITES_FRANCE = [
  [41.2, 51.3, -5.4, 9.8],
  [15.7, 16.7, -62, -60.8],
  [14.2, 15.1, -61.4, -60.6],
  [2, 6, -54.8, -51.4],
  [-21.6, -20.6, 55, 56],
  [-13.2, -12.4, 44.8, 45.5],
];

/** `texte` as an address part: « Saint-Sylvestre » → saint-sylvestre. Twin of `cpts.text.slugify`. @param {string} texte */
export const slugify = (texte) => fold(texte).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

/** An identifier from a name, "" when nothing is left of it. @param {string} texte */
export const proposeId = (texte) => slugify(texte).slice(0, LONGUEUR_ID).replace(/-+$/, "");

/** @param {string} texte @returns {Defaut | null} */
export function checkId(texte) {
  if (!ID.test(texte) || countSignes(texte) > LONGUEUR_ID) {
    const attendu = `des lettres sans accent, des chiffres et des tirets, ${LONGUEUR_ID} signes au plus`;
    const bon = proposeId(texte);
    const suggestion = bon ? `Essayez « ${bon} »` : "";
    return refuse("id-invalide", `${quote(texte)} ne peut pas servir d’identifiant`, attendu, suggestion);
  }
  if (!RESERVES.has(texte) && !/^[0-9]{4}$/.test(texte)) return null;
  return refuse("id-reserve", `l’identifiant ${quote(texte)} est réservé`, "un autre identifiant");
}

/** Minutes since midnight, or null when no clock shows it. @param {string} texte */
export function readHeure(texte) {
  const lu = HEURE.exec(texte);
  if (!lu) return null;
  const [heures, minutes] = [Number(lu[1]), Number(lu[2] ?? lu[3] ?? 0)];
  return heures < 24 && minutes < 60 ? heures * 60 + minutes : null;
}

/** @param {string} texte @returns {Defaut | null} */
export function checkHeure(texte) {
  if (readHeure(texte) !== null) return null;
  const trouve = `${quote(texte)} n’est pas une heure`;
  return refuse("heure-invalide", trouve, "9h, 9h30 ou 09:30", suggestHeure(texte));
}

/** @param {string} texte */
function suggestHeure(texte) {
  const forme = fold(texte).replaceAll(" ", "").replaceAll("heures", "h").replaceAll("heure", "h");
  if (["24h", "24:00", "24h00", "minuit"].includes(forme)) return "Écrivez 23h59, ou 0h le lendemain";
  const lu = /(\d{1,2})(?:h(\d{2})?|:(\d{2}))/.exec(forme);
  return lu && readHeure(lu[0]) !== null && lu[0] !== texte ? `Écrivez ${lu[0]}` : "";
}

/** @param {string} texte @returns {Defaut | null} */
export function checkEntier(texte) {
  if (/^\d{1,9}$/.test(texte)) return null;
  return refuse("nombre-invalide", `${quote(texte)} n’est pas un nombre entier`, "des chiffres seuls, comme 40");
}

const DECIMAL = /^-?\d{1,9}(?:\.\d{1,12})?$/;

/** @param {string} texte @returns {Defaut | null} */
export function checkDecimal(texte) {
  if (DECIMAL.test(texte)) return null;
  const bon = texte.replaceAll(",", ".").replaceAll(" ", "");
  const suggestion = DECIMAL.test(bon) ? `Écrivez ${bon}` : "";
  return refuse("nombre-invalide", `${quote(texte)} n’est pas un nombre`, "un nombre comme 12 ou 46.25", suggestion);
}

/** @param {number} latitude @param {number} longitude */
const isEnFrance = (latitude, longitude) =>
  BOITES_FRANCE.some(([sud, nord, ouest, est]) => sud <= latitude && latitude <= nord && ouest <= longitude && longitude <= est);

/** A number as Python shows a float: « 46.0 ». @param {number} nombre */
const writeDecimal = (nombre) => (Number.isInteger(nombre) ? `${nombre}.0` : String(nombre));

/** @param {string} latitude @param {string} longitude both already numbers @returns {Defaut | null} */
export function checkPosition(latitude, longitude) {
  const [lat, lon] = [Number(latitude), Number(longitude)];
  if (isEnFrance(lat, lon)) return null;
  const trouve = `le point ${writeDecimal(lat)}, ${writeDecimal(lon)} n’est pas en France`;
  const suggestion = isEnFrance(lon, lat) ? "Latitude et longitude inversées ?" : "";
  return refuse("position-hors-de-france", trouve, "une latitude et une longitude en degrés", suggestion);
}

/** @param {string} texte @returns {Defaut | null} */
export function checkCodePostal(texte) {
  if (/^[0-9]{5}$/.test(texte)) return null;
  const zero = `0${texte.replace(/[\s“”„«»]/g, "")}`;
  const suggestion = /^[0-9]{5}$/.test(zero) ? `Le zéro du début compte : sans doute ${zero}` : "";
  return refuse("code-postal-invalide", `${quote(texte)} n’est pas un code postal`, "cinq chiffres", suggestion);
}

/** @param {string} texte @returns {Defaut | null} */
export function checkCommune(texte) {
  const defaut = checkLigne(texte);
  if (defaut || /^(?:[0-9]{2}|2[AB])[0-9]{3}$/.test(texte) || /\p{L}{2}/u.test(texte)) return defaut;
  const attendu = "le nom de la commune, ou ses cinq signes à l’INSEE";
  return refuse("code-commune-invalide", `${quote(texte)} n’est pas un code INSEE de commune`, attendu);
}

/** @param {string} texte @returns {Defaut | null} */
export function checkOuiNon(texte) {
  if (texte === "oui" || texte === "non") return null;
  return refuse("oui-non", `${quote(texte)} n’est pas une réponse : écrivez oui ou non`);
}
