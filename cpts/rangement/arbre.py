"""What tidying moves about: the blocks of a YAML file with their comments, as source text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias


class Genre(Enum):
    """What a block is made of."""

    CARTE = "carte"
    LISTE = "liste"


@dataclass
class Bloc:
    """A mapping or a list; `flux` when it is written between braces or brackets, on one line.

    `queue` is the comments after its last element: lines without their indentation, "" for a blank line.
    """

    genre: Genre
    elements: "list[Element]" = field(default_factory=list)
    queue: list[str] = field(default_factory=list)
    flux: bool = False


Valeur: TypeAlias = Bloc | list[str]
"""A block, or the source lines of a text: the first beside its field, the others without their indentation."""


@dataclass
class Element:
    """A field of a mapping or an item of a list.

    `nom` is the name of the field, `cle` its source text; both are "" for an item. `texte` is the text of a scalar as
    the reader sees it. `avant` is the comments right above; `titre` those that a blank line follows, which stay where
    they are: they head a part of the block. `fin` is the comment at the end of the first line. `blanc` tells whether
    a blank line stood above.
    """

    nom: str = ""
    cle: str = ""
    texte: str = ""
    valeur: Valeur = field(default_factory=list)
    avant: list[str] = field(default_factory=list)
    titre: list[str] = field(default_factory=list)
    fin: str = ""
    blanc: bool = False

    def get(self, nom: str) -> str:
        """The text of the field `nom` of this item, "" when it has none."""
        if not isinstance(self.valeur, Bloc):
            return ""
        return next((e.texte for e in self.valeur.elements if e.nom == nom), "")


def cut_parties(elements: Iterable[Element], *, blancs: bool) -> Iterator[list[Element]]:
    """The parts of a block: a heading begins one, and a blank line too when `blancs`."""
    partie: list[Element] = []
    for element in elements:
        if partie and (element.titre or (blancs and element.blanc)):
            yield partie
            partie = []
        partie.append(element)
    if partie:
        yield partie
