"""Views: the pages of the types of place, and their index."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from cpts.nomenclatures.listes import TYPES_STRUCTURE, TYPES_STRUCTURE_PLURIEL
from cpts.text import format_entier, plural
from cpts.views.contexte import Contexte
from cpts.views.listes import make_liste
from cpts.views.mots import Lien, lower_first
from cpts.views.page import EntreeRecherche, Page, PagePrevue


class VueLieux(NamedTuple):
    """blocs/lieux.html: the types of place present, with counts."""

    types: tuple[Lien, ...]


def view_lieux(contexte: Contexte) -> VueLieux:
    return VueLieux(tuple(list_types(contexte)))


def list_types(contexte: Contexte) -> Iterator[Lien]:
    """In the order of the closed list."""
    for slug, pluriel in TYPES_STRUCTURE_PLURIEL.items():
        if structures := contexte.structures_par_type.get(slug):
            yield Lien(pluriel, f"lieux/{slug}/", format_entier(len(structures)))


def list_pages(contexte: Contexte) -> list[PagePrevue]:
    return [
        PagePrevue(f"lieux/{slug}/", partial(make_page, contexte, slug))
        for slug in TYPES_STRUCTURE
        if slug in contexte.structures_par_type
    ]


def make_page(contexte: Contexte, slug: str) -> Page:
    structures, titre = contexte.structures_par_type[slug], TYPES_STRUCTURE_PLURIEL[slug]
    chapeau = (
        f"{titre}\u00a0: {plural(len(structures), 'adresse')} dans l’annuaire de la {contexte.site.cpts.nom_court}."
    )
    return Page(
        chemin=f"lieux/{slug}/",
        titre=titre,
        description=f"{chapeau} Téléphones, horaires et accès.",
        gabarit="pages/liste.html",
        vue=make_liste(contexte, titre, chapeau, structures, voir=[("Par commune", list_communes(contexte, slug))]),
        section="annuaire/",
        fil=(("Trouver un soignant", "annuaire/"), ("Lieux", "lieux/")),
        recherche=EntreeRecherche(
            "Lieux", titre, plural(len(structures), "fiche"), (lower_first(TYPES_STRUCTURE[slug]),)
        ),
    )


def list_communes(contexte: Contexte, slug: str) -> tuple[Lien, ...]:
    """The covered communes that have such a place; their page lists it."""
    liens = []
    for commune in contexte.site.territoire.communes:
        nombre = sum(s.type == slug for s in contexte.structures_par_commune.get(commune.code, ()))
        if nombre:
            liens.append(Lien(commune.nom, f"communes/{commune.slug}/", format_entier(nombre)))
    return tuple(liens)
