// @ts-check
/** <cpts-annuaire data-index="…">: the directory filtered on the device, its state in the address. */
import { CarteVoisine } from "./annuaire-carte.mjs";
import { createFiche, createSituer, decorateLigne, SITUER } from "./annuaire-lignes.mjs";
import { connectPosition } from "./annuaire-position.mjs";
import { AnnuaireVide } from "./annuaire-vide.mjs";
import { debounce, loadJson, whenIdle } from "./dom.mjs";
import { connectBascule, connectExclusifs, showNombres } from "./facettes.mjs";
import { connectFormulaire, openFormulaire, readEtat } from "./formulaire.mjs";
import { countInconnues, countNombres, filterFiches } from "./lib/annuaire.mjs";
import { readDemande } from "./lib/demande.mjs";
import { formatAdresse } from "./lib/etat.mjs";
import { buildAnnuaire } from "./lib/index-annuaire.mjs";
import { findRacine } from "./lib/liens.mjs";
import { describeIgnores, describeResultats } from "./lib/phrases-annuaire.mjs";
import { readParis } from "./lib/temps.mjs";
import "./ouvert.mjs";
import { ListeResultats } from "./resultats.mjs";

/**
 * @typedef {import("./lib/index-annuaire.mjs").Annuaire} Annuaire
 * @typedef {import("./lib/annuaire.mjs").Tri} Tri
 * @typedef {import("./lib/demande.mjs").Demande} Demande
 */

const INDISPONIBLE =
  "Le filtre n’a pas pu se charger. Rechargez la page, ou passez par les listes par métier et par commune.";
/** The ways out and the numbers beside the choices wait until the visitor pauses: the list comes first. */
const DELAI_NOMBRES_MS = 150;
const QUESTIONS_D_ESSAI = ["a", "m", "medcin", "infirmiere a domicile", "zzyzxq", "i", "06", "pharmacie s", "in", "orthofon"];

class CptsAnnuaire extends HTMLElement {
  /** What the page says of the whole list. */ #bilan = "";
  /** Of the device, never written anywhere. @type {import("./lib/geographie.mjs").Point | null} */ #position = null;
  /** The last answer. @type {{tri: Tri, demande: Demande} | null} */ #recherche = null;

  /** The form was changed before the index came. */ #touche = false;

