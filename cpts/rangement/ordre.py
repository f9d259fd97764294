"""In which order the fields and the entries of a file are written.

Fields: that of the model, which is that of the guide; one that the model does not know follows the field it followed.
Entries: that of the site. Two persons who add an entry then seldom write at the same place, so that git merges them.
A list whose order says something (the steps of soins.yaml) is left as it is. A heading stays: what is sorted is the
part below it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema

from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.cpts import Cpts
from cpts.model.territoire import FichierTerritoire
from cpts.rangement.arbre import Bloc, Element, Genre, cut_parties
from cpts.text import fold
from cpts.validate.donnees import LISTES

Cle: TypeAlias = Callable[[Element], tuple[str, ...]]
OBJETS: dict[str, type[BaseModel]] = {
    "cpts": Cpts,
    "territoire": FichierTerritoire,
    "accessibilite": FichierAccessibilite,
}


def _sort_par(*noms: str) -> Cle:
    return lambda element: (*(fold(element.get(nom)) for nom in noms), element.get("id"))


def _sort_dates(nom: str) -> Cle:
    """By day, then by hour: « 8h » comes before « 10h »."""
    return lambda element: (re.sub(r"\b(\d)(?=[h:])", r"0\1", element.get(nom)), element.get("id"))


def _sort_recents(element: Element) -> tuple[str, ...]:
    """The latest date first: the digits of an earlier one become larger."""
    inverse = str.maketrans("0123456789", "9876543210")
    return element.get("date").translate(inverse), element.get("id")


TRIS: dict[str, Cle] = {
    "structures": _sort_par("nom"),
    "professionnels": _sort_par("nom", "prenom"),
    "actions": _sort_par("titre"),
    "parcours": _sort_par("titre"),
    "evenements": _sort_dates("debut"),
    "gardes": _sort_dates("debut"),
    "alertes": _sort_dates("du"),
    "partenaires": _sort_par("nom"),
    "offres": _sort_dates("debut"),
    "actualites": _sort_recents,
}
"""The lists that are sorted, and on what."""


def sort_racine(racine: Bloc, genre: str) -> None:
    """Sorts in place every field and entry of a file of one kind."""
    if modele := OBJETS.get(genre):
        # The paragraphs of cpts.yaml are the author's: fields are sorted inside each of them.
        _sort_carte(racine, modele, blancs=True)
        return
    listes = LISTES[genre]
    _sort_parties(racine, list(listes), blancs=False)
    for champ in racine.elements:
        if isinstance(champ.valeur, Bloc):
            _sort_valeur(champ.valeur, listes.get(champ.nom))
            _sort_entrees(champ)


def _sort_entrees(champ: Element) -> None:
    if isinstance(champ.valeur, Bloc) and (cle := TRIS.get(champ.nom)) and champ.valeur.genre is Genre.LISTE:
        elements: list[Element] = []
        for partie in cut_parties(champ.valeur.elements, blancs=False):
            elements += _keep_tete(partie, sorted(partie, key=cle))
        champ.valeur.elements = elements


def _sort_valeur(bloc: Bloc, modele: type[BaseModel] | None) -> None:
    if bloc.genre is Genre.CARTE:
        _sort_carte(bloc, modele)
        return
    for item in bloc.elements:
        if isinstance(item.valeur, Bloc):
            _sort_valeur(item.valeur, modele)
            _lift_commentaires(item)


def _sort_carte(bloc: Bloc, modele: type[BaseModel] | None, *, blancs: bool = False) -> None:
    champs = _list_champs(modele) if modele else {}
    if champs:
        _sort_parties(bloc, list(champs), blancs=blancs)
    for element in bloc.elements:
        suivant, code = champs.get(element.nom, (None, False))
        if isinstance(element.valeur, Bloc):
            _sort_valeur(element.valeur, suivant)
        if code:
            _quote_codes(element)


def _sort_parties(bloc: Bloc, noms: Sequence[str], *, blancs: bool) -> None:
    elements: list[Element] = []
    for partie in cut_parties(bloc.elements, blancs=blancs):
        rangs, rang = [], -1
        for element in partie:
            rang = noms.index(element.nom) if element.nom in noms else rang
            rangs.append(rang)
        tries = [element for _, element in sorted(zip(rangs, partie, strict=True), key=lambda paire: paire[0])]
        elements += _keep_tete(partie, tries)
    bloc.elements = elements


def _keep_tete(partie: Sequence[Element], tries: list[Element]) -> list[Element]:
    """The heading of a part, and the blank line above it, stay at its top."""
    tete, premier = partie[0], tries[0]
    if premier is not tete:
        premier.titre, tete.titre = tete.titre, []
        premier.blanc, tete.blanc = tete.blanc, premier.blanc
    return tries


def _lift_commentaires(item: Element) -> None:
    """What stands above the first field of an item goes above its dash."""
    item.avant += filter(None, [item.fin])
    item.fin = ""
    valeur = item.valeur
    while isinstance(valeur, Bloc) and not valeur.flux:
        premier = valeur.elements[0]
        item.avant += [*filter(None, premier.titre), *premier.avant]
        premier.titre, premier.avant = [], []
        valeur = premier.valeur if valeur.genre is Genre.LISTE else []


def _quote_codes(element: Element) -> None:
    """Between quotes, the digits of a code: other tools would read a number, and drop its first zero."""
    if isinstance(element.valeur, Bloc):
        for item in element.valeur.elements:
            _quote_codes(item)
    elif len(element.valeur) == 1 and element.valeur[0].isdecimal():
        element.valeur = [f'"{element.valeur[0]}"']


@cache
def _list_champs(modele: type[BaseModel]) -> dict[str, tuple[type[BaseModel] | None, bool]]:
    """The fields of a model in order, each with the model inside it and whether it is a code made of digits."""
    return {
        nom: (
            next((a for a in _list_types(champ.annotation) if isinstance(a, type) and issubclass(a, BaseModel)), None),
            any(_is_code(a) for a in (*champ.metadata, *_list_types(champ.annotation))),
        )
        for nom, champ in modele.model_fields.items()
    }


def _list_types(annotation: Any) -> Iterator[Any]:
    """The classes and the metadata inside an annotation."""
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        for argument in get_args(annotation):
            yield from _list_types(argument)
    else:
        yield annotation


def _is_code(marque: Any) -> bool:
    """Whether the editor's schema accepts a number where the file holds a text."""
    schema = marque.json_schema if isinstance(marque, WithJsonSchema) else None
    return isinstance(schema, dict) and schema.get("type") == ["string", "integer"]
