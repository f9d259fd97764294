"""Who reviews what: a file that GitHub reads, with the names given or none at all."""

import re

import pytest

from cpts.depot.moteur import is_du_moteur, list_moteur
from cpts.depot.relecteurs import CHEMIN, read_relecteurs, write_codeowners
from cpts.errors import BuildError
from tests.construction import RACINE


def list_regles(texte: str) -> list[str]:
    """The lines that GitHub follows."""
    return [ligne for ligne in texte.splitlines() if ligne and not ligne.startswith("#")]


def test_the_names_given_review_everything() -> None:
    comptes = read_relecteurs("@camille, @exemple/donnees")
    assert comptes == ("@camille", "@exemple/donnees")
    assert list_regles(write_codeowners(comptes)) == [
        "* @camille @exemple/donnees",
        "/data/ @camille @exemple/donnees",
        "/docs/ @camille @exemple/donnees",
    ]


def test_without_a_name_nothing_is_followed_and_the_file_says_how_to_fill_it() -> None:
    texte = write_codeowners(read_relecteurs(""))
    assert list_regles(texte) == []
    assert "Personne n’est encore nommé" in texte
    assert "\n# * @organisation/depot\n" in texte
    assert "\n# /data/ @organisation/donnees\n" in texte
    assert "@*@" not in texte


@pytest.mark.parametrize("compte", ["camille", "@", "@-x", "@a--b", "@a/b/c", "camille@example.org", "@é", "@x\n* @y;"])
def test_what_is_not_an_account_is_refused(compte: str) -> None:
    with pytest.raises(BuildError, match=r"--relecteurs : .* n’est pas un compte GitHub"):
        read_relecteurs(compte)


def test_the_file_belongs_to_the_cpts_and_is_neither_delivered_nor_upgraded() -> None:
    assert not is_du_moteur(CHEMIN)
    assert CHEMIN not in list_moteur(RACINE)


def test_ours_names_nobody_and_only_folders_that_exist() -> None:
    texte = (RACINE / CHEMIN).read_text(encoding="utf-8")
    assert list_regles(texte) == []
    proposees = re.findall(r"^# (/\S+) @organisation/(\w+)$", texte, re.MULTILINE)
    assert ("/data/", "donnees") in proposees
    assert [chemin for chemin, _ in proposees if not (RACINE / chemin.strip("/")).is_dir()] == []
