"""Meetings are chosen by audience, theme, commune and video with links alone."""

from playwright.sync_api import Page, expect

from tests.navigateur.pages import AGENDA, AGENDA_VISIO, EVENEMENT


def test_without_javascript_a_person_goes_from_the_agenda_to_a_list_and_to_another(
    page_sans_js: Page, adresse: str
) -> None:
    page = page_sans_js
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(adresse + AGENDA)
    choix = page.get_by_role("navigation", name="Choisir des rendez-vous")
    expect(choix.get_by_role("link", name="Aidants")).to_be_hidden()
    choix.get_by_text("Pour qui").click()
    choix.get_by_role("link", name="Aidants").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rendez-vous pour les aidants")
    expect(page.locator(".cpts-evenement", has_text="Café des aidants").first).to_be_visible()
    choix = page.get_by_role("navigation", name="Choisir d’autres rendez-vous")
    expect(choix.get_by_role("link", name="Aidants")).to_have_attribute("aria-current", "page")
    choix.get_by_role("link", name="En visio").click()
    expect(page).to_have_url(adresse + AGENDA_VISIO)


def test_the_keyboard_opens_a_choice_and_follows_its_links(page: Page, adresse: str) -> None:
    page.goto(adresse + AGENDA)
    page.get_by_text("Commune", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    nom = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Rendez-vous à {nom}")


def test_an_event_leads_to_what_its_audience_its_theme_and_its_commune_have(page: Page, adresse: str) -> None:
    page.goto(adresse + EVENEMENT)
    titre = page.get_by_role("heading", level=1).inner_text()
    cles = page.locator(".cpts-cles")
    for nom in ("Enfants", "Vaccination", "Tous les rendez-vous à"):
        cles.get_by_role("link", name=nom).click()
        expect(page.locator(".cpts-evenement", has_text=titre).first).to_be_visible()
        page.go_back()
