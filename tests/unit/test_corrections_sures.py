"""What may be corrected without a person, and above all what may not: nothing that is said is ever lost or guessed."""

import pytest
from pydantic_core import PydanticCustomError

from cpts.model.conseils import find_date, find_instant
from cpts.model.horaires import parse_horaires
from cpts.model.refus import Defaut
from cpts.validate.corrige import correct_ligne
from cpts.validate.traduction import is_coquille
from cpts.yaml_reparations import repair_accolades
from cpts.yaml_retraits import realign
from cpts.yaml_source import read_yaml


@pytest.mark.parametrize(
    ("texte", "date", "sur"),
    [
        ("28/02/2026", "2026-02-28", True),
        ("5.5.2026", "2026-05-05", True),
        ("2026/2/8", "2026-02-08", True),
        ("samedi 28 février 2026", "2026-02-28", True),
        ("03/12/2026", "2026-12-03", False),
        ("28/02/26", "2026-02-28", False),
        ("28/02/2026 au 03/03/2026", "2026-02-28", False),
        ("28 février 2026 ou 1er mars 2026", "2026-02-28", False),
        ("31/02/2026", "", False),
        ("bientôt", "", False),
    ],
)
def test_a_date_is_sure_when_it_can_be_no_other(texte, date, sur):
    assert find_date(texte) == (date, sur)


@pytest.mark.parametrize(
    ("texte", "instant", "sur"),
    [
        ("28/02/2026 18h", "2026-02-28 18h", True),
        ("28/02/2026 à 18 h 30", "2026-02-28 18h30", True),
        ("2026-12-03T18:30", "2026-12-03 18:30", True),
        ("28 février 2026", "2026-02-28", True),
        ("28/02/2026 18h-20h", "2026-02-28 18h", False),
        ("28/02/2026 25h", "2026-02-28", False),
    ],
)
def test_an_hour_is_sure_when_nothing_else_is_said(texte, instant, sur):
    assert find_instant(texte) == (instant, sur)


@pytest.mark.parametrize(
    ("jours", "plages", "sur"),
    [
        ("mardi", "9 h - 12 h", True),
        ("mardi", "9:00-12:00h", True),
        ("mardi", "de 9h à 12h, 14h30 à 18h", True),
        ("Mardi", "9h-12h", True),
        ("du lundi au vendredi", "9h-12h", True),
        ("mardi", "9h-midi", False),
        ("semaine", "9h-12h", False),
        ("lun-ven", "9h-12h", False),
    ],
)
def test_hours_are_sure_when_the_same_days_and_numbers_remain(jours, plages, sur):
    with pytest.raises(PydanticCustomError) as refus:
        parse_horaires({jours: plages})
    (defaut,) = refus.value.context["defauts"]
    assert defaut.remplace
    assert defaut.sur is sur


@pytest.mark.parametrize(
    ("mot", "bon", "meme"),
    [
        ("prénom", "prenom", True),
        ("Code-Postal", "code_postal", True),
        ("telephonne", "telephone", True),
        ("adrese", "adresse", True),
        ("profesion", "profession", True),
        ("lieux", "lieu", False),
        ("telefone", "telephone", False),
        ("profession", "position", False),
        ("nom", "nos", False),
    ],
)
def test_a_name_is_the_same_but_for_its_accents_its_signs_or_a_letter_of_a_long_word(mot, bon, meme):
    assert is_coquille(mot, bon) is meme


@pytest.mark.parametrize(
    ("ligne", "juste"),
    [
        ("    a: {latitude: 46,05, longitude: -5,1}", "    a: {latitude: 46.05, longitude: -5.1}"),
        ("a: {voie: 12, rue Haute, code: x}  # ici", 'a: {voie: "12, rue Haute", code: x}  # ici'),
        ("a: {b:1, c: 2}", "a: {b: 1, c: 2}"),
        ('a: {b: "1", 2, c: 3}', ""),
        ("a: {b, c: 3}", ""),
        ("a: {b: [1, 2], c}", ""),
        ("a: b", ""),
    ],
)
def test_braces_are_repaired_when_only_a_comma_is_wrong(ligne, juste):
    assert repair_accolades(ligne) == juste


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        (["a:", "  - id: x", "\tnom: y"], "    nom: y"),
        (["a:", "  - id: x", "    b:", "\t\tc: y"], "      c: y"),
        (["a:", "  - id: x", "\t- id: y"], "  - id: y"),
        (["a:", "  - id: x", "     nom: y"], "    nom: y"),
        (["\ta: b"], "    a: b"),
    ],
)
def test_a_line_goes_where_the_lines_above_want_it(lignes, attendu):
    assert realign(lignes, len(lignes) - 1) == attendu


@pytest.mark.parametrize(
    ("texte", "chemin", "remplace", "ligne"),
    [
        ("a: x  # fin\n", ("a",), "y", "a: y  # fin"),
        ('a: "x"\n', ("a",), "y", "a: y"),
        ("a: {b: x, c: z}\n", ("a", "b"), "9h-12h, 14h", 'a: {b: "9h-12h, 14h", c: z}'),
        ("a: [x, z]\n", ("a", 0), "y", "a: [y, z]"),
        ("a: un texte\n  sur deux lignes\n", ("a",), "y", ""),
        ("a: |\n  x\n", ("a",), "y", ""),
        ("a:\n  b: x\n", ("a",), "y", ""),
    ],
)
def test_a_value_is_replaced_in_its_line_and_the_rest_is_kept(texte, chemin, remplace, ligne):
    document, _ = read_yaml(texte.encode(), "x")
    assert correct_ligne(document, chemin, Defaut("x", "x", remplace=remplace)) == ligne
