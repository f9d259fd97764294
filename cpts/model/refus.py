"""Below the model: how a value is refused, in French, whatever pydantic would say."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

REFUS = "refus"
"""The type of every error raised here; its context holds the `Defaut`s."""


class Defaut(NamedTuple):
    """One thing wrong in a value, three sentences without their final point.

    `chemin` leads from the refused value to the wrong part; `cle` points at the name of the field, not at its value.
    `remplace` is what to type instead of that value or name, as YAML, "" when nobody can tell; `sur`: it says the same.
    """

    code: str
    trouve: str
    attendu: str = ""
    suggestion: str = ""
    chemin: tuple[str | int, ...] = ()
    cle: bool = False
    remplace: str = ""
    sur: bool = False


def refuse(
    code: str, trouve: str, attendu: str = "", suggestion: str = "", chemin: tuple[str | int, ...] = ()
) -> PydanticCustomError:
    """The error to raise for one thing wrong."""
    return refuse_tout([Defaut(code, trouve, attendu, suggestion, chemin)])


def refuse_pour(defaut: Defaut, remplace: str, *, sur: bool = False) -> PydanticCustomError:
    """The same, when it is known what to type instead; see `Defaut`."""
    return refuse_tout([defaut._replace(remplace=remplace, sur=sur and bool(remplace))])


def refuse_tout(defauts: Iterable[Defaut]) -> PydanticCustomError:
    """The error to raise for several things wrong in one value; `defauts` is not empty."""
    tous = tuple(defauts)
    return PydanticCustomError(REFUS, "{trouve}", {"trouve": tous[0].trouve, "defauts": tous})


def parse_scalaire(valeur: Any) -> str:
    """The text of a scalar, without the blanks around it."""
    if valeur.__class__ is str and (texte := valeur.strip()):
        return texte
    if valeur is None or isinstance(valeur, str):
        raise refuse("valeur-vide", "aucune valeur n’est écrite", "", "Écrivez une valeur, ou supprimez la ligne")
    trouve = "un groupe de champs est écrit ici" if isinstance(valeur, Mapping) else "une liste est écrite ici"
    raise refuse("texte-attendu", trouve, "un seul texte, sur la ligne du champ")
