"""Every time that an event is held from the day on, as far as the rules between events and actions need it."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from cpts.dates import add_mois
from cpts.errors import Gravite
from cpts.model.agenda import Evenement
from cpts.recurrence import check_recurrence, occurrences
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees

MOIS_MONTRES = 12
"""The pages follow a rule this far."""
_DECISIFS = frozenset({"debut", "fin", "journee_entiere", "recurrence", "lieu", "statut", "reporte_au"})


class Seance(NamedTuple):
    """`rang`: of the event in reading order. `fin`: excluded; unknown, it is `debut`."""

    debut: datetime
    fin: datetime
    rang: int
    entree: Entree[Evenement]


def list_seances(donnees: Donnees, jour: date) -> list[Seance]:
    """Those that hold and are not over on `jour`; nothing of an event that is wrong, told elsewhere."""
    matin, horizon = datetime.combine(jour, time()), _find_horizon(jour)
    return [
        Seance(debut, fin, rang, entree)
        for rang, entree in enumerate(donnees.get("evenements", Evenement))
        if _is_lisible(entree, jour)
        for debut, fin in _list_moments(entree.modele, horizon)
        if _compute_termine(debut, fin) > matin
    ]


def _find_horizon(jour: date) -> date:
    return add_mois(jour, MOIS_MONTRES) if jour.year < date.max.year - 1 else date.max


def _compute_termine(debut: datetime, fin: datetime) -> datetime:
    """When it is surely over: without an end, it may last the whole day."""
    return fin if fin > debut else datetime.combine(debut.date(), time.max)


def _is_lisible(entree: Entree[Evenement], jour: date) -> bool:
    """Whether its dates can be trusted; a rule of the year 206 would be followed for centuries, to no use."""
    evenement = entree.modele
    if entree.muets & _DECISIFS or abs(evenement.debut.year - jour.year) > 11:
        return False
    regle = evenement.recurrence
    return regle is None or not any(e.gravite is Gravite.ERREUR for e in check_recurrence(evenement.debut, regle.regle))


def _list_moments(evenement: Evenement, horizon: date) -> Iterator[tuple[datetime, datetime]]:
    """(beginning, end) of each date that holds: a postponed event has only its new one, if it is known."""
    debut, fin = evenement.debut, evenement.fin_instant
    if evenement.statut == "reporte" and evenement.reporte_au:
        duree = fin - debut if fin else None
        yield _make_moment(evenement, evenement.reporte_au, evenement.reporte_au + duree if duree else None)
    elif evenement.statut == "confirme" and evenement.recurrence is None:
        yield _make_moment(evenement, debut, fin)
    elif evenement.statut == "confirme" and evenement.recurrence:
        for o in occurrences(debut, fin, evenement.recurrence.regle, max(horizon, debut.date())):
            yield _make_moment(evenement, o.debut, o.fin)


def _make_moment(evenement: Evenement, debut: datetime, fin: datetime | None) -> tuple[datetime, datetime]:
    if not evenement.journee_entiere:
        return debut, fin or debut
    return debut, datetime.combine((fin or debut).date(), time.max)
