"""The line of a file as it should be typed, once the right value or name is known."""

import re
from typing import Any

from cpts.model.refus import Defaut
from cpts.yaml_messages import quote_yaml
from cpts.yaml_reparations import repair_tiret
from cpts.yaml_source import Document

_CITE = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'(?:[^']|'')*'""")


def correct_ligne(document: Document, chemin: tuple[str | int, ...], defaut: Defaut) -> str:
    """The line of the value, or of the name, at `chemin` with what `defaut` puts there; "" when it is not simple."""
    rang, colonne = (place - 1 for place in document.position(chemin, cle=defaut.cle))
    ancien = chemin[-1] if defaut.cle else get_valeur(document.racine, chemin)
    if not isinstance(ancien, str) or rang >= len(document.lignes):
        return ""
    ligne = document.lignes[rang]
    avant, reste = ligne[:colonne], ligne[colonne:]
    cite = _CITE.match(reste)
    if not cite and (not ancien or not reste.startswith(ancien)):
        return ""
    suite = reste[cite.end() if cite else len(ancien) :]
    return f"{avant}{_write(defaut.remplace, avant)}{suite}"


def correct_forme(document: Document, chemin: tuple[str | int, ...], code: str, valeur: Any) -> str:
    """The first line to change where a list, or a group of fields, has the other form; "" when it is not simple."""
    rang, colonne = (place - 1 for place in document.position(chemin))
    if rang >= len(document.lignes):
        return ""
    ligne = document.lignes[rang]
    if code == "liste-attendue" and isinstance(valeur, dict):
        return repair_tiret(ligne, colonne)
    if (
        code == "liste-attendue"
        and isinstance(valeur, str)
        and ligne[colonne:].startswith(valeur)
        and "]" not in valeur
    ):
        return f"{ligne[:colonne]}[{', '.join(valeur.replace(';', ',').split(', '))}]{ligne[colonne + len(valeur) :]}"
    if code == "bloc-attendu" and isinstance(valeur, list) and ligne[colonne : colonne + 2] == "- ":
        return f"{ligne[:colonne]}  {ligne[colonne + 2 :]}"
    return ""


def _write(texte: str, avant: str) -> str:
    """`texte`, between quotes where it would be cut: after a bracket or a brace, at a comma."""
    dedans = re.search(r"[\[{]", avant) and not texte.startswith(("[", "{", '"', "'"))
    return quote_yaml(texte) if dedans and re.search(r"[,\[\]{}]", texte) else texte


def get_valeur(racine: Any, chemin: tuple[str | int, ...]) -> Any:
    """What is written at `chemin` under `racine`, or None."""
    for pas in chemin:
        if isinstance(racine, dict):
            racine = racine.get(pas)
        else:
            racine = racine[pas] if isinstance(racine, list) and isinstance(pas, int) and pas < len(racine) else None
    return racine
