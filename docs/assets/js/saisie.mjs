// @ts-check
/** <cpts-saisie>: a form whose answers never leave the device; checked here, it writes the lines of the data file. */
import { create, loadJson, wait } from "./dom.mjs";
import { proposeId } from "./lib/regles-valeurs.mjs";
import { makeFiche } from "./lib/saisie-fiche.mjs";
import { findFiche, listFiches } from "./lib/saisie-annuaire.mjs";
import { listRemarques } from "./lib/saisie-remarques.mjs";
import { readParis } from "./lib/temps.mjs";
import { applyConditions, clearErreurs, readReponses, readUne, showBilan, showErreur } from "./saisie-champs.mjs";
import { connectLieux, connectRecopies } from "./saisie-lieux.mjs";
import { makeResultat, showResultat } from "./saisie-resultat.mjs";
import { RACINE } from "./selection-garde.mjs";

/** How long an answer waits for the directory: without it, the check of the repository tells. */
const ATTENTE_ANNUAIRE_MS = 4000;

class CptsSaisie extends HTMLElement {
  /** Entries of the directory, id → name; empty until they are known. @type {Map<string, string>} */ #fiches = new Map();
  /** Settled when they are known, or late. @type {Promise<void>} */ #connues = Promise.resolve();
  #titre = document.title;

  connectedCallback() {
    const formulaire = this.querySelector("form");
    const bilan = this.querySelector("[data-bilan]");
    const resultat = this.querySelector("[data-resultat]");
    if (!formulaire || !(bilan instanceof HTMLElement) || !(resultat instanceof HTMLElement)) return;
    this.formulaire = formulaire;
    this.bilan = bilan;
    this.resultat = resultat;
    this.#connues = Promise.race([this.#loadFiches(), wait(ATTENTE_ANNUAIRE_MS)]);
    this.#wake(formulaire);
  }

  /** @param {HTMLFormElement} formulaire */
  #wake(formulaire) {
    for (const seul of this.querySelectorAll("[data-sans-js]")) seul.remove();
    connectLieux(formulaire, (copie) => {
      connectRecopies(copie);
      applyConditions(formulaire);
    });
    connectRecopies(formulaire);
    // On a slow network, some answers are there already.
    this.#follow(this.#find("id") ?? formulaire);
    formulaire.addEventListener("input", (evenement) => this.#follow(evenement.target));
    formulaire.addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      void this.#submit();
    });
    // Last: while it is disabled, the Enter key sends nothing.
    for (const bouton of this.querySelectorAll("button[type=submit]"))
      Object.assign(bouton, { hidden: false, disabled: false });
  }

  /** The directory tells which identifiers are taken, and which entry closes. */
  async #loadFiches() {
    if (this.dataset.genre === "evenement") return;
    try {
      this.#fiches = listFiches(await loadJson(`${RACINE}donnees/annuaire-recherche.json`));
    } catch {
      return;
    }
    const liste = this.querySelector("#saisie-fiches");
    if (this.dataset.genre !== "fermeture" || !liste) return;
    liste.replaceChildren(...[...this.#fiches].map(([id, nom]) => create("option", { value: `${nom} (${id})` })));
    this.#fillFiche();
  }

  /** « ?fiche=camille-exemple »: the page of that entry may lead here. */
  #fillFiche() {
    const demandee = new URLSearchParams(window.location.search).get("fiche") ?? "";
    const champ = this.#find("fiche");
    const nom = this.#fiches.get(demandee);
    if (champ && nom && !champ.value) champ.value = `${nom} (${demandee})`;
  }

  /** @param {string} nom @returns {HTMLInputElement | null} */
  #find(nom) {
    return this.querySelector(`input[name="${nom}"]`);
  }

  /** @param {EventTarget | null} cible what was just changed */
  #follow(cible) {
    if (!this.formulaire || !this.resultat || !(cible instanceof HTMLElement)) return;
    // What was made is no longer what is answered.
    this.resultat.hidden = true;
    applyConditions(this.formulaire);
    const ident = this.#find("id");
    if (!ident) return;
    if (cible === ident) ident.dataset.ecrit = ident.value ? "oui" : "";
    if (!ident.dataset.ecrit) ident.value = this.#proposeId(this.formulaire);
  }

  /** @param {HTMLFormElement} formulaire */
  #proposeId(formulaire) {
    const mots = (this.dataset.nomDe ?? "").split(" ").map((nom) => readUne(formulaire, nom));
    const annee = this.dataset.genre === "evenement" ? /^\d{4}/.exec(readUne(formulaire, "debut"))?.[0] : "";
    return proposeId([...mots, mots.some(Boolean) ? annee : ""].join(" "));
  }

  async #submit() {
    await this.#connues;
    if (!this.formulaire || !this.bilan || !this.resultat) return;
    clearErreurs(this.formulaire);
    const reponses = readReponses(this.formulaire).map((reponse) =>
      reponse.regle === "fiche" ? { ...reponse, valeurs: reponse.valeurs.map((texte) => findFiche(this.#fiches, texte)) } : reponse,
    );
    const { champs, erreurs } = makeFiche(reponses, this.#contexte());
    this.bilan.hidden = erreurs.length === 0;
    this.resultat.hidden = erreurs.length > 0;
    document.title = erreurs.length > 0 ? `Réponses à revoir – ${this.#titre}` : this.#titre;
    if (erreurs.length > 0) this.#showErreurs(erreurs);
    else this.#show(champs, reponses);
  }

  #contexte() {
    const { genre = "", ordre = "{}", pris = "" } = this.dataset;
    const connus = new Set([...pris.split(" ").filter(Boolean), ...this.#fiches.keys()]);
    return { genre, aujourdhui: readParis(new Date()).jour, pris: connus, ordre: JSON.parse(ordre) };
  }

  /** @param {import("./lib/saisie-fiche.mjs").Erreur[]} erreurs */
  #showErreurs(erreurs) {
    if (!this.formulaire || !this.bilan) return;
    for (const erreur of erreurs) showErreur(this.formulaire, erreur);
    showBilan(this.bilan, this.formulaire, erreurs);
    this.bilan.focus();
  }

  /** @param {import("./lib/yaml.mjs").Champs} champs @param {import("./lib/saisie-fiche.mjs").Reponse[]} reponses */
  #show(champs, reponses) {
    if (!this.resultat) return;
    const { genre = "", liste = "", dossier = "", depot = "", branche = "main", courriel = "" } = this.dataset;
    const cadre = { liste, dossier, depot, branche, courriel };
    const fiche = reponses.find(({ nom }) => nom === "fiche")?.valeurs[0] ?? "";
    const communes = [...this.querySelectorAll("#saisie-communes option")].map((option) => option.getAttribute("value") ?? "");
    const remarques = listRemarques(reponses, genre, communes);
    showResultat(this.resultat, { ...makeResultat(champs, fiche, cadre), remarques }, cadre);
    const titre = this.resultat.querySelector("h2");
    if (!(titre instanceof HTMLElement)) return;
    titre.focus({ preventScroll: true });
    // Focus alone would leave the result at the bottom of the window, its lines out of sight.
    titre.scrollIntoView();
  }
}

customElements.define("cpts-saisie", CptsSaisie);
