"""A walk with the keyboard alone: what has the focus after each key, and whether a person can see where it is."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

LIT_ARRET = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const rgba = (texte) => {
    const [r, g, b, a = 1] = texte.match(/[\\d.]+(e-?\\d+)?/g).map(Number);
    return texte.startsWith("color(srgb") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const poser = (dessus, dessous) => dessous.map((c, i) => dessus[i] * dessus[3] + c * (1 - dessus[3]));
  const fond = (x) => {
    const couches = [];
    for (let hote = x; hote; hote = hote.parentElement) couches.unshift(rgba(getComputedStyle(hote).backgroundColor));
    return couches.reduce((dessous, dessus) => poser(dessus, dessous), [255, 255, 255]);
  };
  const luminance = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((somme, v, i) => somme + v * [0.2126, 0.7152, 0.0722][i], 0);
  const contraste = (un, autre) => {
    const [sombre, clair] = [luminance(un), luminance(autre)].sort((x, y) => x - y);
    return (clair + 0.05) / (sombre + 0.05);
  };
  const contour = (x, pseudo) => {
    const s = getComputedStyle(x, pseudo);
    if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) return 0;
    const bloc = pseudo && getComputedStyle(x).position === "static" ? x.offsetParent : x;
    const fonds = [fond(bloc.parentElement ?? bloc)];
    // Drawn on its edge or inside, a ring also touches its own ground.
    if (parseFloat(s.outlineOffset) <= 0) fonds.push(fond(bloc));
    return Math.min(...fonds.map((f) => contraste(poser(rgba(s.outlineColor), f), f)));
  };
  const trait = (x) => {
    const s = getComputedStyle(x);
    if (parseFloat(s.strokeWidth) < 4) return 0;
    const dedans = rgba(s.fill);
    dedans[3] *= Number(s.fillOpacity);
    return contraste(rgba(s.stroke), poser(dedans, fond(x.closest("svg").parentElement)));
  };
  const boite = [...e.getClientRects()][0] ?? e.getBoundingClientRect();
  const traces = e instanceof SVGElement ? [e, ...e.querySelectorAll("*")] : [];
  const champ = e.closest(".cpts-recherche__champ");
  const anneaux = [contour(e), contour(e, "::after"), champ ? contour(champ) : 0,
    ...traces.filter((x) => x instanceof SVGGeometryElement).map(trait)];
  const nom = e.getAttribute("aria-label") ?? (e.labels?.[0] ?? e).textContent ?? "";
  const dessus = document.elementFromPoint(boite.left + boite.width / 2, boite.top + boite.height / 2);
  const precedent = window.__precedent;
  window.__precedent = e;
  const flotte = (x) => x && (["fixed", "sticky"].includes(getComputedStyle(x).position) || flotte(x.parentElement));
  const enColonnes = (x) => x && (getComputedStyle(x).columnWidth !== "auto" || enColonnes(x.parentElement));
  // What is nearly as tall as the window goes beyond it by the margin that is kept above a stop.
  const entier = boite.height <= 0.9 * innerHeight;
  return {
    qui: `${e.tagName} ${e.getAttribute("class") ?? ""} ${nom.trim().replace(/\\s+/g, " ").slice(0, 60)}`,
    nom: nom.trim().replace(/\\s+/g, " "),
    vu: e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && boite.width > 0 && boite.height > 0,
    dedans: boite.bottom > 0 && boite.top < innerHeight && boite.right > 0 && boite.left < innerWidth &&
      (!entier || (boite.top > -2 && boite.bottom < innerHeight + 2)),
    anneau: Math.max(...anneaux),
    couvert: !(e instanceof SVGElement) && dessus !== null && !e.contains(dessus) && !dessus.contains(e),
    // A date is one element and three stops.
    suit: !precedent?.isConnected || precedent === e ||
      Boolean(precedent.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING),
    haut: boite.top + scrollY,
    bas: boite.bottom + scrollY,
    libre: e instanceof SVGElement || enColonnes(e) || Boolean(e.closest(".cpts-carte__toile")) || Boolean(flotte(e)),
  };
}"""
"""`anneau`: the contrast of the ring with what it touches, 0 when there is none.

`libre`: no place below the last stop: drawn, fixed, or in a list that goes on at the top of its next column.
"""
CONTRASTE = 3
COLONNE_PX = 360
"""Up to that width everything stands in one column: the next stop is never above the last."""

Arret = dict[str, Any]


class Marche:
    """A person who only has a keyboard, on `page`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.arrets: list[Arret] = []

    def tab(self) -> Arret | None:
        """The next stop, checked; None once past the end of the page."""
        self.page.keyboard.press("Tab")
        arret: Arret | None = self.page.evaluate(LIT_ARRET)
        if arret is not None:
            self._check(arret)
            self.arrets.append(arret)
        return arret

    def _check(self, arret: Arret) -> None:
        ici = (arret["qui"], [a["qui"] for a in self.arrets[-2:]], self.page.url)
        etat = {cle: arret[cle] for cle in ("vu", "dedans", "couvert", "suit")}
        assert etat == {"vu": True, "dedans": True, "couvert": False, "suit": True}, ici
        assert arret["anneau"] >= CONTRASTE, (arret["anneau"], ici)
        largeur = (self.page.viewport_size or {"width": 0})["width"]
        if largeur <= COLONNE_PX and self.arrets and not arret["libre"] and not self.arrets[-1]["libre"]:
            assert arret["bas"] > self.arrets[-1]["haut"], ici

    def go_to(self, nom: str, limite: int = 250) -> None:
        """Tabs until the stop whose name begins so."""
        for _ in range(limite):
            arret = self.tab()
            if arret is None:
                break
            if arret["nom"].startswith(nom):
                return
        pytest.fail(f"« {nom} » n’est pas atteint : {[a['qui'] for a in self.arrets[-5:]]}")

    def press(self, *touches: str) -> None:
        for touche in touches:
            self.page.keyboard.press(touche)

    def write(self, texte: str) -> None:
        self.page.keyboard.type(texte)

    def land(self, titre: str) -> None:
        """On another page, whose heading begins so: the walk starts again at its content."""
        expect(self.page.locator("h1")).to_contain_text(titre)
        self.page.wait_for_load_state()
        self.arrets.clear()
        self.skip()

    def jump(self) -> None:
        """After a link to another part of the page, the order starts again."""
        self.page.evaluate("delete window.__precedent")
        self.arrets.clear()

    def skip(self) -> None:
        """The first stop of each page leads to its content."""
        self.go_to("Aller au contenu", 1)
        self.press("Enter")
        expect(self.page.locator("main")).to_be_focused()

    def check_focus(self) -> None:
        """Something of the page still has the focus, after it changed."""
        assert self.page.evaluate("document.activeElement !== document.body"), self.page.url

    def cross(self, limite: int) -> list[str]:
        """The names of every stop, from here to the end of the page."""
        for _ in range(limite):
            if self.tab() is None:
                return [arret["qui"] for arret in self.arrets]
        pytest.fail(f"La marche ne finit pas : {[a['qui'] for a in self.arrets[-5:]]}")
