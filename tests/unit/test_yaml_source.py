import gc

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cpts import yaml_lecteur
from cpts.errors import Gravite
from cpts.yaml_source import Carte, Document, Liste, describe_champ, read_yaml

ANNUAIRE = """\
# Annuaire
professionnels:
  - id: claire-martin
    nom: Martin
    langues: [fr, nl]
    position: {latitude: 50.8, longitude: 2.4}
    telephone:
"""


def read(texte, **limites):
    return read_yaml(texte if isinstance(texte, bytes) else texte.encode(), "f.yaml", **limites)


def read_places(texte, **limites):
    return [(p.ligne, p.colonne, p.code) for p in read(texte, **limites)[1]]


def read_racine(texte):
    document, problemes = read(texte)
    assert problemes == []
    return document.racine


# What is read


@pytest.mark.parametrize(
    "valeur",
    [
        "01330",
        "0561234567",
        "+33612345678",
        "12:30",
        "08:30",
        "yes",
        "on",
        "true",
        "True",
        ".nan",
        ".inf",
        "1e400",
        "1_000",
        "2026-02-30",
        "0",
        "31000",
        "0x1F",
        "=",
    ],
)
def test_a_scalar_stays_the_text_that_was_written(valeur):
    assert read_racine(f"a: {valeur}\nb: [{valeur}]\n") == {"a": valeur, "b": [valeur]}


def test_the_tree_is_made_of_cartes_and_listes_in_file_order():
    racine = read_racine("b: [x, {c: d}]\na: e\n")
    assert racine == {"b": ["x", {"c": "d"}], "a": "e"}
    assert list(racine) == ["b", "a"]
    assert [type(noeud) for noeud in (racine, racine["b"], racine["b"][1])] == [Carte, Liste, Carte]


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("a:\n", None),
        ('a: ""\n', ""),
        ('a: "~"\n', "~"),
        ("a: 'null'\n", "null"),
        ("a: |\n  x #2\n  y\n", "x #2\ny\n"),
        ("a: >\n  x\n  y\n", "x y\n"),
        ("a: x\n  y\n", "x y"),
        ("a: []\n", []),
        ("a: {}\n", {}),
        ("a: x # commentaire\n", "x"),
        ('a: "x #2"\n', "x #2"),
        ("a: x#2\n", "x#2"),
        ("a: # commentaire\n", None),
        ("---\na: x\n", "x"),
        ("a: x\r\nb: y\r\n", "x"),
        ("\ufeffa: x\n", "x"),
        ("a: e\u0301\n", "é"),
        ('a: "e\\u0301"\n', "é"),
        ("a: 👩\u200d⚕\ufe0f\n", "👩\u200d⚕\ufe0f"),
        ("a: https://x.example/#haut\n", "https://x.example/#haut"),
    ],
)
def test_what_a_volunteer_may_write_is_read_without_a_word(texte, valeur):
    assert read_racine(texte)["a"] == valeur


def test_keys_are_text_in_nfc_too():
    assert read_racine("on: a\njours fe\u0301rie\u0301s: b\n") == {"on": "a", "jours fériés": "b"}


# Positions


@pytest.mark.parametrize(
    ("chemin", "valeur", "cle"),
    [
        ((), (2, 1), (2, 1)),
        (("professionnels",), (3, 3), (2, 1)),
        (("professionnels", 0), (3, 5), (3, 5)),
        (("professionnels", 0, "nom"), (4, 10), (4, 5)),
        (("professionnels", 0, "langues", 1), (5, 19), (5, 19)),
        (("professionnels", 0, "position", "longitude"), (6, 43), (6, 32)),
        (("professionnels", 0, "telephone"), (7, 15), (7, 5)),
    ],
)
def test_a_position_is_that_of_the_value_or_of_its_key(chemin, valeur, cle):
    document, _ = read(ANNUAIRE)
    assert document.position(chemin) == valeur
    assert document.position(chemin, cle=True) == cle


@pytest.mark.parametrize(
    ("chemin", "place"),
    [
        (("structures",), (2, 1)),
        (("professionnels", 3), (2, 1)),
        (("professionnels", -1), (2, 1)),
        (("professionnels", 0, "prenom"), (3, 5)),
        (("professionnels", 0, "position", "altitude"), (6, 5)),
        (("professionnels", 0, "nom", "mot", 2), (4, 5)),
        (("professionnels", "nom"), (2, 1)),
    ],
)
def test_a_path_beyond_the_tree_gets_its_deepest_ancestor(chemin, place):
    assert read(ANNUAIRE)[0].position(chemin) == place


