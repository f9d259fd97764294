// @ts-check
/** The main menu: a real button where the style sheet shows one, an open list elsewhere; what is closed cannot be reached.
 * The class that lets the style sheet show the button is put here: a button that nothing hears yet is not offered. */

/** @param {HTMLElement} bouton @param {HTMLElement} menu @param {boolean} ouvert */
function showMenu(bouton, menu, ouvert) {
  bouton.setAttribute("aria-expanded", String(ouvert));
  menu.hidden = !ouvert && !isLarge(bouton);
}

/**
 * True where the button is not shown: the width at which the menu unfolds is known to the style sheet alone.
 * @param {HTMLElement} bouton
 */
const isLarge = (bouton) => getComputedStyle(bouton).display === "none";

/** @param {HTMLElement} bouton @param {HTMLElement} menu */
function connectMenu(bouton, menu) {
  const isOuvert = () => bouton.getAttribute("aria-expanded") === "true";
  bouton.hidden = false;
  showMenu(bouton, menu, false);
  bouton.addEventListener("click", () => showMenu(bouton, menu, !isOuvert()));
  document.addEventListener("keydown", (evenement) => {
    if (evenement.key !== "Escape" || !isOuvert()) return;
    showMenu(bouton, menu, false);
    bouton.focus();
  });
  window.addEventListener("resize", () => showMenu(bouton, menu, isOuvert() && !isLarge(bouton)));
}

document.documentElement.classList.add("cpts-menu-pret");
for (const bouton of document.querySelectorAll(".cpts-menu__bouton")) {
  const menu = document.getElementById(bouton.getAttribute("aria-controls") ?? "");
  if (bouton instanceof HTMLElement && menu) connectMenu(bouton, menu);
}
