// @ts-check
/** The printed sheet: one A4 page for all the entries, in the largest letters that fit. */
import { create } from "./dom.mjs";
import {
  countAutresLieux,
  describeJours,
  ESSAIS,
  limitEtats,
  limitLieux,
  limitRole,
  listCoupes,
  listOmis,
  TAILLES,
} from "./lib/orientation.mjs";

/**
 * @typedef {import("./lib/orientation.mjs").Fiche} Fiche
 * @typedef {import("./lib/orientation.mjs").Lieu} Lieu
 * @typedef {import("./lib/orientation.mjs").Palier} Palier
 */
/**
 * @typedef {object} Cadre what stands around the entries
 * @property {string} cpts
 * @property {string} misAJour
 * @property {string} adresse of the selection
 * @property {Element | null} code
 * @property {string[]} pied
 */

/** Height of an A4 page within its margins, less 2 % for what may differ between the screen and the printer. */
const HAUTEUR_MM = 275;
const PX_PAR_MM = 96 / 25.4;
/** Beyond, the places of a person may be cut between two columns. */
const LIEUX_ENSEMBLE = 4;

/** @param {string} classe @param {string | null | undefined | false} texte */
const createLigne = (classe, texte) => texte && create("p", { class: `cpts-feuille__${classe}` }, texte);

/**
 * A name or an address with its number, which takes the end of the last line where there is room: the style sheet
 * keeps that room by `data-telephone`, unless something follows the number.
 * @param {HTMLElement} titre @param {import("./lib/orientation.mjs").Telephone | null} telephone @param {string} [accueil]
 */
function createAppel(titre, telephone, accueil) {
  if (!telephone) return titre;
  const suite = accueil && create("span", {}, ` ${accueil}`);
  const numero = create("p", { class: "cpts-feuille__telephone" }, telephone.affiche, suite);
  if (!suite) titre.dataset.telephone = telephone.affiche;
  const classe = suite ? "cpts-feuille__appel" : "cpts-feuille__appel cpts-feuille__appel--meme-ligne";
  return create("div", { class: classe }, titre, numero);
}

/** Sentences, one a line where there is room. @param {string} classe @param {string[]} phrases @param {boolean} serre */
const createPhrases = (classe, phrases, serre) =>
  (serre ? [phrases.join(". ")] : phrases).map((texte) => createLigne(classe, texte && `${texte}.`));

/** A single fact on the access of the only place told shares the line of the date. @param {Lieu[]} lieux told */
const isAccesCourt = (lieux) => lieux.length === 1 && lieux[0].acces.length === 1;

/** @param {Lieu} lieu @param {boolean} seul its phone is then that of the entry @param {boolean} serre */
function createLieu(lieu, seul, serre) {
  const adresse = [lieu.titre, lieu.adresse].filter(Boolean).join(", ");
  return create(
    "div",
    { class: "cpts-feuille__lieu" },
    createAppel(create("p", { class: "cpts-feuille__adresse" }, adresse), seul ? null : lieu.telephone),
    ...createPhrases("horaires", lieu.horaires, serre),
    ...createPhrases("horaires", lieu.remarques, serre),
    ...(seul && isAccesCourt([lieu]) ? [] : createPhrases("acces", lieu.acces, true)),
  );
}

/** @param {Fiche} fiche @param {Palier} palier @param {boolean} serre */
function createFiche(fiche, palier, serre) {
  const lieux = limitLieux(fiche, palier);
  const seul = lieux.length < 2;
  const longue = lieux.length > LIEUX_ENSEMBLE && "cpts-feuille__fiche--longue";
  return create(
    "li",
    { class: ["cpts-feuille__fiche", longue].filter(Boolean).join(" ") },
    createTete(fiche, lieux),
    createLigne("role", [limitRole(fiche, palier), ...limitEtats(fiche, palier)].join(" · ")),
    ...fiche.avis.map((texte) => createLigne("avis", texte)),
    createLigne("horaires", fiche.sansRendezVous && `Sans rendez-vous\u00a0: ${fiche.sansRendezVous}`),
    ...lieux.map((lieu) => createLieu(lieu, seul, serre)),
    createFin(fiche, lieux, palier),
  );
}

/** The name, and the number beside it when there is only one place to tell: its own if others are left out.
 * @param {Fiche} fiche @param {Lieu[]} lieux told */
function createTete(fiche, lieux) {
  const nom = create("h2", { class: "cpts-feuille__nom" }, fiche.nom);
  const premier = lieux.find(({ telephone }) => telephone);
  if (premier && lieux.length > 1) return nom;
  if (premier && fiche.lieux.length > 1) return createAppel(nom, premier.telephone);
  return createAppel(nom, fiche.telephone, fiche.accueil);
}

