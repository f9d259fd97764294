// @ts-check
/** <cpts-annuaire data-index="…">: the directory filtered on the device, its state in the address. */
import { createBouton, loadJson } from "./dom.mjs";
import { connectFormulaire, fillFormulaire, readEtat } from "./formulaire.mjs";
import { connectBascule, showNombres } from "./facettes.mjs";
import { buildAnnuaire, DRAPEAUX, filterFiches } from "./lib/annuaire.mjs";
import { dropFacette, formatAdresse } from "./lib/etat.mjs";
import { findRacine, resolveLien } from "./lib/liens.mjs";
import { suggestQuestions } from "./lib/recherche.mjs";
import { formatNombre } from "./lib/texte.mjs";
import { createLigne } from "./ligne.mjs";
import { ListeResultats } from "./resultats.mjs";

/** @typedef {import("./lib/annuaire.mjs").Annuaire} Annuaire */

const INDISPONIBLE =
  "Le filtre n’a pas pu se charger. Rechargez la page, ou passez par les listes par métier et par commune.";
/** @type {Record<string, string>} */
const ETIQUETTES = {
  nouveaux: "Prend de nouveaux patients",
  pmr: "Accès de plain-pied",
  domicile: "Visites à domicile",
  teleconsultation: "Téléconsultation",
};
/** @type {Record<string, string>} */
const FILTRES = {
  q: "les mots cherchés",
  profession: "le métier",
  commune: "la commune",
  service: "le service",
  langue: "la langue",
};

class CptsAnnuaire extends HTMLElement {
  /** What the page says of the whole list. */
  bilan = "";

  connectedCallback() {
    const formulaire = this.querySelector("form");
    if (!formulaire || this.formulaire) return;
    this.formulaire = formulaire;
    this.bilan = this.querySelector("[data-compte]")?.textContent ?? "";
    connectBascule(formulaire);
    fillFormulaire(formulaire, new URLSearchParams(window.location.search));
    this.#start(formulaire).catch((erreur) => this.#giveUp(erreur));
  }

  /** The list of the page stays until the index is there. @param {HTMLFormElement} formulaire */
  async #start(formulaire) {
    const adresse = new URL(this.dataset.index ?? "", document.baseURI).href;
    const annuaire = buildAnnuaire(await loadJson(adresse));
    const racine = findRacine(adresse);
    this.resultats = new ListeResultats(this, (fiche) => createFiche(annuaire, fiche, racine));
    this.resultats.keepLignes(annuaire.colonnes.l);
    connectFormulaire(
      formulaire,
      (etat) => this.#show(annuaire, etat),
      () => this.resultats?.focus(),
    );
    this.#show(annuaire, readEtat(formulaire));
  }

  /** @param {unknown} erreur */
  #giveUp(erreur) {
    console.error(erreur);
    const compte = this.querySelector("[data-compte]");
    if (compte) compte.textContent = INDISPONIBLE;
  }

  /** @param {Annuaire} annuaire @param {URLSearchParams} etat */
  #show(annuaire, etat) {
    const { fiches, nombres, assouplir } = filterFiches(annuaire, etat);
    const triees = etat.get("q")?.trim() ? fiches : this.resultats?.sortCommePage(fiches);
    const entier = fiches.length === annuaire.colonnes.l.length;
    const phrase = fiches.length > 0 ? formatNombre(fiches.length, "résultat") : "Aucun résultat";
    this.resultats?.show(triees ?? fiches, entier ? this.bilan : phrase);
    this.#showCarte(entier ? null : new Set(fiches.map((fiche) => `annuaire/${annuaire.colonnes.l[fiche]}/`)));
    if (this.formulaire) showNombres(this.formulaire, nombres);
    if (fiches.length === 0)
      this.resultats?.offer([...this.#offerFiltres(assouplir), ...this.#offerQuestions(annuaire, etat)]);
  }

  /** The map beside the list shows what the list shows. @param {Set<string> | null} liens */
  #showCarte(liens) {
    const carte = /** @type {import("./carte.mjs").CptsCarte | null} */ (this.querySelector("cpts-carte"));
    if (carte) void customElements.whenDefined("cpts-carte").then(() => carte.keep(liens));
  }

  /** @param {Map<string, number>} assouplir */
  #offerFiltres(assouplir) {
    return [...assouplir]
      .sort((a, b) => b[1] - a[1])
      .map(([nom, nombre]) => {
        const quoi = FILTRES[nom] ?? `« ${ETIQUETTES[nom]} »`;
        return createBouton(
          "cpts-bouton cpts-bouton--contour",
          `Sans ${quoi} : ${formatNombre(nombre, "résultat")}`,
          () => this.#apply((etat) => dropFacette(etat, nom)),
        );
      });
  }

  /** @param {Annuaire} annuaire @param {URLSearchParams} etat */
  #offerQuestions(annuaire, etat) {
    return suggestQuestions(annuaire.index, etat.get("q") ?? "").map((autre) =>
      createBouton("cpts-bouton cpts-bouton--contour", `Chercher « ${autre} »`, () =>
        this.#apply((ancien) => new URLSearchParams([...dropFacette(ancien, "q"), ["q", autre]])),
      ),
    );
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

/** One entry. @param {Annuaire} annuaire @param {number} fiche @param {string} racine */
function createFiche({ colonnes }, fiche, racine) {
  const drapeaux = Object.entries(DRAPEAUX).filter(([, bit]) => (colonnes.x?.[fiche] ?? 0) & bit);
  const mentions = (colonnes.d?.[fiche] ?? "").split(" · ");
  return createLigne({
    nom: colonnes.n[fiche],
    adresse: resolveLien(`annuaire/${colonnes.l[fiche]}/`, racine),
    lieu: mentions.length > 1 ? mentions.pop() : undefined,
    detail: mentions.join(" · "),
    telephone: colonnes.tel?.[fiche],
    pastilles: drapeaux.map(([nom]) => ETIQUETTES[nom]),
  });
}

customElements.define("cpts-annuaire", CptsAnnuaire);
