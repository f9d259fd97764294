"""Answers as people write them → values as the YAML shows them."""

import re

from cpts.demandes.refus import refuse
from cpts.telephone import TelephoneInvalide, format_telephone, parse_telephone

_VILLE = re.compile(r"(?:(.*?)[\s,]+)?(\d{5})\s+(\S.*)", re.DOTALL | re.ASCII)
_SEPARATEUR = re.compile(r"\s*:\s*")


def parse_adresse(texte: str, titre: str) -> dict[str, str]:
    """« 12 rue des Tilleuls, 01234 Exempleville », on one line or two → voie, code_postal, commune."""
    if not (lu := _VILLE.fullmatch(texte.strip())) or "\n" in lu[3]:
        raise refuse("Écrivez le numéro et la rue, puis le code postal et la commune.", titre)
    voie = " ".join((lu[1] or "").replace("\n", ", ").split())
    champs = {"voie": voie, "code_postal": lu[2], "commune": lu[3].strip()}
    return {nom: valeur for nom, valeur in champs.items() if valeur}


def parse_horaires(texte: str, titre: str) -> dict[str, str]:
    """A line a day, « lundi-vendredi : 9h-12h, 14h-19h » → day expression → hours, as in the YAML."""
    horaires: dict[str, str] = {}
    for ligne in filter(None, map(str.strip, texte.split("\n"))):
        jours, *plages = _SEPARATEUR.split(ligne, maxsplit=1)
        if not plages or not jours or not plages[0]:
            raise refuse("Écrivez une ligne par jour, par exemple « lundi-vendredi: 9h-12h, 14h-19h ».", titre)
        if jours.lower() in horaires:
            raise refuse(f"« {jours} » est écrit deux fois.", titre)
        horaires[jours.lower()] = plages[0]
    return horaires


def tidy_telephone(texte: str) -> str:
    """« 0353010010 » → « 03 53 01 00 10 »; what is not a number stays, for the model to refuse."""
    try:
        return format_telephone(parse_telephone(texte))
    except TelephoneInvalide:
        return texte
