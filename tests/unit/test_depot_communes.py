"""The communes of a new CPTS, from a file of outlines, or from codes alone."""

import json
from pathlib import Path

import pytest

from cpts.depot.communes import choose_communes, write_geojson
from cpts.dossier import Dossier
from cpts.errors import BuildError, DataError
from cpts.validate.geojson import is_provisoire, read_geojson
from tests.factories import make_geojson


@pytest.fixture
def contours(tmp_path: Path) -> Path:
    """Exempleville and Rivebourg, and a neighbour."""
    chemin = tmp_path / "contours.geojson"
    communes = (("01001", "Exempleville"), ("01002", "Rivebourg"))
    chemin.write_text(json.dumps(make_geojson(*communes, voisines=(("01003", "Voisinville"),))), encoding="utf-8")
    return chemin


def refuse(texte: str, contours: Path | None = None) -> str:
    with pytest.raises(BuildError) as erreur:
        choose_communes(texte, contours)
    return str(erreur.value)


def test_codes_alone_give_squares_that_say_what_they_are(tmp_path: Path) -> None:
    territoire = choose_communes("01001 Exempleville, 01002: Rivebourg; 01003\n01001", None)
    assert [(c.code, c.nom) for c in territoire.communes] == [
        ("01001", "Exempleville"),
        ("01002", "Rivebourg"),
        ("01003", "Commune 01003"),
    ]
    (tmp_path / "territoire.geojson").write_text(write_geojson(territoire), encoding="utf-8")
    communes, problemes = read_geojson(Dossier(tmp_path, "data"))
    assert [(c.code, c.codes_postaux, c.population, len(c.polygones[0][0])) for c in communes] == [
        ("01001", (), None, 5),
        ("01002", (), None, 5),
        ("01003", (), None, 5),
    ]
    assert is_provisoire(problemes)
    assert len({c.centre for c in communes}) == 3


@pytest.mark.parametrize(
    ("code", "sud", "nord"), [("01001", 41, 52), ("2A004", 41, 52), ("97105", 15, 17), ("97411", -22, -20)]
)
def test_a_square_is_in_france_overseas_when_its_code_is(code: str, sud: int, nord: int) -> None:
    commune = choose_communes(code, None).communes[0]
    assert sud < commune.polygones[0][0][0][1] < nord


def test_a_file_of_outlines_answers_to_names_and_codes_and_keeps_the_others_around(contours: Path) -> None:
    territoire = choose_communes("rivebourg", contours)
    assert [c.nom for c in territoire.communes] == ["Rivebourg"]
    assert [c.nom for c in territoire.voisines] == ["Exempleville", "Voisinville"]
    assert not territoire.provisoire
    assert territoire.communes[0].codes_postaux == ("01002",)
    assert choose_communes("01001, Rivebourg", contours).codes == ["01001", "01002"]
    assert choose_communes("", contours).codes == ["01001", "01002"]


def test_outlines_are_written_again_as_they_were_read(tmp_path: Path, contours: Path) -> None:
    (tmp_path / "territoire.geojson").write_text(write_geojson(choose_communes("", contours)), encoding="utf-8")
    ecrites, problemes = read_geojson(Dossier(tmp_path, "data"))
    lues, _ = read_geojson(Dossier(tmp_path, "data"), "contours.geojson")
    assert (ecrites, problemes) == (lues, [])


def test_what_is_not_understood_is_told_with_what_to_type(tmp_path: Path, contours: Path) -> None:
    assert refuse("Exempleville, Rivebourg").startswith("« Exempleville » et « Rivebourg » : il manque le code INSEE.")
    assert "01001 Exempleville" in refuse("")
    assert refuse("Rivebour", contours).endswith("Vouliez-vous dire « Rivebourg » ?")
    assert refuse("x", tmp_path / "absent.geojson").endswith("absent.geojson n’existe pas.")


@pytest.mark.parametrize(
    ("octets", "dit"),
    [
        (b"", "JSON valide"),
        (b'{"type": "FeatureCollection", "features": []}', "aucune commune"),
        (b"\xff\xfe", "UTF-8"),
        (json.dumps(make_geojson()).replace("[5.0, 46.0]", "[46.0, 5.0]").encode(), "hors de France"),
    ],
)
def test_a_bad_file_of_outlines_is_refused_with_its_name(tmp_path: Path, octets: bytes, dit: str) -> None:
    fichier = tmp_path / "faux.geojson"
    fichier.write_bytes(octets)
    with pytest.raises(DataError) as erreur:
        choose_communes("01001", fichier)
    assert erreur.value.problemes[0].fichier == str(fichier)
    assert dit in erreur.value.problemes[0].trouve
