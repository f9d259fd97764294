"""The workflow of requests: nothing of a stranger reaches a command line, and only data can be changed."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.construction import RACINE

FLUX = yaml.safe_load((RACINE / ".github/workflows/demandes.yml").read_text(encoding="utf-8"))


def list_scripts() -> list[tuple[str, dict[str, Any]]]:
    return [(t, etape) for t, travail in FLUX["jobs"].items() for etape in travail["steps"] if "run" in etape]


def get_script(nom: str) -> str:
    return next(etape["run"] for _, etape in list_scripts() if etape.get("name") == nom)


def test_no_expression_is_written_in_a_script_and_no_text_of_the_issue_in_an_expression() -> None:
    texte = (RACINE / ".github/workflows/demandes.yml").read_text(encoding="utf-8")
    assert [etape.get("name") for _, etape in list_scripts() if "${{" in etape["run"]] == []
    assert "issue.body }}" not in texte
    assert "issue.title" not in texte


def test_each_job_has_the_least_rights_and_only_a_label_of_the_team_starts_them() -> None:
    assert FLUX["permissions"] == {}
    assert {nom: sorted(t["permissions"].items()) for nom, t in FLUX["jobs"].items()} == {
        "preparer": [("contents", "read")],
        "proposer": [("actions", "read"), ("contents", "write"), ("pull-requests", "write")],
        "repondre": [("actions", "read"), ("issues", "write")],
    }
    assert FLUX[True] == {"issues": {"types": ["labeled"]}}  # « on » is a yes for YAML 1.1
    assert FLUX["jobs"]["preparer"]["if"] == "github.event.label.name == 'à traiter'"


def git(dossier: Path, *arguments: str) -> str:
    commande = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
    return subprocess.run(commande, cwd=dossier, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    """A repository with one data file and one workflow."""
    dossier = tmp_path / "depot"
    for nom in ("data/annuaire.yaml", ".github/workflows/x.yml", "cpts/cli.py"):
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        (dossier / nom).write_text("a: b\n", encoding="utf-8")
    git(dossier, "init", "--quiet")
    git(dossier, "add", "--all")
    git(dossier, "commit", "--quiet", "--message", "x")
    return dossier


def apply(depot: Path, changer: Any) -> int:
    """The exit code of the step that applies what `changer` did to the repository."""
    demande = depot.parent / "demande"
    demande.mkdir()
    changer(depot)
    git(depot, "add", "--all")
    (demande / "changement.patch").write_text(git(depot, "diff", "--cached", "--binary"), encoding="utf-8")
    git(depot, "reset", "--quiet", "--hard")
    script = get_script("Appliquer aux seules données")
    environnement = {"RUNNER_TEMP": str(depot.parent), "PATH": "/usr/bin:/bin"}
    commande = ["bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(commande, cwd=depot, env=environnement, capture_output=True, check=False).returncode


def test_a_change_of_the_data_is_applied(depot: Path) -> None:
    def changer(dossier: Path) -> None:
        (dossier / "data/annuaire.yaml").unlink()
        (dossier / "data/annuaire").mkdir()
        (dossier / "data/annuaire/exempleville.yaml").write_text("a: c\n", encoding="utf-8")

    assert apply(depot, changer) == 0
    assert git(depot, "ls-files", "data") == "data/annuaire/exempleville.yaml\n"


@pytest.mark.parametrize(
    "nom",
    [
        ".github/workflows/x.yml",
        "cpts/cli.py",
        "data/x.py",
        "data/annuaire/.cache.yaml",
        "data/É.yaml",
        "data/a b.yaml",
    ],
)
def test_a_change_of_anything_else_is_refused(depot: Path, nom: str) -> None:
    def changer(dossier: Path) -> None:
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        (dossier / nom).write_text("c: d\n", encoding="utf-8")

    assert apply(depot, changer) == 1


def test_thousands_of_files_beside_do_not_hide_one(depot: Path) -> None:
    def changer(dossier: Path) -> None:
        (dossier / "cpts/cli.py").write_text("c: d\n", encoding="utf-8")
        for rang in range(3000):
            (dossier / f"data/fichier-{rang}.yaml").write_text("c: d\n", encoding="utf-8")

    assert apply(depot, changer) == 1


def test_neither_a_link_nor_a_program_is_data(depot: Path) -> None:
    assert apply(depot, lambda dossier: (dossier / "data/lien.yaml").symlink_to("/etc/passwd")) == 1


def test_a_program_is_not_data(depot: Path) -> None:
    assert apply(depot, lambda dossier: (dossier / "data/annuaire.yaml").chmod(0o755)) == 1
