// @ts-check
/** The questions of a form: what is answered, which are asked, what is wrong. */
import { create } from "./dom.mjs";
import { bindEspaces, raiseFirst } from "./lib/refus.mjs";

/**
 * @typedef {import("./lib/saisie-fiche.mjs").Reponse} Reponse
 * @typedef {import("./lib/saisie-fiche.mjs").Erreur} Erreur
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Controle
 */

/** @param {ParentNode} racine @returns {Controle[]} */
export const listControles = (racine) => [...racine.querySelectorAll(/** @type {"input"} */ ("[data-regle]"))];

/** Every question that is asked now, in the order of the page. @param {HTMLFormElement} formulaire @returns {Reponse[]} */
export function readReponses(formulaire) {
  /** @type {Map<string, Controle[]>} */
  const groupes = new Map();
  for (const controle of listControles(formulaire)) {
    if (controle.closest("[hidden]")) continue;
    groupes.set(controle.name, [...(groupes.get(controle.name) ?? []), controle]);
  }
  return [...groupes].map(([nom, controles]) => readReponse(nom, controles));
}

/** @param {string} nom @param {Controle[]} controles @returns {Reponse} */
function readReponse(nom, controles) {
  const [{ dataset }] = controles;
  return {
    nom,
    titre: dataset.titre ?? nom,
    regle: dataset.regle ?? "",
    requis: controles.some((controle) => controle.required),
    valeurs: readValeurs(controles),
    plusieurs: dataset.plusieurs !== undefined,
  };
}

/** @param {Controle[]} controles of one question */
function readValeurs(controles) {
  const [{ type, dataset }] = controles;
  const textes = controles.filter((c) => !isCase(c) || /** @type {HTMLInputElement} */ (c).checked).map((c) => clean(c.value));
  // The day and the hour of a moment.
  if (dataset.partie) return [textes.filter(Boolean).join(" ")].filter(Boolean);
  const lus = type === "textarea" && dataset.plusieurs !== undefined ? textes.flatMap((texte) => texte.split("\n")) : textes;
  return lus.map((texte) => texte.trim()).filter(Boolean);
}

/** @param {Controle} controle */
const isCase = ({ type }) => type === "checkbox" || type === "radio";

/** As the file will hold it. @param {string} texte */
const clean = (texte) => texte.normalize("NFC").replaceAll("\r\n", "\n").trim();

/** The first answer to a question, "" when it has none. @param {HTMLFormElement} formulaire @param {string} nom */
export function readUne(formulaire, nom) {
  const controles = listControles(formulaire).filter((controle) => controle.name === nom);
  return controles.length > 0 ? (readValeurs(controles)[0] ?? "") : "";
}

/** Shows the questions whose condition holds, hides the others. @param {HTMLFormElement} formulaire */
export function applyConditions(formulaire) {
  for (const partie of formulaire.querySelectorAll("[data-si]")) {
    if (!(partie instanceof HTMLElement)) continue;
    const [nom, valeur] = (partie.dataset.si ?? "").split("=");
    partie.hidden = readUne(formulaire, nom) !== valeur;
  }
}

/** Takes away every message. @param {ParentNode} racine */
export function clearErreurs(racine) {
  for (const place of racine.querySelectorAll("[data-erreur]:not([hidden])")) {
    place.textContent = "";
    /** @type {HTMLElement} */ (place).hidden = true;
  }
  for (const faux of racine.querySelectorAll(".cpts-saisie__champ--faux, .cpts-saisie__jour--faux"))
    faux.classList.remove("cpts-saisie__champ--faux", "cpts-saisie__jour--faux");
  for (const controle of racine.querySelectorAll("[aria-invalid]")) controle.removeAttribute("aria-invalid");
}

/** Writes a message beside its question. @param {HTMLFormElement} formulaire @param {Erreur} erreur */
export function showErreur(formulaire, { nom, message }) {
  const place = [...formulaire.querySelectorAll("[data-erreur]")].find((p) => p.getAttribute("data-erreur") === nom);
  if (!(place instanceof HTMLElement)) return;
  place.textContent = bindEspaces(message);
  place.hidden = false;
  place.closest(".cpts-saisie__jour")?.classList.add("cpts-saisie__jour--faux");
  if (!place.closest(".cpts-saisie__jour")) place.closest(".cpts-saisie__champ")?.classList.add("cpts-saisie__champ--faux");
  for (const controle of findControles(formulaire, nom)) controle.setAttribute("aria-invalid", "true");
}

/** The controls of a question; of a group, those inside it. @param {HTMLFormElement} formulaire @param {string} nom */
const findControles = (formulaire, nom) => listControles(formulaire).filter((controle) => controle.name === nom);

/** Opens what hides a question and puts the focus in it. @param {HTMLFormElement} formulaire @param {string} nom */
export function focusQuestion(formulaire, nom) {
  const [premier] = findControles(formulaire, nom);
  if (!premier) return;
  for (let pli = premier.closest("details"); pli; pli = pli.parentElement?.closest("details") ?? null) pli.open = true;
  (premier.closest("fieldset, div") ?? premier).scrollIntoView({ block: "start" });
  premier.focus({ preventScroll: true });
}

/** The list of what is wrong, at the top, each leading to its question.
 * @param {HTMLElement} bilan @param {HTMLFormElement} formulaire @param {Erreur[]} erreurs */
export function showBilan(bilan, formulaire, erreurs) {
  const lignes = erreurs.map(({ nom, message }) => {
    const [controle] = findControles(formulaire, nom);
    const lien = create("a", { href: `#${controle?.id || controle?.closest("fieldset")?.id || ""}` });
    lien.textContent = bindEspaces(writeLigne(controle, message));
    lien.addEventListener("click", (clic) => {
      clic.preventDefault();
      focusQuestion(formulaire, nom);
    });
    return create("li", {}, lien);
  });
  const titre = erreurs.length > 1 ? `Il y a ${erreurs.length} réponses à revoir` : "Il y a une réponse à revoir";
  bilan.replaceChildren(create("h2", {}, titre), create("ul", {}, ...lignes));
  bilan.hidden = false;
}

/** « Lieu 2, téléphone : « 12 » n’est pas… »; a message that names its question is enough.
 * @param {Controle | undefined} controle @param {string} message */
function writeLigne(controle, message) {
  const { titre = "", regle } = controle?.dataset ?? {};
  const copie = controle?.closest("section")?.dataset.copie;
  if (!copie && (regle === "accord" || message.includes(`« ${titre} »`))) return message;
  const question = copie ? `Lieu ${copie}, ${lowerFirst(titre)}` : raiseFirst(titre);
  return `${question}\u00a0: ${lowerFirst(message)}`;
}

/** @param {string} texte */
const lowerFirst = (texte) => texte.charAt(0).toLowerCase() + texte.slice(1);
