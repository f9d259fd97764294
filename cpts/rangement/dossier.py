"""Every YAML file of a data folder, as it is and tidy."""

from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from cpts.dossier import TAILLE_YAML, Dossier, list_tous_yaml, read_octets
from cpts.errors import DataError, Gravite, Probleme
from cpts.memoire import pause_collecte
from cpts.rangement.lecture import Inhabituel
from cpts.rangement.texte import range_texte
from cpts.validate.fichiers import check_dossier


class Rangement(NamedTuple):
    """A file, called `nom` in messages, whose tidy text is not the one it has."""

    chemin: Path
    nom: str
    avant: str
    apres: str

    def find_difference(self) -> tuple[int, str, str]:
        """The first line that differs, from 1, as it is and tidy; "" where one of the two texts has ended."""
        lignes = zip_longest(self.avant.split("\n"), self.apres.split("\n"), fillvalue="")
        rang, (avant, apres) = next((n, paire) for n, paire in enumerate(lignes, 1) if paire[0] != paire[1])
        return rang, avant, apres


class Bilan(NamedTuple):
    """`changes`: the files to write; `nombre`: how many were read; `problemes`: what could not be tidied."""

    changes: list[Rangement]
    nombre: int
    problemes: list[Probleme]


def range_dossier(dossier: Dossier) -> Bilan:
    """What tidying would write; raises `DataError` with the problems of every file that cannot be read."""
    if not dossier.chemin.is_dir():
        raise DataError(check_dossier(dossier))
    relatifs = list_tous_yaml(dossier.chemin)
    bilan = Bilan([], len(relatifs), [])
    refus: list[Probleme] = []
    with pause_collecte():
        for relatif in relatifs:
            try:
                _range_fichier(dossier, relatif, bilan)
            except DataError as erreur:
                refus += erreur.problemes
    if refus:
        raise DataError(refus)
    return bilan


def _range_fichier(dossier: Dossier, relatif: str, bilan: Bilan) -> None:
    chemin, nom = dossier.chemin / relatif, dossier.name_fichier(relatif)
    octets = read_octets(chemin, nom, TAILLE_YAML)
    if isinstance(octets, Probleme):
        raise DataError([octets])
    try:
        apres = range_texte(octets, relatif.partition("/")[0].removesuffix(".yaml"), nom)
    except Inhabituel as forme:
        bilan.problemes.append(_tell_inhabituel(nom, forme.ligne))
        return
    if apres != octets:
        bilan.changes.append(Rangement(chemin, nom, octets.decode(), apres.decode()))


def _tell_inhabituel(nom: str, ligne: int) -> Probleme:
    trouve = "cette forme de YAML est lue, mais n’est pas rangée : le fichier reste comme il est"
    suggestion = "Écrivez une ligne par champ, avec un tiret par entrée"
    return Probleme(nom, ligne, 1, "", "forme-inhabituelle", trouve, "", suggestion, Gravite.AVERTISSEMENT)
