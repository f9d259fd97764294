"""Views: the plan of the entries of the directory, one page per published person and place."""

from functools import partial

from cpts.views import fiche_professionnel, fiche_structure
from cpts.views.contexte import Contexte
from cpts.views.page import PagePrevue


def list_pages(contexte: Contexte) -> list[PagePrevue]:
    """People then places, alphabetical."""
    return [
        *(
            PagePrevue(f"annuaire/{p.id}/", partial(fiche_professionnel.make_page, contexte, p))
            for p in contexte.professionnels
        ),
        *(
            PagePrevue(f"annuaire/{s.id}/", partial(fiche_structure.make_page, contexte, s))
            for s in contexte.structures
        ),
    ]
