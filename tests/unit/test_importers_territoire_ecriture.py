"""The list of territoire.yaml changes by whole lines; everything else stays as it was written."""

import pytest

from cpts.edition.lignes import RetoucheImpossible
from cpts.importers.territoire.ecriture import write_geojson, write_territoire
from cpts.model.site import Commune

AVANT = """\
# En tête.

communes:
  # Canton du nord
  - "01001"  # Exempleville, chef-lieu
  - '01005' # Montvert
  # Canton du sud
  - "01007"

# Les voisines.
voisins:
  - nom: CPTS de la Vallée  # amie
    communes: ["01002"]
"""


def test_lines_that_stay_keep_their_comments_and_new_ones_find_their_place() -> None:
    communes = {"01001": "Exempleville", "01003": "Rivebourg", "01007": "Sud", "01009": "L’Haÿ"}
    assert (
        write_territoire(AVANT, communes)
        == """\
# En tête.

communes:
  # Canton du nord
  - "01001"  # Exempleville, chef-lieu
  # Canton du sud
  - "01003"  # Rivebourg
  - "01007"
  - "01009"  # L’Haÿ

# Les voisines.
voisins:
  - nom: CPTS de la Vallée  # amie
    communes: ["01002"]
"""
    )


def test_nothing_to_change_changes_nothing() -> None:
    assert write_territoire(AVANT, {"01007": "", "01001": "", "01005": ""}) == AVANT


def test_line_ends_of_windows_stay() -> None:
    windows = AVANT.replace("\n", "\r\n")
    apres = write_territoire(windows, {"01001": "", "01005": "", "01007": "", "01008": "Huit"})
    assert apres == windows.replace('"01007"\r\n', '"01007"\r\n  - "01008"  # Huit\r\n')


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        (None, 'communes:\n  - "01002"  # Deux\n'),
        ('communes: ["01001", "01005"]\nvoisins: []\n', 'communes:\n  - "01002"  # Deux\nvoisins: []\n'),
        ("communes: []\n", 'communes:\n  - "01002"  # Deux\n'),
        ('communes: [\n  "01001",\n  "01005"\n]\nvoisins: []\n', 'communes:\n  - "01002"  # Deux\nvoisins: []\n'),
        ('communes:\n  - "01002"  # un\n  - "01002"  # deux\n', 'communes:\n  - "01002"  # un\n'),
        ("voisins: []\n", 'voisins: []\n\ncommunes:\n  - "01002"  # Deux\n'),
        ('communes:\n- "01001"\n- "01005"\nvoisins: []\n', 'communes:\n- "01002"  # Deux\nvoisins: []\n'),
    ],
)
def test_every_way_of_writing_the_list_is_changed(avant: str | None, apres: str) -> None:
    assert write_territoire(avant, {"01002": "Deux"}).endswith(apres)


def test_a_list_whose_comments_would_be_lost_is_refused() -> None:
    with pytest.raises(RetoucheImpossible, match="écrivez une commune par ligne"):
        write_territoire('communes: [\n  "01001", # ici\n  "01005"]\n', {"01002": "Deux"})


def test_the_outlines_are_one_commune_a_line_neighbours_last() -> None:
    carre = (((5.0, 46.0), (5.1, 46.0), (5.1, 46.1), (5.0, 46.0)),)
    communes = [
        Commune("01003", "Trois", "trois", ("01000",), None, False, (carre, carre)),
        Commune("01002", "Deux", "deux", ("01000", "01001"), 12, False, (carre,)),
        Commune("01001", "Un", "un", (), 5, False, (carre,)),
    ]
    anneau = "[[[5.0,46.0],[5.1,46.0],[5.1,46.1],[5.0,46.0]]]"
    assert write_geojson(communes, {"01002", "01003"}) == (
        '{"type":"FeatureCollection","features":[\n'
        '{"type":"Feature","properties":{"code":"01002","nom":"Deux","codes_postaux":["01000","01001"],'
        f'"population":12}},"geometry":{{"type":"Polygon","coordinates":{anneau}}}}},\n'
        '{"type":"Feature","properties":{"code":"01003","nom":"Trois","codes_postaux":["01000"]},'
        f'"geometry":{{"type":"MultiPolygon","coordinates":[{anneau},{anneau}]}}}},\n'
        '{"type":"Feature","properties":{"code":"01001","nom":"Un","codes_postaux":[],"population":5,"voisin":true},'
        f'"geometry":{{"type":"Polygon","coordinates":{anneau}}}}}\n'
        "]}\n"
    )


def test_a_name_stays_in_its_comment() -> None:
    assert write_territoire(None, {"01002": "Deux\nvoisins: []"}).endswith(
        'communes:\n  - "01002"  # Deux voisins: []\n'
    )
