"""Views: prevention by theme and by audience, /prevention/theme/<slug>/ and /prevention/public/<slug>/."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple, TypeVar

from cpts.model.actions import PUBLICS, Action
from cpts.nomenclatures.listes import THEMES
from cpts.nomenclatures.themes import INTRODUCTIONS
from cpts.text import plural
from cpts.views.agenda_commun import Agenda, find_theme
from cpts.views.dates_nationales import VueDate, VueDates, list_dates_du_theme, view_moment
from cpts.views.mots import Lien, lower_first
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.prevention_cartes import (
    SECTION,
    CarteAction,
    make_carte,
    sort_actions,
    write_chemin_public,
    write_chemin_theme,
)
from cpts.views.rendez_vous import LigneEvenement, RendezVous, keep_premiers, make_ligne

T = TypeVar("T")

MAX_RENDEZ_VOUS = 12
INTERNE = "vie-de-la-cpts"
"""A theme of the agenda: meetings alone do not make it a theme of prevention."""
TOUS = "habitants"


class Choix(NamedTuple):
    """One theme or one audience, with what it holds. `rendez_vous`: to come, each event once."""

    chemin: str
    titre: str
    actions: tuple[Action, ...]
    rendez_vous: tuple[RendezVous, ...]


class VueListe(NamedTuple):
    """View of pages/prevention_liste.html. `reste`: meetings to come that are not shown; `autres`: the other choices.

    `tous`: the page for all residents, told on that of an audience.
    """

    titre: str
    surtitre: str
    introduction: tuple[str, ...]
    actions: tuple[CarteAction, ...]
    rendez_vous: tuple[LigneEvenement, ...]
    reste: int
    terminees: tuple[CarteAction, ...]
    dates: tuple[VueDate, ...]
    titre_autres: str
    autres: tuple[Lien, ...]
    tous: str


class VueChoix(NamedTuple):
    """View of blocs/choix_prevention.html: links with what is in course or to come."""

    themes: tuple[Lien, ...]
    publics: tuple[Lien, ...]


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    themes, publics = index_themes(agenda), index_publics(agenda)
    return [
        *(PagePrevue(c.chemin, partial(build_theme, agenda, themes, slug)) for slug, c in themes.items()),
        *(PagePrevue(c.chemin, partial(build_public, agenda, publics, slug)) for slug, c in publics.items()),
    ]


def index_themes(agenda: Agenda) -> dict[str, Choix]:
    """The themes of actions or of meetings, in the order of their list; past ones count: an address stays."""
    actions = _group((a.theme, a) for a in agenda.site.actions)
    rendez_vous = _group((theme, r) for r in _list_a_venir(agenda) if (theme := find_theme(agenda.site, r.evenement)))
    cites = {find_theme(agenda.site, e) for e in agenda.site.evenements} - {INTERNE} | set(actions)
    return {
        theme: Choix(write_chemin_theme(theme), titre, actions.get(theme, ()), rendez_vous.get(theme, ()))
        for theme, titre in THEMES.items()
        if theme in cites
    }


def index_publics(agenda: Agenda) -> dict[str, Choix]:
    """The audiences that at least one action is for, in the order of their list."""
    actions = _group((p, a) for a in agenda.site.actions for p in dict.fromkeys(a.publics))
    rendez_vous = _group((p, r) for r in _list_a_venir(agenda) for p in dict.fromkeys(r.evenement.publics))
    return {
        public: Choix(write_chemin_public(public), titre, actions[public], rendez_vous.get(public, ()))
        for public, titre in PUBLICS.items()
        if public in actions
    }


def _list_a_venir(agenda: Agenda) -> list[RendezVous]:
    return keep_premiers(r for r in agenda.rendez_vous if not r.passe)


def _group(paires: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groupes: dict[str, list[T]] = {}
    for cle, membre in paires:
        groupes.setdefault(cle, []).append(membre)
    return {cle: tuple(membres) for cle, membres in groupes.items()}


def build_theme(agenda: Agenda, themes: dict[str, Choix], theme: str) -> Page:
    choix, introduction = themes[theme], INTRODUCTIONS[theme]
    vue = _view_liste(agenda, choix)._replace(
        surtitre="Prévention",
        introduction=introduction,
        dates=list_dates_du_theme(agenda.site.jour, theme),
        titre_autres="Les autres thèmes",
        autres=_list_liens(agenda, themes, sauf=theme),
    )
    return _make_page(choix, vue, " ".join(introduction[:2]), (choix.titre,))


def build_public(agenda: Agenda, publics: dict[str, Choix], public: str) -> Page:
    choix = publics[public]
    vue = _view_liste(agenda, choix)._replace(
        surtitre="Prévention, pour qui\u00a0?",
        titre_autres="Pour d’autres personnes",
        autres=_list_liens(agenda, publics, sauf=public),
        tous=write_chemin_public(TOUS) if public != TOUS and TOUS in publics else "",
    )
    description = f"Les actions de prévention et les rendez-vous à venir pour\u00a0: {lower_first(choix.titre)}."
    return _make_page(choix, vue, description, ())


def _make_page(choix: Choix, vue: VueListe, description: str, mots: tuple[str, ...]) -> Page:
    titre = f"Prévention\u00a0: {lower_first(choix.titre)}"
    return Page(
        chemin=choix.chemin,
        titre=titre,
        description=description,
        gabarit="pages/prevention_liste.html",
        vue=vue,
        section=SECTION,
        fil=(("Prévention", SECTION),),
        recherche=EntreeRecherche("Prévention", titre, description, mots),
    )


def _view_liste(agenda: Agenda, choix: Choix) -> VueListe:
    jour = agenda.site.jour
    finies: list[CarteAction] = []
    ouvertes: list[CarteAction] = []
    for action in sort_actions(choix.actions, jour):
        (finies if action.compute_statut(jour) == "terminee" else ouvertes).append(make_carte(agenda, action))
    return VueListe(
        titre=choix.titre,
        surtitre="",
        introduction=(),
        actions=tuple(ouvertes),
        rendez_vous=tuple(make_ligne(r, complet=False) for r in choix.rendez_vous[:MAX_RENDEZ_VOUS]),
        reste=max(0, len(choix.rendez_vous) - MAX_RENDEZ_VOUS),
        terminees=tuple(finies),
        dates=(),
        titre_autres="",
        autres=(),
        tous="",
    )


def _list_liens(agenda: Agenda, choix: dict[str, Choix], sauf: str = "") -> tuple[Lien, ...]:
    return tuple(Lien(c.titre, c.chemin, None, _count(agenda, c)) for slug, c in choix.items() if slug != sauf)


def _count(agenda: Agenda, choix: Choix) -> str | None:
    """« 2 actions, 1 rendez-vous »: what people can still come to; None when there is nothing."""
    actions = sum(a.compute_statut(agenda.site.jour) != "terminee" for a in choix.actions)
    return ", ".join(_list_comptes(actions, len(choix.rendez_vous))) or None


def _list_comptes(actions: int, rendez_vous: int) -> Iterator[str]:
    if actions:
        yield plural(actions, "action")
    if rendez_vous:
        yield plural(rendez_vous, "rendez-vous", "rendez-vous")


def view_choix(agenda: Agenda) -> VueChoix:
    themes, publics = index_themes(agenda), index_publics(agenda)
    return VueChoix(_list_liens(agenda, themes), _list_liens(agenda, publics))


def view_dates(agenda: Agenda) -> VueDates:
    return view_moment(agenda.site.jour, index_themes(agenda))
