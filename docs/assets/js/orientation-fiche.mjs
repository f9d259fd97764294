// @ts-check
/**
 * What the sheet tells of an entry, read in its own published page: the same words, the same dates, nothing expired.
 * A page weighs 4 KB gzipped and the sheet needs 12 at most; an index of everyone's hours would weigh far more, and a
 * file for each entry would be written by every build.
 */
import { writeHoraires } from "./lib/orientation.mjs";
import { findIdent } from "./lib/selection.mjs";
import { RACINE } from "./selection-garde.mjs";

/**
 * @typedef {import("./lib/orientation.mjs").Fiche} Fiche
 * @typedef {import("./lib/orientation.mjs").Lieu} Lieu
 */

const CACHES = ".cpts-masque, .cpts-sans-impression, cpts-ouvert, svg";

const LIEUX = "section[aria-labelledby^='lieu-'], section[aria-labelledby='venir']";

/** The words of an element as they are printed. @param {Element | null | undefined} element */
function readTexte(element) {
  const copie = element?.cloneNode(true);
  if (!(copie instanceof Element)) return "";
  for (const cache of copie.querySelectorAll(CACHES)) cache.remove();
  return (copie.textContent ?? "").replace(/[^\S\u00a0\u202f]+/g, " ").trim();
}

/** @param {ParentNode} hote @param {string} selecteur */
const readTextes = (hote, selecteur) => [...hote.querySelectorAll(selecteur)].map(readTexte).filter(Boolean);

/** @param {Element | null} lien */
function readTelephone(lien) {
  const adresse = lien?.getAttribute("href") ?? "";
  return /^tel:\+?\d+$/.test(adresse) ? { lien: adresse, affiche: readTexte(lien) } : null;
}

/** @param {Element} ligne of the table of hours */
function readJour(ligne) {
  const plages = readTextes(ligne, ".cpts-horaires__plage").join(", ").replace(/ :/g, "\u00a0:");
  const note = readTexte(ligne.querySelector(".cpts-horaires__note"));
  const ferme = plages === "";
  // A word joiner, so that no line ends on « 9 h – ».
  const texte = [plages, note].filter(Boolean).join(" ").replace(/–/g, "–\u2060");
  return { jour: readTexte(ligne.querySelector("th")), texte, ferme };
}

/** @param {Element} section @returns {Lieu} */
function readLieu(section) {
  const titre = section.querySelector("h2");
  const adresse = [...section.querySelectorAll(":scope > p")].find((p) => p.querySelector(".cpts-sans-impression"));
  return {
    // « Venir » and « À Exempleville » say no more than the address.
    titre: titre?.querySelector("a") ? readTexte(titre) : "",
    adresse: readTexte(adresse),
    telephone: readTelephone(section.querySelector("a[href^='tel:']")),
    horaires: writeHoraires([...section.querySelectorAll(".cpts-horaires__jour")].map(readJour)),
    remarques: readTextes(section, ".cpts-horaires__remarque"),
    acces: readTextes(section, ":scope > ul > li"),
  };
}

/** A state with its date: « Prend de nouveaux patients (déclaré le 2 octobre 2026) ». @param {Element} pastille */
const readEtat = (pastille) =>
  [".cpts-pastille", ".cpts-pastille__note"]
    .map((classe) => readTexte(pastille.querySelector(classe)))
    .filter(Boolean)
    .map((texte, rang) => (rang > 0 ? `(${texte})` : texte))
    .join(" ");

/** « Cesse son activité le … Prend la suite : … », « Cette fiche n’a pas été vérifiée depuis le … ». @param {Element} avis */
function readAvis(avis) {
  const relais = readTextes(avis, "li");
  const phrases = readTextes(avis, "p:not(.cpts-avis__titre)");
  const depart = avis.querySelector("h2.cpts-avis__titre");
  if (!depart) return phrases.join(" ");
  const suite = relais.length > 0 && `${phrases.at(-1)} ${relais.join(", ")}.`;
  return [`${readTexte(depart)}.`, suite].filter(Boolean).join(" ");
}

/** The value of one line of « Ce qu’il faut savoir ». @param {Element} main @param {string} terme */
function readCle(main, terme) {
  const dt = [...main.querySelectorAll("dt")].find((element) => readTexte(element) === terme);
  return readTexte(dt?.nextElementSibling);
}

/** Null for a page that is no entry.
 * @param {Document} page @param {string} adresse of the page @param {string} ident @returns {Fiche | null} */
function readFiche(page, adresse, ident) {
  const main = page.querySelector("main");
  const tete = main?.querySelector(".cpts-entete-page--fiche");
  if (!main || !tete) return null;
  const note = [...main.querySelectorAll(".cpts-section .cpts-note")].at(-1);
  return {
    ident,
    adresse,
    nom: readTexte(tete.querySelector("h1")),
    role: readTexte(tete.querySelector(".cpts-entete-page__chapeau")),
    // The access is told with each place.
    etats: [...tete.querySelectorAll(".cpts-pastilles__une")]
      .filter((pastille) => !pastille.querySelector(".cpts-pastille--acces"))
      .map(readEtat),
    telephone: readTelephone(tete.querySelector(".cpts-bouton--telephone")),
    accueil: readTexte(tete.querySelector(".cpts-note")),
    avis: [...main.querySelectorAll(".cpts-avis")].map(readAvis),
    lieux: [...main.querySelectorAll(LIEUX)].map(readLieu),
    sansRendezVous: readCle(main, "Sans rendez-vous"),
    verification: /^[^.]*\d{4}/.exec(readTexte(note))?.[0] ?? "",
    aVerifier: Boolean(note?.querySelector(".cpts-pastille--verifier")),
  };
}

/** The id to which a former address sends, if that is what the page does. @param {Document} page */
function findSuite(page) {
  const lien = page.querySelector("meta[http-equiv='refresh']") && page.querySelector("main a");
  return lien?.getAttribute("href") ?? null;
}

/**
 * The entry of that id; null when there is none, or no more.
 * @param {string} ident
 * @param {boolean} [suivre] a former id to the new one
 * @returns {Promise<Fiche | null>}
 */
export async function loadFiche(ident, suivre = true) {
  const adresse = `${RACINE}annuaire/${ident}/`;
  const reponse = await fetch(adresse, { credentials: "same-origin" });
  if (reponse.status === 404 || reponse.status === 410) return null;
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  const suite = suivre && findSuite(page);
  const suivant = suite && findIdent(new URL(suite, adresse).href, RACINE);
  return suivant ? loadFiche(suivant, false) : readFiche(page, adresse, ident);
}
