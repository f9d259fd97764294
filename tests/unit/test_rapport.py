"""Problems told to a person, a workflow or a tool."""

import json
from dataclasses import replace

from cpts.errors import Gravite, Probleme
from cpts.rapport import capitalize, format_problemes, summarize, write_message

ERREUR = Probleme(
    "data/annuaire.yaml",
    212,
    18,
    "professionnels[claire-martin].profession",
    "valeur-inconnue",
    "« infirmer » est inconnu",
    "",
    "Vouliez-vous dire « infirmier » ?",
)
AVERTISSEMENT = Probleme(
    "data/a,b.yaml", 1, 1, "", "fiche", "la fiche est vieille\nde 100 %", gravite=Gravite.AVERTISSEMENT
)


def test_a_problem_is_two_lines() -> None:
    assert format_problemes([ERREUR], "texte") == (
        "data/annuaire.yaml:212:18 professionnels[claire-martin].profession\n"
        "  « infirmer » est inconnu. Vouliez-vous dire « infirmier » ?"
    )


def test_the_line_to_type_ends_the_message_with_its_spaces_unless_it_is_already_there() -> None:
    corrige = replace(ERREUR, corrige="    profession: infirmier")
    fin = "« infirmier » ? Ligne corrigée : «     profession: infirmier »."
    assert format_problemes([corrige], "texte").splitlines()[1].endswith(fin)
    assert format_problemes([corrige], "github").endswith(fin)
    assert json.loads(format_problemes([corrige], "json"))[0]["message"].endswith(fin)
    dite = replace(corrige, suggestion="Écrivez « profession: infirmier »")
    assert "Ligne corrigée" not in format_problemes([dite], "texte")


def test_an_avertissement_says_so_and_stays_on_its_line() -> None:
    assert format_problemes([AVERTISSEMENT], "texte") == (
        "data/a,b.yaml:1:1\n  (avertissement) La fiche est vieille de 100 %."
    )


def test_sentences_have_their_capital_and_their_point() -> None:
    probleme = Probleme("a", 1, 1, "", "x", "le champ manque", "Un nom", "Par exemple « a: b »")
    assert write_message(probleme) == "Le champ manque. Attendu : un nom. Par exemple « a: b »."


def test_a_template_keeps_its_capitals() -> None:
    assert write_message(Probleme("a", 1, 1, "", "x", "« 0 » n’est pas une date", "AAAA-MM-JJ")) == (
        "« 0 » n’est pas une date. Attendu : AAAA-MM-JJ."
    )


def test_a_problem_never_speaks_to_the_terminal() -> None:
    texte = format_problemes([Probleme("a", 1, 1, "x[\x1b[31m]", "x", "rouge\x1b[31m\u202egauche")], "texte")
    assert "\x1b" not in texte
    assert "\u202e" not in texte


def test_a_problem_never_speaks_to_a_workflow() -> None:
    texte = format_problemes([Probleme("a", 1, 1, "", "x", "::error::a\n::error::b ##[add-mask]c")], "texte")
    assert texte == "a:1:1\n  ::error::a ::error::b # #[add-mask]c."


def test_github_annotations_are_escaped() -> None:
    assert format_problemes([ERREUR, AVERTISSEMENT], "github") == (
        "::error file=data/annuaire.yaml,line=212,col=18,title=professionnels[claire-martin].profession::"
        "« infirmer » est inconnu. Vouliez-vous dire « infirmier » ?\n"
        "::warning file=data/a%2Cb.yaml,line=1,col=1,title=::La fiche est vieille%0Ade 100 %25."
    )


def test_json_has_every_part() -> None:
    (objet,) = json.loads(format_problemes([ERREUR], "json"))
    assert objet == {
        "fichier": "data/annuaire.yaml",
        "ligne": 212,
        "colonne": 18,
        "champ": "professionnels[claire-martin].profession",
        "gravite": "erreur",
        "code": "valeur-inconnue",
        "trouve": "« infirmer » est inconnu",
        "attendu": "",
        "suggestion": "Vouliez-vous dire « infirmier » ?",
        "message": "« infirmer » est inconnu. Vouliez-vous dire « infirmier » ?",
    }


def test_nothing_to_say() -> None:
    assert format_problemes([], "texte") == ""
    assert format_problemes([], "github") == ""
    assert format_problemes([], "json") == "[]"


def test_problems_are_counted() -> None:
    assert summarize([ERREUR, ERREUR, AVERTISSEMENT]) == "2 erreurs, 1 avertissement"
    assert summarize([]) == "0 erreur, 0 avertissement"
    assert capitalize("été") == "Été"
