"""What a new CPTS says of itself: the answers, judged by the model of cpts.yaml."""

from collections.abc import Mapping
from typing import Any

from cpts.depot.questions import QUESTIONS, Question
from cpts.edition.ecriture import write_champ
from cpts.model.cpts import Cpts
from cpts.rapport import write_message
from cpts.validate.champs import SILENCE, validate_entree
from cpts.validate.coherence import check_cpts
from cpts.yaml_source import read_yaml

ATTENDUE = "Il faut une réponse."
Reponses = Mapping[str, str]
"""Option → answer; an absent or empty answer is unknown."""


def make_champs(reponses: Reponses) -> dict[str, Any]:
    """The fields of cpts.yaml, in the order of its model."""
    champs: dict[str, Any] = {}
    for question in QUESTIONS:
        if valeur := reponses.get(question.option, "").strip():
            *parents, nom = question.chemin
            (champs.setdefault(parents[0], {}) if parents else champs)[nom] = valeur
    ordre = list(Cpts.model_fields)
    return dict(sorted(champs.items(), key=lambda champ: ordre.index(champ[0])))


def write_champs(champs: Mapping[str, Any]) -> str:
    return "\n".join(ligne for nom, valeur in champs.items() for ligne in write_champ(nom, valeur)) + "\n"


def judge(reponses: Reponses) -> dict[str, str]:
    """Option → what is wrong with its answer, in French; the same words as `cpts verifier`."""
    document, _ = read_yaml(write_champs(make_champs(reponses)).encode(), "")
    if document is None:
        return {question.option: ATTENDUE for question in QUESTIONS if not question.facultative}
    entree, problemes = validate_entree(Cpts, document, (), document.racine)
    problemes += [p for p in check_cpts(entree) if p is not SILENCE] if entree else []
    fautes: dict[str, str] = {}
    for question in QUESTIONS:
        # Without any of its fields, the whole group is missing.
        champs = (".".join(question.chemin), question.chemin[0])
        messages = [write_message(p) for p in problemes if p.champ in champs]
        if messages and reponses.get(question.option, "").strip():
            fautes[question.option] = messages[0]
        elif messages and not question.facultative:
            fautes[question.option] = ATTENDUE
    return fautes


def judge_reponse(question: Question, reponse: str) -> str:
    """What is wrong with one answer, "" when nothing is; the others are taken for good."""
    exemples = {q.option: q.exemple for q in QUESTIONS if not q.facultative}
    return judge(exemples | {question.option: reponse}).get(question.option, "")
