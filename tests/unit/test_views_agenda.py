"""The list of meetings: dates, words, places, what changed, and how it is filtered."""

# ruff: noqa: DTZ001 — an event is held at the hour of the clock on the wall, without a time zone

from collections import Counter
from datetime import date, datetime

import pytest

from cpts.render import RACINE
from cpts.views.agenda import evenements_par_commune, list_rendez_vous, view_agenda, view_archives, view_evenements
from cpts.views.agenda_blocs import cut
from cpts.views.quand import format_quand, format_quantiemes
from cpts.views.rendez_vous import RendezVous, make_ligne
from tests.unit.agenda_site import JOUR, SALLE, make_agenda, make_site, render_bloc

HEBDO = {"frequence": "hebdomadaire", "jours": ["jeudi"]}


def list_seul(**evenement: object) -> list[RendezVous]:
    return list(list_rendez_vous(make_site({"debut": "2026-11-24 9h", **evenement})))


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        ("2026-11-24T09:00", "2026-11-24T12:00", "mardi 24 novembre 2026, 9 h à 12 h"),
        ("2026-12-03T20:30", "2026-12-03T22:30", "jeudi 3 décembre 2026, 20 h 30 à 22 h 30"),
        ("2026-12-03T20:30", None, "jeudi 3 décembre 2026, à 20 h 30"),
        ("2026-12-01T00:00", None, "mardi 1er décembre 2026"),
        ("2026-12-31T20:00", "2027-01-01T00:00", "jeudi 31 décembre 2026, 20 h à minuit"),
        ("2026-12-31T20:00", "2027-01-01T02:00", "jeudi 31 décembre 2026, 20 h à 2 h le lendemain"),
        ("2026-06-05T14:00", "2026-06-07T12:00", "du vendredi 5 juin, 14 h, au dimanche 7 juin 2026, 12 h"),
        ("2026-12-31T14:00", "2027-01-02T12:00", "du jeudi 31 décembre 2026, 14 h, au samedi 2 janvier 2027, 12 h"),
    ],
)
def test_a_timed_meeting_is_said_in_words(debut: str, fin: str | None, attendu: str) -> None:
    moment = format_quand(datetime.fromisoformat(debut), datetime.fromisoformat(fin) if fin else None)
    assert moment.replace("\u00a0", " ") == attendu


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        ("2026-11-24", None, "mardi 24 novembre 2026, toute la journée"),
        ("2026-11-24", "2026-11-26", "du mardi 24 au jeudi 26 novembre 2026"),
        ("2026-12-01", "2026-12-02", "du mardi 1er au mercredi 2 décembre 2026"),
        ("2026-11-30", "2026-12-02", "du lundi 30 novembre au mercredi 2 décembre 2026"),
        ("2026-12-31", "2027-01-01", "du jeudi 31 décembre 2026 au vendredi 1er janvier 2027"),
    ],
)
def test_whole_days_are_said_in_words(debut: str, fin: str | None, attendu: str) -> None:
    jours = datetime.fromisoformat(debut), datetime.fromisoformat(fin) if fin else None
    assert format_quand(*jours, journee_entiere=True) == attendu


def test_the_year_is_left_out_when_it_is_the_current_one() -> None:
    quand = [r.quand for r in list_rendez_vous(make_site({"debut": "2026-11-24 9h"}, {"debut": "2027-01-12 9h"}))]
    assert quand == ["mardi 24 novembre, à 9\u00a0h", "mardi 12 janvier 2027, à 9\u00a0h"]


def test_dates_are_joined_for_the_poster_of_a_month() -> None:
    assert format_quantiemes([date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 15)]) == "1er, 8 et 15 octobre"


def test_a_meeting_that_ends_today_is_not_past_and_is_past_tomorrow() -> None:
    (r,) = list_seul(debut="2026-11-21 9h", fin="12h")
    assert (r.passe, r.is_passe(JOUR), r.is_passe(date(2026, 11, 22))) == (False, False, True)


def test_a_meeting_that_ends_at_midnight_is_past_the_next_day() -> None:
    (r,) = list_seul(debut="2026-11-20 20h", fin="2026-11-21 0h")
    assert (r.passe, r.dernier_jour) == (True, date(2026, 11, 20))


