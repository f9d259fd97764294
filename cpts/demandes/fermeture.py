"""« Nous fermons du … au … »: one more `fermetures`, at the place or at each place of the person."""

from collections.abc import Mapping
from datetime import date

from cpts.dates import format_date, format_intervalle
from cpts.demandes.base import Base, Brouillon, Cible
from cpts.demandes.changement import Changement
from cpts.demandes.fiches import find_fiche
from cpts.demandes.formulaires import FORMULAIRES
from cpts.demandes.refus import refuse
from cpts.demandes.valeurs import check_valeurs
from cpts.edition.morceaux import add_item
from cpts.markdown_github import code
from cpts.model.annuaire import Fermeture
from cpts.text import plural

_FORMULAIRE = FORMULAIRES["fermeture"]


def prepare_fermeture(base: Base, reponses: Mapping[str, str]) -> Changement:
    """`reponses`: fiche, du, au and perhaps motif."""
    fermeture = {nom: reponses[nom] for nom in ("du", "au", "motif") if nom in reponses}
    cible = find_fiche(base, reponses["fiche"], _FORMULAIRE.get_titre("fiche"))
    check_valeurs(Fermeture, fermeture, _FORMULAIRE)
    if fermeture["au"] < base.jour.isoformat():
        raise refuse("Cette fermeture est déjà passée.", _FORMULAIRE.get_titre("au"))
    brouillon = Brouillon(base)
    places = _list_places(cible)
    for place in places:
        _check_nouvelle(cible, place, fermeture)
        brouillon.change(cible.fichier, add_item, cible.liste, cible.ident, place, fermeture)
    faits = [f"{code(cible.ident)} : fermeture {_write_dates(fermeture)}."]
    if len(places) > 1:
        faits.append(
            f"La personne travaille en {plural(len(places), 'lieu', 'lieux')} : la fermeture est écrite partout."
        )
    return Changement(
        "Une fermeture à annoncer", brouillon, faits, ["Vérifiez que la demande vient bien de la personne ou du lieu."]
    )


def _list_places(cible: Cible) -> list[tuple[str | int, ...]]:
    """Where `fermetures` are written in the entry."""
    if cible.liste == "structures":
        return [("fermetures",)]
    return [("exercices", rang, "fermetures") for rang in range(len(cible.valeur["exercices"]))]


def _check_nouvelle(cible: Cible, place: tuple[str | int, ...], fermeture: Mapping[str, str]) -> None:
    entree = cible.valeur if len(place) == 1 else cible.valeur["exercices"][place[1]]
    for ancienne in entree.get("fermetures", ()):
        if ancienne["du"] <= fermeture["au"] and fermeture["du"] <= ancienne["au"]:
            phrase = f"Une fermeture {_write_dates(ancienne)} est déjà annoncée."
            raise refuse(phrase, _FORMULAIRE.get_titre("du"))


def _write_dates(fermeture: Mapping[str, str]) -> str:
    """« du 24 décembre 2026 au 2 janvier 2027 », « le 1er mars 2027 »."""
    du, au = (date.fromisoformat(fermeture[nom].strip()) for nom in ("du", "au"))
    return f"le {format_date(du)}" if du == au else format_intervalle(du, au)
