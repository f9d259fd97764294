"""Exports: donnees/recherche.json, read by docs/assets/js/recherche.mjs. Columns, because they weigh half as much."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from cpts.exports.texte import dump_json
from cpts.telephone import parse_telephone
from cpts.text import fold
from cpts.views.page import EntreeRecherche

GENRES = (
    "Profession",
    "Spécialité",
    "Lieux",
    "Alerte",
    "Professionnel",
    "Lieu",
    "Commune",
    "Rendez-vous",
    "Prévention",
    "Parcours de soins",
    "Actualité",
    "Offre",
    "Agenda",
    "Page",
)
"""The kinds of entries, the most wanted first: at equal merit, the page puts them in this order."""
_MOT = re.compile(r"[^\W_]+")


class LigneRecherche(NamedTuple):
    """A page as the search finds it. `mots`: folded, those that the title and the detail do not hold.

    `langue`: the code of the language of its words, "" for French.
    """

    chemin: str
    genre: str
    titre: str
    detail: str
    mots: str
    telephone: str
    langue: str = ""


def make_ligne(chemin: str, entree: EntreeRecherche) -> LigneRecherche:
    """The row of a page; each process makes those of the pages it builds."""
    mots = join_mots(entree.mots, entree.titre, entree.detail)
    telephone = entree.telephone and parse_telephone(entree.telephone)
    return LigneRecherche(chemin, entree.genre, entree.titre, entree.detail, mots, telephone, entree.langue)


def make_index_recherche(lignes: Sequence[LigneRecherche]) -> bytes:
    """The rows in the given order; kinds that `GENRES` does not know come last, by name."""
    presents = {ligne.genre for ligne in lignes}
    genres = [genre for genre in GENRES if genre in presents] + sorted(presents.difference(GENRES))
    rangs = {genre: rang for rang, genre in enumerate(genres)}
    return dump_json(
        {
            "genres": genres,
            "g": [rangs[ligne.genre] for ligne in lignes],
            "t": [ligne.titre for ligne in lignes],
            "d": [ligne.detail for ligne in lignes],
            "l": [ligne.chemin for ligne in lignes],
            "m": [ligne.mots for ligne in lignes],
            "tel": [ligne.telephone for ligne in lignes],
            **make_colonne_langues(lignes),
        }
    )


def make_colonne_langues(lignes: Sequence[LigneRecherche]) -> dict[str, dict[int, str]]:
    """Row → language, for the few pages that are not in French; no column at all without them."""
    langues = {rang: ligne.langue for rang, ligne in enumerate(lignes) if ligne.langue}
    return {"lang": langues} if langues else {}


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
