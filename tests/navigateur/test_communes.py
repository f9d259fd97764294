"""« Ma commune est-elle couverte ? »: the field that answers, and the same thing without it."""

import re

import pytest
from playwright.sync_api import Page, expect

COMMUNES = "communes/"


@pytest.fixture
def communes(page: Page, adresse: str) -> Page:
    page.goto(adresse + COMMUNES)
    expect(page.get_by_role("searchbox")).to_be_visible()
    return page


def ask(page: Page, question: str) -> None:
    page.get_by_role("searchbox").fill(question)
    page.get_by_role("searchbox").press("Enter")


def test_a_covered_commune_says_yes_and_leads_to_its_page(communes: Page) -> None:
    ask(communes, "arneke")
    reponse = communes.get_by_role("status")
    expect(reponse).to_have_text(re.compile(r"^Oui, Arnèke \(59285\) est couverte par la CPTS Exemple\."))
    expect(communes.get_by_role("searchbox")).to_be_focused()
    reponse.get_by_role("link", name="Se soigner : Arnèke").click()
    expect(communes.get_by_role("heading", level=1)).to_have_text("Se soigner à Arnèke")


def test_a_neighbour_says_which_team_covers_it_and_where_to_find_it(communes: Page) -> None:
    ask(communes, "62510")
    reponse = communes.get_by_role("status")
    expect(reponse).to_contain_text("Non, Arques (62510) n’est pas dans notre territoire.")
    expect(reponse).to_contain_text("Une autre équipe la couvre : CPTS Exemple des Marais et de l'Aa.")
    expect(reponse.get_by_role("link")).to_have_attribute("href", "https://marais-aa.example.org/")


def test_elsewhere_says_what_to_do(communes: Page) -> None:
    ask(communes, "Marseille")
    reponse = communes.get_by_role("status")
    expect(reponse).to_contain_text("Nous ne connaissons pas « Marseille »")
    reponse.get_by_role("link", name=re.compile("^Que faire")).click()
    ailleurs = communes.get_by_role("heading", name="Votre commune n’est pas là ?")
    expect(ailleurs).to_be_in_viewport()
    expect(communes.get_by_role("link", name="03 53 01 00 00").first).to_have_attribute("href", "tel:+33353010000")


def test_one_postal_code_answers_for_each_of_its_communes(communes: Page) -> None:
    ask(communes, "59670")
    reponse = communes.get_by_role("status")
    expect(reponse).to_contain_text("12 communes répondent à « 59670 »")
    expect(reponse.get_by_role("listitem")).to_have_count(12)
    ask(communes, "5")
    expect(reponse).to_contain_text("Écrivez quelques lettres ou chiffres de plus")


def test_a_typing_error_is_said_before_the_answer(communes: Page) -> None:
    ask(communes, "hazbrouck")
    expect(communes.get_by_role("status")).to_contain_text("Aucune commune ne s’écrit « hazbrouck ». Est-ce celle-ci ?")
    expect(communes.get_by_role("status")).to_contain_text("Oui, Hazebrouck")


def test_an_address_with_a_question_is_answered_and_a_hostile_one_is_only_text(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{COMMUNES}?q=cassel")
    expect(page.get_by_role("status")).to_contain_text("Oui, Cassel")
    page.goto(f"{adresse}{COMMUNES}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E{'x' * 9000}")
    expect(page.get_by_role("status")).to_contain_text("Nous ne connaissons pas « <img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_javascript_the_list_answers_and_no_dead_field_shows(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(adresse + COMMUNES)
    expect(page_sans_js.get_by_role("searchbox")).to_have_count(0)
    expect(page_sans_js.locator("[data-etat=couverte] [data-commune]")).to_have_count(51)
    expect(page_sans_js.locator("[data-etat=voisine] [data-commune]").first).to_be_visible()
    page_sans_js.get_by_role("link", name="Zuytpeene").click()
    expect(page_sans_js.get_by_role("heading", level=1)).to_have_text("Se soigner à Zuytpeene")


def test_the_link_about_to_be_clicked_is_not_made_again(page: Page, adresse: str) -> None:
    page.clock.install()
    page.goto(adresse + COMMUNES)
    ask(page, "Marseille")
    lien = page.get_by_role("status").get_by_role("link").element_handle()
    page.clock.run_for(1000)
    assert lien.evaluate("lien => lien.isConnected")
