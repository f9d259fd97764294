"""Every generated page of the site, in one list: the plan."""

from cpts.views import agenda, communes, fiches, lieux, professions
from cpts.views.matiere import Matiere
from cpts.views.page import PagePrevue


def list_pages(matiere: Matiere) -> list[PagePrevue]:
    """The address of each generated page and how to build it; the hand-written pages are not here."""
    contexte = matiere.contexte
    return [
        *fiches.list_pages(contexte),
        *professions.list_pages(contexte),
        *lieux.list_pages(contexte),
        *communes.list_pages(contexte),
        *agenda.list_pages(matiere.site, matiere.rendez_vous),
    ]
