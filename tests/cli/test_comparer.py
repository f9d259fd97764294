"""`cpts comparer`, as people and workflows run it: output, error output, exit code."""

import json
import subprocess
import sys
from pathlib import Path

from tests.factories import AGENDA, change_annuaire, write_donnees

RACINE = Path(__file__).resolve().parents[2]


def comparer(dossier: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command run beside `dossier`."""
    commande = [sys.executable, "-m", "cpts", "comparer", *options, "--date", "2026-11-21"]
    environnement = {"PYTHONPATH": str(RACINE), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"}
    return subprocess.run(commande, cwd=dossier, env=environnement, capture_output=True, encoding="utf-8", check=False)


def test_a_change_is_told_in_three_forms_and_exits_0(tmp_path: Path) -> None:
    write_donnees(tmp_path / "avant")
    write_donnees(tmp_path / "apres", **change_annuaire(("03 53 01 00 10", "03 53 01 00 12")))
    texte, resume, objet = (comparer(tmp_path, "avant", "apres/", "--format", f) for f in ("texte", "markdown", "json"))
    assert [fait.returncode for fait in (texte, resume, objet)] == [0, 0, 0]
    assert texte.stdout.replace("\u00a0", " ") == (
        "1 fiche modifiée.\n"
        "- Pharmacie des Tilleuls (pharmacie, Exempleville) : numéro de téléphone changé\n"
        "    Téléphone : 03 53 01 00 10 → 03 53 01 00 12\n"
    )
    assert "| Téléphone | 03 53 01 00 10 | 03 53 01 00 12 |" in resume.stdout
    (changement,) = json.loads(objet.stdout)["changements"]
    assert (changement["id"], changement["phrases"]) == ("pharmacie-des-tilleuls", ["numéro de téléphone changé"])
    assert comparer(tmp_path, "avant", "avant").stdout == "Rien ne change pour les visiteurs.\n"


def test_a_mass_deletion_exits_1_unless_it_is_accepted(tmp_path: Path) -> None:
    un = AGENDA.split("\n", 1)[1]
    dix = "evenements:\n" + "".join(un.replace("cafe-des-aidants", f"cafe-{rang}") for rang in range(10))
    write_donnees(tmp_path / "avant", agenda=dix)
    write_donnees(tmp_path / "apres")
    refuse = comparer(tmp_path, "avant", "apres")
    assert (refuse.returncode, refuse.stderr.splitlines()[0]) == (1, "Rendez-vous\u00a0: 10 sur 10 disparaissent.")
    assert "--accepter-baisse" in refuse.stderr
    accepte = comparer(tmp_path, "avant", "apres", "--accepter-baisse")
    assert (accepte.returncode, accepte.stdout, accepte.stderr) == (0, refuse.stdout, "")


def test_a_folder_that_is_not_there_is_said_in_french(tmp_path: Path) -> None:
    write_donnees(tmp_path / "apres")
    fait = comparer(tmp_path, "avant", "apres")
    assert fait.returncode == 1
    assert "« avant » n’existe pas" in fait.stderr
    assert comparer(tmp_path, "avant").returncode == 2
