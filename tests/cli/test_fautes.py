"""The mistakes that people make most, in files as they write them, and the exact words they are told.

Each case is a text file of tests/cas/fautes: the lines of annuaire.yaml or agenda.yaml that were right, what is typed
instead of them, and all that `cpts verifier` then says. Add a case by writing such a file.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from cpts.cli import cli
from tests.factories import write_donnees

CAS = Path(__file__).resolve().parents[1] / "cas/fautes"
BONS = {nom: (CAS / f"{nom}.yaml").read_text(encoding="utf-8") for nom in ("annuaire", "agenda")}
_FORME = re.compile(r"dans (\w+)\.yaml, au lieu de\n(.*)---- une personne écrit\n(.*)---- et lit\n(.*)", re.DOTALL)


class Faute(NamedTuple):
    """`avant` and `apres` are whole lines of the file `fichier`; `message` is the whole output."""

    fichier: str
    avant: str
    apres: str
    message: str


def read_faute(chemin: Path) -> Faute:
    trouve = _FORME.fullmatch(chemin.read_text(encoding="utf-8"))
    assert trouve, chemin
    return Faute(*trouve.groups())


FAUTES = {chemin.stem: read_faute(chemin) for chemin in sorted(CAS.glob("*.txt"))}


def verifier(dossier: Path, **fichiers: str) -> tuple[int, str]:
    """Exit code and output of the command on the two good files, changed by `fichiers`."""
    write_donnees(dossier / "data", **{**BONS, **fichiers})
    fait = CliRunner().invoke(cli, ["verifier", "--date", "2026-11-21"])
    return fait.exit_code, fait.stdout


def test_the_two_good_files_say_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert verifier(tmp_path) == (0, "")


@pytest.mark.parametrize("faute", FAUTES.values(), ids=FAUTES)
def test_a_mistake_is_told_with_what_to_type(faute, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert BONS[faute.fichier].count(faute.avant) == 1
    code, sortie = verifier(tmp_path, **{faute.fichier: BONS[faute.fichier].replace(faute.avant, faute.apres)})
    assert sortie == faute.message
    assert code == 1


@pytest.mark.parametrize("faute", FAUTES.values(), ids=FAUTES)
def test_one_mistake_is_one_message_and_never_english(faute):
    lieux = [ligne for ligne in faute.message.splitlines() if not ligne.startswith(" ")]
    # A wrong identifier is also told where it is cited: people look for it there.
    assert len(lieux) == 1 or "déjà pris" in faute.message
    assert not re.search(r"\b(expected|invalid|mapping|found|error|input)\b", faute.message, re.IGNORECASE)
