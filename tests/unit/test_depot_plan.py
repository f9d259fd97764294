"""What an upgrade decides for each file, from its three versions, and what it refuses to believe."""

import json
from pathlib import Path

import pytest

from cpts.depot.moteur import Livraison, is_du_moteur, read_livraison, write_livraison
from cpts.depot.plan import Sort, judge, make_plan
from cpts.errors import BuildError


@pytest.mark.parametrize(
    ("livre", "ici", "neuf", "attendu"),
    [
        ("a", "a", "a", None),
        ("a", "a", "b", Sort.REMPLACE),
        ("a", "x", "a", None),
        ("a", "x", "b", Sort.GARDE),
        ("a", "b", "b", None),
        ("a", None, "a", None),
        ("a", None, "b", Sort.ABSENT),
        ("a", "a", None, Sort.RETIRE),
        ("a", "x", None, Sort.ABANDONNE),
        ("a", None, None, None),
        (None, None, "b", Sort.AJOUTE),
        (None, "x", "b", Sort.GARDE),
        (None, "b", "b", None),
    ],
)
def test_the_three_versions_of_a_file_decide(livre: str, ici: str, neuf: str, attendu: Sort | None) -> None:
    assert judge("docs/faq.md", livre, ici, neuf) is attendu


@pytest.mark.parametrize("neuf", ["a", "b"])
def test_code_without_which_nothing_runs_comes_back(neuf: str) -> None:
    assert judge("cpts/text.py", "a", None, neuf) is Sort.AJOUTE


@pytest.mark.parametrize(
    ("chemin", "livre"),
    [
        ("cpts/text.py", True),
        ("cpts/__pycache__/text.cpython-311.pyc", False),
        ("docs/faq.md", True),
        ("overrides/main.html", True),
        ("overrides/composants/ligne.html", False),
        ("data/annuaire.yaml", False),
        ("data/schemas/annuaire.json", True),
        (".github/workflows/controle.yml", False),
        (".github/workflows/nuit.yml", True),
        (".github/dependabot.yml", False),
    ],
)
def test_what_is_delivered(chemin: str, livre: bool) -> None:
    assert is_du_moteur(chemin) is livre


@pytest.mark.parametrize(
    "chemin",
    [
        "../ailleurs.txt",
        "/etc/passwd",
        "data/annuaire.yaml",
        "overrides/composants/x.html",
        ".git/config",
        "a/../b",
        "",
    ],
)
def test_a_list_that_names_something_else_than_the_engine_is_refused(tmp_path: Path, chemin: str) -> None:
    (tmp_path / "moteur.json").write_text(write_livraison(Livraison("1", {chemin: "0"})), encoding="utf-8")
    with pytest.raises(BuildError, match=r"moteur\.json nomme .*qui n’est pas un fichier du moteur"):
        read_livraison(tmp_path)


@pytest.mark.parametrize("texte", ["", "[]", "{}", '{"version": 1, "fichiers": []}', "[" * 100_000, "\ud800"])
def test_a_damaged_list_is_refused(tmp_path: Path, texte: str) -> None:
    (tmp_path / "moteur.json").write_bytes(texte.encode("utf-8", "surrogatepass"))
    with pytest.raises(BuildError, match="est abîmé"):
        read_livraison(tmp_path)


def test_a_folder_without_a_list_and_an_engine_that_is_not_whole_are_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="n’a pas été créé par « cpts nouveau »"):
        read_livraison(tmp_path)
    (tmp_path / "moteur.json").write_text(json.dumps({"version": "1", "fichiers": {}}), encoding="utf-8")
    with pytest.raises(BuildError, match=r"Le moteur n’est pas complet .*mkdocs\.yml"):
        make_plan(tmp_path / "absent", tmp_path, "2")
