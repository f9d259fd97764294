"""A folder that lasts as long as the work that needs it."""

import sys
from pathlib import Path

import pytest

from cpts.provisoire import open_provisoire

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ne dit pas quel dossier est abandonné")


def test_the_folder_is_gone_at_the_end_even_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_provisoire(".essai-", tmp_path) as dossier:
        (dossier / "a" / "b").mkdir()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_command_left_is_removed_and_the_work_of_another_is_not(tmp_path: Path) -> None:
    for nom in (".essai-a1b2c3d4", ".essai-photos", ".autre-a1b2c3d4"):
        (tmp_path / nom).mkdir()
        (tmp_path / nom / "f").write_text("", encoding="utf-8")
    with open_provisoire(".essai-", tmp_path) as un, open_provisoire(".essai-", tmp_path) as deux:
        presents = {f.name for f in tmp_path.iterdir()}
        assert presents == {un.name, deux.name, ".essai-photos", ".autre-a1b2c3d4"}
    assert {f.name for f in tmp_path.iterdir()} == {".essai-photos", ".autre-a1b2c3d4"}


def test_a_remnant_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a-nous").mkdir()
    (tmp_path / "a-nous" / "f").write_text("", encoding="utf-8")
    (tmp_path / ".essai-a1b2c3d4").symlink_to(tmp_path / "a-nous")
    with open_provisoire(".essai-", tmp_path):
        pass
    assert {f.name for f in tmp_path.iterdir()} == {".essai-a1b2c3d4", "a-nous"}
    assert (tmp_path / "a-nous" / "f").is_file()
