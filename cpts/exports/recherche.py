"""Exports: donnees/recherche.json, read by docs/assets/js/recherche.mjs. Columns, because they weigh half as much."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from cpts.exports.texte import dump_json
from cpts.telephone import parse_telephone
from cpts.text import fold
from cpts.views.page import EntreeRecherche

# The kinds of entries, the most wanted first: at equal merit, the page puts them in this order.
GENRES = ("Professionnel", "Lieu", "Métier", "Commune", "Rendez-vous", "Action", "Parcours")
_MOT = re.compile(r"[^\W_]+")


def make_index_recherche(entrees: Iterable[tuple[str, EntreeRecherche]]) -> bytes:
    """One row per (path, entry), in the given order; kinds that `GENRES` does not know come last, by name."""
    lignes = list(entrees)
    presents = {entree.genre for _, entree in lignes}
    genres = [genre for genre in GENRES if genre in presents] + sorted(presents.difference(GENRES))
    rangs = {genre: rang for rang, genre in enumerate(genres)}
    return dump_json(
        {
            "genres": genres,
            "g": [rangs[entree.genre] for _, entree in lignes],
            "t": [entree.titre for _, entree in lignes],
            "d": [entree.detail for _, entree in lignes],
            "l": [chemin for chemin, _ in lignes],
            "m": [join_mots(entree.mots, entree.titre, entree.detail) for _, entree in lignes],
            "tel": [entree.telephone and parse_telephone(entree.telephone) for _, entree in lignes],
        }
    )


def join_mots(mots: Iterable[str], *montres: str) -> str:
    """The folded words of `mots`, each once, without those that `montres` already hold."""
    connus = set(chain.from_iterable(map(split_mots, montres)))
    return " ".join([mot for mot in _split_tous(tuple(mots)) if mot not in connus])


@lru_cache(maxsize=65536)
def _split_tous(textes: tuple[str, ...]) -> tuple[str, ...]:
    """The words of `textes`, each once: people of one job and place have the same."""
    return tuple(dict.fromkeys(chain.from_iterable(map(split_mots, textes))))


@lru_cache(maxsize=65536)
def split_mots(texte: str) -> tuple[str, ...]:
    # Word by word: first names and places come back, and their folded form is kept.
    return tuple(chain.from_iterable([_MOT.findall(fold(mot)) for mot in texte.split()]))