def test_without_end_it_lasts_until_the_end_of_its_day() -> None:
    (r,) = list_seul(debut="2026-11-21 9h")
    assert (r.fin, r.fin_iso, r.passe) == (None, "2026-11-22T00:00", False)


def test_whole_days_include_the_last_one() -> None:
    (r,) = list_seul(debut="2026-11-18", fin="2026-11-21", journee_entiere="oui")
    assert (r.iso, r.fin_iso, r.passe) == ("2026-11-18", "2026-11-22T00:00", False)


def test_the_window_goes_from_13_months_before_to_12_months_after_for_a_rule() -> None:
    dates = [r.debut.date() for r in list_seul(debut="2020-01-02 14h", recurrence=HEBDO)]
    assert (dates[0], dates[-1], len(dates)) == (date(2025, 10, 23), date(2027, 11, 18), 109)


def test_a_dated_event_is_kept_however_far_and_dropped_after_13_months() -> None:
    site = make_site({"debut": "2029-05-02 9h"}, {"debut": "2025-10-22 9h"}, {"debut": "2025-10-20 9h"})
    assert [r.evenement.id for r in list_rendez_vous(site)] == ["e1", "e0"]


def test_a_rule_that_starts_beyond_the_window_still_gives_its_first_date() -> None:
    assert [r.debut for r in list_seul(debut="2028-01-06 14h", recurrence=HEBDO)] == [datetime(2028, 1, 6, 14)]


def test_hours_stay_the_same_over_both_clock_changes() -> None:
    regle = {"frequence": "hebdomadaire", "jours": ["dimanche"], "nombre": "4"}
    automne = list_seul(debut="2026-10-18 9h", fin="11h", recurrence=regle)
    assert [r.iso for r in automne] == ["2026-10-18T09:00", "2026-10-25T09:00", "2026-11-01T09:00", "2026-11-08T09:00"]
    assert [r.fin_iso[-5:] for r in automne] == ["11:00"] * 4
    printemps = list_seul(debut="2027-03-21 9h", fin="11h", recurrence=regle)
    assert [r.iso for r in printemps][:2] == ["2027-03-21T09:00", "2027-03-28T09:00"]


def test_a_moved_date_says_the_one_it_replaces_and_a_skipped_one_is_absent() -> None:
    regle = {
        **HEBDO,
        "nombre": "4",
        "sauf": ["2026-12-10"],
        "deplace": [{"de": "2026-12-03", "debut": "2026-12-04 10h"}],
    }
    dates = list_seul(debut="2026-11-26 14h", fin="16h", recurrence=regle)
    assert [(r.iso, r.fin_iso, r.statut) for r in dates] == [
        ("2026-11-26T14:00", "2026-11-26T16:00", "confirme"),
        ("2026-12-04T10:00", "2026-12-04T12:00", "deplace"),
        ("2026-12-17T14:00", "2026-12-17T16:00", "confirme"),
    ]
    assert dates[1].note == "Date changée\u00a0: au lieu du jeudi 3 décembre"


def test_a_postponed_event_gives_its_first_date_and_its_new_one_as_long() -> None:
    avant, apres = list_seul(debut="2026-12-03 20h30", fin="22h", statut="reporte", reporte_au="2027-01-14 20h")
    assert (avant.statut, avant.note.replace("\u00a0", " ")) == (
        "reporte",
        "nouvelle date : jeudi 14 janvier 2027 à 20 h",
    )
    assert (apres.statut, apres.iso, apres.fin_iso) == ("deplace", "2027-01-14T20:00", "2027-01-14T21:30")
    assert apres.note == "Date changée\u00a0: au lieu du jeudi 3 décembre 2026"


def test_a_postponed_event_without_new_date_says_so() -> None:
    (r,) = list_seul(statut="reporte")
    assert (r.statut, r.note, r.tient) == ("reporte", "nouvelle date à venir", False)


def test_a_cancelled_event_is_shown_as_cancelled_even_when_past() -> None:
    (r,) = list_seul(debut="2026-11-10 9h", statut="annule")
    ligne = make_ligne(r)
    assert (ligne.statut, ligne.statut_libelle, ligne.fin_iso) == ("annule", "Annulé", None)


