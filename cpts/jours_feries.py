"""Leaf beside the model: the public holidays of metropolitan France.

Alsace-Moselle and overseas departments have more; no CPTS of this contract needs them yet.
"""

from datetime import date, timedelta
from functools import lru_cache

_SAMEDI = 5


@lru_cache(maxsize=256)
def jours_feries(annee: int) -> dict[date, str]:
    """Holiday → French name, in order of date; a name joins both when two fall together. Do not modify.

    Source: article L3133-1 of the Code du travail.
    """
    paques = find_paques(annee)
    noms: dict[date, str] = {}
    for jour, nom in (*_fixed(annee), *_movable(paques)):
        noms[jour] = f"{noms[jour]}, {nom}" if jour in noms else nom
    return dict(sorted(noms.items()))


def est_ferie(jour: date) -> bool:
    """Whether `jour` is a public holiday."""
    return jour in jours_feries(jour.year)


def find_week_end(jour: date) -> tuple[date, date]:
    """First and last day of the weekend of `jour`, or of the next one, with the public holidays that touch it."""
    samedi = jour - timedelta(days=(jour.weekday() - _SAMEDI) % 7)
    du, au = _extend_week_end(samedi)
    return (du, au) if jour <= au else _extend_week_end(samedi + timedelta(days=7))


def _extend_week_end(samedi: date) -> tuple[date, date]:
    du, au = samedi, samedi + timedelta(days=1)
    while est_ferie(du - timedelta(days=1)):
        du -= timedelta(days=1)
    while est_ferie(au + timedelta(days=1)):
        au += timedelta(days=1)
    return du, au


def find_paques(annee: int) -> date:
    """Easter Sunday in the Gregorian calendar. Source: Meeus, Astronomical Algorithms, chapter 8."""
    a, (b, c) = annee % 19, divmod(annee, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    mois, jour = divmod(h + m - 7 * n + 114, 31)
    return date(annee, mois, jour + 1)


def _fixed(annee: int) -> tuple[tuple[date, str], ...]:
    return (
        (date(annee, 1, 1), "Jour de l’an"),
        (date(annee, 5, 1), "Fête du Travail"),
        (date(annee, 5, 8), "Victoire de 1945"),
        (date(annee, 7, 14), "Fête nationale"),
        (date(annee, 8, 15), "Assomption"),
        (date(annee, 11, 1), "Toussaint"),
        (date(annee, 11, 11), "Armistice de 1918"),
        (date(annee, 12, 25), "Noël"),
    )


def _movable(paques: date) -> tuple[tuple[date, str], ...]:
    return (
        (paques + timedelta(days=1), "Lundi de Pâques"),
        (paques + timedelta(days=39), "Ascension"),
        (paques + timedelta(days=50), "Lundi de Pentecôte"),
    )
