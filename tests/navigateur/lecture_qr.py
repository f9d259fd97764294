"""What a phone would read in a QR code drawn by a page, from its modules. segno gives the tables of the standard.

No error is corrected: a drawn code has none.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import Any

import segno.consts
import segno.encoder

_TRAIT = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
_MASQUE_FORMAT = 0b101010000010010
_NIVEAUX = {0b01: segno.consts.ERROR_LEVEL_L, 0b00: segno.consts.ERROR_LEVEL_M}
MARGE = 4
Matrice = list[list[int]]


def read_trace(trace: str, cote: int) -> Matrice:
    """The modules of the path of an SVG whose box has `cote` units, margin taken off."""
    taille = cote - 2 * MARGE
    matrice = [[0] * taille for _ in range(taille)]
    assert _TRAIT.sub("", trace) == ""
    for x, y, longueur, retour in _TRAIT.findall(trace):
        assert longueur == retour
        for colonne in range(int(x), int(x) + int(longueur)):
            matrice[int(y) - MARGE][colonne - MARGE] = 1
    return matrice


def read_code(matrice: Matrice) -> str:
    """The text of a code in byte mode."""
    taille = len(matrice)
    version = (taille - 17) // 4
    niveau, masque = divmod(read_format(matrice) >> 10, 8)
    mots = list(read_mots(matrice, version, masque))
    blocs = make_blocs(mots, segno.consts.ECC[version][_NIVEAUX[niveau]])
    bits = "".join(f"{mot:08b}" for mot in chain.from_iterable(blocs))
    entete = 12 if version < 10 else 20
    assert bits[:4] == "0100"
    longueur = int(bits[4:entete], 2)
    return bytes(int(bits[i : i + 8], 2) for i in range(entete, entete + 8 * longueur, 8)).decode()


def read_format(matrice: Matrice) -> int:
    """The 15 bits beside the first finder, first bit first."""
    places = [*((8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)), *((y, 8) for y in (7, 5, 4, 3, 2, 1, 0))]
    return int("".join(str(matrice[y][x]) for y, x in places), 2) ^ _MASQUE_FORMAT


def read_mots(matrice: Matrice, version: int, masque: int) -> Iterator[int]:
    """The codewords in the order of the symbol."""
    taille = len(matrice)
    fixes = segno.encoder.make_matrix(taille, taille)
    segno.encoder.add_finder_patterns(fixes, taille, taille)
    segno.encoder.add_alignment_patterns(fixes, taille, taille)
    inverse = segno.encoder.get_data_mask_functions(is_micro=False)[masque]
    bits = [
        matrice[y][x] ^ int(bool(inverse(y, x)))
        for y, x in walk(taille)
        if fixes[y][x] > 1 and (y, x) != (taille - 8, 8)
    ]
    return (int("".join(map(str, bits[i : i + 8])), 2) for i in range(0, len(bits) - 7, 8))


def walk(taille: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, up then down, without the timing column."""
    for rang, droite in enumerate([*range(taille - 1, 6, -2), *range(5, 0, -2)]):
        for y in range(taille) if rang % 2 else reversed(range(taille)):
            yield from ((y, droite), (y, droite - 1))


def make_blocs(mots: list[int], infos: Iterable[Any]) -> list[list[int]]:
    """The data of each block."""
    longueurs = [info.num_data for info in infos for _ in range(info.num_blocks)]
    tours = chain.from_iterable(zip_longest(*([bloc] * longueur for bloc, longueur in enumerate(longueurs))))
    places = [bloc for bloc in tours if bloc is not None]
    blocs: list[list[int]] = [[] for _ in longueurs]
    for rang, mot in zip(places, mots, strict=False):
        blocs[rang].append(mot)
    return blocs
