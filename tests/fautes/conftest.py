"""An old site and the new one that is to replace it, both built without any fault; and a bench to make faults on."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.construction import JOUR, RACINE, copy_projet, list_fichiers
from tests.fautes.pannes import Banc, Fait, Panne, list_restes, open_serveur
from tests.site.petit_territoire import write_petit_territoire

DEMAIN = "2027-01-05"
"""The day of the new site: some of its pages are not those of the old one."""


@dataclass(frozen=True)
class Reference:
    """`projet`: where commands are typed; `squelette`: what MkDocs makes of it; the two sites, file → bytes."""

    serveur: "subprocess.Popen[str]"
    projet: Path
    donnees: Path
    squelette: Path
    site: Path
    ancien: Mapping[str, bytes]
    neuf: Mapping[str, bytes]


@dataclass(frozen=True)
class Chantier:
    """A published site (the old one), and the command that replaces it."""

    reference: Reference
    site: Path
    banc: Banc

    @property
    def autre_jour(self) -> str:
        """The day of the site that is not there now."""
        return JOUR if self.etat == "neuf" else DEMAIN

    def construire(self, panne: Panne | None = None, jour: str = DEMAIN, **variables: str) -> Fait:
        return self.banc.run(*self.commande(jour), panne=panne, **variables)

    def commande(self, jour: str = DEMAIN) -> list[str | Path]:
        return ["construire", "--donnees", self.reference.donnees, "--sortie", self.site, "--date", jour]

    @property
    def etat(self) -> str:
        """« ancien » or « neuf » when every byte is of that site, « absent », else « mêlé »."""
        if not self.site.exists():
            return "absent"
        fichiers = list_fichiers(self.site)
        return {True: "mêlé", fichiers == self.reference.ancien: "ancien", fichiers == self.reference.neuf: "neuf"}[
            True
        ]

    @property
    def restes(self) -> list[str]:
        """What is left beside the site, and in the cache, that should not be there."""
        provisoires = [f.name for f in (self.reference.projet / ".cache").rglob("*.nouveau")]
        return list_restes(self.site.parent) + provisoires


@pytest.fixture(scope="session")
def serveur() -> Iterator["subprocess.Popen[str]"]:
    with open_serveur() as serveur:
        yield serveur


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory, serveur: "subprocess.Popen[str]") -> Reference:
    """Built once for all the workers of a session; each has its own project, which its tests may damage."""
    commun = tmp_path_factory.getbasetemp()
    commun = (commun.parent if os.environ.get("PYTEST_XDIST_WORKER") else commun) / "reference"
    with commun.with_suffix(".verrou").open("w") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        if not commun.is_dir():
            build_reference(serveur, commun.with_suffix(".essai")).rename(commun)
    dossier = Path(shutil.copytree(commun, tmp_path_factory.mktemp("fautes") / "reference"))
    squelette = dossier / "squelette.json"
    # What MkDocs says names the files of the project that it read.
    dit = squelette.read_text(encoding="utf-8").replace(f"{commun.with_suffix('.essai')}/", f"{dossier}/")
    squelette.write_text(dit, encoding="utf-8")
    ancien, neuf = list_fichiers(dossier / "ancien"), list_fichiers(dossier / "neuf")
    return Reference(serveur, dossier / "projet", dossier / "donnees", squelette, dossier / "ancien", ancien, neuf)


def build_reference(serveur: "subprocess.Popen[str]", dossier: Path) -> Path:
    """The project, its data, what MkDocs makes of it, and the two sites, with the real MkDocs and with its echo."""
    dossier.mkdir()
    projet, donnees = copy_projet(dossier / "projet"), write_petit_territoire(dossier / "donnees")
    squelette = dossier / "squelette.json"
    record_squelette(projet, squelette)
    for nom, jour, echo in (("ancien", JOUR, None), ("neuf", DEMAIN, squelette)):
        banc = make_banc(serveur, projet, echo, {})
        fait = banc.run("construire", "--donnees", donnees, "--sortie", dossier / nom, "--date", jour)
        assert fait.code == 0, fait.erreurs
    return dossier


def record_squelette(projet: Path, squelette: Path) -> None:
    variables = {**os.environ, "PYTHONPATH": str(RACINE), "CPTS_SQUELETTE": str(squelette), "NO_MKDOCS_2_WARNING": "1"}
    commande = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(squelette.with_suffix(""))]
    subprocess.run(commande, cwd=projet, env=variables, check=True)


def make_banc(
    serveur: "subprocess.Popen[str]", projet: Path, squelette: Path | None, racines: Mapping[str, Path]
) -> Banc:
    """With `squelette`, MkDocs says it again instead of working."""
    if squelette is None:
        return Banc(serveur, racines, projet)
    rejeu = {"PYTHONPATH": str(Path(__file__).parent / "rejeu"), "REJEU": str(squelette)}
    return Banc(serveur, racines, projet, rejeu)


@pytest.fixture
def chantier(tmp_path: Path, reference: Reference) -> Chantier:
    """MkDocs is replayed."""
    return open_chantier(tmp_path, reference, reference.squelette)


@pytest.fixture
def vrai_chantier(tmp_path: Path, reference: Reference) -> Chantier:
    """MkDocs works."""
    return open_chantier(tmp_path, reference, None)


def open_chantier(dossier: Path, reference: Reference, squelette: Path | None) -> Chantier:
    site = Path(shutil.copytree(reference.site, dossier / "web" / "site"))
    racines = {
        "site": site,
        "atelier": site.parent / ".site.atelier",
        "donnees": reference.donnees,
        "cache": reference.projet / ".cache",
    }
    return Chantier(reference, site, make_banc(reference.serveur, reference.projet, squelette, racines))
