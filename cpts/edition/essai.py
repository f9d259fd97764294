"""What a data folder would be with changed files: checked on a copy, the folder itself is only read."""

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cpts.errors import BuildError, Probleme, explain
from cpts.provisoire import open_provisoire
from cpts.validate import load_site


def load_essai(dossier: Path, nom: str, textes: Mapping[str, str], jour: date) -> tuple[Probleme, ...]:
    """Every problem that `dossier`, called `nom` in messages, would have with `textes` (path in it → text)."""
    try:
        with open_provisoire("cpts-essai-") as provisoire:
            copie = provisoire / "data"
            _link(dossier, copie)
            for relatif, texte in textes.items():
                fichier = copie / relatif
                fichier.parent.mkdir(parents=True, exist_ok=True)
                fichier.unlink(missing_ok=True)
                fichier.write_bytes(texte.encode())
            return load_site(copie, jour, nom).problemes
    except OSError as erreur:
        raise BuildError(
            f"Les données n’ont pas pu être copiées pour les vérifier : {explain(erreur)}. Rien n’a changé."
        ) from erreur


def _link(dossier: Path, copie: Path) -> None:
    """A copy of the folder: files under two names where the system knows how, else true copies.

    A symbolic link would be refused by the check, as it is in the folder of a person.
    """
    for fichier in sorted(dossier.rglob("*")):
        relatif = fichier.relative_to(dossier)
        if any(partie.startswith(".") for partie in relatif.parts) or not fichier.is_file():
            continue
        place = copie / relatif
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(fichier, place, follow_symlinks=False)
        except OSError:
            shutil.copyfile(fichier, place, follow_symlinks=False)
