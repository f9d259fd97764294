"""Exports: one event of the agenda as VEVENT lines. Source: RFC 5545; times are Paris times with their TZID."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Event
from icalendar.prop import vRecur

from cpts.dates import format_date_longue
from cpts.exports.texte import clean_texte, get_domaine, make_url, round_degres
from cpts.model.actions import PUBLICS, Inscription
from cpts.model.agenda import Evenement
from cpts.model.site import Site
from cpts.nomenclatures.listes import THEMES
from cpts.recurrence import Deplacement, to_rrule
from cpts.recurrence_regle import PARIS
from cpts.telephone import format_telephone
from cpts.views.agenda_commun import find_theme
from cpts.views.lieu_evenement import LieuEvenement
from cpts.views.quand import format_moment

_STATUTS = {"confirme": "CONFIRMED", "annule": "CANCELLED", "reporte": "TENTATIVE"}
_MINUIT = time()
_UN_JOUR = timedelta(days=1)
# SEQUENCE counts the days from here to the last change: it grows with each of them.
_ORIGINE = date(2000, 1, 1)


class Moment(NamedTuple):
    """`journees`: whole days, `fin` the last one; else `fin` None means that the end is not known."""

    debut: datetime
    fin: datetime | None
    journees: bool


def write_evenement(site: Site, evenement: Evenement, lieu: LieuEvenement | None, base_url: str) -> bytes:
    """The VEVENT of the event, then one for each of its dates that was moved, all with the same UID."""
    return b"".join(vevent.to_ical(sorted=False) for vevent in _iter_vevents(site, evenement, lieu, base_url))


def _iter_vevents(site: Site, evenement: Evenement, lieu: LieuEvenement | None, base_url: str) -> Iterator[Event]:
    moment = find_moment(evenement)
    regle = evenement.recurrence.regle if evenement.recurrence and not evenement.reporte_au else None
    vevent = _make_vevent(site, evenement, moment)
    if regle:
        vevent.add("rrule", vRecur.from_ical(to_rrule(moment.debut, regle, journee_entiere=moment.journees)))
        if regle.sauf:
            vevent.add("exdate", [_read_date(moment, jour) for jour in sorted(regle.sauf)])
    _add_textes(vevent, site, evenement, lieu, base_url)
    yield vevent
    for deplacement in sorted(regle.deplace, key=lambda d: d.de) if regle else ():
        deplace = _make_vevent(site, evenement, _move(moment, deplacement))
        deplace.add("recurrence-id", _read_date(moment, deplacement.de))
        _add_textes(deplace, site, evenement, lieu, base_url)
        yield deplace


def find_moment(evenement: Evenement) -> Moment:
    """When it takes place: its new date when it is known."""
    debut, fin = evenement.debut, evenement.fin_instant
    if evenement.reporte_au:
        fin = fin and fin - debut + evenement.reporte_au
        debut = evenement.reporte_au
    return Moment(debut, fin, evenement.journee_entiere)


def _move(moment: Moment, deplacement: Deplacement) -> Moment:
    """The new time of one date, as long as the others unless its end is given."""
    fin = deplacement.fin
    if fin is None and moment.fin is not None:
        fin = deplacement.debut + (moment.fin - moment.debut)
    return Moment(deplacement.debut, fin, moment.journees and deplacement.debut.time() == _MINUIT)


def _read_date(moment: Moment, jour: date) -> date | datetime:
    """The date of the rule on `jour`, of the same type as its DTSTART."""
    return jour if moment.journees else datetime.combine(jour, moment.debut.time(), PARIS)


def _get_statut(evenement: Evenement) -> str:
    """A postponed event whose new date is known holds; only a date to come is uncertain."""
    if evenement.statut == "reporte" and evenement.reporte_au:
        return "CONFIRMED"
    return _STATUTS[evenement.statut]


def _make_vevent(site: Site, evenement: Evenement, moment: Moment) -> Event:
    vevent = Event()
    vevent.add("uid", f"{evenement.id}@{get_domaine(site.cpts.site)}")
    # The clock is never read: two builds of the same data give the same bytes.
    vevent.add("dtstamp", datetime.combine(evenement.modifie_le or evenement.debut.date(), _MINUIT, UTC))
    if evenement.modifie_le:
        vevent.add("last-modified", datetime.combine(evenement.modifie_le, _MINUIT, UTC))
        vevent.add("sequence", (evenement.modifie_le - _ORIGINE).days)
    vevent.add("status", _get_statut(evenement))
    if moment.journees:
        vevent.add("dtstart", moment.debut.date())
        vevent.add("dtend", (moment.fin or moment.debut).date() + _UN_JOUR)
    else:
        vevent.add("dtstart", moment.debut.replace(tzinfo=PARIS))
        if moment.fin:
            vevent.add("dtend", moment.fin.replace(tzinfo=PARIS))
    return vevent


def _add_textes(vevent: Event, site: Site, evenement: Evenement, lieu: LieuEvenement | None, base_url: str) -> None:
    page = make_url(base_url, f"agenda/{evenement.id}/")
    vevent.add("summary", clean_texte(_write_titre(evenement)))
    vevent.add("description", clean_texte("\n\n".join([*_list_paragraphes(evenement), page])))
    if lieu:
        vevent.add(
            "location", clean_texte(", ".join(ligne for ligne in (lieu.nom, *lieu.lignes) if ligne) or lieu.commune)
        )
        if lieu.position:
            vevent.add("geo", (round_degres(lieu.position.latitude), round_degres(lieu.position.longitude)))
    elif evenement.visio:
        vevent.add("location", "En ligne")
    vevent.add("url", page)
    categories = [PUBLICS[public] for public in evenement.publics]
    if theme := find_theme(site, evenement):
        categories.insert(0, THEMES[theme])
    if categories:
        vevent.add("categories", categories)


def _write_titre(evenement: Evenement) -> str:
    """Many calendars do not show STATUS: the title says it too."""
    if evenement.statut == "annule":
        return f"Annulé : {evenement.titre}"
    return (
        f"Reporté : {evenement.titre}"
        if evenement.statut == "reporte" and not evenement.reporte_au
        else evenement.titre
    )


def _list_paragraphes(evenement: Evenement) -> Iterator[str]:
    if evenement.statut == "annule":
        yield "Ce rendez-vous est annulé."
    elif evenement.reporte_au:
        yield f"Nouvelle date : ce rendez-vous était prévu le {format_date_longue(evenement.debut)}."
    elif evenement.statut == "reporte":
        yield "Ce rendez-vous est reporté, la nouvelle date est à venir."
    yield from (texte for texte in (evenement.resume, evenement.description) if texte)
    if evenement.visio:
        yield f"À distance : {evenement.visio}"
    if evenement.inscription and (lignes := list(_list_inscription(evenement.inscription))):
        yield "\n".join(lignes)


def _list_inscription(inscription: Inscription) -> Iterator[str]:
    if inscription.telephone:
        yield f"Inscription au {format_telephone(inscription.telephone)}"
    if inscription.courriel:
        yield f"Inscription par courriel : {inscription.courriel}"
    if inscription.lien:
        yield f"Inscription : {inscription.lien}"
    if inscription.jusqu_au:
        yield f"Inscription jusqu’au {format_moment(inscription.jusqu_au)}"
