"""The end of an import: what the folder would become is checked as `cpts verifier` does, then all of it is written."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cpts.edition.essai import load_essai
from cpts.edition.fichier import write_fichiers
from cpts.errors import DataError
from cpts.importers.existant import Existant


def write_import(existant: Existant, jour: date, *, essai: bool) -> None:
    """Writes the changed files of `existant`, all or none. Raises `DataError` when the result would have errors.

    `essai`: checks and writes nothing.
    """
    if not existant.textes:
        return
    check_resultat(existant.dossier.chemin, existant.dossier.nom, existant.textes, jour)
    if not essai:
        write_fichiers({existant.dossier.chemin / relatif: texte for relatif, texte in existant.textes.items()})


def check_resultat(chemin: Path, nom: str, textes: Mapping[str, str], jour: date) -> None:
    """Raises `DataError` with the errors that the folder `chemin` would have with `textes` in place of its files."""
    erreurs = [p for p in load_essai(chemin, nom, textes, jour) if p.est_erreur]
    if erreurs:
        raise DataError(erreurs)
