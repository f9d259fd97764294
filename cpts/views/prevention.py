"""Views: the pages of the actions, /prevention/<id>/, and the block that lists them by theme."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from cpts.dates import format_intervalle
from cpts.model.actions import PUBLICS, Action
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.site import Site
from cpts.nomenclatures.listes import ROLES_PARTENAIRE, THEMES, TYPES_STRUCTURE
from cpts.nomenclatures.themes import INTRODUCTIONS
from cpts.text import fold, join_fr
from cpts.views import prevention_listes
from cpts.views.agenda_choix import find_lien
from cpts.views.agenda_commun import Agenda, LigneCle, Pastille, ValeurCle
from cpts.views.inscription import list_inscription
from cpts.views.lieu_evenement import LieuEvenement, make_lieu_structure
from cpts.views.lieux_carte import view_lieux
from cpts.views.mots import Lien, lower_first, write_metier
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.prevention_cartes import (
    ICONES,
    SECTION,
    BilanVue,
    CarteAction,
    format_valeur,
    make_bilan,
    make_carte,
    make_pastille,
    sort_actions,
    write_chemin_theme,
)
from cpts.views.quand import capitalize
from cpts.views.rendez_vous import LigneEvenement, keep_premiers, make_ligne
from cpts.views.territoire import VueTerritoire

__all__ = ["build_page", "describe_fiche", "format_valeur", "list_pages", "view_action", "view_actions"]

MAX_DATES = 12


class LienNote(NamedTuple):
    """A person or place, and what it is in a few words."""

    texte: str
    lien: str
    note: str


class VueAction(NamedTuple):
    """View of pages/action.html. `passees`: the last dates that have a report."""

    titre: str
    theme: str
    theme_lien: str
    icone: str
    chapeau: str
    pastilles: tuple[Pastille, ...]
    description: str
    cles: tuple[LigneCle, ...]
    dates: tuple[LigneEvenement, ...]
    passees: tuple[LigneEvenement, ...]
    lieux: tuple[LienNote, ...]
    carte: VueTerritoire | None
    participants: tuple[LienNote, ...]
    bilan: BilanVue | None
    terminee: bool
    affiche: str


class GroupeActions(NamedTuple):
    """`titre`: the theme, or « Actions terminées »; `id`: its anchor; `lien`: the page of the theme.

    `rendez_vous`: the list of its meetings.
    """

    id: str
    titre: str
    actions: tuple[CarteAction, ...]
    introduction: str = ""
    lien: str = ""
    rendez_vous: Lien | None = None


class VueActions(NamedTuple):
    """View of blocs/actions.html. `filtree`: a filter was asked, an empty list does not mean no action at all."""

    groupes: tuple[GroupeActions, ...]
    filtree: bool


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    """Every action, then every theme and every audience that has something to show."""
    actions = [PagePrevue(f"prevention/{a.id}/", partial(build_page, agenda, a)) for a in agenda.site.actions]
    return [*actions, *prevention_listes.list_pages(agenda)]


def build_page(agenda: Agenda, action: Action) -> Page:
    return Page(
        chemin=f"prevention/{action.id}/",
        titre=action.titre,
        description=action.resume,
        gabarit="pages/action.html",
        vue=view_action(agenda, action),
        section=SECTION,
        fil=(("Prévention", SECTION),),
        recherche=EntreeRecherche(
            genre="Prévention",
            titre=action.titre,
            detail=action.resume,
            mots=(THEMES[action.theme], *(PUBLICS[p] for p in action.publics)),
            telephone=(action.inscription.telephone if action.inscription else None) or "",
        ),
    )


def view_action(agenda: Agenda, action: Action) -> VueAction:
    site, rendez_vous = agenda.site, agenda.par_action.get(action.id, ())
    statut, lieux = action.compute_statut(site.jour), _list_lieux(agenda, action)
    racontees = [r for r in keep_premiers(r for r in rendez_vous if r.passe) if r.evenement.compte_rendu]
    return VueAction(
        titre=action.titre,
        theme=THEMES[action.theme],
        theme_lien=write_chemin_theme(action.theme),
        icone=ICONES[action.theme],
        chapeau=action.resume,
        pastilles=(make_pastille(statut),),
        description=action.description or "",
        cles=tuple(ligne for ligne in _list_cles(site, action, statut) if ligne.valeurs),
        dates=tuple(make_ligne(r, complet=False) for r in [r for r in rendez_vous if not r.passe][:MAX_DATES]),
        passees=tuple(make_ligne(r, complet=False) for r in reversed(racontees)),
        lieux=tuple(LienNote(lieu.nom, lieu.lien, ", ".join(lieu.lignes)) for lieu in lieux),
        carte=view_lieux(agenda, lieux),
        participants=_list_participants(site, action),
        bilan=make_bilan(action.bilan) if action.bilan else None,
        terminee=statut == "terminee",
        affiche="" if statut == "terminee" else f"prevention/{action.id}/affiche/",
    )


def _list_cles(site: Site, action: Action, statut: str) -> tuple[LigneCle, ...]:
    inscription = () if statut == "terminee" else list_inscription(action.inscription, site.jour)
    return (
        LigneCle("Pour qui", (ValeurCle(_write_publics(action)),)),
        LigneCle("Quand", _list_periode(action)),
        LigneCle("Comment participer", inscription),
        LigneCle("Partenaires", _list_partenaires(site, action)),
        LigneCle("Mission", _list_mission(site, action)),
    )


def _write_publics(action: Action) -> str:
    return capitalize(join_fr([lower_first(PUBLICS[p]) for p in action.publics]))


def _list_periode(action: Action) -> tuple[ValeurCle, ...]:
    periode = format_intervalle(action.periode.du, action.periode.au) if action.periode else ""
    return (ValeurCle(capitalize(periode)),) if periode else ()


def _list_partenaires(site: Site, action: Action) -> tuple[ValeurCle, ...]:
    trouves = [site.partenaires_par_id[i] for i in action.partenaires if i in site.partenaires_par_id]
    return tuple(ValeurCle(f"{p.nom}{_write_role(p.role)}", lien=p.site or "") for p in trouves)


def _write_role(role: str) -> str:
    return "" if role == "autre" else f" ({ROLES_PARTENAIRE[role].partition(' (')[0]})"


def _list_mission(site: Site, action: Action) -> tuple[ValeurCle, ...]:
    missions = [m for m in site.cpts.missions if m.id == action.mission]
    return tuple(ValeurCle(m.titre, lien=f"la-cpts/missions/#{m.id}") for m in missions)


def _list_lieux(agenda: Agenda, action: Action) -> list[LieuEvenement]:
    trouvees = [agenda.site.structures_par_id[i] for i in action.lieux if i in agenda.site.structures_par_id]
    return [make_lieu_structure(agenda.site, agenda.communes, s) for s in trouvees]


def _list_participants(site: Site, action: Action) -> tuple[LienNote, ...]:
    return tuple(note for ident in action.participants if (note := describe_fiche(site, ident)))


def describe_fiche(site: Site, ident: str) -> LienNote | None:
    """The published person or place of that id, with what it is; None when nobody may be shown."""
    fiche = site.professionnels_par_id.get(ident) or site.structures_par_id.get(ident)
    if isinstance(fiche, Professionnel):
        return LienNote(fiche.nom_complet, f"annuaire/{ident}/", write_metier(fiche.profession, fiche.specialite))
    if isinstance(fiche, Structure):
        nom, type_lieu = fiche.nom, TYPES_STRUCTURE[fiche.type]
        note = "" if fiche.type == "autre" or fold(type_lieu) in fold(nom) else lower_first(type_lieu)
        return LienNote(nom, f"annuaire/{ident}/", note)
    return None


def view_actions(agenda: Agenda, *, theme: str = "", public: str = "", statut: str = "", nombre: int = 0) -> VueActions:
    """Actions by theme; those that are over come last, unless they are asked for. `nombre` 0: all."""
    jour = agenda.site.jour
    retenues = [
        a
        for a in sort_actions(agenda.site.actions, jour)
        if theme in ("", a.theme) and (not public or public in a.publics) and statut in ("", a.compute_statut(jour))
    ]
    return VueActions(_group_actions(agenda, retenues[: nombre or None]), filtree=bool(theme or public or statut))


def _group_actions(agenda: Agenda, actions: Iterable[Action]) -> tuple[GroupeActions, ...]:
    groupes: dict[str, list[CarteAction]] = {theme: [] for theme in (*THEMES, "terminee")}
    for action in actions:
        finie = action.compute_statut(agenda.site.jour) == "terminee"
        groupes["terminee" if finie else action.theme].append(make_carte(agenda, action))
    return tuple(_make_groupe(agenda, cle, tuple(cartes)) for cle, cartes in groupes.items() if cartes)


def _make_groupe(agenda: Agenda, cle: str, cartes: tuple[CarteAction, ...]) -> GroupeActions:
    if cle == "terminee":
        return GroupeActions(f"actions-{cle}", "Actions terminées", cartes)
    rendez_vous = find_lien(agenda, ("theme", cle))
    return GroupeActions(
        f"actions-{cle}", THEMES[cle], cartes, INTRODUCTIONS[cle][0], write_chemin_theme(cle), rendez_vous
    )
