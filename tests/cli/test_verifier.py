"""`cpts verifier`, as people and workflows run it: output, error output, exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import ANNUAIRE, change, change_annuaire, write_donnees

RACINE = Path(__file__).resolve().parents[2]
DATE = ("--date", "2026-11-21")


def verifier(dossier: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command run beside `dossier`."""
    commande = [sys.executable, "-m", "cpts", "verifier", *options]
    environnement = {"PYTHONPATH": str(RACINE), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"}
    return subprocess.run(commande, cwd=dossier, env=environnement, capture_output=True, encoding="utf-8", check=False)


def test_a_good_folder_says_nothing_and_exits_0(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data")
    fait = verifier(tmp_path, *DATE)
    assert (fait.returncode, fait.stdout, fait.stderr) == (0, "", "0 erreur, 0 avertissement.\n")


def test_an_error_is_its_place_what_was_found_and_the_line_to_type_and_exits_1(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", **change_annuaire(("profession: infirmier", "profession: infirmer")))
    fait = verifier(tmp_path, *DATE)
    assert fait.returncode == 1
    assert fait.stdout == (
        "data/annuaire.yaml:17:17 professionnels[camille-exemple].profession\n"
        "  « infirmer » est inconnu. Vouliez-vous dire « infirmier » ? "
        "Ligne corrigée : «     profession: infirmier ».\n"
    )
    assert fait.stderr == "1 erreur, 0 avertissement.\n"


def test_avertissements_alone_exit_0(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", **change_annuaire(("2026-10-02", "2025-10-02")))
    fait = verifier(tmp_path, *DATE)
    assert fait.returncode == 0
    assert fait.stdout.splitlines()[1].startswith("  (avertissement) La dernière relecture date du 2 octobre 2025.")
    assert fait.stderr == "0 erreur, 1 avertissement.\n"


@pytest.mark.parametrize("nom", ["./mes données", "mes données/", "mes données", "../a/mes données"])
def test_a_path_is_shown_as_it_was_typed(tmp_path: Path, nom: str) -> None:
    dossier = tmp_path / "a"
    write_donnees(dossier / "mes données", **change_annuaire(("2026-10-02", "2026-10-32")))
    fait = verifier(dossier, "--donnees", nom, *DATE)
    assert fait.stdout.startswith(f"{nom.rstrip('/')}/annuaire.yaml:25:17 ")


def test_problems_of_several_files_are_told_in_one_run_sorted(tmp_path: Path) -> None:
    write_donnees(
        tmp_path / "data",
        annuaire=change(ANNUAIRE, ("type: pharmacie", "type: x"), ("nom: Exemple", "nom: 31000")),
        agenda="evenements:\n\t- id: x\n",
        actions="actions: non\n",
        cpts="nom: CPTS\n<<<<<<< HEAD\n",
    )
    fait = verifier(tmp_path, *DATE)
    lieux = [ligne.split(" ")[0] for ligne in fait.stdout.splitlines() if not ligne.startswith(" ")]
    assert lieux == [
        "data/actions.yaml:1:10",
        "data/agenda.yaml:2:1",
        "data/annuaire.yaml:4:11",
        "data/annuaire.yaml:15:10",
        "data/cpts.yaml:2:1",
    ]
    assert "Traceback" not in fait.stdout + fait.stderr


@pytest.mark.parametrize("contenu", [None, ""])
def test_data_missing_or_empty(tmp_path: Path, contenu: str | None) -> None:
    if contenu is not None:
        (tmp_path / "data").mkdir()
    fait = verifier(tmp_path, *DATE)
    assert fait.returncode == 1
    assert "créez votre dépôt avec « cpts nouveau »" in fait.stdout
    assert "Traceback" not in fait.stderr


def test_json_is_an_empty_list_when_all_is_well(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data")
    fait = verifier(tmp_path, "--format", "json", *DATE)
    assert (fait.returncode, fait.stdout.strip(), fait.stderr) == (0, "[]", "")


def test_json_has_every_problem(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", **change_annuaire(("46.05", "60"), ("2026-10-02", "2025-10-02")))
    fait = verifier(tmp_path, "--format", "json", *DATE)
    problemes = json.loads(fait.stdout)
    assert fait.returncode == 1
    assert [(p["fichier"], p["ligne"], p["colonne"], p["gravite"], p["code"]) for p in problemes] == [
        ("data/annuaire.yaml", 9, 15, "erreur", "position-hors-de-france"),
        ("data/annuaire.yaml", 25, 17, "avertissement", "fiche-a-verifier"),
    ]
    cles = ["fichier", "ligne", "colonne", "champ", "gravite", "code", "trouve", "attendu", "suggestion", "message"]
    assert all(list(p) == cles for p in problemes)


def test_github_annotations(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", **change_annuaire(("46.05", "60"), ("2026-10-02", "2025-10-02")))
    fait = verifier(tmp_path, "--format", "github", *DATE)
    assert fait.returncode == 1
    assert [ligne.split("::")[1] for ligne in fait.stdout.splitlines()] == [
        "error file=data/annuaire.yaml,line=9,col=15,title=structures[pharmacie-des-tilleuls].position",
        "warning file=data/annuaire.yaml,line=25,col=17,title=professionnels[camille-exemple].verifie_le",
    ]


@pytest.mark.parametrize("options", [("--date", "demain"), ("--format", "xml"), ("--donnes", "x"), ("--donnees",)])
def test_a_wrong_command_line_exits_2(tmp_path: Path, options: tuple[str, ...]) -> None:
    fait = verifier(tmp_path, *options)
    assert fait.returncode == 2
    assert fait.stdout == ""
    assert "Traceback" not in fait.stderr


def test_the_demonstration_is_accepted() -> None:
    fait = verifier(RACINE, *DATE)
    assert fait.returncode == 0, fait.stdout


def test_what_was_wrong_before_the_change_is_told_apart_and_exits_0(tmp_path: Path) -> None:
    faute = change(ANNUAIRE, ("profession: infirmier", "profession: infirmer"))
    write_donnees(tmp_path / "avant", annuaire=faute)
    write_donnees(tmp_path / "data", annuaire=faute, agenda="evenements: []\n")
    fait = verifier(tmp_path, "--depuis", "avant", *DATE)
    assert (fait.returncode, fait.stdout.splitlines()[1]) == (
        0,
        "Déjà là avant cette modification, à corriger à part\u00a0:",
    )
    assert fait.stderr == "0 erreur, 0 avertissement. Déjà là avant\u00a0: 1 erreur, 0 avertissement.\n"
    assert verifier(tmp_path, *DATE).returncode == 1


def test_what_the_change_makes_wrong_exits_1(tmp_path: Path) -> None:
    write_donnees(tmp_path / "avant")
    write_donnees(tmp_path / "data", **change_annuaire(("profession: infirmier", "profession: infirmer")))
    assert verifier(tmp_path, "--depuis", "avant", *DATE).returncode == 1
    assert verifier(tmp_path, "--depuis", "absent", *DATE).returncode == 1
