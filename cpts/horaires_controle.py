"""Second half of the checks of opening hours: what is wrong between the lines, not inside one."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from cpts.dates import JOURS
from cpts.horaires_conseils import write_jours
from cpts.horaires_grammaire import (
    JOURS_FERIES,
    RANGS,
    HorairesInvalides,
    Jours,
    Regle,
    parse_jours,
    parse_plages,
    write_plage,
)
from cpts.horaires_osm import check_osm
from cpts.text import join_fr, quote

OSM = "osm"
OUVERT = "ouvert"

Items: TypeAlias = tuple[tuple[str, str], ...]
_UNE_SEULE = "Gardez une seule des deux lignes"
# 28 years: every weekday falls on every date, and the ISO weeks go through both parities.
_CYCLE = (date(2026, 1, 1), 28 * 366)


def check_horaires(regles: Mapping[str, str]) -> list[tuple[str, HorairesInvalides]]:
    """Every problem with the key that holds it, in the order of the keys; [] when `compile_horaires` will accept."""
    return list(check_items(tuple(regles.items())))


@lru_cache(maxsize=16384)
def check_items(items: Items) -> tuple[tuple[str, HorairesInvalides], ...]:
    """`check_horaires` of the same pairs; the key is "" when there is none to blame."""
    cles = [cle for cle, _ in items]
    if OSM in cles:
        return tuple(_check_osm(items))
    if problemes := [(cle, erreur) for cle, valeur in items for erreur in _check_ligne(cle, valeur)]:
        return tuple(problemes)
    if set(cles) <= {JOURS_FERIES}:
        vide = HorairesInvalides("horaires-vide", "aucun jour de la semaine n’est donné", "au moins un jour")
        return ((cles[0] if cles else "", vide),)
    regles = read_regles(items)
    return (*_check_doublons(regles), *_check_nuits(regles))


@lru_cache(maxsize=16384)
def read_regles(items: Items) -> tuple[Regle, ...]:
    """The lines that name days, in the order of the file; holidays are left out."""
    return tuple(Regle(cle, parse_jours(cle), parse_plages(valeur)) for cle, valeur in items if cle != JOURS_FERIES)


def _check_osm(items: Items) -> Iterator[tuple[str, HorairesInvalides]]:
    if len(items) > 1:
        trouve = "« osm » est écrit avec d’autres jours"
        yield OSM, HorairesInvalides("horaires-osm", trouve, "« osm » seul, ou des jours en français")
    try:
        check_osm(dict(items)[OSM])
    except HorairesInvalides as erreur:
        yield OSM, erreur


def _check_ligne(cle: str, valeur: str) -> Iterator[HorairesInvalides]:
    try:
        parse_jours(cle)
    except HorairesInvalides as erreur:
        yield erreur
    if (cle, valeur) == (JOURS_FERIES, OUVERT):
        return
    try:
        parse_plages(valeur)
    except HorairesInvalides as erreur:
        yield erreur


def _check_doublons(regles: tuple[Regle, ...]) -> Iterator[tuple[str, HorairesInvalides]]:
    noms = [jour for regle in regles for jour in regle.jours.jours]
    if len(noms) == len(set(noms)):
        return
    for rang, regle in enumerate(regles):
        for avant in regles[:rang]:
            if commun := _find_jour_commun(avant.jours, regle.jours):
                yield regle.cle, HorairesInvalides("horaires-jour-deux-fois", *_explain_doublon(avant, regle, commun))
                break


def _check_nuits(regles: tuple[Regle, ...]) -> Iterator[tuple[str, HorairesInvalides]]:
    """A night that goes on after the next day has opened."""
    nuits = [regle for regle in regles if regle.plages.debordement]
    for nuit in nuits:
        for regle in regles:
            if _is_surprise(nuit, regle):
                matin, soir = write_plage(regle.plages.plages[0]), write_plage(nuit.plages.plages[-1])
                trouve = f"{soir} ({nuit.cle}) déborde sur {matin} le lendemain ({regle.cle})"
                yield nuit.cle, HorairesInvalides("horaires-chevauchement", trouve, "", "Corrigez une heure")


def _is_surprise(nuit: Regle, regle: Regle) -> bool:
    plages = regle.plages.plages
    if not plages or plages[0].debut >= nuit.plages.debordement:
        return False
    return _find_jour_commun(nuit.jours, regle.jours, lendemain=True) is not None


@lru_cache(maxsize=4096)
def _find_jour_commun(avant: Jours, apres: Jours, *, lendemain: bool = False) -> date | None:
    """The first day of `avant` that is, or with `lendemain` whose next day is, one of `apres`."""
    ecart = int(lendemain)
    if not {(jour + ecart) % 7 for jour in avant.jours} & set(apres.jours):
        return None
    debut, nombre = _CYCLE
    jours = (debut + timedelta(days=rang) for rang in range(nombre))
    return next((jour for jour in jours if jour in avant and jour + timedelta(days=ecart) in apres), None)


def _explain_doublon(avant: Regle, apres: Regle, commun: date) -> tuple[str, str, str]:
    """trouve, attendu, suggestion."""
    if avant.jours.chaque_semaine and apres.jours.chaque_semaine:
        return _explain_semaine(avant, apres)
    if not avant.jours.chaque_semaine and not apres.jours.chaque_semaine:
        trouve = f"{quote(avant.cle)} et {quote(apres.cle)} tombent le même jour, par exemple le {commun}"
        return trouve, "", _UNE_SEULE
    large, precis = (avant, apres) if avant.jours.chaque_semaine else (apres, avant)
    reste = [*write_jours(set(large.jours.jours) - set(precis.jours.jours)), *_list_complement(precis.jours)]
    trouve = f"{precis.cle} est déjà dans {large.cle}"
    return (
        (f"{trouve} : écrivez {', '.join(reste)}", "", "")
        if _list_complement(precis.jours)
        else (trouve, "", _UNE_SEULE)
    )


def _explain_semaine(avant: Regle, apres: Regle) -> tuple[str, str, str]:
    premiers, seconds = set(avant.jours.jours), set(apres.jours.jours)
    communs = join_fr(write_jours(premiers & seconds))
    verbe = "est" if len(premiers & seconds) == 1 else "sont"
    trouve = f"{communs} {verbe} déjà dans {avant.cle}"
    if premiers == seconds:
        return trouve, "", _UNE_SEULE
    if premiers > seconds:
        return f"{trouve} : écrivez {', '.join(write_jours(premiers - seconds))}", "", ""
    return f"{trouve} : au lieu de {apres.cle}, écrivez {', '.join(write_jours(seconds - premiers))}", "", ""


def _list_complement(precis: Jours) -> list[str]:
    """The other weeks of a rank or a parity as a key; [] when it cannot be said, as for « dernier »."""
    jour = JOURS[precis.jours[0]]
    if precis.parite is not None:
        return [f"semaines {'paires' if precis.parite else 'impaires'} {jour}"]
    autres = [nom for nom, rang in RANGS.items() if rang > 0 and rang not in precis.rangs]
    return [] if -1 in precis.rangs or not autres else [f"{' et '.join(autres)} {jour}"]
