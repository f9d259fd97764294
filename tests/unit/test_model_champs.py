"""Every field of every model is documented in French, with an example that the model accepts."""

import re
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cpts.model import actions, actualites, agenda, annuaire, association, cpts, divers, lieu, soins, territoire
from cpts.model.base import Modele
from cpts.model.refus import REFUS

MODULES = (actions, actualites, agenda, annuaire, association, cpts, divers, lieu, soins, territoire)
MODELES = {
    f"{objet.__module__.removeprefix('cpts.model.')}.{nom}": objet
    for module in MODULES
    for nom, objet in vars(module).items()
    if isinstance(objet, type) and issubclass(objet, Modele) and objet is not Modele
}
CHAMPS = {f"{nom}.{champ}": (modele, champ) for nom, modele in MODELES.items() for champ in modele.model_fields}
# Fields that exclude each other: an entry with every example leaves these out.
INCOMPATIBLES = {
    "annuaire.Exercice": {"adresse"},
    "divers.Offre": {"commune"},
    "agenda.Evenement": {"reporte_au"},
    "documents.Document": {"lien"},
}


def write_yaml(exemple: Any) -> Any:
    """The example as the YAML reader gives it: texts only."""
    if isinstance(exemple, dict):
        return {cle: write_yaml(valeur) for cle, valeur in exemple.items()}
    return [write_yaml(valeur) for valeur in exemple] if isinstance(exemple, list) else str(exemple)


@pytest.mark.parametrize(("modele", "champ"), CHAMPS.values(), ids=CHAMPS.keys())
def test_a_field_has_a_title_a_description_and_an_example_that_is_accepted(modele: type[Modele], champ: str) -> None:
    info = modele.model_fields[champ]
    assert re.match(r"[A-ZÀÉ]", info.title or "")
    assert re.match(r".{4,}", info.description or "")
    assert len(info.examples or []) == 1
    TypeAdapter(Annotated[(info.annotation, *info.metadata, "")]).validate_python(write_yaml(info.examples[0]))


@pytest.mark.parametrize("champ", CHAMPS)
def test_a_field_has_a_french_unaccented_name(champ: str) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", champ.rsplit(".", 1)[1])


@pytest.mark.parametrize("nom", MODELES)
def test_all_examples_together_make_an_entry(nom: str) -> None:
    modele = MODELES[nom]
    champs = {c: write_yaml(info.examples[0]) for c, info in modele.model_fields.items() if info.examples}
    for interdit in INCOMPATIBLES.get(nom, ()):
        del champs[interdit]
    assert modele.model_validate(champs)


FACULTATIFS = {nom: paire for nom, paire in CHAMPS.items() if not paire[0].model_fields[paire[1]].is_required()}


@pytest.mark.parametrize(("modele", "champ"), FACULTATIFS.values(), ids=FACULTATIFS.keys())
def test_a_line_without_value_is_refused(modele: type[Modele], champ: str) -> None:
    with pytest.raises(ValidationError) as erreur:
        modele.model_validate({champ: None})
    assert any(detail["loc"][:1] == (champ,) for detail in erreur.value.errors())


ETRANGES: tuple[Any, ...] = (None, "", [], ["a"], {}, {"a": "b"}, "\n", "x" * 3000, "0", "é" * 90, [[]], [None], "-1")
PERMIS = {"missing", "model_type", "tuple_type", "too_short", "extra_forbidden", REFUS}
"""The types of error that are told in French."""


def list_genres(modele: type[Modele], valeurs: dict[str, Any]) -> set[str]:
    try:
        modele.model_validate(valeurs)
    except ValidationError as erreur:
        return {detail["type"] for detail in erreur.errors()}
    return set()


@pytest.mark.parametrize(("modele", "champ"), CHAMPS.values(), ids=CHAMPS.keys())
def test_a_strange_value_is_refused_in_french_or_accepted(modele: type[Modele], champ: str) -> None:
    for valeur in ETRANGES:
        assert list_genres(modele, {champ: valeur}) <= PERMIS
