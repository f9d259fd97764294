"""Recurring events: expansion against a naive calendar, checks, RFC 5545 text and French sentences."""

# ruff: noqa: DTZ001 — an event is held at the hour of the clock on the wall, without a time zone

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from cpts.errors import Gravite
from cpts.recurrence import (
    Deplacement,
    Occurrence,
    Recurrence,
    check_heure,
    check_recurrence,
    heure_double,
    heure_existe,
    occurrences,
    phrase_recurrence,
    to_rrule,
)

MARDI = datetime(2026, 12, 1, 18)
MARDIS = Recurrence("hebdomadaire", jours=(1,))
PREMIERS_MARDIS = Recurrence("mensuelle", jours=(1,), rang=1)


def dates(recurrence: Recurrence, jusqu_a: date, debut: datetime = MARDI) -> list[str]:
    return [f"{o.debut:%Y-%m-%d}" for o in occurrences(debut, None, recurrence, jusqu_a)]


def codes(debut: datetime, recurrence: Recurrence) -> list[tuple[str, str]]:
    return [(ecart.champ, ecart.code) for ecart in check_recurrence(debut, recurrence)]


# --- Expansion


def test_every_week() -> None:
    assert dates(MARDIS, date(2026, 12, 22)) == ["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"]


def test_a_weekly_rule_without_days_has_that_of_its_beginning() -> None:
    assert dates(Recurrence("hebdomadaire", intervalle=2), date(2026, 12, 31)) == [
        "2026-12-01",
        "2026-12-15",
        "2026-12-29",
    ]


def test_the_first_tuesday_of_every_month() -> None:
    assert dates(PREMIERS_MARDIS, date(2027, 2, 28)) == ["2026-12-01", "2027-01-05", "2027-02-02"]


def test_the_last_thursday_of_every_month() -> None:
    rule = Recurrence("mensuelle", jours=(3,), rang=-1)
    assert dates(rule, date(2027, 2, 28), datetime(2026, 12, 31, 9)) == ["2026-12-31", "2027-01-28", "2027-02-25"]


def test_the_31st_leaves_out_the_short_months() -> None:
    rule = Recurrence("mensuelle", jour_du_mois=31)
    assert dates(rule, date(2027, 5, 31), datetime(2026, 12, 31, 9)) == [
        "2026-12-31",
        "2027-01-31",
        "2027-03-31",
        "2027-05-31",
    ]


def test_a_rule_ends_on_its_last_day_included() -> None:
    rule = Recurrence("hebdomadaire", jusqu_au=date(2026, 12, 15))
    assert dates(rule, date(2027, 12, 31)) == ["2026-12-01", "2026-12-08", "2026-12-15"]


def test_a_number_counts_the_dates_that_are_cancelled() -> None:
    rule = Recurrence("hebdomadaire", nombre=3, sauf=(date(2026, 12, 8),))
    assert dates(rule, date(2027, 12, 31)) == ["2026-12-01", "2026-12-15"]


def test_18h_stays_18h_through_both_changes_of_hour() -> None:
    rule = Recurrence("hebdomadaire")
    fin = datetime(2026, 3, 24, 19, 30)
    toutes = occurrences(datetime(2026, 3, 24, 18), fin, rule, date(2026, 11, 3))
    assert len(toutes) == 33
    assert {(o.debut.hour, o.fin.hour, o.fin.minute) for o in toutes if o.fin} == {(18, 19, 30)}


def test_a_night_keeps_its_length_on_the_clock() -> None:
    rule = Recurrence("quotidienne", nombre=2)
    [_, nuit] = occurrences(datetime(2026, 3, 27, 22), datetime(2026, 3, 28, 6), rule, date(2026, 4, 1))
    assert nuit.fin == datetime(2026, 3, 29, 6)


def test_a_moved_date_keeps_its_origin_and_its_length() -> None:
    rule = Recurrence("hebdomadaire", nombre=2, deplace=(Deplacement(date(2026, 12, 8), datetime(2026, 12, 9, 20)),))
    assert occurrences(MARDI, datetime(2026, 12, 1, 19), rule, date(2027, 1, 1))[1] == Occurrence(
        datetime(2026, 12, 9, 20), datetime(2026, 12, 9, 21), date(2026, 12, 8), deplacee=True
    )


