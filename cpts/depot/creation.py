"""`cpts nouveau`: the whole repository is prepared beside, checked, then takes its name; or nothing is left."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cpts.depot.communes import Territoire
from cpts.depot.donnees import write_donnees
from cpts.depot.identite import Reponses, make_champs
from cpts.depot.moteur import LISTE, Livraison, compute_empreinte, list_moteur, write_livraison
from cpts.depot.relecteurs import CHEMIN as CODEOWNERS
from cpts.depot.relecteurs import write_codeowners
from cpts.errors import BuildError, Probleme, explain
from cpts.provisoire import open_provisoire
from cpts.rapport import clean, write_message
from cpts.validate import load_site

_LISEZ_MOI = Path(__file__).parent / "gabarits" / "depot.md"


@dataclass(frozen=True, slots=True)
class Demande:
    """What to create. `racine`: the engine, `version`: its name; `dossier`: the new repository.

    `relecteurs`: the GitHub accounts that review its changes, « @compte »; none when they are not known yet.
    """

    racine: Path
    dossier: Path
    reponses: Reponses
    territoire: Territoire
    version: str
    jour: date
    git: bool = False
    relecteurs: tuple[str, ...] = ()


def check_place(dossier: Path, racine: Path) -> None:
    """Refuses a place where something is, and one inside the engine, which would then hold itself."""
    if dossier.is_symlink() or (dossier.exists() and not dossier.is_dir()):
        raise BuildError(f"{dossier} existe déjà et n’est pas un dossier : choisissez un autre nom.")
    if dossier.is_dir() and any(dossier.iterdir()):
        raise BuildError(f"Le dossier {dossier} n’est pas vide : choisissez un autre nom. Rien n’a été écrit.")
    if not dossier.parent.is_dir():
        raise BuildError(f"Le dossier {dossier.parent} n’existe pas : créez-le d’abord.")
    if dossier.resolve().is_relative_to(racine.resolve()):
        raise BuildError(
            f"{dossier} est dans le dossier du moteur : choisissez un autre endroit, ../{dossier.name} par exemple."
        )


def create(demande: Demande) -> tuple[Probleme, ...]:
    """The avertissements of the new data; raises `BuildError`, and then nothing was written."""
    check_place(demande.dossier, demande.racine)
    try:
        with open_provisoire(f".{demande.dossier.name}.cpts-nouveau-", demande.dossier.parent) as prepare:
            return _fill_and_move(demande, prepare)
    except OSError as erreur:
        raise BuildError(f"Écriture impossible : {explain(erreur)}. Rien n’a été créé.") from erreur


def _fill_and_move(demande: Demande, prepare: Path) -> tuple[Probleme, ...]:
    prepare.chmod(0o755)  # a temporary folder is kept to one person
    deliver(demande.racine, prepare, demande.version)
    _write_textes(prepare / "data", write_donnees(make_champs(demande.reponses), demande.territoire))
    _write_textes(
        prepare, {"README.md": _write_lisez_moi(demande.reponses), CODEOWNERS: write_codeowners(demande.relecteurs)}
    )
    chargement = load_site(prepare / "data", demande.jour, f"{demande.dossier}/data")
    if erreurs := [write_message(probleme) for probleme in chargement.problemes if probleme.est_erreur]:
        # The files are about to go: their lines would lead nowhere.
        raise BuildError("\n  ".join(["Rien n’a été créé :", *map(clean, erreurs)]))
    if demande.git:
        _init_git(prepare)
    if demande.dossier.is_dir():
        demande.dossier.rmdir()  # empty, as was checked; Windows does not rename onto a folder
    prepare.rename(demande.dossier)
    return chargement.problemes


def deliver(racine: Path, dossier: Path, version: str) -> None:
    """Copies the engine into `dossier`, and the list of what was copied."""
    moteur = list_moteur(racine)
    for chemin, source in moteur.items():
        (dossier / chemin).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, dossier / chemin)
    empreintes = {chemin: compute_empreinte(source) for chemin, source in moteur.items()}
    _write_textes(dossier, {LISTE: write_livraison(Livraison(version, empreintes))})


def _write_textes(dossier: Path, textes: Mapping[str, str]) -> None:
    dossier.mkdir(parents=True, exist_ok=True)
    for nom, texte in textes.items():
        (dossier / nom).write_text(texte, encoding="utf-8", newline="\n")


def _write_lisez_moi(reponses: Reponses) -> str:
    """The front page of the repository, with the name and the address of the CPTS."""
    texte = _LISEZ_MOI.read_text(encoding="utf-8")
    for marque, option in (("@NOM@", "nom"), ("@SITE@", "site")):
        texte = texte.replace(marque, reponses[option].strip())
    return texte


def _init_git(dossier: Path) -> None:
    """A first history, still without any commit: only the person can sign it."""
    for commande in (["init", "--quiet", "--initial-branch", "main"], ["add", "--all"]):
        try:
            subprocess.run(["git", "-C", str(dossier), *commande], check=True, capture_output=True)  # noqa: S603, S607 - no shell
        except (OSError, subprocess.CalledProcessError):
            raise BuildError(
                "Git n’est pas installé ou a refusé : recommencez sans --git. Rien n’a été créé."
            ) from None
