// @ts-check
/** Entry point of every page: loads an improvement only where the page has something to improve. */
document.documentElement.classList.add("js");

/** @type {[selecteur: string, module: string][]} */
const AMELIORATIONS = [
  [".cpts-menu__bouton", "./menu.mjs"],
  ["cpts-ouvert, table.cpts-horaires", "./ouvert.mjs"],
  ["[data-fin], [data-au]", "./passe.mjs"],
  ["cpts-recherche", "./recherche.mjs"],
  ["cpts-annuaire", "./annuaire.mjs"],
  ["cpts-carte", "./carte.mjs"],
  ["cpts-communes", "./communes.mjs"],
  ["[data-copier], [data-imprimer]", "./copie.mjs"],
  ["main", "./selection.mjs"],
  ["cpts-orientation", "./orientation.mjs"],
];

for (const [selecteur, module] of AMELIORATIONS) {
  if (document.querySelector(selecteur)) import(module).catch((erreur) => console.error(erreur));
}
