"""The `horaires` mapping as a model field: the grammar itself is in `cpts.horaires`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from cpts.dates import JOURS
from cpts.horaires import Horaires, HorairesInvalides, check_horaires, compile_horaires
from cpts.model.conseils import is_meme_heure
from cpts.model.refus import Defaut, refuse, refuse_tout
from cpts.text import fold

EXEMPLE_HORAIRES = {"lundi-vendredi": "9h-12h, 14h-19h", "samedi": "9h-12h", "jours fériés": "fermé"}


def parse_horaires(valeur: Any) -> Horaires:
    """Every wrong line of the mapping is told, at its own place."""
    if not isinstance(valeur, Mapping) or not valeur:
        trouve = "les horaires ne sont pas écrits jour par jour"
        suggestion = "Sous « horaires: », écrivez par exemple « lundi-vendredi: 9h-12h, 14h-19h »"
        raise refuse("horaires-forme", trouve, "une ligne par jour ou groupe de jours", suggestion)
    if vides := [cle for cle, plages in valeur.items() if not _is_texte(plages)]:
        raise refuse_tout(Defaut(*_VIDE, chemin=(cle,)) for cle in vides)
    try:
        return _compile(tuple(valeur.items()))
    except HorairesInvalides:
        raise refuse_tout(_list_defauts(valeur)) from None


@lru_cache(maxsize=16384)
def _compile(items: tuple[tuple[str, str], ...]) -> Horaires:
    """Most entries share a few timetables."""
    return compile_horaires({cle: plages.strip() for cle, plages in items})


_DE_CLE = ("horaires-jour", "horaires-jour-deux-fois", "horaires-vide")
_VIDE = ("horaires-plage", "aucune heure n’est écrite", "des heures comme 9h-12h, 14h-19h, ou « fermé »")


def _is_texte(plages: Any) -> bool:
    return isinstance(plages, str) and plages.strip() != ""


def _list_defauts(valeur: Mapping[str, str]) -> Iterator[Defaut]:
    for cle, erreur in check_horaires({cle: plages.strip() for cle, plages in valeur.items()}):
        chemin, de_cle = (cle,) if cle else (), erreur.code in _DE_CLE
        sur = _is_meme(cle if de_cle else valeur.get(cle, ""), erreur.remplace)
        phrases = (erreur.trouve, erreur.attendu, erreur.suggestion)
        yield Defaut(erreur.code, *phrases, chemin, de_cle, erreur.remplace, sur)


def _is_meme(avant: str, apres: str) -> bool:
    """Whether two writings have the same hours and the same days: only words and signs around them changed."""
    return bool(apres) and is_meme_heure(avant, apres) and _list_jours(avant) == _list_jours(apres)


def _list_jours(texte: str) -> list[str]:
    return [mot for mot in re.split(r"[^a-z]+", fold(texte)) if mot in JOURS]


ChampHoraires = Annotated[
    Horaires,
    PlainValidator(parse_horaires),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}),
]
