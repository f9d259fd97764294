"""Whatever is written in one field, it is kept as it is written or refused at its place, in French.

The fields are those of the models: a new one is tried without a line here. When its own example is refused, it needs
something beside it: add it to COMPAGNONS in places.py.
"""

import itertools
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cpts.errors import Probleme
from cpts.validate import load_site
from tests.factories import JOUR
from tests.fuzz.reglages import count_essais
from tests.proprietes.ecriture import Ecrit, write_place, write_texte
from tests.proprietes.jugement import find_tort
from tests.proprietes.places import Place, list_places
from tests.proprietes.valeurs import CATEGORIES, list_valeurs

PLACES = {str(place): place for place in list_places()}
GENRES = sorted({place.genre for place in PLACES.values()})
VALEURS = st.sampled_from(list_valeurs()) | st.text(max_size=30).map(write_texte)
PAR_CATEGORIE = 1
"""Values of each category tried at each place in a campaign; all of them would take a quarter of an hour."""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("valeurs") / "data"


def judge(place: Place, dossier: Path, brut: str) -> str:
    """What is wrong in what is said of `brut` at `place`, or ""."""
    ecrit = write_place(dossier, place, brut)
    tort = find_tort(place, ecrit, load_site(dossier, JOUR).problemes, dossier, brut)
    return f"{place} = {brut:.60} : {tort}" if tort else ""


def pick_valeurs(place: Place) -> list[str]:
    """A few values of each category, not the same ones at every place, but always those at this one."""
    debut = zlib.crc32(str(place).encode())
    return [valeurs[(debut + n) % len(valeurs)] for valeurs in CATEGORIES.values() for n in range(PAR_CATEGORIE)]


@pytest.mark.parametrize("genre", GENRES)
def test_each_field_accepts_the_example_of_its_model(genre: str, dossier: Path) -> None:
    refuses = {}
    for nom, place in PLACES.items():
        if place.genre == genre:
            write_place(dossier, place, None)
            if erreurs := [p.message for p in load_site(dossier, JOUR).problemes if p.est_erreur]:
                refuses[nom] = erreurs
    assert refuses == {}


@settings(max_examples=count_essais(120, 2000), suppress_health_check=list(HealthCheck))
@example("annuaire:structures.2.services", "[")
@example("annuaire:professionnels.1.nom", '"\\u200b"')
@given(st.sampled_from(sorted(PLACES)), VALEURS)
def test_a_value_is_kept_as_it_is_written_or_refused_at_its_place(dossier: Path, nom: str, brut: str) -> None:
    assert judge(PLACES[nom], dossier, brut) == ""


@pytest.mark.campagne
@pytest.mark.hypothesis  # launched with them by make fuzz
@pytest.mark.parametrize("genre", GENRES)
def test_every_category_at_every_place(genre: str, dossier: Path) -> None:
    essais = [(place, brut) for place in PLACES.values() if place.genre == genre for brut in pick_valeurs(place)]
    assert [tort for place, brut in essais if (tort := judge(place, dossier, brut))] == []


@settings(max_examples=count_essais(40, 500), suppress_health_check=list(HealthCheck))
# Of a person who objects, any other field is told to be removed.
@example("annuaire:professionnels.1.visites_a_domicile", 0)
@given(
    st.sampled_from([nom for nom, place in PLACES.items() if place.chemin[-1] == place.nom and "(" not in nom]),
    st.integers(0, 99),
)
def test_a_misspelt_field_is_told_at_its_name_with_the_one_that_was_meant(dossier: Path, nom: str, rang: int) -> None:
    place = PLACES[nom]
    faux = misspell(place, rang)
    write_place(dossier, place, "ICI")
    fichier = dossier / f"{place.genre}.yaml"
    lignes = fichier.read_text(encoding="utf-8").split("\n")
    ((ligne, texte),) = [(n, texte) for n, texte in enumerate(lignes) if texte.endswith(f"{place.nom}: ICI")]
    lignes[ligne] = texte.replace(f"{place.nom}: ICI", f"{faux}: x")
    fichier.write_text("\n".join(lignes), encoding="utf-8")
    problemes = load_site(dossier, JOUR).problemes
    (probleme,) = [p for p in problemes if p.code == "champ-inconnu" and f"« {faux} »" in p.trouve]
    place_ecrite = (f"data/{place.genre}.yaml", ligne + 1, lignes[ligne].index(faux) + 1)
    assert (probleme.fichier, probleme.ligne, probleme.colonne) == place_ecrite
    assert probleme.champ.endswith(faux)
    assert f"« {place.nom} »" in probleme.suggestion


def misspell(place: Place, rang: int) -> str:
    """The name of the field with one letter typed twice, that is no other field."""
    noms = [place.nom[:n] + place.nom[n - 1 :] for n in range(1, len(place.nom) + 1)]
    return next(
        nom for nom in itertools.islice(itertools.cycle(noms), rang, None) if nom not in place.modele.model_fields
    )


def test_the_judge_sees_a_message_elsewhere_in_english_without_its_field_and_a_changed_value(dossier: Path) -> None:
    place = PLACES["annuaire:structures.2.nom"]
    ecrit = write_place(dossier, place, '"Un nom"')
    ici = (ecrit.fichier, ecrit.ligne, ecrit.debut)
    bon = Probleme(*ici, "structures[essai].nom", "x", "le nom est trop long")
    cas = {
        "": bon,
        "dit ailleurs": Probleme(ecrit.fichier, 1, 1, "structures[essai].nom", "x", "le nom est trop long"),
        "de l’anglais": Probleme(*ici, "structures[essai].nom", "x", "Input should be a valid string"),
        "le champ n’est pas nommé": Probleme(*ici, "structures[essai]", "x", "ceci est trop long"),
    }
    torts = {attendu: find_tort(place, ecrit, (probleme,), dossier, "x") for attendu, probleme in cas.items()}
    assert {attendu: tort[: len(attendu)] for attendu, tort in torts.items()} == {attendu: attendu for attendu in cas}
    assert torts[""] == ""
    assert find_tort(place, ecrit, (), dossier, '"Un nom"') == ""
    assert find_tort(place, ecrit, (), dossier, '"Un autre"') == "écrit 'Un autre', lu 'Un nom'"


def test_the_place_of_a_value_is_its_line_from_its_key_to_its_end(dossier: Path) -> None:
    ecrit = write_place(dossier, PLACES["annuaire:structures.2.nom"], '"Un nom"')
    texte = (dossier / "annuaire.yaml").read_text(encoding="utf-8").split("\n")[ecrit.ligne - 1]
    assert ecrit == Ecrit("data/annuaire.yaml", ecrit.ligne, 5, 10, 18)
    assert texte[ecrit.cle - 1 :] == 'nom: "Un nom"'
