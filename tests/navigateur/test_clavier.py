"""The keyboard alone: every stop is seen, and leads somewhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.pages import ACCUEIL, AGENDA, ANNUAIRE, CARTE, FICHE

LIT_ARRET = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const boite = [...e.getClientRects()][0] ?? e.getBoundingClientRect();
  const anneau = (x, pseudo) => {
    const s = getComputedStyle(x, pseudo);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || parseFloat(s.strokeWidth) >= 4;
  };
  const [x, y] = [boite.left + boite.width / 2, boite.top + boite.height / 2];
  const nom = e.getAttribute("aria-label") ?? e.textContent ?? "";
  const dessus = document.elementFromPoint(x, y);
  return {
    qui: `${e.tagName} ${e.getAttribute("class") ?? ""} ${nom.trim().slice(0, 50)}`,
    vu: e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && boite.width > 0 && boite.height > 0,
    dedans: boite.bottom > 0 && boite.top < innerHeight && boite.right > 0 && boite.left < innerWidth,
    anneau: anneau(e) || anneau(e, "::after") || [...e.querySelectorAll("path")].some((trace) => anneau(trace)) ||
      Boolean(e.closest(".cpts-recherche__champ") && anneau(e.closest(".cpts-recherche__champ"))),
    couvert: !(e instanceof SVGElement) && dessus !== null && !e.contains(dessus) && !dessus.contains(e),
  };
}"""


def walk(page: Page, limite: int) -> list[str]:
    """The names of the stops, from the top of the page to its end; each must be seen, in view, ringed, uncovered."""
    noms = []
    for _ in range(limite):
        page.keyboard.press("Tab")
        arret = page.evaluate(LIT_ARRET)
        if arret is None:
            return noms
        nom = arret.pop("qui")
        assert arret == {"vu": True, "dedans": True, "anneau": True, "couvert": False}, (nom, noms[-3:])
        noms.append(nom)
    return noms


@pytest.mark.parametrize(("chemin", "minimum"), [(ACCUEIL, 30), (ANNUAIRE, 120), (FICHE, 25), (AGENDA, 40)])
def test_every_tab_stop_of_a_phone_is_seen(page: Page, adresse: str, chemin: str, minimum: int) -> None:
    page.goto(adresse + chemin)
    noms = walk(page, 400)
    assert len(noms) >= minimum
    assert noms[0].endswith("Aller au contenu")
    assert "Confidentialité" in noms[-1]


def test_every_tab_stop_of_the_map_is_seen(open_contexte: Callable[..., BrowserContext], adresse: str) -> None:
    page = open_contexte(1280, 900).new_page()
    page.goto(adresse + CARTE)
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    noms = walk(page, 400)
    assert sum("professionnel" in nom for nom in noms) >= 51


def test_the_skip_link_leads_to_the_content(page: Page, adresse: str) -> None:
    page.goto(adresse + FICHE)
    page.keyboard.press("Tab")
    lien = page.get_by_role("link", name="Aller au contenu")
    expect(lien).to_be_focused()
    expect(lien).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
