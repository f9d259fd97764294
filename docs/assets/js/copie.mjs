// @ts-check
/** Buttons that copy an address ([data-copier]) or print the page ([data-imprimer]); they are hidden without JavaScript. */
import { create } from "./dom.mjs";

/** What to say once `texte` is copied, or when it could not be. @param {string} texte */
export const copy = (texte) =>
  navigator.clipboard
    ? navigator.clipboard.writeText(texte).then(
        () => "Adresse copiée.",
        () => `Copie impossible. L’adresse est : ${texte}`,
      )
    : Promise.resolve(`Copie impossible. L’adresse est : ${texte}`);

/** @param {HTMLElement} bouton */
function connectCopie(bouton) {
  const annonce = create("span", { role: "status", class: "cpts-copie__annonce" });
  bouton.after(annonce);
  bouton.hidden = false;
  bouton.addEventListener("click", async () => {
    annonce.textContent = await copy(bouton.dataset.copier || window.location.href);
  });
}

for (const bouton of document.querySelectorAll("[data-copier]")) {
  if (bouton instanceof HTMLElement) connectCopie(bouton);
}
for (const bouton of document.querySelectorAll("[data-imprimer]")) {
  if (!(bouton instanceof HTMLElement)) continue;
  bouton.hidden = false;
  bouton.addEventListener("click", () => window.print());
}
