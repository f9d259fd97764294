"""Rules of sense for events and on-call rosters: dates that can be, hours that exist, people to come."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from cpts.dates import add_mois, format_date
from cpts.errors import Probleme
from cpts.model.agenda import Evenement
from cpts.model.soins import Garde
from cpts.recurrence import Ecart, check_heure, check_recurrence, occurrences
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees
from cpts.validate.traduction import Chemin

ANNEES_PASSEES, ANNEES_FUTURES = 10, 3
FENETRE = f"une date entre {ANNEES_PASSEES} ans avant aujourd’hui et {ANNEES_FUTURES} ans après"


def check_agenda(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    """Every event, then every roster."""
    fenetre = compute_fenetre(jour)
    for evenement in donnees.get("evenements", Evenement):
        yield from _check_evenement(evenement, fenetre)
    for garde in donnees.get("gardes", Garde):
        for champ, instant in (("debut", garde.modele.debut), ("fin", garde.modele.fin)):
            yield from _check_heure(garde, champ, instant)


def compute_fenetre(jour: date) -> tuple[date, date]:
    """First and last day of an event; the calendar itself ends at the years 1 and 9999."""
    tot = add_mois(jour, -12 * ANNEES_PASSEES) if jour.year > ANNEES_PASSEES else date.min
    tard = add_mois(jour, 12 * ANNEES_FUTURES) if jour.year < date.max.year - ANNEES_FUTURES else date.max
    return tot, tard


def _check_evenement(entree: Entree[Evenement], fenetre: tuple[date, date]) -> Iterator[Probleme]:
    evenement = entree.modele
    loin = list(_check_fenetre(entree, fenetre))
    yield from loin
    if not evenement.journee_entiere:
        moments = (("debut", evenement.debut), ("fin", evenement.fin_instant), ("reporte_au", evenement.reporte_au))
        for champ, instant in moments:
            yield from _check_heure(entree, champ, instant)
    # An event of the year 206 would be followed for centuries, to no use.
    regle = evenement.recurrence.regle if evenement.recurrence and not loin else None
    ecarts = check_recurrence(evenement.debut, regle) if regle else []
    for ecart in ecarts:
        champ = "debut" if ecart.champ == "debut" else f"recurrence.{ecart.champ}"
        yield _tell_ecart(entree, champ, ecart)
    yield from _check_manques(entree)
    yield from _check_inscription(entree, juste=not loin and not ecarts)


def _check_fenetre(entree: Entree[Evenement], fenetre: tuple[date, date]) -> Iterator[Probleme]:
    tot, tard = fenetre
    for champ, jour in _list_dates(entree.modele):
        if not tot <= jour <= tard:
            trouve = f"le {format_date(jour)} est trop loin d’aujourd’hui"
            yield entree.tell(champ, "date-lointaine", trouve, FENETRE, "Relisez l’année")


def _list_dates(evenement: Evenement) -> Iterator[tuple[Chemin, date]]:
    yield ("debut",), evenement.debut.date()
    if isinstance(evenement.fin, datetime):
        yield ("fin",), evenement.fin.date()
    if evenement.reporte_au:
        yield ("reporte_au",), evenement.reporte_au.date()
    if evenement.recurrence and evenement.recurrence.jusqu_au:
        yield ("recurrence", "jusqu_au"), evenement.recurrence.jusqu_au
    for rang, deplace in enumerate(evenement.recurrence.deplace if evenement.recurrence else ()):
        yield ("recurrence", "deplace", rang, "debut"), deplace.debut.date()


def _check_heure(entree: Entree[Any], champ: str, instant: datetime | None) -> Iterator[Probleme]:
    if instant is not None:
        for ecart in check_heure(champ, instant):
            yield _tell_ecart(entree, champ, ecart)


def _tell_ecart(entree: Entree[Any], champ: str, ecart: Ecart) -> Probleme:
    return entree.tell(_split(champ), ecart.code, ecart.trouve, ecart.attendu, ecart.suggestion, ecart.gravite)


def _split(champ: str) -> Chemin:
    """« recurrence.sauf[2] » as path parts."""
    return tuple(int(p) if p.isdecimal() else p for p in re.split(r"[.\[\]]+", champ) if p)


def _check_manques(entree: Entree[Evenement]) -> Iterator[Probleme]:
    evenement = entree.modele
    if not evenement.publics:
        trouve, suggestion = "aucun public n’est écrit", "Ajoutez par exemple « publics: [habitants] »"
        yield entree.warn(("publics",), "sans-public", trouve, "", suggestion)
    if evenement.lieu is None and evenement.visio is None and "visio" not in entree.muets:
        yield entree.warn(("lieu",), "sans-lieu", "ni lieu ni visio ne sont écrits", "", "Ajoutez l’un des deux")


def _check_inscription(entree: Entree[Evenement], juste: bool) -> Iterator[Probleme]:
    """A deadline after the last date to come to. `juste`: the rule can be followed."""
    evenement = entree.modele
    limite = evenement.inscription.jusqu_au if evenement.inscription else None
    dernier = _find_dernier(evenement, juste) if "debut" not in entree.muets else None
    if limite and dernier and (limite.date() > dernier.date() or _is_apres_heure(limite, dernier, evenement)):
        trouve = f"l’inscription se ferme après le rendez-vous, qui est le {format_date(dernier)}"
        yield entree.warn(("inscription", "jusqu_au"), "inscription-tardive", trouve, "", "Relisez la date")


def _find_dernier(evenement: Evenement, juste: bool) -> datetime | None:
    """The beginning of its last date; None when it has no end, or none that holds."""
    if evenement.statut != "confirme":
        return evenement.reporte_au if evenement.statut == "reporte" else None
    if evenement.recurrence is None:
        return evenement.debut
    regle = evenement.recurrence.regle
    if not juste or (regle.jusqu_au is None and regle.nombre is None):
        return None
    dates = occurrences(evenement.debut, None, regle, regle.jusqu_au or date.max)
    return dates[-1].debut if dates else None


def _is_apres_heure(limite: datetime, dernier: datetime, evenement: Evenement) -> bool:
    """Whether the deadline has an hour (midnight is a date alone), later than that of the meeting."""
    return limite > dernier and limite.time() != time() and not evenement.journee_entiere