def test_positions_skip_what_is_left_out_of_the_tree():
    document, _ = read("a: 1\na: 2\nb: ~\nc: 3\nd: [~, 4]\n")
    assert document.racine == {"a": "1", "c": "3", "d": ["4"]}
    assert document.position(["c"], cle=True) == (4, 1)
    assert document.position(["d", 0]) == (5, 8)


def test_a_field_is_named_by_ids_else_by_ranks_from_one():
    racine = read(ANNUAIRE)[0].racine
    assert describe_champ(racine, ["professionnels", 0, "langues", 1]) == "professionnels[claire-martin].langues[2]"
    assert describe_champ(racine, ["professionnels", 5, "nom"]) == "professionnels[6].nom"
    assert describe_champ(racine, ["inconnu", "x"]) == "inconnu.x"


# What is refused

REFUS = {
    "a large file, before it is read": ("a: " + "x" * 98, [(1, 1, "fichier-trop-gros")]),
    "bytes that are not UTF-8": (b"a: b\nnom: H\xe9l\xe8ne\n", [(2, 7, "pas-utf8")]),
    "UTF-16 with a mark": ("a: b".encode("utf-16"), [(1, 1, "utf16")]),
    "UTF-16 without a mark": ("a: b".encode("utf-16-le"), [(1, 1, "utf16")]),
    "an empty file": ("", [(1, 1, "fichier-vide")]),
    "comments only": ("# rien\n\n", [(1, 1, "fichier-vide")]),
    "a document start alone": ("---\n", [(1, 1, "fichier-vide")]),
    "a list at the root": ("\n- a\n", [(2, 1, "forme-attendue")]),
    "a text at the root": ("bonjour\n", [(1, 1, "forme-attendue")]),
    "two documents": ("a: 1\n---\nb: 2\n", [(2, 1, "plusieurs-documents")]),
    "nine levels": ("a: [[[[[[[[x]]]]]]]]", [(1, 11, "trop-profond")]),
    "a git conflict": (
        "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: @3\n>>>>>>> x\nc: @\n<<<<<<< HEAD\n", [
            (2, 1, "conflit-git"), (8, 1, "conflit-git"),
        ],
    ),
    "what is left of a git conflict": ("a: 1\n=======\nb: 2\n", [(2, 1, "conflit-git")]),
    "a hundred thousand brackets": ("[" * 100_000, [(1, 9, "trop-profond")]),
}  # fmt: skip


@pytest.mark.parametrize(("texte", "places"), REFUS.values(), ids=REFUS)
def test_nothing_is_read_from(texte, places):
    document, problemes = read(texte, taille_max=100 if places[0][2] == "fichier-trop-gros" else 2**20)
    assert document is None
    assert [(p.ligne, p.colonne, p.code) for p in problemes] == places
    assert all(p.est_erreur and p.fichier == "f.yaml" for p in problemes)


