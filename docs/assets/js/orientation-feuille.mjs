// @ts-check
/** The printed sheet: one A4 page for all the entries, in the largest letters that fit. */
import { create } from "./dom.mjs";
import { countAutresLieux, limitLieux, limitRole, listCoupes, listOmis, PALIERS, TAILLES } from "./lib/orientation.mjs";

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

/** Height of an A4 page within its margins, less 3 % for what differs between the screen and the printer. */
const HAUTEUR_MM = 261;
const PX_PAR_MM = 96 / 25.4;
/** Beyond, the places of a person may be cut between two columns. */
const LIEUX_ENSEMBLE = 4;

/** @param {string} classe @param {string | null | undefined | false} texte */
const createLigne = (classe, texte) => texte && create("p", { class: `cpts-feuille__${classe}` }, texte);

/** @param {Fiche | Lieu} porteur @param {string} [accueil] */
const createTelephone = ({ telephone }, accueil) =>
  telephone &&
  create("p", { class: "cpts-feuille__telephone" }, telephone.affiche, accueil && create("span", {}, ` ${accueil}`));

/** Sentences, one a line where there is room. @param {string} classe @param {string[]} phrases @param {boolean} serre */
const createPhrases = (classe, phrases, serre) =>
  (serre ? [phrases.join(". ")] : phrases).map((texte) => createLigne(classe, texte && `${texte}.`));

/** @param {Lieu} lieu @param {boolean} seul its phone is then that of the entry @param {boolean} serre */
function createLieu(lieu, seul, serre) {
  return create(
    "div",
    { class: "cpts-feuille__lieu" },
    create(
      "div",
      { class: "cpts-feuille__appel" },
      createLigne("adresse", [lieu.titre, lieu.adresse].filter(Boolean).join(", ")),
      !seul && createTelephone(lieu),
    ),
    ...createPhrases("horaires", lieu.horaires, serre),
    ...createPhrases("horaires", lieu.remarques, serre),
    ...createPhrases("acces", lieu.acces, true),
  );
}

/** @param {Fiche} fiche @param {Palier} palier @param {boolean} serre */
function createFiche(fiche, palier, serre) {
  const [seul, lieux] = [fiche.lieux.length < 2, limitLieux(fiche, palier)];
  const longue = lieux.length > LIEUX_ENSEMBLE && "cpts-feuille__fiche--longue";
  const autres = countAutresLieux(fiche, palier);
  const dates = [
    fiche.verification && `${fiche.verification}${fiche.aVerifier ? "\u00a0: à vérifier" : ""}`,
    autres && `${autres}\u00a0: voir sa fiche sur le site`,
  ];
  return create(
    "li",
    { class: ["cpts-feuille__fiche", longue].filter(Boolean).join(" ") },
    create(
      "div",
      { class: "cpts-feuille__appel" },
      create("h2", { class: "cpts-feuille__nom" }, fiche.nom),
      (seul || !lieux.some(({ telephone }) => telephone)) && createTelephone(fiche, fiche.accueil),
    ),
    createLigne("role", [limitRole(fiche, palier), ...fiche.etats].join(" · ")),
    ...fiche.avis.map((texte) => createLigne("avis", texte)),
    createLigne("horaires", fiche.sansRendezVous && `Sans rendez-vous\u00a0: ${fiche.sansRendezVous}`),
    ...lieux.map((lieu) => createLieu(lieu, seul, serre)),
    createLigne("date", dates.filter(Boolean).join(". ")),
  );
}

/** @param {Cadre} cadre @param {number} nombre */
function createTete({ cpts, misAJour, adresse, code }, nombre) {
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
  return create("div", { class: "cpts-feuille__tete" }, textes, code);
}

/** @param {Fiche[]} fiches @param {Cadre} cadre @param {Palier} palier */
function createFeuille(fiches, cadre, palier) {
  const colonnes = fiches.length > 3 || fiches.some(({ lieux }) => lieux.length > LIEUX_ENSEMBLE);
  const coupes = listCoupes(fiches, palier).join(", ");
  const pied = [coupes && `Faute de place, il manque\u00a0: ${coupes}. Le site les donne.`, ...cadre.pied];
  return create(
    "div",
    { class: colonnes ? "cpts-feuille cpts-feuille--colonnes" : "cpts-feuille" },
    createTete(cadre, fiches.length),
    create("ol", { class: "cpts-feuille__fiches" }, ...fiches.map((fiche) => createFiche(fiche, palier, colonnes))),
    ...pied.map((texte) => createLigne("pied", texte)),
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

/** @param {number} taille */
const nameTaille = (taille) => `cpts-feuille--${taille}`;

/**
 * Puts in `hote` the sheet that tells most on one page, then in the largest letters; says what it leaves out.
 * @param {HTMLElement} hote
 * @param {Fiche[]} fiches
 * @param {Cadre} cadre
 * @returns {string[]}
 */
export function showFeuille(hote, fiches, cadre) {
  const petite = TAILLES[TAILLES.length - 1];
  for (const palier of PALIERS) {
    const feuille = createFeuille(fiches, cadre, palier);
    hote.replaceChildren(feuille);
    if (!fit(feuille, petite) && palier !== PALIERS.at(-1)) continue;
    TAILLES.find((taille) => fit(feuille, taille));
    return listOmis(fiches, palier);
  }
  return [];
}
