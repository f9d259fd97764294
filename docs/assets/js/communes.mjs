// @ts-check
/** <cpts-communes>: a field over the list of communes of the page, which answers for one of them. */
import { create, debounce } from "./dom.mjs";
import { findCommunes } from "./lib/communes.mjs";

/** @typedef {import("./lib/communes.mjs").Commune} Commune */
/** @typedef {import("./lib/communes.mjs").Reponse} Reponse */

const DELAI_ANNONCE_MS = 300;
const LONGUEUR_MAXIMALE = 80;
/** Above it, the question is too short to be answered one commune at a time. */
const REPONSES_MAXIMUM = 12;

class CptsCommunes extends HTMLElement {
  connectedCallback() {
    const [formulaire, champ] = [this.querySelector("form"), this.querySelector("input")];
    const reponse = this.querySelector("[data-reponse]");
    if (!formulaire || !champ || !reponse) return;
    const communes = [...this.querySelectorAll("[data-commune]")].map(readCommune);
    let posee = "";
    const show = () => {
      // Once answered by the Enter key, not again when the pause comes: a link made anew would not get its click.
      if (champ.value === posee) return;
      posee = champ.value;
      reponse.replaceChildren(...this.#answer(communes, posee));
    };
    champ.addEventListener("input", debounce(DELAI_ANNONCE_MS, show));
    formulaire.addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      show();
    });
    champ.value = (new URLSearchParams(window.location.search).get("q") ?? "").slice(0, LONGUEUR_MAXIMALE);
    formulaire.hidden = false;
    if (champ.value) show();
  }

  /** @param {Commune[]} communes @param {string} question */
  #answer(communes, question) {
    const trouve = findCommunes(communes, question);
    if (!trouve) return [];
    if (trouve.genre !== "exacte" && trouve.communes.length > REPONSES_MAXIMUM)
      return [create("p", {}, describeTrop(trouve.communes.length))];
    const intro = describeGenre(trouve, question.trim());
    const lignes = trouve.communes.map((commune) => create("li", {}, ...this.#describe(commune)));
    return [
      ...(intro ? [create("p", {}, intro)] : []),
      ...(lignes.length > 0 ? [create("ul", {}, ...lignes)] : [createAilleurs()]),
    ];
  }

  /** @param {Commune} commune */
  #describe({ nom, codes, etat, lien, cpts, site }) {
    const qui = [create("strong", {}, nom), codes.length > 0 ? ` (${codes.join(", ")})` : ""];
    if (etat === "couverte") {
      const page = lien && create("a", { href: lien }, `Se soigner : ${nom}`);
      return ["Oui, ", ...qui, ` est couverte par la ${this.dataset.cpts ?? "CPTS"}. `, page];
    }
    const debut = ["Non, ", ...qui, " n’est pas dans notre territoire. "];
    if (etat === "inconnue" || !cpts)
      return [...debut, "Nous ne savons pas quelle équipe la couvre. ", createRenvoi()];
    const lienSite = site && create("a", { href: site }, `Voir le site : ${cpts}`);
    return [...debut, `Une autre équipe la couvre : ${cpts}. `, lienSite || createRenvoi()];
  }
}

/** A line of the page. @param {Element} ligne @returns {Commune} */
function readCommune(ligne) {
  const groupe = /** @type {HTMLElement | null} */ (ligne.closest("[data-etat]"));
  const { etat, cpts, site } = groupe?.dataset ?? {};
  const { commune, codes } = /** @type {HTMLElement} */ (ligne).dataset;
  return {
    nom: commune ?? "",
    codes: (codes ?? "").split(", ").filter(Boolean),
    etat: etat === "couverte" || etat === "voisine" ? etat : "inconnue",
    lien: ligne.querySelector("a")?.href,
    cpts: etat === "voisine" ? cpts : undefined,
    site,
  };
}

/** @param {number} nombre */
const describeTrop = (nombre) => `${nombre} communes répondent. Écrivez quelques lettres ou chiffres de plus.`;

/** What must be known before the answers; "" when they speak for themselves. @param {Reponse} trouve @param {string} question */
function describeGenre({ genre, communes }, question) {
  if (genre === "aucune") return `Nous ne connaissons pas « ${question} » : ce n’est ni chez nous, ni juste à côté.`;
  if (genre === "proche") return `Aucune commune ne s’écrit « ${question} ». Est-ce celle-ci ?`;
  return communes.length > 1 ? `${communes.length} communes répondent à « ${question} » :` : "";
}

const createRenvoi = () => create("a", { href: "#ailleurs" }, "Que faire ?");
const createAilleurs = () =>
  create("p", {}, "Vérifiez le nom ou le code. ", create("a", { href: "#ailleurs" }, "Que faire si votre commune n’est pas là ?"));

customElements.define("cpts-communes", CptsCommunes);
