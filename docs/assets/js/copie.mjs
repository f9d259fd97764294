// @ts-check
/** Buttons that copy an address ([data-copier]) or print the page ([data-imprimer]), or only the [data-feuille] that
 * holds them; they are hidden without JavaScript. */
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

/** @param {boolean} seule whether the sheet around the button is printed alone */
function print(seule) {
  const racine = document.documentElement.classList;
  racine.toggle("cpts-feuille-seule", seule);
  window.addEventListener("afterprint", () => racine.remove("cpts-feuille-seule"), { once: true });
  window.print();
}

for (const bouton of document.querySelectorAll("[data-copier]")) {
  if (bouton instanceof HTMLElement) connectCopie(bouton);
}
for (const bouton of document.querySelectorAll("[data-imprimer]")) {
  if (!(bouton instanceof HTMLElement)) continue;
  bouton.hidden = false;
  bouton.addEventListener("click", () => print(bouton.closest("[data-feuille]") !== null));
}
