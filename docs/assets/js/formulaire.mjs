// @ts-check
/** A search form and the address of its page, kept equal. */
import { debounce } from "./dom.mjs";
import { formatAdresse, mergeEtat } from "./lib/etat.mjs";
import { isJour } from "./lib/temps.mjs";

const DELAI_ADRESSE_MS = 300;

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Champ */

/** The fields of each form, which never change. @type {WeakMap<HTMLFormElement, Champ[]>} */
const champs = new WeakMap();

/** The named fields of a form. @param {HTMLFormElement} formulaire @returns {Champ[]} */
export function listChamps(formulaire) {
  const connus = champs.get(formulaire);
  if (connus) return connus;
  const lus = [...formulaire.elements].filter(
    /** @returns {champ is Champ} */ (champ) =>
      (champ instanceof HTMLInputElement ||
        champ instanceof HTMLSelectElement ||
        champ instanceof HTMLTextAreaElement) &&
      champ.name !== "",
  );
  champs.set(formulaire, lus);
  return lus;
}

/** @param {Champ} champ @returns {champ is HTMLInputElement} */
const isCoche = (champ) => champ.type === "checkbox" || champ.type === "radio";

/** What never changes of the fields of each form: at each key, reading it again costs more than the search.
 * @type {WeakMap<HTMLFormElement, {noms: Set<string>, lus: {champ: Champ, nom: string, coche: boolean}[]}>} */
const descriptions = new WeakMap();

/** @param {HTMLFormElement} formulaire */
function describeChamps(formulaire) {
  const connue = descriptions.get(formulaire);
  if (connue) return connue;
  const lus = listChamps(formulaire).map((champ) => ({
    champ,
    nom: champ.name,
    coche: isCoche(champ),
  }));
  const description = { noms: new Set(lus.map(({ nom }) => nom)), lus };
  descriptions.set(formulaire, description);
  return description;
}

/** The fields that the form would send, in its order. @param {HTMLFormElement} formulaire */
export function readEtat(formulaire) {
  const { noms, lus } = describeChamps(formulaire);
  const remplis = lus.filter(({ champ, coche }) => !coche || /** @type {HTMLInputElement} */ (champ).checked);
  return mergeEtat(
    new URLSearchParams(window.location.search),
    noms,
    remplis.map(({ champ, nom }) => [nom, champ.value]),
  );
}

/** The value that `champ` can hold: a date field complains of anything but a date. @param {Champ} champ @param {string[]} valeurs */
const pickValeur = (champ, valeurs) =>
  (champ.type === "date" ? valeurs.find(isJour) : valeurs[0]) ?? "";

/**
 * Fills the form from `etat`; what it does not mention is emptied.
 * @param {HTMLFormElement} formulaire
 * @param {URLSearchParams} etat
 */
export function fillFormulaire(formulaire, etat) {
  for (const champ of listChamps(formulaire)) {
    const valeurs = etat.getAll(champ.name);
    if (champ instanceof HTMLSelectElement) {
      for (const option of champ.options)
        option.selected = valeurs.length > 0 ? valeurs.includes(option.value) : option.defaultSelected;
    } else if (isCoche(champ)) champ.checked = valeurs.includes(champ.value);
    else champ.value = pickValeur(champ, valeurs);
  }
}

/** @param {Champ} champ */
const readChamp = (champ) => (isCoche(champ) ? String(champ.checked) : champ.value);

/** True when `champ` is no longer as the page was written. @param {Champ} champ */
function isChange(champ) {
  if (isCoche(champ)) return champ.checked !== champ.defaultChecked;
  if (!(champ instanceof HTMLSelectElement)) return champ.value !== champ.defaultValue;
  return champ.selectedIndex !== Math.max(0, [...champ.options].findIndex((option) => option.defaultSelected));
}

/** Puts back what someone chose; two fields of one name are one choice.
 * @param {HTMLFormElement} formulaire @param {Champ} champ @param {string} voulu as `readChamp` gives it */
function restoreChamp(formulaire, champ, voulu) {
  if (isCoche(champ)) {
    champ.checked = voulu === "true";
    return;
  }
  for (const autre of listChamps(formulaire)) if (autre.name === champ.name) autre.value = "";
  champ.value = voulu;
}

/**
 * Fills the form of a page that opens. What someone changed before the script arrived, on a slow network, stays:
 * true when there is some.
 * @param {HTMLFormElement} formulaire
 */
export function openFormulaire(formulaire) {
  const changes = listChamps(formulaire).filter(isChange).map((champ) => ({ champ, voulu: readChamp(champ) }));
  fillFormulaire(formulaire, new URLSearchParams(window.location.search));
  // A browser that comes back to a page restores its fields: what the address says too is no change.
  const perdus = changes.filter(({ champ, voulu }) => readChamp(champ) !== voulu);
  for (const { champ, voulu } of perdus) restoreChamp(formulaire, champ, voulu);
  return perdus.length > 0;
}

/** The address bar, where each search that was sent keeps its own entry of the history. */
class Adresse {
  /** True when the current entry is a search already sent: the next one must not overwrite it. */
  #envoyee = false;

  /** @param {URLSearchParams} etat @param {boolean} envoyee */
  write(etat, envoyee) {
    const adresse = formatAdresse(etat, window.location);
    const { pathname, search, hash } = window.location;
    const change = adresse !== `${pathname}${search}${hash}`;
    try {
      if (change) window.history[this.#envoyee ? "pushState" : "replaceState"](null, "", adresse);
    } catch {
      // Safari refuses more than 100 changes in 30 s: the page works on, its address is only late.
    }
    if (change || envoyee) this.#envoyee = envoyee;
  }

  /** Back or forward: what is here now was kept on purpose. */
  keep() {
    this.#envoyee = true;
  }
}

/**
 * Calls `run` at each change of the form and when the visitor goes back; on submit, `focusResultats` too.
 * @param {HTMLFormElement} formulaire
 * @param {(etat: URLSearchParams) => void} run
 * @param {() => void} focusResultats
 */
export function connectFormulaire(formulaire, run, focusResultats) {
  const adresse = new Adresse();
  const saveAdresse = () => adresse.write(readEtat(formulaire), false);
  const saveBientot = debounce(DELAI_ADRESSE_MS, saveAdresse);
  formulaire.addEventListener("input", () => {
    run(readEtat(formulaire));
    saveBientot();
  });
  // Leaving the field for a result: the address must be right before the page is left.
  formulaire.addEventListener("change", saveAdresse);
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    adresse.write(readEtat(formulaire), true);
    run(readEtat(formulaire));
    focusResultats();
  });
  window.addEventListener("popstate", () => {
    const etat = new URLSearchParams(window.location.search);
    adresse.keep();
    fillFormulaire(formulaire, etat);
    run(etat);
  });
}
