"""A slow network: a page is there before its scripts. What is done meanwhile is kept, or is not offered yet."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.navigateur.lecture_pdf import count_pages, read_texte
from tests.navigateur.pages import ANNUAIRE, RECHERCHE

PROFESSIONNEL, EVENEMENT, FERMETURE = (f"contribuer/{genre}/" for genre in ("professionnel", "evenement", "fermeture"))


class Retenue:
    """The file that `motif` names waits to be let in; `demandes` are the addresses that the page asks."""

    def __init__(self, page: Page, motif: str) -> None:
        self.page, self.motif = page, motif
        self.attentes: list[Route] = []
        self.demandes: list[str] = []
        page.route(motif, lambda route: self.attentes.append(route))  # noqa: PLW0108 - playwright reads its signature
        page.on("request", self._note)

    def _note(self, demande: Request) -> None:
        self.demandes.append(demande.url)

    def open(self, adresse: str) -> None:
        with self.page.expect_request(self.motif):
            self.page.goto(adresse, wait_until="commit")

    def let_in(self) -> None:
        for route in self.attentes:
            route.continue_()


def test_the_enter_key_sends_nothing_before_the_form_can_read_it(page: Page, adresse: str) -> None:
    """A name in the address would be kept by the server."""
    script = Retenue(page, "**/saisie.mjs")
    script.open(adresse + PROFESSIONNEL)
    prenom, bouton = page.get_by_label("Prénom"), page.locator("button[type=submit]")
    prenom.fill("Élodie")
    prenom.press("Enter")
    expect(page.locator("[data-sans-js]")).to_be_hidden()
    script.let_in()
    expect(bouton).to_be_visible()
    prenom.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(prenom).to_have_value("Élodie")
    assert [demande for demande in script.demandes if "prenom" in demande] == []


def test_a_form_whose_script_never_comes_says_so_and_sends_nothing(page: Page, adresse: str) -> None:
    script = Retenue(page, "**/saisie.mjs")
    script.open(adresse + PROFESSIONNEL)
    page.get_by_label("Prénom").fill("Élodie")
    page.get_by_label("Prénom").press("Enter")
    expect(page.get_by_role("link", name="Répondre par courriel")).to_be_visible()
    page.goto(adresse)
    assert [demande for demande in script.demandes if "prenom" in demande] == []


def test_an_identifier_is_proposed_from_what_was_typed_before(page: Page, adresse: str) -> None:
    script = Retenue(page, "**/saisie.mjs")
    script.open(adresse + EVENEMENT)
    page.get_by_label("Titre").fill("Café des voisins")
    script.let_in()
    expect(page.get_by_label("Identifiant")).to_have_value("cafe-des-voisins")


def test_a_closure_waits_for_the_directory_that_names_who_closes(page: Page, adresse: str) -> None:
    annuaire = Retenue(page, "**/donnees/annuaire-recherche.json")
    annuaire.open(f"{adresse}{FERMETURE}?fiche=claire-martin")
    page.get_by_label("Premier jour fermé").fill("2026-12-24")
    page.get_by_label("Dernier jour fermé").fill("2027-01-02")
    page.get_by_role("button", name="Préparer l’annonce").click()
    annuaire.let_in()
    expect(page.get_by_role("heading", name="C’est prêt")).to_be_focused()
    expect(page.get_by_label("Nom de la personne ou du lieu")).to_have_value("Dr Claire Martin (claire-martin)")


def test_a_directory_that_never_comes_does_not_hold_the_form(page: Page, adresse: str) -> None:
    Retenue(page, "**/donnees/annuaire-recherche.json").open(adresse + PROFESSIONNEL)
    page.get_by_role("button", name="Préparer le changement").click()
    expect(page.get_by_role("alert")).to_be_focused()


def test_the_button_of_the_menu_comes_with_what_it_does(page: Page, adresse: str) -> None:
    script = Retenue(page, "**/menu.mjs")
    script.open(adresse)
    menu, bouton = page.get_by_role("navigation", name="Menu principal"), page.get_by_role("button", name="Menu")
    expect(menu.get_by_role("link", name="Agenda")).to_be_visible()
    expect(bouton).to_be_hidden()
    script.let_in()
    bouton.click()
    expect(bouton).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link", name="Agenda")).to_be_visible()


@pytest.mark.parametrize("metier", ["", "medecin-generaliste"])
def test_a_box_ticked_before_the_directory_can_filter_still_counts(page_large: Page, adresse: str, metier: str) -> None:
    """What the address asks holds too."""
    page = page_large
    script = Retenue(page, "**/js/annuaire.mjs")
    script.open(f"{adresse}{ANNUAIRE}?profession={metier}&ouvert=samedi")
    case = page.get_by_role("checkbox", name="Prend de nouveaux patients")
    case.check()
    script.let_in()
    expect(page.get_by_role("status").first).to_contain_text(re.compile(r"^\d+\srésultats?\b"))
    expect(case).to_be_checked()
    expect(page.locator("[name=profession]:checked")).to_have_count(1 if metier else 0)
    expect(page.locator("select[name=ouvert]")).to_have_value("samedi")


def test_fields_restored_by_the_browser_on_coming_back_are_no_change(page_large: Page, adresse: str) -> None:
    """Until someone touches the form, what the address asks in vain is told."""
    page = page_large
    avis = page.locator("[data-avis]")
    page.goto(f"{adresse}{ANNUAIRE}?profession=inconnue&ouvert=samedi")
    expect(avis).to_contain_text("ne correspond à rien ici : le métier")
    page.get_by_role("link", name="Agenda").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Agenda")
    page.go_back()
    expect(page.locator("select[name=ouvert]")).to_have_value("samedi")
    expect(avis).to_contain_text("ne correspond à rien ici : le métier")


def test_words_typed_before_the_search_comes_are_searched(page: Page, adresse: str) -> None:
    script = Retenue(page, "**/js/recherche.mjs")
    script.open(f"{adresse}{RECHERCHE}?q=kine")
    page.get_by_role("searchbox").fill("pharmacie")
    script.let_in()
    expect(page.get_by_role("status")).to_contain_text("pour « pharmacie »")
    expect(page.get_by_role("searchbox")).to_have_value("pharmacie")


def test_a_sheet_that_comes_late_does_not_replace_what_was_chosen_since(page: Page, adresse: str) -> None:
    code = Retenue(page, "**/lib/qr.mjs")
    code.open(f"{adresse}orientation/?selection=claire-martin")
    page.get_by_role("button", name="Retirer Dr Claire Martin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Orienter un patient")
    code.let_in()
    page.wait_for_load_state("networkidle")
    expect(page.locator("html.cpts-avec-feuille")).not_to_be_attached()
    expect(page.locator(".cpts-orientation__feuille li")).to_have_count(0)


def test_a_sheet_whose_code_never_comes_is_printed_without_it(page: Page, adresse: str) -> None:
    page.route("**/lib/qr.mjs", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{adresse}orientation/?selection=claire-martin")
    expect(page.locator("html.cpts-avec-feuille")).to_be_attached()
    texte = read_texte(page.pdf(prefer_css_page_size=True))
    assert "Dr Claire Martin 03 53 01 00 20" in texte
    assert "selection=claire-martin" in texte


def test_a_sheet_is_printed_once_it_is_there(page: Page, adresse: str) -> None:
    """« Imprimer la feuille » pressed at once: the code that closes the sheet is still to come."""
    page.add_init_script("window.print = () => { window.imprime = document.documentElement.className; };")
    code = Retenue(page, "**/lib/qr.mjs")
    code.open(f"{adresse}orientation/?selection=claire-martin")
    page.get_by_role("button", name="Imprimer la feuille").click()
    assert page.evaluate("window.imprime") is None
    code.let_in()
    expect(page.locator("html.cpts-avec-feuille")).to_be_attached()
    assert "cpts-avec-feuille" in page.evaluate("window.imprime")
    pdf = page.pdf(prefer_css_page_size=True)
    assert count_pages(pdf) == 1
    assert "Dr Claire Martin 03 53 01 00 20" in read_texte(pdf)