def test_a_line_carries_the_date_block_and_the_end_for_the_script() -> None:
    (r,) = list_seul(fin="12h", lieu="pharmacie-des-tilleuls", publics=["seniors", "infirmier"])
    ligne = make_ligne(r)
    assert (ligne.jour, ligne.mois, ligne.fin_iso) == ("24", "nov.", "2026-11-24T12:00")
    assert (ligne.quand, ligne.lien) == ("Mardi 24 novembre, 9\u00a0h à 12\u00a0h", "agenda/e0/")
    assert (ligne.lieu, ligne.publics) == ("Pharmacie des Tilleuls, Exempleville", ("aînés", "infirmiers"))


@pytest.mark.parametrize(
    ("champs", "court", "slug"),
    [
        ({"lieu": SALLE}, "Salle des fêtes, Rivebourg", "rivebourg"),
        ({"lieu": {"nom": "Mairie de Rivebourg"}, "commune": "rivebourg"}, "Mairie de Rivebourg", "rivebourg"),
        ({"commune": "01001"}, "Exempleville", "exempleville"),
        ({"commune": "Voisineville"}, "Voisineville", ""),
        ({"commune": "Ailleurs"}, "Ailleurs", ""),
    ],
)
def test_a_place_is_named_with_its_commune(champs: dict[str, object], court: str, slug: str) -> None:
    (r,) = list_seul(**champs)
    assert r.lieu is not None
    assert (r.lieu_court, r.lieu.commune_slug) == (court, slug)


def test_a_meeting_by_video_alone_is_online_and_one_without_place_says_nothing() -> None:
    assert [r.lieu_court for r in list_seul(visio="https://visio.example.org/")] == ["En ligne"]
    assert [r.lieu_court for r in list_seul()] == [""]


def test_a_meeting_in_a_place_and_by_video_says_both() -> None:
    (r,) = list_seul(lieu=SALLE, visio="https://visio.example.org/")
    assert r.lieu_court == "Salle des fêtes, Rivebourg, et en ligne"


def test_a_commune_gets_its_coming_meetings_each_event_once() -> None:
    site = make_site(
        {"debut": "2026-11-26 14h", "recurrence": HEBDO, "lieu": SALLE},
        {"debut": "2026-11-10 9h", "lieu": SALLE},
        {"debut": "2026-11-30 9h", "lieu": "pharmacie-des-tilleuls"},
    )
    par_commune = evenements_par_commune(list_rendez_vous(site))
    assert {slug: [ligne.titre for ligne in lignes] for slug, lignes in par_commune.items()} == {
        "rivebourg": ["Rendez-vous 0"],
        "exempleville": ["Rendez-vous 2"],
    }


def test_the_next_meetings_are_filtered_and_counted() -> None:
    agenda = make_agenda(
        make_site(
            {"debut": "2026-11-26 14h", "recurrence": HEBDO, "lieu": SALLE, "publics": ["seniors"]},
            {"debut": "2026-12-30 9h", "theme": "depistage", "publics": ["habitants"]},
            {"debut": "2026-11-10 9h", "publics": ["seniors"]},
        )
    )

    def titres(**filtres: object) -> list[str]:
        return [ligne.titre for ligne in view_evenements(agenda, **filtres).evenements]

    assert titres() == ["Rendez-vous 0", "Rendez-vous 1"]
    assert titres(nombre=1) == ["Rendez-vous 0"]
    assert titres(public="seniors") == ["Rendez-vous 0"]
    assert titres(jours=7) == ["Rendez-vous 0"]
    assert titres(theme="depistage") == ["Rendez-vous 1"]
    assert titres(commune="Rivebourg") == titres(commune="rivebourg") == ["Rendez-vous 0"]
    assert view_evenements(agenda).evenements[0].note == "Tous les jeudis"


