"""What comes out of the printer."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.lecture_pdf import count_pages, read_texte
from tests.navigateur.lecture_qr import read_code, read_trace
from tests.navigateur.pages import ACTION, AFFICHE_ACTION, AFFICHE_EVENEMENT, AFFICHE_MOIS, CLAIRE, FICHE

PUBLIEE = "https://cpts.example.org/"


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


@pytest.mark.parametrize(
    "pas", [3, pytest.param(1, marks=[pytest.mark.acces, pytest.mark.campagne])], ids=["une sur trois", "toutes"]
)
def test_every_poster_is_one_sheet(page_large: Page, adresse: str, dossier_site: Path, pas: int) -> None:
    chemins = sorted(fichier.parent for fichier in dossier_site.glob("**/affiche/index.html"))
    assert len(chemins) > 30
    trop_longues = {}
    for chemin in chemins[::pas]:
        adresse_affiche = chemin.relative_to(dossier_site).as_posix()
        page_large.goto(f"{adresse}{adresse_affiche}/")
        if (nombre := count_pages(page_large.pdf(prefer_css_page_size=True))) != 1:
            trop_longues[adresse_affiche] = nombre
        assert read_qr(page_large) == PUBLIEE + adresse_affiche.removesuffix("affiche")
    assert trop_longues == {}


@pytest.mark.parametrize("chemin", [AFFICHE_EVENEMENT, AFFICHE_ACTION, AFFICHE_MOIS])
def test_the_words_of_a_poster_can_be_selected(page_large: Page, adresse: str, chemin: str) -> None:
    page_large.goto(adresse + chemin)
    titre = page_large.locator(".cpts-affiche h1").inner_text()
    lus = unicodedata.normalize("NFKC", read_texte(page_large.pdf(prefer_css_page_size=True)))
    for mot in unicodedata.normalize("NFKC", titre).split():
        assert mot in lus


def test_the_weekend_sheet_is_one_page_with_its_dates_numbers_and_address(page_large: Page, adresse: str) -> None:
    page_large.goto(f"{adresse}que-faire/week-end/")
    expect(page_large.get_by_role("button", name="Imprimer cette feuille")).to_be_visible()
    pdf = page_large.pdf(prefer_css_page_size=True)
    assert count_pages(pdf) == 1
    lus = read_texte(pdf)
    for mots in ("du samedi 21 au dimanche 22 novembre 2026", "3237", "03 53 01 00 13", "cpts.example.org/que-faire"):
        assert mots in lus
    assert read_qr(page_large) == f"{PUBLIEE}que-faire/"


def test_what_to_do_now_prints_on_seven_sheets_without_what_only_holds_now(page_large: Page, adresse: str) -> None:
    """Paper is read tomorrow: no « maintenant »; and nothing opens on it: whom a duty serves is written out."""
    page_large.goto(f"{adresse}que-faire/")
    expect(page_large.locator("[data-pastille]").first).to_be_visible()
    pdf = page_large.pdf(prefer_css_page_size=True)
    assert count_pages(pdf) <= 7
    lus = read_texte(pdf)
    assert "Maintenant, jusqu" not in lus
    assert "Saint-Jans-Cappel" in lus
    page_large.emulate_media(media="print")
    expect(page_large.locator("[data-pastille]").first).to_be_hidden()


def read_qr(page: Page) -> str:
    svg = page.locator("svg.cpts-affiche__code")
    cote = int((svg.get_attribute("viewBox") or "").split()[2])
    return read_code(read_trace(svg.locator("path").get_attribute("d") or "", cote))


def test_a_pathway_is_two_sheets_one_for_the_patient_one_for_professionals(page_large: Page, adresse: str) -> None:
    page_large.goto(adresse + "parcours/retour-a-domicile/")
    pdf = page_large.pdf(prefer_css_page_size=True)
    assert count_pages(pdf) == 2
    page_large.emulate_media(media="print")
    expect(page_large.get_by_role("button", name="Imprimer ce parcours")).to_be_hidden()
    expect(page_large.get_by_role("heading", name="Pour les professionnels")).to_be_visible()


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


@pytest.mark.parametrize("chemin", ["que-faire/", "communes/cassel/", FICHE])
def test_a_printed_page_says_whence_it_comes_and_when(page_large: Page, adresse: str, chemin: str) -> None:
    page_large.goto(adresse + chemin)
    expect(page_large.locator(".cpts-papier")).to_be_hidden()
    lu = read_texte(page_large.pdf(prefer_css_page_size=True))
    assert "CPTS Exemple en Flandre · 03 53 01 00 00 · cpts.example.org · mis à jour le 21 novembre 2026" in lu


def test_a_poster_has_no_second_foot_and_an_action_no_button(page_large: Page, adresse: str) -> None:
    page_large.goto(adresse + AFFICHE_ACTION)
    assert "urgence vitale" not in read_texte(page_large.pdf(prefer_css_page_size=True))
    page_large.goto(adresse + ACTION)
    lu = read_texte(page_large.pdf(prefer_css_page_size=True))
    assert "Imprimer" not in lu
    assert lu.count("https://jefaismondepistage.e-cancer.fr/") == 1


def test_every_page_in_plain_language_is_one_sheet(page_large: Page, adresse: str, dossier_site: object) -> None:
    chemins = sorted((dossier_site / "en-clair").glob("**/index.html"))  # type: ignore[operator]
    nombres = {}
    for fichier in chemins:
        page_large.goto(f"{adresse}{fichier.parent.relative_to(dossier_site).as_posix()}/")
        nombres[fichier.parent.name] = count_pages(page_large.pdf(prefer_css_page_size=True))
    assert set(nombres.values()) == {1}, nombres
    page_large.goto(adresse + CLAIRE)
    page_large.emulate_media(media="print")
    expect(page_large.get_by_role("button", name="Imprimer cette page")).to_be_hidden()
    expect(page_large.locator(".cpts-appel").first).to_be_visible()


def test_the_letter_of_objection_is_printed_alone_and_the_folded_bars_are_printed_too(
    page_large: Page, adresse: str
) -> None:
    page_large.goto(f"{adresse}confidentialite/")
    page_large.evaluate("window.print = () => {}")
    page_large.get_by_role("button", name="Imprimer la lettre").click()
    lettre = page_large.pdf(prefer_css_page_size=True)
    assert count_pages(lettre) == 1
    assert "Objet" in read_texte(lettre)
    page_large.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert count_pages(page_large.pdf(prefer_css_page_size=True)) > 1
    page_large.goto(f"{adresse}la-cpts/territoire/")
    lues = read_texte(page_large.pdf(prefer_css_page_size=True))
    assert lues.count("Godewaersvelde") >= 2
