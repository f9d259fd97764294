"""The places of a data folder that have an address and no position: structures, exercices, events.

Read from the entries as written: a mistake elsewhere in a fiche does not hide its address.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cpts.dossier import Dossier, list_yaml
from cpts.errors import DataError
from cpts.importers.geocodage.questions import Question, make_question
from cpts.validate.adresses import Communes
from cpts.yaml_source import Document


class Lieu(NamedTuple):
    """Something with an address: where it is written, and what to ask.

    `fichier` is relative to the folder; `rang` counts from 0 in `liste`; `chemin`, inside the entry, leads to what has
    the address, `()` for a structure. `question` is None when the address has no street: a town is not a place.
    """

    fichier: str
    place: tuple[int, int]
    nom: str
    liste: str
    rang: int
    ident: str
    chemin: tuple[str | int, ...]
    question: Question | None


class Releve(NamedTuple):
    """What a folder holds: the places without position, in reading order, and how many are kept from the network."""

    lieux: tuple[Lieu, ...]
    reserves: int


def list_lieux(dossier: Dossier, communes: Communes) -> Releve:
    """`DataError` when a file cannot even be read: it could not be changed either."""
    documents = {
        relatif: dossier.lectures[relatif]
        for genre in ("annuaire", "agenda")
        for relatif in list_yaml(dossier.chemin, genre)
    }
    erreurs = [p for document, problemes in documents.values() for p in problemes if p.est_erreur]
    if erreurs:
        raise DataError(erreurs)
    lieux: list[Lieu] = []
    reserves = 0
    for relatif, document in [(relatif, d) for relatif, (d, _) in documents.items() if d]:
        for porteur in _list_porteurs(document):
            if _is_reservee(porteur.entree):
                reserves += 1
            else:
                lieux.append(_make_lieu(relatif, document, communes, porteur))
    return Releve(tuple(lieux), reserves)


class _Porteur(NamedTuple):
    """An entry that has, at `chemin` inside it, an address without a position."""

    liste: str
    rang: int
    entree: Mapping[str, Any]
    chemin: tuple[str | int, ...]


def _list_porteurs(document: Document) -> Iterator[_Porteur]:
    for liste in ("structures", "professionnels", "evenements"):
        entrees = document.racine.get(liste)
        for rang, entree in enumerate(entrees if isinstance(entrees, list) else ()):
            if isinstance(entree, dict):
                chemins = _list_chemins(liste, entree)
                yield from (_Porteur(liste, rang, entree, c) for c in chemins if _is_a_placer(entree, c))


def _list_chemins(liste: str, entree: Mapping[str, Any]) -> list[tuple[str | int, ...]]:
    if liste == "structures":
        return [()]
    if liste == "evenements":
        return [("lieu",)]
    exercices = entree.get("exercices")
    return [("exercices", rang) for rang in range(len(exercices))] if isinstance(exercices, list) else []


def _is_a_placer(entree: Mapping[str, Any], chemin: Sequence[str | int]) -> bool:
    porteur = _get(entree, chemin)
    return isinstance(porteur, dict) and isinstance(porteur.get("adresse"), dict) and "position" not in porteur


def _is_reservee(entree: Mapping[str, Any]) -> bool:
    """A person whose address is not public: it is not told to a service either."""
    diffusion = entree.get("diffusion")
    return isinstance(diffusion, dict) and diffusion.get("statut", "public") != "public"


def _make_lieu(relatif: str, document: Document, communes: Communes, porteur: _Porteur) -> Lieu:
    liste, rang, entree, chemin = porteur
    ou = (liste, rang, *chemin, "adresse")
    adresse = {cle: v for cle, v in _get(entree, (*chemin, "adresse")).items() if isinstance(v, str)}
    return Lieu(
        fichier=relatif,
        place=document.position(ou, cle=True),
        nom=document.describe((liste, rang, *chemin)),
        liste=liste,
        rang=rang,
        ident=str(entree.get("id", "")),
        chemin=chemin,
        question=make_question(adresse, communes),
    )


def _get(noeud: Any, chemin: Sequence[str | int]) -> Any:
    for pas in chemin:
        if isinstance(noeud, dict) and isinstance(pas, str):
            noeud = noeud.get(pas)
        elif isinstance(noeud, list) and isinstance(pas, int) and pas < len(noeud):
            noeud = noeud[pas]
        else:
            return None
    return noeud
