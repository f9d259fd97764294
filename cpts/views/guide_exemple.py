"""Views: an example of the guide, written as a volunteer would write it in a YAML file."""

import re
from collections.abc import Mapping
from typing import Any

_RETRAIT = "  "
# Digits alone, or a sign that means something at the start of a YAML value.
_A_CITER = re.compile(r"""\d+|[-?:,\[\]{}#&*!|>'"%@`].*|.*(?::\s|\s\#).*|.*:""", re.DOTALL)


def write_exemple(nom: str, valeur: Any) -> str:
    """`nom: valeur` in block style, without the empty examples."""
    return "\n".join(_write_champ(nom, valeur))


def _write_champ(nom: str, valeur: Any) -> list[str]:
    if isinstance(valeur, Mapping):
        return [f"{nom}:", *(_RETRAIT + ligne for cle, v in valeur.items() for ligne in _write_champ(cle, v))]
    if isinstance(valeur, list | tuple):
        return _write_liste(nom, valeur)
    return [f"{nom}: {write_scalaire(valeur)}"]


def _write_liste(nom: str, valeurs: list[Any] | tuple[Any, ...]) -> list[str]:
    if not any(isinstance(v, Mapping) for v in valeurs):
        return [f"{nom}: [{', '.join(write_scalaire(v, en_ligne=True) for v in valeurs)}]"] if valeurs else [f"{nom}:"]
    lignes = [f"{nom}:"]
    for bloc in valeurs:
        champs = [ligne for cle, v in bloc.items() for ligne in _write_champ(cle, v)]
        lignes += [f"{_RETRAIT}{'- ' if rang == 0 else _RETRAIT}{ligne}" for rang, ligne in enumerate(champs)]
    return lignes


def write_scalaire(valeur: Any, *, en_ligne: bool = False) -> str:
    """A text quoted where YAML would read something else; between brackets, a comma counts too."""
    texte = str(valeur)
    if isinstance(valeur, str) and (_A_CITER.fullmatch(texte) or (en_ligne and re.search(r"[,\[\]{}]", texte))):
        return '"' + texte.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return texte
