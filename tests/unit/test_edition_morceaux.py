"""An item more, a field less: the comments and the style of what is beside stay."""

import pytest

from cpts.edition.lignes import RetoucheImpossible
from cpts.edition.morceaux import add_item, remove_champ

FICHIER = """\
structures:
  - id: alpha  # le premier
    nom: Alpha
    # vu sur place
    position: {latitude: 46.05, longitude: 5.05}
    fermetures:
      - {du: 2026-12-24, au: 2027-01-02}  # congés

      # à confirmer
      - du: 2027-05-15
        au: 2027-05-15

    services:
    - vaccination
  - {id: bravo, nom: Bravo, fermetures: [{du: 2026-12-24, au: 2027-01-02}]}
professionnels:
  - id: camille
    exercices:
      - structure: alpha
"""
MAI = {"du": "2027-05-20", "au": "2027-05-21"}


def test_an_item_goes_after_the_last_one_in_the_style_of_the_guide() -> None:
    fait = add_item(FICHIER, "structures", "alpha", ("fermetures",), MAI)
    assert fait == FICHIER.replace(
        "        au: 2027-05-15\n", "        au: 2027-05-15\n      - du: 2027-05-20\n        au: 2027-05-21\n"
    )


def test_the_list_is_made_when_there_is_none() -> None:
    fait = add_item(FICHIER, "professionnels", "camille", ("exercices", 0, "fermetures"), MAI)
    assert fait == FICHIER + "        fermetures:\n          - du: 2027-05-20\n            au: 2027-05-21\n"


@pytest.mark.parametrize("nom", ["position", "fermetures", "services"])
def test_a_field_goes_with_its_lines_and_no_other(nom: str) -> None:
    lignes = {"position": (4, 5), "fermetures": (5, 11), "services": (12, 14)}[nom]
    toutes = FICHIER.splitlines(keepends=True)
    assert remove_champ(FICHIER, "structures", "alpha", (nom,)) == "".join(toutes[: lignes[0]] + toutes[lignes[1] :])


def test_a_field_inside_goes_alone_unless_it_holds_the_dash() -> None:
    texte = FICHIER + "        site: https://a.example/\n"
    assert remove_champ(texte, "professionnels", "camille", ("exercices", 0, "site")) == FICHIER
    with pytest.raises(RetoucheImpossible):
        remove_champ(texte, "professionnels", "camille", ("exercices", 0, "structure"))


def test_line_ends_of_windows_stay() -> None:
    fait = remove_champ(FICHIER.replace("\n", "\r\n"), "structures", "alpha", ("nom",))
    assert fait == FICHIER.replace("    nom: Alpha\n", "").replace("\n", "\r\n")


@pytest.mark.parametrize("nom", ["nom", "absent"])
def test_a_field_that_does_not_stand_alone_is_left(nom: str) -> None:
    with pytest.raises(RetoucheImpossible):
        remove_champ(FICHIER, "structures", "bravo", (nom,))


def test_a_list_on_one_line_is_left() -> None:
    with pytest.raises(RetoucheImpossible):
        add_item(FICHIER, "structures", "bravo", ("fermetures",), MAI)
