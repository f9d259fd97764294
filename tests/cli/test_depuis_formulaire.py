"""`cpts depuis-formulaire`, as the workflow of requests runs it."""

from pathlib import Path

import pytest

from tests.construction import RACINE, list_fichiers, run_cpts
from tests.factories import change_annuaire, write_donnees

CAS = RACINE / "tests/cas/demandes"
DATE = ("--date", "2026-11-21")


def test_the_text_of_the_proposal_is_the_output_and_the_data_has_changed(tmp_path: Path) -> None:
    donnees = write_donnees(tmp_path / "data")
    fait = run_cpts("depuis-formulaire", CAS / "fermeture-lieu.md", "--genre", "fermeture", *DATE, dossier=tmp_path)
    assert (fait.returncode, fait.stderr) == (0, "")
    assert fait.stdout.startswith("## Une fermeture à annoncer\n\n- `pharmacie-des-tilleuls` : fermeture du 1er au 8 f")
    assert "    fermetures:\n      - du: 2027-02-01\n" in (donnees / "annuaire.yaml").read_text(encoding="utf-8")


def test_a_refusal_is_the_output_too_and_exits_1(tmp_path: Path) -> None:
    avant = list_fichiers(write_donnees(tmp_path / "data"))
    fait = run_cpts("depuis-formulaire", CAS / "refus-dates.md", *DATE, dossier=tmp_path)
    assert (fait.returncode, fait.stderr) == (1, "")
    assert fait.stdout.startswith(
        "Merci pour votre message. Il n’a pas pu être traité tout seul, et rien n’a changé :\n"
    )
    assert list_fichiers(tmp_path / "data") == avant


def test_data_that_already_has_an_error_is_no_fault_of_the_request(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", **change_annuaire(("profession: infirmier", "profession: infirmer")))
    fait = run_cpts("depuis-formulaire", CAS / "fermeture-lieu.md", *DATE, dossier=tmp_path)
    assert (fait.returncode, fait.stdout) == (1, "")
    assert "Vouliez-vous dire « infirmier » ?" in fait.stderr


@pytest.mark.parametrize(("arguments", "code"), [(["absent.md"], 1), ([], 2), (["x.md", "--genre", "suppression"], 2)])
def test_a_wrong_command_line_is_told_without_a_traceback(tmp_path: Path, arguments: list[str], code: int) -> None:
    fait = run_cpts("depuis-formulaire", *arguments, dossier=tmp_path)
    assert (fait.returncode, fait.stdout) == (code, "")
    assert fait.stderr
    assert "Traceback" not in fait.stderr


@pytest.mark.parametrize("cas", ["opposition-lieu", "refus-identifiant-inconnu"])
def test_the_demonstration_takes_requests(tmp_path: Path, cas: str) -> None:
    corps = tmp_path / "corps.md"
    texte = (CAS / f"{cas}.md").read_text(encoding="utf-8").replace("pharmacie-des-tilleuls", "msp-cassel")
    corps.write_text(texte, encoding="utf-8")
    fait = run_cpts("depuis-formulaire", corps, *DATE)
    assert (fait.returncode, fait.stderr) == (cas.startswith("refus"), "")
