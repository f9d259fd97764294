// @ts-check
/** The chosen entries on the screen: what to know of each, its phone, and how to order them. */
import { create, createBouton, createIcone } from "./dom.mjs";
import { countAutresLieux, limitLieux } from "./lib/orientation.mjs";
import { TELEPHONE } from "./ligne.mjs";

/**
 * @typedef {import("./lib/orientation.mjs").Fiche} Fiche
 * @typedef {import("./lib/orientation.mjs").Lieu} Lieu
 * @typedef {import("./lib/orientation.mjs").Telephone} Telephone
 */
/**
 * @typedef {object} Gestes
 * @property {(fiche: Fiche, pas: number) => void} move
 * @property {(fiche: Fiche) => void} remove
 */

/** The rest is on the page of the entry. */
const PALIER_ECRAN = { lieux: 3, tarifs: true, acces: Infinity, horaires: true, redites: true };

/** @param {string | null | undefined | false} texte @param {Record<string, string>} [attributs] */
const createParagraphe = (texte, attributs = {}) => texte && create("p", attributs, texte);

/** @param {Lieu} lieu @param {boolean} seul its phone is then that of the entry */
function createLieu({ titre, adresse, telephone, horaires, remarques, acces }, seul) {
  const lien = telephone && !seul && create("a", { href: telephone.lien }, telephone.affiche);
  const numero = lien && create("p", {}, "Téléphone\u00a0: ", lien);
  return create(
    "div",
    { class: "cpts-orientation__lieu" },
    createParagraphe([titre, adresse].filter(Boolean).join(", ")),
    numero,
    ...[...horaires, ...remarques].map((phrase) => createParagraphe(phrase)),
    createParagraphe(acces.join(" · "), { class: "cpts-resultat__details" }),
  );
}

/** @param {Fiche} fiche */
function createVerification({ verification, aVerifier }) {
  if (!verification) return null;
  const doute = aVerifier && create("span", { class: "cpts-pastille cpts-pastille--verifier" }, "à vérifier");
  return create("p", { class: "cpts-note" }, verification, doute && " ", doute);
}

/** @param {string[]} etats */
const createEtats = (etats) =>
  etats.length > 0 && create("p", { class: "cpts-resultat__details" }, etats.join(" · "));

/** @param {Fiche} fiche */
function createCorps(fiche) {
  const seul = fiche.lieux.length < 2;
  const autres = countAutresLieux(fiche, PALIER_ECRAN);
  const titre = create("h2", { class: "cpts-resultat__nom" }, create("a", { href: fiche.adresse }, fiche.nom));
  return create(
    "div",
    { class: "cpts-resultat__corps" },
    titre,
    createParagraphe(fiche.role, { class: "cpts-resultat__role" }),
    createEtats(fiche.etats),
    ...fiche.avis.map((texte) => createParagraphe(texte, { class: "cpts-orientation__avis" })),
    createParagraphe(fiche.sansRendezVous && `Sans rendez-vous\u00a0: ${fiche.sansRendezVous}`),
    ...limitLieux(fiche, PALIER_ECRAN).map((lieu) => createLieu(lieu, seul)),
    createParagraphe(autres && `${autres}\u00a0: voir sa fiche.`),
    createVerification(fiche),
  );
}

/** @param {Telephone | null} telephone @param {string} nom */
function createAppel(telephone, nom) {
  if (!telephone) return null;
  const texte = create("span", {}, create("span", { class: "cpts-masque" }, `Appeler ${nom} : `), telephone.affiche);
  const classe = "cpts-bouton cpts-bouton--plein cpts-bouton--telephone";
  return create("a", { class: classe, href: telephone.lien }, createIcone(TELEPHONE), texte);
}

/** @param {string} verbe @param {string} nom @param {() => void} action */
function createGeste(verbe, nom, action) {
  const bouton = createBouton("cpts-ajout", verbe, action);
  bouton.dataset.geste = verbe;
  bouton.append(create("span", { class: "cpts-masque" }, ` ${nom}`));
  return bouton;
}

/** @param {Fiche} fiche @param {boolean} premiere @param {boolean} derniere @param {Gestes} gestes */
function createOrdre(fiche, premiere, derniere, { move, remove }) {
  const monter = createGeste("Monter", fiche.nom, () => move(fiche, -1));
  const descendre = createGeste("Descendre", fiche.nom, () => move(fiche, 1));
  monter.disabled = premiere;
  descendre.disabled = derniere;
  const retirer = createGeste("Retirer", fiche.nom, () => remove(fiche));
  const seule = premiere && derniere;
  return create("div", { class: "cpts-orientation__ordre" }, !seule && monter, !seule && descendre, retirer);
}

/** @param {Fiche[]} fiches @param {Gestes} gestes */
export const createLignes = (fiches, gestes) =>
  fiches.map((fiche, rang) => {
    const ordre = createOrdre(fiche, rang === 0, rang === fiches.length - 1, gestes);
    const actions = create("div", { class: "cpts-resultat__actions" }, createAppel(fiche.telephone, fiche.nom), ordre);
    return create("li", { class: "cpts-resultat", "data-id": fiche.ident }, createCorps(fiche), actions);
  });

/** Gives the focus back to the button just used, or to its neighbour when it no longer serves.
 * @param {ParentNode} liste @param {string} ident @param {string} geste */
export function focusGeste(liste, ident, geste) {
  const boutons = [...liste.querySelectorAll(`[data-id="${ident}"] [data-geste]:not([disabled])`)];
  const meme = boutons.find((bouton) => bouton.getAttribute("data-geste") === geste);
  const bouton = meme ?? boutons[0];
  if (bouton instanceof HTMLElement) bouton.focus();
}
