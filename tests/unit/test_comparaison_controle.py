"""Which problems a change answers for, and which were there before it."""

import json
from pathlib import Path

import pytest

from cpts.comparaison.annonces import format_tri, summarize_tri, write_resume
from cpts.comparaison.controle import Tri, sort_out
from cpts.comparaison.discretion import judge_discretion
from cpts.comparaison.etat import read_etat
from cpts.errors import DataError
from tests.factories import ACTIONS, ANNUAIRE, JOUR, TERRITOIRE, change, make_geojson, write_donnees

FAUTE = change(ANNUAIRE, ("profession: infirmier", "profession: infirmer"))
AUTRE_LIEU = """\
structures:
  - id: cabinet-du-four
    nom: Cabinet du Four
    type: cabinet
    adresse:
      code_postal: "01002"
      commune: Rivebourg
"""


def sort(tmp_path: Path, avant: dict[str, str | None], apres: dict[str, str | None]):
    """(champ, code) of the problems that the change answers for, then of the others."""
    write_donnees(tmp_path / "avant", **avant)
    write_donnees(tmp_path / "apres", **apres)
    tri = sort_out(*(read_etat(tmp_path / nom, nom, JOUR) for nom in ("avant", "apres")))
    return [[(p.champ or p.fichier, p.code) for p in part] for part in tri]


PROFESSION = ("professionnels[camille-exemple].profession", "valeur-inconnue")


def test_a_new_mistake_is_the_change_s(tmp_path: Path) -> None:
    assert sort(tmp_path, {}, {"annuaire": FAUTE}) == [[PROFESSION], []]


def test_an_old_mistake_of_another_file_is_told_apart(tmp_path: Path) -> None:
    apres = {"annuaire": FAUTE, "annuaire/rivebourg.yaml": AUTRE_LIEU}
    assert sort(tmp_path, {"annuaire": FAUTE}, apres) == [[], [PROFESSION]]


def test_an_old_mistake_stays_old_on_another_line_or_in_another_file(tmp_path: Path) -> None:
    plus_bas = {"annuaire": "# Relu en novembre.\n\n" + FAUTE}
    assert sort(tmp_path / "ligne", {"annuaire": FAUTE}, plus_bas) == [[], [PROFESSION]]
    ailleurs = {"annuaire": "structures: []\n", "annuaire/exempleville.yaml": FAUTE}
    assert sort(tmp_path / "fichier", {"annuaire": FAUTE}, ailleurs) == [[], [PROFESSION]]


def test_an_old_mistake_stays_old_in_a_file_where_only_another_entry_changes(tmp_path: Path) -> None:
    apres = {"annuaire": change(FAUTE, ("03 53 01 00 10", "03 53 01 00 18"))}
    assert sort(tmp_path, {"annuaire": FAUTE}, apres) == [[], [PROFESSION]]


def test_an_id_taken_twice_stays_old_wherever_the_first_one_moves(tmp_path: Path) -> None:
    double = {"annuaire/a.yaml": AUTRE_LIEU, "annuaire/b.yaml": AUTRE_LIEU}
    apres = {"annuaire/a.yaml": "# Relu.\n" + AUTRE_LIEU, "annuaire/b.yaml": AUTRE_LIEU}
    assert sort(tmp_path, double, apres) == [[], [("structures[cabinet-du-four].id", "id-en-double")]]


def test_an_old_mistake_of_an_entry_that_changes_is_the_change_s(tmp_path: Path) -> None:
    apres = {"annuaire": change(FAUTE, ("03 53 01 00 11", "03 53 01 00 18"))}
    assert sort(tmp_path, {"annuaire": FAUTE}, apres) == [[PROFESSION], []]


