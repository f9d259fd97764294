// @ts-check
/** Small tools shared by the elements. Text only ever enters the page as text. */

/**
 * An element with its attributes and children; a child that is text stays text, an empty one is left out.
 * @template {keyof HTMLElementTagNameMap} B
 * @param {B} balise
 * @param {Record<string, string>} [attributs]
 * @param {...(Node | string | null | undefined | false)} enfants
 */
export function create(balise, attributs = {}, ...enfants) {
  const element = document.createElement(balise);
  for (const [nom, valeur] of Object.entries(attributs)) element.setAttribute(nom, valeur);
  for (const enfant of enfants) if (enfant) element.append(enfant);
  return element;
}

/** An icon of the site, for the eye only. @param {string} d its path */
export function createIcone(d) {
  const [svg, trace] = ["svg", "path"].map((nom) => document.createElementNS("http://www.w3.org/2000/svg", nom));
  const attributs = { class: "cpts-icone", "aria-hidden": "true", width: "24", height: "24", viewBox: "0 0 24 24" };
  for (const [nom, valeur] of Object.entries(attributs)) svg.setAttribute(nom, valeur);
  trace.setAttribute("d", d);
  svg.append(trace);
  return svg;
}

/** A button that does `action`. @param {string} classe @param {string} texte @param {() => void} action */
export function createBouton(classe, texte, action) {
  const bouton = create("button", { type: "button", class: classe }, texte);
  bouton.addEventListener("click", action);
  return bouton;
}

/** What was fetched from each address. @type {Map<string, Promise<any>>} */
const charges = new Map();

/** @param {string} adresse */
async function fetchJson(adresse) {
  const reponse = await fetch(adresse, { credentials: "same-origin" });
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  return reponse.json();
}

/** The JSON at an address of this site, fetched once for all who ask; a failure may be tried again. @param {string} adresse */
export function loadJson(adresse) {
  const charge = charges.get(adresse) ?? fetchJson(adresse);
  charges.set(adresse, charge);
  charge.catch(() => charges.delete(adresse));
  return charge;
}

/**
 * `action` put off until `delai_ms` have passed without a new call.
 * @param {number} delai_ms
 * @param {() => void} action
 */
export function debounce(delai_ms, action) {
  let attente = 0;
  return () => {
    window.clearTimeout(attente);
    attente = window.setTimeout(action, delai_ms);
  };
}

/** @param {number} delai_ms @returns {Promise<void>} */
export const wait = (delai_ms) => new Promise((resolve) => void window.setTimeout(resolve, delai_ms));

/** Runs `action` now and at each whole minute, so that what is shown follows the clock. @param {() => void} action */
export function everyMinute(action) {
  action();
  window.setTimeout(
    () => {
      action();
      window.setInterval(action, 60_000);
    },
    60_000 - (Date.now() % 60_000),
  );
}

/** Runs `travaux` one after the other, each when the page has nothing better to do. @param {(() => void)[]} travaux */
export function whenIdle([premier, ...suivants]) {
  if (!premier) return;
  const attendre = window.requestIdleCallback ?? ((/** @type {() => void} */ rappel) => window.setTimeout(rappel, 50));
  attendre(() => {
    premier();
    whenIdle(suivants);
  });
}
