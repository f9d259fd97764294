// @ts-check
/** <cpts-maintenant data-regles="…">: what the ladder says at this hour, above it. No step is hidden nor moved. */
import { create, everyMinute } from "./dom.mjs";
import { describeInstant, findMoments, readRegles } from "./lib/moments.mjs";
import { readParis } from "./lib/temps.mjs";

const DELAI_ANNONCE_MS = 400;
const MARQUE = "cpts-etapes__etape--maintenant";

class CptsMaintenant extends HTMLElement {
  /** Ids of the steps shown. */ #montrees = "";
  #heure = create("p", { class: "cpts-maintenant__heure" });
  #liste = create("ul", { class: "cpts-maintenant__liste" });
  /** Told once, then only when the steps change: not each minute. */
  #annonce = create("p", { class: "cpts-masque", role: "status" });

  connectedCallback() {
    const regles = readRegles(this.dataset.regles ?? "");
    if (!regles) return;
    const phrase = create("p", { class: "cpts-maintenant__phrase" }, "À cette heure-ci :");
    this.replaceChildren(this.#heure, phrase, this.#liste, makeSuite() ?? "", this.#annonce);
    this.hidden = false;
    everyMinute(() => this.#refresh(regles));
  }

  /** @param {import("./lib/moments.mjs").Regles} regles */
  #refresh(regles) {
    const instant = readParis(new Date());
    const moments = findMoments(regles, instant);
    const etapes = listEtapes().filter(({ dataset }) => (dataset.quand ?? "").split(" ").some((m) => moments.has(m)));
    this.#heure.textContent = `${describeInstant(instant)}.`;
    const montrees = etapes.map(({ id }) => id).join(" ");
    if (montrees === this.#montrees) return;
    this.#montrees = montrees;
    this.#liste.replaceChildren(...etapes.map(makeLigne));
    for (const etape of listEtapes()) markEtape(etape, etapes.includes(etape));
    const nombre = etapes.length > 1 ? `${etapes.length} conseils valent` : `${etapes.length} conseil vaut`;
    // A live region that arrives with its words is not read: they come a little later.
    window.setTimeout(() => {
      this.#annonce.textContent = `${describeInstant(instant)} : ${nombre} à cette heure-ci.`;
    }, DELAI_ANNONCE_MS);
  }
}

/** @returns {HTMLElement[]} */
const listEtapes = () => [...document.querySelectorAll(".cpts-etapes [data-quand]")].filter((e) => e instanceof HTMLElement);

/** The title of a step, as a link to it, and its first number. @param {HTMLElement} etape */
function makeLigne(etape) {
  const titre = etape.querySelector(".cpts-etapes__titre")?.textContent?.trim() ?? "";
  const appel = copyNumero(etape);
  const urgence = etape.classList.contains("cpts-etapes__etape--urgence") ? " cpts-maintenant__ligne--urgence" : "";
  const lien = create("a", { class: "cpts-maintenant__titre", href: `#${etape.id}` }, titre);
  return create("li", { class: `cpts-maintenant__ligne${urgence}` }, lien, appel);
}

/** Its first number, whose label is left to those who listen. @param {HTMLElement} etape */
function copyNumero(etape) {
  const numero = etape.querySelector(".cpts-etapes__numero")?.cloneNode(true);
  if (!(numero instanceof HTMLElement)) return null;
  const libelle = numero.querySelector(".cpts-etapes__libelle");
  if (libelle) libelle.className = "cpts-masque";
  return numero;
}

/** The way to the duties, when the page has some. */
function makeSuite() {
  if (!document.querySelector("cpts-gardes [data-garde]")) return null;
  const lien = create("a", { class: "cpts-maintenant__titre", href: "#gardes" }, "Voir qui est de garde");
  return create("p", { class: "cpts-maintenant__ligne" }, lien);
}

/** The word « Maintenant » beside the hours of the step. @param {HTMLElement} etape @param {boolean} maintenant */
function markEtape(etape, maintenant) {
  etape.classList.toggle(MARQUE, maintenant);
  etape.querySelector("[data-pastille]")?.remove();
  const pastille = create("span", { class: "cpts-pastille cpts-pastille--oui", "data-pastille": "" }, "Maintenant");
  if (maintenant) etape.querySelector(".cpts-etapes__quand")?.append(" ", pastille);
}

customElements.define("cpts-maintenant", CptsMaintenant);
