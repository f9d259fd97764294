"""Whatever people send, a request or a table of an import changes good data into good data, or changes nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.commande import lancer
from tests.construction import RACINE, list_fichiers
from tests.factories import write_donnees
from tests.fuzz.deformations import spoil
from tests.fuzz.garde import end_in, only_in
from tests.fuzz.reglages import try_graines
from tests.proprietes.jugement import find_anglais

pytestmark = pytest.mark.hypothesis  # launched by make fuzz, the properties inside a test too
CAS = RACINE / "tests/cas"
DEMANDES = [f.read_bytes() for f in sorted((CAS / "demandes").glob("*.md"))]
TABLES = {
    "csv": [(CAS / "imports/membres.csv").read_bytes()],
    "rpps": [(CAS / "imports/rpps.txt").read_bytes()],
    "finess": [f.read_bytes() for f in sorted((CAS / "imports").glob("finess*"))],
}
OPTIONS = {"csv": ("--accepter",), "rpps": (), "finess": ()}
DATE = ("--date", "2026-11-21")
PLACE = re.compile(r"^(\S+:\d+:\d+) .*$", re.MULTILINE)
"""Where a mistake is; after the numbers, a column has the name that the table gives it."""
GRAINES = st.integers(0, 2**48)


@pytest.fixture(scope="module", autouse=True)
def ici(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The current folder, which holds `data` and what is only there for a moment."""
    dossier = tmp_path_factory.mktemp("envois")
    (dossier / "provisoire").mkdir()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(dossier)
        monkeypatch.setattr("tempfile.tempdir", str(dossier / "provisoire"))
        yield dossier


def try_commande(ici: Path, *commande: str) -> None:
    """One command on good data: what is refused is told in French and changes nothing; what is not leaves good data."""
    write_neuf(ici)
    avant = list_fichiers(ici / "data")
    with only_in(ici), end_in():
        fait = lancer(*commande, *DATE)
    assert fait.code in (0, 1)
    assert list((ici / "provisoire").iterdir()) == []
    assert find_anglais(PLACE.sub(r"\1", fait.erreurs)) == ""
    if fait.code == 1:
        assert fait.sortie + fait.erreurs != ""
        assert list_fichiers(ici / "data") == avant
    controle = lancer("verifier", *DATE)
    assert controle.code == 0, controle.sortie


def write_neuf(ici: Path) -> None:
    for fichier in sorted((ici / "data").rglob("*"), reverse=True):
        fichier.rmdir() if fichier.is_dir() else fichier.unlink()
    write_donnees(ici / "data")


@try_graines(25, 1000)
@given(GRAINES)
def test_a_spoilt_request(ici: Path, graine: int) -> None:
    hasard = Random(graine)
    (ici / "demande.md").write_bytes(spoil(graine, *(hasard.choice(DEMANDES) for _ in "ab")))
    try_commande(ici, "depuis-formulaire", "demande.md")


@pytest.mark.parametrize("genre", TABLES)
def test_a_spoilt_table_to_import(ici: Path, genre: str) -> None:
    @try_graines(10, 500)
    @given(GRAINES)
    def try_one(graine: int) -> None:
        hasard = Random(graine)
        suffixe = "json" if genre == "finess" and graine % 2 else "csv"
        (ici / f"table.{suffixe}").write_bytes(spoil(graine, *(hasard.choice(TABLES[genre]) for _ in "ab")))
        try_commande(ici, "importer", genre, f"table.{suffixe}", *OPTIONS[genre])

    try_one()
