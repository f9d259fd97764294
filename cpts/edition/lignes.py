"""Where things are written in a YAML file: below the changes of `retouche` and `morceaux`.

The places come from our own reader; lines count from 0.
"""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from unicodedata import normalize

from cpts.errors import BuildError
from cpts.yaml_source import Carte, Document, read_yaml

Chemin = Sequence[str | int]
P = ParamSpec("P")
_VIDE = re.compile(r"\s*(#.*)?$")


class RetoucheImpossible(BuildError):
    """The file is not written in a way that can be changed line by line; the text is French."""


def keep_fins(retouche: Callable[Concatenate[str, P], str]) -> Callable[Concatenate[str, P], str]:
    """`retouche`, for a text whose lines may end as Windows ends them."""

    @wraps(retouche)
    def keep(texte: str, *suite: P.args, **noms: P.kwargs) -> str:
        if "\r\n" not in texte:
            return retouche(texte, *suite, **noms)
        return retouche(texte.replace("\r\n", "\n"), *suite, **noms).replace("\n", "\r\n")

    return cast("Callable[Concatenate[str, P], str]", keep)


@dataclass(frozen=True)
class Bloc:
    """Lines `debut` to `fin` excluded, from 0, of an entry; the comments right above it begin at `commentaires`."""

    debut: int
    fin: int
    commentaires: int


def open_entree(texte: str, liste: str, ident: str) -> tuple[Document, list[str], int]:
    """The document, its lines and the rank of the entry `ident`; `RetoucheImpossible` when it is not there."""
    document = read_texte(texte)
    rang = find_rang(document, liste, ident)
    if rang is None:
        raise RetoucheImpossible(f"« {ident} » n’est pas dans la liste {liste}")
    return document, texte.split("\n"), rang


def read_texte(texte: str) -> Document:
    """The document of a file without error, empty when nothing is written yet."""
    document, problemes = read_yaml(texte.encode(), "")
    erreurs = [probleme for probleme in problemes if probleme.est_erreur and probleme.code != "fichier-vide"]
    if erreurs:
        raise RetoucheImpossible(f"le fichier ne peut pas être lu, ligne {erreurs[0].ligne} : {erreurs[0].message}")
    return document or Document("", _make_vide())


def _make_vide() -> Carte:
    """The root of a file where nothing is written yet."""
    racine = Carte()
    racine.positions = array("Q")
    return racine


def check_texte(texte: str, attendu: Mapping[str, Any]) -> str:
    """`texte`, once read and found equal to `attendu`."""
    if to_valeurs(read_texte(texte).racine) != to_valeurs(attendu):
        raise RetoucheImpossible("le fichier est écrit d’une façon qui ne se retouche pas ligne par ligne")
    return texte


def find_rang(document: Document, liste: str, ident: str) -> int | None:
    """The rank of the first entry `ident` of `liste`, or None."""
    entrees = document.racine.get(liste) or []
    rangs = [rang for rang, e in enumerate(entrees) if isinstance(e, dict) and e.get("id") == ident]
    return rangs[0] if rangs else None


def find_bloc(document: Document, lignes: list[str], chemin: Chemin) -> Bloc:
    """The lines of an item of a list written one item a line."""
    ligne, colonne = document.position(chemin)
    tiret = lignes[ligne - 1].rfind("-", 0, colonne - 1)
    if tiret < 0 or lignes[ligne - 1][:tiret].strip():
        raise RetoucheImpossible("la liste n’a pas un tiret par ligne")
    fin = find_fin(lignes, ligne - 1, tiret)
    commentaires = ligne - 1
    while commentaires and re.fullmatch(r"\s*#.*", lignes[commentaires - 1]):
        commentaires -= 1
    return Bloc(ligne - 1, fin, commentaires)


def find_fin(lignes: list[str], debut: int, marge: int, *, liste: bool = False) -> int:
    """The line after the last one of what begins at line `debut`, `marge` columns from the margin.

    `liste`: dashes at the same margin still belong to it, as YAML allows under a key.
    """
    fin = debut + 1
    for rang in range(debut + 1, len(lignes)):
        ligne = lignes[rang]
        if _VIDE.match(ligne):
            continue
        retrait = len(ligne) - len(ligne.lstrip(" "))
        if retrait < marge or (retrait == marge and not (liste and ligne.lstrip().startswith("-"))):
            break
        fin = rang + 1
    return fin


def measure_marge(lignes: list[str], place: tuple[int, int]) -> int:
    """The margin of the fields beside the one at `place`; two fields on one line cannot be changed apart."""
    ligne, colonne = place
    if len(lignes[ligne - 1]) - len(lignes[ligne - 1].lstrip(" -")) != colonne - 1:
        raise RetoucheImpossible("plusieurs champs sont écrits sur une ligne")
    return colonne - 1


def get_valeur(noeud: Any, chemin: Chemin) -> Any:
    """What is at `chemin` under `noeud`, or None."""
    for pas in chemin:
        try:
            noeud = noeud[pas]
        except (KeyError, IndexError, TypeError):
            return None
    return noeud


def put_valeur(noeud: Any, chemin: Chemin, valeur: Any) -> Any:
    """A copy of `noeud` with `valeur` at `chemin`."""
    if not chemin:
        return valeur
    pas, suite = chemin[0], chemin[1:]
    if isinstance(noeud, list):
        return [put_valeur(v, suite, valeur) if rang == pas else v for rang, v in enumerate(noeud)]
    return {**noeud, pas: put_valeur(noeud.get(pas), suite, valeur)}


def to_valeurs(valeur: Any) -> Any:
    """`valeur` as our reader gives it back: texts, dicts and lists."""
    if isinstance(valeur, Mapping):
        return {cle: to_valeurs(v) for cle, v in valeur.items()}
    if isinstance(valeur, list | tuple):
        return [to_valeurs(v) for v in valeur]
    return valeur if valeur is None else normalize("NFC", str(valeur))


def find_commentaire(ligne: str) -> str:
    """The comment at the end of a line of one field, or ""."""
    nu = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", lambda texte: "x" * len(texte[0]), ligne)
    trouve = re.search(r"\s#", nu)
    return ligne[trouve.start() + 1 :].rstrip() if trouve else ""
