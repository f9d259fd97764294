"""The same data on later days: what is over goes, what was promised comes, what is too old says so."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from html import unescape
from pathlib import Path
from typing import Any

import ics
import pytest

from cpts.commandes import cadre
from tests.construction import RACINE, build, get_main, list_fichiers, read_page

DONNEES = RACINE / "data"
PARTI = "pascal-leurs"  # stops on 2027-03-31
OFFRE = "professionnels/offres/remplacement-medecin-cassel-ete-2027"  # ends on 2027-08-21
DECLARANT = "justine-sockeel"  # new patients declared on 2026-07-08


@pytest.fixture(scope="module")
def printemps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration 200 days later."""
    return build(tmp_path_factory.mktemp("printemps") / "site", jour="2027-06-09")


@pytest.fixture(scope="module")
def deux_ans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration two years later, and nobody has touched the data."""
    return build(tmp_path_factory.mktemp("deux-ans") / "site", jour="2028-11-21")


@pytest.fixture(params=["demonstration", "printemps", "deux_ans"])
def site_et_jour(request: pytest.FixtureRequest) -> tuple[Path, date]:
    jours = {"demonstration": date(2026, 11, 21), "printemps": date(2027, 6, 9), "deux_ans": date(2028, 11, 21)}
    return request.getfixturevalue(request.param), jours[request.param]


def read_corps(site: Path, adresse: str) -> str:
    return get_main(read_page(site, adresse))


def list_dates(html: str) -> list[date]:
    """The days of the `<time>` of `<main>`."""
    corps = html[html.index("<main") : html.index("</main>")]
    return [date.fromisoformat(jour) for jour in re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)', corps)]


def test_the_agenda_holds_events_to_come_and_none_that_is_over(site_et_jour: tuple[Path, date]) -> None:
    site, jour = site_et_jour
    jours = list_dates(read_page(site, "agenda"))
    assert len(jours) >= 5
    assert min(jours) >= jour - timedelta(days=1)  # an event of two days may have begun yesterday
    assert max(jours) <= jour + timedelta(days=400)


def test_the_home_page_announces_the_next_events(site_et_jour: tuple[Path, date]) -> None:
    site, jour = site_et_jour
    jours = list_dates(read_page(site, ""))
    assert len(jours) >= 3
    assert jour <= min(jours) <= jour + timedelta(days=10)


def test_the_months_of_the_agenda_go_on(site_et_jour: tuple[Path, date]) -> None:
    site, jour = site_et_jour
    assert (site / f"agenda/{jour:%Y/%m}/index.html").is_file()
    suivant = jour.replace(day=1) + timedelta(days=32)
    assert (site / f"agenda/{suivant:%Y/%m}/affiche/index.html").is_file()


def test_every_event_keeps_its_page_and_the_calendar_its_events(site_et_jour: tuple[Path, date]) -> None:
    site, _ = site_et_jour
    evenements = {f.stem for f in (site / "donnees/agenda").glob("*.ics")}
    assert len(evenements) == 22
    assert all((site / "agenda" / ident / "index.html").is_file() for ident in evenements)
    calendrier = ics.Calendar((site / "donnees/agenda.ics").read_bytes().decode())
    assert {e.uid.partition("@")[0] for e in calendrier.events} == evenements


def test_a_past_event_is_in_the_archives_with_its_report(demonstration: Path, printemps: Path) -> None:
    avant, apres = (read_corps(site, "agenda/archives") for site in (demonstration, printemps))
    assert ("Octobre rose" in avant, "Le week-end du cœur" in avant) == (True, False)
    assert "Le week-end du cœur" in apres


def test_alerts_are_shown_while_they_last_and_then_are_gone(
    demonstration: Path, printemps: Path, deux_ans: Path
) -> None:
    titre = "Bronchiolite : protégez les bébés"
    assert titre in unescape(read_page(demonstration, "")).replace("\u00a0", " ")
    for site in (printemps, deux_ans):
        assert titre not in unescape(read_page(site, "")).replace("\u00a0", " ")
        assert "Aucune alerte aujourd’hui" in read_corps(site, "alertes")


def test_an_offer_goes_after_its_end(demonstration: Path, deux_ans: Path) -> None:
    assert "Aucune offre" not in read_corps(demonstration, "professionnels/offres")
    assert "Aucune offre n’est publiée pour le moment" in read_corps(deux_ans, "professionnels/offres")
    assert (demonstration / OFFRE / "index.html").is_file()
    assert [d.name for d in (deux_ans / "professionnels/offres").iterdir()] == ["index.html"]


def test_a_departure_is_announced_then_told_and_the_phone_is_no_longer_offered(
    demonstration: Path, printemps: Path
) -> None:
    avant, apres = (read_page(site, f"annuaire/{PARTI}") for site in (demonstration, printemps))
    assert "Cesse son activité le 31 mars 2027" in get_main(avant)
    assert 'href="tel:+33353011180"' in avant
    assert "A cessé son activité le 31 mars 2027" in get_main(apres)
    assert "tel:+33353011180" not in apres
    assert "Maison de santé du Houblon" in get_main(apres)
    assert "openingHours" not in apres


def test_someone_who_left_is_no_longer_offered_in_the_lists(demonstration: Path, printemps: Path) -> None:
    adresse = "professions/medecin-generaliste/hazebrouck"
    assert f"annuaire/{PARTI}/" in read_page(demonstration, adresse)
    assert f"annuaire/{PARTI}/" not in read_page(printemps, adresse)


def test_an_old_declaration_is_to_be_verified_then_is_not_shown(
    demonstration: Path, printemps: Path, deux_ans: Path
) -> None:
    corps = [read_corps(site, f"annuaire/{DECLARANT}") for site in (demonstration, printemps, deux_ans)]
    assert "Nouveaux patients : à vérifier" not in corps[0]
    assert "Nouveaux patients : à vérifier" in corps[1]
    assert "déclaré le 8 juillet 2026" in corps[1]
    assert "ouveaux patients :" not in corps[2]


def test_a_fiche_that_nobody_verified_for_long_hides_its_hours_and_says_why(deux_ans: Path) -> None:
    corps = read_corps(deux_ans, f"annuaire/{DECLARANT}")
    assert "Informations anciennes" in corps
    assert "appelez avant de vous déplacer" in corps
    assert "9 h – 12 h" not in corps
    texte = (deux_ans / "donnees/annuaire.json").read_text(encoding="utf-8")
    assert '"horaires":' not in texte


def test_the_address_of_a_fiche_never_depends_on_the_day(demonstration: Path, deux_ans: Path) -> None:
    adresses = [
        {f for f in list_fichiers(site) if f.startswith(("annuaire/", "communes/", "prevention/", "parcours/"))}
        for site in (demonstration, deux_ans)
    ]
    assert adresses[0] == adresses[1]


def test_the_day_of_the_site_is_written_on_it(site_et_jour: tuple[Path, date]) -> None:
    site, jour = site_et_jour
    assert f'datetime="{jour.isoformat()}"' in read_page(site, "").partition("</main>")[2]


@pytest.mark.parametrize(
    ("instant", "jour"),
    [
        (datetime(2026, 11, 20, 22, 59, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2027, 6, 9, 21, 59, tzinfo=UTC), date(2027, 6, 9)),
        (datetime(2027, 6, 9, 22, 0, tzinfo=UTC), date(2027, 6, 10)),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 10, 30, 22, 30, tzinfo=UTC), date(2027, 10, 31)),
    ],
)
def test_today_is_the_day_it_is_in_paris(monkeypatch: pytest.MonkeyPatch, instant: datetime, jour: date) -> None:
    class Horloge(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return instant.astimezone(tz)

    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setattr(cadre, "datetime", Horloge)
    assert cadre.get_aujourdhui() == jour
