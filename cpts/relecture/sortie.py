"""Writing a new folder at once: whole, or not at all."""

from collections.abc import Mapping
from pathlib import Path

from cpts.errors import BuildError, explain
from cpts.provisoire import open_provisoire


def write_dossier(sortie: Path, fichiers: Mapping[str, bytes]) -> None:
    """`fichiers`, file name → bytes, in the folder `sortie`, which must be new or empty: old drafts would go again."""
    if sortie.exists() and (not sortie.is_dir() or any(sortie.iterdir())):
        raise BuildError(f"« {sortie} » n’est pas un dossier vide : videz-le, ou choisissez-en un autre (--sortie).")
    try:
        _write(sortie, fichiers)
    except OSError as erreur:
        raise BuildError(f"« {sortie} » n’a pas pu être écrit : {explain(erreur)}. Rien n’a été laissé.") from erreur


def _write(sortie: Path, fichiers: Mapping[str, bytes]) -> None:
    sortie.parent.mkdir(parents=True, exist_ok=True)
    with open_provisoire(f".{sortie.name}.cpts-a-verifier-", sortie.parent) as provisoire:
        for nom, octets in fichiers.items():
            (provisoire / nom).write_bytes(octets)
        provisoire.chmod(0o755)
        provisoire.replace(sortie)
