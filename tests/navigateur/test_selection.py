"""Choosing entries anywhere: the buttons of the lines, the bar, what the browser keeps and how little it is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.navigateur.lecture_pdf import count_pages, read_texte
from tests.navigateur.pages import ANNUAIRE, CARTE, FICHE, RECHERCHE

METIER = "professions/infirmier/"
ORIENTATION = "orientation/"
REFUS = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('non', 'SecurityError'); } })"
LIT_GARDE = "() => [document.cookie, localStorage.length, Object.entries(sessionStorage)]"
CACHE = """(e) => {
  const { top, bottom, left, right } = e.getBoundingClientRect();
  const dessus = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return !(dessus && (e.contains(dessus) || dessus.contains(e))) || bottom > innerHeight + 1;
}"""


def get_barre(page: Page) -> Locator:
    return page.get_by_role("region", name="Sélection", exact=True)


def add(page: Page, nom: str) -> None:
    page.get_by_role("button", name=f"Ajouter {nom} à la sélection", exact=True).click()


def tab_to(page: Page, nom: str, limite: int = 200) -> None:
    """Tabs until the element of that name has the focus; nothing on the way may be hidden by the bar."""
    page.locator("a, button").filter(has_text=nom).first.wait_for(state="attached")
    for _ in range(limite):
        page.keyboard.press("Tab")
        actif = page.locator(":focus")
        assert not actif.evaluate(CACHE), actif.text_content()
        if (actif.text_content() or "").strip().startswith(nom):
            return
    pytest.fail(f"« {nom} » n’est pas atteint au clavier.")


def list_noms(page: Page) -> list[str]:
    return page.locator(".cpts-orientation .cpts-resultat h2").all_inner_texts()


def list_premiers(page: Page, nombre: int) -> list[str]:
    return page.locator(".cpts-resultat__nom").all_inner_texts()[:nombre]


def test_entries_ticked_in_a_list_and_on_a_page_make_one_sheet(page_large: Page, adresse: str) -> None:
    page = page_large
    page.goto(adresse + METIER)
    expect(get_barre(page)).to_have_count(0)
    premier, second = list_premiers(page, 2)
    add(page, premier)
    expect(get_barre(page)).to_contain_text("1\u00a0fiche choisie")
    add(page, second)
    expect(get_barre(page)).to_contain_text("2\u00a0fiches choisies")
    page.goto(adresse + FICHE)
    page.get_by_role("button", name="Ajouter à la sélection", exact=True).click()
    expect(page.get_by_role("button", name="Retirer de la sélection", exact=True)).to_be_focused()
    get_barre(page).get_by_role("link", name="Voir la sélection").click()
    expect(page.get_by_role("status")).to_have_text("3\u00a0fiches choisies.")
    assert list_noms(page) == [premier, second, "Dr Claire Martin"]
    page.get_by_role("button", name=f"Retirer {second}").click()
    expect(page.get_by_role("status")).to_have_text("2\u00a0fiches choisies.")
    assert list_noms(page) == [premier, "Dr Claire Martin"]
    expect(page.locator(".cpts-orientation__feuille li")).to_have_count(2)
    pdf = page.pdf(prefer_css_page_size=True)
    texte = read_texte(pdf)
    assert count_pages(pdf) == 1
    assert premier in texte
    assert "Dr Claire Martin 03 53 01 00 20" in texte
    assert second not in texte


def test_the_same_with_the_keyboard_alone(page: Page, adresse: str) -> None:
    page.goto(adresse + METIER)
    premier, second = list_premiers(page, 2)
    for nom in (premier, second):
        tab_to(page, f"Ajouter {nom} à la sélection")
        page.keyboard.press("Enter")
        expect(page.locator(":focus")).to_have_text(f"Retirer {nom} de la sélection")
    page.goto(adresse + FICHE)
    tab_to(page, "Ajouter à la sélection")
    page.keyboard.press("Space")
    page.reload()
    tab_to(page, "Aller à la sélection")
    page.keyboard.press("Enter")
    tab_to(page, "Voir la sélection", 1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("3\u00a0fiches choisies.")
    tab_to(page, "Imprimer la feuille")
    tab_to(page, f"Monter {second}")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text(f"Descendre {second}")
    assert list_noms(page) == [second, premier, "Dr Claire Martin"]
    tab_to(page, f"Retirer {premier}")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Retirer Dr Claire Martin")
    assert list_noms(page) == [second, "Dr Claire Martin"]


@pytest.mark.parametrize(("largeur", "hauteur"), [(320, 640), (640, 400), (320, 256)])
def test_the_bar_hides_nothing_in_a_small_window(
    open_contexte: Callable[..., BrowserContext], adresse: str, largeur: int, hauteur: int
) -> None:
    """A phone, a desk enlarged twice, a desk enlarged four times."""
    page = open_contexte(largeur, hauteur).new_page()
    page.goto(adresse + METIER)
    premier = list_premiers(page, 1)[0]
    add(page, premier)
    tab_to(page, "Confidentialité", 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    bouton = get_barre(page).get_by_role("link", name="Voir la sélection")
    assert bouton.bounding_box()["height"] >= 44  # type: ignore[index]
    bouton.click()
    expect(page.get_by_role("status")).to_have_text("1\u00a0fiche choisie.")
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur


def test_the_buttons_are_large_enough_and_say_whom(page: Page, adresse: str) -> None:
    page.goto(adresse + ANNUAIRE)
    boutons = page.locator("button.cpts-ajout")
    expect(boutons).to_have_count(20)
    hauteurs = boutons.evaluate_all("bs => bs.map(b => b.getBoundingClientRect().height)")
    assert min(hauteurs) >= 44
    noms = boutons.evaluate_all("bs => bs.map(b => b.textContent)")
    assert len(set(noms)) == 20
    assert noms[0] == f"Ajouter {list_premiers(page, 1)[0]} à la sélection"


def test_lines_that_come_later_have_their_button_too(page_large: Page, adresse: str) -> None:
    page = page_large
    page.goto(adresse + ANNUAIRE)
    add(page, "Célestine Aït Saïd")
    page.get_by_role("button", name=re.compile("^Afficher plus")).click()
    expect(page.locator("[data-resultats] button.cpts-ajout")).to_have_count(40)
    page.get_by_role("searchbox").fill("martin claire")
    expect(page.locator("[data-resultats] > li")).to_have_count(1)
    add(page, "Dr Claire Martin")
    page.goto(f"{adresse}{RECHERCHE}?q=ait+said")
    expect(page.get_by_role("button", name="Retirer Célestine Aït Saïd de la sélection")).to_be_visible()
    page.goto(f"{adresse}{RECHERCHE}?q=vaccination")
    expect(page.locator("[data-resultats] > li").first).to_be_visible()
    lignes = page.locator("[data-resultats] > li").filter(has=page.locator("button.cpts-ajout"))
    liens = lignes.locator("a").evaluate_all("liens => liens.map(a => a.pathname).filter(p => p !== '')")
    assert all(re.match(r"/annuaire/[a-z0-9-]+/$", lien) for lien in liens if not lien.startswith("+"))


def test_an_entry_is_ticked_in_the_bubble_of_the_map_too(page: Page, adresse: str) -> None:
    page.goto(adresse + CARTE)
    page.locator("cpts-carte").scroll_into_view_if_needed()
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    page.get_by_label("Aller à une commune").select_option(label="Arnèke")
    point = page.locator("cpts-carte").get_by_role("button", name=re.compile("^Mairie d.Arnèke,"))
    point.focus()
    page.keyboard.press("Enter")
    bulle = page.get_by_role("dialog")
    ajouter = bulle.get_by_role("button", name=re.compile("^Ajouter Mairie d.Arnèke à la sélection$"))
    expect(ajouter).to_be_visible()
    for _ in range(6):
        if ajouter.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(bulle.get_by_role("button", name=re.compile("^Retirer Mairie d.Arnèke de la sélection$"))).to_be_focused()
    expect(get_barre(page)).to_contain_text("1\u00a0fiche choisie")
    assert ajouter.count() == 0
    page.keyboard.press("Escape")
    expect(bulle).to_have_count(0)
    expect(point).to_be_focused()
    get_barre(page).get_by_role("link").click()
    expect(page).to_have_url(re.compile("selection=mairie-arneke$"))


def test_the_bubble_and_the_line_beside_it_are_ticked_together(page_large: Page, adresse: str) -> None:
    page = page_large
    page.goto(f"{adresse}{ANNUAIRE}?q=claire martin")
    ligne = page.locator("[data-resultats] > li")
    expect(ligne).to_have_count(1)
    # The map shows the same list.
    expect(page.locator("cpts-carte").get_by_role("button", name=re.compile("^Hazebrouck, 0 "))).to_be_attached()
    ligne.get_by_role("button", name="Sur la carte : Dr Claire Martin").click()
    bulle = page.get_by_role("dialog")
    bulle.get_by_role("button", name="Ajouter Dr Claire Martin à la sélection").click()
    expect(ligne.get_by_role("button", name="Retirer Dr Claire Martin de la sélection")).to_be_visible()
    ligne.get_by_role("button", name="Retirer Dr Claire Martin de la sélection").click()
    expect(bulle.get_by_role("button", name="Ajouter Dr Claire Martin à la sélection")).to_be_visible()
    ligne.get_by_role("button", name="Ajouter Dr Claire Martin à la sélection").click()
    page.keyboard.press("Escape")
    ligne.get_by_role("button", name="Sur la carte : Dr Claire Martin").click()
    expect(bulle.get_by_role("button", name="Retirer Dr Claire Martin de la sélection")).to_be_visible()


def test_what_is_kept_is_the_list_of_ids_in_this_tab_alone(page: Page, adresse: str) -> None:
    page.goto(adresse + METIER)
    add(page, list_premiers(page, 1)[0])
    ident = page.locator(".cpts-resultat").first.get_attribute("data-id")
    assert page.evaluate(LIT_GARDE) == ["", 0, [["cpts-selection /", ident]]]
    page.get_by_role("button", name="Vider la sélection").click()
    expect(get_barre(page)).to_have_count(0)
    expect(page.locator("main")).to_be_focused()
    expect(page.get_by_role("button", name=re.compile("^Ajouter")).first).to_be_visible()
    assert page.evaluate(LIT_GARDE) == ["", 0, []]
    assert page.context.cookies() == []


def test_another_tab_has_a_selection_of_its_own(page: Page, adresse: str) -> None:
    page.goto(adresse + METIER)
    add(page, list_premiers(page, 1)[0])
    autre = page.context.new_page()
    autre.goto(adresse + METIER)
    expect(autre.locator("button.cpts-ajout").first).to_be_visible()
    expect(get_barre(autre)).to_have_count(0)


def test_everything_works_by_the_address_when_the_browser_keeps_nothing(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    contexte = open_contexte(1280, 900)
    contexte.add_init_script(REFUS)
    page = contexte.new_page()
    page.goto(adresse + METIER)
    premier = list_premiers(page, 1)[0]
    add(page, premier)
    ident = page.locator(".cpts-resultat").first.get_attribute("data-id")
    expect(page).to_have_url(f"{adresse}{METIER}?selection={ident}")
    page.locator("main").get_by_role("link", name="Trouver un soignant").click()
    expect(page).to_have_url(f"{adresse}{ANNUAIRE}?selection={ident}")
    expect(get_barre(page)).to_contain_text("1\u00a0fiche choisie")
    add(page, "Célestine Aït Saïd")
    get_barre(page).get_by_role("link").click()
    expect(page.get_by_role("status")).to_have_text("2\u00a0fiches choisies.")
    page.get_by_role("button", name=f"Retirer {premier}").click()
    page.get_by_role("link", name="Ajouter une fiche").click()
    expect(page.get_by_role("button", name="Retirer Célestine Aït Saïd de la sélection")).to_be_visible()


def test_the_thirteenth_is_refused_in_words(page: Page, adresse: str) -> None:
    page.goto(adresse + METIER)
    boutons = page.locator("button.cpts-ajout")
    for rang in range(12):
        boutons.nth(rang).click()
    expect(get_barre(page)).to_contain_text("12\u00a0fiches choisies")
    boutons.nth(12).click()
    expect(get_barre(page)).to_contain_text("La sélection est pleine\u00a0: 12\u00a0fiches au plus")
    expect(boutons.nth(12)).to_contain_text("Ajouter")


def test_back_keeps_what_was_added_since(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{ORIENTATION}?selection=claire-martin")
    expect(page.get_by_role("status")).to_have_text("1\u00a0fiche choisie.")
    page.get_by_role("link", name="Ajouter une fiche").click()
    add(page, "Célestine Aït Saïd")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("2\u00a0fiches choisies.")
    assert list_noms(page) == ["Dr Claire Martin", "Célestine Aït Saïd"]
    page.go_back()
    page.goto(adresse + ORIENTATION)
    expect(page.get_by_role("status")).to_have_text("2\u00a0fiches choisies.")


def test_neither_the_bar_nor_the_buttons_are_printed(page_large: Page, adresse: str) -> None:
    page = page_large
    page.goto(adresse + FICHE)
    page.get_by_role("button", name="Ajouter à la sélection").click()
    page.emulate_media(media="print")
    expect(get_barre(page)).to_be_hidden()
    expect(page.locator("button.cpts-ajout")).to_be_hidden()
    assert count_pages(page.pdf(prefer_css_page_size=True)) == 1
    page.goto(adresse + METIER)
    expect(page.locator("button.cpts-ajout").first).to_be_hidden()
