// @ts-check
/** The bar of the chosen entries: it is there only while there are some, last in the page, with its own way from the top. */
import { create, createBouton } from "./dom.mjs";
import { countFiches, writeAdresse } from "./lib/selection.mjs";
import { RACINE } from "./selection-garde.mjs";

const CLASSE_PAGE = "cpts-avec-selection";

export class BarreSelection {
  /** @param {() => void} empty */
  constructor(empty) {
    this.texte = create("p", { class: "cpts-selection__texte" });
    this.lien = create("a", { class: "cpts-bouton cpts-bouton--plein", href: RACINE }, "Voir la sélection");
    const vider = createBouton("cpts-bouton cpts-bouton--discret", "Vider", empty);
    vider.append(create("span", { class: "cpts-masque" }, " la sélection"));
    const attributs = { class: "cpts-selection", id: "cpts-selection", "aria-label": "Sélection", tabindex: "-1" };
    this.barre = create("section", attributs, this.texte, this.lien, vider);
    this.raccourci = create("a", { class: "cpts-evitement", href: "#cpts-selection" }, "Aller à la sélection");
    // Not role="status": a page has its own, and this one must exist before it speaks.
    this.annonce = create("p", { class: "cpts-masque", "aria-live": "polite" });
    document.body.append(this.annonce);
  }

  /** @param {string[]} idents */
  show(idents) {
    document.documentElement.classList.toggle(CLASSE_PAGE, idents.length > 0);
    if (idents.length === 0) {
      this.barre.remove();
      this.raccourci.remove();
      return;
    }
    this.texte.textContent = countFiches(idents.length);
    this.lien.href = writeAdresse(`${RACINE}orientation/`, idents);
    if (this.barre.isConnected) return;
    this.annonce.before(this.barre);
    document.querySelector(".cpts-evitement")?.after(this.raccourci);
  }

  /** Says why nothing was added, to the eye too. @param {string} phrase */
  warn(phrase) {
    this.texte.textContent = phrase;
    this.announce(phrase);
  }

  /** @param {string} phrase */
  announce(phrase) {
    this.annonce.textContent = phrase;
  }
}
