"""Public holidays, against dates written by hand."""

from datetime import date

import pytest

from cpts.jours_feries import est_ferie, find_paques, jours_feries


@pytest.mark.parametrize(
    ("annee", "paques"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_paques_falls_on_the_known_sunday(annee: int, paques: date) -> None:
    assert find_paques(annee) == paques


def test_the_eleven_holidays_of_2026() -> None:
    assert jours_feries(2026) == {
        date(2026, 1, 1): "Jour de l’an",
        date(2026, 4, 6): "Lundi de Pâques",
        date(2026, 5, 1): "Fête du Travail",
        date(2026, 5, 8): "Victoire de 1945",
        date(2026, 5, 14): "Ascension",
        date(2026, 5, 25): "Lundi de Pentecôte",
        date(2026, 7, 14): "Fête nationale",
        date(2026, 8, 15): "Assomption",
        date(2026, 11, 1): "Toussaint",
        date(2026, 11, 11): "Armistice de 1918",
        date(2026, 12, 25): "Noël",
    }


def test_the_movable_holidays_of_2027() -> None:
    jours = [jour for jour, nom in jours_feries(2027).items() if nom.startswith(("Lundi", "Ascension"))]
    assert jours == [date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)]


def test_two_holidays_on_one_day_keep_both_names() -> None:
    assert jours_feries(2008)[date(2008, 5, 1)] == "Fête du Travail, Ascension"
    assert len(jours_feries(2008)) == 10


def test_holidays_are_in_order_of_date() -> None:
    assert list(jours_feries(2030)) == sorted(jours_feries(2030))


@pytest.mark.parametrize("jour", [date(2026, 12, 25), date(2027, 5, 17)])
def test_est_ferie_knows_a_holiday(jour: date) -> None:
    assert est_ferie(jour)


@pytest.mark.parametrize("jour", [date(2026, 12, 26), date(2026, 4, 3), date(2026, 4, 5)])
def test_est_ferie_knows_neither_alsace_nor_the_sundays(jour: date) -> None:
    assert not est_ferie(jour)
