// @ts-check
/** Entry point of every page: loads an improvement only where the page has something to improve. */

/** @type {[selecteur: string, module: string][]} */
const AMELIORATIONS = [
  [".cpts-menu__bouton", "./menu.mjs"],
  ["cpts-ouvert, table.cpts-horaires", "./ouvert.mjs"],
  ["[data-fin], [data-au]", "./passe.mjs"],
  ["cpts-maintenant", "./maintenant.mjs"],
  ["cpts-gardes", "./gardes.mjs"],
  ["cpts-recherche", "./recherche.mjs"],
  ["cpts-annuaire", "./annuaire.mjs"],
  ["cpts-communes", "./communes.mjs"],
  ["[data-copier], [data-imprimer]", "./copie.mjs"],
  ["main", "./selection.mjs"],
  ["cpts-orientation", "./orientation.mjs"],
  ["cpts-saisie", "./saisie.mjs"],
];

/** @param {string} module */
const load = (module) => void import(module).catch((erreur) => console.error(erreur));

/** Waits for a place in the page: what has none is not loaded.
 * @param {Element | null} element @param {string} module */
function loadUneFoisPlace(element, module) {
  if (!element) return;
  const veille = new ResizeObserver(() => {
    if (element.getClientRects().length === 0) return;
    veille.disconnect();
    load(module);
  });
  veille.observe(element);
}

for (const [selecteur, module] of AMELIORATIONS) if (document.querySelector(selecteur)) load(module);
loadUneFoisPlace(document.querySelector("cpts-carte:not([data-attendre])"), "./carte.mjs");
