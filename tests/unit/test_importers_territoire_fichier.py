"""A file of outlines: the shapes people have, and every way in which one can be wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from cpts.errors import BuildError, DataError
from cpts.importers.territoire.fichier import FichierContours
from cpts.rapport import format_texte

CARRE = [[[5.0, 46.0], [5.1, 46.0], [5.1, 46.1], [5.0, 46.1], [5.0, 46.0]]]


def make_feature(coordonnees: Any = CARRE, **proprietes: Any) -> dict[str, Any]:
    proprietes = {"code": "01001", "nom": "Exempleville"} | proprietes
    return {
        "type": "Feature",
        "properties": proprietes,
        "geometry": {"type": "Polygon", "coordinates": coordonnees},
    }


def read(tmp_path: Path, contenu: Any) -> FichierContours:
    chemin = tmp_path / "communes.geojson"
    texte = contenu if isinstance(contenu, bytes) else json.dumps(contenu).encode()
    chemin.write_bytes(texte)
    return FichierContours(chemin, "communes.geojson")


def collect(*features: Any, **reste: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **reste}


@pytest.mark.parametrize(
    "proprietes",
    [
        {"code": "01001", "nom": "Exempleville", "codes_postaux": ["01000"], "population": 1200, "epci": "200000001"},
        {"codesPostaux": ["01000"], "population": 1200, "codeEpci": "200000001"},
        {
            "INSEE_COM": "01001",
            "NOM": "Exempleville",
            "CODE_POSTAL": "01000",
            "POPULATION": 1200.0,
            "SIREN_EPCI": "200000001",
        },
        {
            "codgeo": "01001",
            "libgeo": "Exempleville",
            "codes_postaux": "01000",
            "pop": "1200",
            "epci": "200000001/200000002",
        },
    ],
)
def test_the_names_of_each_producer_are_understood(tmp_path: Path, proprietes: dict[str, Any]) -> None:
    source = read(
        tmp_path, collect({**make_feature(), "properties": {"code": "01001", "nom": "Exempleville"} | proprietes})
    )
    (repere,) = source.list_reperes()
    assert (repere.code, repere.nom, repere.codes_postaux, repere.epci[0]) == (
        *("01001", "Exempleville", ("01000",)),
        "200000001",
    )
    assert [c.population for c in source.read_contours({"01001"})] == [1200]
    assert "200000001" in source.list_epci()


def test_a_file_that_knows_neither_postal_codes_nor_population_is_read(tmp_path: Path) -> None:
    source = read(tmp_path, collect(make_feature([[[*point, 12.5] for point in CARRE[0]]])))
    (commune,) = source.read_contours({"01001"})
    assert (commune.codes_postaux, commune.population, commune.polygones[0][0][1]) == ((), None, (5.1, 46.0))


def swap(coordonnees: Any) -> Any:
    return [[[y, x] for x, y in anneau] for anneau in coordonnees]


LAMBERT = [[[650000.0, 7050000.0], [651000.0, 7050000.0], [651000.0, 7051000.0], [650000.0, 7050000.0]]]


@pytest.mark.parametrize(
    ("contenu", "message"),
    [
        (b'{"type": "Featu', "1:10\n  Ce fichier n’est pas du JSON, ou il est coupé : la lecture s’arrête ici."),
        (b"\xff\xfe{", "1:1\n  Ce fichier n’est pas du JSON en UTF-8."),
        (b"[" * 100_000, "1:1\n  Ce fichier n’est pas du JSON en UTF-8."),
        (b"", "1:1\n  Ce fichier n’est pas du JSON, ou il est coupé : la lecture s’arrête ici."),
        ([1], "1:1\n  Ce fichier n’est pas une FeatureCollection de communes."),
        (
            {"type": "FeatureCollection", "features": []},
            "1:1\n  Ce fichier n’est pas une FeatureCollection de communes.",
        ),
        (
            collect(make_feature(swap(CARRE))),
            "1:1\n  Latitude et longitude sont inversées (46, 5). En GeoJSON, la longitude vient d’abord.",
        ),
        (
            collect(make_feature(LAMBERT)),
            (
                "1:1\n  Les contours sont en mètres (650000, 7.05e+06). "
                "Exportez-les en WGS 84 (EPSG:4326), longitude puis latitude."
            ),
        ),
        (
            collect(make_feature(), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}),
            (
                "1:1\n  Les contours sont dans la projection « urn:ogc:def:crs:EPSG::2154 ». "
                "Exportez-les en WGS 84 (EPSG:4326), longitude puis latitude."
            ),
        ),
        (
            collect(make_feature([[[float("nan"), 46.0], *CARRE[0][1:]]])),
            (
                "1:1 features[1]\n  Le contour de Exempleville est vide, illisible ou hors de France "
                "(longitude puis latitude, WGS 84)."
            ),
        ),
        (
            collect(make_feature(code=None)),
            "1:1 features[1]\n  Le code « None » n’est pas un code INSEE, un texte de cinq signes.",
        ),
        (collect(make_feature(nom=None)), "1:1 features[1]\n  La commune 01001 n’a pas de nom lisible."),
        (collect(make_feature(), make_feature()), "1:1\n  La commune 01001 est décrite 2 fois."),
        (collect(make_feature(), 12), "1:1 features[2]\n  Cette commune n’a pas de propriétés."),
        (
            collect({**make_feature(), "geometry": {"type": "Point", "coordinates": [5, 46]}}),
            "1:1 features[1]\n  Le contour de Exempleville n’est ni un Polygon ni un MultiPolygon.",
        ),
        (
            collect(make_feature(population="beaucoup")),
            "1:1 features[1]\n  La population de Exempleville n’est pas un nombre entier.",
        ),
    ],
)
def test_a_file_that_is_wrong_is_refused_in_french(tmp_path: Path, contenu: Any, message: str) -> None:
    with pytest.raises(DataError) as refus:
        read(tmp_path, contenu).read_contours({"01001"})
    assert [format_texte(p) for p in refus.value.problemes] == [f"communes.geojson:{message}"]


def test_a_whole_departement_that_is_wrong_is_told_in_a_few_lines(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refus:
        read(tmp_path, collect(*(make_feature(code=rang) for rang in range(300))))
    assert len(refus.value.problemes) == 21
    assert "280 autres communes ont un problème" in [p.trouve for p in refus.value.problemes]


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"Le fichier de contours x\.geojson n’existe pas\."):
        FichierContours(tmp_path / "x.geojson", "x.geojson")
