// @ts-check
/** <cpts-ouvert data-horaires="…">: open or closed, now, in Paris. Also marks the row of today in the tables of hours. */
import { create, everyMinute } from "./dom.mjs";
import { computeEtat, describeEtat, hasPlages, readHoraires } from "./lib/horaires.mjs";
import { findJourSemaine, formatInstant, readParis } from "./lib/temps.mjs";

/** @type {Set<CptsOuvert>} */
const elements = new Set();

class CptsOuvert extends HTMLElement {
  connectedCallback() {
    elements.add(this);
    this.refresh();
  }

  disconnectedCallback() {
    elements.delete(this);
  }

  /** What it shows. @type {unknown} */ #dit = null;

  /** Says the state of this minute; hours that cannot be read leave the text of the page as it is. */
  refresh() {
    const lus = describeHoraires(this.dataset.horaires ?? "", readParis(new Date()));
    if (!lus || lus === this.#dit) return;
    const { nom, etat, suite } = lus;
    this.#dit = lus;
    if (this.textContent === `${etat} ${suite}`) return;
    this.dataset.etat = nom;
    this.replaceChildren(create("span", { class: `cpts-ouvert__etat cpts-ouvert__etat--${nom}` }, etat), ` ${suite}`);
  }
}

/** What each timetable says at one minute: a list shows the same one many times. */
const dits = { minute: "", phrases: new Map() };

/** @param {string} texte @param {import("./lib/temps.mjs").Instant} maintenant
 * @returns {{nom: string, etat: string, suite: string} | null} */
function describeHoraires(texte, maintenant) {
  const minute = formatInstant(maintenant);
  if (dits.minute !== minute) Object.assign(dits, { minute, phrases: new Map() });
  if (!dits.phrases.has(texte)) dits.phrases.set(texte, readPhrase(texte, maintenant));
  return dits.phrases.get(texte);
}

/** @param {string} texte @param {import("./lib/temps.mjs").Instant} maintenant */
function readPhrase(texte, maintenant) {
  const horaires = readHoraires(texte);
  if (!horaires || !hasPlages(horaires)) return null;
  const [etat, suite] = describeEtat(horaires, maintenant);
  return { nom: computeEtat(horaires, maintenant).etat, etat, suite };
}

/** Marks today in every table of hours of the page. */
function markAujourdhui() {
  const rang = String(findJourSemaine(readParis(new Date()).jour));
  for (const ligne of document.querySelectorAll("table.cpts-horaires tr[data-jour]")) {
    const aujourdhui = ligne.getAttribute("data-jour") === rang;
    ligne.classList.toggle("cpts-horaires__jour--aujourdhui", aujourdhui);
    if (aujourdhui) ligne.setAttribute("aria-current", "date");
    else ligne.removeAttribute("aria-current");
  }
}

customElements.define("cpts-ouvert", CptsOuvert);
everyMinute(() => {
  for (const element of elements) element.refresh();
  markAujourdhui();
});
