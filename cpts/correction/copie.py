"""A copy of a data folder in which corrections are tried: the folder itself is only read."""

import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cpts.correction.tabulations import list_essais
from cpts.dossier import TAILLE_YAML, Dossier, list_tous_yaml
from cpts.errors import Probleme
from cpts.validate.chargement import Chargement, load_site
from cpts.yaml_source import read_yaml

TOURS_MAX = 2000
"""Corrections tried in one file: each reveals at most the next mistake."""


class Correction(NamedTuple):
    """One line of the file `relatif`, counted from 1, before and after; `raison` is what was wrong."""

    relatif: str
    ligne: int
    avant: str
    apres: str
    raison: str


class Copie:
    """The YAML files of `dossier`, copied with all that they name into `chemin`, and corrected there."""

    def __init__(self, dossier: Dossier, chemin: Path, jour: date) -> None:
        shutil.copytree(dossier.chemin, chemin, ignore=shutil.ignore_patterns(".*"))
        self.chemin, self.nom, self.jour = chemin, dossier.nom, jour
        self.corrections: list[Correction] = []
        self._faites: set[Correction] = set()

    def load(self) -> Chargement:
        """What the folder would be, as corrected so far."""
        return load_site(self.chemin, self.jour, self.nom)

    def correct_syntaxe(self) -> None:
        """Corrects, in each file, the mistakes that stop the reading, one after the other."""
        for relatif in list_tous_yaml(self.chemin):
            for _ in range(TOURS_MAX):
                problemes = read_yaml(self._read(relatif), relatif, taille_max=TAILLE_YAML)[1]
                if not self._correct_fichier(relatif, problemes):
                    break

    def correct_valeurs(self, problemes: Iterable[Probleme]) -> bool:
        """Corrects the lines that `problemes` are sure of; False when nothing was left to correct."""
        par_fichier: dict[str, list[Probleme]] = {}
        for probleme in problemes:
            par_fichier.setdefault(probleme.fichier, []).append(probleme)
        prefixe = f"{self.nom.rstrip('/')}/" if self.nom else ""
        faits = [self._correct_fichier(nom.removeprefix(prefixe), liste) for nom, liste in par_fichier.items()]
        return any(faits)

    def _correct_fichier(self, relatif: str, problemes: Sequence[Probleme]) -> bool:
        if any(p.code == "tabulation" for p in problemes):
            return self._correct_tabulations(relatif, problemes)
        lignes = self._read(relatif).decode("utf-8", "replace").split("\n")
        faites: dict[int, Correction] = {}
        for p in (p for p in problemes if p.sur and p.ligne <= len(lignes)):
            avant = lignes[p.ligne - 1].removesuffix("\r")
            faite = Correction(relatif, p.ligne, avant, p.corrige, p.trouve)
            if p.ligne not in faites and faite not in self._faites and p.corrige != avant:
                faites[p.ligne] = faite
        return self._apply(relatif, lignes, list(faites.values()))

    def _apply(self, relatif: str, lignes: list[str], faites: list[Correction]) -> bool:
        for faite in faites:
            fin = "\r" if lignes[faite.ligne - 1].endswith("\r") else ""
            lignes[faite.ligne - 1] = faite.apres + fin
        self._faites.update(faites)
        self.corrections += faites
        if faites:
            (self.chemin / relatif).write_bytes("\n".join(lignes).encode())
        return bool(faites)

    def _correct_tabulations(self, relatif: str, problemes: Sequence[Probleme]) -> bool:
        """The width of a tab is the one that leaves the fewest problems."""
        lignes = self._read(relatif).decode("utf-8", "replace").split("\n")
        raison = next(p.trouve for p in problemes if p.code == "tabulation").partition(",")[0]
        essais = list_essais([ligne.removesuffix("\r") for ligne in lignes])
        bon = min(essais, key=lambda essai: self._count(relatif, essai)) if len(essais) > 1 else essais[0]
        paires = enumerate(zip(lignes, bon, strict=True), 1)
        faites = [Correction(relatif, n, a.removesuffix("\r"), b, raison) for n, (a, b) in paires]
        (self.chemin / relatif).write_bytes("\n".join(lignes).encode())
        return self._apply(relatif, lignes, [f for f in faites if f.avant != f.apres and f not in self._faites])

    def _count(self, relatif: str, lignes: Sequence[str]) -> tuple[int, int]:
        """How bad these lines are in a file: the earlier its reading stops the worse, then by number of problems."""
        octets = "\n".join(lignes).encode()
        document, problemes = read_yaml(octets, relatif, taille_max=TAILLE_YAML)
        if document is None:
            return len(lignes) + 1 - max((p.ligne for p in problemes), default=0), 0
        (self.chemin / relatif).write_bytes(octets)
        return 0, len(self.load().problemes)

    def _read(self, relatif: str) -> bytes:
        return (self.chemin / relatif).read_bytes()
