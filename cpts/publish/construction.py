"""`cpts construire`: check, build, inspect, publish; after any failure the old site is byte-identical."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cpts.assemble.version import Version
from cpts.dossier import Dossier, open_dossier
from cpts.errors import BuildError, explain
from cpts.memoire import pause_collecte
from cpts.publish.comparaison import read_ancien
from cpts.publish.echange import lock_sortie
from cpts.publish.generateur import Generateur

if TYPE_CHECKING:
    from cpts.publish.fabrication import Resultat

Annonce = Callable[[str], None]
"""Tells the person what is going on; one call a stage."""


@dataclass(frozen=True, slots=True)
class Commande:
    """What to build. `racine`: the project (mkdocs.yml); `donnees` and `sortie`: folders; `nom_donnees`: as typed."""

    racine: Path
    donnees: Path
    nom_donnees: str
    sortie: Path
    jour: date
    version: Version
    accepter_baisse: bool = False
    depuis: Path | None = None
    processus: int = 1
    moteur: str = "mkdocs"


def construire(commande: Commande, annonce: Annonce) -> "Resultat":
    """Builds and publishes; raises `DataError` or `BuildError`, and then nothing has changed."""
    check_sortie(commande.sortie)
    # Whole: the generator runs from another folder, and a link to a folder must stay a link.
    commande = replace(commande, sortie=commande.sortie.resolve())
    # Before the lock: a reader that outlives a killed build must not hold it.
    dossier = open_dossier(commande.donnees, commande.nom_donnees, commande.processus)
    try:
        with lock_sortie(commande.sortie) as nouveau:
            return _build(commande, annonce, dossier, nouveau)
    finally:
        dossier.close()


def _build(commande: Commande, annonce: Annonce, dossier: Dossier, nouveau: Path) -> "Resultat":
    generateur = Generateur(commande.racine, nouveau.parent, commande.moteur)
    try:
        with pause_collecte():
            from cpts.publish.fabrication import build  # noqa: PLC0415 - half a second, while others read and generate

            return build(commande, annonce, dossier, generateur, nouveau)
    except OSError as erreur:
        raise BuildError(f"{_tell_geste(erreur)} : {explain(erreur)}. Le site n’a pas changé.") from erreur
    finally:
        generateur.stop()


def _tell_geste(erreur: OSError) -> str:
    """What could not be done, and with which file: one that vanishes was to be read, all others were to be written."""
    if not isinstance(erreur, FileNotFoundError):
        return "Écriture impossible"
    return f"Lecture impossible ({erreur.filename})" if erreur.filename else "Lecture impossible"


def check_sortie(sortie: Path) -> None:
    """Refuses to replace a folder that holds something else than a site of ours."""
    if sortie.is_dir() and any(sortie.iterdir()) and read_ancien(sortie) is None:
        raise BuildError(
            f"Le dossier {sortie} n’est pas vide et ne vient pas de cette commande (pas de version.json). "
            "Choisissez un autre dossier avec --sortie, ou videz-le vous-même."
        )
    if sortie.exists() and not sortie.is_dir():
        raise BuildError(f"{sortie} est un fichier, pas un dossier : choisissez un autre nom avec --sortie.")
