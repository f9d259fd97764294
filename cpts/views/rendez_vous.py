"""Views: every occurrence of every event as people see it; pages, blocks and exports read this list.

A recurring event gives one `RendezVous` per date of its rule. A postponed event whose new date is
known gives two: the first date, marked « reporté », and the new one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from cpts.dates import add_mois, format_date_longue
from cpts.model.actions import PUBLICS
from cpts.model.agenda import Evenement
from cpts.model.site import Site
from cpts.recurrence import occurrences, phrase_recurrence
from cpts.text import fold
from cpts.views.lieu_evenement import Communes, LieuEvenement, find_lieu, index_communes
from cpts.views.mots import lower_first
from cpts.views.quand import capitalize, format_bloc_date, format_iso, format_moment, format_quand

MOIS_PASSES = 13
MOIS_A_VENIR = 12

Statut = Literal["confirme", "annule", "reporte", "deplace"]
Moment = tuple[datetime, datetime | None, Statut, date | None]
"""(debut, fin, statut, the day first announced when it changed)."""

_LIBELLES_STATUT = {"annule": "Annulé", "reporte": "Reporté"}


class RendezVous(NamedTuple):
    """One occurrence, in the wall clock of Paris.

    `fin`: None when unknown; for whole days, the last day at midnight, included. `termine`: the first
    instant when it is over for sure. `statut`: « reporte » is a date that no longer holds, « deplace » a date
    that replaces `prevu`. `passe`: over on the day of the site. `quand`: without the year of that day.
    """

    evenement: Evenement
    debut: datetime
    fin: datetime | None
    termine: datetime
    statut: Statut
    prevu: date | None
    quand: str
    lieu: LieuEvenement | None
    passe: bool

    @property
    def chemin(self) -> str:
        return f"agenda/{self.evenement.id}/"

    @property
    def iso(self) -> str:
        return format_iso(self.debut, journee_entiere=self.evenement.journee_entiere)

    @property
    def fin_iso(self) -> str:
        """« 2026-11-24T12:00 »: after it, a script in the page hides the line."""
        return format_iso(self.termine)

    @property
    def quand_complet(self) -> str:
        """`quand` with its year, for what is printed or kept."""
        return format_quand(self.debut, self.fin, journee_entiere=self.evenement.journee_entiere)

    @property
    def dernier_jour(self) -> date:
        """The last day people can be there: a night that ends at 2 a.m. belongs to its first day."""
        if self.evenement.journee_entiere or self.fin is None:
            return (self.fin or self.debut).date()
        nuit = self.fin.time() <= time(6) and self.fin.date() > self.debut.date()
        return self.fin.date() - timedelta(days=nuit)

    @property
    def lieu_court(self) -> str:
        """« Salle des fêtes, Exempleville », « Mairie, et en ligne », « En ligne », or ""."""
        lieu = self.lieu.court if self.lieu else ""
        if not self.evenement.visio:
            return lieu
        return f"{lieu}, et en ligne" if lieu else "En ligne"

    @property
    def note(self) -> str:
        """What changed, in words; "" when nothing did."""
        nouvelle = self.evenement.reporte_au
        if self.statut == "reporte":
            return f"nouvelle date\u00a0: {format_moment(nouvelle)}" if nouvelle else "nouvelle date à venir"
        if self.statut == "deplace" and self.prevu:
            annee = self.prevu.year != self.debut.year
            return f"Date changée\u00a0: au lieu du {format_date_longue(self.prevu, annee=annee)}"
        return ""

    @property
    def tient(self) -> bool:
        """Whether the date holds: neither cancelled nor postponed."""
        return self.statut in ("confirme", "deplace")

    def is_passe(self, jour: date) -> bool:
        """Whether it is over before `jour` begins: what happens today stays."""
        return self.termine <= datetime.combine(jour, time())


class LigneEvenement(NamedTuple):
    """What the component `evenement` shows."""

    iso: str
    fin_iso: str | None
    jour: str
    mois: str
    quand: str
    titre: str
    lien: str
    lieu: str
    statut: str | None
    statut_libelle: str | None
    note: str
    resume: str
    publics: tuple[str, ...]


def list_rendez_vous(site: Site) -> tuple[RendezVous, ...]:
    """Every occurrence, by date, from 13 months before the day to 12 months after.

    An event that does not recur is kept however far in the future.
    """
    communes = index_communes(site)
    debut, fin = add_mois(site.jour, -MOIS_PASSES), add_mois(site.jour, MOIS_A_VENIR)
    trouves = (
        rendez_vous
        for evenement in site.evenements
        for rendez_vous in expand_evenement(site, communes, evenement, jusqu_a=fin)
        if not rendez_vous.is_passe(debut)
    )
    return sort_rendez_vous(trouves)


def sort_rendez_vous(rendez_vous: Iterable[RendezVous]) -> tuple[RendezVous, ...]:
    return tuple(sorted(rendez_vous, key=lambda r: (r.debut, fold(r.evenement.titre), r.evenement.id)))


def expand_evenement(site: Site, communes: Communes, evenement: Evenement, *, jusqu_a: date) -> list[RendezVous]:
    """The occurrences of one event; a rule stops at `jusqu_a`, included, but gives its first date whatever it is."""
    lieu, jusqu_a = find_lieu(site, communes, evenement), max(jusqu_a, evenement.debut.date())
    moments = sorted(_list_moments(evenement, jusqu_a), key=lambda m: m[0])
    return [_make_rendez_vous(evenement, moment, lieu, site.jour) for moment in moments]


def _list_moments(evenement: Evenement, jusqu_a: date) -> Iterator[Moment]:
    duree = evenement.fin_instant - evenement.debut if evenement.fin_instant else None
    statut: Statut = evenement.statut
    if evenement.recurrence is None:
        yield evenement.debut, evenement.fin_instant, statut, None
    else:
        for o in occurrences(evenement.debut, evenement.fin_instant, evenement.recurrence.regle, jusqu_a):
            deplace = o.deplacee and statut == "confirme"
            yield o.debut, o.fin, "deplace" if deplace else statut, o.date_origine if o.deplacee else None
    if evenement.reporte_au:
        fin = None if duree is None else evenement.reporte_au + duree
        yield evenement.reporte_au, fin, "deplace", evenement.debut.date()


def _make_rendez_vous(evenement: Evenement, moment: Moment, lieu: LieuEvenement | None, jour: date) -> RendezVous:
    debut, fin, statut, prevu = moment
    termine = compute_termine(debut, fin, journee_entiere=evenement.journee_entiere)
    annee = debut.year != jour.year or (fin or debut).year != jour.year
    return RendezVous(
        evenement=evenement,
        debut=debut,
        fin=fin,
        termine=termine,
        statut=statut,
        prevu=prevu,
        quand=format_quand(debut, fin, journee_entiere=evenement.journee_entiere, annee=annee),
        lieu=lieu,
        passe=termine <= datetime.combine(jour, time()),
    )


def compute_termine(debut: datetime, fin: datetime | None, *, journee_entiere: bool) -> datetime:
    """When it is surely over: its end, else the end of its (last) day."""
    if fin and not journee_entiere:
        return fin
    return datetime.combine((fin or debut).date(), time()) + timedelta(days=1)


def make_ligne(rendez_vous: RendezVous, *, complet: bool = True) -> LigneEvenement:
    """`complet`: with the summary and the audiences."""
    evenement, statut = rendez_vous.evenement, get_statut_affiche(rendez_vous)
    jour, mois = format_bloc_date(rendez_vous.debut)
    return LigneEvenement(
        iso=rendez_vous.iso,
        fin_iso=None if rendez_vous.passe else rendez_vous.fin_iso,
        jour=jour,
        mois=mois,
        quand=capitalize(rendez_vous.quand),
        titre=evenement.titre,
        lien=rendez_vous.chemin,
        lieu=rendez_vous.lieu_court,
        statut=statut,
        statut_libelle=_LIBELLES_STATUT.get(statut or "") or ("Passé" if statut else None),
        note=rendez_vous.note,
        resume=(evenement.resume or "") if complet else "",
        publics=list_publics(evenement) if complet else (),
    )


def make_ligne_rythme(rendez_vous: RendezVous) -> LigneEvenement:
    """A line that also says how the meeting comes back."""
    ligne, regle = make_ligne(rendez_vous), rendez_vous.evenement.recurrence
    if regle is None or ligne.note or ligne.statut:
        return ligne
    return ligne._replace(note=phrase_recurrence(regle.regle, rendez_vous.evenement.debut))


def is_en_attente(evenement: Evenement) -> bool:
    """Whether it was postponed to a date that is not known yet."""
    return evenement.statut == "reporte" and evenement.reporte_au is None


def get_statut_affiche(rendez_vous: RendezVous) -> str | None:
    """« annule », « reporte », « passe », or None when people can come."""
    if rendez_vous.statut in _LIBELLES_STATUT:
        return rendez_vous.statut
    return "passe" if rendez_vous.passe else None


def list_publics(evenement: Evenement) -> tuple[str, ...]:
    """Audiences, as they read inside a sentence."""
    return tuple(lower_first(PUBLICS[public]) for public in evenement.publics)


def group_par_evenement(rendez_vous: Iterable[RendezVous]) -> Mapping[str, tuple[RendezVous, ...]]:
    """Event id → its occurrences, by date."""
    groupes: dict[str, list[RendezVous]] = {}
    for r in rendez_vous:
        groupes.setdefault(r.evenement.id, []).append(r)
    return {ident: tuple(membres) for ident, membres in groupes.items()}


def keep_premiers(rendez_vous: Iterable[RendezVous]) -> list[RendezVous]:
    """The first occurrence of each event that comes back, and all the others: a weekly meeting is announced once."""
    vus: set[str] = set()
    gardes = []
    for r in rendez_vous:
        if r.evenement.recurrence is None or r.evenement.id not in vus:
            gardes.append(r)
        vus.add(r.evenement.id)
    return gardes
