// @ts-check
/** <cpts-recherche data-index="…">: the search over the whole site, as the visitor types. */
import { create, createBouton, loadJson } from "./dom.mjs";
import { connectFormulaire, openFormulaire, readEtat } from "./formulaire.mjs";
import { findRacine, readMotsPerdus, resolveLien } from "./lib/liens.mjs";
import { buildIndex, searchEntrees, suggestQuestions } from "./lib/recherche.mjs";
import { formatNombre } from "./lib/texte.mjs";
import { createLigne } from "./ligne.mjs";
import { ListeResultats } from "./resultats.mjs";

/** @typedef {import("./lib/recherche.mjs").Index} Index */
/**
 * @typedef {import("./lib/recherche.mjs").Colonnes & {genres: string[], g: number[], l: string[], lang?: Record<number, string>}} Donnees as in /donnees/recherche.json; `lang`: of the rows that are not in French
 */

const INDISPONIBLE = "La recherche n’a pas pu se charger. Rechargez la page, ou passez par le plan du site.";

class CptsRecherche extends HTMLElement {
  /** @type {Promise<Index> | null} */ #index = null;

  connectedCallback() {
    const formulaire = this.querySelector("form");
    if (!formulaire || this.resultats) return;
    this.formulaire = formulaire;
    this.adresse = new URL(this.dataset.index ?? "", document.baseURI).href;
    this.resultats = new ListeResultats(this, () => create("li"));
    openFormulaire(formulaire);
    connectFormulaire(
      formulaire,
      () => this.#run(),
      () => void this.#loadIndex().then(() => this.resultats?.focus()),
    );
    formulaire.addEventListener("focusin", () => void this.#loadIndex().catch(() => {}), { once: true });
    if (this.hasAttribute("data-adresse-perdue")) this.#fillPerdue(formulaire);
    if (this.#readQuestion()) this.#run();
  }

  /** On the page that does not exist: its address says what was looked for. @param {HTMLFormElement} formulaire */
  #fillPerdue(formulaire) {
    const champ = formulaire.querySelector("[name=q]");
    if (champ instanceof HTMLInputElement) champ.value ||= readMotsPerdus(window.location.pathname);
  }

  #readQuestion() {
    return this.formulaire ? (readEtat(this.formulaire).get("q") ?? "") : "";
  }

  /** The index, fetched once; a failure may be tried again. */
  #loadIndex() {
    this.#index ??= loadJson(this.adresse ?? "").then((donnees) => this.#receive(donnees));
    this.#index.catch(() => (this.#index = null));
    return this.#index;
  }

  /** @param {Donnees} donnees */
  #receive(donnees) {
    const racine = findRacine(this.adresse ?? "");
    if (this.resultats) this.resultats.createLigne = (numero) => createTrouvee(donnees, numero, racine);
    return buildIndex(donnees);
  }

  async #run() {
    try {
      const index = await this.#loadIndex();
      this.#show(index, this.#readQuestion());
    } catch (erreur) {
      console.error(erreur);
      this.resultats?.show([], INDISPONIBLE);
    }
  }

  /** @param {Index} index @param {string} question */
  #show(index, question) {
    const trouvees = searchEntrees(index, question);
    const nombre = trouvees.length > 0 ? formatNombre(trouvees.length, "résultat") : "Aucun résultat";
    this.resultats?.show(trouvees, question ? `${nombre} pour « ${question} »` : "");
    if (question && trouvees.length === 0) this.#offerQuestions(index, question);
  }

  /** @param {Index} index @param {string} question */
  #offerQuestions(index, question) {
    const autres = suggestQuestions(index, question);
    this.resultats?.offer(
      autres.map((autre) =>
        createBouton("cpts-bouton cpts-bouton--contour", `Essayer « ${autre} »`, () => this.#ask(autre)),
      ),
    );
  }

  /** Puts `question` in the field as if it had been typed. @param {string} question */
  #ask(question) {
    const champ = this.formulaire?.querySelector("[name=q]");
    if (!(champ instanceof HTMLInputElement)) return;
    champ.value = question;
    champ.focus();
    champ.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** One result. @param {Donnees} donnees @param {number} numero @param {string} racine */
const createTrouvee = ({ t, d, l, g, genres, tel, lang }, numero, racine) =>
  createLigne({
    nom: t[numero],
    adresse: resolveLien(l[numero], racine),
    genre: genres[g[numero]],
    detail: d?.[numero],
    telephone: tel?.[numero],
    langue: lang?.[numero],
  });

customElements.define("cpts-recherche", CptsRecherche);
