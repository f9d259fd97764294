// @ts-check
/** <cpts-ouvert data-horaires="…">: open or closed, now, in Paris. Also marks the row of today in the tables of hours. */
import { create, everyMinute } from "./dom.mjs";
import { computeEtat, describeEtat, hasPlages, readHoraires } from "./lib/horaires.mjs";
import { findJourSemaine, readParis } from "./lib/temps.mjs";

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

  /** Says the state of this minute; hours that cannot be read leave the text of the page as it is. */
  refresh() {
    const horaires = readHoraires(this.dataset.horaires ?? "");
    if (!horaires || !hasPlages(horaires)) return;
    const maintenant = readParis(new Date());
    const [etat, suite] = describeEtat(horaires, maintenant);
    if (this.textContent === `${etat} ${suite}`) return;
    const nom = (this.dataset.etat = computeEtat(horaires, maintenant).etat);
    this.replaceChildren(create("span", { class: `cpts-ouvert__etat cpts-ouvert__etat--${nom}` }, etat), ` ${suite}`);
  }
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
