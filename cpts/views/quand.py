"""Views, leaf: the moment of a meeting in French words. Wall clock of Europe/Paris, no clock read here."""

from datetime import date, datetime, time, timedelta

from cpts.dates import JOURS, MOIS_COURTS, format_date, format_date_longue, format_heure

_MINUIT = time()
_FIN_DE_NUIT = time(6)


def format_quand(debut: datetime, fin: datetime | None, *, journee_entiere: bool = False, annee: bool = True) -> str:
    """« mardi 24 novembre 2026, 9 h à 12 h », « du mardi 24 au jeudi 26 novembre 2026 ».

    `fin` of whole days is the last day, included. Midnight without end is a date whose hour is not known.
    """
    if journee_entiere:
        return _format_jours(debut.date(), (fin or debut).date(), annee=annee)
    heures = format_heures(debut, fin)
    if heures is None:
        return _format_etendue(debut, fin or debut, annee=annee)
    jour = format_date_longue(debut, annee=annee)
    return f"{jour}, {heures}" if heures else jour


def format_heures(debut: datetime, fin: datetime | None) -> str | None:
    """« 9 h à 12 h », « à 20 h 30 » without end, "" when the hour is not known, None when it lasts several days."""
    if fin is None:
        return "" if debut.time() == _MINUIT else f"à {format_heure(debut)}"
    if fin.date() == debut.date():
        return f"{format_heure(debut)} à {format_heure(fin)}"
    if fin.date() - debut.date() > timedelta(days=1) or fin.time() > _FIN_DE_NUIT:
        return None
    return f"{format_heure(debut)} à {'minuit' if fin.time() == _MINUIT else f'{format_heure(fin)} le lendemain'}"


def format_moment(moment: datetime, *, annee: bool = True) -> str:
    """« jeudi 14 janvier 2027 à 20 h 30 »; midnight is a date alone."""
    jour = format_date_longue(moment, annee=annee)
    return jour if moment.time() == _MINUIT else f"{jour} à {format_heure(moment)}"


def _format_jours(du: date, au: date, *, annee: bool) -> str:
    if du >= au:
        return f"{format_date_longue(du, annee=annee)}, toute la journée"
    return f"du {_format_premier(du, au, annee=annee)} au {format_date_longue(au, annee=annee)}"


def _format_premier(du: date, au: date, *, annee: bool) -> str:
    """The first day of a span, without what its last day already says."""
    if (du.year, du.month) == (au.year, au.month):
        return f"{JOURS[du.weekday()]} {'1er' if du.day == 1 else du.day}"
    return format_date_longue(du, annee=annee and du.year != au.year)


def _format_etendue(debut: datetime, fin: datetime, *, annee: bool) -> str:
    depart = f"{format_date_longue(debut, annee=annee and debut.year != fin.year)}, {format_heure(debut)}"
    return f"du {depart}, au {format_date_longue(fin, annee=annee)}, {format_heure(fin)}"


def format_quantiemes(jours: list[date]) -> str:
    """« 3, 10 et 17 novembre »: days of one month, in order."""
    numeros = ["1er" if j.day == 1 else str(j.day) for j in jours]
    debut, fin = numeros[:-1], format_date(jours[-1], annee=False)
    return f"{', '.join(debut)} et {fin}" if debut else fin


def format_bloc_date(jour: date) -> tuple[str, str]:
    """The two lines of a date block: « 24 », « nov. »."""
    return ("1er" if jour.day == 1 else str(jour.day)), MOIS_COURTS[jour.month - 1]


def format_iso(moment: datetime, *, journee_entiere: bool = False) -> str:
    """Machine form without offset, read as Paris time: « 2026-11-24T09:00 », « 2026-11-24 » for whole days."""
    return moment.date().isoformat() if journee_entiere else moment.isoformat(timespec="minutes")


def capitalize(phrase: str) -> str:
    """`phrase` with its first letter upper case, the rest untouched."""
    return phrase[:1].upper() + phrase[1:]
