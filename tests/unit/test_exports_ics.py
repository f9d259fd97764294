"""Calendars read again by two other parsers, and the dates they give compared with ours."""

from datetime import UTC, date, datetime

import ics
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from cpts.exports.ics import iter_ics, list_calendriers
from cpts.model.agenda import Evenement
from cpts.recurrence import occurrences
from cpts.recurrence_regle import PARIS
from tests.unit.exports_site import BASE, CAFE, EVENEMENTS, REPORTE, SOIREE, make_site

SITE = make_site()
FICHIERS = dict(iter_ics(SITE, BASE))
HOSTILES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)


def write_agenda(*evenements):
    site = make_site(evenements=tuple(Evenement.model_validate(e) for e in evenements))
    return dict(iter_ics(site, BASE))["donnees/agenda.ics"]


def read_vobject(octets):
    """UID → its VEVENTs; the file is one calendar."""
    [calendrier] = vobject.readComponents(octets.decode())
    vevents = {}
    for vevent in calendrier.vevent_list:
        vevents.setdefault(vevent.uid.value, []).append(vevent)
    return vevents


def make_evenement(**champs):
    return {"id": "essai", "titre": "Essai", "debut": "2026-12-01 18h", "publics": ["habitants"], **champs}


@pytest.mark.parametrize("chemin", FICHIERS)
def test_two_parsers_read_every_file(chemin):
    octets = FICHIERS[chemin]
    attendus = octets.count(b"BEGIN:VEVENT\r\n")
    assert sum(map(len, read_vobject(octets).values())) == attendus
    assert len(list(ics.Calendar(octets.decode()).timeline)) <= attendus


@pytest.mark.parametrize("chemin", FICHIERS)
def test_lines_end_with_crlf_and_hold_75_octets(chemin):
    lignes = FICHIERS[chemin].split(b"\r\n")
    assert lignes[-1] == b""
    assert not any(b"\n" in ligne or b"\r" in ligne for ligne in lignes)
    assert max(map(len, lignes)) <= 75


def test_files_have_no_method_and_one_time_zone():
    for octets in FICHIERS.values():
        assert b"METHOD" not in octets
        assert octets.count(b"BEGIN:VTIMEZONE") == 1


def test_the_time_zone_is_right_in_summer_and_in_winter():
    octets = write_agenda(make_evenement(debut="2027-07-01 18h"), make_evenement(id="hiver", debut="2027-01-15 18h"))
    vevents = read_vobject(octets)
    ete, hiver = (vevents[f"{i}@cpts.example.org"][0].dtstart.value for i in ("essai", "hiver"))
    assert ete.astimezone(UTC) == datetime(2027, 7, 1, 16, tzinfo=UTC)
    assert hiver.astimezone(UTC) == datetime(2027, 1, 15, 17, tzinfo=UTC)


def test_the_ics_library_finds_the_same_simple_events():
    simples = [e for e in EVENEMENTS if "recurrence" not in e]
    calendrier = ics.Calendar(write_agenda(*simples).decode())
    lus = {e.uid.partition("@")[0]: e.begin.datetime for e in calendrier.events}
    assert lus.keys() == {e["id"] for e in simples}
    assert lus["soiree-coeur"] == datetime(2026, 12, 3, 20, 30, tzinfo=PARIS)
    assert lus["atelier-reporte"] == datetime(2027, 1, 14, 20, 30, tzinfo=PARIS)


def test_texts_come_back_as_they_were():
    [vevent] = read_vobject(write_agenda(SOIREE))["soiree-coeur@cpts.example.org"]
    assert vevent.summary.value == SOIREE["titre"]
    assert "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:faux\\n" in vevent.description.value
    [lu] = ics.Calendar(write_agenda(SOIREE).decode()).events
    assert lu.name == SOIREE["titre"]


@pytest.mark.parametrize(
    "recurrence",
    [
        {"frequence": "quotidienne", "intervalle": "3", "nombre": "12"},
        {"frequence": "hebdomadaire", "jours": ["mardi", "jeudi"], "jusqu_au": "2027-04-30"},
        {"frequence": "hebdomadaire", "intervalle": "2", "jusqu_au": "2027-06-30", "sauf": ["2026-12-15"]},
        {"frequence": "mensuelle", "rang": "1er", "jours": ["mardi"], "nombre": "6"},
        {"frequence": "mensuelle", "jour_du_mois": "1", "jusqu_au": "2027-12-01"},
    ],
)
def test_another_expander_finds_our_dates(recurrence):
    evenement = make_evenement(recurrence=recurrence, fin="19h")
    modele = Evenement.model_validate(evenement)
    attendues = occurrences(modele.debut, modele.fin_instant, modele.recurrence.regle, date(2029, 12, 31))
    [vevent] = read_vobject(write_agenda(evenement))["essai@cpts.example.org"]
    lues = [instant.astimezone(PARIS).replace(tzinfo=None) for instant in vevent.getrruleset(addRDate=False)]
    assert lues == [o.debut for o in attendues]


