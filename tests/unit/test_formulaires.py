"""The issue forms of the repository ask exactly what `cpts depuis-formulaire` reads."""

from typing import Any

import pytest
import yaml

from cpts.commandes.depuis_formulaire import GENRES
from cpts.demandes.formulaires import FORMULAIRES, Question
from tests.construction import RACINE

DOSSIER = RACINE / ".github/ISSUE_TEMPLATE"


def read(genre: str) -> dict[str, Any]:
    return yaml.safe_load((DOSSIER / f"{genre}.yml").read_text(encoding="utf-8"))


def describe(question: Question) -> tuple[Any, ...]:
    genre = "dropdown" if question.choix else "textarea" if question.longue else "input"
    return question.id, question.titre, genre, question.requise, question.multiple, list(question.choix)


def describe_bloc(bloc: dict[str, Any]) -> tuple[Any, ...]:
    attributs, requise = bloc["attributes"], bloc.get("validations", {}).get("required", False)
    options = attributs.get("options", [])
    return bloc["id"], attributs["label"], bloc["type"], requise, attributs.get("multiple", False), options


@pytest.mark.parametrize("genre", GENRES)
def test_a_form_asks_what_the_command_reads(genre: str) -> None:
    blocs = [describe_bloc(bloc) for bloc in read(genre)["body"] if bloc["type"] != "markdown"]
    assert blocs == [describe(question) for question in FORMULAIRES[genre].questions]


@pytest.mark.parametrize("genre", GENRES)
def test_a_form_warns_that_it_is_public_and_never_about_a_patient(genre: str) -> None:
    formulaire = read(genre)
    textes = " ".join(bloc["attributes"]["value"] for bloc in formulaire["body"] if bloc["type"] == "markdown")
    assert "publique" in textes
    assert "Jamais d’information sur un patient." in textes
    # « à traiter » is put by a person of the team, never by a form.
    assert formulaire["labels"] == [genre]


def test_other_forms_of_the_project_fill_these_questions_by_their_ids() -> None:
    assert [q.id for q in FORMULAIRES["fermeture"].questions] == ["fiche", "du", "au", "motif"]
    assert [q.id for q in FORMULAIRES["verification"].questions] == ["fiche", "verifie_le"]
    assert [q.id for q in FORMULAIRES["opposition"].questions] == ["fiche"]


def test_there_is_a_form_for_each_kind_and_no_blank_issue() -> None:
    assert sorted(f.stem for f in DOSSIER.glob("*.yml")) == sorted(["config", *GENRES])
    assert tuple(FORMULAIRES) == GENRES
    assert read("config") == {"blank_issues_enabled": False}


def test_the_first_question_of_a_form_tells_it_from_the_others() -> None:
    titres = [question.titre for f in FORMULAIRES.values() for question in f.questions]
    assert [f.genre for f in FORMULAIRES.values() if titres.count(f.questions[0].titre) != 1] == []
