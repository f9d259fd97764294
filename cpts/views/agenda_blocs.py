"""Views: the blocks of /agenda/ and /agenda/archives/."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cpts.model.actions import PUBLICS
from cpts.model.agenda import Evenement
from cpts.model.site import Site
from cpts.views.agenda_commun import Agenda, list_dates, write_adresse
from cpts.views.calendrier import LienMois, make_lien
from cpts.views.quand import capitalize
from cpts.views.rendez_vous import LigneEvenement, RendezVous, keep_premiers, make_ligne

MAX_PLUS_TARD = 60
MAX_PAR_PUBLIC = 5
LONGUEUR_EXTRAIT = 240


class PeriodeAgenda(NamedTuple):
    id: str
    titre: str
    evenements: tuple[LigneEvenement, ...]


class Abonnement(NamedTuple):
    """One calendar to follow. `ics`: path of the file; `webcal`: its whole address, which opens a calendar."""

    titre: str
    ics: str
    webcal: str


class LienCompte(NamedTuple):
    """A filter as a link; `nombre` counts coming meetings, as the component `index_liens` shows it."""

    titre: str
    lien: str
    nombre: str
    note: str | None = None


class ParPublic(NamedTuple):
    """The next meetings of one audience; `reste`: how many more."""

    id: str
    titre: str
    evenements: tuple[LigneEvenement, ...]
    reste: int


class VueAgenda(NamedTuple):
    """View of blocs/agenda.html. `reste`: meetings too far away for this page, reached by their month.

    `vide`: nothing is to come, whatever the date.
    """

    vide: bool
    periodes: tuple[PeriodeAgenda, ...]
    reste: int
    mois: tuple[LienMois, ...]
    publics: tuple[ParPublic, ...]
    communes: tuple[LienCompte, ...]
    abonnements: tuple[Abonnement, ...]


class AnneeArchives(NamedTuple):
    annee: int
    evenements: tuple[LigneEvenement, ...]


class VueArchives(NamedTuple):
    """View of blocs/archives.html: the latest first."""

    annees: tuple[AnneeArchives, ...]
    mois: tuple[LienMois, ...]


def view_agenda(agenda: Agenda) -> VueAgenda:
    a_venir = [r for r in agenda.rendez_vous if not r.passe]
    periodes, reste = _split_periodes(agenda, a_venir)
    jour = agenda.site.jour
    return VueAgenda(
        vide=not periodes,
        periodes=tuple(periodes),
        reste=reste,
        mois=tuple(lien for m in agenda.par_mois if m >= (jour.year, jour.month) and (lien := make_lien(m))),
        publics=_list_par_public(a_venir),
        communes=_count_communes(agenda, a_venir),
        abonnements=_list_abonnements(agenda.site),
    )


def _split_periodes(agenda: Agenda, a_venir: list[RendezVous]) -> tuple[list[PeriodeAgenda], int]:
    """Today, this week, this month, later; the number of meetings left out of « later »."""
    jour = agenda.site.jour
    dimanche = jour + timedelta(days=6 - jour.weekday())
    bornes: tuple[tuple[str, str, Callable[[date], bool]], ...] = (
        ("aujourdhui", "Aujourd’hui", lambda d: d <= jour),
        ("semaine", "Cette semaine", lambda d: d <= dimanche),
        ("mois", "Ce mois-ci", lambda d: (d.year, d.month) == (jour.year, jour.month)),
    )
    periodes, restants = [], a_venir
    for ident, titre, contient in bornes:
        dedans = [r for r in restants if contient(r.debut.date())]
        restants = [r for r in restants if not contient(r.debut.date())]
        periodes.append(PeriodeAgenda(ident, titre, tuple(make_ligne(r) for r in dedans)))
    loin = _list_plus_tard(a_venir, restants)
    periodes.append(PeriodeAgenda("plus-tard", "Plus tard", tuple(make_ligne(r) for r in loin[:MAX_PLUS_TARD])))
    periodes.append(PeriodeAgenda("date-a-fixer", "Date à fixer", _list_a_fixer(agenda)))
    return [p for p in periodes if p.evenements], max(0, len(loin) - MAX_PLUS_TARD)


def _list_plus_tard(a_venir: list[RendezVous], restants: list[RendezVous]) -> list[RendezVous]:
    """A meeting that comes back and was already shown is not written again."""
    lointains = {id(r) for r in restants}
    return [r for r in keep_premiers(a_venir) if id(r) in lointains]


def _list_a_fixer(agenda: Agenda) -> tuple[LigneEvenement, ...]:
    """Postponed meetings whose first date is over and whose new one is not known."""
    attente = (r for r in agenda.rendez_vous if r.passe and is_en_attente(r.evenement))
    return tuple(make_ligne(r)._replace(fin_iso=None) for r in keep_premiers(attente))


def is_en_attente(evenement: Evenement) -> bool:
    """Whether it was postponed to a date that is not known yet."""
    return evenement.statut == "reporte" and evenement.reporte_au is None


def _list_par_public(a_venir: Iterable[RendezVous]) -> tuple[ParPublic, ...]:
    groupes: dict[str, list[RendezVous]] = {}
    for r in keep_premiers(a_venir):
        for public in r.evenement.publics:
            groupes.setdefault(public, []).append(r)
    return tuple(
        ParPublic(
            id=f"public-{public}",
            titre=PUBLICS[public],
            evenements=tuple(make_ligne(r, complet=False) for r in groupes[public][:MAX_PAR_PUBLIC]),
            reste=max(0, len(groupes[public]) - MAX_PAR_PUBLIC),
        )
        for public in PUBLICS
        if public in groupes
    )


def _count_communes(agenda: Agenda, a_venir: Iterable[RendezVous]) -> tuple[LienCompte, ...]:
    """Covered communes that have something to come, by name: their page has the list."""
    comptes: dict[str, int] = {}
    for r in keep_premiers(a_venir):
        if r.lieu and r.lieu.commune_slug:
            comptes[r.lieu.commune_slug] = comptes.get(r.lieu.commune_slug, 0) + 1
    communes = (c for c in agenda.site.territoire.communes if c.slug in comptes)
    return tuple(LienCompte(c.nom, f"communes/{c.slug}/", str(comptes[c.slug])) for c in communes)


def list_publics_agenda(site: Site) -> tuple[str, ...]:
    """The audiences that at least one event names: each has its calendar, donnees/agenda-<public>.ics."""
    cites = {public for evenement in site.evenements for public in evenement.publics}
    return tuple(public for public in PUBLICS if public in cites)


def _list_abonnements(site: Site) -> tuple[Abonnement, ...]:
    fichiers = [("Tous les rendez-vous", "donnees/agenda.ics")]
    fichiers += [(PUBLICS[p], f"donnees/agenda-{p}.ics") for p in list_publics_agenda(site)]
    return tuple(Abonnement(titre, ics, write_webcal(site, ics)) for titre, ics in fichiers)


def write_webcal(site: Site, ics: str) -> str:
    """The address that a phone or a calendar opens as a subscription."""
    return f"webcal://{write_adresse(site, ics).partition('://')[2]}"


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
