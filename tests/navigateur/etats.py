"""What opens, is refused or is found in a page: each state that a machine must read besides the page as it comes."""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.navigateur.pages import ACCUEIL, AGENDA, ANNUAIRE, CARTE, RECHERCHE

OUVRE_REPLIS = "() => { for (const repli of document.querySelectorAll('details')) repli.open = true; }"
PETITS = (320, 360)
TOUTES = (320, 360, 1280)


class Etat(NamedTuple):
    """`ouvrir` acts on the page of `chemin`, once loaded, and waits for what it asked. `largeurs`: where it exists."""

    nom: str
    chemin: str
    ouvrir: Callable[[Page], None]
    largeurs: tuple[int, ...] = TOUTES


def open_menu(page: Page) -> None:
    bouton = page.get_by_role("button", name="Menu")
    bouton.click()
    expect(bouton).to_have_attribute("aria-expanded", "true")


def open_filtres(page: Page) -> None:
    page.get_by_role("button", name="Filtrer").click()
    expect(page.get_by_role("checkbox", name="Prend de nouveaux patients")).to_be_visible()


def await_filtre(page: Page) -> None:
    expect(page.get_by_role("status").first).to_contain_text("8\u00a0résultats")


def await_vide(page: Page) -> None:
    expect(page.locator("[data-compte]")).to_contain_text("Aucun")


def refuse_position(page: Page) -> None:
    """The browser of the tests gives its position to nobody."""
    expect(page.locator("cpts-annuaire[data-etat='pret']")).to_be_visible()
    if page.get_by_role("button", name="Filtrer").is_visible():
        open_filtres(page)
    page.locator("[data-autour]").click()
    expect(page.locator("[data-position]")).to_contain_text("pas l’autorisation")


def open_bulle(page: Page) -> None:
    page.locator("cpts-carte").scroll_into_view_if_needed()
    page.locator(".cpts-carte__contour").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def open_calques(page: Page) -> None:
    page.locator("cpts-carte").scroll_into_view_if_needed()
    page.get_by_text("Choisir les métiers et les services").click()
    page.get_by_label("Colorer les communes").select_option(index=1)
    page.get_by_label("Aller à une commune").select_option(index=1)
    expect(page.locator("[data-legende]:visible")).to_have_count(1)


def await_resultats(page: Page) -> None:
    expect(page.locator("[data-compte]")).to_contain_text("kine")


def await_aucun(page: Page) -> None:
    expect(page.locator("[data-compte]")).to_contain_text("zzzzz")


def open_replis(page: Page) -> None:
    assert page.locator("details:not([open])").count() > 0
    page.evaluate(OUVRE_REPLIS)


def fill_selection(page: Page) -> None:
    for rang in range(3):
        page.locator("button.cpts-ajout").nth(rang).click()
    expect(page.get_by_role("region", name="Sélection", exact=True)).to_contain_text("3\u00a0fiches choisies")


def fill_feuille(page: Page) -> None:
    """Twelve entries ticked in a list, then the sheet they make."""
    for rang in range(12):
        page.locator("button.cpts-ajout").nth(rang).click()
    page.get_by_role("link", name="Voir la sélection").click()
    expect(page.get_by_role("status")).to_have_text("12\u00a0fiches choisies.")


def submit_vide(page: Page) -> None:
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_focused()


def submit_fermeture(page: Page) -> None:
    for nom, valeur in (("du", "2026-12-24"), ("au", "2027-01-02")):
        page.locator(f'[name="{nom}"]').fill(valeur)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("heading", name="C’est prêt")).to_be_focused()


def await_alerte(page: Page) -> None:
    expect(page.locator(".cpts-alertes__alerte").first).to_be_visible()


PREMIERS = (
    Etat("le menu ouvert", ACCUEIL, open_menu, PETITS),
    Etat("les filtres dépliés", ANNUAIRE, open_filtres, PETITS),
    Etat("l’annuaire sans résultat", ANNUAIRE + "?profession=orthodontiste&commune=arneke", await_vide),
    Etat("la bulle d’une commune", CARTE, open_bulle),
    Etat("les résultats d’une recherche", RECHERCHE + "?q=kine", await_resultats),
    Etat("une recherche sans résultat", RECHERCHE + "?q=zzzzz", await_aucun),
    Etat("les abonnements et les choix de l’agenda", AGENDA, open_replis),
    Etat("la barre de la sélection", "professions/infirmier/", fill_selection),
    Etat("la feuille d’orientation à douze fiches", "professions/infirmier/", fill_feuille),
    Etat("un professionnel aux réponses à revoir", "contribuer/professionnel/", submit_vide),
    Etat("une fermeture prête à envoyer", "contribuer/fermeture/?fiche=claire-martin", submit_fermeture),
)
"""Those that `make test` shows: the menu, the filters, the map, the search, the selection, a form and its end."""
ETATS = (
    *PREMIERS,
    Etat("les alertes en haut de la page", ACCUEIL, await_alerte),
    Etat("l’annuaire filtré", ANNUAIRE + "?profession=medecin-generaliste&nouveaux=oui", await_filtre),
    Etat("la position refusée", ANNUAIRE, refuse_position),
    Etat("les calques de la carte", CARTE, open_calques),
    Etat("les alertes passées dépliées", "alertes/", open_replis),
    Etat("une commune dépliée", "communes/hazebrouck/", open_replis),
    Etat("une structure aux réponses à revoir", "contribuer/structure/", submit_vide),
    Etat("un rendez-vous aux réponses à revoir", "contribuer/evenement/", submit_vide),
    Etat("une fermeture aux réponses à revoir", "contribuer/fermeture/", submit_vide),
)
