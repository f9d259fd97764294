// @ts-check
/** <cpts-gardes>: who is on call now, which weekly slot is open now, for all communes or for one. */
import { create, everyMinute } from "./dom.mjs";
import { describeCreneau, isEnCours, isServie } from "./lib/gardes.mjs";
import { readHoraires } from "./lib/horaires.mjs";
import { isPasse } from "./lib/passe.mjs";
import { readParis } from "./lib/temps.mjs";

const TONS = { maintenant: "oui", aujourdhui: "info", verifier: "verifier", ferme: "neutre" };

class CptsGardes extends HTMLElement {
  #commune = "";
  /** Keys of the duties shown as of now, null before the first time. @type {string | null} */ #montrees = null;

  connectedCallback() {
    this.#connectChoix();
    everyMinute(() => this.refresh());
  }

  #connectChoix() {
    const choix = this.querySelector("[data-choix]");
    const liste = choix?.querySelector("select");
    if (!(choix instanceof HTMLElement) || !liste) return;
    choix.hidden = false;
    liste.addEventListener("change", () => {
      this.#commune = liste.value;
      this.refresh();
    });
  }

  refresh() {
    const instant = readParis(new Date());
    this.#filter();
    this.#showMaintenant(instant);
    for (const periode of this.querySelectorAll(".cpts-gardes__periode")) this.#hideLien(periode, instant);
    for (const element of this.querySelectorAll("[data-creneau]")) markCreneau(element, instant);
  }

  /** The duties of the page, each list of it. */
  get #tours() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".cpts-gardes__periode [data-garde]")]);
  }

  /** Hides the duties that do not serve the chosen commune; a list left without any says so. */
  #filter() {
    for (const tour of this.#tours) {
      tour.classList.toggle("cpts-gardes__ailleurs", !isServie(tour.dataset.communes ?? "", this.#commune));
    }
    for (const message of this.querySelectorAll("[data-hors-commune]")) {
      const tours = [...(message.parentElement?.querySelectorAll("[data-garde]") ?? [])];
      const restent = tours.some((tour) => !tour.classList.contains("cpts-gardes__ailleurs"));
      if (message instanceof HTMLElement) message.hidden = restent;
    }
  }

  /** A part that is over is no longer offered. @param {Element} periode @param {import("./lib/temps.mjs").Instant} instant */
  #hideLien(periode, instant) {
    const lien = this.querySelector(`nav a[href="#${periode.querySelector("h3")?.id}"]`);
    if (lien?.parentElement) lien.parentElement.hidden = isPasse(periode.getAttribute("data-fin") ?? "", instant);
  }

  /** @param {import("./lib/temps.mjs").Instant} instant */
  #showMaintenant(instant) {
    const presents = new Map();
    for (const tour of this.#tours) {
      const { garde = "", debut = "", fin = "", communes = "" } = tour.dataset;
      const enCours = isEnCours(debut, fin, instant);
      tour.classList.toggle("cpts-gardes__tour--maintenant", enCours);
      if (enCours && isServie(communes, this.#commune)) presents.set(garde, tour);
    }
    const montrees = [...presents.keys()].join(" ");
    if (montrees === this.#montrees) return;
    this.#montrees = montrees;
    for (const partie of this.querySelectorAll("[data-maintenant]")) if (partie instanceof HTMLElement) partie.hidden = false;
    this.querySelector("[data-liste]")?.replaceChildren(...[...presents.values()].map(copyTour));
    const personne = this.querySelector("[data-personne]");
    if (personne instanceof HTMLElement) personne.hidden = presents.size > 0;
  }
}

/** The same line, for the list of now. @param {HTMLElement} tour */
function copyTour(tour) {
  const copie = /** @type {HTMLElement} */ (tour.cloneNode(true));
  copie.hidden = false;
  copie.removeAttribute("data-fin");
  return copie;
}

/** The state of a weekly slot, as a word under its name. @param {Element} element @param {import("./lib/temps.mjs").Instant} instant */
function markCreneau(element, instant) {
  const creneau = readHoraires(element.getAttribute("data-creneau") ?? "");
  const etat = creneau && describeCreneau(creneau, instant);
  const ancienne = element.querySelector("[data-etat]");
  if (ancienne?.textContent === (etat?.texte ?? "")) return;
  ancienne?.remove();
  if (!etat) return;
  const pastille = create("span", { class: `cpts-pastille cpts-pastille--${TONS[etat.nom]}` }, etat.texte);
  element.querySelector(".cpts-evenement__quand")?.after(create("p", { class: "cpts-gardes__etat", "data-etat": etat.nom }, pastille));
}

customElements.define("cpts-gardes", CptsGardes);
