"""The meaning of an acronym, without a mouse: by the keyboard, by a finger, on paper."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.pages import FICHE

THEME = "prevention/theme/sante-sexuelle/"
# In a flexible box, an element beside a text loses the space between them: « LaCPTS ».
COLLES = """() => [...document.querySelectorAll("abbr, .cpts-sigle")]
  .map((element) => element.parentElement)
  .filter((parent) => /flex|grid/.test(getComputedStyle(parent).display) && parent.childNodes.length > 1)
  .map((parent) => parent.textContent)"""


def test_an_acronym_leads_to_its_words_and_says_them_on_paper(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    page = open_contexte(360, 800).new_page()
    page.goto(adresse + THEME)
    sigle = page.locator("main .cpts-sigle")
    expect(sigle).to_have_text("VIH")
    page.emulate_media(media="print")
    contenu = sigle.locator("abbr").evaluate("(element) => getComputedStyle(element, '::after').content")
    assert contenu == '" (virus de l’immunodéficience humaine)"'
    page.emulate_media(media="screen")
    sigle.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(adresse + "glossaire/#vih")
    expect(page.locator("#vih")).to_be_in_viewport()


def test_no_acronym_sticks_to_the_word_before(page_large: Page, adresse: str) -> None:
    for chemin in ("", THEME, FICHE, "annuaire/", "lieux/ehpad/", "que-faire/", "glossaire/", "agenda/"):
        page_large.goto(adresse + chemin)
        assert (chemin, page_large.evaluate(COLLES)) == (chemin, [])
