"""A change in a YAML file touches its own lines: comments, blank lines and the other entries stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpts.edition.fichier import write_fichiers
from cpts.edition.lignes import Bloc, RetoucheImpossible
from cpts.edition.retouche import (
    add_entree,
    add_entrees,
    find_entree,
    list_blocs,
    remove_entree,
    replace_entree,
    set_champ,
)
from cpts.errors import BuildError
from cpts.yaml_source import read_yaml
from tests.construction import RACINE

FICHIER = """\
# Lieux de Rivebourg

structures:
  # Ouvre bientôt
  - id: alpha
    nom: Alpha  # nom d’usage
    telephone: 03 53 01 00 10
    horaires:
      lundi: 9h-12h  # sauf août

    # relu par Léa
    verifie_le: 2026-10-02
  - {id: bravo, nom: Bravo}

# Les personnes
professionnels:
- id: camille
  exercices:
  - structure: alpha
    telephone: 03 53 01 00 11
  langues: [fr,
    en]
# fin
"""


def change(ancien: str, nouveau: str) -> str:
    """FICHIER where `ancien`, written once, is `nouveau`."""
    assert FICHIER.count(ancien) == 1
    return FICHIER.replace(ancien, nouveau)


def test_several_entries_are_added_at_once_as_one_after_the_other() -> None:
    entrees = [{"id": "charlie", "nom": "Charlie"}, {"id": "delta", "nom": "Delta : lieu"}]
    un_a_un = add_entree(add_entree(FICHIER, "structures", entrees[0]), "structures", entrees[1])
    assert add_entrees(FICHIER, "structures", entrees) == un_a_un
    assert add_entrees("structures: []\n", "structures", entrees).splitlines() == [
        "structures:",
        "  - id: charlie",
        "    nom: Charlie",
        "",
        "  - id: delta",
        '    nom: "Delta : lieu"',
    ]


def test_an_entry_is_found_with_the_comments_above_it() -> None:
    assert find_entree(FICHIER, "structures", "alpha") == Bloc(debut=4, fin=12, commentaires=3)
    assert find_entree(FICHIER, "professionnels", "camille") == Bloc(debut=16, fin=22, commentaires=16)
    assert find_entree(FICHIER, "structures", "zoulou") is None


@pytest.mark.parametrize(
    ("liste", "ident", "champ", "valeur", "attendu"),
    [
        ("structures", "alpha", "nom", "Alfa : le centre", ("nom: Alpha  #", 'nom: "Alfa : le centre"  #')),
        ("structures", "alpha", "verifie_le", "2026-11-20", ("2026-10-02", "2026-11-20")),
        ("structures", "alpha", ("horaires", "lundi"), "10h-12h", ("lundi: 9h-12h", "lundi: 10h-12h")),
        ("structures", "alpha", "courriel", "a@example.org", ("00 10\n", "00 10\n    courriel: a@example.org\n")),
        (
            "structures",
            "alpha",
            "position",
            {"latitude": 46.05, "longitude": 5.05},
            ("Alpha  # nom d’usage\n", "Alpha  # nom d’usage\n    position: {latitude: 46.05, longitude: 5.05}\n"),
        ),
        (
            "structures",
            "alpha",
            "horaires",
            {"mardi": "9h-12h"},
            ("      lundi: 9h-12h  # sauf août\n", "      mardi: 9h-12h\n"),
        ),
        (
            "structures",
            "bravo",
            "type",
            "pharmacie",
            ("{id: bravo, nom: Bravo}", "id: bravo\n    nom: Bravo\n    type: pharmacie"),
        ),
        ("professionnels", "camille", "id", "camille-b", ("- id: camille\n", "- id: camille-b\n")),
        ("professionnels", "camille", "langues", ["fr"], ("[fr,\n    en]", "[fr]")),
        (
            "professionnels",
            "camille",
            ("exercices", 0, "site"),
            "https://a.example/",
            ("00 11\n", "00 11\n    site: https://a.example/\n"),
        ),
        (
            "professionnels",
            "camille",
            ("exercices", 0, "structure"),
            "bravo",
            ("- structure: alpha", "- structure: bravo"),
        ),
    ],
)
def test_one_field_changes_and_nothing_else(liste, ident, champ, valeur, attendu) -> None:
    assert set_champ(FICHIER, liste, ident, champ, valeur) == change(*attendu)


def test_a_file_of_windows_keeps_its_line_ends() -> None:
    fait = set_champ(FICHIER.replace("\n", "\r\n"), "structures", "alpha", "verifie_le", "2026-11-20")
    assert fait == change("2026-10-02", "2026-11-20").replace("\n", "\r\n")


def test_an_entry_is_added_at_the_end_of_its_list() -> None:
    nouvelle = {"id": "delta", "nom": "Delta"}
    assert add_entree(FICHIER, "structures", nouvelle) == change(
        "  - {id: bravo, nom: Bravo}\n", "  - {id: bravo, nom: Bravo}\n\n  - id: delta\n    nom: Delta\n"
    )
    assert add_entree("# vide\nstructures: []\n", "structures", nouvelle) == (
        "# vide\nstructures:\n  - id: delta\n    nom: Delta\n"
    )
    assert add_entree("", "structures", nouvelle) == "structures:\n  - id: delta\n    nom: Delta\n"
    assert add_entree("actions: []\n", "structures", nouvelle) == (
        "actions: []\n\nstructures:\n  - id: delta\n    nom: Delta\n"
    )


def test_an_entry_is_replaced_or_removed() -> None:
    debut, fin = FICHIER.index("  - id: alpha"), FICHIER.index("  - {id: bravo")
    remplace = replace_entree(FICHIER, "structures", "alpha", {"id": "alpha", "nom": "Autre"})
    assert remplace == FICHIER[:debut] + "  - id: alpha\n    nom: Autre\n" + FICHIER[fin:]
    retire = remove_entree(FICHIER, "structures", "alpha")
    assert retire == FICHIER.replace("  # Ouvre bientôt\n", "").replace(FICHIER[debut:fin], "")
    vide = remove_entree(remove_entree(FICHIER, "structures", "alpha"), "structures", "bravo")
    assert vide.startswith("# Lieux de Rivebourg\n\nstructures: []\n# Les personnes\n")


@pytest.mark.parametrize(
    ("texte", "raison"),
    [
        ("structures: [{id: a, nom: A}]\n", "un tiret par ligne"),
        ("structures:\n\t- id: a\n", "ligne 2"),
        ("structures:\n  - id: b\n", "n’est pas dans la liste"),
    ],
)
def test_what_cannot_be_changed_line_by_line_is_told(texte: str, raison: str) -> None:
    with pytest.raises(RetoucheImpossible, match=raison):
        remove_entree(texte, "structures", "a")


@given(st.data())
def test_any_field_of_the_demonstration_can_be_changed_alone(data) -> None:
    chemin = data.draw(st.sampled_from(sorted((RACINE / "data" / "annuaire").glob("*.yaml"))))
    texte = chemin.read_text(encoding="utf-8")
    racine = read_yaml(texte.encode(), "x")[0].racine
    liste = data.draw(st.sampled_from(sorted(racine)))
    entree = data.draw(st.sampled_from(racine[liste]))
    champ = data.draw(st.sampled_from(sorted(entree)).filter(lambda nom: nom != "id") | st.just("nouveau_champ"))
    valeur = data.draw(st.sampled_from(["Salle : #2", "non", "0353010010", "L’une\nL’autre"]))
    fait = set_champ(texte, liste, entree["id"], champ, valeur)
    lignes, faites = texte.split("\n"), set(fait.split("\n"))
    bloc = find_entree(texte, liste, entree["id"])
    assert [
        ligne for rang, ligne in enumerate(lignes) if ligne not in faites and not bloc.debut <= rang < bloc.fin
    ] == []


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("ancien\n")
    (tmp_path / "b.yaml").mkdir()
    with pytest.raises(BuildError, match="Impossible d’écrire"):
        write_fichiers(
            {tmp_path / "a.yaml": "neuf\n", tmp_path / "b.yaml" / "c" / "d.yaml": "x", tmp_path / "a.yaml" / "e": ""}
        )
    assert (tmp_path / "a.yaml").read_text() == "ancien\n"
    write_fichiers({tmp_path / "a.yaml": "neuf\n", tmp_path / "annuaire" / "f.yaml": "é\n"})
    assert (tmp_path / "a.yaml").read_text() == "neuf\n"
    assert (tmp_path / "annuaire" / "f.yaml").read_bytes() == "é\n".encode()
    assert not list(tmp_path.rglob(".*"))


def test_all_the_entries_of_a_list_are_found_in_one_reading() -> None:
    texte = "structures:\n  # A\n  - id: a\n    nom: A\n\n  # B\n  - nom: B\n"
    assert list_blocs(texte, "structures") == [Bloc(2, 4, 1), Bloc(6, 7, 5)]
    assert list_blocs(texte, "professionnels") == []


def test_a_new_field_inside_an_entry_can_follow_the_one_it_goes_with() -> None:
    texte = "evenements:\n  - id: a\n    lieu:\n      nom: A\n      adresse:\n        voie: B\n      acces: C\n"
    apres = set_champ(texte, "evenements", "a", ("lieu", "position"), {"latitude": 46.5}, apres="adresse")
    assert apres == texte.replace("voie: B\n", "voie: B\n      position: {latitude: 46.5}\n")
    fin = set_champ(texte, "evenements", "a", ("lieu", "position"), {"latitude": 46.5}, apres="absent")
    assert fin == texte + "      position: {latitude: 46.5}\n"
