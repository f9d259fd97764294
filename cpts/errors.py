"""Leaf of the pipeline: what a problem is, and how it is told to a person.

Core code never prints and never raises a bare exception for bad data: it collects
`Probleme`s and raises one `DataError` that carries them all.
"""

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Gravite(StrEnum):
    """Whether a problem stops the build."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


@dataclass(frozen=True, slots=True)
class Probleme:
    """One problem of one file, told in French.

    `ligne` and `colonne` count from 1; 1:1 when the problem is the whole file.
    `champ` is the dotted path, `professionnels[camille-exemple].profession`, or "".
    `code` is a stable kebab-case identifier for tools.
    `trouve`, `attendu` and `suggestion` are sentences without their final point.
    `corrige` is the whole line as it should be typed, its indentation included; "" when nobody can tell. `sur`: to
    type it changes nothing to what is said, so that `cpts corriger` may do it.
    """

    fichier: str
    ligne: int
    colonne: int
    champ: str
    code: str
    trouve: str
    attendu: str = ""
    suggestion: str = ""
    gravite: Gravite = Gravite.ERREUR
    corrige: str = ""
    sur: bool = False

    @property
    def message(self) -> str:
        """The three sentences, each with its final point."""
        phrases = (self.trouve, self.attendu, self.suggestion)
        return " ".join(_end_sentence(phrase) for phrase in phrases if phrase)

    @property
    def est_erreur(self) -> bool:
        return self.gravite is Gravite.ERREUR


class DataError(Exception):
    """The data cannot be used; `problemes` is sorted and never empty."""

    def __init__(self, problemes: Iterable[Probleme]) -> None:
        self.problemes = sort_problemes(problemes)
        super().__init__(f"{len(self.problemes)} problème(s)")


class BuildError(Exception):
    """The build cannot go on for a reason that is not the data; the text is French."""


_REFUS = {
    errno.EACCES: "droits insuffisants",
    errno.EPERM: "droits insuffisants",
    errno.EROFS: "disque en lecture seule",
    errno.ENOSPC: "disque plein",
    errno.EDQUOT: "quota de disque atteint",
    errno.EFBIG: "fichier plus grand que ce que le système permet",
    errno.EIO: "le disque ne répond pas bien",
    errno.ENOENT: "un fichier ou un dossier a disparu",
    errno.ENOTDIR: "un fichier porte le nom d’un des dossiers",
    errno.EISDIR: "un dossier porte le nom d’un des fichiers",
    errno.EBUSY: "le système se sert de ce dossier",
    errno.EXDEV: "le dossier est sur un autre disque",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.ENOMEM: "mémoire pleine",
}
_NUMERO = re.compile(r"\[Errno (\d+)\]")


def explain(erreur: OSError) -> str:
    """What the system refused, in French; several refusals in one, as of a copied folder, are told by the last."""
    numeros = _NUMERO.findall(str(erreur)) if erreur.errno is None else [erreur.errno]
    numero = int(numeros[-1]) if numeros else 0
    return _REFUS.get(numero, f"erreur {numero} du système ({erreur.strerror or erreur})")


def sort_problemes(problemes: Iterable[Probleme]) -> tuple[Probleme, ...]:
    """By file, then position: the order in which a person reads the files."""
    return tuple(sorted(set(problemes), key=lambda p: (p.fichier, p.ligne, p.colonne, p.code, p.champ, p.trouve)))


def _end_sentence(phrase: str) -> str:
    return phrase if phrase.endswith((".", "?", "!", "…", ":")) else f"{phrase}."
