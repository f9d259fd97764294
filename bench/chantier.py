"""The pages and exports of a folder, as `cpts construire` makes them, around a shell that is already there."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from bench.donnees import JOUR
from cpts.assemble.chantier import Chantier, Options
from cpts.assemble.ecrivain import Ecrivain
from cpts.assemble.squelette import read_squelette
from cpts.assemble.version import Version
from cpts.dossier import Dossier
from cpts.validate import load_dossier


def build(dossier: Dossier, sortie: Path, squelette: Path, processus: int) -> None:
    site = load_dossier(dossier, date.fromisoformat(JOUR)).unwrap()
    sortie.mkdir()
    chantier = Chantier(
        site,
        read_squelette(squelette.read_text(encoding="utf-8")),
        Ecrivain(sortie),
        Options(
            Version("", datetime.combine(site.jour, time(), UTC)), cache=Path(".cache/gabarits"), processus=processus
        ),
    )
    chantier.build(dossier.chemin / "medias", Path("docs/assets/css"))
