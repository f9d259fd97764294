"""Exports: each person at each place of practice, the row that CSV, GeoJSON and maps share."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from cpts.model.annuaire import Exercice, Professionnel, Structure
from cpts.model.lieu import Adresse, Position
from cpts.model.site import Commune, Site
from cpts.views.contexte import Contexte


class Place(NamedTuple):
    """`numero` counts from 1. `telephone`: the person's there, else that of the structure; "" when unknown."""

    professionnel: Professionnel
    numero: int
    exercice: Exercice
    structure: Structure | None
    adresse: Adresse
    commune: Commune | None
    position: Position | None
    telephone: str


def get_places(contexte: Contexte) -> dict[str, tuple[Place, ...]]:
    """Person id → their places, in the order of the entry; people by name. Built once."""
    personnes = contexte.professionnels
    return contexte.once("exports.places", lambda: {p.id: tuple(make_places(contexte.site, p)) for p in personnes})


def iter_places(contexte: Contexte) -> Iterator[Place]:
    return chain.from_iterable(get_places(contexte).values())


def iter_actives(contexte: Contexte) -> Iterator[Place]:
    """Without the people who have stopped working."""
    return (place for place in iter_places(contexte) if not contexte.is_parti(place.professionnel))


def make_places(site: Site, professionnel: Professionnel) -> Iterator[Place]:
    """Those of one person."""
    for numero, exercice in enumerate(professionnel.exercices, 1):
        structure = site.structures_par_id.get(exercice.structure or "")
        adresse = site.get_adresse(exercice)
        position = exercice.position or (structure.position if structure else None)
        telephone = exercice.telephone or (structure.telephone if structure else None) or ""
        commune = site.find_commune(adresse)
        yield Place(professionnel, numero, exercice, structure, adresse, commune, position, telephone)
