"""Rules between events, and between events and actions: avertissements for what people alone can judge."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from cpts.dates import format_date, format_heure
from cpts.errors import Probleme
from cpts.model.actions import Action
from cpts.model.agenda import Evenement
from cpts.model.lieu import Adresse
from cpts.text import fold, quote
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees
from cpts.validate.seances import Seance, list_seances

JOURS_SANS_DATE = 60

_Place = tuple[str, ...]


def check_rencontres(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    """Two events at one place at one time, then actions that no date is given for."""
    seances = list_seances(donnees, jour)
    yield from _check_places(seances)
    yield from _check_actions(donnees, seances, jour)


def _check_places(seances: Iterable[Seance]) -> Iterator[Probleme]:
    par_place: dict[_Place, list[Seance]] = {}
    for seance in seances:
        if place := _find_place(seance):
            par_place.setdefault(place, []).append(seance)
    for presentes in par_place.values():
        yield from _check_place(sorted(presentes, key=lambda s: (s.debut, s.rang)))


def _find_place(seance: Seance) -> _Place:
    """What two events at one place have in common; () in video alone. A campaign of several days meets only others."""
    evenement = seance.entree.modele
    if evenement.lieu is None:
        return ()
    longue = evenement.journee_entiere and seance.fin - seance.debut > timedelta(days=1)
    duree = "longue" if longue else ""
    if isinstance(evenement.lieu, str):
        return duree, evenement.lieu
    return duree, "", fold(evenement.lieu.nom), *_find_ville(evenement, evenement.lieu.adresse)


def _find_ville(evenement: Evenement, adresse: Adresse | None) -> _Place:
    if adresse is None:
        return (fold(evenement.commune or ""),)
    return adresse.code_postal, fold(adresse.commune), fold(adresse.voie or "")


def _check_place(seances: Iterable[Seance]) -> Iterator[Probleme]:
    """Each pair once, at its first common moment; `seances` of one place, by beginning."""
    dites: set[tuple[int, int]] = set()
    en_cours: list[Seance] = []
    for seance in seances:
        en_cours = [s for s in en_cours if s.fin > seance.debut or s.debut == seance.debut]
        for autre in en_cours:
            premiere, seconde = sorted((autre, seance), key=lambda s: s.rang)
            paire = (premiere.rang, seconde.rang)
            if premiere.rang != seconde.rang and paire not in dites:
                dites.add(paire)
                yield _tell_paire(premiere, seconde, seance.debut)
        en_cours.append(seance)


def _tell_paire(premiere: Seance, seconde: Seance, quand: datetime) -> Probleme:
    document, chemin = premiere.entree.document, premiere.entree.chemin
    ligne, _ = document.position(chemin)
    fichier = "" if document is seconde.entree.document else f"{document.fichier}, "
    heure = "" if quand.time() == time() else f" à {format_heure(quand)}"
    trouve = (
        f"le {format_date(quand)}{heure}, {quote(premiere.entree.modele.id)} ({fichier}ligne {ligne}) a lieu "
        "au même endroit et au même moment"
    )
    suggestion = "Changez l’heure ou le lieu, ou supprimez l’un des deux s’il est écrit deux fois"
    return seconde.entree.warn(("debut",), "meme-lieu-meme-heure", trouve, "", suggestion)


def _check_actions(donnees: Donnees, seances: Iterable[Seance], jour: date) -> Iterator[Probleme]:
    """Actions in course without a date; a period without an end says that people come when they want."""
    limite = jour + timedelta(days=min(JOURS_SANS_DATE, (date.max - jour).days))
    datees = {s.entree.modele.action for s in seances if s.debut.date() <= limite} | _list_douteuses(donnees)
    for entree in donnees.get("actions", Action):
        action = entree.modele
        attendue = action.compute_statut(jour) == "en-cours" and action.statut in (None, "en-cours")
        if attendue and action.id not in datees and not _is_permanente(action):
            yield _tell_sans_date(entree, limite)


def _is_permanente(action: Action) -> bool:
    return action.periode is not None and action.periode.du is not None and action.periode.au is None


def _list_douteuses(donnees: Donnees) -> set[str | None]:
    """Actions of events with mistakes: their dates are not known until these are corrected."""
    return {e.modele.action for e in donnees.get("evenements", Evenement) if e.muets}


def _tell_sans_date(entree: Entree[Action], limite: date) -> Probleme:
    action = entree.modele
    trouve = f"l’action {quote(action.id)} est en cours et n’a aucune date d’ici au {format_date(limite)}"
    sans_fin = "supprimez « au » de sa période" if action.periode else "écrivez « periode: {du: AAAA-MM-JJ} »"
    suggestion = (
        f"Écrivez « action: {action.id} » dans un rendez-vous de l’agenda\u00a0; "
        f"si l’on vient toute l’année, sans date, {sans_fin}"
    )
    return entree.warn(("periode",), "action-sans-date", trouve, "", suggestion)
