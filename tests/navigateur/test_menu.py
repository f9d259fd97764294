"""The main menu on a phone: a real button, and nothing to reach while it is closed."""

from playwright.sync_api import Page, expect


def test_enter_opens_the_menu_and_escape_closes_it(page: Page, adresse: str) -> None:
    page.goto(adresse)
    bouton = page.get_by_role("button", name="Menu")
    lien = page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Agenda")
    expect(bouton).to_have_attribute("aria-expanded", "false")
    expect(lien).to_be_hidden()

    bouton.focus()
    page.keyboard.press("Enter")
    expect(bouton).to_have_attribute("aria-expanded", "true")
    expect(lien).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".cpts-menu__lien").first).to_be_focused()

    page.keyboard.press("Escape")
    expect(bouton).to_have_attribute("aria-expanded", "false")
    expect(bouton).to_be_focused()
    expect(lien).to_be_hidden()


def test_the_closed_menu_holds_no_tab_stop(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cpts-menu__liste')") is None


def test_the_menu_unfolds_when_the_window_grows(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    expect(page.locator(".cpts-menu__lien").first).to_be_visible()


def test_the_menu_is_simply_there_without_javascript(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(adresse)
    expect(page_sans_js.get_by_role("button", name="Menu")).to_be_hidden()
    page_sans_js.locator(".cpts-menu__lien", has_text="Agenda").click()
    expect(page_sans_js.get_by_role("heading", level=1)).to_have_text("Agenda")
