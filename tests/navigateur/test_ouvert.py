"""« Ouvert maintenant » : what the device says at an hour we choose, wherever the device thinks it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.construction import build
from tests.factories import ANNUAIRE, write_donnees
from tests.navigateur.conftest import serve

HORAIRES = "      lundi-vendredi: 9h-12h, 14h-19h\n"
FERMETURE = """\
      jours fériés: fermé
    fermetures:
      - du: 2026-12-28
        au: 2027-01-02
        motif: congés
"""
PHARMACIE = "annuaire/pharmacie-des-tilleuls/"


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One pharmacy, open on weekdays, closed on public holidays and between Christmas and the 2nd of January."""
    dossier: Path = tmp_path_factory.mktemp("ouvert")
    donnees = write_donnees(dossier / "data", annuaire=ANNUAIRE.replace(HORAIRES, HORAIRES + FERMETURE))
    with serve(build(dossier / "site", "--donnees", donnees)) as racine:
        yield racine


@pytest.fixture
def go(open_contexte: Callable[..., BrowserContext], adresse: str) -> Callable[..., Page]:
    def go_at(heure: str, **options: str) -> Page:
        page = open_contexte(heure=heure, **options).new_page()
        page.goto(adresse + PHARMACIE)
        return page

    return go_at


@pytest.mark.parametrize(
    ("heure", "phrase"),
    [
        ("2026-11-23T10:00:00+01:00", "Ouvert jusqu’à 12 h"),
        ("2026-11-23T12:30:00+01:00", "Fermé · ouvre à 14 h"),
        ("2026-11-21T10:00:00+01:00", "Fermé · ouvre lundi à 9 h"),
        ("2026-12-25T10:00:00+01:00", "Fermé · ouvre le 4 janvier à 9 h"),
        ("2026-12-30T10:00:00+01:00", "Fermé · ouvre lundi à 9 h"),
    ],
    ids=["ouvert", "midi", "samedi", "noel", "conges"],
)
def test_the_state_follows_the_clock(go: Callable[..., Page], heure: str, phrase: str) -> None:
    expect(go(heure).locator("cpts-ouvert").first).to_have_text(phrase.replace(" h", "\u00a0h"), use_inner_text=False)


def test_a_device_in_another_zone_gets_the_hours_of_paris(go: Callable[..., Page]) -> None:
    page = go("2026-11-23T10:00:00+01:00", timezone_id="America/New_York")
    expect(page.locator("cpts-ouvert").first).to_contain_text("Ouvert")


def test_today_is_marked_in_the_table_of_hours(go: Callable[..., Page]) -> None:
    ligne = go("2026-11-23T10:00:00+01:00").locator("tr[aria-current='date']")
    expect(ligne).to_have_count(1)
    expect(ligne).to_contain_text("Lundi")


def test_without_javascript_the_table_says_everything(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    page = open_contexte(java_script_enabled=False).new_page()
    page.goto(adresse + PHARMACIE)
    expect(page.locator("cpts-ouvert").first).to_be_hidden()
    expect(page.get_by_role("row", name="Lundi")).to_contain_text("9\u00a0h")
    expect(page.get_by_text("congés")).to_be_visible()
