"""Views: the pages of the months, /agenda/AAAA/MM/, a calendar and the same list below it."""

from calendar import Calendar
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from cpts.dates import format_date_longue, format_heure, format_mois
from cpts.jours_feries import jours_feries
from cpts.text import plural
from cpts.views.agenda_commun import FIL, SECTION, Agenda, Mois, write_chemin_mois
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.quand import capitalize
from cpts.views.rendez_vous import LigneEvenement, RendezVous, get_statut_affiche, make_ligne

_LIBELLES = {"annule": "Annulé", "reporte": "Reporté"}


class LienMois(NamedTuple):
    titre: str
    lien: str


class EvenementDuJour(NamedTuple):
    titre: str
    lien: str
    heure: str | None
    statut: str | None
    statut_libelle: str | None


class JourCalendrier(NamedTuple):
    jour: int
    iso: str
    titre: str
    ferie: str | None
    evenements: tuple[EvenementDuJour, ...]


class CalendrierMois(NamedTuple):
    """What the component `calendrier` shows; None is a day of another month."""

    titre: str
    precedent: LienMois | None
    suivant: LienMois | None
    semaines: tuple[tuple[JourCalendrier | None, ...], ...]


class VueMois(NamedTuple):
    """View of pages/mois.html. `passe`: the month is over."""

    titre: str
    chapeau: str
    calendrier: CalendrierMois
    liste: tuple[LigneEvenement, ...]
    passe: bool
    affiche: str


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    """A page for every month that has a meeting, and for the current one."""
    mois = list(agenda.par_mois)
    voisins = _find_voisins(mois)
    return [PagePrevue(write_chemin_mois(m), partial(build_page, agenda, m, *voisins[m])) for m in mois]


def _find_voisins(mois: list[Mois]) -> dict[Mois, list[Mois | None]]:
    """Month → the one before and the one after that have a page."""
    voisins: dict[Mois, list[Mois | None]] = {m: [None, None] for m in mois}
    for avant, apres in pairwise(mois):
        voisins[avant][1], voisins[apres][0] = apres, avant
    return voisins


def build_page(agenda: Agenda, mois: Mois, precedent: Mois | None, suivant: Mois | None) -> Page:
    titre = f"Agenda de {format_mois(*mois)}" if mois[1] not in (4, 8, 10) else f"Agenda d’{format_mois(*mois)}"
    vue = view_mois(agenda, mois, make_lien(precedent), make_lien(suivant))
    return Page(
        chemin=write_chemin_mois(mois),
        titre=titre,
        description=f"{titre} : {vue.chapeau}",
        gabarit="pages/mois.html",
        vue=vue,
        section=SECTION,
        fil=FIL,
        recherche=EntreeRecherche(genre="Agenda", titre=titre, detail=vue.chapeau),
    )


def make_lien(mois: Mois | None) -> LienMois | None:
    return LienMois(capitalize(format_mois(*mois)), write_chemin_mois(mois)) if mois else None


def view_mois(agenda: Agenda, mois: Mois, precedent: LienMois | None, suivant: LienMois | None) -> VueMois:
    rendez_vous, jour = agenda.par_mois[mois], agenda.site.jour
    passe = mois < (jour.year, jour.month)
    titre = capitalize(format_mois(*mois))
    return VueMois(
        titre=f"Agenda\u00a0: {titre.lower()}",
        chapeau=_count(rendez_vous),
        calendrier=CalendrierMois(titre, precedent, suivant, make_semaines(mois, rendez_vous)),
        liste=tuple(make_ligne(r) for r in rendez_vous),
        passe=passe,
        affiche=f"{write_chemin_mois(mois)}affiche/" if rendez_vous and not passe else "",
    )


def _count(rendez_vous: tuple[RendezVous, ...]) -> str:
    """« 8 rendez-vous, 2 annulés ou reportés. »."""
    if not rendez_vous:
        return "Aucun rendez-vous n’est annoncé."
    tenus = sum(r.tient for r in rendez_vous)
    autres = len(rendez_vous) - tenus
    suite = f", {plural(autres, 'annulé ou reporté', 'annulés ou reportés')}" if autres else ""
    return f"{plural(tenus, 'rendez-vous', 'rendez-vous')}{suite}."


def make_semaines(mois: Mois, rendez_vous: Iterable[RendezVous]) -> tuple[tuple[JourCalendrier | None, ...], ...]:
    """Weeks from Monday to Sunday; a meeting of several days is written on each of them."""
    par_jour = _group_par_jour(mois, rendez_vous)
    return tuple(
        tuple(_make_jour(jour, par_jour) if jour.month == mois[1] else None for jour in semaine)
        for semaine in Calendar().monthdatescalendar(*mois)
    )


def _make_jour(jour: date, par_jour: dict[date, list[RendezVous]]) -> JourCalendrier:
    return JourCalendrier(
        jour=jour.day,
        iso=jour.isoformat(),
        titre=capitalize(format_date_longue(jour, annee=False)),
        ferie=jours_feries(jour.year).get(jour),
        evenements=tuple(_make_evenement(r, jour) for r in par_jour.get(jour, ())),
    )


def _group_par_jour(mois: Mois, rendez_vous: Iterable[RendezVous]) -> dict[date, list[RendezVous]]:
    debut = date(*mois, 1)
    fin = (debut + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    groupes: dict[date, list[RendezVous]] = {}
    for r in rendez_vous:
        du, au = max(debut, r.debut.date()), min(fin, r.dernier_jour)
        for rang in range((au - du).days + 1):
            groupes.setdefault(du + timedelta(days=rang), []).append(r)
    return groupes


def _make_evenement(rendez_vous: RendezVous, jour: date) -> EvenementDuJour:
    affiche = get_statut_affiche(rendez_vous)
    statut = affiche if affiche in _LIBELLES else None
    minuit = (rendez_vous.debut.hour, rendez_vous.debut.minute) == (0, 0)
    sans_heure = rendez_vous.evenement.journee_entiere or minuit or jour != rendez_vous.debut.date()
    return EvenementDuJour(
        titre=rendez_vous.evenement.titre,
        lien=rendez_vous.chemin,
        heure=None if sans_heure else format_heure(rendez_vous.debut),
        statut=statut,
        statut_libelle=_LIBELLES.get(statut or ""),
    )
