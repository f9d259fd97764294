"""Whatever the bytes of a data folder, `cpts verifier` tells in French what is wrong: no crash, no hang, no writing.

Each input is a file of the repository, spoilt; `make fuzz` tries eleven thousand YAML files, three thousand outlines,
as many tables and as many images. An input that was badly received is kept in tests/cas/fuzz and tried in make test.
"""

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpts.assemble import images
from cpts.dossier import GENRES
from cpts.errors import Gravite
from tests.cli.commande import lancer
from tests.factories import CPTS, change
from tests.fuzz.deformations import spoil
from tests.fuzz.garde import end_in, only_in
from tests.fuzz.matieres import list_csv, list_geojson, list_images, list_yaml, pick_morceau, write_base
from tests.fuzz.reglages import try_graines
from tests.proprietes.jugement import find_anglais

pytestmark = pytest.mark.hypothesis  # launched by make fuzz, the properties inside a test too
CAS = Path(__file__).resolve().parents[1] / "cas/fuzz"
GRAINES = st.integers(0, 2**48)
PAR_GENRE = 1000
"""Spoilt YAML files of each kind in a campaign: eleven kinds make eleven thousand."""
AUTRES = 3000
SUFFIXES = ("png", "jpg", "webp")


@pytest.fixture(scope="module", autouse=True)
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small folder, in the current one: `data`."""
    racine = tmp_path_factory.mktemp("fuzz")
    (racine / "medias").mkdir()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(racine)
        yield write_base(racine / "data")


def verify(dossier: Path) -> list[dict[str, object]]:
    """What `cpts verifier` says of the folder, once checked that it is said as it must be."""
    with only_in(dossier / "rien-ne-s-ecrit"), end_in():
        fait = lancer("verifier", "--donnees", "data", "--format", "json", "--date", "2026-11-21")
    assert fait.erreurs == ""
    problemes = json.loads(fait.sortie)
    assert fait.code == any(p["gravite"] == Gravite.ERREUR for p in problemes)
    for probleme in problemes:
        assert find_anglais(probleme["message"]) == "", probleme
        assert probleme["colonne"] >= 1
        assert 1 <= probleme["ligne"] <= count_lignes(dossier, probleme["fichier"]), probleme
    return problemes


def count_lignes(dossier: Path, fichier: str) -> int:
    """The lines of a file named in a message, whatever ends them, and the one after its end."""
    chemin = dossier.parent / fichier
    octets = chemin.read_bytes() if chemin.is_file() else b""
    return octets.count(b"\n") + octets.count(b"\r") + 2


def restore(dossier: Path, relatif: str, octets: bytes) -> None:
    """Puts the spoilt file in the folder whose other files are good."""
    (dossier / relatif).parent.mkdir(exist_ok=True)
    (dossier / relatif).write_bytes(octets)


@pytest.mark.parametrize("genre", GENRES)
def test_a_spoilt_yaml_file_is_read_or_told(dossier: Path, genre: str) -> None:
    avant = (dossier / f"{genre}.yaml").read_bytes() if (dossier / f"{genre}.yaml").is_file() else None

    @try_graines(15, PAR_GENRE)
    @given(GRAINES)
    def try_one(graine: int) -> None:
        hasard = Random(graine)
        restore(dossier, f"{genre}.yaml", spoil(graine, *(pick_morceau(hasard, list_yaml(genre)) for _ in "ab")))
        verify(dossier)

    try:
        try_one()
    finally:
        if avant is None:
            (dossier / f"{genre}.yaml").unlink()
        else:
            restore(dossier, f"{genre}.yaml", avant)


@try_graines(30, AUTRES)
@given(GRAINES)
def test_spoilt_outlines_are_read_or_told(dossier: Path, graine: int) -> None:
    hasard = Random(graine)
    restore(dossier, "territoire.geojson", spoil(graine, *(hasard.choice(list_geojson()) for _ in "ab")))
    verify(dossier)


@try_graines(30, AUTRES)
@given(GRAINES)
def test_a_spoilt_table_is_read_or_told(dossier: Path, graine: int) -> None:
    hasard = Random(graine)
    restore(dossier, "indicateurs.csv", spoil(graine, *(hasard.choice(list_csv()) for _ in "ab")))
    verify(dossier)


@try_graines(30, AUTRES)
@given(GRAINES)
def test_a_spoilt_image_is_told_or_can_be_drawn(dossier: Path, graine: int) -> None:
    hasard = Random(graine)
    nom = f"logo.{hasard.choice(SUFFIXES)}"
    octets = spoil(graine, *(hasard.choice(list_images(nom.rpartition(".")[2])) for _ in "ab"))
    try_image(dossier, nom, octets)


def try_image(dossier: Path, nom: str, octets: bytes) -> list[dict[str, object]]:
    """The errors told of a logo; one of which nothing is told is drawn as the build does."""
    avant = (dossier / "cpts.yaml").read_bytes()
    restore(dossier, "cpts.yaml", change(CPTS, ("directeur", f"logo: {nom}\ndirecteur")).encode())
    restore(dossier, f"medias/{nom}", octets)
    try:
        erreurs = [p for p in verify(dossier) if "logo" in str(p["champ"])]
        if not erreurs:
            with only_in(dossier / "rien-ne-s-ecrit"), end_in():
                images._put_logo(images.Image.new("RGB", images.TAILLE), dossier / f"medias/{nom}")
    finally:
        (dossier / f"medias/{nom}").unlink()
        restore(dossier, "cpts.yaml", avant)
    return erreurs


# Inputs that were badly received once: `<file>--<what>.<suffix>` → the codes that are told of them now.
GARDES = {
    "actions--crochet-avant-une-liste.yaml": ["crochet-ouvert"],
    "logo--coupe.png": ["media-illisible"],
    "logo--signature-seule.png": ["media-illisible"],
}


@pytest.mark.parametrize("nom", sorted(f.name for f in CAS.iterdir()))
def test_what_was_found_is_told_for_what_it_is(dossier: Path, nom: str) -> None:
    octets = (CAS / nom).read_bytes()
    relatif = nom.partition("--")[0] + Path(nom).suffix
    if nom.startswith("logo"):
        problemes = try_image(dossier, relatif, octets)
    else:
        avant = (dossier / relatif).read_bytes()
        restore(dossier, relatif, octets)
        problemes = [p for p in verify(dossier) if p["fichier"] == f"data/{relatif}" and p["gravite"] == "erreur"]
        restore(dossier, relatif, avant)
    assert [p["code"] for p in problemes] == GARDES[nom]
