"""Views: the agenda as a whole — the list of meetings, every page made from it, and its blocks."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from cpts.model.site import Site
from cpts.text import fold
from cpts.views import affiches, agenda_choix, calendrier, evenement, parcours, prevention
from cpts.views.agenda_blocs import list_publics_agenda, view_agenda, view_archives
from cpts.views.agenda_commun import Agenda, find_theme, make_agenda
from cpts.views.page import PagePrevue
from cpts.views.rendez_vous import (
    LigneEvenement,
    RendezVous,
    keep_premiers,
    list_rendez_vous,
    make_ligne,
    make_ligne_rythme,
)

__all__ = [
    "RendezVous",
    "evenements_par_commune",
    "list_pages",
    "list_publics_agenda",
    "list_rendez_vous",
    "make_agenda",
    "view_agenda",
    "view_archives",
    "view_evenements",
]


class VueEvenements(NamedTuple):
    """View of blocs/evenements.html. `filtree`: a filter was asked."""

    evenements: tuple[LigneEvenement, ...]
    filtree: bool


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    """Every page of events, months, chosen lists, actions, pathways and posters."""
    return [
        *evenement.list_pages(agenda),
        *calendrier.list_pages(agenda),
        *agenda_choix.list_pages(agenda),
        *prevention.list_pages(agenda),
        *affiches.list_pages(agenda),
        *parcours.list_pages(agenda),
    ]


def evenements_par_commune(rendez_vous: tuple[RendezVous, ...]) -> Mapping[str, tuple[LigneEvenement, ...]]:
    """Slug of a covered commune → its coming meetings, each event once."""
    groupes: dict[str, list[LigneEvenement]] = {}
    for r in keep_premiers(r for r in rendez_vous if not r.passe):
        if r.lieu and r.lieu.commune_slug:
            groupes.setdefault(r.lieu.commune_slug, []).append(make_ligne(r))
    return {slug: tuple(lignes) for slug, lignes in groupes.items()}


def view_evenements(
    agenda: Agenda, *, public: str = "", nombre: int = 3, jours: int = 0, theme: str = "", commune: str = ""
) -> VueEvenements:
    """The next meetings, each event once. `commune` is a slug or a name; 0 as `nombre` or `jours` is no limit."""
    limite = agenda.site.jour + timedelta(days=jours) if jours else date.max
    retenus = [
        r
        for r in agenda.rendez_vous
        if not r.passe and r.debut.date() <= limite and _matches(agenda.site, r, public, theme, commune)
    ]
    lignes = tuple(make_ligne_rythme(r) for r in keep_premiers(retenus)[: nombre or None])
    return VueEvenements(lignes, filtree=bool(public or jours or theme or commune))


def _matches(site: Site, rendez_vous: RendezVous, public: str, theme: str, commune: str) -> bool:
    lieu, e = rendez_vous.lieu, rendez_vous.evenement
    ici = not commune or (lieu is not None and fold(commune) in (lieu.commune_slug, fold(lieu.commune)))
    return ici and public in ("", *e.publics) and theme in ("", find_theme(site, e))
