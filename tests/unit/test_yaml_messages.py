"""Wording of the refusals (`yaml_messages`) and explanation of syntax errors (`yaml_syntaxe`)."""

import re

import pytest

from cpts import yaml_messages
from cpts.yaml_messages import CODES, describe, name_caractere, quote_yaml
from cpts.yaml_source import read_yaml

FAITS = dict.fromkeys(
    [
        "taille",
        "maximum",
        "octet",
        "lecture",
        "nom",
        "marqueur",
        "forme",
        "cle",
        "premiere",
        "seconde",
        "cle_nue",
        "cles",
        "reste",
        "valeur",
        "ecrivez",
        "commentaire",
        "corrige",
        "autres",
        "signe",
        "fermant",
        "retrait",
        "voulu",
    ],
    7,
)
SYNTAXES = {
    "a tab at the start of a line": ("a:\n\tb: c\n", 2, 1, "tabulation", "Remplacez chaque tabulation"),
    "several lines with tabs are all named": ("a:\n\tb: c\n\td: e\n", 2, 1, "tabulation", "comme aux lignes 3."),
    "a tab under a text": ("a:\n  - id: x\n\tnom: y\n", 3, 1, "tabulation", "Des espaces"),
    "no space after a colon": (
        "nom: x\nprenom:Claire\nrue: y\n",
        2,
        7,
        "espace-apres-deux-points",
        "Écrivez « prenom: Claire ».",
    ),
    "no space after the first colon of the file": (
        "nom:Martin\nprenom: x\n",
        1,
        4,
        "espace-apres-deux-points",
        "Écrivez « nom: Martin ».",
    ),
    "a file that is one such line": ("nom:Martin\n", 1, 4, "espace-apres-deux-points", "Écrivez « nom: Martin »."),
    "no space after a colon, before an address": (
        "nom: x\nsite:https://a.example/\nb: c\n",
        2,
        5,
        "espace-apres-deux-points",
        "Écrivez « site: https://a.example/ ».",
    ),
    "a no-break space after a colon": (
        "a: x\nnom:\u00a0Martin\nb: c\n",
        2,
        5,
        "espace-insecable",
        "Écrivez « nom: Martin ».",
    ),
    "a quote open until the end of the file": (
        'nom: "Martin\nprenom: x\n',
        1,
        6,
        "guillemet-ouvert",
        'Écrivez « nom: "Martin" ».',
    ),
    "a quote open until the next quote": (
        'nom: "Martin\nprenom: "Claire"\nb: c\n',
        1,
        6,
        "guillemet-ouvert",
        'Écrivez « nom: "Martin" ».',
    ),
    # The next quote closes it and the rest is a comment: the parser sees nothing wrong.
    "a quote open until the next quote, before a colour": (
        'a: x\nnom: "Martin\ncouleur: "#0b5c6b"\nb: c\n',
        2,
        6,
        "guillemet-ouvert",
        'Écrivez « nom: "Martin" ».',
    ),
    "an apostrophe open until the next one, before a colour": (
        "a:\n  nom: 'Martin\ncouleurs:\n  primaire: '#0b5c6b'\n  accent: '#c06'\n",
        2,
        8,
        "guillemet-ouvert",
        'Écrivez « nom: "Martin" ».',
    ),
    "a quote open far above the end": (
        'nom: "Martin\n' + "a: b\n" * 200,
        1,
        6,
        "guillemet-ouvert",
        'Écrivez « nom: "Martin" ».',
    ),
    "a colon in an unquoted text": (
        "titre: Octobre rose : en parler\nb: c\n",
        1,
        8,
        "deux-points-dans-valeur",
        'Écrivez « titre: "Octobre rose : en parler" ».',
    ),
    "a colon in a text with quotes inside": (
        'titre: Le "rose" : en parler\n',
        1,
        8,
        "deux-points-dans-valeur",
        "Écrivez « titre: 'Le \"rose\" : en parler' ».",
    ),
    "a line too far to the right": ("a:\n  - id: x\n      nom: y\n", 3, 7, "decalage", "décalée de 6 espaces, ce qui"),
    "a line too far to the left": ("a:\n  - id: x\n   nom: y\n", 3, 4, "decalage", "décalez-la de 4 espaces."),
    "no dash before the second item": (
        "a:\n  - id: x\n    nom: y\n  id: z\n    nom: u\n",
        4,
        3,
        "tiret-manquant",
        "Écrivez « - id: z ».",
    ),
    "a dash among fields": ("a: x\n- b\n", 2, 1, "decalage-incoherent", "tirets et champs mêlés"),
    "a dash that touches the text": (
        "a:\n  - id: x\n    nom: y\n  -id: z\n",
        4,
        3,
        "tiret-colle",
        "Écrivez « - id: z ».",
    ),
    "an open bracket": ("langues: [fr, nl\nb: c\n", 1, 10, "crochet-ouvert", "Écrivez « langues: [fr, nl] »."),
    "an open bracket over several lines": (
        "langues: [fr,\n  nl\nb: c\n",
        1,
        10,
        "crochet-ouvert",
        "« ] » pour le fermer",
    ),
    "an open bracket before a list": (
        "a:\n  - b: x\n    c: [\nd:\n  - b: y\n",
        3,
        8,
        "crochet-ouvert",
        "Écrivez « c: [] ».",
    ),
    "an open brace": ("a: {x: 1\nb: c\n", 1, 4, "crochet-ouvert", "Écrivez « a: {x: 1} »."),
    "one bracket too many": ("a: [fr, nl]]\nb: c\n", 1, 12, "texte-apres-crochet", "Rien après « ] »."),
    "text after a closing quote": (
        'a: "Martin" Claire\nb: c\n',
        1,
        12,
        "texte-apres-guillemet",
        "Écrivez « a: '\"Martin\" Claire' ».",
    ),
    "an apostrophe between single quotes": (
        "a: 'L'espace santé'\nb: c\n",
        1,
        7,
        "texte-apres-guillemet",
        'Écrivez « a: "L\'espace santé" ».',
    ),
    "a value that starts with @": ("a: @x\n", 1, 4, "caractere-special", 'Écrivez « a: "@x" ».'),
    "a value that starts with a backquote": ("a: `x\n", 1, 4, "caractere-special", 'Écrivez « a: "`x" ».'),
    "a value that starts with %": ("a: %x\n", 1, 4, "caractere-special", 'Écrivez « a: "%x" ».'),
    "a value that starts with *": ("a: *imp*\n", 1, 4, "caractere-special", 'Écrivez « a: "*imp*" ».'),
    "an item that starts with @": ("a:\n  - @x\n", 2, 5, "caractere-special", 'Écrivez « - "@x" ».'),
    "a value that starts with >": ("a: > 5 ans\n", 1, 4, "caractere-special", 'Écrivez « a: "> 5 ans" ».'),
    "a value that starts with a dash": ("a: - 5\n", 1, 4, "caractere-special", 'Écrivez « a: "- 5" ».'),
    "a quote before a field name": ("a: b\n'nom: c\nd: e\n", 2, 1, "guillemet-ouvert", "Écrivez « nom: c »."),
    "a brace closed by a bracket": ("a: {b: c]\n", 1, 4, "crochet-ouvert", "« } » pour le fermer."),
    "no field name": ("a: 1\n: 3\n", 2, 1, "cle-vide", "Il n'y a pas de nom de champ"),
    "a key of more than a thousand characters": (
        "a: b\n" + "k" * 1100 + ": c\n",
        2,
        1,
        "deux-points-manquants",
        "ni un champ",
    ),
    "a mistake that is not known": ("a: b\n}\n", 2, 1, "syntaxe", "La lecture s'arrête ici"),
    "no colon": ("a: 1\nnom Martin\nb: x\n", 2, 1, "deux-points-manquants", "Écrivez « nom: Martin »."),
    "no colon on the first line": ("nom Martin\nb: x\n", 1, 1, "deux-points-manquants", "Écrivez « nom: Martin »."),
    "an unknown directive": ("%FOO\na: b\n", 1, 1, "directive", "Supprimez la ligne."),
    "an escape that does not exist": ('a: "\\d"\n', 1, 5, "echappement", "Écrivez « a: '\\d' »."),
}


