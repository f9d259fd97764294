"""Whether an answer may be written: a wrong position sends a patient to the wrong door, none sends nobody."""

from cpts.importers.geocodage.questions import Question, Reponse
from cpts.importers.territoire.sources import get_ville
from cpts.model.lieu import is_en_france
from cpts.rapport import clean
from cpts.text import fold, quote

SCORE_MIN = 0.6
_GENRES = {"housenumber": "", "street": ", la rue sans le numéro", "locality": ", le lieu-dit"}
"""What may be written, and what is told of it: the middle of a street deserves a look on the map."""


def judge_reponse(question: Question, reponse: Reponse | None) -> str:
    """Why the answer is refused, a French sentence without its point; "" when it is accepted."""
    if reponse is None:
        return "adresse introuvable"
    if not _is_meme_commune(question, reponse):
        return f"trouvée dans une autre commune, {quote(reponse.libelle)}"
    if reponse.genre not in _GENRES:
        return f"seule la commune est trouvée, {quote(reponse.libelle)}"
    if reponse.score < SCORE_MIN:
        return f"trop incertaine ({format_score(reponse.score)}), {quote(reponse.libelle)}"
    if not is_en_france(reponse.latitude, reponse.longitude):
        return f"trouvée hors de France ({reponse.latitude}, {reponse.longitude})"
    return ""


def describe_reponse(reponse: Reponse | None, raison: str) -> str:
    """What is told of an answer: found with its score, or the reason of the refusal. Never what a terminal obeys."""
    if raison or reponse is None:
        return clean(f"Sans position : {raison}.")
    ou = f"{reponse.latitude:.5f}, {reponse.longitude:.5f}"
    return clean(f"Trouvée ({format_score(reponse.score)}{_GENRES[reponse.genre]}) : {reponse.libelle}, {ou}.")


def format_score(score: float) -> str:
    """« 0,83 »."""
    return f"{score:.2f}".replace(".", ",")


def _is_meme_commune(question: Question, reponse: Reponse) -> bool:
    """By code where the territory knows it, else by postal code and name."""
    if question.code:
        return question.code in (reponse.code, get_ville(reponse.code))
    meme_nom = fold(question.commune).replace("-", " ") == fold(reponse.commune).replace("-", " ")
    return meme_nom and question.code_postal == reponse.code_postal
