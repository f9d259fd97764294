"""The values of tests/cas/valeurs.json, read by the model; tests/js/regles.test.mjs reads them as the forms do."""

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from pydantic_core import PydanticCustomError, ValidationError

from cpts.errors import Probleme
from cpts.model.agenda import parse_fin
from cpts.model.contacts import parse_courriel, parse_lien, parse_tel
from cpts.model.ecriture import parse_ligne, parse_nom, parse_texte
from cpts.model.horaires import parse_horaires
from cpts.model.lieu import Position
from cpts.model.types import CodePostal, parse_commune
from cpts.model.valeurs import (
    parse_date,
    parse_decimal,
    parse_entier,
    parse_id,
    parse_instant,
    parse_oui_non,
)
from cpts.rapport import write_message
from tests.construction import RACINE

CAS: dict[str, list[list[str | None]]] = json.loads((RACINE / "tests/cas/valeurs.json").read_text(encoding="utf-8"))
LECTEURS: dict[str, Callable[[str], Any]] = {
    "id": parse_id,
    "nom": parse_nom,
    "ligne": parse_ligne,
    "texte": parse_texte,
    "commune": parse_commune,
    "code-postal": get_args(CodePostal)[1].func,
    "telephone": parse_tel,
    "courriel": parse_courriel,
    "lien": parse_lien,
    "date": parse_date,
    "instant": parse_instant,
    "fin": parse_fin,
    "entier": parse_entier,
    "decimal": parse_decimal,
    "oui-non": parse_oui_non,
    "plages": lambda plages: parse_horaires({"lundi": plages}),
    "position": lambda point: Position(**dict(zip(("latitude", "longitude"), point.split(), strict=True))),
}


def judge(regle: str, valeur: str) -> str | None:
    """The message of the refusal, or None."""
    try:
        LECTEURS[regle](valeur)
    except ValidationError as erreur:
        return write(erreur.errors()[0]["ctx"]["defauts"][0])
    except PydanticCustomError as erreur:
        return write((erreur.context or {})["defauts"][0])
    return None


def write(defaut: Any) -> str:
    return write_message(Probleme("", 1, 1, "", defaut.code, defaut.trouve, defaut.attendu, defaut.suggestion))


@pytest.mark.parametrize("regle", LECTEURS)
def test_the_model_says_of_each_value_what_the_table_says(regle: str) -> None:
    assert {str(cas[0]): judge(regle, str(cas[0])) for cas in CAS[regle]} == {cas[0]: cas[1] for cas in CAS[regle]}


def test_the_table_has_values_for_each_rule_of_the_forms() -> None:
    assert list(CAS) == list(LECTEURS)
