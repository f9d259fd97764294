// @ts-check
/** Telephone numbers, mail addresses and links. Twin of `cpts.telephone` and `cpts.model.contacts`. */
import { countSignes, quote, refuse } from "./refus.mjs";
import { checkHote } from "./regles-texte.mjs";

/** @typedef {import("./refus.mjs").Defaut} Defaut */

const LONGUEUR_LIEN = 500;
const COURTS = "15 17 18 112 114 115 119 116117 3114 3237 3919 3977 3018 3989 3646".split(" ");
const ATTENDU_TELEPHONE = "dix chiffres, par exemple 03 53 01 00 10";
const COURRIEL = /^[A-Za-z0-9.!$'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/;
const HOTE = /^(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}$/u;
const SANS_SCHEMA = /^(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?#].*)?$/s;
const INVISIBLES = /(?! )[\p{C}\p{Z}]/u;
const A_CODER = /[ \\<>"'`{}|^[\]#]|%(?![0-9A-Fa-f]{2})/g;
const ATTENDU_LIEN = "une adresse qui commence par https://";
const ATTENDU_CODE = "une adresse sans espace, guillemet, apostrophe, crochet, accolade ni « % » seul";

/** @param {string} texte @returns {Defaut | null} */
export function checkTelephone(texte) {
  let chiffres = texte.replace(/[\s.\-()/\u00a0\u202f]/g, "");
  if (/^(?:\+330|00330)/.test(chiffres)) chiffres = `0${chiffres.split("330").slice(1).join("330")}`;
  chiffres = chiffres.replace(/^00/, "+").replace(/^\+33/, "0");
  if (COURTS.includes(chiffres)) return null;
  return chiffres.startsWith("+") ? checkEtranger(texte, chiffres) : checkNational(texte, chiffres);
}

/** Only the shape: the plans of other countries weigh half a megabyte, and the repository checks them.
 * @param {string} texte @param {string} chiffres */
function checkEtranger(texte, chiffres) {
  if (/^\+[1-9]\d{6,14}$/.test(chiffres)) return null;
  return refuse("telephone-invalide", `« ${texte} » n’est pas un numéro de téléphone`, ATTENDU_TELEPHONE);
}

/** @param {string} texte @param {string} chiffres */
function checkNational(texte, chiffres) {
  if (!/^\d+$/.test(chiffres))
    return refuse("telephone-invalide", `« ${texte} » n’est pas un numéro de téléphone`, ATTENDU_TELEPHONE);
  if (/^0(?:81|82|89)\d{7}$/.test(chiffres))
    return refuse("telephone-surtaxe", `« ${texte} » est un numéro surtaxé`, "un numéro au prix normal");
  if (chiffres.length < 10 && /^[13]/.test(chiffres)) {
    const attendu = `un de ces numéros : ${COURTS.join(", ")}`;
    return refuse("numero-court-inconnu", `« ${texte} » n’est pas dans la liste des numéros courts`, attendu);
  }
  if (/^0[1-9]\d{8}$/.test(chiffres)) return null;
  const trouve = `« ${texte} » a ${chiffres.length} chiffres`;
  return refuse("telephone-invalide", trouve, ATTENDU_TELEPHONE, countEcart(chiffres.length));
}

/** What to do of a number that has not its ten digits. @param {number} nombre */
function countEcart(nombre) {
  if (nombre === 20) return "Gardez un seul numéro par ligne";
  if (nombre < 10) return `Il en manque ${10 - nombre} : relisez le numéro, chiffre par chiffre`;
  return nombre > 10 ? `Il y en a ${nombre - 10} de trop : relisez le numéro, chiffre par chiffre` : "";
}

/** @param {string} texte @returns {Defaut | null} */
export function checkCourriel(texte) {
  if (!COURRIEL.test(texte) || texte.includes("..")) {
    const attendu = /[%#&]/.test(texte) ? "nom@domaine.fr, sans « % », « # » ni « & »" : "nom@domaine.fr";
    return refuse("courriel-invalide", `${quote(texte)} n’est pas une adresse de courriel`, attendu);
  }
  if (!texte.toLowerCase().includes("mssante.")) return null;
  const attendu = "l’adresse ordinaire du cabinet, ou aucune";
  return refuse("courriel-mssante", "une adresse MSSanté est réservée aux soignants", attendu);
}

/** @param {string} texte @returns {Defaut | null} */
export function checkLien(texte) {
  if (texte.startsWith("mailto:")) return checkCourriel(texte.slice(7));
  if (texte.startsWith("tel:")) return checkTelephone(texte.slice(4));
  const trouve = `${quote(texte)} n’est pas un lien sûr`;
  if (INVISIBLES.test(texte) || !/^https?:\/\//.test(texte))
    return refuse("lien-invalide", trouve, ATTENDU_LIEN, suggestLien(texte));
  if (codeLien(texte) !== texte) return refuse("lien-invalide", trouve, ATTENDU_CODE, suggestLien(texte));
  const longueur = countSignes(texte);
  if (longueur > LONGUEUR_LIEN)
    return refuse("lien-invalide", `ce lien a ${longueur} caractères`, `${LONGUEUR_LIEN} au plus`);
  return checkHoteSur(texte, trouve);
}

/** The same address with its scheme, and its rare signs written as a browser sends them. @param {string} texte */
function suggestLien(texte) {
  const [, schema = "", reste = ""] = /^(.*?):\/\/(.*)$/s.exec(texte) ?? [];
  const suite = /^https?$/i.test(schema) ? reste : texte;
  if (INVISIBLES.test(texte) || !SANS_SCHEMA.test(suite)) return "";
  return `Essayez « https://${codeLien(suite)} »`;
}

/** The first « # » parts an address from its anchor; any other sign of A_CODER is coded. @param {string} texte */
function codeLien(texte) {
  const [page, ...ancre] = texte.split("#");
  const parties = ancre.length > 0 ? [page, ancre.join("#")] : [page];
  return parties.map((partie) => partie.replace(A_CODER, codeSigne)).join("#");
}

/** @param {string} signe */
const codeSigne = (signe) => `%${signe.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** Read as written: a browser would turn the letters of the name into others. @param {string} texte @param {string} trouve */
function checkHoteSur(texte, trouve) {
  const autorite = /^https?:\/\/([^/?#]*)/.exec(texte)?.[1] ?? "";
  const [, hote = "", port] = /^(.*?)(?::(\d*))?$/.exec(autorite) ?? [];
  const mauvaisPort = port !== undefined && port !== "" && (Number(port) < 1 || Number(port) > 65_535);
  if (autorite.includes("@") || !HOTE.test(hote) || mauvaisPort)
    return refuse("lien-invalide", trouve, "https://, un nom de site, sans « @ »");
  return /^[\x00-\x7f]*$/.test(hote) ? null : checkHote(hote);
}
