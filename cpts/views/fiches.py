"""Views: the plan of the entries of the directory, one page per published person and place."""

from functools import partial

from cpts.views import fiche_professionnel, fiche_structure
from cpts.views.contexte import Contexte
from cpts.views.page import PagePrevue


def list_pages(contexte: Contexte) -> list[PagePrevue]:
    """People then places, alphabetical."""
    return [*list_personnes(contexte), *list_structures(contexte)]


def list_personnes(contexte: Contexte) -> list[PagePrevue]:
    make_page = fiche_professionnel.make_page
    return [PagePrevue(f"annuaire/{p.id}/", partial(make_page, contexte, p)) for p in contexte.professionnels]


def list_structures(contexte: Contexte) -> list[PagePrevue]:
    make_page = fiche_structure.make_page
    return [PagePrevue(f"annuaire/{s.id}/", partial(make_page, contexte, s)) for s in contexte.structures]
