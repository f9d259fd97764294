"""What is compared to Hugo: reading, checking, pages and exports; neither the generator's shell nor the inspection.

`python -m bench.pages DONNEES SORTIE SQUELETTE PROCESSUS`
"""

import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from bench.donnees import JOUR
from cpts.assemble.chantier import Chantier, Options
from cpts.assemble.ecrivain import Ecrivain
from cpts.assemble.squelette import read_squelette
from cpts.assemble.version import Version
from cpts.validate import load_site


def main(donnees: str, sortie: str, squelette: str, processus: str) -> None:
    site = load_site(Path(donnees), date.fromisoformat(JOUR), donnees, int(processus)).unwrap()
    Path(sortie).mkdir()
    chantier = Chantier(
        site,
        read_squelette(Path(squelette).read_text(encoding="utf-8")),
        Ecrivain(Path(sortie)),
        Options(Version("", datetime.combine(site.jour, time(), UTC)), processus=int(processus)),
    )
    chantier.build(Path(donnees) / "medias", Path("docs/assets/css"))


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # as the command line does: see cpts.cli
