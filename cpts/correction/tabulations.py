"""Tabs at the beginning of lines → spaces: the ways in which they can be read."""

import re
from collections.abc import Sequence

from cpts.yaml_retraits import find_tabulation, realign

LARGEURS = (2, 4, 8)
"""Spaces that a tab may stand for: a level of ours, or what editors show."""
_MARGE = re.compile(r"[ -]*\t[ \t]*")


def list_essais(lignes: Sequence[str]) -> list[list[str]]:
    """The lines with each width of tab, then as the lines above want them, one after the other."""
    essais = [[_expand(ligne, largeur) for ligne in lignes] for largeur in LARGEURS]
    suivies = list(lignes)
    for rang in range(len(suivies)):
        if find_tabulation(suivies, rang):
            suivies[rang] = realign(suivies, rang)
    return [*essais, suivies]


def _expand(ligne: str, largeur: int) -> str:
    marge = _MARGE.match(ligne)
    return ligne if marge is None else marge[0].replace("\t", " " * largeur) + ligne[marge.end() :]
