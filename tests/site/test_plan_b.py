"""The plan B, on the whole demonstration: ProperDocs in the place of MkDocs, and no visitor can tell.

`make properdocs` runs this, then every test of tests/site with `CPTS_MOTEUR=properdocs`.
"""

import os
from pathlib import Path

import pytest

from tests.construction import JOUR, build, get_main, list_fichiers, run_cpts

FAUX_MOTEUR = "import sys\n\nsys.exit(f'Ici {__spec__.parent}, lancé avec {sys.argv[1]}')\n"
"""A generator that says its name and makes nothing."""


def install_faux_moteurs(dossier: Path) -> dict[str, str]:
    """The environment where each generator is a false one."""
    for nom in ("mkdocs", "properdocs"):
        (dossier / nom).mkdir()
        (dossier / nom / "__init__.py").touch()
        (dossier / nom / "__main__.py").write_text(FAUX_MOTEUR, encoding="utf-8")
    chemins = os.pathsep.join((str(dossier), str(Path(__file__).resolve().parents[2])))
    return {"PYTHONPATH": chemins}


@pytest.mark.parametrize(
    ("variable", "options", "attendu"),
    [
        ("properdocs", [], "ProperDocs n’a pas pu construire les pages de docs/ :\nIci properdocs, lancé avec build"),
        ("properdocs", ["--moteur", "mkdocs"], "MkDocs n’a pas pu construire les pages de docs/ :\nIci mkdocs"),
    ],
    ids=["variable", "option"],
)
def test_the_variable_and_the_option_really_change_the_generator(
    tmp_path: Path, petites_donnees: Path, variable: str, options: list[str], attendu: str
) -> None:
    environnement = {**install_faux_moteurs(tmp_path), "CPTS_MOTEUR": variable}
    arguments = ("construire", "--donnees", petites_donnees, "--sortie", tmp_path / "site", "--date", JOUR, *options)
    fait = run_cpts(*arguments, environnement=environnement)
    assert (fait.returncode, fait.stdout) == (1, "")
    assert attendu in fait.stderr
    assert not (tmp_path / "site").exists()


def test_a_generator_that_does_not_exist_is_refused_by_name(tmp_path: Path) -> None:
    fait = run_cpts("construire", "--sortie", tmp_path / "site", environnement={"CPTS_MOTEUR": "hugo"})
    assert (fait.returncode, fait.stdout) == (2, "")
    assert "--moteur : choisissez parmi mkdocs, properdocs." in fait.stderr


@pytest.mark.campagne
def test_each_page_of_the_demonstration_has_the_same_text_and_each_file_the_same_bytes(tmp_path: Path) -> None:
    attendu = build(tmp_path / "mkdocs", "--moteur", "mkdocs")
    lu = build(tmp_path / "properdocs", "--moteur", "properdocs")
    attendus, lus = list_fichiers(attendu), list_fichiers(lu)
    assert len([chemin for chemin in attendus if chemin.endswith(".html")]) > 600
    assert set(lus) == set(attendus)
    textes = [{c: get_main(o.decode()) for c, o in f.items() if b"<main" in o} for f in (attendus, lus)]
    assert textes[1] == textes[0]
    assert [chemin for chemin in attendus if lus[chemin] != attendus[chemin]] == []
