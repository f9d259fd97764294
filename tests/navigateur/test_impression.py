"""What comes out of the printer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.pages import AFFICHE_ACTION, AFFICHE_EVENEMENT, AFFICHE_MOIS, FICHE


def count_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("javascript", [True, False], ids=["avec-js", "sans-js"])
@pytest.mark.parametrize("chemin", [AFFICHE_EVENEMENT, AFFICHE_ACTION, AFFICHE_MOIS])
def test_a_poster_is_one_sheet_with_its_code_to_scan(
    open_contexte: Callable[..., BrowserContext], adresse: str, chemin: str, javascript: bool
) -> None:
    page = open_contexte(1280, 900, java_script_enabled=javascript).new_page()
    page.goto(adresse + chemin)
    page.emulate_media(media="print")
    expect(page.locator(".cpts-affiche svg").first).to_be_visible()
    expect(page.locator(".cpts-entete")).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert count_pages(pdf) == 1
    (largeur, hauteur) = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)[0]
    assert (round(float(largeur)), round(float(hauteur))) == (595, 842)


def test_every_poster_is_one_sheet(page_large: Page, adresse: str, dossier_site: object) -> None:
    chemins = sorted(fichier.parent for fichier in dossier_site.glob("**/affiche/index.html"))  # type: ignore[attr-defined]
    trop_longues = {}
    for chemin in chemins:
        adresse_affiche = chemin.relative_to(dossier_site).as_posix()
        page_large.goto(f"{adresse}{adresse_affiche}/")
        if (nombre := count_pages(page_large.pdf(prefer_css_page_size=True))) != 1:
            trop_longues[adresse_affiche] = nombre
    assert trop_longues == {}


def test_an_entry_prints_its_numbers_and_hours_without_the_rest(page_large: Page, adresse: str) -> None:
    page_large.goto(adresse + FICHE)
    page_large.emulate_media(media="print")
    for cache in (".cpts-entete", ".cpts-pied", ".cpts-fil", ".cpts-barre"):
        expect(page_large.locator(cache).first).to_be_hidden()
    expect(page_large.get_by_role("heading", level=1)).to_be_visible()
    expect(page_large.locator(".cpts-bouton--telephone").first).to_be_visible()
    expect(page_large.locator(".cpts-horaires").first).to_be_visible()
    expect(page_large.get_by_role("link", name="Itinéraire")).to_be_hidden()
    # A sheet that a professional hands to a patient.
    assert count_pages(page_large.pdf(prefer_css_page_size=True)) == 1
