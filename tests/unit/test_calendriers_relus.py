"""Every calendar of the demonstration, read again by two other programs: the dates of the pages, over three years."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

import icalendar
import pytest
from dateutil.rrule import rruleset, rrulestr

from cpts.exports.ics import iter_ics
from cpts.exports.texte import get_domaine
from cpts.model.site import Site
from cpts.validate import load_site
from cpts.views.rendez_vous import RendezVous, list_rendez_vous
from outils.node import RACINE, find_node
from tests.unit.exports_site import BASE, make_site

JOURS = (date(2025, 11, 21), date(2026, 11, 21), date(2027, 11, 21))
"""The pages show thirteen months past and twelve to come: three builds show the three years, and more."""
DEBUT, FIN = date(2024, 11, 1), date(2028, 11, 1)
STATUTS = {"confirme": "CONFIRMED", "deplace": "CONFIRMED", "annule": "CANCELLED", "reporte": "TENTATIVE"}


class Tenu(NamedTuple):
    """One occurrence as a calendar tells it: « 2026-12-01T18:00 », « 2026-12-01 » for a whole day."""

    uid: str
    debut: str
    fin: str
    statut: str


def write_instant(instant: date) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M") if isinstance(instant, datetime) else instant.isoformat()


def read_page(rendez_vous: RendezVous) -> Tenu:
    """What the pages show, as a calendar should tell it; an unknown end is the beginning."""
    evenement, debut, fin = rendez_vous.evenement, rendez_vous.debut, rendez_vous.fin
    uid, statut = f"{evenement.id}@{get_domaine(BASE)}", STATUTS[rendez_vous.statut]
    if evenement.journee_entiere:
        apres = (fin or debut).date() + timedelta(days=1)
        return Tenu(uid, write_instant(debut.date()), write_instant(apres), statut)
    return Tenu(uid, write_instant(debut), write_instant(fin or debut), statut)


def list_pages(sites: list[Site]) -> set[Tenu]:
    """Those of all the builds; a date that was put off to a known day is no longer held."""
    tous = (r for site in sites for r in list_rendez_vous(site))
    tenus = {read_page(r) for r in tous if not (r.statut == "reporte" and r.evenement.reporte_au)}
    return {tenu for tenu in tenus if DEBUT.isoformat() <= tenu.debut < FIN.isoformat()}


def read_icalendar(octets: bytes) -> Iterator[Tenu]:
    vevents = icalendar.Calendar.from_ical(octets).walk("VEVENT")
    deplaces = {(str(v["uid"]), write_instant(v["recurrence-id"].dt)) for v in vevents if "recurrence-id" in v}
    for vevent in vevents:
        debut, duree = vevent["dtstart"].dt, vevent.duration
        for instant in expand(vevent, debut) if "rrule" in vevent else [debut]:
            if (str(vevent["uid"]), write_instant(instant)) not in deplaces or "recurrence-id" in vevent:
                yield Tenu(
                    str(vevent["uid"]), write_instant(instant), write_instant(instant + duree), str(vevent["status"])
                )


def expand(vevent: icalendar.Event, debut: date) -> Iterator[date]:
    """The dates of RRULE without those of EXDATE, on the clock."""
    entiere = not isinstance(debut, datetime)
    depart = datetime.combine(debut, datetime.min.time()) if entiere else debut
    dates = rruleset()
    dates.rrule(rrulestr(vevent["rrule"].to_ical().decode(), dtstart=depart))
    exdates = vevent.get("exdate", [])
    for liste in exdates if isinstance(exdates, list) else [exdates]:
        for exclue in liste.dts:
            dates.exdate(datetime.combine(exclue.dt, datetime.min.time()) if entiere else exclue.dt)
    for instant in dates:
        if instant.date() >= FIN + timedelta(days=366):
            return
        yield instant.date() if entiere else instant


def read_ical_js(fichiers: dict[str, bytes]) -> dict[str, list[Tenu]]:
    demande = {"fichiers": {n: o.decode() for n, o in fichiers.items()}, "debut": str(DEBUT), "fin": str(FIN)}
    sortie = subprocess.run(
        [*find_node(), "tests/unit/lecture_ical.mjs"],
        input=json.dumps(demande),
        capture_output=True,
        text=True,
        check=True,
        cwd=RACINE,
    ).stdout
    return {nom: [Tenu(*tenu) for tenu in tenus] for nom, tenus in json.loads(sortie).items()}


@pytest.fixture(scope="module", params=["démonstration", "cas"])
def sites(request: pytest.FixtureRequest) -> list[Site]:
    site = load_site(RACINE / "data", JOURS[1]).unwrap() if request.param == "démonstration" else make_site()
    return [replace(site, jour=jour) for jour in JOURS]


@pytest.fixture(scope="module")
def fichiers(sites: list[Site]) -> dict[str, bytes]:
    return dict(iter_ics(sites[1], BASE))


def test_both_programs_find_the_dates_of_the_pages(sites: list[Site], fichiers: dict[str, bytes]) -> None:
    pages = list_pages(sites)
    assert len(pages) > 20
    par_ical_js = read_ical_js(fichiers)
    for nom, octets in fichiers.items():
        par_icalendar = [t for t in read_icalendar(octets) if DEBUT.isoformat() <= t.debut < FIN.isoformat()]
        uids = {t.uid for t in par_icalendar}
        attendus = sorted(t for t in pages if t.uid in uids)
        assert sorted(par_icalendar) == attendus, nom
        assert sorted(par_ical_js[nom]) == attendus, nom


def test_the_calendar_of_all_misses_nobody(sites: list[Site], fichiers: dict[str, bytes]) -> None:
    pages = list_pages(sites)
    assert {t.uid for t in read_ical_js(fichiers)["donnees/agenda.ics"]} == {t.uid for t in pages}
