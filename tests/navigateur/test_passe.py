"""What is over disappears from the pages between two builds."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.construction import build
from tests.factories import write_donnees
from tests.navigateur.conftest import serve

AGENDA = """\
evenements:
  - id: midi-de-la-tension
    titre: Midi de la tension
    debut: 2026-11-21 12h
    fin: 13h
    lieu: pharmacie-des-tilleuls
    publics: [habitants]
  - id: cafe-des-aidants
    titre: Café des aidants
    debut: 2026-12-03 18h
    fin: 20h
    lieu: pharmacie-des-tilleuls
    publics: [aidants]
"""
ALERTES = """\
alertes:
  - id: grand-froid
    titre: Grand froid
    niveau: vigilance
    du: 2026-11-20
    au: 2026-11-21
    texte: Prenez des nouvelles de vos voisins.
"""
OFFRES = """\
offres:
  - id: stage-court
    type: stage
    titre: Stage court
    profession: infirmier
    structure: pharmacie-des-tilleuls
    fin: 2026-11-21
    courriel: stage@example.org
  - id: poste
    type: emploi
    titre: Poste de pharmacien
    profession: pharmacien
    structure: pharmacie-des-tilleuls
    fin: 2026-11-22
    courriel: poste@example.org
"""


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    dossier = tmp_path_factory.mktemp("passe")
    donnees = write_donnees(dossier / "data", agenda=AGENDA, alertes=ALERTES, offres=OFFRES)
    with serve(build(dossier / "site", "--donnees", donnees)) as racine:
        yield racine


@pytest.fixture
def go(open_contexte: Callable[..., BrowserContext], adresse: str) -> Callable[[str, str], Page]:
    def go_at(heure: str, chemin: str) -> Page:
        page = open_contexte(heure=heure).new_page()
        page.goto(adresse + chemin)
        return page

    return go_at


@pytest.mark.parametrize("chemin", ["", "agenda/"])
def test_an_event_leaves_the_lists_when_it_ends(go: Callable[[str, str], Page], chemin: str) -> None:
    page = go("2026-11-21T12:30:00+01:00", chemin)
    lien = page.locator(".cpts-evenement", has_text="Midi de la tension")
    expect(lien.first).to_be_visible()
    page = go("2026-11-21T13:01:00+01:00", chemin)
    expect(page.locator(".cpts-evenement", has_text="Midi de la tension").filter(visible=True)).to_have_count(0)
    expect(page.locator(".cpts-evenement", has_text="Café des aidants").first).to_be_visible()


def test_a_part_of_the_agenda_left_empty_goes_with_its_title(go: Callable[[str, str], Page]) -> None:
    expect(go("2026-11-21T12:30:00+01:00", "agenda/").get_by_role("heading", name="Aujourd’hui")).to_be_visible()
    page = go("2026-11-21T13:01:00+01:00", "agenda/")
    expect(page.get_by_role("heading", name="Aujourd’hui")).to_be_hidden()
    expect(page.get_by_role("heading", name="Plus tard")).to_be_visible()
    expect(page.get_by_text("maintenant passés")).to_be_hidden()


def test_a_chosen_list_whose_last_event_ended_says_so(go: Callable[[str, str], Page]) -> None:
    expect(go("2026-11-21T12:30:00+01:00", "agenda/public/habitants/").get_by_text("passés.")).to_be_hidden()
    page = go("2026-11-21T13:01:00+01:00", "agenda/public/habitants/")
    expect(page.get_by_text("Ces rendez-vous sont maintenant passés.")).to_be_visible()
    expect(page.get_by_role("link", name="Voir tout l’agenda")).to_be_visible()
    expect(page.get_by_role("heading", name="Aujourd’hui")).to_be_hidden()


def test_an_event_leaves_a_page_left_open(open_contexte: Callable[..., BrowserContext], adresse: str) -> None:
    contexte = open_contexte(heure=None)
    contexte.clock.install(time="2026-11-21T12:58:00+01:00")
    page = contexte.new_page()
    page.goto(adresse)
    evenement = page.locator(".cpts-evenement", has_text="Midi de la tension").first
    expect(evenement).to_be_visible()
    contexte.clock.run_for("03:00")
    expect(evenement).to_be_hidden()


def test_an_alert_lasts_to_the_end_of_its_last_day(go: Callable[[str, str], Page]) -> None:
    expect(go("2026-11-21T23:59:00+01:00", "").get_by_role("link", name="Grand froid")).to_be_visible()
    expect(go("2026-11-22T00:00:00+01:00", "").get_by_role("link", name="Grand froid")).to_be_hidden()


def test_the_page_of_the_alerts_says_so_when_the_last_one_ends(go: Callable[[str, str], Page]) -> None:
    page = go("2026-11-21T23:59:00+01:00", "alertes/")
    expect(page.get_by_role("heading", name="Vigilance : Grand froid")).to_be_visible()
    expect(page.get_by_text("Aucune alerte aujourd’hui.")).to_be_hidden()
    page = go("2026-11-22T00:00:00+01:00", "alertes/")
    expect(page.get_by_role("heading", name="Vigilance : Grand froid")).to_be_hidden()
    expect(page.get_by_text("Aucune alerte aujourd’hui.")).to_be_visible()


def test_without_javascript_everything_of_the_day_of_the_build_is_there(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(adresse)
    expect(page_sans_js.get_by_role("link", name="Midi de la tension")).to_be_visible()
    expect(page_sans_js.get_by_role("link", name="Grand froid")).to_be_visible()


def test_an_offer_leaves_the_list_with_its_type_and_its_profession_then_the_list_says_so(
    go: Callable[[str, str], Page],
) -> None:
    offres = "professionnels/offres/"
    expect(go("2026-11-21T23:58:00+01:00", offres).get_by_role("heading", name="Stage court")).to_be_visible()
    page = go("2026-11-22T00:00:00+01:00", offres)
    expect(page.get_by_role("heading", name="Poste de pharmacien")).to_be_visible()
    for titre in ("Stages", "Stage court", "Pour\u00a0: infirmier"):
        expect(page.get_by_role("heading", name=titre, exact=True)).to_be_hidden()
    expect(page.get_by_text("maintenant terminées")).to_be_hidden()
    page = go("2026-11-23T00:00:00+01:00", offres)
    expect(page.get_by_text("Ces offres sont maintenant terminées.")).to_be_visible()
    expect(page.get_by_role("heading", name="Les mêmes, par métier")).to_be_hidden()
    expect(page.get_by_text("Choisir des offres")).to_be_hidden()


def test_the_page_of_an_offer_that_ended_says_so_and_no_longer_asks_to_answer(go: Callable[[str, str], Page]) -> None:
    page = go("2026-11-21T23:58:00+01:00", "professionnels/offres/stage-court/")
    expect(page.get_by_role("link", name="Répondre par courriel")).to_be_visible()
    expect(page.get_by_text("Cette offre est terminée")).to_be_hidden()
    page = go("2026-11-22T00:00:00+01:00", "professionnels/offres/stage-court/")
    expect(page.get_by_role("link", name="Répondre par courriel")).to_be_hidden()
    expect(page.get_by_role("heading", name="Cette offre est terminée")).to_be_visible()
