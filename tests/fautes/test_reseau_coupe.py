"""The network cut for good: the whole demonstration, every daily command and `make check` do without it."""

import shutil
from pathlib import Path

import pytest

from tests.clone import Coupure, install, make, make_clone
from tests.construction import JOUR, RACINE

COMMANDES = (
    ("verifier", "--date", JOUR),
    ("ranger", "--verifier"),
    ("schemas",),
    ("a-verifier", "--date", JOUR),
    ("comparer", "data", "data", "--date", JOUR),
    ("mettre-a-jour", "--aide"),
)
"""What people run every day; « importer », « territoire », « geocoder » and « liens » are there to use the network."""


@pytest.fixture
def coupure(tmp_path: Path) -> Coupure:
    return Coupure(tmp_path / "coupure")


@pytest.mark.campagne
def test_the_demonstration_and_every_daily_command_make_no_attempt(coupure: Coupure, tmp_path: Path) -> None:
    clone = install(make_clone(tmp_path / "clone"))
    fait = coupure.run(*make("site", f"OPTIONS=--date {JOUR}"), dossier=clone)
    assert fait.returncode == 0, fait.stderr
    for arguments in COMMANDES:
        fait = coupure.run(clone / ".venv/bin/python", "-m", "cpts", *arguments, dossier=clone)
        assert fait.returncode == 0, fait.stderr
    assert coupure.list_tentatives() == []


@pytest.mark.campagne
def test_make_check_makes_no_attempt(coupure: Coupure, tmp_path: Path) -> None:
    clone = install(make_clone(tmp_path / "clone"), "tests")
    shutil.copytree(RACINE / "node_modules", clone / "node_modules", symlinks=True)
    fait = coupure.run(*make("check"), dossier=clone)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    assert coupure.list_tentatives() == []


@pytest.mark.campagne
def test_the_environment_that_is_not_there_yet_does_need_it(coupure: Coupure, tmp_path: Path) -> None:
    """The control: without the stamps of an installation, the same command goes to the network, and fails."""
    clone = install(make_clone(tmp_path / "clone"))
    (clone / ".venv/.cpts-requirements.txt").unlink()
    (clone / "requirements.txt").write_text(f"absent==1.0 --hash=sha256:{'0' * 64}\n", encoding="ascii")
    fait = coupure.run(*make("site"), dossier=clone, PIP_RETRIES="0")
    assert fait.returncode != 0
    assert "Vérifiez la connexion, puis relancez la même commande" in fait.stderr
    assert not (clone / "site").exists()
    assert coupure.list_tentatives() != []
