"""The answers of a new CPTS are judged by the rules of cpts.yaml, in the same words."""

import pytest

from cpts.depot.identite import ATTENDUE, judge, judge_reponse, make_champs
from cpts.depot.questions import QUESTIONS

BONNES = {question.option: question.exemple for question in QUESTIONS if not question.facultative}
PAR_OPTION = {question.option: question for question in QUESTIONS}


def test_the_examples_shown_with_the_questions_are_good_answers() -> None:
    assert judge(BONNES) == {}


def test_what_is_required_and_missing_is_asked_for_in_plain_words() -> None:
    assert judge({}) == {question.option: ATTENDUE for question in QUESTIONS if not question.facultative}
    assert judge(BONNES | {"courriel": " "}) == {"courriel": ATTENDUE}


@pytest.mark.parametrize(
    ("option", "reponse", "debut"),
    [
        ("couleur-accent", "#ffff00", "#ffff00 se lit mal sur le fond clair (contraste de 1,0)."),
        ("couleur-principale", "bleu", "« bleu » n’est pas une couleur."),
        ("site", "https://cpts.example.org", "L’adresse du site ne finit pas par « / »."),
        ("site", "javascript:alert(1)", "« javascript:alert(1) » n’est pas un lien sûr."),
        ("courriel", "contact(at)example.org", "« contact(at)example.org » n’est pas une adresse de courriel."),
        ("code-postal", "1001", "« 1001 » n’est pas un code postal."),
        ("telephone", "03 53 01 00", "« 03 53 01 00 » a 8 chiffres."),
        ("depot", "https://example.org/x/y", "« https://example.org/x/y » n’est pas un dépôt GitHub."),
    ],
)
def test_a_wrong_answer_is_told_alone(option: str, reponse: str, debut: str) -> None:
    fautes = judge(BONNES | {option: reponse})
    assert list(fautes) == [option]
    assert fautes[option].startswith(debut)
    assert judge_reponse(PAR_OPTION[option], reponse) == fautes[option]


@pytest.mark.parametrize("reponse", ["A: b", "- x", 'a "b"', "{{ x }}", "*a", "# x", "no", "~ a"])
def test_an_answer_that_yaml_would_read_otherwise_is_kept_as_it_was_typed(reponse: str) -> None:
    assert judge_reponse(PAR_OPTION["nom"], reponse) == ""


def test_the_fields_follow_the_model_and_leave_out_what_is_unknown() -> None:
    assert make_champs(BONNES | {"telephone": ""}) == {
        "nom": "CPTS du Val d’Exemple",
        "nom_court": "CPTS Exemple",
        "site": "https://cpts.example.org/",
        "courriel": "contact@example.org",
        "adresse": {"code_postal": "01001", "commune": "Exempleville"},
        "couleurs": {"principale": "#0b5c6b", "accent": "#b34700"},
        "directeur_publication": "Camille Exemple",
        "hebergeur": {"nom": "Hébergeur Exemple SAS", "adresse": "1 rue de l’Exemple, Exempleville"},
    }
