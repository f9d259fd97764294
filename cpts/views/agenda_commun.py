"""Views: the agenda as its pages and blocks share it, grouped once; and small pieces they have in common."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from cpts.model.agenda import Evenement
from cpts.model.site import Commune, Site
from cpts.views.contexte import Fait, find_voisines, keep
from cpts.views.lieu_evenement import Communes, index_communes
from cpts.views.rendez_vous import RendezVous, expand_evenement, group_par_evenement, is_en_attente

SECTION = "agenda/"
FIL = (("Agenda", SECTION),)

Mois = tuple[int, int]
"""(year, month)."""
CleChoix = tuple[str, str]
"""A way to choose meetings: ("public", slug), ("theme", slug), ("commune", slug), ("visio", "")."""


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


class Choisis(NamedTuple):
    """`rendez_vous`: not over, or waiting for a new date. `nombre` of events, and how many of them hold (`tenus`)."""

    rendez_vous: tuple[RendezVous, ...]
    nombre: int
    tenus: int


class Abonnement(NamedTuple):
    """One calendar to follow. `ics`: path of the file; `webcal`: its whole address, which opens a calendar."""

    titre: str
    ics: str
    webcal: str


@dataclass(frozen=True, eq=False)
class Agenda:
    """`par_action`: id of an action → its occurrences. `par_mois`: every month that has one, and the current month.

    `par_choix`: none is empty.
    """

    site: Site
    rendez_vous: tuple[RendezVous, ...]
    communes: Communes
    par_evenement: Mapping[str, tuple[RendezVous, ...]]
    par_action: Mapping[str, tuple[RendezVous, ...]]
    par_mois: Mapping[Mois, tuple[RendezVous, ...]]
    par_choix: Mapping[CleChoix, Choisis]
    memo: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def voisines_par_code(self) -> dict[str, tuple[Commune, ...]]:
        return find_voisines(self.site.territoire)

    def once(self, cle: Any, make: Callable[[], Fait]) -> Fait:
        """`make()`, called at the first asking of `cle`, as `Contexte.once`."""
        return keep(self.memo, cle, make)


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
        par_choix=_group_par_choix(site, rendez_vous),
    )


def _group_par_mois(rendez_vous: Iterable[RendezVous], jour: date) -> dict[Mois, tuple[RendezVous, ...]]:
    groupes: dict[Mois, list[RendezVous]] = {(jour.year, jour.month): []}
    for r in rendez_vous:
        for mois in list_mois(r.debut.date(), r.dernier_jour):
            groupes.setdefault(mois, []).append(r)
    return {mois: tuple(groupes[mois]) for mois in sorted(groupes)}


def _group_par_choix(site: Site, rendez_vous: Iterable[RendezVous]) -> dict[CleChoix, Choisis]:
    groupes: dict[CleChoix, list[RendezVous]] = {}
    for r in rendez_vous:
        if not r.passe or is_en_attente(r.evenement):
            for cle in list_cles_choix(site, r):
                groupes.setdefault(cle, []).append(r)
    return {cle: _make_choisis(groupe) for cle, groupe in groupes.items()}


def list_cles_choix(site: Site, rendez_vous: RendezVous) -> Iterator[CleChoix]:
    """Every list the meeting belongs to; the communes are the covered ones."""
    evenement, lieu = rendez_vous.evenement, rendez_vous.lieu
    for public in dict.fromkeys(evenement.publics):
        yield "public", public
    if theme := find_theme(site, evenement):
        yield "theme", theme
    if lieu and lieu.commune_slug:
        yield "commune", lieu.commune_slug
    if evenement.visio:
        yield "visio", ""


def _make_choisis(rendez_vous: list[RendezVous]) -> Choisis:
    """A meeting that comes back counts once."""
    tenus = {r.evenement.id for r in rendez_vous if r.tient}
    return Choisis(tuple(rendez_vous), len({r.evenement.id for r in rendez_vous}), len(tenus))


def find_theme(site: Site, evenement: Evenement) -> str | None:
    """Its own theme, else that of the action it belongs to."""
    action = site.actions_par_id.get(evenement.action or "")
    return evenement.theme or (action.theme if action else None)


def write_chemin_choix(cle: CleChoix) -> str:
    genre, slug = cle
    return f"{SECTION}{genre}/{slug}/" if slug else f"{SECTION}{genre}/"


def find_chemin_choix(agenda: Agenda, cle: CleChoix) -> str:
    """The address of a chosen list, "" when it has no page."""
    return write_chemin_choix(cle) if cle in agenda.par_choix else ""


def list_mois(du: date, au: date) -> list[Mois]:
    """The months from one day to another, both included."""
    premier, dernier = du.year * 12 + du.month - 1, au.year * 12 + au.month - 1
    return [(rang // 12, rang % 12 + 1) for rang in range(premier, max(premier, dernier) + 1)]


def write_chemin_mois(mois: Mois) -> str:
    return f"agenda/{mois[0]:04d}/{mois[1]:02d}/"


def write_adresse(site: Site, chemin: str) -> str:
    """The whole public address of a page or file of this site."""
    return f"{site.cpts.site.rstrip('/')}/{chemin}"


def make_abonnement(site: Site, titre: str, ics: str) -> Abonnement:
    """`webcal:` is what a phone or a calendar opens as a subscription."""
    return Abonnement(titre, ics, f"webcal://{write_adresse(site, ics).partition('://')[2]}")


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
