"""`cpts ranger`, as people and workflows run it."""

import re
import subprocess
import sys
from pathlib import Path

from tests.factories import ANNUAIRE, write_donnees

RACINE = Path(__file__).resolve().parents[2]
DESORDRE = "structures:\n- nom: B\n  id: b\n\n- id: a\n  nom: A # ici\n"
RANGE = "structures:\n  - id: a\n    nom: A  # ici\n\n  - id: b\n    nom: B\n"


def ranger(dossier: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command run beside `dossier`."""
    commande = [sys.executable, "-m", "cpts", "ranger", *options]
    environnement = {"PYTHONPATH": str(RACINE), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"}
    return subprocess.run(commande, cwd=dossier, env=environnement, capture_output=True, encoding="utf-8", check=False)


def test_verifier_writes_nothing_shows_the_first_difference_and_exits_1(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", annuaire=DESORDRE)
    fait = ranger(tmp_path, "--verifier")
    assert (fait.returncode, fait.stderr) == (1, "1 fichier à ranger sur 3 : lancez « cpts ranger ».\n")
    assert fait.stdout == "data/annuaire.yaml:2\n  écrit :  « - nom: B »\n  rangé :  «   - id: a »\n"
    assert (tmp_path / "data/annuaire.yaml").read_text(encoding="utf-8") == DESORDRE


def test_the_files_that_change_are_written_and_named_once(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", annuaire=DESORDRE)
    fait = ranger(tmp_path)
    assert (fait.returncode, fait.stdout, fait.stderr) == (0, "data/annuaire.yaml\n", "1 fichier rangé sur 3.\n")
    assert (tmp_path / "data/annuaire.yaml").read_text(encoding="utf-8") == RANGE
    encore = ranger(tmp_path, "--verifier")
    assert (encore.returncode, encore.stdout, encore.stderr) == (0, "", "3 fichiers lus : tout est rangé.\n")


def test_one_broken_file_and_no_file_is_written(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", annuaire=DESORDRE, agenda="evenements:\n  - id: a\n   titre: A\n")
    fait = ranger(tmp_path)
    assert (fait.returncode, fait.stdout) == (1, "")
    assert fait.stderr.startswith("data/agenda.yaml:3:4\n  La ligne est décalée de 3 espaces")
    assert (tmp_path / "data/annuaire.yaml").read_text(encoding="utf-8") == DESORDRE


def test_an_unusual_form_is_told_and_left(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", annuaire=ANNUAIRE, agenda="{evenements: []}\n")
    fait = ranger(tmp_path)
    assert (fait.returncode, fait.stdout) == (0, "data/annuaire.yaml\n")
    assert fait.stderr.startswith("data/agenda.yaml:1:1\n  (avertissement) Cette forme de YAML est lue")
    assert (tmp_path / "data/agenda.yaml").read_text(encoding="utf-8") == "{evenements: []}\n"


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    fait = ranger(tmp_path, "--donnees", "ailleurs")
    assert (fait.returncode, fait.stdout) == (1, "")
    assert "« ailleurs » n’existe pas" in fait.stderr


def test_thousands_of_entries_are_tidied(tmp_path: Path) -> None:
    entrees = ANNUAIRE.partition("professionnels:\n")[2]
    fiches = [entrees.replace("camille-exemple", f"camille-exemple-{n:04}") for n in range(2000, 0, -1)]
    write_donnees(tmp_path / "data", annuaire="professionnels:\n" + "\n".join(fiches))
    fait = ranger(tmp_path)
    assert (fait.returncode, fait.stdout) == (0, "data/annuaire.yaml\n")
    rangees = re.findall(r"id: (camille-exemple-\d+)", (tmp_path / "data/annuaire.yaml").read_text(encoding="utf-8"))
    assert rangees == [f"camille-exemple-{n:04}" for n in range(1, 2001)]


def test_the_data_of_the_demonstration_is_tidy() -> None:
    fait = ranger(RACINE, "--verifier")
    assert (fait.stdout, fait.returncode) == ("", 0)
