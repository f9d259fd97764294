"""The map: reachable by keyboard, in French, calling nobody before a click."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.navigateur.conftest import Journal
from tests.navigateur.pages import CARTE

IGN = "data.geopf.fr"
PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


@pytest.fixture
def carte(page_large: Page, adresse: str) -> Page:
    page_large.goto(adresse + CARTE)
    expect(page_large.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    return page_large


def test_a_commune_opens_by_keyboard_and_escape_gives_the_focus_back(carte: Page) -> None:
    contour = carte.get_by_role("button", name="Cassel, 12 professionnels et lieux")
    contour.focus()
    carte.keyboard.press("Enter")
    bulle = carte.get_by_role("dialog", name="Cassel")
    expect(bulle.get_by_role("link", name="Cassel")).to_be_focused()
    carte.keyboard.press("Escape")
    expect(bulle).to_have_count(0)
    expect(contour).to_be_focused()


def test_coming_closer_shows_addresses_that_open_too(carte: Page) -> None:
    carte.get_by_role("button", name="Cassel, 12 professionnels et lieux").press("Enter")
    carte.get_by_role("button", name="Voir de plus près").press("Enter")
    point = carte.get_by_role("button", name=re.compile("Cassel$")).first
    expect(point).to_be_attached()
    point.press("Enter")
    bulle = carte.get_by_role("dialog")
    expect(bulle.get_by_role("link").first).to_be_focused()
    bulle.get_by_role("button", name="Fermer").press("Enter")
    expect(bulle).to_have_count(0)
    expect(point).to_be_focused()


def test_the_map_speaks_french(carte: Page) -> None:
    expect(carte.get_by_role("region", name=re.compile("^Carte interactive"))).to_be_visible()
    expect(carte.get_by_role("button", name="Zoomer", exact=True)).to_be_visible()
    expect(carte.get_by_role("button", name="Dézoomer")).to_be_visible()
    noms = carte.eval_on_selector_all(
        "cpts-carte [aria-label], cpts-carte [title]",
        "es => es.flatMap(e => [e.getAttribute('aria-label'), e.title])",
    )
    assert [nom for nom in noms if nom and re.search(r"\b(Zoom in|Zoom out|Close|Map|Marker)\b", nom)] == []


def test_one_to_four_are_a_dot_and_more_a_number(carte: Page) -> None:
    nombres = [int(bulle.inner_text()) for bulle in carte.locator(".cpts-carte__bulle").all()]
    assert sorted(nombres, reverse=True)[:3] == [96, 34, 20]
    assert min(nombres) >= 5
    expect(carte.locator(".cpts-carte__grain").first).to_be_visible()


def test_the_list_of_communes_comes_before_the_map(page: Page, adresse: str) -> None:
    page.goto(adresse + CARTE)
    liste = page.get_by_role("heading", name="Les communes").bounding_box()
    dessin = page.locator("cpts-carte").bounding_box()
    assert liste is not None
    assert dessin is not None
    assert liste["y"] < dessin["y"]
    page.get_by_role("link", name="Aller à la carte").click()
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_in_viewport()


def test_only_a_click_calls_the_ign_and_only_the_ign(
    open_contexte: Callable[..., BrowserContext], adresse: str, journal: Journal
) -> None:
    """Until the button the journal refuses every other host; after it, every one but the IGN."""
    appels: list[str] = []

    def answer(route: Route) -> None:
        appels.append(route.request.url)
        route.fulfill(status=200, content_type="image/png", body=PIXEL)

    contexte = open_contexte(1280, 900)
    contexte.route(f"https://{IGN}/**", answer)
    page = contexte.new_page()
    page.goto(adresse + CARTE, wait_until="networkidle")
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    assert appels == []
    journal.permis.add(IGN)
    page.get_by_role("button", name=re.compile("^Afficher le fond de carte de l’IGN")).click()
    expect(page.get_by_role("button", name="Masquer le fond de carte de l’IGN")).to_be_visible()
    expect(page.get_by_text("Fond de carte © IGN")).to_be_visible()
    expect(page.locator("img.leaflet-tile").first).to_be_attached()
    assert appels != []


def test_without_javascript_the_drawing_and_the_lists_are_there(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(adresse + CARTE)
    expect(page_sans_js.get_by_role("img", name=re.compile("^Carte du territoire"))).to_be_visible()
    page_sans_js.locator("main").get_by_role("link", name="Cassel", exact=True).click()
    expect(page_sans_js.get_by_role("heading", level=1)).to_have_text("Se soigner à Cassel")
