"""The coverage table: on a phone, by keyboard, on paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

COUVERTURE = "couverture/"
LARGEUR_UTILE_PX = (297 - 18) / 25.4 * 96
"""An A4 sheet, landscape, without its margins."""


def test_the_table_scrolls_by_keyboard_in_a_named_region_and_the_page_does_not(page: Page, adresse: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(adresse + COUVERTURE)
    region = page.get_by_role("region", name=re.compile("^Professionnels par commune et par métier"))
    region.focus()
    expect(region).to_be_focused()
    press_until(page, region, "ArrowRight", "e => e.scrollLeft > 0")
    press_until(page, region, "End", "e => e.scrollTop > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def press_until(page: Page, region: Locator, touche: str, atteint: str) -> None:
    """Presses as a person does, again: Chromium drops a key that comes before the last scroll is drawn."""
    for _ in range(10):
        page.keyboard.press(touche)
        page.evaluate("() => new Promise((fini) => requestAnimationFrame(() => requestAnimationFrame(fini)))")
        if region.evaluate(atteint):
            return
    pytest.fail(f"« {touche} » ne fait pas défiler le tableau.")


def test_heads_stay_in_view_while_the_table_scrolls(page: Page, adresse: str) -> None:
    page.goto(adresse + COUVERTURE)
    region = page.locator(".cpts-couverture")
    region.evaluate("e => e.scrollTo(600, 900)")
    cadre = region.bounding_box()
    coin = page.get_by_role("columnheader", name="Commune").bounding_box()
    commune = page.get_by_role("rowheader").nth(25).bounding_box()
    assert cadre
    assert coin
    assert commune
    assert abs(coin["y"] - cadre["y"]) < 3
    assert abs(commune["x"] - cadre["x"]) < 3
    assert page.locator(".cpts-couverture__colonne").last.bounding_box()["y"] - cadre["y"] < 3  # type: ignore[index]


def test_a_cell_gives_the_number_of_people_and_their_density(page: Page, adresse: str) -> None:
    page.goto(adresse + COUVERTURE)
    bailleul = page.get_by_role("row", name=re.compile("^Bailleul"))
    expect(bailleul.get_by_role("cell").first).to_have_text("3, soit 2,0 pour 10 000 habitants")
    expect(bailleul.get_by_role("link", name="3", exact=True).first).to_have_attribute(
        "href", "../professions/medecin-generaliste/bailleul/"
    )
    territoire = page.get_by_role("row", name=re.compile("^Territoire"))
    expect(territoire.get_by_role("cell").last).to_have_text("153, soit 15 pour 10 000 habitants")
    expect(page.get_by_role("row", name=re.compile("^Berthen")).get_by_text("aucun").first).to_be_attached()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_whole_table_prints_on_landscape_sheets(open_contexte, adresse: str, javascript: bool) -> None:
    page = open_contexte(round(LARGEUR_UTILE_PX), 700, java_script_enabled=javascript).new_page()
    page.goto(adresse + COUVERTURE)
    pdf = page.pdf(prefer_css_page_size=True)
    feuilles = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert {(round(float(largeur)), round(float(hauteur))) for largeur, hauteur in feuilles} == {(842, 595)}
    assert len(feuilles) <= 4
    page.emulate_media(media="print")
    expect(page.locator(".cpts-couverture")).to_have_css("overflow", "visible")
    assert page.locator(".cpts-couverture__table").evaluate("e => e.scrollWidth") <= LARGEUR_UTILE_PX + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= LARGEUR_UTILE_PX + 1