/** @param {Fiche} fiche @param {Lieu[]} lieux told @param {Palier} palier */
function createFin(fiche, lieux, palier) {
  const autres = countAutresLieux(fiche, palier);
  const dates = [
    fiche.verification && `${fiche.verification}${fiche.aVerifier ? "\u00a0: à vérifier" : ""}`,
    autres && `${autres}\u00a0: voir le site`,
  ];
  const date = create("em", {}, dates.filter(Boolean).join(". "));
  const acces = isAccesCourt(lieux) && `${lieux[0].acces[0]}. `;
  return create("p", { class: "cpts-feuille__date" }, acces, date);
}

/** @param {Cadre} cadre @param {number} nombre */
function createEntete({ cpts, misAJour, adresse, code }, nombre) {
  const titre = nombre > 1 ? "Les adresses choisies pour vous" : "L’adresse choisie pour vous";
  const conseil = "Téléphonez avant de vous déplacer.";
  const retrouver = code ? "Le code rouvre cette liste à jour. Sans lui, recopiez\u00a0:" : "Cette liste, à jour\u00a0:";
  const textes = create(
    "div",
    {},
    createLigne("cpts", cpts),
    createLigne("titre", titre),
    createLigne("conseil", `Mis à jour le ${misAJour}. ${conseil}`),
    createLigne("conseil", retrouver),
    createLigne("lien", adresse),
  );
  // A copy: several layouts of the sheet are tried.
  return create("div", { class: "cpts-feuille__tete" }, textes, code?.cloneNode(true));
}

/** @param {Fiche[]} fiches @param {Cadre} cadre @param {Palier} palier @param {boolean} colonnes */
function createFeuille(fiches, cadre, palier, colonnes) {
  const coupes = listCoupes(fiches, palier).join(", ");
  const manque = coupes && `Faute de place, il manque\u00a0: ${coupes}. Le site les donne.`;
  const pied = [describeJours(fiches, palier), manque, ...cadre.pied];
  return create(
    "div",
    { class: colonnes ? "cpts-feuille cpts-feuille--colonnes" : "cpts-feuille" },
    createEntete(cadre, fiches.length),
    create("ol", { class: "cpts-feuille__fiches" }, ...fiches.map((fiche) => createFiche(fiche, palier, colonnes))),
    create("div", { class: "cpts-feuille__bas" }, ...pied.map((texte) => createLigne("pied", texte))),
  );
}

/** Gives the sheet, in the page, letters of that size; says whether it then fits one page.
 * @param {HTMLElement} feuille @param {number} taille */
function fit(feuille, taille) {
  feuille.classList.remove(...TAILLES.map(nameTaille));
  feuille.classList.add(nameTaille(taille), "cpts-feuille--mesure");
  const hauteur = feuille.getBoundingClientRect().height / PX_PAR_MM;
  feuille.classList.remove("cpts-feuille--mesure");
  return hauteur <= HAUTEUR_MM;
}

/** « cpts-feuille--9-5 » for 9.5 points. @param {number} taille */
const nameTaille = (taille) => `cpts-feuille--${String(taille).replace(".", "-")}`;

/**
 * The layouts of a sheet that fit one page in letters of `plancher` points or more, each with its largest size.
 * @param {HTMLElement} hote @param {HTMLElement[]} feuilles @param {number} plancher
 */
const listTailles = (hote, feuilles, plancher) =>
  feuilles.flatMap((feuille) => {
    hote.replaceChildren(feuille);
    const taille = fit(feuille, plancher) && TAILLES.find((une) => fit(feuille, une));
    return taille ? [{ feuille, taille }] : [];
  });

/**
 * Puts in `hote` the sheet that tells most on one page in letters large enough, then in the largest; says what it
 * leaves out.
 * @param {HTMLElement} hote
 * @param {Fiche[]} fiches
 * @param {Cadre} cadre
 * @returns {string[]}
 */
export function showFeuille(hote, fiches, cadre) {
  for (const { palier, plancher } of ESSAIS) {
    const feuilles = [false, true].map((colonnes) => createFeuille(fiches, cadre, palier, colonnes));
    const [premiere, ...autres] = listTailles(hote, feuilles, plancher);
    const choisie = autres.reduce((mieux, une) => (une.taille > mieux.taille ? une : mieux), premiere);
    if (!choisie) continue;
    hote.replaceChildren(choisie.feuille);
    fit(choisie.feuille, choisie.taille);
    return listOmis(fiches, palier);
  }
  return listOmis(fiches, ESSAIS[ESSAIS.length - 1].palier);
}
