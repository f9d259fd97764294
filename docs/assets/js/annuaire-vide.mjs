// @ts-check
/** Ways out of an empty result: which choice to loosen, what else to type, and the entries that come nearest. */
import { create, createBouton } from "./dom.mjs";
import { countAssouplir, countSeuls, findOrigine, findProches } from "./lib/annuaire.mjs";
import { dropFacette } from "./lib/etat.mjs";
import { listFacettes, nameCritere } from "./lib/phrases-annuaire.mjs";
import { suggestQuestions } from "./lib/recherche.mjs";
import { formatNombre } from "./lib/texte.mjs";

/**
 * @typedef {import("./lib/annuaire.mjs").Tri} Tri
 * @typedef {import("./lib/demande.mjs").Demande} Demande
 * @typedef {(change: (etat: URLSearchParams) => URLSearchParams) => void} Apply
 */

const PROCHES = 5;
const CLASSE = "cpts-bouton cpts-bouton--contour";

export class AnnuaireVide {
  /**
   * @param {import("./lib/index-annuaire.mjs").Annuaire} annuaire
   * @param {import("./resultats.mjs").ListeResultats} resultats
   * @param {Apply} apply changes the state of the page
   */
  constructor(annuaire, resultats, apply) {
    this.annuaire = annuaire;
    this.resultats = resultats;
    this.apply = apply;
    this.liste = create("ol", { class: "cpts-resultats" });
    this.proches = create(
      "div",
      { class: "cpts-proches" },
      create("p", { class: "cpts-proches__titre" }, "Ce qui s’en rapproche le plus"),
      this.liste,
    );
    this.proches.hidden = true;
    resultats.pistes.after(this.proches);
  }

  /** What was offered goes at once. */
  hide() {
    if (this.proches.hidden) return;
    this.proches.hidden = true;
    this.liste.replaceChildren();
  }

  /** @param {Tri} tri @param {Demande} demande */
  show(tri, demande) {
    this.hide();
    if (tri.fiches.length > 0 || tri.criteres.length === 0) return;
    this.resultats.offer([...this.#offerFiltres(tri, demande), ...this.#offerQuestions(demande), this.#offerTout()]);
    const proches = findProches(this.annuaire, tri, findOrigine(this.annuaire, demande), PROCHES);
    this.liste.append(...proches.map((fiche) => this.resultats.getLigne(fiche)));
    this.proches.hidden = proches.length === 0;
  }

  /** Which one choice to drop; when none is enough, which one to keep. @param {Tri} tri @param {Demande} demande */
  #offerFiltres(tri, demande) {
    const sans = [...countAssouplir(tri)].sort((a, b) => b[1] - a[1]);
    const offer = (/** @type {string} */ mot, /** @type {[string, number]} */ [critere, nombre], /** @type {string[]} */ noms) =>
      createBouton(CLASSE, `${mot} ${nameCritere(critere, demande)}\u00a0: ${formatNombre(nombre, "résultat")}`, () =>
        this.apply((etat) => noms.flatMap(listFacettes).reduce(dropFacette, etat)),
      );
    if (sans.length > 0 || tri.criteres.length < 2) return sans.map((un) => offer("Sans", un, [un[0]]));
    const tous = tri.criteres.map(({ nom }) => nom);
    const seuls = [...countSeuls(tri)].filter(([, nombre]) => nombre > 0);
    return seuls.map((un) => offer("Seulement", un, tous.filter((nom) => nom !== un[0])));
  }

  /** @param {Demande} demande */
  #offerQuestions({ question }) {
    return suggestQuestions(this.annuaire.index, question).map((autre) =>
      createBouton(CLASSE, `Chercher «\u00a0${autre}\u00a0»`, () =>
        this.apply((ancien) => new URLSearchParams([...dropFacette(ancien, "q"), ["q", autre]])),
      ),
    );
  }

  #offerTout() {
    return createBouton(CLASSE, "Tout effacer", () => this.apply(() => new URLSearchParams()));
  }
}
