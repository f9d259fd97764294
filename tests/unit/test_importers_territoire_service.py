"""What geo.api.gouv.fr answers, and what is made of an answer that has another shape."""

import pytest

from cpts.importers.reseau import ServiceError
from cpts.importers.territoire.service import ServiceCommunes
from cpts.importers.territoire.sources import Fusionnee
from tests.geo_api import answer_geo
from tests.services import Reponse, make_client, serve

CONTOUR = b'"contour": {"type": "Polygon", "coordinates": [[[2, 50], [3, 50], [3, 51], [2, 50]]]}'


def test_outlines_are_asked_for_the_departements_of_the_territory_and_those_nearby() -> None:
    with serve(answer_geo) as service:
        communes = ServiceCommunes(make_client(service)).read_contours({"59135"})
    assert [p.get("codeDepartement") for _, p, _ in service.questions] == [None, "59", "62"]
    assert service.questions[1][1]["type"] == "commune-actuelle,arrondissement-municipal"
    assert len(communes) == 76
    assert next((c.nom, c.codes_postaux, c.population) for c in communes if c.code == "59135") == (
        *("Cassel", ("59670",)),
        2289,
    )


def test_a_commune_without_outline_is_left_out() -> None:
    corps = (
        b'[{"code": "59135", "nom": "Cassel", "contour": null}, {"code": "59454", "nom": "Oxela\xc3\xabre", '
        + CONTOUR
        + b"}]"
    )
    with serve(lambda *_: Reponse(corps)) as service:
        assert [c.code for c in ServiceCommunes(make_client(service)).read_contours({"59135"})] == ["59454"]


@pytest.mark.parametrize(
    ("corps", "phrase"),
    [
        (b'{"communes": []}', "a envoyé autre chose qu’une liste : il a peut-être changé."),
        (b'[{"nom": "Cassel"}]', "a envoyé une réponse inattendue : « {'nom': 'Cassel'} »."),
        (b"[1]", "a envoyé une réponse inattendue : « 1 »."),
        (
            b'[{"nom": "Cassel", "code": "<b>"}]',
            "a envoyé une réponse inattendue : « {'nom': 'Cassel', 'code': '<b>'} ».",
        ),
        (
            b'[{"nom": "Cassel", "code": "59135", "centre": [1]}]',
            "a envoyé une réponse inattendue : « {'nom': 'Cassel', 'code': '59135', 'centre': [1]} ».",
        ),
    ],
)
def test_an_answer_of_another_shape_is_the_failure_of_the_service(corps: bytes, phrase: str) -> None:
    with serve(lambda *_: Reponse(corps)) as service, pytest.raises(ServiceError) as refus:
        ServiceCommunes(make_client(service)).list_reperes()
    assert str(refus.value) == f"Le service {service.adresse.removeprefix('http://')} {phrase}"


def test_an_outline_with_swapped_axes_is_refused_with_the_name_of_its_commune() -> None:
    corps = b'[{"code": "59135", "nom": "Cassel", ' + CONTOUR.replace(b"[2, 50], [3, 50]", b"[50, 2], [50, 3]") + b"}]"
    with serve(lambda *_: Reponse(corps)) as service:
        source = ServiceCommunes(make_client(service))
        with pytest.raises(
            ServiceError, match="donne un contour illisible : le contour de Cassel est vide, illisible ou"
        ):
            source.read_contours({"59135"})


def test_former_communes_are_a_help_that_may_be_missing() -> None:
    with serve(answer_geo) as service:
        assert ServiceCommunes(make_client(service)).list_fusionnees() == [
            Fusionnee("Ancienne-Église", "59998", "59135"),
        ]
    with serve(lambda *_: Reponse(b"{}", statut=404)) as service:
        assert ServiceCommunes(make_client(service)).list_fusionnees() == []
