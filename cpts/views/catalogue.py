"""Every generated page of the site: the plan."""

from typing import NamedTuple

from cpts.views import actualites, agenda, communes, fiches, lieux, offres, professions, week_end
from cpts.views.matiere import Matiere
from cpts.views.page import PagePrevue


class Pages(NamedTuple):
    """`listes`: those that show lines of the directory, each of which comes back on several; `fiches`: of people.

    `agenda`: every other page, light and alone.
    """

    listes: list[PagePrevue]
    agenda: list[PagePrevue]
    fiches: list[PagePrevue]


def list_pages(matiere: Matiere) -> Pages:
    """The address of each generated page and how to build it; the hand-written pages are not here."""
    contexte = matiere.contexte
    return Pages(
        listes=[
            *fiches.list_structures(contexte),
            *professions.list_pages(contexte),
            *lieux.list_pages(contexte),
            *communes.list_pages(contexte),
            *actualites.list_pages(matiere.site),
        ],
        agenda=[
            *agenda.list_pages(matiere.agenda),
            *offres.list_pages(contexte),
            *week_end.list_pages(matiere.site),
        ],
        fiches=fiches.list_personnes(contexte),
    )
