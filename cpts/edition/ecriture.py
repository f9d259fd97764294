"""Values → YAML as a careful volunteer writes it: block style, one field a line, quotes only where they are needed.

What is written reads the same for us, for YAML 1.1 and for YAML 1.2: a text that either would take for a number, a
yes or a null is quoted. Dates, hours and oui/non are left bare, as the guide shows them.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel

Valeur: TypeAlias = "str | int | float | Mapping[str, Valeur] | Iterable[Valeur]"

RETRAIT = "  "
LARGEUR = 100
"""A list or a group written on its line goes no further than this column."""
GROUPES_EN_LIGNE = frozenset({"position", "diffusion", "nouveaux_patients", "periode", "fraicheur"})
"""Groups of numbers, dates and codes, written between braces; with a free text in them, one field a line."""

_MOTS = frozenset({"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NOMBRE = re.compile(
    r"[-+]?(\d[\d_]*|0[xob][\da-fA-F_]+|(\d[\d_]*\.?\d*|\.\d+)([eE][-+]?\d+)?|\.(inf|nan))", re.IGNORECASE
)
_DECIMAL = re.compile(r"-?\d+\.\d+")
_SPECIAL = re.compile(r"""[-?:](?=\s|$)|[,\[\]{}#&*!|>'"%@`]|<<$|---|\.\.\.""")
_SPECIAL_EN_LIGNE = re.compile(r"[,\[\]{}?]|^:")
_COUPE = re.compile(r":(?=\s|$)|\s#")
_ECHAPPES = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff]'
)
_COURT = re.compile(r"[\w.:+/-]*", re.ASCII)


def write_fichier(listes: Mapping[str, Iterable[Mapping[str, Any]]], entete: str = "") -> str:
    """A whole file: `entete` as comments, then each list and its entries, a blank line between two of them."""
    lignes = [f"# {ligne}".rstrip() for ligne in entete.splitlines()]
    for nom, entrees in listes.items():
        blocs = [write_entree(champs) for champs in entrees]
        lignes += ["", f"{nom}:"] if blocs else ["", f"{nom}: []"]
        for rang, bloc in enumerate(blocs):
            lignes += ["", *bloc] if rang else bloc
    return "\n".join(lignes).lstrip("\n") + "\n"


def write_entree(champs: Mapping[str, Any], retrait: int = 2) -> list[str]:
    """The lines of an item of a list: `- id: …`, then one field a line."""
    lignes = [ligne for nom, valeur in champs.items() for ligne in write_champ(nom, valeur, retrait + 2)]
    marge = " " * retrait
    return [f"{marge}- {lignes[0].lstrip(' ')}", *lignes[1:]] if lignes else [f"{marge}- {{}}"]


def write_champ(nom: str, valeur: Any, retrait: int = 0) -> list[str]:
    """The lines of `nom: valeur`, `retrait` spaces from the margin."""
    tete = f"{' ' * retrait}{write_scalaire(nom)}:"
    if isinstance(valeur, Mapping):
        return _write_groupe(tete, nom, valeur, retrait)
    if isinstance(valeur, Iterable) and not isinstance(valeur, str):
        return _write_liste(tete, list(valeur), retrait)
    texte = str(valeur)
    if _is_bloc(texte):
        marge = " " * retrait + RETRAIT
        pied = "" if texte.endswith("\n") else "-"
        return [f"{tete} |{pied}", *(f"{marge}{ligne}".rstrip() for ligne in texte.removesuffix("\n").split("\n"))]
    return [f"{tete} {write_scalaire(valeur)}"]


def write_scalaire(valeur: Any, *, en_ligne: bool = False) -> str:
    """A text quoted where a reader would see something else; between brackets or braces, a comma counts too."""
    if not isinstance(valeur, str):
        return str(valeur)
    if _is_nu(valeur) and not (en_ligne and _SPECIAL_EN_LIGNE.search(valeur)):
        return valeur
    return '"' + _ECHAPPES.sub(_escape, valeur) + '"'


def sort_champs(modele: type[BaseModel], champs: Mapping[str, Any]) -> dict[str, Any]:
    """`champs` in the order of the model; what it does not know stays last, in its own order."""
    rangs = {nom: rang for rang, nom in enumerate(modele.model_fields)}
    return dict(sorted(champs.items(), key=lambda champ: rangs.get(champ[0], len(rangs))))


def _write_groupe(tete: str, nom: str, champs: Mapping[str, Any], retrait: int) -> list[str]:
    if not champs:
        return [f"{tete} {{}}"]
    if nom in GROUPES_EN_LIGNE and all(_is_court(valeur) for valeur in champs.values()):
        ligne = f"{tete} {{{', '.join(f'{cle}: {write_scalaire(v, en_ligne=True)}' for cle, v in champs.items())}}}"
        if len(ligne) <= LARGEUR:
            return [ligne]
    return [tete, *(ligne for cle, v in champs.items() for ligne in write_champ(cle, v, retrait + 2))]


def _write_liste(tete: str, valeurs: list[Any], retrait: int) -> list[str]:
    if all(isinstance(valeur, str | int | float) for valeur in valeurs):
        ligne = f"{tete} [{', '.join(write_scalaire(valeur, en_ligne=True) for valeur in valeurs)}]"
        if len(ligne) <= LARGEUR:
            return [ligne]
    lignes = [tete]
    for valeur in valeurs:
        if isinstance(valeur, Mapping):
            lignes += write_entree(valeur, retrait + 2)
        else:
            lignes.append(f"{' ' * (retrait + 2)}- {write_scalaire(valeur)}")
    return lignes


def _is_court(valeur: Any) -> bool:
    return isinstance(valeur, int | float) or (isinstance(valeur, str) and bool(_COURT.fullmatch(valeur)))


def _is_nu(texte: str) -> bool:
    """Whether every reader takes the bare `texte` for itself."""
    if not texte or texte != texte.strip() or _ECHAPPES.search(texte.replace('"', "").replace("\\", "")):
        return False
    if texte.lower() in _MOTS or (_NOMBRE.fullmatch(texte) and not _DECIMAL.fullmatch(texte)):
        return False
    return not (_SPECIAL.match(texte) or _COUPE.search(texte))


def _is_bloc(texte: str) -> bool:
    """Whether a text of several lines can be shown as it is under « | »."""
    if "\n" not in texte.strip("\n") or texte[0] in " \n" or texte.endswith("\n\n"):
        return False
    lignes = texte.split("\n")
    return not any(ligne != ligne.rstrip() or _ECHAPPES.search(re.sub(r'["\\]', "", ligne)) for ligne in lignes)


def _escape(trouve: re.Match[str]) -> str:
    signe = trouve[0]
    if signe in '"\\':
        return "\\" + signe
    return {"\n": "\\n", "\t": "\\t"}.get(signe) or (
        f"\\x{ord(signe):02x}" if ord(signe) < 256 else f"\\u{ord(signe):04x}"
    )
