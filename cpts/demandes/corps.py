"""The body of an issue → the answers of its form. Source: GitHub docs, « Syntax for GitHub's form schema ».

GitHub writes « ### question », a blank line, the answer, or `_No response_`. A stranger can write anything instead:
a body is read only when each question comes once at most, so that no answer can give another one.
"""

import re
from collections.abc import Mapping

from cpts.demandes.formulaires import FORMULAIRES, Formulaire, Question
from cpts.demandes.refus import DemandeRefusee, Raison, refuse
from cpts.model.contacts import LONGUEUR_LIEN
from cpts.model.ecriture import LONGUEUR_TEXTE
from cpts.text import quote
from cpts.yaml_messages import name_caractere
from cpts.yaml_texte import find_interdit

TAILLE_MAX = 65_536
"""Signs of a body: GitHub's own limit."""
# Source: structure of the French social security number, Insee; spaces and points are optional.
_NIR = re.compile(
    r"(?<!\d)[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?!\d)"
)
_SANS_REPONSE = "_No response_"
_TITRE = re.compile(r"### (.*?)[ \t]*")


def decode_corps(octets: bytes) -> str:
    """The text of a body, Unix line ends; refused when it is not one."""
    if len(octets) > 4 * TAILLE_MAX:
        raise refuse("Votre message est trop long pour venir du formulaire.")
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("Votre message n’est pas écrit en UTF-8.") from None
    if len(texte) > TAILLE_MAX:
        raise refuse("Votre message est trop long pour venir du formulaire.")
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    if signe := find_interdit(texte):
        raise refuse(f"Votre message contient un signe invisible ou interdit ({name_caractere(signe)}).")
    if _NIR.search(texte):
        phrase = "Votre message semble contenir un numéro de sécurité sociale."
        raise refuse(f"{phrase} Cette page est publique : effacez-le tout de suite.")
    return texte


def find_formulaire(texte: str, genre: str | None = None) -> Formulaire:
    """The form called `genre`, else the one whose first question opens the body."""
    if genre:
        return FORMULAIRES[genre]
    lu = _TITRE.fullmatch(texte.lstrip("\n").partition("\n")[0])
    for formulaire in FORMULAIRES.values():
        if lu and lu[1] == formulaire.questions[0].titre:
            return formulaire
    raise refuse("Ce message ne vient pas d’un de nos formulaires.")


def read_corps(texte: str, formulaire: Formulaire) -> dict[str, str]:
    """Question id → answer, without the questions left empty; `DemandeRefusee` names all that is wrong."""
    brutes = _cut(texte, formulaire)
    raisons = [raison for q in formulaire.questions if (raison := _judge(q, brutes.get(q.id, "")))]
    if raisons:
        raise DemandeRefusee(raisons)
    return {q.id: _read_choix(q, brutes[q.id]) for q in formulaire.questions if brutes.get(q.id)}


def _cut(texte: str, formulaire: Formulaire) -> dict[str, str]:
    """Question id → what is written below it; a question asked twice is refused."""
    par_titre = {q.titre: q.id for q in formulaire.questions}
    morceaux: dict[str, list[str]] = {}
    courant: list[str] = []
    for ligne in texte.split("\n"):
        lu = _TITRE.fullmatch(ligne)
        if lu and lu[1] in par_titre:
            if par_titre[lu[1]] in morceaux:
                raise refuse("Cette question est écrite deux fois. Répondez sans la recopier.", lu[1])
            courant = morceaux[par_titre[lu[1]]] = []
        elif morceaux or not ligne.strip():
            courant.append(ligne)
        else:
            raise refuse("Ce message ne vient pas du formulaire : il ne commence pas par sa première question.")
    return {nom: _clean("\n".join(lignes)) for nom, lignes in morceaux.items()}


def _clean(reponse: str) -> str:
    reponse = reponse.strip()
    return "" if reponse == _SANS_REPONSE else reponse


def _judge(question: Question, reponse: str) -> Raison | None:
    """What is wrong in one answer, whatever the data."""
    if not reponse:
        return Raison(question.titre, "Cette réponse manque.") if question.requise else None
    if "\n" in reponse and not question.longue:
        return Raison(question.titre, "Une seule ligne est attendue.")
    maximum = LONGUEUR_TEXTE if question.longue else LONGUEUR_LIEN
    if len(reponse) > maximum:
        return Raison(question.titre, f"Cette réponse a {len(reponse)} signes, il en faut {maximum} au plus.")
    if question.choix:
        inconnus = [choix for choix in _split(question, reponse) if choix not in question.choix]
        if inconnus:
            return Raison(question.titre, f"{quote(inconnus[0])} n’est pas dans la liste.")
    return None


def _read_choix(question: Question, reponse: str) -> str:
    """The value behind a choice; several are joined by spaces."""
    choix: Mapping[str, str] = question.choix
    return " ".join(choix[texte] for texte in _split(question, reponse)) if choix else reponse


def _split(question: Question, reponse: str) -> list[str]:
    return reponse.split(", ") if question.multiple else [reponse]
