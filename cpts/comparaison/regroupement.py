"""A long list of changes made short: many of one kind take the place of none, and what is left out is counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from cpts.comparaison.ecarts import Ecart
from cpts.comparaison.genres import GENRES, Genre, Sorte
from cpts.text import plural

PAREILS_MAX = 10

_Sujet: TypeAlias = tuple[Genre, Sorte, tuple[str, ...]]


class Reste(NamedTuple):
    """Changes that are counted and not told; `texte` holds words of ours only."""

    texte: str


def shorten(ecarts: Sequence[Ecart], maximum: int) -> Iterator[Ecart | Reste]:
    """The first `maximum` of `ecarts`, at most PAREILS_MAX of each kind, then how many others there are."""
    totaux, vus = Counter(map(_get_sujet, ecarts)), Counter[_Sujet]()
    dits = 0
    for rang, ecart in enumerate(ecarts):
        if dits == maximum:
            yield Reste(write_reste(len(ecarts) - rang))
            return
        sujet = _get_sujet(ecart)
        vus[sujet] += 1
        dits += vus[sujet] <= PAREILS_MAX
        if vus[sujet] <= PAREILS_MAX:
            yield ecart
        if vus[sujet] == PAREILS_MAX < totaux[sujet]:
            yield Reste(_count(sujet, totaux[sujet] - PAREILS_MAX))


def write_reste(nombre: int) -> str:
    """« … et 12 autres changements. »."""
    return f"… et {plural(nombre, 'autre changement', 'autres changements')}."


def _get_sujet(ecart: Ecart) -> _Sujet:
    """What makes two changes alike: the same thing happens to the same kind of entry."""
    textes = tuple(phrase.texte for phrase in ecart.phrases) if ecart.sorte is Sorte.CHANGEMENT else ()
    return GENRES[ecart.cle], ecart.sorte, textes


def _count(sujet: _Sujet, nombre: int) -> str:
    genre, sorte, _ = sujet
    de_meme = ", de la même façon" if sorte is Sorte.CHANGEMENT else ""
    return f"… et {genre.tally(sorte, nombre, autre=True)}{de_meme}."
