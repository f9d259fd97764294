"""Views: the national dates of prevention, now, soon, and by theme."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cpts.dates import MOIS, add_mois, format_date_longue, format_mois
from cpts.nomenclatures.dates_nationales import DATES_NATIONALES, DateNationale, MoisEntier, write_de_mois
from cpts.nomenclatures.listes import THEMES
from cpts.views.quand import capitalize, format_iso

MOIS_A_VENIR = 3
A_FIXER = "Les jours exacts sont choisis chaque année."


class VueDate(NamedTuple):
    """`quand`: « Tout le mois de mars 2027 »; `note`: what is not known yet, or "".

    `fin_iso`: after it, a script hides the line. `lien`: of the theme, "" without a page.
    """

    id: str
    nom: str
    quand: str
    note: str
    fin_iso: str
    phrase: str
    organisateur: str
    source: str
    theme: str = ""
    lien: str = ""


class PeriodeDates(NamedTuple):
    id: str
    titre: str
    dates: tuple[VueDate, ...]


class VueDates(NamedTuple):
    """View of blocs/dates_nationales.html; no period is empty."""

    periodes: tuple[PeriodeDates, ...]


class _Venue(NamedTuple):
    """A national date, in one year; both days are included."""

    du: date
    au: date
    nationale: DateNationale


def view_moment(jour: date, themes: Iterable[str]) -> VueDates:
    """« En ce moment » then « Bientôt », three months ahead. `themes`: those that have a page."""
    ouverts, venues = frozenset(themes), list_venues(jour)
    limite = add_mois(jour, MOIS_A_VENIR) if jour.year < date.max.year else date.max
    periodes = (
        ("en-ce-moment", "En ce moment", [v for v in venues if v.du <= jour]),
        ("bientot", "Bientôt", [v for v in venues if jour < v.du <= limite]),
    )
    return VueDates(
        tuple(
            PeriodeDates(ident, titre, tuple(make_date(v, ouverts) for v in membres))
            for ident, titre, membres in periodes
            if membres
        )
    )


def list_dates_du_theme(jour: date, theme: str) -> tuple[VueDate, ...]:
    """The next time of each date of the theme."""
    return tuple(make_date(v, frozenset()) for v in list_venues(jour) if v.nationale.theme == theme)


def list_venues(jour: date) -> list[_Venue]:
    """Each date at its first time that is not over on `jour`, by beginning."""
    annees = range(max(date.min.year, jour.year - 1), min(date.max.year - 1, jour.year + 1) + 1)
    venues = []
    for nationale in DATES_NATIONALES:
        jours = (nationale.quand.compute(annee) for annee in annees)
        if suivants := next(((du, au) for du, au in jours if au >= jour), None):
            venues.append(_Venue(*suivants, nationale))
    return sorted(venues, key=lambda v: (v.du, v.au, v.nationale.nom))


def make_date(venue: _Venue, themes: frozenset[str]) -> VueDate:
    n = venue.nationale
    return VueDate(
        id=f"date-{n.slug}",
        nom=n.nom,
        quand=write_quand(venue),
        note=A_FIXER if n.annoncee else "",
        fin_iso=format_iso(datetime.combine(venue.au, time()) + timedelta(days=1)),
        phrase=n.phrase,
        organisateur=n.organisateur,
        source=n.source,
        theme=THEMES[n.theme] if n.theme in themes else "",
        lien=f"prevention/theme/{n.theme}/" if n.theme in themes else "",
    )


def write_quand(venue: _Venue) -> str:
    """« Samedi 14 novembre 2026 », « Tout le mois d’octobre 2026 », « En avril 2027 »."""
    quand, du, au = venue.nationale.quand, venue.du, venue.au
    if not isinstance(quand, MoisEntier):
        return capitalize(format_date_longue(du))
    if not venue.nationale.annoncee:
        return f"Tout le mois {write_de_mois(du.month)} {du.year}"
    mois = f"en {format_mois(du.year, du.month)}"
    if quand.dernier:
        annee = f" {du.year}" if du.year != au.year else ""
        mois = f"{write_de_mois(du.month)}{annee} à {MOIS[au.month - 1]} {au.year}"
    return capitalize(mois)