ERREURS = {
    "a duplicate key": ("a: 1\nb: 2\na: 3\n", [(3, 1, "cle-en-double")], {"a": "1", "b": "2"}),
    "every duplicate key": ("a: 1\na: 2\na: {b: c}\n", [(2, 1, "cle-en-double"), (3, 1, "cle-en-double")], {"a": "1"}),
    "the same key in another normal form": ("é: 1\ne\u0301: 2\n", [(2, 1, "cle-en-double")], {"é": "1"}),
    "two ids for want of a dash": (
        "s:\n  - id: a\n    id: b\n", [(3, 5, "tiret-oublie")], {"s": [{"id": "a"}]}
    ),
    "every way to write null": (
        "a: ~\nb: null\nc: Null\nd: NULL\n", [(n, 4, "valeur-nulle") for n in (1, 2, 3, 4)], {}
    ),
    "an anchor and its alias": ("a: &x 1\nb: *x\nc: 2\n", [(1, 4, "ancre"), (2, 4, "alias")], {"a": "1", "c": "2"}),
    "an anchor on a list that holds itself": ("a: &a [*a]\n", [(1, 4, "ancre"), (1, 8, "alias")], {"a": []}),
    "an alias as a key": ("a: {*x : 1, b: 2}\n", [(1, 5, "alias")], {"a": {"b": "2"}}),
    "a tag": ("a: !!python/object:os.system x\n", [(1, 4, "etiquette")], {"a": "x"}),
    "a tag alone": ("a: !important\nb: 1\n", [(1, 4, "etiquette")], {"b": "1"}),
    "a tag on a mapping": ("a: !x {b: c}\n", [(1, 4, "etiquette")], {"a": {"b": "c"}}),
    "a merge key": ("a: {<<: {b: c}}\n", [(1, 5, "cle-fusion")], {"a": {}}),
    "a directive": ("%YAML 1.1\n---\na: 1\n", [(1, 1, "directive")], {"a": "1"}),
    "an empty key": ('"": 1\n~: 2\n?\n: 3\n', [(1, 1, "cle-vide"), (2, 1, "cle-vide"), (3, 2, "cle-vide")], {}),
    "a list as a key": ("[a, b]: c\nd: e\n", [(1, 1, "cle-composee")], {"d": "e"}),
    "a dash that touches a key": ("s:\n  -id: a\n", [(2, 3, "cle-tiret-colle")], {"s": {}}),
    "a no-break space in a key": ("a: b\n\u00a0c: d\n", [(2, 1, "cle-espace-insecable")], {"a": "b", "c": "d"}),
    "a comma between braces": (
        "adresse: {voie: 12, rue Haute}\n", [(1, 21, "virgule")], {"adresse": {"voie": "12"}}
    ),
    "a forbidden character, once a line": (
        "a: x\u200by\u200bz\nb: \u202ex\n", [(1, 5, "caractere-interdit"), (2, 4, "caractere-interdit")],
        {"a": "xyz", "b": "x"},
    ),
    "a forbidden character hidden in an escape": (
        'a: "\\u200b"\n', [(1, 4, "caractere-interdit")], {"a": "\u200b"}
    ),
    "a second byte-order mark": ("\ufeffa: b\n\ufeffc: d\n", [(2, 1, "caractere-interdit")], {"a": "b", "c": "d"}),
}  # fmt: skip


@pytest.mark.parametrize(("texte", "places", "racine"), ERREURS.values(), ids=ERREURS)
def test_the_rest_of_the_file_is_read_in_spite_of(texte, places, racine):
    document, problemes = read(texte)
    assert [(p.ligne, p.colonne, p.code) for p in problemes] == places
    assert all(p.est_erreur for p in problemes)
    assert document.racine == racine


@pytest.mark.parametrize(
    "caractere",
    list(
        "\x00\x08\x0b\x0c\x1b\x7f\x85\x9f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069"
        "\ue000\ufdd0\ufeff\ufffd\ufffe\uffff\U0001fffe\U000e0001\U000e0041\U000f0000\U0010ffff"
    ),
    ids=lambda c: f"U+{ord(c):04X}",
)
def test_a_forbidden_character_is_refused_where_it_is(caractere):
    assert (2, 5, "caractere-interdit") in read_places(f"a: b\nc: x{caractere}y\n")


@pytest.mark.parametrize(
    ("texte", "extrait"),
    [
        (b"nom: H\xe9l\xe8ne\n", "« nom: Hélène » en Windows-1252. Un fichier de texte en UTF-8."),
        (b"nom: \x81\n", "L'octet 0x81 de cette ligne n'est pas de l'UTF-8. Un fichier"),
        ("a: x\u200b\n", "U+200B (ZERO WIDTH SPACE)"),
        (
            "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
            "conflit git n'est pas résolu : marques aux lignes 2, 4, 6.",
        ),
        ("a: 1\nb: 2\na: 3\n", "« a » est écrit deux fois : lignes 1 et 3. Chaque champ"),
        ("s:\n  - id: a\n    id: b\n", "Si la ligne 3 commence une nouvelle fiche"),
        ("a: ~\n", "« ~ » veut dire « rien » en YAML. Une valeur, ou pas de champ du tout"),
        ("a: &Co x\n", "« &Co » est une ancre YAML. Le texte écrit en entier à chaque endroit."),
        ("a: *x\n", 'écrivez « a: "*x" ».'),
        ("a: !x y\n", 'écrivez « a: "!x y" ».'),
        ("adresse: {voie: 12, rue Haute}\n", "« rue Haute » devient un champ sans valeur à cause de la virgule"),
        ("- a\n", "Le fichier contient une liste. Des champs au début des lignes, par exemple « structures: »"),
        ("s:\n  -id: a\n", "Écrivez « - id: … »."),
    ],
)  # fmt: skip
def test_the_message_says_what_was_found_and_what_to_do(texte, extrait):
    assert extrait in read(texte)[1][0].message


