"""Opening hours written by experts in the OpenStreetMap syntax, evaluated by opening-hours-py.

Every evaluation is on the local clock, without a time zone: what a person reads on the door. `country="FR"` is
compulsory, without it the library ignores public holidays in silence.
Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Literal, TypeAlias

from opening_hours import (  # type: ignore[attr-defined]  # 2.1 raises ParserError, its stub forgets it
    OpeningHours,
    ParserError,
    State,
)

from cpts.horaires_grammaire import (
    MINUIT,
    SOIR,
    SUR_RENDEZ_VOUS,
    HorairesInvalides,
    Plage,
    Plages,
    build_plages,
)
from cpts.jours_feries import est_ferie, jours_feries
from cpts.text import join_fr, quote

Feries: TypeAlias = Literal["ferme", "ouvert", "inconnu"] | tuple[Plage, ...]

_ATTENDU = "la syntaxe opening_hours d’OpenStreetMap, « Mo-Fr 09:00-12:00; PH off »"
_COMMENTAIRE = re.compile(r'"[^"]*"')
_HEURES = re.compile(r"[0-9]:[0-9]|24/7|\b(off|closed)\b")
_REFUS = (
    (r"\bSH\b", "les vacances scolaires (SH) ne sont pas connues ici", "Écrivez les dates dans « fermetures »"),
    (r"sunrise|sunset|dawn|dusk", "les heures du soleil ne sont pas calculées ici", "Écrivez des heures"),
    (r"[0-9]\+", "une heure de fin ouverte (+) ne dit pas quand le lieu ferme", "Écrivez l’heure de fin"),
    (r"\bunknown\b", "« unknown » ne dit pas si le lieu est ouvert", "Retirez cette règle"),
    (r"\b[12][0-9]{3}\b", "une règle datée d’une année deviendrait fausse", "Écrivez les dates dans « fermetures »"),
)
_NON_HEBDOMADAIRE = re.compile(r"\[|\b(week|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|easter|days?)")

# Two whole years hold every rank, parity and season; two weeks without a holiday hold a plain weekly rule.
_DEUX_ANS = (date(2026, 1, 1), 730)
_DEUX_SEMAINES = (date(2026, 1, 5), 14)
_HABITUEL = 0.9


def check_osm(texte: str) -> None:
    """Raises HorairesInvalides unless `texte` is valid and means the same to a person and to the library."""
    if not texte.strip():
        raise HorairesInvalides("horaires-osm", "« osm » est vide", _ATTENDU)
    sans_commentaires = _COMMENTAIRE.sub('""', texte)
    for motif, trouve, suggestion in _REFUS:
        if re.search(motif, sans_commentaires):
            raise HorairesInvalides("horaires-osm", trouve, "", suggestion)
    try:
        OpeningHours(texte, country="FR")
    except ParserError as erreur:
        raise HorairesInvalides("horaires-osm", _explain(texte, str(erreur)), _ATTENDU) from None
    for regle in re.split(r";|\|\||,(?=\s*[\"A-Z])", sans_commentaires):
        if '""' in regle and not _HEURES.search(regle):
            # Measured with opening-hours-py 2.1: « "sur rendez-vous" » alone is open day and night.
            trouve = "un commentaire sans heures veut dire ouvert jour et nuit"
            raise HorairesInvalides(
                "horaires-osm", trouve, "", 'Écrivez par exemple « Mo 09:00-12:00 "sur rendez-vous" »'
            )


def plages_osm(texte: str, debut: date, jours: int = 1) -> list[Plages]:
    """The ranges of each of the `jours` days from `debut`; a night that starts at 18:00 or later stays in one piece."""
    fenetre = [debut + timedelta(days=n) for n in range(jours)]
    pieces: dict[date, list[tuple[Plage, str]]] = {jour: [] for jour in fenetre}
    minuit = datetime.combine(debut, time())
    bornes = minuit - timedelta(days=1), minuit + timedelta(days=jours + 1)
    for ouvre, ferme, etat, commentaire in _open(texte).intervals(*bornes):
        for jour, plage in _split_nuits(ouvre, ferme) if etat == State.OPEN else ():
            if jour in pieces:
                pieces[jour].append((plage, commentaire))
    return [_build_journee(tuple(pieces[jour])) for jour in fenetre]


def read_fenetre(texte: str, fenetre: list[date]) -> dict[date, tuple[Plage, ...]]:
    """The ranges of the days of `fenetre` that the week may not tell: of holidays alone when all rules are weekly."""
    if _is_hebdomadaire(texte):
        return {jour: plages_osm(texte, jour)[0].plages for jour in fenetre if est_ferie(jour)}
    journees = plages_osm(texte, fenetre[0], len(fenetre)) if fenetre else []
    return {jour: journee.plages for jour, journee in zip(fenetre, journees, strict=True)}


@lru_cache(maxsize=4096)
def semaine_osm(texte: str) -> tuple[Plages | None, ...]:
    """Monday to Sunday, what nine such days in ten have, holidays left out; None for a day that varies."""
    return tuple(
        plages if nombre >= _HABITUEL * total else None
        for plages, nombre, total in ((*c.most_common(1)[0], c.total()) for c in _count_jours(texte))
    )


@lru_cache(maxsize=4096)
def textes_osm(texte: str) -> tuple[str, ...]:
    """Monday to Sunday, what is told to people."""
    return tuple(map(_describe, _count_jours(texte)))


@lru_cache(maxsize=4096)
def feries_osm(texte: str) -> Feries:
    """What holidays are when the expression says it: "ouvert" for a bare 24/7, "inconnu" when they differ."""
    if not re.search(r"\bPH\b", _COMMENTAIRE.sub("", texte)):
        return "ouvert" if texte.strip() == "24/7" else "inconnu"
    jours = [jour for annee in (2026, 2027) for jour in jours_feries(annee)]
    cas = {plages_osm(texte, jour)[0].plages for jour in jours}
    return "inconnu" if len(cas) > 1 else cas.pop() or "ferme"


@lru_cache(maxsize=4096)
def _open(texte: str) -> OpeningHours:
    return OpeningHours(texte, country="FR")


@lru_cache(maxsize=4096)
def _count_jours(texte: str) -> tuple[Counter[Plages], ...]:
    debut, nombre = _DEUX_SEMAINES if _is_hebdomadaire(texte) else _DEUX_ANS
    cas: tuple[Counter[Plages], ...] = tuple(Counter() for _ in range(7))
    for rang, plages in enumerate(plages_osm(texte, debut, nombre)):
        jour = debut + timedelta(days=rang)
        if not est_ferie(jour):
            cas[jour.weekday()][plages] += 1
    return cas


def _is_hebdomadaire(texte: str) -> bool:
    return not _NON_HEBDOMADAIRE.search(_COMMENTAIRE.sub("", texte))


def _describe(cas: Counter[Plages]) -> str:
    (habituel, nombre), *autres = cas.most_common()
    if not autres:
        return habituel.texte
    if nombre >= _HABITUEL * cas.total():
        return f"{habituel.texte} (sauf exceptions)"
    frequents = sorted((plages for plages, _ in cas.most_common(3)), key=lambda plages: plages.plages)
    textes = [plages.texte if plages.plages else "fermé" for plages in frequents]
    return f"selon les dates : {join_fr(textes, 'ou')}"


def _split_nuits(ouvre: datetime, ferme: datetime) -> Iterator[tuple[date, Plage]]:
    """One piece a day, cut at midnight, but a night from 18:00 or later keeps its morning."""
    while ouvre < ferme:
        minuit = datetime.combine(ouvre.date(), time())
        debut, fin = (round((instant - minuit).total_seconds()) // 60 for instant in (ouvre, ferme))
        if fin > MINUIT and not (debut >= SOIR and fin - MINUIT < debut):
            fin = MINUIT
        yield ouvre.date(), Plage(debut, fin)
        ouvre = minuit + timedelta(minutes=fin)


@lru_cache(maxsize=16384)
def _build_journee(pieces: tuple[tuple[Plage, str], ...]) -> Plages:
    groupes = [
        build_plages(tuple(plage for plage, _ in groupe), _write_note(commentaire))
        for commentaire, groupe in groupby(pieces, key=lambda piece: piece[1])
    ]
    if len(groupes) <= 1:
        return groupes[0] if groupes else build_plages(())
    plages = tuple(plage for groupe in groupes for plage in groupe.plages)
    return Plages(plages, ", ".join(groupe.texte for groupe in groupes))


def _write_note(commentaire: str) -> str:
    return commentaire if commentaire in ("", SUR_RENDEZ_VOUS) else f"({commentaire})"


def _explain(texte: str, erreur: str) -> str:
    """The library's English pest message reduced to where it stopped."""
    position = re.search(r"--> \d+:(\d+)", erreur)
    reste = texte[int(position[1]) - 1 :] if position else ""
    return f"{quote(texte)} n’est pas compris" + (f" à partir de {quote(reste, 30)}" if reste.strip() else "")