def test_a_moved_date_replaces_the_one_of_the_rule():
    serie, deplace = read_vobject(write_agenda(CAFE))["cafe-des-aidants@cpts.example.org"]
    dates = {instant.astimezone(PARIS) for instant in serie.getrruleset(addRDate=False)}
    assert deplace.recurrence_id.value in dates
    assert deplace.dtstart.value == datetime(2026, 12, 23, 19, tzinfo=PARIS)
    assert deplace.dtend.value == datetime(2026, 12, 23, 20, 30, tzinfo=PARIS)
    assert datetime(2026, 12, 29, 18, tzinfo=PARIS) not in dates


def test_a_moved_date_may_have_its_own_end():
    deplace = {"de": "2026-12-08", "debut": "2026-12-09 10h", "fin": "10h30"}
    evenement = make_evenement(fin="19h", recurrence={"frequence": "hebdomadaire", "deplace": [deplace]})
    [_, change] = read_vobject(write_agenda(evenement))["essai@cpts.example.org"]
    assert change.dtend.value == datetime(2026, 12, 9, 10, 30, tzinfo=PARIS)


def test_whole_days_end_the_day_after():
    octets = write_agenda(make_evenement(debut="2026-12-11", fin="2026-12-12", journee_entiere="oui"))
    [vevent] = read_vobject(octets)["essai@cpts.example.org"]
    assert (vevent.dtstart.value, vevent.dtend.value) == (date(2026, 12, 11), date(2026, 12, 13))


def test_whole_days_that_come_back_are_dates_everywhere():
    regle = {"frequence": "hebdomadaire", "jusqu_au": "2026-12-31", "sauf": ["2026-12-08"],
             "deplace": [{"de": "2026-12-15", "debut": "2026-12-16"}]}  # fmt: skip
    octets = write_agenda(make_evenement(debut="2026-12-01", journee_entiere="oui", recurrence=regle))
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20261231;BYDAY=TU\r\n" in octets
    assert b"EXDATE;VALUE=DATE:20261208\r\n" in octets
    assert b"RECURRENCE-ID;VALUE=DATE:20261215\r\n" in octets
    assert b"DTSTART;VALUE=DATE:20261216\r\n" in octets


def test_an_unknown_end_is_not_invented():
    octets = write_agenda(make_evenement())
    assert b"DTSTART;TZID=Europe/Paris:20261201T180000\r\n" in octets
    assert b"DTEND" not in octets


def test_a_postponed_series_with_its_new_date_is_one_meeting():
    octets = write_agenda(
        make_evenement(recurrence={"frequence": "hebdomadaire"}, statut="reporte", reporte_au="2027-02-01 10h")
    )
    assert b"DTSTART;TZID=Europe/Paris:20270201T100000" in octets
    assert octets.count(b"RRULE:") == 2  # those of the time zone


def test_sequence_grows_with_each_change():
    def read_sequence(jour):
        [vevent] = read_vobject(write_agenda(REPORTE | {"modifie_le": jour}))["atelier-reporte@cpts.example.org"]
        return int(vevent.sequence.value)

    assert read_sequence("2026-11-18") < read_sequence("2026-11-19") < read_sequence("2027-01-01")


def test_an_agenda_without_event_is_a_calendar():
    octets = write_agenda()
    assert list(vobject.readComponents(octets.decode()))
    assert ics.Calendar(octets.decode()).events == set()


def test_audiences_and_communes_have_their_calendar():
    noms = {c.chemin.removeprefix("donnees/"): [e.id for e in c.evenements] for c in list_calendriers(SITE)}
    assert noms["agenda-aidants.ics"] == ["cafe-des-aidants"]
    assert noms["agenda-infirmier.ics"] == ["soiree-coeur"]
    assert noms["agenda-commune-exempleville.ics"] == ["soiree-coeur", "marche-annulee"]
    assert noms["agenda-commune-saint-elan.ics"] == ["cafe-des-aidants"]
    assert "agenda-enfants.ics" not in noms


@settings(max_examples=60, deadline=None)
@given(titre=HOSTILES, texte=HOSTILES)
def test_no_text_opens_or_closes_an_event(titre, texte):
    evenement = Evenement.model_construct(
        **{**Evenement.model_validate(SOIREE).__dict__, "titre": f"x{titre}\r\nEND:VEVENT\r\n", "description": texte}
    )
    octets = dict(iter_ics(make_site(evenements=(evenement,)), BASE))["donnees/agenda.ics"]
    lignes = octets.decode().replace("\r\n ", "").splitlines()
    assert [ligne for ligne in lignes if "VEVENT" in ligne and "SUMMARY" not in ligne] == ["BEGIN:VEVENT", "END:VEVENT"]
    assert len([ligne for ligne in lignes if ligne.startswith("SUMMARY:")]) == 1


def test_midnight_is_an_hour():
    assert b"DTSTART;TZID=Europe/Paris:20261220T000000\r\n" in write_agenda(make_evenement(debut="2026-12-20 0h"))