def test_the_field_of_a_problem_is_its_path():
    _, problemes = read(ANNUAIRE + "    exercices:\n      - horaires: {lundi: ~, mardi: [x, ~]}\n")
    assert [p.champ for p in problemes] == [
        "professionnels[claire-martin].exercices[1].horaires.lundi",
        "professionnels[claire-martin].exercices[1].horaires.mardi[2]",
    ]


def test_a_file_of_problems_is_told_up_to_a_limit():
    document, problemes = read("a: 1\n" * 500)
    assert document is None
    assert len(problemes) == 200
    assert {p.code for p in problemes} == {"cle-en-double", "trop-de-problemes"}


# Comments that cut a text


@pytest.mark.parametrize(
    ("texte", "place", "corrige"),
    [
        ("a: 12 rue X #2\n", (1, 13), '« a: "12 rue X #2" »'),
        ("a: 12 rue X  #2 bis\n", (1, 14), '« a: "12 rue X #2 bis" »'),
        ("b:\n  - x\t#2\n", (2, 7), '« - "x #2" »'),
        ("a: x\n  y #2\n", (2, 5), '« "x y #2" »'),
    ],
)
def test_a_hash_that_touches_a_word_after_a_text_is_an_avertissement(texte, place, corrige):
    document, [probleme] = read(texte)
    assert isinstance(document, Document)
    assert (probleme.ligne, probleme.colonne) == place
    assert (probleme.code, probleme.gravite) == ("commentaire-colle", Gravite.AVERTISSEMENT)
    assert "commentaire ?" in probleme.message
    assert f"Écrivez {corrige}." in probleme.message


@pytest.mark.parametrize(
    "texte",
    [
        "a: x # 2\n", "a: x #\n", 'a: "x #2"\n', "a: 'x #2'\n", "a: |\n  x #2\n", "# a: x #2\na: b\n",
        "a: #2\n  - b\n", 'a: "x" #2\n', "a: [x] #2\n", "a: x # y #2\n", "a: x ##\n",
    ],
)  # fmt: skip
def test_a_hash_that_cuts_no_text_is_not_worth_a_word(texte):
    assert [p for p in read(texte)[1] if "##" not in texte] == []


# The machinery


@given(st.text() | st.text(alphabet=" \t\n-:#'\"[]{},&*!|>%@`?~ab\u00a0\u200b\\"))
def test_any_text_gives_a_document_or_erreurs(texte):
    document, problemes = read(texte.encode("utf-8", "replace"))
    assert (document is not None) or any(p.est_erreur for p in problemes)
    lignes = texte.count("\n") + texte.count("\r") + 1
    assert all(1 <= p.ligne <= lignes + 1 and p.colonne >= 1 for p in problemes)


@given(st.binary())
def test_any_bytes_give_a_document_or_erreurs(octets):
    document, problemes = read(octets)
    assert (document is not None) or any(p.est_erreur for p in problemes)


@given(st.dictionaries(st.text("abé", min_size=1), st.lists(st.text("abé: #'\"\n", min_size=1)), min_size=1))
def test_what_a_yaml_writer_writes_is_read_back(donnees):
    texte = yaml.safe_dump(donnees, allow_unicode=True, default_style='"')
    assert read(texte)[0].racine == donnees


@pytest.mark.parametrize("texte", [*(t for t, *_ in ERREURS.values()), ANNUAIRE, "a: 12 rue X #2\n"])
def test_the_slow_parser_tells_the_same(texte, monkeypatch):
    rapide = read(texte)
    monkeypatch.setattr(yaml_lecteur, "_Analyseur", yaml.SafeLoader)
    lent = read(texte)
    assert [p.code for p in rapide[1]] == [p.code for p in lent[1]]
    assert (rapide[0] and rapide[0].racine) == (lent[0] and lent[0].racine)


def test_the_garbage_collector_is_left_as_it_was_found():
    assert gc.isenabled()
    read("a: @")
    assert gc.isenabled()
    gc.disable()
    try:
        read("a: b")
        assert not gc.isenabled()
    finally:
        gc.enable()
