"""Beside the model: the rule of an event that comes back, and the dates that it gives.

Everything is on the local clock of Europe/Paris, without a time zone: 18h stays 18h in summer and in winter.
The rule is expanded by python-dateutil, as RFC 5545 says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

from dateutil import rrule

Frequence: TypeAlias = Literal["quotidienne", "hebdomadaire", "mensuelle"]

PARIS: Final = ZoneInfo("Europe/Paris")
JOURS_RRULE: Final = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)

_FREQUENCES: Final[dict[Frequence, Literal[1, 2, 3]]] = {
    "quotidienne": rrule.DAILY,
    "hebdomadaire": rrule.WEEKLY,
    "mensuelle": rrule.MONTHLY,
}


@dataclass(frozen=True, slots=True)
class Deplacement:
    """One occurrence held at another time. `fin` None: as long as the others."""

    de: date
    debut: datetime
    fin: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The rule of an event, `recurrence` of agenda.yaml.

    `jours` are 0 (lundi) to 6; `rang` is 1–5 or -1 (the last of the month) and goes with one day.
    `nombre` counts the dates of the rule, those of `sauf` included; neither it nor `jusqu_au`: no end.
    """

    frequence: Frequence
    intervalle: int = 1
    jours: tuple[int, ...] = ()
    rang: int | None = None
    jour_du_mois: int | None = None
    jusqu_au: date | None = None
    nombre: int | None = None
    sauf: tuple[date, ...] = ()
    deplace: tuple[Deplacement, ...] = ()


def expand_regle(debut: datetime, recurrence: Recurrence, jusqu_a: date) -> Iterator[datetime]:
    """The dates of the rule alone up to `jusqu_a` included; `sauf` and `deplace` are not applied."""
    borne = min(jusqu_a, recurrence.jusqu_au or jusqu_a)
    dates = iter(_build_rrule(debut, recurrence))
    return takewhile(lambda instant: instant.date() <= borne, dates)


def heure_existe(instant: datetime) -> bool:
    """Whether a Paris clock shows `instant`: 02:30 does not exist on the night of the change to summer time."""
    avant, apres = _read_decalages(instant)
    return avant >= apres


def heure_double(instant: datetime) -> bool:
    """Whether a Paris clock shows `instant` twice, the night of the change to winter time; the first is meant."""
    avant, apres = _read_decalages(instant)
    return avant > apres


def _read_decalages(instant: datetime) -> tuple[timedelta, timedelta]:
    """The offsets before and after a change of hour, equal the rest of the year. Source: PEP 495."""
    premier, second = (instant.replace(tzinfo=PARIS, fold=pli).utcoffset() for pli in (0, 1))
    return premier or timedelta(), second or timedelta()


def list_jours(debut: datetime, recurrence: Recurrence) -> tuple[int, ...]:
    """The weekdays of the rule, in order; a weekly rule that names none has that of `debut`."""
    if recurrence.frequence == "hebdomadaire" and not recurrence.jours:
        return (debut.weekday(),)
    return tuple(sorted(set(recurrence.jours)))


def _build_rrule(debut: datetime, recurrence: Recurrence) -> rrule.rrule:
    jours = [JOURS_RRULE[jour] for jour in list_jours(debut, recurrence)]
    if recurrence.rang is not None:
        jours = [jour(recurrence.rang) for jour in jours]
    return rrule.rrule(
        _FREQUENCES[recurrence.frequence],
        dtstart=debut,
        interval=recurrence.intervalle,
        byweekday=jours or None,
        bymonthday=recurrence.jour_du_mois,
        count=recurrence.nombre,
    )
