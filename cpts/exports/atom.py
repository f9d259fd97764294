"""Exports: donnees/agenda.atom, alertes.atom and actualites.atom. Source: RFC 4287; identifiers of RFC 4151."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

from cpts.dates import format_intervalle
from cpts.exports.ics import find_lieux
from cpts.exports.texte import clean_texte, get_domaine, make_url
from cpts.model.actualites import Actualite
from cpts.model.agenda import Evenement
from cpts.model.divers import Alerte
from cpts.model.site import Site
from cpts.nomenclatures.listes import NIVEAUX_ALERTE, STATUTS_EVENEMENT
from cpts.recurrence import phrase_recurrence
from cpts.views.actualites import CHEMIN as CHEMIN_ACTUALITES
from cpts.views.actualites import make_chemin
from cpts.views.alertes import write_chemin
from cpts.views.quand import capitalize, format_moment, format_quand

_ATOM = "http://www.w3.org/2005/Atom"
_LIMITE = 100


class Entree(NamedTuple):
    """`ident` ends the identifier, which never changes; `modifie_le` comes from the data."""

    ident: str
    titre: str
    chemin: str
    modifie_le: date
    texte: str
    categorie: str = ""


def write_agenda_atom(site: Site, base_url: str) -> bytes:
    """The hundred events changed last."""
    return _write_flux(site, base_url, "agenda", "l’agenda", list(_iter_evenements(site)))


def write_alertes_atom(site: Site, base_url: str) -> bytes:
    """The alerts that have begun, the ended ones included: a reader must be able to tell that they are over."""
    entrees = [_make_alerte(alerte) for alerte in site.alertes if alerte.du <= site.jour]
    return _write_flux(site, base_url, "alertes", "les alertes", entrees)


def write_actualites_atom(site: Site, base_url: str) -> bytes:
    """The hundred last news."""
    entrees = [_make_actualite(actualite) for actualite in site.actualites]
    return _write_flux(site, base_url, "actualites", "les actualités", entrees, CHEMIN_ACTUALITES)


def _iter_evenements(site: Site) -> Iterator[Entree]:
    lieux = find_lieux(site)
    for evenement in site.evenements:
        lieu = lieux[evenement.id]
        ou = lieu.court if lieu else "En ligne" if evenement.visio else ""
        phrases = (_write_quand(evenement), ou, evenement.resume or "")
        statut = "" if evenement.statut == "confirme" else f"{STATUTS_EVENEMENT[evenement.statut]} : "
        yield Entree(
            ident=f"agenda/{evenement.id}",
            titre=f"{statut}{evenement.titre}",
            chemin=f"agenda/{evenement.id}/",
            modifie_le=evenement.modifie_le or min(filter(None, (evenement.debut.date(), site.cpts.date_donnees))),
            texte="\n".join(phrase for phrase in phrases if phrase),
        )


def _write_quand(evenement: Evenement) -> str:
    if evenement.reporte_au:
        return f"Nouvelle date : {format_moment(evenement.reporte_au)}"
    quand = format_quand(evenement.debut, evenement.fin_instant, journee_entiere=evenement.journee_entiere)
    if evenement.statut == "reporte":
        return f"Nouvelle date à venir. Date annoncée d’abord : {quand}"
    if evenement.recurrence is None:
        return capitalize(quand)
    return f"{phrase_recurrence(evenement.recurrence.regle, evenement.debut)}. Première date : {quand}"


def _make_alerte(alerte: Alerte) -> Entree:
    niveau = NIVEAUX_ALERTE[alerte.niveau]
    source = f"Source : {alerte.source}" if alerte.source else ""
    quand = capitalize(format_intervalle(alerte.du, alerte.au))
    soignants = f"Pour les professionnels : {alerte.professionnels}" if alerte.professionnels else ""
    phrases = (quand, alerte.texte or "", *alerte.conseils, soignants, source, alerte.lien or "")
    return Entree(
        ident=f"alertes/{alerte.id}",
        titre=f"{niveau} : {alerte.titre}",
        chemin=write_chemin(alerte),
        # An entry that was prepared early is new on its first day.
        modifie_le=max(alerte.du, alerte.modifie_le or alerte.du),
        texte="\n".join(phrase for phrase in phrases if phrase),
        categorie=niveau,
    )


def _make_actualite(actualite: Actualite) -> Entree:
    return Entree(
        ident=f"actualites/{actualite.id}",
        titre=actualite.titre,
        chemin=make_chemin(actualite),
        modifie_le=actualite.date,
        texte="\n".join(partie for partie in (actualite.texte, actualite.lien) if partie),
    )


def _write_flux(site: Site, base_url: str, nom: str, sujet: str, entrees: list[Entree], chemin: str = "") -> bytes:
    """`chemin`: of the page that shows the same, `/<nom>/` unless told."""
    recentes = sorted(sorted(entrees, key=lambda e: e.ident), key=lambda e: e.modifie_le, reverse=True)[:_LIMITE]
    maj = recentes[0].modifie_le if recentes else site.cpts.date_donnees or site.jour
    domaine = get_domaine(site.cpts.site)
    # Written by hand and not registered: ElementTree's table of prefixes is global to the process.
    flux = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "fr"})
    _add(flux, "title", f"{site.cpts.nom_court} : {sujet}")
    _add(flux, "id", f"tag:{domaine},2026:{nom}")
    _add(flux, "updated", _write_moment(maj))
    ET.SubElement(
        flux, "link", {"rel": "self", "type": "application/atom+xml", "href": make_url(base_url, f"donnees/{nom}.atom")}
    )
    ET.SubElement(
        flux, "link", {"rel": "alternate", "type": "text/html", "href": make_url(base_url, chemin or f"{nom}/")}
    )
    _add(ET.SubElement(flux, "author"), "name", site.cpts.nom)
    for entree in recentes:
        _add_entree(flux, entree, domaine, base_url)
    ET.indent(flux)
    octets: bytes = ET.tostring(flux, encoding="utf-8", xml_declaration=True)
    return octets + b"\n"


def _add_entree(flux: ET.Element, entree: Entree, domaine: str, base_url: str) -> None:
    noeud = ET.SubElement(flux, "entry")
    _add(noeud, "title", entree.titre)
    _add(noeud, "id", f"tag:{domaine},2026:{entree.ident}")
    _add(noeud, "updated", _write_moment(entree.modifie_le))
    ET.SubElement(noeud, "link", {"rel": "alternate", "type": "text/html", "href": make_url(base_url, entree.chemin)})
    if entree.categorie:
        ET.SubElement(noeud, "category", {"term": entree.categorie})
    _add(noeud, "content", entree.texte).set("type", "text")


def _add(parent: ET.Element, balise: str, texte: str) -> ET.Element:
    noeud = ET.SubElement(parent, balise)
    noeud.text = clean_texte(texte)
    return noeud


def _write_moment(jour: date) -> str:
    return f"{jour.isoformat()}T00:00:00Z"
