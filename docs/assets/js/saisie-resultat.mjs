// @ts-check
/** What a form has made: the lines, and the ways to hand them over. Each is a link or a copy; nothing is sent. */
import { create, createBouton } from "./dom.mjs";
import { writeCourrier, writeDemandeFermeture, writeNouveauFichier } from "./lib/envoi.mjs";
import { bindEspaces } from "./lib/refus.mjs";
import { writeChamp, writeFichier } from "./lib/yaml.mjs";

/**
 * @typedef {import("./lib/yaml.mjs").Champs} Champs
 *
 * @typedef {object} Cadre what the page says of its form
 * @property {string} liste where the entry goes, "" for a closure
 * @property {string} dossier
 * @property {string} depot
 * @property {string} branche
 * @property {string} courriel
 *
 * @typedef {object} Resultat
 * @property {string} texte the lines
 * @property {string} fichier where they go, in words
 * @property {string} depot address of the page of the repository, or ""
 * @property {string} objet of the mail
 * @property {string[]} remarques what the check would warn of
 */

/** @param {Champs} champs @param {string} fiche the entry that closes, or "" @param {Cadre} cadre @returns {Omit<Resultat, "remarques">} */
export function makeResultat(champs, fiche, { liste, dossier, depot, branche }) {
  if (liste) {
    const texte = writeFichier(liste, champs);
    const chemin = `data/${dossier}/${champs.id}.yaml`;
    const adresse = writeNouveauFichier(depot, branche, chemin, texte);
    return { texte, fichier: `Dans un nouveau fichier, ${chemin}`, depot: adresse, objet: `Nouvelle fiche : ${champs.id}` };
  }
  const texte = `${writeChamp("fermetures", [champs]).join("\n")}\n`;
  const { du, au, motif = "" } = /** @type {Record<string, string>} */ (champs);
  return {
    texte,
    fichier: `Dans la fiche ${fiche}. Pour une personne, sous chacun de ses lieux qui ferme.`,
    depot: writeDemandeFermeture(depot, { fiche, du, au, motif }),
    objet: `Fermeture : ${fiche}`,
  };
}

/** @param {HTMLElement} place @param {Resultat} resultat @param {Cadre} cadre */
export function showResultat(place, resultat, cadre) {
  const courrier = writeCourrier(cadre.courriel, resultat.objet, `${resultat.fichier}\u00a0:\n\n${resultat.texte}`);
  const find = (/** @type {string} */ nom) => /** @type {HTMLElement} */ (place.querySelector(`[data-${nom}]`));
  find("yaml").textContent = resultat.texte;
  find("fichier").textContent = resultat.fichier;
  find("annonce").textContent = "";
  find("remarques").replaceChildren(...resultat.remarques.map((phrase) => create("li", {}, bindEspaces(phrase))));
  find("remarques").hidden = resultat.remarques.length === 0;
  find("phrase").textContent = writePhrase(resultat, cadre, courrier.complet);
  const ecrire = createLien(courrier.adresse, "Envoyer par courriel", !resultat.depot);
  const copier = createBouton("cpts-bouton cpts-bouton--contour", "Copier les lignes", async () => {
    find("annonce").textContent = await copyLignes(resultat.texte, find("yaml"));
  });
  const geste = cadre.liste ? "Proposer sur GitHub" : "Demander sur GitHub";
  const proposer = resultat.depot && createLien(resultat.depot, geste, true);
  find("suite").hidden = !resultat.depot || !cadre.liste;
  find("gestes").replaceChildren(...(proposer ? [proposer] : []), ecrire, copier);
  place.hidden = false;
}

/** @param {Resultat} resultat @param {Cadre} cadre @param {boolean} complet */
function writePhrase({ depot }, cadre, complet) {
  const phrases = ["Rien n’est encore envoyé. Relisez les lignes, puis choisissez."];
  if (depot) phrases.push("GitHub demande un compte gratuit, et ce que vous y écrivez est public. Le courriel n’en demande pas.");
  if (cadre.depot && !depot) phrases.push("Ces lignes sont trop longues pour ouvrir GitHub déjà rempli : copiez-les, ou envoyez-les.");
  if (!complet) phrases.push("Pour le courriel, copiez d’abord les lignes, puis collez-les dans le message.");
  return phrases.join(" ");
}

/** @param {string} adresse @param {string} texte @param {boolean} plein */
function createLien(adresse, texte, plein) {
  const classe = `cpts-bouton cpts-bouton--${plein ? "plein" : "contour"}`;
  const lien = create("a", { class: classe, href: adresse }, texte);
  // Another tab: the answers stay here.
  if (adresse.startsWith("https:")) {
    lien.target = "_blank";
    lien.rel = "noopener noreferrer";
    lien.append(create("span", { class: "cpts-masque" }, " (nouvel onglet)"));
  }
  return lien;
}

/** @param {string} texte @param {HTMLElement} lignes selected when the clipboard refuses */
async function copyLignes(texte, lignes) {
  try {
    await navigator.clipboard.writeText(texte);
    return "Lignes copiées.";
  } catch {
    window.getSelection()?.selectAllChildren(lignes);
    return "Copie impossible. Les lignes sont sélectionnées\u00a0: copiez-les avec le clavier ou le menu.";
  }
}
