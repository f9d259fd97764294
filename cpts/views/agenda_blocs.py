"""Views: the blocks of /agenda/ and /agenda/archives/."""

from collections.abc import Iterable
from typing import NamedTuple

from cpts.model.actions import PUBLICS
from cpts.model.site import Site
from cpts.views.agenda_choix import VueChoix, view_choix
from cpts.views.agenda_commun import Abonnement, Agenda, list_dates, make_abonnement
from cpts.views.agenda_periodes import PeriodeAgenda, split_periodes
from cpts.views.calendrier import LienMois, make_lien
from cpts.views.quand import capitalize
from cpts.views.rendez_vous import LigneEvenement, RendezVous, is_en_attente, make_ligne

MAX_PLUS_TARD = 60
LONGUEUR_EXTRAIT = 240


class VueAgenda(NamedTuple):
    """View of blocs/agenda.html. `reste`: meetings too far away for this page, reached by their month.

    `vide`: nothing is to come, whatever the date.
    """

    vide: bool
    periodes: tuple[PeriodeAgenda, ...]
    reste: int
    choix: VueChoix
    mois: tuple[LienMois, ...]
    abonnements: tuple[Abonnement, ...]


class AnneeArchives(NamedTuple):
    annee: int
    evenements: tuple[LigneEvenement, ...]


class VueArchives(NamedTuple):
    """View of blocs/archives.html: the latest first."""

    annees: tuple[AnneeArchives, ...]
    mois: tuple[LienMois, ...]


def view_agenda(agenda: Agenda) -> VueAgenda:
    jour = agenda.site.jour
    periodes, reste = split_periodes(jour, agenda.rendez_vous, MAX_PLUS_TARD)
    return VueAgenda(
        vide=not periodes,
        periodes=periodes,
        reste=reste,
        choix=view_choix(agenda),
        mois=tuple(lien for m in agenda.par_mois if m >= (jour.year, jour.month) and (lien := make_lien(m))),
        abonnements=_list_abonnements(agenda.site),
    )


def list_publics_agenda(site: Site) -> tuple[str, ...]:
    """The audiences that at least one event names: each has its calendar, donnees/agenda-<public>.ics."""
    cites = {public for evenement in site.evenements for public in evenement.publics}
    return tuple(public for public in PUBLICS if public in cites)


def _list_abonnements(site: Site) -> tuple[Abonnement, ...]:
    fichiers = [("Tous les rendez-vous", "donnees/agenda.ics")]
    fichiers += [(PUBLICS[p], f"donnees/agenda-{p}.ics") for p in list_publics_agenda(site)]
    return tuple(make_abonnement(site, titre, ics) for titre, ics in fichiers)


def view_archives(agenda: Agenda) -> VueArchives:
    """Every event that is wholly over, at its last date, with the beginning of its report."""
    jour = agenda.site.jour
    finis = sorted(_list_finis(agenda), key=lambda r: (r.debut, r.evenement.id), reverse=True)
    annees: dict[int, list[LigneEvenement]] = {}
    for r in finis:
        annees.setdefault(r.debut.year, []).append(_make_ligne_archive(r))
    passes = [m for m in agenda.par_mois if m < (jour.year, jour.month)]
    return VueArchives(
        annees=tuple(AnneeArchives(annee, tuple(lignes)) for annee, lignes in annees.items()),
        mois=tuple(lien for m in reversed(passes) if (lien := make_lien(m))),
    )


def _list_finis(agenda: Agenda) -> Iterable[RendezVous]:
    for evenement in agenda.site.evenements:
        dates = list_dates(agenda, evenement)
        attendu = is_en_attente(evenement) and evenement.id in agenda.par_evenement
        if dates and not attendu and all(r.passe for r in dates):
            yield dates[-1]


def _make_ligne_archive(rendez_vous: RendezVous) -> LigneEvenement:
    ligne, rapport = make_ligne(rendez_vous), rendez_vous.evenement.compte_rendu
    resume = f"Compte rendu\u00a0: {cut(rapport)}" if rapport else ligne.resume
    return ligne._replace(quand=capitalize(rendez_vous.quand_complet), resume=resume, publics=())


def cut(texte: str, longueur: int = LONGUEUR_EXTRAIT) -> str:
    """The first paragraph of `texte`, cut between two words when it is long."""
    premier = texte.strip().partition("\n\n")[0]
    if len(premier) <= longueur:
        return premier
    return f"{premier[:longueur].rpartition(' ')[0] or premier[:longueur]}…"
