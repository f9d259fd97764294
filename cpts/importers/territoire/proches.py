"""The names that a mistyped one is closest to, among thirty-five thousand, in a moment."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_CANDIDATS = 40
_RESSEMBLANCE_MIN = 0.7


def find_proches(nom: str, noms: Iterable[str], combien: int = 5) -> list[str]:
    """At most `combien` of `noms`, closest first, then in alphabetical order; [] when none is close.

    Names that share pairs of letters are compared at length; comparing all of them takes seconds for each mistake.
    """
    paires = _cut_paires(nom)
    partages = sorted((-_measure(paires, _cut_paires(autre)), autre) for autre in noms)[:_CANDIDATS]
    notes = [(-SequenceMatcher(None, nom, autre, autojunk=False).ratio(), autre) for _, autre in partages]
    return [autre for note, autre in sorted(notes)[:combien] if -note >= _RESSEMBLANCE_MIN]


@lru_cache(maxsize=65536)
def _cut_paires(nom: str) -> frozenset[str]:
    borde = f" {nom} "
    return frozenset(borde[i : i + 2] for i in range(len(borde) - 1))


def _measure(ici: frozenset[str], la: frozenset[str]) -> float:
    """From 0, nothing in common, to 1. Source: Sørensen-Dice coefficient."""
    return 2 * len(ici & la) / (len(ici) + len(la))
