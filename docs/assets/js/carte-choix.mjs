// @ts-check
/** The choices beside the map: which layers it shows, how the communes are coloured, where it looks. */
import { create } from "./dom.mjs";
import { describeNombre, describeSans } from "./lib/carte.mjs";

/** @typedef {import("./carte-calques.mjs").Calques} Calques */

/** @param {HTMLElement} groupe */
function readChoix(groupe) {
  const read = (/** @type {string} */ nom) =>
    [...groupe.querySelectorAll(`input[name="${nom}"]:checked, select[name="${nom}"]`)].map(
      (champ) => /** @type {HTMLInputElement | HTMLSelectElement} */ (champ).value,
    );
  return { familles: read("famille"), services: read("service"), fragilite: read("fragilite")[0] ?? "" };
}

/** Shows the legend of one indicator, under the map. @param {HTMLElement} groupe @param {string} id or "" */
function showLegende(groupe, id) {
  for (const legende of groupe.closest(".cpts-plan")?.querySelectorAll("[data-legende]") ?? [])
    if (legende instanceof HTMLElement) legende.hidden = legende.dataset.legende !== id;
}

/** Said after the title of the folded choices. @param {number} nombre of boxes ticked */
const describeChoisis = (nombre) => (nombre > 0 ? ` (${nombre})` : "");

/**
 * Obeys the choices. A choice never moves the focus; what it does is said in the status line.
 * @param {HTMLElement} groupe
 * @param {Calques} calques
 */
export function connectChoix(groupe, calques) {
  const bilan = groupe.querySelector("[data-bilan]");
  const choisis = groupe.querySelector("[data-choisis]");
  const tell = (/** @type {(Node | string)[]} */ ...morceaux) => bilan?.replaceChildren(...morceaux);
  const update = () => {
    const choix = readChoix(groupe);
    const coches = choix.familles.length + choix.services.length;
    const nombre = calques.choose(choix);
    showLegende(groupe, choix.fragilite);
    if (choisis) choisis.textContent = describeChoisis(coches);
    return coches > 0 ? `${describeNombre(nombre)} sur la carte et dans les communes.` : "";
  };
  groupe.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement && target.name === "commune")
      tell(...describeCommune(calques.goTo(target.value)));
    else tell(update());
  });
  // Going back, a browser fills the fields again by itself.
  const { familles, services, fragilite } = readChoix(groupe);
  if (familles.length + services.length > 0 || fragilite) update();
}

/** Where the map went. @param {ReturnType<Calques["goTo"]>} commune @returns {(Node | string)[]} */
function describeCommune(commune) {
  if (!commune) return [];
  const lien = document.querySelector(`.cpts-plan__communes a[href$="/${CSS.escape(commune.lien.split("/")[1] ?? "")}/"]`);
  const page = lien instanceof HTMLAnchorElement && create("a", { href: lien.href }, `Voir la page : ${commune.nom}`);
  const phrase = [`${commune.nom} : ${describeNombre(commune.n)}.`, describeSans(commune.sans)].filter(Boolean).join(" ");
  return page ? [`${phrase} `, page] : [phrase];
}
