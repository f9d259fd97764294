"""The map is loaded where it is shown, and only there."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.navigateur.pages import ANNUAIRE, CARTE

PRETE = "cpts-carte[data-etat='prete']"
LISTE_PRETE = "cpts-annuaire[data-etat='pret']"
"""From then on the drawing waits for the mouse; the network is quiet a little before."""
POUR_LA_CARTE = re.compile(r"/(carte[^/]*\.mjs|points-annuaire\.mjs|leaflet/.+|territoire\.geojson)$")


def list_demandes(page: Page) -> list[str]:
    """What is asked for the map alone, as it comes: its scripts, its library, its outlines."""
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.extend(POUR_LA_CARTE.findall(requete.url)))
    return demandes


def test_a_phone_does_not_load_the_map_of_the_directory(page: Page, adresse: str) -> None:
    demandes = list_demandes(page)
    page.goto(adresse + ANNUAIRE, wait_until="networkidle")
    page.get_by_role("searchbox").fill("medecin")
    expect(page.locator("[data-compte]")).to_have_text(re.compile("résultats$"))
    page.mouse.wheel(0, 100_000)
    expect(page.locator("cpts-carte")).to_be_hidden()
    assert demandes == []


def test_a_window_that_grows_gets_its_map_in_step_with_the_list(page: Page, adresse: str) -> None:
    demandes = list_demandes(page)
    page.goto(f"{adresse}{ANNUAIRE}?commune=cassel", wait_until="networkidle")
    assert demandes == []
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(PRETE)).to_be_visible()
    carte = page.locator("cpts-carte")
    expect(carte.get_by_role("button", name=re.compile("^Merville, 0 "))).to_be_attached()
    page.get_by_role("searchbox").fill("claire martin")
    expect(carte.get_by_role("button", name=re.compile("^Cassel, 1 "))).to_be_attached()
    page.get_by_role("button", name="Sur la carte : Dr Claire Martin").click()
    expect(carte.get_by_role("dialog")).to_contain_text("Dr Claire Martin")


def ask_bouton(page: Page) -> None:
    """With the keyboard: the focus follows into the map."""
    page.get_by_role("button", name="Ouvrir la carte interactive").press("Enter")
    expect(page.locator(".cpts-carte__toile")).to_be_focused()


@pytest.mark.parametrize(
    "ask",
    [
        ask_bouton,
        lambda page: page.locator("cpts-carte").hover(),
        lambda page: page.get_by_role("searchbox").fill("claire martin"),
        lambda page: page.get_by_role("button", name=re.compile("^Sur la carte")).first.click(),
    ],
    ids=["bouton", "souris", "filtre", "ligne"],
)
def test_the_map_beside_the_list_is_a_drawing_until_it_is_wanted(
    open_contexte: Callable[..., BrowserContext], adresse: str, ask: Callable[[Page], None]
) -> None:
    page = open_contexte(1280, 900).new_page()
    demandes = list_demandes(page)
    page.goto(adresse + ANNUAIRE, wait_until="networkidle")
    expect(page.locator(LISTE_PRETE)).to_be_attached()
    expect(page.locator("cpts-carte svg")).to_be_visible()
    assert demandes == []
    ask(page)
    expect(page.locator(PRETE)).to_be_visible()
    expect(page.get_by_role("button", name="Ouvrir la carte interactive")).to_have_count(0)
    assert {"carte.mjs", "carte-bulle.mjs", "leaflet/leaflet.js", "leaflet/leaflet.css"} <= set(demandes)


def test_a_point_asked_for_while_the_map_is_coming_is_shown(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    page = open_contexte(1280, 900).new_page()
    retenues: list[Route] = []
    page.route("**/leaflet.js", lambda route: retenues.append(route))  # noqa: PLW0108 - playwright reads its signature
    page.goto(adresse + ANNUAIRE)
    expect(page.locator(LISTE_PRETE)).to_be_attached()
    with page.expect_request("**/leaflet.js"):
        page.locator("cpts-carte").hover()
    page.get_by_role("button", name=re.compile("^Sur la carte")).first.click()
    retenues[0].continue_()
    expect(page.locator("cpts-carte").get_by_role("dialog")).to_be_visible()


def test_the_page_of_the_map_loads_it_at_once(open_contexte: Callable[..., BrowserContext], adresse: str) -> None:
    page = open_contexte(360, 900).new_page()
    demandes = list_demandes(page)
    page.goto(adresse + CARTE)
    page.locator("cpts-carte").scroll_into_view_if_needed()
    expect(page.locator(PRETE)).to_be_attached()
    assert {"carte.mjs", "carte-bulle.mjs", "leaflet/leaflet.js", "leaflet/leaflet.css"} <= set(demandes)
