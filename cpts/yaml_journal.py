"""Below `yaml_lecteur`: what was found wrong in one file, as it is read."""

from typing import NoReturn

from cpts.errors import Gravite, Probleme
from cpts.yaml_messages import SURES, Constat, describe

PROBLEMES_MAX = 200
"""Problems told of one file; the reading stops there."""


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

    def drop(self, ligne: int) -> None:
        """Forgets what was said of a line that turns out not to be one."""
        self.problemes = [p for p in self.problemes if p.ligne != ligne]

    def abandon(self, constat: Constat, champ: str = "") -> NoReturn:
        self.note(constat, champ)
        raise Abandon