def test_a_moved_date_takes_the_end_that_is_written() -> None:
    deplacement = Deplacement(date(2026, 12, 1), datetime(2026, 12, 2, 20), datetime(2026, 12, 2, 23))
    rule = Recurrence("hebdomadaire", nombre=1, deplace=(deplacement,))
    [occurrence] = occurrences(MARDI, None, rule, date(2027, 1, 1))
    assert occurrence.fin == datetime(2026, 12, 2, 23)


def test_a_date_moved_into_or_out_of_the_window_counts_where_it_is_held() -> None:
    avance = Deplacement(date(2027, 1, 5), datetime(2026, 12, 30, 18))
    recule = Deplacement(date(2026, 12, 8), datetime(2027, 2, 1, 18))
    rule = Recurrence("mensuelle", jours=(1,), rang=1, deplace=(avance,))
    assert dates(rule, date(2026, 12, 31)) == ["2026-12-01", "2026-12-30"]
    assert dates(Recurrence("hebdomadaire", deplace=(recule,)), date(2026, 12, 15)) == ["2026-12-01", "2026-12-15"]


# --- Against a naive calendar


def holds(debut: datetime, recurrence: Recurrence, jour: date) -> bool:
    """Whether the rule gives `jour`, with nothing but the calendar."""
    semaines = (jour - timedelta(days=jour.weekday()) - debut.date() + timedelta(days=debut.weekday())).days // 7
    mois = (jour.year - debut.year) * 12 + jour.month - debut.month
    if recurrence.frequence == "quotidienne":
        return (jour - debut.date()).days % recurrence.intervalle == 0
    if recurrence.frequence == "hebdomadaire":
        return semaines % recurrence.intervalle == 0 and jour.weekday() in (recurrence.jours or (debut.weekday(),))
    if mois % recurrence.intervalle:
        return False
    if recurrence.jour_du_mois:
        return jour.day == recurrence.jour_du_mois
    dernier = (jour + timedelta(days=7)).month != jour.month
    return jour.weekday() in recurrence.jours and (
        dernier if recurrence.rang == -1 else (jour.day - 1) // 7 + 1 == recurrence.rang
    )


def expand_naively(debut: datetime, recurrence: Recurrence, jusqu_a: date) -> Iterator[date]:
    fin = min(jusqu_a, recurrence.jusqu_au or jusqu_a)
    jours = (debut.date() + timedelta(days=n) for n in range((fin - debut.date()).days + 1))
    for rang, jour in enumerate(jour for jour in jours if holds(debut, recurrence, jour)):
        if recurrence.nombre is not None and rang >= recurrence.nombre:
            return
        yield jour


@st.composite
def regles(draw: st.DrawFn) -> tuple[datetime, Recurrence]:
    debut = draw(st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31))).replace(second=0, microsecond=0)
    formes = {
        "quotidienne": st.just({}),
        "hebdomadaire": st.builds(lambda j: {"jours": tuple(sorted(j))}, st.sets(st.integers(0, 6))),
        "mensuelle": st.one_of(
            st.builds(lambda j, r: {"jours": (j,), "rang": r}, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, 5, -1])),
            st.builds(lambda j: {"jour_du_mois": j}, st.integers(1, 31)),
        ),
    }
    frequence = draw(st.sampled_from(sorted(formes)))
    fins = draw(
        st.one_of(
            st.just({}),
            st.builds(lambda n: {"nombre": n}, st.integers(1, 30)),
            st.builds(lambda n: {"jusqu_au": debut.date() + timedelta(days=n)}, st.integers(0, 900)),
        )
    )
    return debut, Recurrence(frequence, draw(st.integers(1, 14)), **draw(formes[frequence]), **fins)


