"""Views: the agenda as its pages and blocks share it, grouped once; and small pieces they have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from cpts.model.agenda import Evenement
from cpts.model.site import Site
from cpts.views.lieu_evenement import Communes, index_communes
from cpts.views.rendez_vous import RendezVous, expand_evenement, group_par_evenement

SECTION = "agenda/"
FIL = (("Agenda", SECTION),)

Mois = tuple[int, int]
"""(year, month)."""


class ValeurCle(NamedTuple):
    """One value under a term; `lien`: a path of this site, a whole address, or "" for plain text."""

    texte: str
    lien: str = ""


class LigneCle(NamedTuple):
    terme: str
    valeurs: tuple[ValeurCle, ...]


class Pastille(NamedTuple):
    texte: str
    ton: str
    note: str | None = None


@dataclass(frozen=True, eq=False)
class Agenda:
    """`par_action`: id of an action → its occurrences. `par_mois`: every month that has one, and the current month."""

    site: Site
    rendez_vous: tuple[RendezVous, ...]
    communes: Communes
    par_evenement: Mapping[str, tuple[RendezVous, ...]]
    par_action: Mapping[str, tuple[RendezVous, ...]]
    par_mois: Mapping[Mois, tuple[RendezVous, ...]]


def make_agenda(site: Site, rendez_vous: tuple[RendezVous, ...]) -> Agenda:
    par_action: dict[str, list[RendezVous]] = {}
    for r in rendez_vous:
        if r.evenement.action:
            par_action.setdefault(r.evenement.action, []).append(r)
    return Agenda(
        site=site,
        rendez_vous=rendez_vous,
        communes=index_communes(site),
        par_evenement=group_par_evenement(rendez_vous),
        par_action={ident: tuple(membres) for ident, membres in par_action.items()},
        par_mois=_group_par_mois(rendez_vous, site.jour),
    )


def _group_par_mois(rendez_vous: Iterable[RendezVous], jour: date) -> dict[Mois, tuple[RendezVous, ...]]:
    groupes: dict[Mois, list[RendezVous]] = {(jour.year, jour.month): []}
    for r in rendez_vous:
        for mois in list_mois(r.debut.date(), r.dernier_jour):
            groupes.setdefault(mois, []).append(r)
    return {mois: tuple(groupes[mois]) for mois in sorted(groupes)}


def list_mois(du: date, au: date) -> list[Mois]:
    """The months from one day to another, both included."""
    premier, dernier = du.year * 12 + du.month - 1, au.year * 12 + au.month - 1
    return [(rang // 12, rang % 12 + 1) for rang in range(premier, max(premier, dernier) + 1)]


def write_chemin_mois(mois: Mois) -> str:
    return f"agenda/{mois[0]:04d}/{mois[1]:02d}/"


def write_adresse(site: Site, chemin: str) -> str:
    """The whole public address of a page or file of this site."""
    return f"{site.cpts.site.rstrip('/')}/{chemin}"


def list_dates(agenda: Agenda, evenement: Evenement) -> tuple[RendezVous, ...]:
    """The occurrences of an event that the agenda shows; for one that is long over, its last one."""
    connues = agenda.par_evenement.get(evenement.id)
    if connues:
        return connues
    toutes = expand_evenement(agenda.site, agenda.communes, evenement, jusqu_a=agenda.site.jour + timedelta(days=366))
    return tuple(toutes[-1:])


def choose_date(dates: tuple[RendezVous, ...]) -> RendezVous | None:
    """The occurrence to put forward: the next one that holds, else the next one, else the last one."""
    a_venir = [r for r in dates if not r.passe]
    tenues = [r for r in a_venir if r.statut != "reporte"]
    return next(iter(tenues or a_venir), dates[-1] if dates else None)
