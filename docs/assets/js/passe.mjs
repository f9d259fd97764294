// @ts-check
/** Second net under the nightly build: hides the events that ended since, and the alerts that are over. */
import { everyMinute } from "./dom.mjs";
import { isPasse } from "./lib/passe.mjs";
import { readParis } from "./lib/temps.mjs";

/** Hides a list left without anything, then the part it filled, and shows the sentence kept for that case beside it.
 * @param {Element} liste */
function showSiVide(liste) {
  const visibles = [...liste.children].some((enfant) => enfant instanceof HTMLElement && !enfant.hidden);
  const message = liste.parentElement?.querySelector(":scope > [data-si-vide]");
  if (visibles || !(liste instanceof HTMLElement) || !liste.matches("ul, ol, tbody, [data-periodes]")) return;
  liste.hidden = true;
  if (message instanceof HTMLElement) message.hidden = false;
  const partie = liste.parentElement;
  if (!partie?.matches("[data-periode]")) return;
  partie.hidden = true;
  if (partie.parentElement) showSiVide(partie.parentElement);
}

function hidePasses() {
  const maintenant = readParis(new Date());
  for (const element of document.querySelectorAll("[data-fin], [data-au]")) {
    if (!(element instanceof HTMLElement) || element.hidden) continue;
    if (!isPasse(element.dataset.fin ?? element.dataset.au ?? "", maintenant)) continue;
    element.hidden = true;
    if (element.parentElement) showSiVide(element.parentElement);
  }
}

everyMinute(hidePasses);
