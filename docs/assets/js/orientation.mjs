// @ts-check
/** <cpts-orientation data-adresse data-cpts data-mis-a-jour>: the selection as a list to call and a sheet to print. */
import { copy } from "./copie.mjs";
import { create, createBouton } from "./dom.mjs";
import {
  countFiches,
  describeEcarts,
  moveIdent,
  readAdresse,
  readIdents,
  removeIdent,
  writeAdresse,
} from "./lib/selection.mjs";
import { formatNombre } from "./lib/texte.mjs";
import { createCode } from "./orientation-code.mjs";
import { showFeuille } from "./orientation-feuille.mjs";
import { loadFiche } from "./orientation-fiche.mjs";
import { createLignes, focusGeste } from "./orientation-liste.mjs";
import { loadGarde, RACINE, replaceAdresse, saveSelection } from "./selection-garde.mjs";

/** @typedef {import("./lib/orientation.mjs").Fiche} Fiche */

const TITRE = "Les adresses choisies";

/** What to show: the address, unless this entry of the history is ours and the selection changed since. */
function readChoix() {
  const garde = loadGarde();
  const adresse = readAdresse(window.location.href);
  const notre = Boolean(window.history.state?.selection);
  return (notre && garde) || !adresse ? readIdents([(garde ?? []).join(",")]) : adresse;
}

/** @param {string} selecteur */
const readPage = (selecteur) => document.querySelector(selecteur)?.textContent?.replace(/\s+/g, " ").trim() ?? "";

class CptsOrientation extends HTMLElement {
  /** @type {string[]} */ #idents = [];
  /** Those found, by id. @type {Map<string, Fiche>} */ #fiches = new Map();
  /** Those of the last list shown. @type {Fiche[]} */ #montrees = [];
  /** Settled when the list and its sheet are there. @type {Promise<void>} */ #prete = Promise.resolve();
  /** What was left aside on arriving. @type {string[]} */ #ecarts = [];

  connectedCallback() {
    if (this.compte) return;
    this.titre = document.querySelector("main h1");
    this.titreVide = this.titre?.textContent ?? "";
    this.#create();
    window.addEventListener("pageshow", ({ persisted }) => persisted && void this.#start());
    void this.#start();
  }

  async #print() {
    await this.#prete;
    window.print();
  }

  #create() {
    this.compte = create("p", { role: "status", class: "cpts-chapeau" });
    this.annonce = create("p", { class: "cpts-masque", "aria-live": "polite" });
    this.avis = create("ul", { class: "cpts-orientation__ecarts" });
    this.liste = create("ol", { class: "cpts-resultats" });
    this.figure = create("figure", { class: "cpts-orientation__code" });
    this.feuille = create("div", { class: "cpts-orientation__feuille" });
    this.plein = create("div", { class: "cpts-orientation__choix" }, this.#createActions(), this.liste, this.figure);
    this.append(this.compte, this.annonce, this.avis, this.plein, this.feuille);
    this.plein.hidden = this.avis.hidden = this.compte.hidden = true;
  }

  #createActions() {
    const imprimer = createBouton("cpts-bouton cpts-bouton--plein", "Imprimer la feuille", () => void this.#print());
    const copier = createBouton("cpts-bouton cpts-bouton--contour", "Copier l’adresse", () => void this.#copy());
    const lien = { class: "cpts-bouton cpts-bouton--contour", href: `${RACINE}annuaire/` };
    const ajouter = create("a", lien, "Ajouter une fiche");
    const vider = createBouton("cpts-bouton cpts-bouton--discret", "Vider", () => this.#empty());
    vider.append(create("span", { class: "cpts-masque" }, " la sélection"));
    return create("div", { class: "cpts-barre" }, imprimer, copier, ajouter, vider);
  }

  async #start() {
    const lecture = readChoix();
    this.#ecarts = describeEcarts(lecture);
    this.#idents = lecture.idents;
    this.#say(lecture.idents.length > 0 ? "Chargement des fiches…" : "");
    await this.#load(lecture.idents);
    this.#save();
    await this.#show();
  }

  /** @param {string[]} idents */
  async #load(idents) {
    const essais = await Promise.allSettled(idents.map((ident) => loadFiche(ident)));
    const trouvees = essais.flatMap((essai) => (essai.status === "fulfilled" && essai.value ? [essai.value] : []));
    const ratees = idents.filter((_, rang) => essais[rang].status === "rejected");
    this.#fiches = new Map(trouvees.map((fiche) => [fiche.ident, fiche]));
    // A former id was followed to the new one; an entry that could not be read stays in the address, for another try.
    const suite = essais.map((essai, rang) => (essai.status === "fulfilled" ? essai.value?.ident : idents[rang]));
    this.#idents = [...new Set(suite.filter((ident) => ident !== undefined))];
    this.#ecarts.push(...describeManques(suite.filter((ident) => ident === undefined).length, ratees.length));
  }

  #save() {
    saveSelection(this.#idents);
    replaceAdresse(this.#idents);
  }

  /** The entries shown, in the order of the selection. @returns {Fiche[]} */
  #list() {
    return this.#idents.flatMap((ident) => this.#fiches.get(ident) ?? []);
  }

