"""Leaf of the pipeline: dates and times as French people read them. No clock here."""

from calendar import monthrange
from datetime import date, datetime, time

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MOIS_COURTS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def format_date(jour: date, *, annee: bool = True) -> str:
    """« 1er décembre 2026 »."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme} {MOIS[jour.month - 1]}{f' {jour.year}' if annee else ''}"


def format_date_longue(jour: date, *, annee: bool = True) -> str:
    """« jeudi 3 décembre 2026 »."""
    return f"{JOURS[jour.weekday()]} {format_date(jour, annee=annee)}"


def format_mois(annee: int, mois: int) -> str:
    """« décembre 2026 »."""
    return f"{MOIS[mois - 1]} {annee}"


def format_heure(heure: time | datetime) -> str:
    """« 9 h », « 20 h 30 », with no-break spaces."""
    return f"{heure.hour}\u00a0h" + (f"\u00a0{heure.minute:02d}" if heure.minute else "")


def format_intervalle(du: date | None, au: date | None) -> str:
    """« du 1er mars au 31 décembre 2026 », « depuis le … », « jusqu’au … », or ""."""
    if du and au:
        return f"du {_format_debut(du, au)} au {format_date(au)}"
    if du:
        return f"depuis le {format_date(du)}"
    return f"jusqu’au {format_date(au)}" if au else ""


def _format_debut(du: date, au: date) -> str:
    """`du` without what `au` will say: « 20 » before « 25 novembre 2026 »."""
    if (du.year, du.month) == (au.year, au.month) and du != au:
        return "1er" if du.day == 1 else str(du.day)
    return format_date(du, annee=du.year != au.year)


def add_mois(jour: date, mois: int) -> date:
    """`jour` moved by `mois` months, on the last day of a shorter month; never beyond the first and the last date."""
    annee, rang = divmod(jour.year * 12 + jour.month - 1 + mois, 12)
    if not date.min.year <= annee <= date.max.year:
        return date.max if mois > 0 else date.min
    return date(annee, rang + 1, min(jour.day, monthrange(annee, rang + 1)[1]))
