"""Beside the model: the times that an event is held, for the pages and the exports.

Everything is on the local clock of Europe/Paris, without a time zone; the exports add it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from cpts.recurrence_controle import Ecart, check_heure, check_recurrence
from cpts.recurrence_phrase import phrase_recurrence
from cpts.recurrence_regle import (
    JOURS_RRULE,
    PARIS,
    Deplacement,
    Frequence,
    Recurrence,
    expand_regle,
    heure_double,
    heure_existe,
    list_jours,
)

__all__ = [
    "Deplacement",
    "Ecart",
    "Frequence",
    "Occurrence",
    "Recurrence",
    "check_heure",
    "check_recurrence",
    "heure_double",
    "heure_existe",
    "occurrences",
    "phrase_recurrence",
    "to_rrule",
]

_NOMS_RRULE = {"quotidienne": "DAILY", "hebdomadaire": "WEEKLY", "mensuelle": "MONTHLY"}


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time that the event is held; `date_origine` is the date that the rule gives, even when moved."""

    debut: datetime
    fin: datetime | None
    date_origine: date
    deplacee: bool = False


def occurrences(debut: datetime, fin: datetime | None, recurrence: Recurrence, jusqu_a: date) -> list[Occurrence]:
    """Those that begin on `jusqu_a` at the latest, earliest first; `sauf` is left out, `deplace` is applied."""
    deplace = {deplacement.de: deplacement for deplacement in recurrence.deplace}
    horizon = max([jusqu_a, *deplace])
    duree = fin - debut if fin is not None else None
    toutes = (
        _build_occurrence(instant, duree, deplace.get(instant.date()))
        for instant in expand_regle(debut, recurrence, horizon)
        if instant.date() not in recurrence.sauf
    )
    return sorted((o for o in toutes if o.debut.date() <= jusqu_a), key=lambda o: (o.debut, o.date_origine))


def to_rrule(debut: datetime, recurrence: Recurrence, *, journee_entiere: bool = False) -> str:
    """The value of RRULE, RFC 5545 section 3.3.10; UNTIL is the end of the day in UTC, or the bare date."""
    parties = [f"FREQ={_NOMS_RRULE[recurrence.frequence]}"]
    if recurrence.intervalle != 1:
        parties.append(f"INTERVAL={recurrence.intervalle}")
    if jours := list_jours(debut, recurrence):
        rang = "" if recurrence.rang is None else str(recurrence.rang)
        parties.append(f"BYDAY={','.join(rang + str(JOURS_RRULE[jour]) for jour in jours)}")
    if recurrence.jour_du_mois is not None:
        parties.append(f"BYMONTHDAY={recurrence.jour_du_mois}")
    if recurrence.nombre is not None:
        parties.append(f"COUNT={recurrence.nombre}")
    if recurrence.jusqu_au is not None:
        parties.append(f"UNTIL={_write_until(recurrence.jusqu_au, journee_entiere=journee_entiere)}")
    return ";".join(parties)


def _build_occurrence(instant: datetime, duree: timedelta | None, deplacement: Deplacement | None) -> Occurrence:
    debut = deplacement.debut if deplacement else instant
    fin = deplacement.fin if deplacement else None
    if fin is None and duree is not None:
        fin = debut + duree
    return Occurrence(debut, fin, instant.date(), deplacement is not None)


def _write_until(jusqu_au: date, *, journee_entiere: bool) -> str:
    if journee_entiere:
        return f"{jusqu_au:%Y%m%d}"
    return f"{datetime.combine(jusqu_au, time(23, 59, 59), PARIS).astimezone(UTC):%Y%m%dT%H%M%SZ}"
