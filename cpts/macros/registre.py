"""What a macro is: its words for people, its parameters, and the view and template that show it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Genre(StrEnum):
    """What a parameter accepts; `rendu` checks each against the data."""

    PROFESSION = "identifiant de profession"
    COMMUNE = "nom, code ou adresse d’une commune"
    SERVICE = "identifiant de service"
    TYPE = "type de lieu"
    LANGUE = "code de langue"
    PUBLIC = "public"
    THEME = "thème"
    STATUT = "statut d’action"
    NOMBRE = "nombre entier"
    FICHE = "identifiant d’une personne ou d’un lieu"
    GESTE = "nom d’une icône"
    NUMERO = "numéro court, entre guillemets"
    TEXTE = "quelques mots, entre guillemets"
    PARCOURS = "identifiant d’un parcours"
    FORMULAIRE = "sorte d’entrée que le formulaire ajoute"


class Parametre(NamedTuple):
    nom: str
    genre: Genre
    description: str
    obligatoire: bool = False


class Macro(NamedTuple):
    """`make_vue(contexte, **arguments)` gives the view of `gabarit`.

    `find_exemple(contexte)` gives arguments that show something with the data at hand, or None.
    `publique`: documented for volunteers; the others serve one page of the site each.
    """

    nom: str
    titre: str
    description: str
    gabarit: str
    make_vue: Callable[..., Any]
    parametres: tuple[Parametre, ...] = ()
    find_exemple: Callable[[Any], Mapping[str, Any] | None] = lambda _contexte: {}
    publique: bool = True
