"""The directory filtered on the device, and its lists without any script."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.navigateur.pages import ANNUAIRE

LIGNES = "[data-resultats] > li"
COMPTE = "[data-compte]"
PRET = "cpts-annuaire[data-etat='pret']"
FILTRE = "?profession=medecin-generaliste&nouveaux=oui"


@pytest.fixture
def annuaire(page_large: Page, adresse: str) -> Page:
    page_large.goto(adresse + ANNUAIRE)
    expect(page_large.locator(LIGNES)).to_have_count(20)
    return page_large


def test_filters_narrow_the_list_and_write_the_address(annuaire: Page) -> None:
    annuaire.get_by_role("checkbox", name="Médecin généraliste").check()
    expect(annuaire.locator(COMPTE)).to_have_text("24\u00a0résultats")
    nouveaux = annuaire.get_by_role("checkbox", name="Prend de nouveaux patients")
    nouveaux.check()
    expect(annuaire.locator(LIGNES)).to_have_count(8)
    expect(annuaire).to_have_url(re.compile(re.escape(FILTRE) + "$"))
    expect(nouveaux).to_be_focused()
    expect(annuaire.get_by_role("status")).to_have_text("8\u00a0résultats")
    for ligne in annuaire.locator(LIGNES).all():
        expect(ligne).to_contain_text("Médecin généraliste")
        expect(ligne).to_contain_text("Prend de nouveaux patients")


def test_an_address_with_filters_opens_filtered_and_back_returns_to_it(page_large: Page, adresse: str) -> None:
    page_large.goto(adresse + ANNUAIRE + FILTRE)
    expect(page_large.locator(LIGNES)).to_have_count(8)
    expect(page_large.get_by_role("checkbox", name="Médecin généraliste")).to_be_checked()
    page_large.locator(LIGNES).first.get_by_role("link").first.click()
    expect(page_large.get_by_role("heading", level=1)).not_to_have_text("Trouver un soignant")
    page_large.go_back()
    expect(page_large.locator(LIGNES)).to_have_count(8)
    expect(page_large.get_by_role("checkbox", name="Prend de nouveaux patients")).to_be_checked()


def test_words_forgive_accents_and_order_and_the_focus_stays(annuaire: Page) -> None:
    champ = annuaire.get_by_role("searchbox")
    champ.fill("kine bailleul")
    expect(annuaire.locator(COMPTE)).to_have_text("3\u00a0résultats")
    expect(annuaire.locator(LIGNES).first).to_contain_text("Masseur-kinésithérapeute")
    expect(champ).to_be_focused()
    champ.press("Enter")
    expect(annuaire.locator(COMPTE)).to_be_focused()


def test_what_is_typed_before_the_script_comes_is_kept(page_large: Page, adresse: str) -> None:
    champ = page_large.get_by_role("searchbox")

    def type_puis_laisse(route: Route) -> None:
        champ.fill("kine bailleul")
        route.continue_()

    page_large.route("**/js/annuaire.mjs", type_puis_laisse)
    page_large.goto(adresse + ANNUAIRE)
    expect(page_large.locator(COMPTE)).to_have_text("3\u00a0résultats")
    expect(champ).to_have_value("kine bailleul")


def test_an_empty_result_says_what_to_loosen(page_large: Page, adresse: str) -> None:
    page_large.goto(f"{adresse}{ANNUAIRE}?profession=infirmier&commune=bailleul&nouveaux=oui")
    expect(page_large.get_by_role("status")).to_have_text("Aucun résultat")
    page_large.get_by_role("button", name=re.compile("^Sans « Prend de nouveaux patients »")).click()
    expect(page_large.locator(LIGNES).first).to_contain_text("Infirmier")
    expect(page_large.locator(COMPTE)).to_be_focused()


def test_the_script_keeps_the_lines_of_the_page(page_large: Page, page_sans_js: Page, adresse: str) -> None:
    """Nothing moves when the script takes over: same order, same words, same count."""
    page_sans_js.goto(adresse + ANNUAIRE)
    attendues = page_sans_js.locator(".cpts-resultat__corps").all_text_contents()[:20]
    bilan = page_sans_js.locator(COMPTE).inner_text()
    page_large.goto(adresse + ANNUAIRE)
    expect(page_large.locator(LIGNES)).to_have_count(20)
    expect(page_large.locator(PRET)).to_be_attached()
    assert page_large.locator(".cpts-resultat__corps").all_text_contents() == attendues
    expect(page_large.locator(COMPTE)).to_have_text(bilan)


def test_more_lines_come_on_demand_and_the_focus_goes_to_the_first(annuaire: Page) -> None:
    annuaire.get_by_role("button", name=re.compile("^Afficher plus")).click()
    expect(annuaire.locator(LIGNES)).to_have_count(40)
    expect(annuaire.locator(LIGNES).nth(20).get_by_role("link").first).to_be_focused()


def test_the_map_follows_the_filters(annuaire: Page) -> None:
    annuaire.get_by_role("button", name="Ouvrir la carte interactive").click()
    carte = annuaire.locator("cpts-carte[data-etat='prete']")
    expect(carte.get_by_role("button", name="Bailleul, 34 professionnels et lieux")).to_be_attached()
    annuaire.get_by_role("checkbox", name="Masseur-kinésithérapeute").check()
    expect(carte.get_by_role("button", name="Bailleul, 2 professionnels et lieux")).to_be_attached()
    annuaire.get_by_role("checkbox", name="Masseur-kinésithérapeute").uncheck()
    expect(carte.get_by_role("button", name="Bailleul, 34 professionnels et lieux")).to_be_attached()


def test_the_filters_of_a_phone_fold_behind_their_button(page: Page, adresse: str) -> None:
    page.goto(adresse + ANNUAIRE)
    bouton = page.get_by_role("button", name="Filtrer")
    case = page.get_by_role("checkbox", name="Médecin généraliste")
    expect(bouton).to_have_attribute("aria-expanded", "false")
    expect(case).to_be_hidden()
    bouton.press("Enter")
    expect(case).to_be_visible()


@pytest.mark.parametrize(
    ("premier", "second"),
    [("Médecins généralistes", "Dr Claire Martin"), ("Cassel", "Dr Claire Martin")],
    ids=["metier", "commune"],
)
def test_without_javascript_two_links_reach_a_person(
    page_sans_js: Page, adresse: str, premier: str, second: str
) -> None:
    page_sans_js.goto(adresse + ANNUAIRE)
    expect(page_sans_js.locator("[data-id]")).to_have_count(244)
    expect(page_sans_js.locator("noscript p").first).to_be_visible()
    page_sans_js.locator("main section").get_by_role("link", name=premier, exact=True).first.click()
    page_sans_js.get_by_role("link", name=second, exact=True).first.click()
    expect(page_sans_js.get_by_role("heading", level=1)).to_have_text(second)
