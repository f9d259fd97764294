// @ts-check
/** The one pop-up of a map: a dialog made of nodes, closed by Escape, that gives the focus back. */
import { create, createBouton } from "./dom.mjs";
import { describeNombre, describeSans, groupParAdresse } from "./lib/carte.mjs";
import { writeGeo, writeItineraire } from "./lib/itineraire.mjs";
import { resolveLien } from "./lib/liens.mjs";
import { formatTelephone, buildLienTelephone } from "./lib/texte.mjs";
import { addChoix } from "./selection.mjs";

/**
 * @typedef {import("./lib/carte.mjs").Adresse} Adresse
 * @typedef {import("./lib/carte.mjs").Commune} Commune
 * @typedef {import("./lib/carte.mjs").Point} Point
 * @typedef {import("leaflet").LatLngTuple} Position
 */

const HAUTEUR_MAXIMALE_PX = 260;
const LARGEUR_MAXIMALE_PX = 300;
/** Around what a pop-up says: its padding and its border; under it, its tip too. */
const BORDS_PX = Object.freeze({ largeur: 48, hauteur: 48 });
/** Room for the buttons that change the scale, which must cover nothing of a pop-up. */
const BOUTONS_PX = 64;
const MARGE_PX = 5;
/** Under this width, no pop-up has room beside those buttons. */
const LARGEUR_ETROITE_PX = 480;

/** True when the buttons must be in a row under the pop-ups. @param {import("leaflet").Map} map */
export const isEtroite = (map) => map.getSize().x < LARGEUR_ETROITE_PX;

export class CarteBulle {
  /** What was used to open the pop-up. @type {HTMLElement | SVGElement | null} */ #origine = null;

  /** @param {typeof import("leaflet")} L @param {import("leaflet").Map} map @param {string} racine of the site */
  constructor(L, map, racine) {
    this.L = L;
    this.map = map;
    this.racine = racine;
    map.on("popupclose", () => this.#restoreFocus());
    // The form beside the map is part of it: Escape there closes the pop-up too.
    (map.getContainer().closest(".cpts-plan__carte") ?? map.getContainer()).addEventListener("keydown", (evenement) => {
      if (/** @type {KeyboardEvent} */ (evenement).key === "Escape") map.closePopup();
    });
  }

  /**
   * @param {Position} position
   * @param {string} titre name of the dialog
   * @param {HTMLElement} contenu
   * @param {Element | null | undefined} origine
   */
  #open(position, titre, contenu, origine) {
    this.map.closePopup();
    this.#origine = origine instanceof HTMLElement || origine instanceof SVGElement ? origine : null;
    contenu.append(
      createBouton("cpts-bouton cpts-bouton--contour cpts-carte__fermer", "Fermer", () => void this.map.closePopup()),
    );
    const popup = this.L.popup({ closeButton: false, ...this.#computePlace() }).setLatLng(position).setContent(contenu);
    popup.openOn(this.map);
    popup.getElement()?.setAttribute("role", "dialog");
    popup.getElement()?.setAttribute("aria-label", titre);
    const premier = contenu.querySelector("a, button");
    if (premier instanceof HTMLElement) premier.focus({ preventScroll: true });
  }

  /** How large a pop-up may be to stay in the map, clear of its buttons. */
  #computePlace() {
    const { x, y } = this.map.getSize();
    const [gauche, bas] = isEtroite(this.map) ? [MARGE_PX, BOUTONS_PX] : [BOUTONS_PX, MARGE_PX];
    return {
      maxWidth: Math.min(LARGEUR_MAXIMALE_PX, x - BORDS_PX.largeur),
      maxHeight: Math.min(HAUTEUR_MAXIMALE_PX, y - BORDS_PX.hauteur - MARGE_PX - bas),
      autoPanPaddingTopLeft: this.L.point(gauche, MARGE_PX),
      autoPanPaddingBottomRight: this.L.point(MARGE_PX, bas),
    };
  }

  /**
   * @param {Commune} commune
   * @param {string | undefined} valeur of the indicator shown
   * @param {() => void} approach
   * @param {Element | null | undefined} origine
   */
  openCommune(commune, valeur, approach, origine) {
    const titre = create("p", {}, create("strong", {}, this.#createLien(commune.lien, commune.nom)));
    const phrases = [describeNombre(commune.n), describeSans(commune.sans), valeur && `Indicateur : ${valeur}`];
    const contenu = create(
      "div",
      { class: "cpts-carte__fiche" },
      titre,
      ...phrases.filter(Boolean).map((phrase) => create("p", {}, phrase)),
      createBouton("cpts-bouton cpts-bouton--contour cpts-carte__approcher", "Voir de plus près", approach),
      " ",
    );
    this.#open([commune.lat, commune.lon], commune.nom, contenu, origine);
  }

  /**
   * Everyone found at one address.
   * @param {Adresse} adresse
   * @param {string} commune
   * @param {string} titre
   * @param {Element | null | undefined} origine
   */
  openAdresse(adresse, commune, titre, origine) {
    const lignes = adresse.points.map((point) => this.#createLigne(point, commune));
    const contenu = create(
      "div",
      { class: "cpts-carte__fiche" },
      create("ul", { class: "cpts-carte__liste" }, ...lignes),
      createAller(adresse),
    );
    addChoix(contenu);
    this.#open([adresse.lat, adresse.lon], titre, contenu, origine);
    const detail = { liens: adresse.points.map(({ l }) => l) };
    this.map.getContainer().dispatchEvent(new CustomEvent("cpts-carte:adresse", { bubbles: true, detail }));
  }

  /** @param {Point} point @param {string} commune */
  #createLigne(point, commune) {
    const quoi = [point.t, commune].filter(Boolean).join(" · ");
    const lien = buildLienTelephone(point.tel);
    const telephone = lien && create("a", { href: lien }, formatTelephone(String(point.tel)));
    const nom = this.#createLien(point.l, point.n);
    const gestes = create("div", { class: "cpts-carte__gestes" }, telephone);
    return create("li", { class: "cpts-carte__entree" }, nom, create("br"), quoi, gestes);
  }

  /** A link to a page of this site, else the text alone. @param {string} lien @param {string} texte */
  #createLien(lien, texte) {
    const adresse = lien ? resolveLien(lien, this.racine) : null;
    return adresse ? create("a", { href: adresse }, texte) : create("span", {}, texte);
  }

  /** Gives the focus back when the pop-up held it; a click elsewhere keeps its own. */
  #restoreFocus() {
    const origine = this.#origine?.isConnected ? this.#origine : this.map.getContainer();
    this.#origine = null;
    const actif = document.activeElement;
    if (actif === document.body || actif?.closest(".leaflet-popup")) origine.focus({ preventScroll: true });
  }
}

/** The ways to go there, once for all those of one address; neighbours drawn as one have none in common.
 * @param {Adresse} adresse */
function createAller({ points }) {
  const [lieu, ...autres] = groupParAdresse(points);
  if (!lieu || autres.length > 0) return null;
  const itineraire = create("a", { href: writeItineraire(lieu) }, "Itinéraire");
  itineraire.append(create("span", { class: "cpts-masque" }, " sur OpenStreetMap"));
  const nom = points.length === 1 ? points[0].n : "";
  const geo = create("a", { href: writeGeo(lieu, nom) }, "Ouvrir dans une application");
  return create("p", { class: "cpts-carte__aller" }, itineraire, " ", geo);
}
