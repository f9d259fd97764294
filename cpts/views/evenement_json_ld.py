"""Views: a meeting as a schema.org Event. Source: https://schema.org/Event."""

from datetime import datetime
from typing import Any

from cpts.model.agenda import Evenement
from cpts.model.cpts import Cpts
from cpts.recurrence_regle import PARIS
from cpts.views.lieu_evenement import LieuEvenement
from cpts.views.rendez_vous import RendezVous

_STATUTS = {
    "confirme": "EventScheduled",
    "annule": "EventCancelled",
    "reporte": "EventPostponed",
    "deplace": "EventRescheduled",
}
_PRESENCE = {
    (True, False): "OfflineEventAttendanceMode",
    (False, True): "OnlineEventAttendanceMode",
    (True, True): "MixedEventAttendanceMode",
}


def make_json_ld(cpts: Cpts, rendez_vous: RendezVous, adresse: str) -> dict[str, Any]:
    """`adresse`: the public address of the page."""
    evenement = rendez_vous.evenement
    objet = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": evenement.titre,
        "url": adresse,
        "description": evenement.resume or evenement.description,
        "startDate": write_instant(rendez_vous.debut, evenement),
        "endDate": write_instant(rendez_vous.fin, evenement) if rendez_vous.fin else None,
        "previousStartDate": rendez_vous.prevu.isoformat() if rendez_vous.prevu else None,
        "eventStatus": f"https://schema.org/{_STATUTS[rendez_vous.statut]}",
        "eventAttendanceMode": _write_presence(rendez_vous),
        "location": _list_locations(rendez_vous),
        "organizer": {"@type": "Organization", "name": cpts.nom, "url": cpts.site},
    }
    return {cle: valeur for cle, valeur in objet.items() if valeur}


def write_instant(moment: datetime, evenement: Evenement) -> str:
    """With the offset of Paris on that day; a date alone for whole days."""
    if evenement.journee_entiere:
        return moment.date().isoformat()
    return moment.replace(tzinfo=PARIS).isoformat(timespec="minutes")


def _write_presence(rendez_vous: RendezVous) -> str | None:
    presence = _PRESENCE.get((rendez_vous.lieu is not None, rendez_vous.evenement.visio is not None))
    return f"https://schema.org/{presence}" if presence else None


def _list_locations(rendez_vous: RendezVous) -> list[dict[str, Any]]:
    lieux = [_make_place(rendez_vous.lieu)] if rendez_vous.lieu else []
    if rendez_vous.evenement.visio:
        lieux.append({"@type": "VirtualLocation", "url": rendez_vous.evenement.visio})
    return lieux


def _make_place(lieu: LieuEvenement) -> dict[str, Any]:
    adresse = {
        "@type": "PostalAddress",
        "streetAddress": lieu.adresse.voie if lieu.adresse else None,
        "postalCode": lieu.adresse.code_postal if lieu.adresse else None,
        "addressLocality": lieu.commune,
        "addressCountry": "FR",
    }
    place: dict[str, Any] = {
        "@type": "Place",
        "name": lieu.nom or lieu.commune,
        "address": {cle: valeur for cle, valeur in adresse.items() if valeur},
    }
    if lieu.position:
        point = {"latitude": lieu.position.latitude, "longitude": lieu.position.longitude}
        place["geo"] = {"@type": "GeoCoordinates", **point}
    return place
