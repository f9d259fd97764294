"""The mistakes that people make most, in files as they write them, and the exact words they are told.

Each case is a text file of tests/cas/fautes: the lines of annuaire.yaml or agenda.yaml that were right, what is typed
instead of them, all that `cpts verifier` then says and, when it says so without a doubt, the line that `cpts corriger`
writes. Add a case by writing such a file.
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
_FORME = re.compile(
    r"dans (\w+)\.yaml, au lieu de\n(.*)---- une personne écrit\n(.*)---- et lit\n(.*?)"
    r"(?:---- cpts corriger écrit\n(.*))?",
    re.DOTALL,
)


class Faute(NamedTuple):
    """`avant`, `apres` and `corrige` are whole lines of the file `fichier`; `message` is the whole output."""

    fichier: str
    avant: str
    apres: str
    message: str
    corrige: str

    def write(self, dossier: Path) -> Path:
        """Writes the data folder with the mistake; the path of the wrong file."""
        bon = BONS[self.fichier]
        assert bon.count(self.avant) == 1
        write_donnees(dossier / "data", **{**BONS, self.fichier: bon.replace(self.avant, self.apres)})
        return dossier / f"data/{self.fichier}.yaml"


def read_faute(chemin: Path) -> Faute:
    trouve = _FORME.fullmatch(chemin.read_text(encoding="utf-8"))
    assert trouve, chemin
    return Faute(*trouve.groups(default=""))


FAUTES = {chemin.stem: read_faute(chemin) for chemin in sorted(CAS.glob("*.txt"))}


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and output of a command in the current folder."""
    fait = CliRunner().invoke(cli, [*arguments, "--date", "2026-11-21"])
    return fait.exit_code, fait.stdout


@pytest.fixture(autouse=True)
def _dossier(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_the_two_good_files_say_nothing_and_have_nothing_to_correct(tmp_path):
    write_donnees(tmp_path / "data", **BONS)
    assert run("verifier") == (0, "")
    assert run("corriger") == (0, "")


@pytest.mark.parametrize("faute", FAUTES.values(), ids=FAUTES)
def test_a_mistake_is_told_with_what_to_type(faute, tmp_path):
    faute.write(tmp_path)
    assert run("verifier") == (1, faute.message)


@pytest.mark.parametrize("faute", FAUTES.values(), ids=FAUTES)
def test_only_what_is_sure_is_corrected(faute, tmp_path):
    fichier = faute.write(tmp_path)
    run("corriger", "--appliquer")
    assert fichier.read_text(encoding="utf-8") == BONS[faute.fichier].replace(faute.avant, faute.corrige or faute.apres)


@pytest.mark.parametrize("faute", FAUTES.values(), ids=FAUTES)
def test_one_mistake_is_one_message_and_never_english(faute):
    lieux = [ligne for ligne in faute.message.splitlines() if not ligne.startswith(" ")]
    # A wrong identifier is also told where it is cited: people look for it there.
    assert len(lieux) == 1 or "déjà pris" in faute.message
    assert not re.search(r"\b(expected|invalid|mapping|found|error|input)\b", faute.message, re.IGNORECASE)