def test_a_second_mistake_of_the_same_kind_is_the_change_s(tmp_path: Path) -> None:
    deux = "\n      - structure: pharmacie-des-tilleul\n      - structure: pharmacie-des-tilleul\n"
    une = change(ANNUAIRE, ("\n      - structure: pharmacie-des-tilleuls\n", deux[: len(deux) // 2 + 1]))
    apres = change(ANNUAIRE, ("\n      - structure: pharmacie-des-tilleuls\n", deux))
    nouveaux, anciens = sort(tmp_path, {"annuaire": une}, {"annuaire": apres})
    assert ("professionnels[camille-exemple].exercices[2].structure", "reference-inconnue") in nouveaux
    assert anciens == []


def test_a_change_of_the_territory_answers_for_the_addresses_it_makes_wrong(tmp_path: Path) -> None:
    deux_communes = {"annuaire/rivebourg.yaml": AUTRE_LIEU}
    une_commune = {
        "territoire": change(TERRITOIRE, ('  - "01002"\n', "")),
        "territoire.geojson": json.dumps(make_geojson(("01001", "Exempleville"))),
    }
    nouveaux, anciens = sort(tmp_path, deux_communes, deux_communes | une_commune)
    assert [champ for champ, _ in nouveaux] == ["structures[cabinet-du-four].adresse.commune"]
    assert anciens == []


def test_a_structure_taken_out_answers_for_the_people_who_work_there(tmp_path: Path) -> None:
    apres = {"annuaire": change(ANNUAIRE, ("id: pharmacie-des-tilleuls", "id: pharmacie"))}
    assert sort(tmp_path, {}, apres)[0] == [
        ("professionnels[camille-exemple].exercices[1].structure", "reference-inconnue")
    ]


def test_a_file_that_cannot_be_read_is_old_until_somebody_touches_it(tmp_path: Path) -> None:
    casse = {"agenda": "evenements:\n\t- id: x\n"}
    assert sort(tmp_path / "autre", casse, {**casse, "annuaire/rivebourg.yaml": AUTRE_LIEU})[0] == []
    apres = {"agenda": "# Bonjour\nevenements:\n\t- id: x\n"}
    assert [champ for champ, _ in sort(tmp_path / "meme", casse, apres)[0]] == ["apres/agenda.yaml"]


def test_a_field_of_cpts_yaml_is_touched_alone(tmp_path: Path) -> None:
    faux = {"cpts": "nom: Autre\n"}
    _, anciens = sort(tmp_path, faux, {"cpts": "nom: Autre nom\n"})
    assert ("adresse", "champ-absent") in anciens


def test_line_endings_of_windows_make_no_mistake_new(tmp_path: Path) -> None:
    assert sort(tmp_path, {"annuaire": FAUTE}, {"annuaire": FAUTE.replace("\n", "\r\n")}) == [[], [PROFESSION]]


def test_too_many_problems_are_never_old(tmp_path: Path) -> None:
    entrees = "".join(f"  - id: lieu-{rang}\n    nom: Lieu\n    type: x\n" for rang in range(600))
    beaucoup = {"annuaire/z.yaml": f"structures:\n{entrees}"}
    nouveaux, _ = sort(tmp_path, beaucoup, beaucoup)
    assert [code for _, code in nouveaux] == ["verification-arretee"]


def test_a_folder_that_does_not_exist_is_a_problem_and_an_empty_one_is_not(tmp_path: Path) -> None:
    with pytest.raises(DataError) as erreur:
        read_etat(tmp_path / "absent", "absent", JOUR)
    assert [p.code for p in erreur.value.problemes] == ["dossier-absent"]
    (tmp_path / "vide").mkdir()
    assert read_etat(tmp_path / "vide", "vide", JOUR).list_modeles("structures") == {}


def test_older_problems_are_notices_and_come_last(tmp_path: Path) -> None:
    write_donnees(tmp_path / "avant", annuaire=FAUTE)
    write_donnees(tmp_path / "apres", annuaire=FAUTE, **{"annuaire/a,b ::error::\n.yaml": AUTRE_LIEU, "note.yaml": "x"})
    tri = sort_out(*(read_etat(tmp_path / nom, nom, JOUR) for nom in ("avant", "apres")))
    assert [ligne.rpartition("::")[0] for ligne in format_tri(tri, "github").splitlines()] == [
        "::error file=apres/note.yaml,line=1,col=1,title=",
        "::notice file=apres/annuaire.yaml,line=17,col=17,title=professionnels[camille-exemple].profession",
    ]
    assert format_tri(tri, "texte").splitlines()[2:] == [
        "",
        "Déjà là avant cette modification, à corriger à part\u00a0:",
        "apres/annuaire.yaml:17:17 professionnels[camille-exemple].profession",
        "  « infirmer » est inconnu. Vouliez-vous dire « infirmier » ? Ligne corrigée : «     profession: infirmier ».",
    ]
    assert [(o["code"], o["ancien"]) for o in json.loads(format_tri(tri, "json"))] == [
        ("fichier-inconnu", False),
        ("valeur-inconnue", True),
    ]
    assert summarize_tri(tri) == "1 erreur, 0 avertissement. Déjà là avant\u00a0: 1 erreur, 0 avertissement."


def test_the_summary_of_a_workflow_has_errors_first_and_names_nobody_hidden(tmp_path: Path) -> None:
    cache = change(ANNUAIRE, ("statut: public", "statut: pro"))
    actions = "actions: [x]\n"
    write_donnees(tmp_path / "avant", annuaire=cache)
    write_donnees(tmp_path / "apres", annuaire=cache, actions=ACTIONS, agenda=actions)
    avant, apres = (read_etat(tmp_path / nom, nom, JOUR) for nom in ("avant", "apres"))
    resume = write_resume(sort_out(avant, apres), judge_discretion(avant, apres).mask).replace("\u00a0", " ")
    assert resume.splitlines()[:3] == [
        "## Ce qui empêche de publier",
        "",
        "- **apres/agenda.yaml**, ligne 1 : Le champ « actions » est inconnu. Attendu : le champ « evenements ».",
    ]
    assert "<details><summary>À relire, sans bloquer : 0 erreur, 1 avertissement</summary>" in resume
    assert "La fiche « &#91;retiré&#93; » n’est pas publique" in resume
    assert write_resume(Tri((), ()), str) == "## Rien n’empêche de publier\n"
