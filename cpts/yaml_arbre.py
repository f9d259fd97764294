"""Below `yaml_source`: the tree of one YAML file, texts only, and where each of them is written.

A place is packed in one integer, line << 32 | column, both from 0: ten thousand entries have half a million places.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias


class Carte(dict[str, Any]):
    """A YAML mapping in file order; `positions` has two packed places a key: its own, then its value's."""

    __slots__ = ("positions",)
    positions: "array[int]"  # quoted: not subscriptable before Python 3.12


class Liste(list[Any]):
    """A YAML list; `positions` has one packed place an item."""

    __slots__ = ("positions",)
    positions: "array[int]"  # quoted: not subscriptable before Python 3.12


Noeud: TypeAlias = Carte | Liste
NOM_MAX = 80
"""Characters shown of a field or of an identifier: the longest that are right have 60."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its name as shown to people, its tree, the place of the tree, from 1, and its text."""

    fichier: str
    racine: Carte
    debut: tuple[int, int] = (1, 1)
    texte: str = field(default="", repr=False)

    @cached_property
    def lignes(self) -> Sequence[str]:
        """The lines of the file, the first at rank 0."""
        return self.texte.split("\n")

    def position(self, chemin: Sequence[str | int], *, cle: bool = False) -> tuple[int, int]:
        """(line, column), from 1, of the value at `chemin`, or of its key.

        A path that goes further than the tree gets its deepest existing ancestor: the key of a field, else the item.
        """
        noeud: Any = self.racine
        place_cle = place = (self.debut[0] - 1) << 32 | (self.debut[1] - 1)
        for pas in chemin:
            if isinstance(noeud, Carte) and pas in noeud:
                rang = 2 * list(noeud).index(str(pas))
                place_cle, place = noeud.positions[rang], noeud.positions[rang + 1]
            elif isinstance(noeud, Liste) and isinstance(pas, int) and 0 <= pas < len(noeud):
                place_cle = place = noeud.positions[pas]
            else:
                return unpack_place(place_cle)
            noeud = noeud[pas]
        return unpack_place(place_cle if cle else place)

    def describe(self, chemin: Sequence[str | int]) -> str:
        """The name of the field at `chemin`; see `describe_champ`."""
        return describe_champ(self.racine, chemin)


def describe_champ(racine: Any, chemin: Sequence[str | int]) -> str:
    """`professionnels[camille-exemple].exercices[2].telephone`: an item by its id, else by its rank from 1."""
    noeud, texte = racine, ""
    for pas in chemin:
        suivant = _step(noeud, pas)
        if isinstance(pas, int):
            nom = suivant.get("id") if isinstance(suivant, Carte) else None
            texte += f"[{_cut(nom) if isinstance(nom, str) else pas + 1}]"
        else:
            texte += f".{_cut(pas)}" if texte else _cut(pas)
        noeud = suivant
    return texte


def unpack_place(place: int) -> tuple[int, int]:
    """(line, column), from 1, of a packed place: line << 32 | column, from 0."""
    return (place >> 32) + 1, (place & 0xFFFFFFFF) + 1


def _cut(nom: str) -> str:
    return nom if len(nom) <= NOM_MAX else nom[:NOM_MAX] + "…"


def _step(noeud: Any, pas: str | int) -> Any:
    """The child of `noeud`, or None."""
    if isinstance(noeud, Carte):
        return noeud.get(pas) if isinstance(pas, str) else None
    return noeud[pas] if isinstance(noeud, Liste) and isinstance(pas, int) and 0 <= pas < len(noeud) else None
