"""Where the comments of a YAML file are: every « # » that no text holds."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

_INFINI = 1 << 30


def find_fin_bloc(lignes: Sequence[str], noeud: Any, colonne: int) -> tuple[int, int]:
    """(last line, indentation) of a `|` or `>` text held by a block at `colonne`; lines count from 0.

    The blank lines at its end are part of it only when its sign has a « + ».
    """
    entete = lignes[noeud.start_mark.line][noeud.start_mark.column :].split("#")[0].strip()
    chiffre = next((int(c) for c in entete if c.isdecimal()), 0)
    debut = noeud.start_mark.line + 1
    premiere = next((ligne for ligne in lignes[debut:] if ligne.strip(" ")), "")
    retrait = colonne + chiffre if chiffre else max(_measure(premiere), colonne + 1)
    fin = derniere = debut - 1
    for rang in range(debut, len(lignes)):
        vide = not lignes[rang].strip(" ")
        if not vide and _measure(lignes[rang]) < retrait:
            break
        fin = rang
        derniere = derniere if vide else rang
    return (fin if "+" in entete else derniere), retrait


def find_commentaires(lignes: Sequence[str], racine: Any) -> dict[int, int]:
    """The column of the comment of each line that has one, both from 0."""
    pris: dict[int, list[tuple[int, int]]] = {}
    for rang, debut, fin in _list_textes(lignes, racine, 0):
        if "#" in lignes[rang]:
            pris.setdefault(rang, []).append((debut, fin))
    trouves = ((rang, _find_diese(ligne, pris.get(rang, ()))) for rang, ligne in enumerate(lignes) if "#" in ligne)
    return {rang: colonne for rang, colonne in trouves if colonne is not None}


def _find_diese(ligne: str, pris: Sequence[tuple[int, int]]) -> int | None:
    for colonne, signe in enumerate(ligne):
        libre = signe == "#" and (colonne == 0 or ligne[colonne - 1] in " \t")
        if libre and not any(debut <= colonne < fin for debut, fin in pris):
            return colonne
    return None


def _list_textes(lignes: Sequence[str], noeud: Any, colonne: int) -> Iterator[tuple[int, int, int]]:
    """(line, first column, column after the last) of each line of each scalar."""
    if isinstance(noeud, yaml.ScalarNode):
        yield from _list_lignes(lignes, noeud, colonne)
        return
    ici = colonne if noeud.flow_style else noeud.start_mark.column
    for enfant in noeud.value:
        for partie in enfant if isinstance(enfant, tuple) else (enfant,):
            yield from _list_textes(lignes, partie, ici)


def _list_lignes(lignes: Sequence[str], noeud: Any, colonne: int) -> Iterator[tuple[int, int, int]]:
    debut, fin = noeud.start_mark, noeud.end_mark
    if noeud.style in ("|", ">"):
        yield from ((n, 0, _INFINI) for n in range(debut.line + 1, find_fin_bloc(lignes, noeud, colonne)[0] + 1))
        return
    for rang in range(debut.line, fin.line + 1):
        yield (
            rang,
            debut.column if rang == debut.line else 0,
            fin.column if rang == fin.line else _INFINI,
        )


def _measure(ligne: str) -> int:
    return len(ligne) - len(ligne.lstrip(" "))