@given(regles(), st.integers(0, 1095))
@settings(max_examples=300, deadline=None)
def test_the_dates_are_those_of_a_naive_calendar(cas: tuple[datetime, Recurrence], jours: int) -> None:
    debut, recurrence = cas
    jusqu_a = debut.date() + timedelta(days=jours)
    trouvees = occurrences(debut, None, recurrence, jusqu_a)
    assert [o.date_origine for o in trouvees] == list(expand_naively(debut, recurrence, jusqu_a))
    assert all(o.debut == datetime.combine(o.date_origine, debut.time()) for o in trouvees)


TOUTES = (
    *(Recurrence("quotidienne", n) for n in (1, 2, 3, 7, 10, 30)),
    *(Recurrence("hebdomadaire", n, (jour,)) for n in (1, 2, 3, 5) for jour in range(7)),
    *(Recurrence("hebdomadaire", n, jours) for n in (1, 2) for jours in ((0, 2, 4), (5, 6), (0, 1, 2, 3, 4, 5, 6))),
    *(Recurrence("mensuelle", n, jour_du_mois=jour) for n in (1, 2, 5) for jour in range(1, 32)),
    *(Recurrence("mensuelle", n, (j,), rang=r) for n in (1, 3) for j in range(7) for r in (1, 2, 3, 4, 5, -1)),
)


@pytest.mark.parametrize("heure", [0, 2, 18], ids=lambda heure: f"{heure}h")
def test_every_day_of_twelve_years_is_that_of_a_naive_calendar(heure: int) -> None:
    """2024 to 2035, leap years and changes of hour included: each kind of rule, each day of the week and month."""
    debut, fin = datetime(2024, 1, 1, heure), date(2035, 12, 31)
    jours = [debut.date() + timedelta(days=n) for n in range((fin - debut.date()).days + 1)]
    for regle in TOUTES:
        attendus = [datetime.combine(jour, debut.time()) for jour in jours if holds(debut, regle, jour)]
        assert [o.debut for o in occurrences(debut, None, regle, fin)] == attendus, regle


@given(regles())
@settings(max_examples=200, deadline=None)
def test_the_rfc_text_gives_the_same_dates_in_paris(cas: tuple[datetime, Recurrence]) -> None:
    debut, recurrence = cas
    paris = debut.replace(tzinfo=ZoneInfo("Europe/Paris"))
    lue = rrulestr(to_rrule(debut, recurrence), dtstart=paris)
    fin = debut.date() + timedelta(days=700)
    lues = [instant.replace(tzinfo=None) for instant in takewhile(lambda instant: instant.date() <= fin, lue)]
    assert lues == [occurrence.debut for occurrence in occurrences(debut, None, recurrence, fin)]


@given(regles())
@settings(max_examples=200, deadline=None)
def test_a_rule_without_a_problem_begins_with_its_beginning(cas: tuple[datetime, Recurrence]) -> None:
    debut, recurrence = cas
    ecarts = [ecart for ecart in check_recurrence(debut, recurrence) if not ecart.code.startswith("heure-")]
    premieres = list(expand_naively(debut, recurrence, debut.date()))
    assert (ecarts == []) is (premieres == [debut.date()])
    assert phrase_recurrence(recurrence, debut)[0].isupper()


# --- Checks


@pytest.mark.parametrize(
    "recurrence",
    [
        MARDIS,
        PREMIERS_MARDIS,
        Recurrence("quotidienne"),
        Recurrence("mensuelle", jour_du_mois=1),
        Recurrence("hebdomadaire", sauf=(date(2026, 12, 8),)),
        Recurrence("hebdomadaire", sauf=(date(2031, 12, 9),)),
        Recurrence("hebdomadaire", deplace=(Deplacement(date(2026, 12, 8), datetime(2026, 12, 9, 18)),)),
    ],
)
def test_a_good_rule_has_no_problem(recurrence: Recurrence) -> None:
    assert check_recurrence(MARDI, recurrence) == []


