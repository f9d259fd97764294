"""Below the imports: points, capitals, cells, and files that cannot be touched line by line."""

from datetime import date
from pathlib import Path

import pytest

from cpts.errors import DataError
from cpts.importers.casse import lower_lieu, lower_nom, lower_voie
from cpts.importers.champs import GENRES, find_champ, list_champs
from cpts.importers.ecrire import check_resultat
from cpts.importers.existant import load_existant
from cpts.importers.identifiants import write_entete
from cpts.importers.lambert import convert_lambert
from cpts.importers.positions import PointInvalide, read_point
from cpts.importers.valeurs import find_formule
from cpts.nomenclatures.finess import TYPES_PAR_CATEGORIE
from cpts.nomenclatures.listes import TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.nomenclatures.titres_colonnes import FORMES_PROFESSION, SYNONYMES
from tests.factories import ANNUAIRE, JOUR, change, write_donnees


@pytest.mark.parametrize(
    ("metres", "degres"),
    [
        # Computed with PROJ (EPSG:2154 → EPSG:4326); the first one is the origin of the projection.
        ((700000.0, 6600000.0), (46.5, 3.0)),
        ((652381.3, 6862046.5), (48.8566946, 2.3510032)),
        ((666666.0, 7077777.0), (50.7955838, 2.5281138)),
        ((100000.0, 6800000.0), (48.0244489, -5.0628135)),
        ((1200000.0, 6100000.0), (41.8295061, 9.0108717)),
    ],
)
def test_lambert_metres_become_degrees(metres: tuple[float, float], degres: tuple[float, float]) -> None:
    assert convert_lambert(*metres) == pytest.approx(degres, abs=1e-7)


@pytest.mark.parametrize(
    ("x", "y", "attendu"),
    [
        ("5.05", "46.05", (46.05, 5.05, "")),
        ("5,05", "46,05", (46.05, 5.05, "")),
        (46.05, 5.05, (46.05, 5.05, "latitude et longitude remises dans l’ordre")),
        (55.45, -20.88, (-20.88, 55.45, "")),
        ("858493.5862", "6552083.8746", (46.05, 5.05, "position convertie de Lambert-93 en degrés")),
    ],
)
def test_two_numbers_are_a_point_in_one_way_only(x: object, y: object, attendu: tuple[float, float, str]) -> None:
    point = read_point(x, y)
    assert (point.latitude, point.longitude) == pytest.approx(attendu[:2], abs=1e-6)
    assert point.note == attendu[2]


@pytest.mark.parametrize(
    ("x", "y"), [("nan", "46"), ("1e400", "46"), (True, 46), ("5_0", "46"), (0, 0), (500000, 100), ("", "46")]
)
def test_what_is_nowhere_in_france_is_no_point(x: object, y: object) -> None:
    with pytest.raises(PointInvalide):
        read_point(x, y)


def test_capitals_become_what_people_write() -> None:
    assert [lower_nom(nom) for nom in ("DE LA TOUR-DUPIN", "D'ALMEIDA", "MÉLODIE", "LI", "McDonald")] == [
        "De La Tour-Dupin",
        "D'Almeida",
        "Mélodie",
        "LI",
        "McDonald",
    ]
    assert [
        lower_voie(voie)
        for voie in ("R DE LA GARE", "4 BIS RUE HAUTE", "AV DES 2 PONTS", "GRANDE RUE", "rue Haute", "R")
    ] == [
        "rue de la Gare",
        "4 bis rue Haute",
        "avenue des 2 Ponts",
        "Grande Rue",
        "rue Haute",
        "R",
    ]
    assert [lower_lieu(nom) for nom in ("PHARMACIE DE LA GARE", "EHPAD LES SAULES", "CH DE L'OUEST", "La Ruche")] == [
        "Pharmacie de la Gare",
        "EHPAD Les Saules",
        "CH de l'Ouest",
        "La Ruche",
    ]


@pytest.mark.parametrize("cellule", ["=1+1", "=HYPERLINK(1)", "@SUM(A1)", "+cmd(x)", "#REF!", "#N/A", "#NOM?"])
def test_a_formula_is_not_a_value(cellule: str) -> None:
    assert find_formule(cellule)


@pytest.mark.parametrize("cellule", ["+33 3 53 01 00 10", "- 2e étage", "#1", "A = B", "@cabinet", "+1"])
def test_a_value_is_not_a_formula(cellule: str) -> None:
    assert not find_formule(cellule)


def test_every_field_and_word_of_the_tables_exists() -> None:
    inconnus = [f"{genre}.{c}" for genre in GENRES for c in SYNONYMES[genre] if find_champ(genre, c) is None]
    assert inconnus == []
    assert set(TYPES_PAR_CATEGORIE.values()) <= set(TYPES_STRUCTURE)
    assert set(FORMES_PROFESSION.values()) <= set(PROFESSIONS)
    assert find_champ("structures", "horaires.lundi")
    assert find_champ("professionnels", "exercices.horaires.mardi")
    assert find_champ("evenements", "horaires.mardi") is None
    assert "adresse.commune" in list_champs("structures")


def test_the_result_of_an_import_is_checked_as_a_whole_before_anything_is_written(tmp_path: Path) -> None:
    dossier = write_donnees(tmp_path / "data")
    faux = change(ANNUAIRE, ("profession: infirmier", "profession: sorcier"))
    with pytest.raises(DataError) as refus:
        check_resultat(dossier, "data", {"annuaire.yaml": faux}, JOUR)
    assert [(p.fichier, p.ligne, p.code) for p in refus.value.problemes] == [
        ("data/annuaire.yaml", 17, "valeur-inconnue")
    ]
    assert (dossier / "annuaire.yaml").read_text() == ANNUAIRE


def test_a_folder_is_known_by_numbers_names_and_former_ids(tmp_path: Path) -> None:
    annuaire = change(ANNUAIRE, ("    verifie_le", "    anciens_ids: [dr-camille]\n    verifie_le"))
    existant = load_existant(write_donnees(tmp_path / "data", annuaire=annuaire), "data", date(2026, 11, 21))
    assert existant.pris == {"pharmacie-des-tilleuls", "camille-exemple", "dr-camille"}
    assert list(existant.par_nom) == ["exemple-camille"]
    assert existant.locate(existant.par_id["camille-exemple"]) == "annuaire.yaml"


def test_a_new_file_tells_editors_where_its_schema_is_when_there_is_one(tmp_path: Path) -> None:
    dossier = write_donnees(tmp_path / "data", **{"schemas/annuaire.json": "{}"})
    existant = load_existant(dossier, "data", JOUR)
    assert write_entete(existant, "annuaire/rivebourg.yaml").splitlines() == [
        "yaml-language-server: $schema=../schemas/annuaire.json",
        "Lieux et professionnels de santé : Rivebourg",
        "Une entrée par bloc, une ligne vide entre deux entrées.",
    ]
    assert write_entete(existant, "agenda/2027.yaml").splitlines()[0] == "Agenda : les rendez-vous de 2027"
