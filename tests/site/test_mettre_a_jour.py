"""`cpts mettre-a-jour`, from a newer engine: the engine changes, what the CPTS wrote does not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.construction import JOUR, list_fichiers
from tests.site.depot import create_depot, make_options, run_chez_soi


@pytest.fixture(scope="module")
def moteurs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`ancien/`, an engine, and `nouveau/`, the next one; each is a repository that can deliver others."""
    dossier = tmp_path_factory.mktemp("moteurs")
    assert create_depot(dossier / "ancien").returncode == 0
    shutil.copytree(dossier / "ancien", dossier / "nouveau")
    add(dossier / "ancien/docs/ancienne.md", "# Ancienne\n")
    nouveau = dossier / "nouveau"
    for chemin in ("docs/faq.md", "docs/carte.md", "cpts/text.py", ".github/workflows/nuit.yml", "overrides/main.html"):
        add(nouveau / chemin, "\n")
    add(nouveau / "docs/nouvelle.md", "# Nouvelle\n")
    return dossier


@pytest.fixture
def depot(tmp_path: Path, moteurs: Path) -> Path:
    """A repository that the old engine delivered, and that a CPTS has made its own."""
    fait = run(moteurs / "ancien", "nouveau", tmp_path / "cpts", *make_options())
    assert fait.returncode == 0, fait.stderr
    depot = tmp_path / "cpts"
    add(depot / "docs/faq.md", "\n## Notre question\n\nNotre réponse.\n")
    add(depot / "docs/notre-page.md", "# Notre page\n")
    add(depot / "overrides/composants/vide.html", "<p>à nous</p>\n")
    add(depot / "data/cpts.yaml", "slogan: Le nôtre\n")
    (depot / ".github/workflows/nuit.yml").unlink()
    return depot


def add(fichier: Path, texte: str) -> None:
    fichier.parent.mkdir(parents=True, exist_ok=True)
    with fichier.open("a", encoding="utf-8") as flux:
        flux.write(texte)


def run(moteur: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A command of the engine of a folder, typed there."""
    environnement = {**os.environ, "PYTHONPATH": str(moteur), "PYTHONDONTWRITEBYTECODE": "1"}
    commande = [sys.executable, "-m", "cpts", *map(str, arguments)]
    return subprocess.run(commande, cwd=moteur, env=environnement, capture_output=True, text=True, check=False)


ANNONCE = """\
Remplacés par la nouvelle version (3) :
  cpts/text.py
  docs/carte.md
  overrides/main.html
Ajoutés (1) :
  docs/nouvelle.md
Retirés, car le moteur n’en a plus besoin (1) :
  docs/ancienne.md
Gardés comme vous les avez écrits, alors que le moteur a changé (1) :
  docs/faq.md
Laissés absents, car vous les avez retirés (1) :
  .github/workflows/nuit.yml
"""


def test_without_appliquer_the_upgrade_is_told_and_nothing_is_written(depot: Path, moteurs: Path) -> None:
    avant = list_fichiers(depot)
    fait = run(moteurs / "nouveau", "mettre-a-jour", depot, "--date", JOUR)
    assert (fait.returncode, fait.stderr) == (0, "")
    assert fait.stdout == f"{ANNONCE}Rien n’a été écrit. Pour le faire, ajoutez --appliquer.\n"
    assert list_fichiers(depot) == avant


def test_the_upgrade_brings_the_new_engine_and_leaves_the_rest(depot: Path, moteurs: Path) -> None:
    avant = list_fichiers(depot)
    fait = run(moteurs / "nouveau", "mettre-a-jour", depot, "--appliquer", "--date", JOUR)
    assert (fait.returncode, fait.stderr) == (0, "")
    assert fait.stdout.startswith(ANNONCE)
    assert "dans .mise-a-jour/a-comparer/." in fait.stdout
    apres, neuf = list_fichiers(depot), list_fichiers(moteurs / "nouveau")
    changes = {chemin for chemin in avant.keys() | apres.keys() if avant.get(chemin) != apres.get(chemin)}
    venus = {"cpts/text.py", "docs/carte.md", "overrides/main.html", "docs/nouvelle.md"}
    coin = {".mise-a-jour/.gitignore", ".mise-a-jour/a-comparer/docs/faq.md"}
    assert changes == {*venus, *coin, "docs/ancienne.md", "moteur.json"}
    assert {chemin: apres[chemin] for chemin in venus} == {chemin: neuf[chemin] for chemin in venus}
    assert apres[".mise-a-jour/a-comparer/docs/faq.md"] == neuf["docs/faq.md"]
    assert run(moteurs / "nouveau", "mettre-a-jour", depot).stdout == "Le moteur est déjà à jour.\n"
    (depot / "overrides/composants/vide.html").unlink()
    construit = run_chez_soi(depot, "construire", "--date", JOUR)
    assert construit.returncode == 0, construit.stderr
    assert (depot / "site/notre-page/index.html").is_file()
    assert "Notre réponse." in (depot / "site/faq/index.html").read_text(encoding="utf-8")


def test_data_that_the_new_engine_refuses_are_told_before_anything_is_written(depot: Path, moteurs: Path) -> None:
    add(depot / "data/cpts.yaml", "sloggan: Faux\n")
    fait = run(moteurs / "nouveau", "mettre-a-jour", depot, "--date", JOUR)
    assert fait.returncode == 0
    assert "cpts.yaml" in fait.stderr
    assert "Le nouveau moteur refuse 1 ligne de vos données." in fait.stderr


def test_a_folder_that_cannot_be_upgraded_is_told_why(tmp_path: Path, moteurs: Path) -> None:
    soi = run(moteurs / "nouveau", "mettre-a-jour", ".")
    ailleurs = run(moteurs / "nouveau", "mettre-a-jour", tmp_path)
    assert (soi.returncode, ailleurs.returncode) == (1, 1)
    assert "celui du moteur qui tourne" in soi.stderr
    assert "n’a pas été créé par « cpts nouveau »" in ailleurs.stderr
