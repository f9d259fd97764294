"""Exports: the calendars to download or subscribe to, donnees/agenda*.ics and donnees/agenda/<id>.ics.

No METHOD: with one, calendars take the file for an invitation. Source: RFC 5545; RFC 7986 (NAME, REFRESH-INTERVAL).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from icalendar import Calendar
from icalendar.prop import vText

from cpts.exports.ics_evenement import write_evenement
from cpts.model.actions import PUBLICS
from cpts.model.agenda import Evenement
from cpts.model.site import Site
from cpts.views.lieu_evenement import LieuEvenement, find_lieu, index_communes

# Our own: that of icalendar is one hour wrong in ical.js all summer. The rules hold since 1996, directive 2000/84/CE.
FUSEAU = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")
_FIN = b"END:VCALENDAR\r\n"
_RYTHME = timedelta(hours=12)


class Calendrier(NamedTuple):
    """A file to write: its path, the name of the subscription, and its events by date.

    `nom` is "" for a single event: with a name, Outlook adds a whole new calendar for it.
    """

    chemin: str
    nom: str
    evenements: tuple[Evenement, ...]


def list_calendriers(site: Site) -> list[Calendrier]:
    """The whole agenda, one for each audience and each covered commune that has an event, one for each event."""
    evenements = tuple(sorted(site.evenements, key=lambda e: (e.debut, e.id)))
    tous = Calendrier("donnees/agenda.ics", site.cpts.nom_court, evenements)
    seuls = (Calendrier(f"donnees/agenda/{e.id}.ics", "", (e,)) for e in evenements)
    return [tous, *_iter_publics(site, evenements), *_iter_communes(site, evenements), *seuls]


def iter_ics(site: Site, base_url: str) -> Iterator[tuple[str, bytes]]:
    """(path, file) of each calendar; each event is written once and shared."""
    lieux = find_lieux(site)
    vevents = {e.id: write_evenement(site, e, lieux[e.id], base_url) for e in site.evenements}
    for calendrier in list_calendriers(site):
        corps = b"".join(vevents[evenement.id] for evenement in calendrier.evenements)
        yield calendrier.chemin, _write_entete(site, calendrier.nom) + FUSEAU + corps + _FIN


def find_lieux(site: Site) -> dict[str, LieuEvenement | None]:
    """Event id → where it takes place."""
    communes = index_communes(site)
    return {evenement.id: find_lieu(site, communes, evenement) for evenement in site.evenements}


def _iter_publics(site: Site, evenements: tuple[Evenement, ...]) -> Iterator[Calendrier]:
    for public, libelle in PUBLICS.items():
        if concernes := tuple(e for e in evenements if public in e.publics):
            yield Calendrier(f"donnees/agenda-{public}.ics", f"{site.cpts.nom_court} : {libelle}", concernes)


def _iter_communes(site: Site, evenements: tuple[Evenement, ...]) -> Iterator[Calendrier]:
    slugs = {ident: lieu.commune_slug for ident, lieu in find_lieux(site).items() if lieu}
    for commune in site.territoire.communes:
        if concernes := tuple(e for e in evenements if slugs.get(e.id) == commune.slug):
            chemin = f"donnees/agenda-commune-{commune.slug}.ics"
            yield Calendrier(chemin, f"{site.cpts.nom_court} : {commune.nom}", concernes)


def _write_entete(site: Site, nom: str) -> bytes:
    """The lines before the first component; NAME and REFRESH-INTERVAL again under the names older calendars know."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", vText(f"-//{site.cpts.nom}//Agenda//FR"))
    calendar.add("calscale", "GREGORIAN")
    if nom:
        calendar.add("name", vText(nom))
        calendar.add("x-wr-calname", vText(nom))
        calendar.add("x-wr-timezone", vText("Europe/Paris"))
        calendar.add("refresh-interval", _RYTHME, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vText("PT12H"))
    octets: bytes = calendar.to_ical(sorted=False)
    return octets.removesuffix(_FIN)
