"""Files written whole or not at all: all of them beside their place first, then renamed one after the other."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cpts.errors import BuildError, explain


def write_fichiers(textes: Mapping[Path, str]) -> None:
    """Writes each text, UTF-8, at its path; folders are made. Raises `BuildError` before any file has changed.

    A temporary file has a hidden name, which the reading of a data folder ignores; a kill leaves at most that.
    """
    prets: list[tuple[Path, Path]] = []
    try:
        for chemin, texte in textes.items():
            chemin.parent.mkdir(parents=True, exist_ok=True)
            provisoire = chemin.with_name(f".{chemin.name}.nouveau")
            prets.append((provisoire, chemin))
            _write(provisoire, texte.encode())
        for provisoire, chemin in prets:
            provisoire.replace(chemin)
    except OSError as erreur:
        nom = erreur.filename or "le dossier"
        raise BuildError(f"Impossible d’écrire {nom} : {explain(erreur)}.") from erreur
    finally:
        for provisoire, _ in prets:
            with suppress(OSError):
                provisoire.unlink(missing_ok=True)


def _write(chemin: Path, octets: bytes) -> None:
    with chemin.open("wb") as fichier:
        fichier.write(octets)
        fichier.flush()
        os.fsync(fichier.fileno())
