"""What is compared to Hugo: reading, checking, pages and exports; neither the generator's shell nor the inspection.

`python -m bench.pages DONNEES SORTIE SQUELETTE PROCESSUS`
"""

import os
import sys
from pathlib import Path

from cpts.dossier import open_dossier
from cpts.memoire import pause_collecte


def main(donnees: str, sortie: str, squelette: str, processus: str) -> None:
    dossier = open_dossier(Path(donnees), donnees, int(processus))
    with pause_collecte():
        from bench.chantier import build  # noqa: PLC0415 - as the command line does: the files are being read meanwhile

        build(dossier, Path(sortie), Path(squelette), int(processus))


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # as the command line does: see cpts.cli
