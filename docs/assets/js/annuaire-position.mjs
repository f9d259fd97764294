// @ts-check
/** « Autour de moi »: the position of the device, asked once, kept in this page alone, sent to nobody. */

/** @typedef {import("./lib/geographie.mjs").Point} Point */

const DELAI_MS = 15_000;
const FRAICHEUR_MS = 300_000;
const REFUS = 1;
const MESSAGES = Object.freeze({
  attente: "Recherche de votre position…",
  trouvee: "Distances comptées depuis votre position. Elle reste sur votre appareil.",
  refus: "Votre appareil n’a pas l’autorisation de donner sa position. Choisissez une commune à la place.",
  panne: "Votre position est introuvable. Choisissez une commune à la place.",
});

/**
 * Connects the button of a form; `use` gets the position, or null when it is given up.
 * @param {HTMLFormElement} formulaire
 * @param {(position: Point | null) => void} use
 * @returns {() => void} gives the position up without calling `use`
 */
export function connectPosition(formulaire, use) {
  const bouton = formulaire.querySelector("[data-autour]");
  const message = formulaire.querySelector("[data-position]");
  if (!(bouton instanceof HTMLButtonElement) || !message || !("geolocation" in navigator)) return () => {};
  const set = (/** @type {boolean} */ active, /** @type {string} */ texte) => {
    bouton.setAttribute("aria-pressed", String(active));
    message.textContent = texte;
  };
  bouton.hidden = false;
  bouton.addEventListener("click", () => {
    if (bouton.getAttribute("aria-pressed") === "true") {
      set(false, "");
      use(null);
      return;
    }
    set(false, MESSAGES.attente);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        set(true, MESSAGES.trouvee);
        use({ lat: coords.latitude, lon: coords.longitude });
      },
      ({ code }) => set(false, code === REFUS ? MESSAGES.refus : MESSAGES.panne),
      { timeout: DELAI_MS, maximumAge: FRAICHEUR_MS },
    );
  });
  return () => set(false, "");
}
