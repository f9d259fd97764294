"""A text that the check accepts is the same text in the model, and in every JSON file that shows it."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from cpts.exports.annuaire import write_annuaire_geojson, write_annuaire_json
from cpts.exports.carte import write_carte_json
from cpts.validate import load_site
from cpts.views.contexte import make_contexte
from tests.factories import JOUR
from tests.fuzz.reglages import count_essais
from tests.proprietes.ecriture import write_place, write_texte
from tests.proprietes.jugement import normalize, read_lu
from tests.proprietes.places import Place, is_texte, list_places
from tests.proprietes.valeurs import ATTAQUES

# The column of a table is free, but the table must have it.
PLACES = {str(place): place for place in list_places() if is_texte(place) and place.nom != "colonne"}
TEMOIN = "Zébulon Témoin"
SITE = "https://cpts.example.org/"
MORCEAUX = (
    "<b>",
    "</script>",
    "{{",
    "}}",
    "{%",
    '"',
    "'",
    "&amp;",
    "\\",
    "\\u0041",
    ";",
    ",",
    "=",
    "é",
    " ",
    "a",
    "%0A",
)
HOSTILES = st.sampled_from(ATTAQUES) | st.lists(st.sampled_from(MORCEAUX), min_size=1, max_size=8).map("".join)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("textes") / "data"


def list_textes(valeur: Any) -> Iterator[str]:
    """Every text of a JSON value, the names of its fields left out."""
    if isinstance(valeur, str):
        yield valeur
    for enfant in valeur.values() if isinstance(valeur, dict) else valeur if isinstance(valeur, list) else ():
        yield from list_textes(enfant)


def read_montres(place: Place, dossier: Path, texte: str) -> dict[str, Counter[str]] | None:
    """Every text of each JSON file, and how many times, with `texte` written at `place`; None when it is refused."""
    write_place(dossier, place, write_texte(texte))
    site = load_site(dossier, JOUR).site
    if site is None:
        return None
    contexte = make_contexte(site)
    exports = {
        "annuaire.json": write_annuaire_json(contexte, SITE),
        "annuaire.geojson": write_annuaire_geojson(contexte, SITE),
        "carte.json": write_carte_json(contexte),
    }
    return {nom: Counter(list_textes(json.loads(octets))) for nom, octets in exports.items()}


@cache
def read_temoin(nom: str, dossier: Path) -> dict[str, Counter[str]]:
    temoin = read_montres(PLACES[nom], dossier, TEMOIN)
    assert temoin is not None
    return temoin


@settings(max_examples=count_essais(40, 1000), suppress_health_check=list(HealthCheck))
@example("annuaire:professionnels.1.nom", "</script><script>hit(1)</script>")
@example("annuaire:structures.2.sans_rendez_vous", "{{ 7*7 }}")
@given(st.sampled_from(sorted(PLACES)), HOSTILES)
def test_a_hostile_text_that_is_accepted_is_literal_in_the_model_and_in_each_json(
    dossier: Path, nom: str, texte: str
) -> None:
    texte = normalize(texte)
    temoin = read_temoin(nom, dossier)
    montres = read_montres(PLACES[nom], dossier, texte)
    if montres is None:
        reject()
    # A short text may be the value of another field: what counts is how many times it is said because of this one.
    ajoutes = {fichier: textes[texte] - temoin[fichier][texte] for fichier, textes in montres.items()}
    assert ajoutes == {fichier: textes[TEMOIN] for fichier, textes in temoin.items()}
    assert read_lu(PLACES[nom], dossier) == texte


def test_the_fields_of_a_fiche_are_among_those_that_the_json_shows(dossier: Path) -> None:
    montrees = {
        nom for nom in PLACES if nom.startswith("annuaire") and read_temoin(nom, dossier)["annuaire.json"][TEMOIN]
    }
    assert {
        "annuaire:professionnels.1.nom",
        "annuaire:professionnels.1.prenom",
        "annuaire:structures.2.nom",
        "annuaire:structures.2.adresse.voie",
        "annuaire:structures.2.sans_rendez_vous",
    } <= montrees
