"""The end of an import: what the folder would become is checked as `cpts verifier` does, then all of it is written."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cpts.dossier import open_dossier
from cpts.edition.fichier import write_fichiers
from cpts.errors import DataError
from cpts.importers.existant import Existant
from cpts.validate import load_dossier


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
    with tempfile.TemporaryDirectory(prefix="cpts-import-") as provisoire:
        copie = Path(provisoire, "data")
        _link(chemin, copie)
        for relatif, texte in textes.items():
            fichier = copie / relatif
            fichier.parent.mkdir(parents=True, exist_ok=True)
            fichier.unlink(missing_ok=True)
            fichier.write_bytes(texte.encode())
        erreurs = [p for p in load_dossier(open_dossier(copie, nom), jour).problemes if p.est_erreur]
    if erreurs:
        raise DataError(erreurs)


def _link(chemin: Path, copie: Path) -> None:
    """A copy of the folder whose files are links, or copies where the system has none."""
    for fichier in sorted(chemin.rglob("*")):
        relatif = fichier.relative_to(chemin)
        if any(partie.startswith(".") for partie in relatif.parts) or not fichier.is_file():
            continue
        place = copie / relatif
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            place.symlink_to(fichier.resolve())
        except OSError:
            shutil.copyfile(fichier, place)
