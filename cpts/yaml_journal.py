"""Below `yaml_lecteur`: what was found wrong in one file, as it is read."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NoReturn, TypeAlias

from cpts.errors import Gravite, Probleme
from cpts.text import join_fr, quote
from cpts.yaml_messages import SURES, Constat, describe

PROBLEMES_MAX = 200
"""Problems told of one file; the reading stops there."""


Double: TypeAlias = tuple[int, int, int, str, int]
"""A field written twice: which group holds it, line and column of the second, name, line of the first."""
DOUBLES_MIN = 3


class Abandon(Exception):
    """Nothing more can be read; the journal says why."""


class Journal:
    """The problems of one file."""

    def __init__(self, fichier: str) -> None:
        self.fichier = fichier
        self.problemes: list[Probleme] = []

    def note(self, constat: Constat, champ: str = "", gravite: Gravite = Gravite.ERREUR) -> None:
        ligne, colonne, code, trouve, attendu, suggestion, corrige = constat
        faits = (self.fichier, ligne, colonne, champ, code, trouve, attendu, suggestion, gravite)
        self.problemes.append(Probleme(*faits, corrige, bool(corrige) and code in SURES))
        if len(self.problemes) == PROBLEMES_MAX - 1:
            self.abandon(describe("trop-de-problemes", ligne, colonne, maximum=PROBLEMES_MAX))

    def merge_doubles(self, doubles: Sequence[Double]) -> None:
        """Many fields written twice in one group are the fields of an entry that has lost its dash: one mistake."""
        for groupe in _cut_groupes(doubles):
            places = {(ligne, colonne) for _, ligne, colonne, _, _ in groupe}
            champ = next(p.champ for p in self.problemes if (p.ligne, p.colonne) in places)
            self.problemes = [p for p in self.problemes if (p.ligne, p.colonne) not in places]
            _, ligne, colonne, _, premiere = groupe[0]
            cles = join_fr([quote(cle) for _, _, _, cle, _ in groupe[:4]])
            constat = describe("fiche-sans-tiret", ligne, colonne, cles=cles, premiere=premiere)
            self.note(constat, champ.rpartition(".")[0])

    def drop(self, ligne: int) -> None:
        """Forgets what was said of a line that turns out not to be one."""
        self.problemes = [p for p in self.problemes if p.ligne != ligne]

    def abandon(self, constat: Constat, champ: str = "") -> NoReturn:
        self.note(constat, champ)
        raise Abandon


def _cut_groupes(doubles: Sequence[Double]) -> Iterator[list[Double]]:
    """The fields written twice in one group, when there are many."""
    for _, doubles_du_groupe in groupby(doubles, key=itemgetter(0)):
        groupe = list(doubles_du_groupe)
        if len({cle for *_, cle, _ in groupe}) == len(groupe) >= DOUBLES_MIN:
            yield groupe
