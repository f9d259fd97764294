"""The text of one YAML file → the same, tidy."""

import json
from collections.abc import Mapping
from typing import Any

from cpts.errors import DataError
from cpts.rangement.ecriture import write_blocs
from cpts.rangement.lecture import Inhabituel, list_commentaires, read_blocs
from cpts.rangement.ordre import OBJETS, TRIS, sort_racine
from cpts.yaml_source import read_yaml

TAILLE_MAX = 16 * 2**20


def range_texte(octets: bytes, genre: str, nom: str) -> bytes:
    """The tidy bytes of a file of one kind, called `nom` in messages; line ends stay those of Windows when all are.

    Raises `DataError` when the file cannot be read, and `Inhabituel` for a form that nobody writes by hand.
    """
    _read(octets, nom)
    texte = octets.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
    entete, bloc = read_blocs(texte)
    sort_racine(bloc, genre)
    range_ = write_blocs(entete, bloc, aere=genre not in OBJETS)
    _check(texte, range_, nom)
    return (range_.replace("\n", "\r\n") if _is_windows(octets) else range_).encode()


def _read(octets: bytes, nom: str) -> Mapping[str, Any]:
    document, problemes = read_yaml(octets, nom, taille_max=TAILLE_MAX)
    if document is None or any(p.est_erreur for p in problemes):
        raise DataError(p for p in problemes if p.est_erreur)
    return document.racine


def _is_windows(octets: bytes) -> bool:
    return 0 < octets.count(b"\n") == octets.count(b"\r\n") == octets.count(b"\r")


def _check(avant: str, apres: str, nom: str) -> None:
    """The last guard: the same values and the same comments, or nothing is written."""
    if avant == apres:
        return
    try:
        memes = freeze(_read(apres.encode(), nom)) == freeze(_read(avant.encode(), nom))
    except DataError:
        memes = False
    if not memes or list_commentaires(avant) != list_commentaires(apres):
        raise Inhabituel(1)


def freeze(racine: Mapping[str, Any]) -> str:
    """The values of a file whatever the order of its fields and of the entries that are sorted."""
    arbre = {
        cle: _sort(valeur) if cle in TRIS and isinstance(valeur, list) else valeur for cle, valeur in racine.items()
    }
    return json.dumps(arbre, sort_keys=True, ensure_ascii=False)


def _sort(entrees: list[Any]) -> list[str]:
    return sorted(json.dumps(entree, sort_keys=True, ensure_ascii=False) for entree in entrees)
