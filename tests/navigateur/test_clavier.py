"""The keyboard alone, from the first stop of a page to the last: each is seen, ringed and in order."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.marche import LIT_ARRET, Marche
from tests.navigateur.pages import ACCUEIL, AGENDA, ANNUAIRE, CARTE, FICHE, TOUS_GENRES

LIMITE = 2_000


def cross_page(page: Page, adresse: str, chemin: str) -> list[str]:
    # What a script adds moves the next stops: the walk begins once they are all there.
    page.goto(adresse + chemin, wait_until="networkidle")
    return Marche(page).cross(LIMITE)


@pytest.mark.parametrize(("chemin", "minimum"), [(ACCUEIL, 30), (ANNUAIRE, 120), (FICHE, 25), (AGENDA, 40)])
def test_every_tab_stop_of_a_phone_is_seen(page: Page, adresse: str, chemin: str, minimum: int) -> None:
    noms = cross_page(page, adresse, chemin)
    assert len(noms) >= minimum
    assert noms[0].endswith("Aller au contenu")
    assert "Confidentialité" in noms[-1]


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("chemin", TOUS_GENRES)
def test_every_tab_stop_of_every_layout_is_seen(
    open_contexte: Callable[..., BrowserContext], adresse: str, chemin: str
) -> None:
    for largeur, schema in ((360, "dark"), (1280, "light")):
        noms = cross_page(open_contexte(largeur, 800, color_scheme=schema).new_page(), adresse, chemin)
        assert noms[0].endswith("Aller au contenu")
        assert "Confidentialité" in noms[-1]


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("cadre", [(360, 800), (1280, 800), (320, 256)])
def test_on_the_way_back_the_coverage_table_hides_no_stop_under_its_head(
    open_contexte: Callable[..., BrowserContext], adresse: str, cadre: tuple[int, int]
) -> None:
    """From the end of the page to its beginning: its head and its first column stay in view over what scrolls."""
    page = open_contexte(*cadre).new_page()
    page.goto(adresse + "couverture/")
    page.keyboard.press("Shift+Tab")
    caches, arrets = [], 0
    while (arret := page.evaluate(LIT_ARRET)) is not None and arrets < LIMITE:
        arrets += 1
        if arret["couvert"] or not arret["dedans"]:
            caches.append(arret["qui"])
        page.keyboard.press("Shift+Tab")
    assert arrets >= 200
    assert caches == []


def test_every_tab_stop_of_the_map_is_seen(open_contexte: Callable[..., BrowserContext], adresse: str) -> None:
    page = open_contexte(1280, 900).new_page()
    page.goto(adresse + CARTE)
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    noms = Marche(page).cross(400)
    assert sum("professionnel" in nom for nom in noms) >= 51


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_a_commune_of_the_map_is_ringed_over_every_step_of_a_fragility(
    open_contexte: Callable[..., BrowserContext], adresse: str, schema: str
) -> None:
    page = open_contexte(1280, 900, color_scheme=schema).new_page()
    page.goto(adresse + CARTE)
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    page.get_by_label("Colorer les communes").select_option(index=1)
    marche = Marche(page)
    marche.go_to("Passer la carte")
    for _ in range(51):
        marche.tab()
    vus = page.locator("[class*='cpts-carte__contour--classe-']").evaluate_all(
        "es => es.map(e => e.getAttribute('class').match(/classe-(\\w+)/)[1])"
    )
    assert set(vus) >= {"1", "2", "3", "4"}


DEFAUTS = {
    "un lien sans anneau": ("a { outline: none !important; } a::after { outline: none !important; }", "anneau"),
    "un anneau invisible": (":focus-visible { outline-color: transparent !important; }", "anneau"),
    "un lien transparent": ("a { opacity: 0 !important; }", "vu"),
    "une barre par-dessus": (".cpts-pied { position: fixed; inset: 0; z-index: 99; }", "couvert"),
}


@pytest.mark.parametrize("defaut", DEFAUTS)
def test_a_walk_would_stop_at_a_planted_defect(page: Page, adresse: str, defaut: str) -> None:
    """The control: each thing that a walk checks can be found wrong."""
    page.goto(adresse + FICHE)
    feuille, cle = DEFAUTS[defaut]
    page.evaluate(
        "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", feuille
    )
    page.keyboard.press("Tab")
    arret = page.evaluate(LIT_ARRET)
    assert {"anneau": arret["anneau"] < 3, "vu": not arret["vu"], "couvert": arret["couvert"]}[cle]
    with pytest.raises(AssertionError):
        Marche(page).tab()


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