@pytest.mark.parametrize(
    ("recurrence", "attendus"),
    [
        (Recurrence("hebdomadaire", intervalle=0), [("intervalle", "recurrence-valeur")]),
        (Recurrence("hebdomadaire", nombre=0), [("nombre", "recurrence-valeur")]),
        (Recurrence("mensuelle", jour_du_mois=32), [("jour_du_mois", "recurrence-valeur")]),
        (Recurrence("mensuelle", jours=(1,), rang=0), [("rang", "recurrence-valeur")]),
        (Recurrence("hebdomadaire", jours=(1, 1)), [("jours", "recurrence-valeur")]),
        (Recurrence("mensuelle", jours=(1, 2), rang=1), [("rang", "recurrence-incomplete")]),
        (Recurrence("mensuelle", rang=1), [("rang", "recurrence-incomplete")]),
        (Recurrence("mensuelle", jours=(1,)), [("jours", "recurrence-incomplete")]),
        (Recurrence("mensuelle"), [("frequence", "recurrence-incomplete")]),
        (
            Recurrence("mensuelle", jours=(1,), rang=1, jour_du_mois=1),
            [("jour_du_mois", "recurrence-contradiction")],
        ),
        (Recurrence("hebdomadaire", rang=1), [("rang", "recurrence-contradiction")]),
        (Recurrence("hebdomadaire", jour_du_mois=1), [("jour_du_mois", "recurrence-contradiction")]),
        (Recurrence("quotidienne", jours=(1,)), [("jours", "recurrence-contradiction")]),
        (
            Recurrence("hebdomadaire", jusqu_au=date(2027, 1, 1), nombre=2),
            [("nombre", "recurrence-contradiction")],
        ),
        (Recurrence("hebdomadaire", jusqu_au=date(2026, 11, 30)), [("jusqu_au", "recurrence-fin-avant-debut")]),
        (
            Recurrence("hebdomadaire", sauf=(date(2026, 12, 8), date(2026, 12, 8))),
            [("sauf[1]", "recurrence-doublon")],
        ),
        (
            Recurrence(
                "hebdomadaire",
                sauf=(date(2026, 12, 8),),
                deplace=(Deplacement(date(2026, 12, 8), datetime(2026, 12, 9, 18)),),
            ),
            [("deplace[0].de", "recurrence-contradiction")],
        ),
        (
            Recurrence(
                "hebdomadaire",
                deplace=(Deplacement(date(2026, 12, 8), datetime(2026, 12, 9, 18), datetime(2026, 12, 9, 18)),),
            ),
            [("deplace[0].fin", "recurrence-fin-avant-debut")],
        ),
        (
            Recurrence("hebdomadaire", deplace=(Deplacement(date(2026, 12, 8), datetime(2027, 3, 28, 2, 30)),)),
            [("deplace[0].debut", "heure-inexistante")],
        ),
        (Recurrence("hebdomadaire", jours=(2,)), [("debut", "recurrence-debut")]),
        (Recurrence("mensuelle", jour_du_mois=2), [("debut", "recurrence-debut")]),
        (Recurrence("hebdomadaire", sauf=(date(2026, 12, 9),)), [("sauf[0]", "recurrence-sauf")]),
        (Recurrence("hebdomadaire", sauf=(date(9999, 12, 31),)), [("sauf[0]", "recurrence-sauf")]),
        (
            Recurrence("hebdomadaire", deplace=(Deplacement(date(2026, 12, 9), datetime(2026, 12, 10, 18)),)),
            [("deplace[0].de", "recurrence-sauf")],
        ),
        (Recurrence("hebdomadaire", nombre=1, sauf=(date(2026, 12, 1),)), [("sauf", "recurrence-jamais")]),
    ],
)
def test_a_wrong_rule_is_told_at_its_field(recurrence: Recurrence, attendus: list[tuple[str, str]]) -> None:
    assert codes(MARDI, recurrence) == attendus


def test_a_fifth_weekday_is_proposed_as_the_last() -> None:
    ecart = check_recurrence(datetime(2026, 12, 29, 9), Recurrence("mensuelle", jours=(1,)))[0]
    assert ecart.suggestion == "Ajoutez « rang: dernier »"


def test_31_february_never_happens() -> None:
    rule = Recurrence("mensuelle", intervalle=12, jour_du_mois=31)
    assert codes(datetime(2027, 2, 28, 9), rule) == [("", "recurrence-jamais")]


