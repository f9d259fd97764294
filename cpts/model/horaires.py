"""The `horaires` mapping as a model field: the grammar itself is in `cpts.horaires`."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from cpts.horaires import Horaires, HorairesInvalides, check_horaires, compile_horaires
from cpts.model.refus import Defaut, refuse, refuse_tout

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
        chemin = (cle,) if cle else ()
        yield Defaut(erreur.code, erreur.trouve, erreur.attendu, erreur.suggestion, chemin, erreur.code in _DE_CLE)


ChampHoraires = Annotated[
    Horaires,
    PlainValidator(parse_horaires),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}),
]
