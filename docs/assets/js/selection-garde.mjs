// @ts-check
/**
 * The selection between two pages: in sessionStorage, which ends with the tab and holds ids alone; where the browser
 * refuses it, in the addresses.
 */
import { readAdresse, readIdents, writeAdresse } from "./lib/selection.mjs";

/** The address of the site, from that of this file. */
export const RACINE = new URL("../../", import.meta.url).href;
/** Two sites may share an origin. */
const CLE = `cpts-selection ${new URL(RACINE).pathname}`;
/** Ids that the links of this page must carry. @type {string[] | null} */
let portes = null;

/** What the browser kept, null when it keeps nothing. @returns {string[] | null} */
export function loadGarde() {
  try {
    const texte = window.sessionStorage.getItem(CLE);
    return texte === null ? null : readIdents([texte]).idents;
  } catch {
    return null;
  }
}

/** The selection on arriving on a page: what was kept, else what the address says. @returns {string[]} */
export const loadSelection = () => loadGarde() ?? readAdresse(window.location.href)?.idents ?? [];

/** Keeps the selection, or forgets everything when it is empty. @param {string[]} idents */
export function saveSelection(idents) {
  const garde = saveGarde(idents);
  if (!garde) carryParLiens(idents);
  if (!garde || readAdresse(window.location.href)) replaceAdresse(idents);
}

/** @param {string[]} idents @returns {boolean} whether the browser accepts */
function saveGarde(idents) {
  try {
    if (idents.length > 0) window.sessionStorage.setItem(CLE, idents.join(","));
    else window.sessionStorage.removeItem(CLE);
    return true;
  } catch {
    return false;
  }
}

/** Writes the selection in the address of this page. @param {string[]} idents */
export function replaceAdresse(idents) {
  const adresse = writeAdresse(window.location.href, idents);
  try {
    window.history.replaceState({ ...window.history.state, selection: true }, "", adresse);
  } catch {
    // Safari refuses more than 100 changes in 30 s: the page works on, its address is only late.
  }
}

/** Adds the selection to the links of the site, as they are followed. @param {string[]} idents */
function carryParLiens(idents) {
  if (portes === null) document.addEventListener("click", carryClic, { capture: true });
  portes = idents;
}

/** @param {Event} evenement */
function carryClic({ target }) {
  const lien = target instanceof Element ? target.closest("a") : null;
  if (!portes || !lien?.href.startsWith(RACINE) || lien.getAttribute("href")?.startsWith("#")) return;
  if (new URL(lien.href).pathname.endsWith("/")) lien.href = writeAdresse(lien.href, portes);
}
