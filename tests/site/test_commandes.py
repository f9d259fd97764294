"""What the command line answers to a wrong word, a busy port or a missing folder: in French, at once."""

import socket
import time
from pathlib import Path

import pytest

from tests.construction import JOUR, RACINE, run_cpts


def test_a_preview_on_a_busy_port_says_so_at_once() -> None:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        debut = time.monotonic()
        fait = run_cpts("servir", "--port", str(port))
    assert (fait.returncode, fait.stdout) == (1, "")
    assert f"Le port {port} est déjà pris" in fait.stderr
    assert f"--port {port + 1}" in fait.stderr
    assert "Traceback" not in fait.stderr
    assert time.monotonic() - debut < 5


@pytest.mark.parametrize(
    ("arguments", "dit"),
    [
        (["construir"], "Cette commande n’existe pas"),
        (["construire", "--sorti", "x"], "L’option --sorti n’existe pas"),
        (["construire", "--date", "21/11/2026"], "n’est pas une date. Écrivez AAAA-MM-JJ"),
        (["construire", "--date", "2026-02-30"], "n’est pas une date"),
        (["construire", "--processus", "zéro"], "--processus"),
        (["verifier", "--format", "xml"], "choisissez parmi texte, github, json"),
        (["servir", "--port", "0"], "--port"),
        (["construire", "--donnees"], "L’option --donnees attend une valeur"),
        ([], "Commandes:"),
        (["construire", "un", "mot", "de", "trop"], "cpts --aide"),
    ],
)
def test_a_wrong_command_line_exits_2_and_tells_what_to_write(arguments: list[str], dit: str) -> None:
    fait = run_cpts(*arguments)
    assert (fait.returncode, fait.stdout) == (2, "")
    assert dit in fait.stderr
    assert "Traceback" not in fait.stderr
    assert not any(mot in fait.stderr for mot in ("Usage:", "Error", "No such", "Try", "Invalid", "requires"))


@pytest.mark.parametrize("arguments", [["--aide"], ["--help"], ["construire", "--aide"], ["servir", "--help"]])
def test_the_help_is_in_french(arguments: list[str]) -> None:
    fait = run_cpts(*arguments)
    paroles = fait.stdout + fait.stderr
    assert "Usage : cpts" in paroles
    assert not any(mot in paroles for mot in ("Usage:", "Commands:", "Show", "INTEGER", "TEXT", "default"))


@pytest.mark.parametrize("commande", ["verifier", "construire"])
def test_data_that_is_not_there_is_told_with_the_path_as_typed(tmp_path: Path, commande: str) -> None:
    options = ["--sortie", tmp_path / "site"] if commande == "construire" else []
    fait = run_cpts(commande, "--donnees", "nulle-part/data", "--date", JOUR, *options, dossier=tmp_path)
    assert fait.returncode == 1
    assert "nulle-part/data" in fait.stdout + fait.stderr
    assert "Traceback" not in fait.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_has_no_error_and_the_result_is_alone_on_standard_output() -> None:
    fait = run_cpts("verifier", "--date", JOUR, "--format", "json", dossier=RACINE)
    assert (fait.returncode, fait.stderr) == (0, "")
    assert fait.stdout.startswith("[")