  #show() {
    this.#prete = this.#showTout();
    return this.#prete;
  }

  async #showTout() {
    const fiches = this.#list();
    this.#montrees = fiches;
    this.#showVide(fiches.length === 0);
    const gestes = { move: this.#move.bind(this), remove: this.#remove.bind(this) };
    this.liste?.replaceChildren(...createLignes(fiches, gestes));
    this.#say(fiches.length > 0 ? `${countFiches(fiches.length)}.` : "");
    this.#showEcarts(this.#ecarts);
    if (fiches.length > 0) await this.#showImpression(fiches);
    else this.feuille?.replaceChildren();
    // The code may come late: what was chosen since has its own sheet.
    if (this.#montrees !== fiches) return;
    // Until then, the page prints as it is.
    document.documentElement.classList.toggle("cpts-avec-feuille", fiches.length > 0);
  }

  /** The address of these entries on the published site. @param {Fiche[]} fiches */
  #writeAdresse(fiches) {
    const idents = fiches.map(({ ident }) => ident);
    return writeAdresse(this.dataset.adresse ?? window.location.href, idents);
  }

  async #copy() {
    const fiches = this.#list();
    this.#say(`${countFiches(fiches.length)}. ${await copy(this.#writeAdresse(fiches))}`);
  }

  /** The code and the sheet. @param {Fiche[]} fiches */
  async #showImpression(fiches) {
    const adresse = this.#writeAdresse(fiches);
    const alternative = `Code à scanner pour rouvrir cette sélection de ${formatNombre(fiches.length, "fiche")}`;
    // A sheet without its code still gives its address.
    const code = await createCode(adresse, alternative).catch(() => null);
    const legende = create("figcaption", {}, "À scanner pour rouvrir cette sélection, ou à recopier\u00a0:");
    legende.append(create("br"), adresse);
    if (!this.feuille || this.#montrees !== fiches) return;
    this.figure?.replaceChildren(...(code ? [code] : []), legende);
    const { cpts = "", misAJour = "" } = this.dataset;
    const omis = showFeuille(this.feuille, fiches, { cpts, misAJour, adresse, code, pied: writePied() });
    const place = omis.length > 0 && `Faute de place, il manque sur la feuille imprimée\u00a0: ${omis.join(", ")}.`;
    this.#showEcarts(place ? [...this.#ecarts, place] : this.#ecarts);
  }

  /** The page without a selection explains itself. @param {boolean} vide */
  #showVide(vide) {
    const explication = this.querySelector("[data-vide]");
    if (explication instanceof HTMLElement) explication.hidden = !vide;
    if (this.plein) this.plein.hidden = vide;
    if (this.titre) this.titre.textContent = vide ? (this.titreVide ?? "") : TITRE;
  }

  /** @param {string[]} phrases */
  #showEcarts(phrases) {
    if (!this.avis) return;
    this.avis.hidden = phrases.length === 0;
    this.avis.replaceChildren(...phrases.map((phrase) => create("li", {}, phrase)));
  }

  /** @param {string} phrase */
  #say(phrase) {
    if (!this.compte) return;
    this.compte.hidden = phrase === "";
    this.compte.textContent = phrase;
  }

  /** @param {Fiche} fiche @param {number} pas */
  #move(fiche, pas) {
    this.#idents = moveIdent(this.#idents, fiche.ident, pas);
    const place = this.#list().indexOf(fiche) + 1;
    this.#change(`${fiche.nom}\u00a0: place ${place} sur ${this.#list().length}.`);
    if (this.liste) focusGeste(this.liste, fiche.ident, pas < 0 ? "Monter" : "Descendre");
  }

  /** @param {Fiche} fiche */
  #remove(fiche) {
    const place = this.#list().indexOf(fiche);
    this.#idents = removeIdent(this.#idents, fiche.ident);
    const reste = this.#list();
    this.#change(`Fiche retirée\u00a0: ${fiche.nom}.`);
    const suivante = reste[Math.min(place, reste.length - 1)];
    if (suivante && this.liste) focusGeste(this.liste, suivante.ident, "Retirer");
    else this.#focusTitre();
  }

  #empty() {
    this.#idents = [];
    this.#change("La sélection est vide.");
    this.#focusTitre();
  }

  /** The list changes at once, so that the focus has where to go; the sheet follows.
   * @param {string} phrase announced */
  #change(phrase) {
    this.#ecarts = [];
    this.#save();
    if (this.annonce) this.annonce.textContent = phrase;
    void this.#show();
  }

  #focusTitre() {
    this.titre?.setAttribute("tabindex", "-1");
    if (this.titre instanceof HTMLElement) this.titre.focus();
  }
}

/** @param {number} inconnues @param {number} ratees */
function describeManques(inconnues, ratees) {
  const rate = formatNombre(ratees, "fiche n’a pas pu être chargée", "fiches n’ont pas pu être chargées");
  return [
    inconnues > 0 && `${formatNombre(inconnues, "fiche n’est pas", "fiches ne sont pas")} ou plus dans l’annuaire.`,
    ratees > 0 && `${rate}\u00a0: vérifiez votre connexion, puis rechargez la page.`,
  ].filter((phrase) => phrase !== false);
}

/** A reminder, and what the header of the site says on every page. */
const writePied = () =>
  [
    "Vous restez libre de choisir un autre soignant.",
    readPage(".cpts-urgence__texte"),
    readPage(".cpts-demonstration__texte"),
  ].filter(Boolean);

customElements.define("cpts-orientation", CptsOrientation);
