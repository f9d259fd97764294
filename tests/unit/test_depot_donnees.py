"""The data of a new CPTS: valid as they are, valid with each of their examples uncommented."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from cpts.depot.communes import choose_communes
from cpts.depot.donnees import write_donnees
from cpts.depot.exemples import A_REMPLIR
from cpts.depot.identite import make_champs
from cpts.depot.questions import QUESTIONS
from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.cpts import Cpts
from cpts.validate import load_site
from cpts.validate.donnees import LISTES
from tests.factories import JOUR

REPONSES = {question.option: question.exemple for question in QUESTIONS if not question.facultative}
DONNEES = write_donnees(make_champs(REPONSES), choose_communes("01001 Exempleville, 01002 Rivebourg", None))
LISTES_VIDES = [(liste.fichier, liste.cle) for liste in A_REMPLIR]
EXEMPLE = re.compile(r"# ([a-z_]+:|  )")
CITENT_UN_LIEU = {"creneaux", "gardes"}


def uncomment(texte: str, cle: str) -> str:
    """What a volunteer does, as the file says: the empty list goes, and « # » before each line of the example."""
    lignes = texte.replace(f"\n{cle}: []\n", "\n").split("\n")
    debut = lignes.index(f"# {cle}:") if f"# {cle}:" in lignes else find_ligne(lignes, f"# {cle}: ")
    fin = debut + 1
    while lignes[fin].startswith("#   "):
        fin += 1
    lignes[debut:fin] = [ligne.removeprefix("# ") for ligne in lignes[debut:fin]]
    return "\n".join(lignes)


def find_ligne(lignes: list[str], debut: str) -> int:
    return next(rang for rang, ligne in enumerate(lignes) if ligne.startswith(debut))


def check(dossier: Path, fichiers: Mapping[str, str]) -> list[tuple[str, str]]:
    """(file, code) of each problem of a folder; none of them is an error."""
    for nom, texte in fichiers.items():
        (dossier / nom).write_text(texte, encoding="utf-8")
    chargement = load_site(dossier, JOUR, "data")
    chargement.unwrap()
    return [(p.fichier, p.code) for p in chargement.problemes]


def list_exemples(texte: str) -> list[str]:
    """The keys of the commented examples of a file."""
    return [ligne[2:].partition(":")[0] for ligne in texte.split("\n") if re.match(r"# [a-z_]+:", ligne)]


def test_new_data_are_valid_and_their_only_warning_is_about_the_stand_in_outlines(tmp_path: Path) -> None:
    assert check(tmp_path, DONNEES) == [("data/territoire.geojson", "contours-provisoires")]


def test_every_list_of_the_contract_is_there_with_its_example() -> None:
    assert [(genre, cle) for genre, cles in LISTES.items() for cle in cles] == LISTES_VIDES
    for fichier, cle in LISTES_VIDES:
        assert f"\n{cle}: []\n" in DONNEES[f"{fichier}.yaml"]
        assert cle in list_exemples(DONNEES[f"{fichier}.yaml"])


@pytest.mark.parametrize(("fichier", "cle"), LISTES_VIDES)
def test_each_example_is_valid_once_uncommented(tmp_path: Path, fichier: str, cle: str) -> None:
    fichiers = dict(DONNEES)
    if cle in CITENT_UN_LIEU:
        fichiers["annuaire.yaml"] = uncomment(fichiers["annuaire.yaml"], "structures")
    fichiers[f"{fichier}.yaml"] = uncomment(fichiers[f"{fichier}.yaml"], cle)
    check(tmp_path, fichiers)


def test_each_optional_field_of_cpts_yaml_has_an_example_valid_once_uncommented(tmp_path: Path) -> None:
    exemples = list_exemples(DONNEES["cpts.yaml"])
    facultatifs = [nom for nom, champ in Cpts.model_fields.items() if not champ.is_required()]
    assert exemples == [nom for nom in facultatifs if nom not in ("demonstration", "logo")]
    for cle in exemples:
        check(tmp_path, DONNEES | {"cpts.yaml": uncomment(DONNEES["cpts.yaml"], cle)})


@pytest.mark.parametrize("cle", [*FichierAccessibilite.model_fields])
def test_the_examples_of_accessibilite_yaml_are_valid_once_uncommented(tmp_path: Path, cle: str) -> None:
    texte = uncomment(DONNEES["accessibilite.yaml"], cle)
    if cle == "criteres":  # a result is signed
        texte = uncomment(texte, "evaluation")
    check(tmp_path, DONNEES | {"accessibilite.yaml": texte})


@pytest.mark.parametrize("cle", ["voisins", "source_population"])
def test_the_examples_of_territoire_yaml_are_valid_once_uncommented(tmp_path: Path, cle: str) -> None:
    check(tmp_path, DONNEES | {"territoire.yaml": uncomment(DONNEES["territoire.yaml"], cle)})


def test_all_the_examples_are_valid_together(tmp_path: Path) -> None:
    fichiers = dict(DONNEES)
    for nom, texte in DONNEES.items():
        if nom.endswith(".yaml"):
            for cle in list_exemples(texte):
                fichiers[nom] = uncomment(fichiers[nom], cle)
            assert not [ligne for ligne in fichiers[nom].split("\n") if EXEMPLE.match(ligne)]
    check(tmp_path, fichiers)
