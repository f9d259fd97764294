"""What a machine can check of accessibility; the keyboard has its own file."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.pages import ACCUEIL, ACTION, ANNUAIRE, CARTE, EVENEMENT, FICHE, GENRES, RECHERCHE

OPTIONS = {
    "resultTypes": ["violations"],
    # Not one more request for the style sheets, not a path to each element: the HTML is enough to find it.
    "preload": False,
    "selectors": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
ETATS = ((360, "light"), (1280, "dark"))
AUTRES_ETATS = ((360, "dark"), (1280, "light"))
MACROS = "contribuer/macros/"
TOUS_ETATS = {ACCUEIL, ANNUAIRE, FICHE, EVENEMENT, ACTION, CARTE, "que-faire/"}
"""The pages most seen, in the four states; the others in two, which hold every width and every scheme."""
CIBLES_PRINCIPALES = ".cpts-bouton, .cpts-menu__bouton, .cpts-recherche__bouton, summary, .cpts-evitement"
TROP_PETITES = """(selecteur) => [...document.querySelectorAll(selecteur)]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
  .map(e => `${e.className} ${e.textContent.trim().slice(0, 40)} ${e.getBoundingClientRect().height}`)"""
EST_POSEE = """() => new Promise((dire) => {
  let hauteur = -1, images = 0;
  const regarder = () => {
    const presente = document.documentElement.scrollHeight;
    images = presente === hauteur ? images + 1 : 0;
    hauteur = presente;
    if (images === 5) dire(); else requestAnimationFrame(regarder);
  };
  regarder();
})"""
"""Resolves once nothing has moved the end of the page for five images in a row: scripts fill what the width allows."""
LIT_TITRES = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


@pytest.fixture
def page_axe(open_contexte: Callable[..., BrowserContext]) -> Page:
    """Axe is injected: the policy of the pages, tested elsewhere, would refuse it."""
    return open_contexte(bypass_csp=True).new_page()


def find_violations(axe: Axe, page: Page) -> list[str]:
    reponse: dict[str, Any] = axe.run(page, options=OPTIONS).response
    return [f"{v['id']} {noeud['html'][:160]}" for v in reponse["violations"] for noeud in v["nodes"]]


@pytest.mark.parametrize("chemin", GENRES)
def test_axe_finds_nothing_narrow_or_wide_by_day_or_night(page_axe: Page, adresse: str, axe: Axe, chemin: str) -> None:
    page_axe.goto(adresse + chemin, wait_until="networkidle" if chemin in {ANNUAIRE, CARTE, MACROS} else "load")
    for largeur, schema in ETATS + (AUTRES_ETATS if chemin in TOUS_ETATS else ()):
        page_axe.set_viewport_size({"width": largeur, "height": 900})
        page_axe.emulate_media(color_scheme=schema)
        page_axe.evaluate(EST_POSEE)
        assert find_violations(axe, page_axe) == [], (largeur, schema)


def test_axe_would_find_a_button_without_a_name(page_axe: Page, adresse: str, axe: Axe) -> None:
    """The control: an empty list above is a finding, not a check that did not run."""
    page_axe.goto(adresse)
    page_axe.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(violation.startswith("button-name") for violation in find_violations(axe, page_axe))


def test_axe_finds_nothing_in_what_opens(page_axe: Page, adresse: str, axe: Axe) -> None:
    page_axe.goto(adresse + ANNUAIRE)
    page_axe.get_by_role("button", name="Menu").click()
    page_axe.get_by_role("button", name="Filtrer").click()
    assert find_violations(axe, page_axe) == []


def test_axe_finds_nothing_in_results_and_in_the_lack_of_them(page_axe: Page, adresse: str, axe: Axe) -> None:
    for question in ("kine", "zzzzz"):
        page_axe.goto(f"{adresse}{RECHERCHE}?q={question}")
        expect(page_axe.locator("[data-compte]")).to_contain_text(question)
        assert find_violations(axe, page_axe) == [], question


def test_axe_finds_nothing_in_the_map_and_its_dialog(page_axe: Page, adresse: str, axe: Axe) -> None:
    page_axe.goto(adresse + CARTE)
    page_axe.locator("cpts-carte").scroll_into_view_if_needed()
    page_axe.locator(".cpts-carte__contour").first.focus()
    page_axe.keyboard.press("Enter")
    expect(page_axe.get_by_role("dialog")).to_be_visible()
    assert find_violations(axe, page_axe) == []


def test_every_page_has_one_title_headings_in_order_and_no_sideways_scroll(page: Page, adresse: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for chemin in GENRES:
        page.goto(adresse + chemin)
        niveaux = page.evaluate(LIT_TITRES)
        assert niveaux.count(1) == 1, chemin
        assert all(suivant <= niveau + 1 for niveau, suivant in pairwise(niveaux)), chemin
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, chemin
        assert page.evaluate(TROP_PETITES, CIBLES_PRINCIPALES) == [], chemin
