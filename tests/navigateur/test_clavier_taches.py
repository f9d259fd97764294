"""Ten tasks done with the keys alone, on a phone and on a desk: no click, and no focus given by the test.

Every stop on the way is checked by `Marche`: seen, whole in the window, ringed, uncovered, in order.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.navigateur.marche import COLONNE_PX, Marche
from tests.navigateur.pages import ANNUAIRE, CARTE, FICHE

LARGEURS = (360, 1280)
ANCIENS = "[data-resultats] > li"


def call_kine(m: Marche) -> None:
    """A physiotherapist of a town, and the link that dials."""
    m.skip()
    m.go_to("Trouver un professionnel")
    m.press("Enter")
    m.land("Trouver un soignant")
    m.go_to("Nom, métier, commune")
    m.write("kine bailleul")
    expect(m.page.get_by_role("status").filter(has_text="3\u00a0résultats")).to_be_visible()
    m.press("Enter")
    expect(m.page.locator("[data-compte]")).to_be_focused()
    m.go_to("Appeler", 12)
    lien = m.page.locator(":focus")
    expect(lien).to_have_attribute("href", re.compile(r"^tel:\+33"))
    expect(m.page.locator(ANCIENS).first).to_contain_text("Masseur-kinésithérapeute")


def filter_nouveaux(m: Marche) -> None:
    """« Prend de nouveaux patients » is ticked, then an entry is opened."""
    m.page.goto(f"{m.page.url}{ANNUAIRE}")
    expect(m.page.locator("cpts-annuaire[data-etat='pret']")).to_be_visible()
    m.skip()
    if m.page.evaluate("innerWidth") <= COLONNE_PX:
        expect(m.page.get_by_role("button", name="Filtrer")).to_be_visible()
        m.go_to("Filtrer")
        m.press("Enter")
        expect(m.page.locator(":focus")).to_have_attribute("aria-expanded", "true")
    m.go_to("Prend de nouveaux patients")
    m.press("Space")
    expect(m.page.get_by_role("checkbox", name="Prend de nouveaux patients")).to_be_checked()
    expect(m.page.get_by_role("status").first).to_contain_text("résultats")
    m.check_focus()
    nom = m.page.locator(".cpts-resultat__nom").first.inner_text()
    m.go_to(nom)
    m.press("Enter")
    m.land(nom.split(",")[0])


def search_with_a_fault(m: Marche) -> None:
    """From the home page, with a typing error."""
    m.skip()
    m.tab()
    m.write("orthofoniste")
    m.press("Enter")
    expect(m.page.locator("[data-compte]")).to_contain_text("orthofoniste")
    m.page.wait_for_load_state()
    m.arrets.clear()
    m.skip()
    expect(m.page.locator(ANCIENS).first).to_contain_text(re.compile("[Oo]rthophonis"))
    nom = m.page.locator(ANCIENS).first.get_by_role("link").first.inner_text()
    m.go_to(nom)
    m.press("Enter")
    m.land(nom)


def keep_meeting(m: Marche) -> None:
    """The menu, the agenda, a month, a meeting, and its file."""
    expect(m.page.locator("html.cpts-menu-pret")).to_be_attached()
    if m.page.get_by_role("button", name="Menu").is_visible():
        m.go_to("Menu")
        m.press("Enter", "Escape")
        expect(m.page.get_by_role("button", name="Menu")).to_be_focused()
        m.press("Enter")
    m.go_to("Agenda")
    m.press("Enter")
    m.land("Agenda")
    m.go_to("Mois par mois")
    m.press("Enter")
    m.go_to("Décembre 2026")
    m.press("Enter")
    m.land("décembre 2026")
    m.go_to("Café des aidants")
    m.press("Enter")
    m.land("Café des aidants")
    m.go_to("Ajouter à mon calendrier")
    with m.page.expect_download() as attendu:
        m.press("Enter")
    assert attendu.value.suggested_filename == "cafe-des-aidants.ics"


def open_bulle(m: Marche) -> None:
    """A commune of the map, what it says, Escape, and back where one was."""
    m.page.goto(f"{m.page.url}{CARTE}")
    m.skip()
    if m.page.get_by_role("link", name="Aller à la carte").is_visible():
        m.go_to("Aller à la carte")
        m.press("Enter")
    expect(m.page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    m.go_to("Cassel, 12")
    m.press("Enter")
    bulle = m.page.get_by_role("dialog", name="Cassel")
    expect(bulle.get_by_role("link", name="Cassel")).to_be_focused()
    m.press("Escape")
    expect(bulle).to_have_count(0)
    expect(m.page.get_by_role("button", name=re.compile("^Cassel, 12"))).to_be_focused()
    m.go_to("Afficher le fond de carte")


def ask_couverture(m: Marche) -> None:
    """« Ma commune est-elle couverte ? »"""
    m.skip()
    m.go_to("Ma commune")
    m.press("Enter")
    m.land("Ma commune est-elle couverte")
    expect(m.page.get_by_role("searchbox")).to_be_visible()
    for _ in range(3):
        m.tab()
        if m.page.locator(":focus").get_attribute("type") == "search":
            break
    m.write("arneke")
    m.press("Enter")
    expect(m.page.get_by_role("status")).to_have_text(re.compile("^Oui, Arnèke"))
    expect(m.page.get_by_role("searchbox")).to_be_focused()
    m.go_to("Se soigner : Arnèke", 3)
    m.press("Enter")
    m.land("Se soigner à Arnèke")


def choose_etape(m: Marche) -> None:
    """What to do now: the step that fits the hour, then its number."""
    m.skip()
    m.go_to("Que faire maintenant")
    m.press("Enter")
    m.land("Que faire maintenant")
    m.page.locator(".cpts-maintenant__titre").first.wait_for()
    titre = m.page.locator(".cpts-maintenant__titre:not([href='#gardes'])").last.inner_text()
    m.go_to(titre)
    m.press("Enter")
    expect(m.page.locator(":target")).to_contain_text(titre)
    expect(m.page.locator(":target")).to_be_in_viewport()
    m.jump()
    m.tab()
    expect(m.page.locator(":target :focus")).to_have_count(1)


def print_orientation(m: Marche) -> None:
    """Three professionals ticked in a list, then their sheet."""
    m.page.goto(f"{m.page.url}professions/infirmier/")
    expect(m.page.get_by_role("button", name=re.compile("^Ajouter .* à la sélection$")).first).to_be_visible()
    m.skip()
    for nom in m.page.locator(".cpts-resultat__nom").all_inner_texts()[:3]:
        m.go_to(f"Ajouter {nom} à la sélection")
        m.press("Enter")
        expect(m.page.locator(":focus")).to_have_text(f"Retirer {nom} de la sélection")
    m.go_to("Voir la sélection")
    m.press("Enter")
    expect(m.page.get_by_role("status")).to_have_text("3\u00a0fiches choisies.")
    m.land("Les adresses choisies")
    m.go_to("Imprimer la feuille")


def propose_professionnel(m: Marche) -> None:
    """The form of a professional, its refusal, and its lines of YAML."""
    m.page.goto(f"{m.page.url}contribuer/professionnel/")
    expect(m.page.get_by_role("button", name="Préparer le changement")).to_be_visible()
    m.skip()
    m.go_to("Prénom")
    m.write("Élodie")
    m.press("Enter")
    expect(m.page.get_by_role("alert")).to_be_focused()
    m.jump()
    m.go_to("Le champ « Nom »", 5)
    m.press("Enter")
    expect(m.page.locator('[name="nom"]')).to_be_focused()
    m.jump()
    answer(m)
    expect(m.page.get_by_role("heading", name="C’est prêt")).to_be_focused()
    expect(m.page.locator("[data-yaml]")).to_contain_text("id: elodie-exemple")
    m.jump()
    m.tab()
    m.check_focus()


def answer(m: Marche) -> None:
    """What the form asked for: letters choose in a list, as in every browser."""
    m.write("Exemple")
    m.go_to("Profession")
    m.write("Infirmier")
    m.go_to("Lieu")
    m.press("ArrowDown")
    m.go_to("Cette personne sait")
    m.press("Space", "Enter")


def report_and_translate(m: Marche) -> None:
    """An error is reported, a page printed, and the essential read in English."""
    m.page.goto(f"{m.page.url}{FICHE}")
    expect(m.page.get_by_role("button", name="Imprimer")).to_be_visible()
    m.skip()
    m.go_to("Imprimer")
    m.go_to("Signaler une erreur")
    expect(m.page.locator(":focus")).to_have_attribute("href", re.compile("^mailto:"))
    m.page.goto(re.sub(r"annuaire/.*", "", m.page.url))
    m.jump()
    m.skip()
    m.go_to("English")
    m.press("Enter")
    expect(m.page).to_have_url(re.compile("/langues/en/$"))
    m.page.wait_for_load_state()
    m.arrets.clear()
    m.skip()
    m.tab()
    m.check_focus()


TACHES = (
    call_kine,
    filter_nouveaux,
    search_with_a_fault,
    keep_meeting,
    open_bulle,
    ask_couverture,
    choose_etape,
    print_orientation,
    propose_professionnel,
    report_and_translate,
)


def perform(
    open_contexte: Callable[..., BrowserContext], adresse: str, faire: Callable[[Marche], None], largeur: int
) -> None:
    page = open_contexte(largeur, 800).new_page()
    page.goto(adresse)
    faire(Marche(page))


@pytest.mark.parametrize(("rang", "faire"), list(enumerate(TACHES)), ids=[tache.__name__ for tache in TACHES])
def test_a_task_is_done_with_the_keys_alone(
    open_contexte: Callable[..., BrowserContext], adresse: str, rang: int, faire: Callable[[Marche], None]
) -> None:
    perform(open_contexte, adresse, faire, LARGEURS[rang % 2])


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("largeur", LARGEURS)
@pytest.mark.parametrize("faire", TACHES, ids=[tache.__name__ for tache in TACHES])
def test_a_task_is_done_with_the_keys_alone_at_both_widths(
    open_contexte: Callable[..., BrowserContext], adresse: str, faire: Callable[[Marche], None], largeur: int
) -> None:
    perform(open_contexte, adresse, faire, largeur)
