"""What a file can be that its bytes do not say: closed to the person, or still being written."""

import ctypes
import os
import sys
from pathlib import Path

import pytest

from cpts.dossier import read_octets
from cpts.errors import Probleme
from tests.construction import run_cpts
from tests.mauvais_cas.registre import DATE, make_dossier

_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


def forget_administrateur() -> None:
    """The process to be started obeys the permissions of the files, even when root starts it."""
    for droit in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, droit, 0, 0, 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="l’administrateur lit partout ; Linux sait l’oublier")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    donnees = make_dossier(tmp_path)
    for nom in ("annuaire", "medias"):
        (donnees / nom).mkdir()
    (donnees / "annuaire" / "nord.yaml").write_text("professionnels: []\n", encoding="utf-8")
    ferme = {donnees / "agenda.yaml": 0, donnees / "annuaire": 0o400, donnees / "medias": 0}
    for chemin, droits in ferme.items():
        chemin.chmod(droits)
    fait = run_cpts("verifier", "--date", DATE, dossier=tmp_path, avant_lancement=forget_administrateur)
    for chemin in ferme:
        chemin.chmod(0o755)
    assert (fait.returncode, fait.stdout) == (
        1,
        """\
data/agenda.yaml:1:1
  Ce fichier ne peut pas être ouvert. Vérifiez ses droits.
data/annuaire:1:1
  Ce dossier ne peut pas être ouvert. Vérifiez ses droits.
data/medias:1:1
  Ce dossier ne peut pas être ouvert. Vérifiez ses droits.
""",
    )
    assert fait.stderr == "3 erreurs, 0 avertissement.\n"


def test_a_file_that_grows_after_it_was_weighed_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fichier = tmp_path / "x"
    fichier.write_bytes(bytes(3 * 2**20))
    vide = fichier.stat()
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((*vide[:6], 0, *vide[7:])))
    probleme = read_octets(fichier, "data/x", 2**20)
    assert isinstance(probleme, Probleme)
    assert (probleme.code, probleme.trouve) == ("fichier-trop-gros", "ce fichier pèse 1,0 Mo")


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(bytes(2**20))
    assert read_octets(tmp_path / "x", "data/x", 2**20) == bytes(2**20)
