"""`mkdocs build` and `mkdocs serve` without `cpts`: the same assembler finishes the generator's own folder.

It inspects what `mkdocs build` made, but cannot be a publisher: `cpts construire` is, because the generator has already
emptied its folder when a fault is found.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from cpts.assemble.cadre import CSP
from cpts.assemble.chantier import Chantier, Options
from cpts.assemble.collecte import Collecte
from cpts.assemble.ecrivain import Ecrivain
from cpts.assemble.version import Version
from cpts.errors import DataError
from cpts.inspect import inspect_site
from cpts.publish.attentes import make_attentes
from cpts.validate import load_site


@dataclass(frozen=True, slots=True)
class Reglages:
    """`racine`: the project; `donnees`: the data folder, `nom_donnees` as typed."""

    racine: Path
    donnees: Path
    nom_donnees: str
    jour: date


def finish_site(collecte: Collecte, dossier: Path, reglages: Reglages) -> None:
    """Replaces what the generator wrote in `dossier` by the whole site; raises `DataError` or `BuildError`."""
    site = load_site(reglages.donnees, reglages.jour, reglages.nom_donnees).unwrap()
    for enfant in dossier.iterdir():
        shutil.rmtree(enfant) if enfant.is_dir() else enfant.unlink()
    chantier = Chantier(
        site,
        collecte.make_squelette(),
        Ecrivain(dossier),
        Options(
            Version("", datetime.combine(reglages.jour, time(), UTC)),
            reglages.racine / "overrides" / "composants",
            reglages.racine / ".cache" / "gabarits",
            csp=None if collecte.apercu else CSP,  # the reload script of the preview is inline and always new
        ),
    )
    bilan = chantier.build(reglages.donnees / "medias", reglages.racine / "docs" / "assets" / "css")
    if not collecte.apercu and (problemes := inspect_site(dossier, make_attentes(site, bilan))):
        raise DataError(problemes)
