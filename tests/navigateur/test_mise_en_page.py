"""The eight layouts of the site on a phone, a tablet and a desk, and in the forced colours of the system."""

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.pages import ACCUEIL, ACTION, AGENDA, ANNUAIRE, FICHE

COMMUNE, ECHELLE, ARTICLE = "communes/cassel/", "que-faire/", "la-cpts/"
GABARITS = (ACCUEIL, ANNUAIRE, FICHE, COMMUNE, AGENDA, ACTION, ECHELLE, ARTICLE)
SANS_BORD = """(selecteur) => [...document.querySelectorAll(selecteur)]
  .filter(e => e.checkVisibility() && getComputedStyle(e).borderBottomStyle === "none")
  .map(e => e.className)"""
SANS_STYLE = "[...document.styleSheets].forEach(feuille => { feuille.disabled = true; })"
ICONES = """() => [...document.querySelectorAll("svg.cpts-icone")].map(i => i.getBoundingClientRect())
  .flatMap(({ width, height }) => [width, height])"""
DESSINES = ".cpts-bouton, .cpts-pastille, .cpts-menu__bouton, .cpts-etapes__numero, .cpts-menu__lien[aria-current]"


@pytest.mark.parametrize("largeur", [360, 768, 1280])
def test_no_layout_scrolls_sideways_nor_leaves_its_title_too_low(page: Page, adresse: str, largeur: int) -> None:
    page.set_viewport_size({"width": largeur, "height": 800})
    for chemin in GABARITS:
        page.goto(adresse + chemin)
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur, chemin
        titre = page.locator("h1").bounding_box()
        assert titre is not None
        assert titre["y"] < 420, chemin


def test_what_is_drawn_by_its_ground_has_a_border_in_forced_colours(page: Page, adresse: str) -> None:
    page.emulate_media(forced_colors="active")
    for chemin in GABARITS:
        page.goto(adresse + chemin)
        assert page.locator(DESSINES).count() > 0, chemin
        assert page.evaluate(SANS_BORD, DESSINES) == [], chemin


def test_without_its_style_sheets_a_page_is_read_from_top_to_bottom(page: Page, adresse: str) -> None:
    """A sheet that does not come: what is drawn beside the words keeps its size."""
    page.set_viewport_size({"width": 360, "height": 800})
    for chemin in GABARITS:
        page.goto(adresse + chemin)
        page.evaluate(SANS_STYLE)
        tailles = page.evaluate(ICONES)
        assert set(tailles) <= {0, 24}, chemin
        assert 24 in tailles, chemin
        assert page.locator("h1").is_visible(), chemin


def test_the_parts_of_an_article_stand_beside_it_on_a_desk_and_above_it_on_a_phone(page: Page, adresse: str) -> None:
    page.goto(adresse + ARTICLE)
    for largeur, a_cote in ((1280, True), (360, False)):
        page.set_viewport_size({"width": largeur, "height": 800})
        sommaire = page.locator(".cpts-article__sommaire").bounding_box()
        partie = page.locator("h2[id]").first.bounding_box()
        assert sommaire is not None
        assert partie is not None
        assert (sommaire["y"] + sommaire["height"] > partie["y"]) is a_cote, largeur
    page.get_by_role("link", name="Qui paie ?").click()
    expect(page).to_have_url(adresse + ARTICLE + "#qui-paie")