@pytest.mark.parametrize(("texte", "ligne", "colonne", "code", "extrait"), SYNTAXES.values(), ids=SYNTAXES)
def test_a_syntax_error_says_what_to_type(texte, ligne, colonne, code, extrait):
    document, problemes = read_yaml(texte.encode(), "f.yaml")
    assert document is None
    assert [(p.ligne, p.colonne, p.code) for p in problemes] == [(ligne, colonne, code)]
    assert extrait in problemes[0].message


def test_the_problems_above_a_syntax_error_are_told_too():
    _, problemes = read_yaml(b"a: 1\na: 2\nb: @x\n", "f.yaml")
    assert [(p.ligne, p.code) for p in problemes] == [(2, "cle-en-double"), (3, "caractere-special")]


@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_french_sentences_without_final_point(code):
    constat = describe(code, 1, 1, **FAITS)
    assert constat.trouve[0].isupper() or constat.trouve[0] in "«7"
    assert not any(phrase.endswith(".") for phrase in constat[3:])


def test_every_fact_of_the_table_is_known_to_this_test():
    noms = {nom for textes in yaml_messages._TEXTES.values() for nom in re.findall(r"(?<!\{)\{(\w+)", "".join(textes))}
    assert noms == set(FAITS)


@pytest.mark.parametrize(
    ("valeur", "cite"), [("a : b", '"a : b"'), ('le "a"', "'le \"a\"'"), ('l\'"a"', "'l''\"a\"'"), ("a\\b", "'a\\b'")]
)
def test_a_quoted_value_reads_back_as_itself(valeur, cite):
    assert quote_yaml(valeur) == cite
    document, _ = read_yaml(f"a: {cite}".encode(), "f.yaml")
    assert document.racine["a"] == valeur


def test_a_character_is_named_by_number_and_by_name_when_it_has_one():
    assert name_caractere("\u200b") == "U+200B (ZERO WIDTH SPACE)"
    assert name_caractere("\x08") == "U+0008"
