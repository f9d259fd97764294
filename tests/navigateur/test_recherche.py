"""The search over the whole site."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.pages import RECHERCHE

LIGNES = "[data-resultats] > li"


@pytest.mark.parametrize(
    ("question", "attendu"),
    [
        ("medecin", "Médecin généraliste"),
        ("généraliste", "Médecin généraliste"),
        ("kine", "Masseur-kinésithérapeute"),
        ("orthofoniste", "Orthophoniste"),
        ("martin claire", "Dr Claire Martin"),
        ("celik", "Mireille Çelik"),
        ("03 53 01 00 20", "Dr Claire Martin"),
        ("bailleul", "Bailleul"),
    ],
)
def test_what_people_type_finds_what_they_mean(page: Page, adresse: str, question: str, attendu: str) -> None:
    page.goto(adresse + RECHERCHE)
    expect(page.locator("cpts-recherche:defined")).to_be_attached()
    page.get_by_role("searchbox").fill(question)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(LIGNES).filter(has_text=attendu).first).to_be_visible()
    compte = page.get_by_role("status")
    expect(compte).to_contain_text(f"pour « {question} »")
    expect(compte).to_be_focused()


def test_the_question_is_in_the_address_and_comes_back_from_it(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.get_by_role("searchbox").fill("kiné")
    page.get_by_role("button", name="Chercher").click()
    expect(page).to_have_url(re.compile(r"/recherche/\?q=kin%C3%A9$"))
    expect(page.get_by_role("searchbox")).to_have_value("kiné")
    premier = page.locator(LIGNES).first
    expect(premier).to_be_visible()
    page.reload()
    expect(premier).to_be_visible()


def test_a_word_that_means_nothing_gets_help(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{RECHERCHE}?q=zqxwv")
    expect(page.get_by_role("status")).to_have_text("Aucun résultat pour « zqxwv »")
    expect(page.get_by_text("Essayez un seul mot")).to_be_visible()
    expect(page.locator(LIGNES)).to_have_count(0)


def test_two_words_that_do_not_go_together_get_a_way_out(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{RECHERCHE}?q=kiné+zqxwv")
    page.get_by_role("button", name="Essayer « kine »").click()
    expect(page.locator(LIGNES).first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_without_javascript_the_page_leads_to_the_lists(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(f"{adresse}{RECHERCHE}?q=kine")
    expect(page_sans_js.locator("noscript p")).to_be_visible()
    page_sans_js.locator("main").get_by_role("link", name="Les professionnels, par métier").click()
    page_sans_js.get_by_role("link", name="Masseurs-kinésithérapeutes").click()
    expect(page_sans_js.get_by_role("heading", level=1)).to_have_text("Masseurs-kinésithérapeutes")


def test_a_lost_address_is_searched_for_the_visitor(page: Page, adresse: str, dossier_site: Path) -> None:
    perdue = (dossier_site / "404.html").read_text(encoding="utf-8")
    page.route("**/annuaire/dr-martin-claire/", lambda route: route.fulfill(body=perdue, content_type="text/html"))
    page.goto(adresse + "annuaire/dr-martin-claire/")
    expect(page.get_by_role("searchbox")).to_have_value("dr martin claire")
    expect(page.locator(LIGNES).first).to_contain_text("Dr Claire Martin")
    page.get_by_role("link", name="Dr Claire Martin").first.click()
    expect(page).to_have_url(adresse + "annuaire/claire-martin/")