  connectedCallback() {
    const formulaire = this.querySelector("form");
    if (!formulaire || this.formulaire) return;
    this.formulaire = formulaire;
    this.#bilan = this.querySelector("[data-compte]")?.textContent ?? "";
    connectBascule(formulaire);
    connectExclusifs(formulaire);
    this.#touche = openFormulaire(formulaire);
    formulaire.addEventListener("input", () => (this.#touche = true), { once: true });
    this.#start(formulaire).catch((erreur) => this.#giveUp(erreur));
  }

  /** The list of the page stays until the index is there. @param {HTMLFormElement} formulaire */
  async #start(formulaire) {
    const adresse = new URL(this.dataset.index ?? "", document.baseURI).href;
    const annuaire = buildAnnuaire(await loadJson(adresse));
    const racine = findRacine(adresse);
    const { l } = annuaire.colonnes;
    this.resultats = new ListeResultats(
      this,
      (fiche) => createFiche(annuaire, fiche, racine),
      (ligne, fiche) => this.#decorate(annuaire, ligne, fiche),
    );
    this.resultats.keepLignes(l);
    const rangs = new Map(l.map((ident, fiche) => [getLien(ident), fiche]));
    this.carte = new CarteVoisine(this, (lien) => this.resultats?.reveal(rangs.get(lien) ?? -1) ?? null);
    this.addEventListener("click", ({ target }) => {
      const bouton = target instanceof Element ? target.closest(`.${SITUER}`) : null;
      const ident = bouton?.closest("[data-fiche]")?.getAttribute("data-fiche");
      if (bouton instanceof HTMLElement && ident) this.carte?.situate(getLien(ident), bouton);
    });
    this.vide = new AnnuaireVide(annuaire, this.resultats, (change) => this.#apply(change));
    this.#connect(annuaire, formulaire);
    // Until someone touches the form, the address says more: what the form has no box for is named.
    this.#show(annuaire, this.#touche ? readEtat(formulaire) : new URLSearchParams(window.location.search));
    this.dataset.etat = "pret";
    whenIdle(QUESTIONS_D_ESSAI.map((question) => () => this.#rehearse(annuaire, racine, question)));
  }

  /** Searches for nobody, so that the first keystroke does not wait for what it runs to be compiled.
   * @param {Annuaire} annuaire @param {string} racine @param {string} question */
  #rehearse(annuaire, racine, question) {
    const etat = new URLSearchParams([["q", question]]);
    const { fiches } = filterFiches(annuaire, readDemande(annuaire, etat, readParis(new Date())));
    for (const fiche of fiches.slice(0, 5)) createFiche(annuaire, fiche, racine);
  }

  /** @param {Annuaire} annuaire @param {HTMLFormElement} formulaire */
  #connect(annuaire, formulaire) {
    this.countBientot = debounce(DELAI_NOMBRES_MS, () => this.#count(annuaire, formulaire));
    const presDe = /** @type {HTMLSelectElement | null} */ (formulaire.querySelector("[name=pres-de]"));
    const forgetPosition = connectPosition(formulaire, (position) => {
      this.#position = position;
      if (position && presDe) presDe.value = "";
      formulaire.dispatchEvent(new Event("input"));
    });
    presDe?.addEventListener("input", () => {
      this.#position = null;
      forgetPosition();
    });
    connectFormulaire(
      formulaire,
      (etat) => this.#show(annuaire, etat),
      () => this.resultats?.focus(),
    );
  }

  /** @param {unknown} erreur */
  #giveUp(erreur) {
    console.error(erreur);
    const compte = this.querySelector("[data-compte]");
    if (compte) compte.textContent = INDISPONIBLE;
  }

  /** @param {Annuaire} annuaire @param {URLSearchParams} etat */
  #show(annuaire, etat) {
    const demande = readDemande(annuaire, etat, readParis(new Date()), this.#position);
    const tri = filterFiches(annuaire, demande);
    this.#recherche = { tri, demande };
    const entier = tri.criteres.length === 0;
    const phrase = describeResultats(tri.fiches.length, countInconnues(tri), demande);
    this.resultats?.show(tri.fiches, entier && !demande.origine ? this.#bilan : phrase);
    this.#warn(describeIgnores(demande));
    this.vide?.hide();
    this.countBientot?.();
    this.carte?.keep(entier ? null : () => tri.fiches.map((fiche) => getLien(annuaire.colonnes.l[fiche])));
  }

  /** @param {string} texte */
  #warn(texte) {
    const avis = this.querySelector("[data-avis]");
    if (avis && avis.textContent !== texte) avis.textContent = texte;
  }

  /** @param {Annuaire} annuaire @param {HTMLFormElement} formulaire */
  #count(annuaire, formulaire) {
    if (!this.#recherche) return;
    this.vide?.show(this.#recherche.tri, this.#recherche.demande);
    showNombres(formulaire, countNombres(annuaire, this.#recherche.tri, readParis(new Date())));
  }

  /** @param {Annuaire} annuaire @param {HTMLElement} ligne @param {number} fiche */
  #decorate(annuaire, ligne, fiche) {
    if (!this.#recherche) return;
    decorateLigne(ligne, annuaire, fiche, this.#recherche);
    if (!this.carte?.isVisible() || !isSituee(annuaire, fiche) || ligne.querySelector(`.${SITUER}`)) return;
    const actions = ligne.querySelector(".cpts-resultat__actions");
    const situer = createSituer(annuaire.colonnes.n[fiche]);
    const appel = actions?.querySelector("a");
    // After the call and before what other scripts add at the end.
    if (appel) appel.after(situer);
    else actions?.prepend(situer);
  }

  /**
   * Changes the state as if by hand; what only the address held goes through it too.
   * @param {(etat: URLSearchParams) => URLSearchParams} change
   */
  #apply(change) {
    if (!this.formulaire) return;
    const etat = change(readEtat(this.formulaire));
    window.history.pushState(null, "", formatAdresse(etat, window.location));
    window.dispatchEvent(new PopStateEvent("popstate"));
    this.resultats?.focus();
  }
}

/** Address of an entry from the root of the site, as the map knows it. @param {string} ident */
const getLien = (ident) => `annuaire/${ident}/`;

/** True when the map has a point for the entry. @param {Annuaire} annuaire @param {number} fiche */
function isSituee({ colonnes, lieux }, fiche) {
  for (let i = lieux.debuts[fiche]; i < lieux.debuts[fiche + 1]; i += 1)
    if (colonnes.lieux[lieux.numeros[i]].length > 1) return true;
  return false;
}

customElements.define("cpts-annuaire", CptsAnnuaire);
