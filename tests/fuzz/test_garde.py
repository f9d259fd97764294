"""The guards of the fuzzing see what they are for: each of them is shown the fault that it must stop."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz.garde import EcritureDehors, TropLong, end_in, only_in


def _write(chemin: Path) -> None:
    chemin.write_text("x", encoding="utf-8")


def _connect() -> None:
    with socket.socket() as prise:
        prise.connect(("127.0.0.1", 1))


FAUTES: dict[str, Callable[[Path], object]] = {
    "a file is written": _write,
    "a file is opened by number": lambda p: os.close(os.open(p, os.O_WRONLY | os.O_CREAT)),
    "a folder is made": lambda p: p.mkdir(),
    "a file is removed": lambda p: p.unlink(),
    "a file is renamed": lambda p: p.rename(p.with_suffix(".x")),
    "a link is made": lambda p: p.symlink_to("x"),
    "a file is written through « .. »": lambda p: _write(p.parent / "dedans" / ".." / "dehors"),
    "a file is written through a link": lambda p: _write(p.parent / "dedans" / "lien"),
    "a name begins like the folder": lambda p: _write(p.parent / "dedans-non"),
    "a program is started": lambda p: subprocess.run(["true"], check=True),
    "a connection is opened": lambda _: _connect(),
}


@pytest.mark.parametrize("faute", FAUTES.values(), ids=FAUTES)
def test_what_is_done_outside_the_folder_is_stopped_before_it_is_done(tmp_path: Path, faute) -> None:
    (tmp_path / "dedans").mkdir()
    (tmp_path / "dedans" / "lien").symlink_to(tmp_path / "dehors")
    avant = sorted(tmp_path.rglob("*"))
    with pytest.raises(EcritureDehors), only_in(tmp_path / "dedans"):
        faute(tmp_path / "dehors")
    assert sorted(tmp_path.rglob("*")) == avant


def test_what_is_done_in_the_folder_or_only_read_is_not(tmp_path: Path) -> None:
    dedans = tmp_path / "dedans"
    dedans.mkdir()
    _write(tmp_path / "lu")
    with only_in(dedans):
        (dedans / "a").mkdir()
        _write(dedans / "a" / "b")
        (dedans / "a" / "b").rename(dedans / "c")
        assert (tmp_path / "lu").read_text(encoding="utf-8") == "x"
    _write(tmp_path / "dehors")
    assert (dedans / "c").read_text(encoding="utf-8") == "x"


def _loop() -> None:
    while True:
        pass


def test_a_loop_that_does_not_end_is_stopped() -> None:
    with pytest.raises(TropLong, match="processeur"), end_in(0.05):
        _loop()


def test_what_waits_for_ever_is_stopped() -> None:
    lire, ecrire = os.pipe()
    try:
        with pytest.raises(TropLong, match="ne répond plus"), end_in(5, attente=0.1):
            os.read(lire, 1)
    finally:
        os.close(lire)
        os.close(ecrire)


def test_every_property_of_this_folder_is_in_the_campaign() -> None:
    """Hypothesis marks a property, not a test that holds one: `-m hypothesis` would leave it out in silence."""
    modules = [f for f in Path(__file__).parent.glob("test_*.py") if "try_graines" in f.read_text(encoding="utf-8")]
    marques = [f.name for f in modules if "\npytestmark = pytest.mark.hypothesis" in f.read_text(encoding="utf-8")]
    assert sorted(marques) == ["test_demandes_et_imports.py", "test_lecture.py", "test_publication.py"]
    assert {f.name for f in modules} - {Path(__file__).name} == set(marques)
