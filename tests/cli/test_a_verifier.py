"""`cpts a-verifier`, as the team runs it once a month."""

from pathlib import Path

import pytest

from tests.construction import run_cpts
from tests.factories import ANNUAIRE, change, write_donnees

VIEILLE = change(ANNUAIRE, ("    horaires:", "    courriel: a@example.org\n    verifie_le: 2025-10-02\n    horaires:"))
DATE = ("--date", "2026-11-21")


def test_the_list_is_printed_and_the_drafts_fill_a_new_folder(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", annuaire=VIEILLE)
    liste = run_cpts("a-verifier", *DATE, dossier=tmp_path)
    assert (liste.returncode, liste.stderr) == (0, "")
    assert liste.stdout.startswith("1 chose à vérifier, 1 personne à qui demander.\n")
    courriels = run_cpts("a-verifier", "--format", "courriels", *DATE, dossier=tmp_path)
    assert (courriels.returncode, courriels.stderr) == (0, "1 fichier dans a-verifier/\n")
    assert [f.name for f in (tmp_path / "a-verifier").iterdir()] == ["pharmacie-des-tilleuls.eml"]
    encore = run_cpts("a-verifier", "--format", "courriels", *DATE, dossier=tmp_path)
    assert encore.returncode == 1
    assert encore.stderr == (
        "« a-verifier » n’est pas un dossier vide : videz-le, ou choisissez-en un autre (--sortie).\n"
    )


@pytest.mark.parametrize("format_", ["texte", "csv", "courriels"])
def test_data_with_an_error_gives_no_list(tmp_path: Path, format_: str) -> None:
    write_donnees(tmp_path / "data", annuaire=change(VIEILLE, ("profession: infirmier", "profession: infirmer")))
    fait = run_cpts("a-verifier", "--format", format_, "--sortie", "ici", *DATE, dossier=tmp_path)
    assert (fait.returncode, fait.stdout, (tmp_path / "ici").exists()) == (1, "", False)
    assert "Vouliez-vous dire « infirmier » ?" in fait.stderr
    assert "Traceback" not in fait.stderr
