"""A CPTS's own repository, created by the public door: `python -m cpts nouveau …`."""

import os
import subprocess
import sys
from pathlib import Path

from tests.construction import JOUR, RACINE, run_cpts

REPONSES = {
    "nom": "CPTS du Val d’Exemple",
    "nom-court": "CPTS Val d’Exemple",
    "site": "https://val.example.net/",
    "courriel": "bonjour@val.example.net",
    "code-postal": "01001",
    "commune": "Exempleville",
    "couleur-principale": "#5b2a86",
    "couleur-accent": "#9c1f45",
    "directeur": "Camille Exemple",
    "hebergeur": "Hébergeur du Val",
    "adresse-hebergeur": "1 rue du Serveur, 01002 Rivebourg",
    "communes": "01001 Exempleville, 01002 Rivebourg",
}


def make_options(**changes: str | None) -> list[str]:
    """The options of the command, with `changes` (`code_postal="…"`); None leaves one out."""
    reponses = REPONSES | {option.replace("_", "-"): valeur for option, valeur in changes.items()}
    paires = ((f"--{option}", valeur) for option, valeur in reponses.items() if valeur is not None)
    return [*(mot for paire in paires for mot in paire), "--date", JOUR]


def create_depot(dossier: Path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """One run of `cpts nouveau`, whatever its exit code."""
    return run_cpts("nouveau", dossier, *make_options(**changes))


def run_chez_soi(depot: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A command run by the engine that the repository holds, not by ours."""
    commande = [sys.executable, "-m", "cpts", *map(str, arguments)]
    environnement = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(depot), "PYTHONUTF8": "1"}
    if moteur := os.environ.get("CPTS_MOTEUR"):  # make properdocs
        environnement["CPTS_MOTEUR"] = moteur
    return subprocess.run(
        commande, cwd=depot, env=environnement, capture_output=True, text=True, timeout=300, check=False
    )


__all__ = ["RACINE", "REPONSES", "create_depot", "make_options", "run_chez_soi"]
