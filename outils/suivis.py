"""The files of the project as Git would record them now: those it follows, and the new ones that nothing ignores."""

import subprocess
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent


def list_suivis(racine: Path = RACINE) -> list[str]:
    """Paths from `racine`, sorted; raises `SystemExit` outside a repository."""
    commande = ["git", "-C", str(racine), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        noms = subprocess.run(commande, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError) as erreur:
        raise SystemExit("Cette commande a besoin de Git et de l’histoire du projet : clonez-le.") from erreur
    return sorted({nom for nom in noms if nom and (racine / nom).is_file() and not (racine / nom).is_symlink()})