def test_the_fifth_sunday_of_february_happens_some_day() -> None:
    rule = Recurrence("mensuelle", intervalle=12, jours=(6,), rang=5)
    assert codes(datetime(2032, 2, 29, 9), rule) == []


def test_a_problem_says_what_to_write() -> None:
    champ, code, trouve, attendu, suggestion = check_recurrence(MARDI, Recurrence("hebdomadaire", jours=(2,)))[0]
    assert (champ, code) == ("debut", "recurrence-debut")
    assert trouve == "le 1er décembre 2026 n’est pas une date de la récurrence"
    assert attendu == "la première date"
    assert suggestion == "Écrivez « 2026-12-02 », la première"


@pytest.mark.parametrize(
    ("recurrence", "suggestion"),
    [
        (Recurrence("mensuelle"), "Écrivez « jour_du_mois: 1 », ou « jours: [mardi] » et « rang: 1er »"),
        (Recurrence("mensuelle", jours=(1,)), "Ajoutez « rang: 1er »"),
        (Recurrence("hebdomadaire", sauf=(date(2026, 12, 9),)), "La plus proche est « 2026-12-08 »"),
    ],
)
def test_a_cure_is_written_as_in_the_file(recurrence: Recurrence, suggestion: str) -> None:
    assert check_recurrence(MARDI, recurrence)[0].suggestion == suggestion


@pytest.mark.parametrize("debut", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])
def test_absurd_years_do_not_raise(debut: datetime) -> None:
    assert heure_existe(debut)
    assert check_recurrence(debut, Recurrence("quotidienne")) == []


# --- Changes of hour


@pytest.mark.parametrize(
    ("instant", "existe", "double"),
    [
        (datetime(2026, 3, 29, 1, 59), True, False),
        (datetime(2026, 3, 29, 2, 0), False, False),
        (datetime(2026, 3, 29, 2, 30), False, False),
        (datetime(2026, 3, 29, 3, 0), True, False),
        (datetime(2026, 10, 25, 1, 59), True, False),
        (datetime(2026, 10, 25, 2, 0), True, True),
        (datetime(2026, 10, 25, 2, 59), True, True),
        (datetime(2026, 10, 25, 3, 0), True, False),
        (datetime(2026, 7, 1, 2, 30), True, False),
    ],
)
def test_hours_of_the_two_nights_of_change(instant: datetime, existe: bool, double: bool) -> None:
    assert (heure_existe(instant), heure_double(instant)) == (existe, double)


def test_an_hour_that_does_not_exist_is_an_error() -> None:
    [ecart] = check_heure("debut", datetime(2026, 3, 29, 2, 30))
    assert ecart.trouve == "le 29 mars 2026, 02:30 n’existe pas : on passe à l’heure d’été"
    assert ecart.gravite is Gravite.ERREUR


def test_an_hour_that_exists_twice_is_a_warning() -> None:
    [ecart] = check_heure("debut", datetime(2026, 10, 25, 2, 30))
    assert ecart.suggestion == "La première est retenue"
    assert ecart.gravite is Gravite.AVERTISSEMENT


def test_an_ordinary_hour_is_no_problem() -> None:
    assert check_heure("debut", MARDI) == []


def test_a_rule_that_meets_the_changes_of_hour_says_which_dates() -> None:
    rule = Recurrence("hebdomadaire", jusqu_au=date(2026, 12, 31))
    ecarts = check_recurrence(datetime(2026, 3, 22, 2, 30), rule)
    assert [(ecart.champ, ecart.code, ecart.suggestion) for ecart in ecarts] == [
        ("debut", "heure-inexistante", "Mettez « 2026-03-29 » dans « sauf » ou « deplace »"),
        ("debut", "heure-double", "La première est retenue"),
    ]


def test_a_cancelled_date_may_fall_on_an_hour_that_does_not_exist() -> None:
    rule = Recurrence("hebdomadaire", nombre=3, sauf=(date(2026, 3, 29),))
    assert check_recurrence(datetime(2026, 3, 22, 2, 30), rule) == []