def test_the_agenda_is_cut_by_distance_and_a_weekly_meeting_is_not_repeated_later() -> None:
    agenda = make_agenda(
        make_site(
            {"debut": "2026-11-20", "fin": "2026-11-22", "journee_entiere": "oui"},
            {"debut": "2026-11-22 9h"},
            {"debut": "2026-11-26 14h", "recurrence": HEBDO},
            {"debut": "2026-12-03 9h"},
            {"debut": "2026-11-02 9h", "statut": "reporte"},
        )
    )
    periodes = {p.titre: [e.titre[-1] for e in p.evenements] for p in view_agenda(agenda).periodes}
    assert periodes == {
        "Aujourd’hui": ["0"],
        "Cette semaine": ["1"],
        "Ce mois-ci": ["2"],
        "Plus tard": ["3"],
        "Date à fixer": ["4"],
    }


def test_each_audience_has_a_calendar_to_follow() -> None:
    vue = view_agenda(make_agenda(make_site({"debut": "2026-11-24 9h", "publics": ["seniors"], "lieu": SALLE})))
    assert [(a.titre, a.ics, a.webcal) for a in vue.abonnements] == [
        ("Tous les rendez-vous", "donnees/agenda.ics", "webcal://cpts.example.org/donnees/agenda.ics"),
        ("Aînés", "donnees/agenda-seniors.ics", "webcal://cpts.example.org/donnees/agenda-seniors.ics"),
    ]
    html = render_bloc("agenda", vue)
    assert 'href="webcal://cpts.example.org/donnees/agenda-seniors.ics"' in html
    assert f'href="{RACINE}donnees/agenda-seniors.ics"' in html


def test_archives_hold_every_finished_event_with_its_report_the_latest_first() -> None:
    site = make_site(
        {"debut": "2026-10-10 14h", "compte_rendu": "Quarante personnes.\n\nMerci."},
        {"debut": "2023-03-10 20h"},
        {"debut": "2026-11-01 14h", "recurrence": {"frequence": "quotidienne", "nombre": "3"}},
        {"debut": "2026-11-24 9h"},
        {"debut": "2026-11-02 9h", "statut": "reporte"},
        {"debut": "2026-11-05 9h", "statut": "annule"},
    )
    vue = view_archives(make_agenda(site))
    lignes = {a.annee: [(e.titre[-1], e.statut, e.quand) for e in a.evenements] for a in vue.annees}
    assert lignes == {
        2026: [
            ("5", "annule", "Jeudi 5 novembre 2026, à 9\u00a0h"),
            ("2", "passe", "Mardi 3 novembre 2026, à 14\u00a0h"),
            ("0", "passe", "Samedi 10 octobre 2026, à 14\u00a0h"),
        ],
        2023: [("1", "passe", "Vendredi 10 mars 2023, à 20\u00a0h")],
    }
    assert "Compte rendu\u00a0: Quarante personnes." in render_bloc("archives", vue)


def test_a_long_report_is_cut_between_two_words() -> None:
    assert cut("mot " * 100, 10) == "mot mot…"
    assert cut("x" * 30, 10) == "x" * 10 + "…"


@pytest.mark.parametrize("bloc", ["evenements", "agenda", "archives"])
def test_without_any_event_the_blocks_say_so_and_what_to_do(bloc: str) -> None:
    agenda = make_agenda(make_site())
    vues = {"evenements": view_evenements, "agenda": view_agenda, "archives": view_archives}
    html = render_bloc(bloc, vues[bloc](agenda))
    assert "cpts-vide" in html
    assert "<a href=" in html


def test_2000_events_and_50_rules_give_each_of_their_dates_in_order() -> None:
    dates = [{"debut": f"{2025 + n % 3}-0{n % 9 + 1}-1{n % 10} 9h", "fin": "12h", "lieu": SALLE} for n in range(1950)]
    regles = [{"debut": "2025-01-02 14h", "fin": "16h", "recurrence": HEBDO, "lieu": SALLE} for _ in range(50)]
    rendez_vous = list_rendez_vous(make_site(*dates, *regles))
    # Those of 2025, a third, ended more than 13 months before the day.
    assert sum(r.evenement.recurrence is None for r in rendez_vous) == 1300
    (seances,) = set(Counter(r.evenement.id for r in rendez_vous if r.evenement.recurrence).values())
    assert seances > 50
    assert [r.debut for r in rendez_vous] == sorted(r.debut for r in rendez_vous)
