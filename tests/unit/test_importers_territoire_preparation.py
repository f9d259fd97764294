"""The two files of a territory, prepared from the repository's own outlines: what they say, and what is remarked."""

import json
from pathlib import Path

import pytest

from cpts.dossier import Dossier
from cpts.errors import BuildError, DataError
from cpts.importers.territoire.choix import Demande
from cpts.importers.territoire.fichier import FichierContours
from cpts.importers.territoire.noms import Morceau
from cpts.importers.territoire.preparation import Preparation, prepare_territoire
from cpts.importers.territoire.sources import Repere
from cpts.model.site import Commune
from tests.geo_api import TERRITOIRE, list_features

SOURCE = FichierContours(TERRITOIRE, "communes.geojson")
QUATRE = (
    '# Ici.\ncommunes:\n  - "59135"\n  - "59454"  # Oxelaëre\n  - "59580"\n  - "59546"\nsource_population: Insee 2022\n'
)


def prepare(dossier: Path, texte: str | None, *noms: str, **options: object) -> Preparation:
    if texte is not None:
        (dossier / "territoire.yaml").write_text(texte, encoding="utf-8")
    demande = Demande([Morceau(nom) for nom in noms], **options)
    return prepare_territoire(SOURCE, Dossier(dossier, "data"), demande)


def test_a_territory_is_made_from_nothing(tmp_path: Path) -> None:
    textes, bilan = prepare(tmp_path, None, "Cassel", "Oxelaëre")
    assert textes[tmp_path / "territoire.yaml"] == (
        "# yaml-language-server: $schema=schemas/territoire.json\n"
        "# Le territoire : les communes couvertes, les CPTS voisines, les indicateurs.\n"
        "# La liste des communes et territoire.geojson se refont avec « cpts territoire ».\n\n"
        'communes:\n  - "59135"  # Cassel\n  - "59454"  # Oxelaëre\n'
    )
    features = json.loads(textes[tmp_path / "territoire.geojson"])["features"]
    assert [f["properties"]["nom"] for f in features[:3]] == ["Cassel", "Oxelaëre", "Bavinchove"]
    assert (bilan.communes, bilan.ajoutees, bilan.remarques) == (("Cassel", "Oxelaëre"), ("Cassel", "Oxelaëre"), ())


def test_a_territory_that_loses_half_of_itself_is_remarked(tmp_path: Path) -> None:
    bilan = prepare(tmp_path, QUATRE, "Cassel").bilan
    assert bilan.retirees == ("Oxelaëre", "Saint-Sylvestre-Cappel", "Steenvoorde")
    assert bilan.remarques == (
        "Attention : 3 des 4 communes sortent du territoire. Leurs pages disparaîtront du site.",
        (
            "Les nombres d’habitants viennent maintenant de communes.geojson : relisez « source_population » "
            "(« Insee 2022 ») dans territoire.yaml."
        ),
    )


def test_what_the_source_does_not_know_is_remarked(tmp_path: Path) -> None:
    features = list_features()
    for feature in features:
        del feature["properties"]["codes_postaux"], feature["properties"]["population"]
    (tmp_path / "x.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    source = FichierContours(tmp_path / "x.geojson", "x.geojson")
    demande = Demande([Morceau("Cassel")], sans_voisins=True)
    textes, bilan = prepare_territoire(source, Dossier(tmp_path, "data"), demande)
    assert bilan.remarques == (
        "x.geojson ne donne pas de code postal pour 1 commune : Cassel.",
        "x.geojson ne donne pas de nombre d’habitants pour 1 commune : Cassel.",
    )
    assert '"population"' not in textes[tmp_path / "territoire.geojson"]


@pytest.mark.parametrize(
    ("texte", "place"),
    [
        ("communes:\n\t- x\n", (2, 1)),
        ('communes:\n  - "59135"\n<<<<<<< HEAD\n', (3, 1)),
        ("communes: &a [x]\n", (1, 11)),
    ],
)
def test_a_file_that_is_broken_is_not_changed(tmp_path: Path, texte: str, place: tuple[int, int]) -> None:
    with pytest.raises(DataError) as refus:
        prepare(tmp_path, texte, "Cassel")
    probleme = refus.value.problemes[0]
    assert (probleme.fichier, probleme.ligne, probleme.colonne) == ("data/territoire.yaml", *place)


class _SansContour(FichierContours):
    def read_contours(self, codes: object) -> list[Commune]:
        return []


class _Abimee(FichierContours):
    """A source whose outline is a point."""

    def list_reperes(self) -> list[Repere]:
        return [Repere("59135", "Cassel")]

    def read_contours(self, codes: object) -> list[Commune]:
        return [Commune("59135", "Cassel", "cassel", (), None, False, ((((3.0, 50.0),) * 4,),))]


@pytest.mark.parametrize(
    ("source", "phrase"),
    [
        (_SansContour, "communes.geojson ne donne pas le contour de 59135 : rien n’est écrit."),
        (_Abimee, "Un contour de communes.geojson est trop abîmé pour être dessiné."),
    ],
)
def test_an_outline_that_is_missing_or_ruined_stops_everything(
    tmp_path: Path, source: type[FichierContours], phrase: str
) -> None:
    with pytest.raises(BuildError) as refus:
        prepare_territoire(
            source(TERRITOIRE, "communes.geojson"), Dossier(tmp_path, "data"), Demande([Morceau("Cassel")])
        )
    assert str(refus.value) == phrase