# --- RFC 5545


@pytest.mark.parametrize(
    ("recurrence", "texte"),
    [
        (Recurrence("quotidienne", intervalle=2), "FREQ=DAILY;INTERVAL=2"),
        (Recurrence("hebdomadaire"), "FREQ=WEEKLY;BYDAY=TU"),
        (Recurrence("hebdomadaire", jours=(3, 1), nombre=4), "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4"),
        (PREMIERS_MARDIS, "FREQ=MONTHLY;BYDAY=1TU"),
        (Recurrence("mensuelle", jours=(4,), rang=-1), "FREQ=MONTHLY;BYDAY=-1FR"),
        (Recurrence("mensuelle", jour_du_mois=15), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (Recurrence("quotidienne", jusqu_au=date(2027, 6, 30)), "FREQ=DAILY;UNTIL=20270630T215959Z"),
        (Recurrence("quotidienne", jusqu_au=date(2027, 1, 31)), "FREQ=DAILY;UNTIL=20270131T225959Z"),
    ],
)
def test_the_rule_is_written_for_calendars(recurrence: Recurrence, texte: str) -> None:
    assert to_rrule(MARDI, recurrence) == texte


def test_a_whole_day_ends_on_a_bare_date() -> None:
    rule = Recurrence("quotidienne", jusqu_au=date(2027, 6, 30))
    assert to_rrule(MARDI, rule, journee_entiere=True) == "FREQ=DAILY;UNTIL=20270630"


# --- French


@pytest.mark.parametrize(
    ("recurrence", "phrase"),
    [
        (Recurrence("quotidienne"), "Tous les jours"),
        (Recurrence("quotidienne", intervalle=2), "Un jour sur deux"),
        (Recurrence("hebdomadaire"), "Tous les mardis"),
        (Recurrence("hebdomadaire", intervalle=2), "Un mardi sur deux"),
        (Recurrence("hebdomadaire", intervalle=13), "Un mardi sur 13"),
        (Recurrence("hebdomadaire", jours=(1, 3)), "Tous les mardis et jeudis"),
        (Recurrence("hebdomadaire", jours=(0, 1, 2, 3, 4)), "Du lundi au vendredi"),
        (Recurrence("hebdomadaire", jours=(0, 1, 2, 3, 4, 5, 6)), "Tous les jours"),
        (Recurrence("hebdomadaire", jours=(1, 3), intervalle=2), "Une semaine sur deux, le mardi et le jeudi"),
        (PREMIERS_MARDIS, "Le 1er mardi de chaque mois"),
        (Recurrence("mensuelle", jours=(3,), rang=-1), "Le dernier jeudi de chaque mois"),
        (Recurrence("mensuelle", jours=(3,), rang=2, intervalle=2), "Le 2e jeudi, un mois sur deux"),
        (Recurrence("mensuelle", jours=(1,), rang=1, intervalle=12), "Chaque année, le 1er mardi de décembre"),
        (Recurrence("mensuelle", jour_du_mois=15), "Chaque mois le 15"),
        (Recurrence("mensuelle", jour_du_mois=1), "Chaque mois le 1er"),
        (Recurrence("mensuelle", jour_du_mois=15, intervalle=3), "Le 15, un mois sur trois"),
        (Recurrence("mensuelle", jour_du_mois=1, intervalle=12), "Chaque année, le 1er décembre"),
        (Recurrence("hebdomadaire", jusqu_au=date(2027, 6, 30)), "Tous les mardis, jusqu’au 30 juin 2027"),
        (Recurrence("hebdomadaire", nombre=10), "Tous les mardis, dix fois"),
    ],
)
def test_the_rule_is_told_in_french(recurrence: Recurrence, phrase: str) -> None:
    assert phrase_recurrence(recurrence, MARDI) == phrase


def test_a_month_with_a_vowel_is_elided() -> None:
    rule = Recurrence("mensuelle", jours=(2,), rang=1, intervalle=12)
    assert phrase_recurrence(rule, datetime(2026, 4, 1)) == "Chaque année, le 1er mercredi d’avril"
