"""One commit and one day make one site: the same SHA-256 wherever, whenever and by whomever it is built."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from outils.empreinte import compute_empreinte
from tests.construction import JOUR, RACINE, copy_projet, list_fichiers, run_cpts
from tests.site.petit_territoire import write_petit_territoire


class Machine(NamedTuple):
    """Where a build happens. `projet`: its copy of the project, whose caches the first build fills."""

    projet: str
    fuseau: str
    graine: str
    langue: str
    masque: int
    processus: int
    a_l_envers: bool
    par_dessus: bool


MACHINES = (
    Machine("un", "UTC", "1", "C", 0o022, 1, False, False),
    Machine("un", "Pacific/Auckland", "2", "tr_TR.UTF-8", 0o077, 2, True, False),
    Machine("deux", "UTC", "2", "tr_TR.UTF-8", 0o077, 1, True, True),
    Machine("deux", "Pacific/Auckland", "1", "C", 0o022, 2, False, True),
)
"""Each column has each of its values twice, and each pair of columns differs somewhere: one that counts is seen."""


@pytest.fixture(scope="module")
def projets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = tmp_path_factory.mktemp("projets")
    for nom in ("un", "deux"):
        (dossier / nom).mkdir()
        copy_projet(dossier / nom)
    return dossier


def write_donnees(dossier: Path, *, a_l_envers: bool) -> Path:
    """The small territory, its files written in one order or in the other, and dated in that order."""
    modele = write_petit_territoire(dossier / "modele")
    (dossier / "donnees").mkdir()
    for rang, (nom, octets) in enumerate(sorted(list_fichiers(modele).items(), reverse=a_l_envers)):
        copie = dossier / "donnees" / nom
        copie.write_bytes(octets)
        os.utime(copie, (rang * 10**7, rang * 10**7))
    return dossier / "donnees"


def build_sur(machine: Machine, projets: Path, dossier: Path, petit_site: Path) -> Path:
    """The site as that machine makes it, over an older one where `par_dessus` says so."""
    donnees = write_donnees(dossier, a_l_envers=machine.a_l_envers)
    sortie = dossier / "site"
    if machine.par_dessus:
        shutil.copytree(petit_site, sortie)
        (sortie / "index.html").write_text("une page d’avant", encoding="utf-8")
        (sortie / "page-d-avant.html").touch()
    (dossier / "maison").mkdir()
    fait = run_cpts(
        *("construire", "--donnees", donnees, "--sortie", sortie, "--date", JOUR),
        *("--processus", str(machine.processus)),
        dossier=projets / machine.projet,
        environnement={
            "TZ": machine.fuseau,
            "PYTHONHASHSEED": machine.graine,
            "LC_ALL": machine.langue,
            "LANG": machine.langue,
            "HOME": str(dossier / "maison"),
        },
        avant_lancement=partial(os.umask, machine.masque),
    )
    assert fait.returncode == 0, fait.stderr
    return sortie


def test_the_machines_differ_in_everything_and_each_value_comes_as_often() -> None:
    colonnes = list(zip(*MACHINES, strict=True))
    assert [sorted(map(colonne.count, set(colonne))) for colonne in colonnes] == [[2, 2]] * len(Machine._fields)


def test_a_small_site_is_the_same_on_four_machines(projets: Path, tmp_path: Path, petit_site: Path) -> None:
    sites = []
    for rang, machine in enumerate(MACHINES):
        (tmp_path / str(rang)).mkdir()
        sites.append(build_sur(machine, projets, tmp_path / str(rang), petit_site))
    # Files first: the digest alone would not say which one.
    assert [nom for site in sites[1:] for nom in list_differences(sites[0], site)] == []
    assert len({compute_empreinte(site) for site in sites}) == 1


def list_differences(attendu: Path, lu: Path) -> list[str]:
    """The files that only one folder has, or that are not the same."""
    attendus, lus = list_fichiers(attendu), list_fichiers(lu)
    return sorted(nom for nom in attendus.keys() | lus.keys() if attendus.get(nom) != lus.get(nom))


def test_another_day_or_one_letter_makes_another_digest(petit_dossier: Path) -> None:
    avant = compute_empreinte(petit_dossier)
    (petit_dossier / "version.json").rename(petit_dossier / "version2.json")
    renomme = compute_empreinte(petit_dossier)
    (petit_dossier / "version2.json").rename(petit_dossier / "version.json")
    assert compute_empreinte(petit_dossier) == avant != renomme
    page = petit_dossier / "annuaire/index.html"
    page.write_bytes(page.read_bytes().replace(b"Rives", b"rives", 1))
    assert compute_empreinte(petit_dossier) not in (avant, renomme)


@pytest.fixture
def petit_dossier(tmp_path: Path) -> Path:
    """A folder with a page, a file and an accent, small enough to be read by the shell."""
    for nom, texte in (("annuaire/index.html", "Deux Rives"), ("version.json", "{}"), ("é.txt", "é"), ("Z.txt", "")):
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_text(texte, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="la commande sha256sum est absente")
def test_the_digest_is_the_one_of_the_usual_commands(petit_dossier: Path) -> None:
    commande = "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
    fait = subprocess.run(["sh", "-c", commande], cwd=petit_dossier, capture_output=True, text=True, check=True)
    commande = [sys.executable, "-m", "outils.empreinte", petit_dossier]
    dit = subprocess.run(commande, cwd=RACINE, capture_output=True, text=True, check=True)
    assert dit.stdout == fait.stdout.split()[0] + "\n"
