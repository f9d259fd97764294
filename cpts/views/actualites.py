"""Views: the news of the CPTS, /la-cpts/actualites/<id>/, and their lists."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from cpts.dates import add_mois, format_date
from cpts.model.actualites import Actualite
from cpts.model.site import Site
from cpts.views.documents import DocumentVue, list_documents
from cpts.views.matiere import Matiere
from cpts.views.mots import Lien
from cpts.views.page import EntreeRecherche, Page, PagePrevue

CHEMIN = "la-cpts/actualites/"
FLUX = "donnees/actualites.atom"
FIL = (("La CPTS", "la-cpts/"), ("Nos actualités", CHEMIN))
MOIS_RECENTS = 24
"""Older news is folded: still there, out of the way."""
LONGUEUR_DESCRIPTION = 155


class LigneActualite(NamedTuple):
    """See the component `actualites`. `jour`: ISO, for machines; `resume`: the first paragraph."""

    titre: str
    lien: str
    jour: str
    date: str
    resume: str


class VueActualites(NamedTuple):
    """blocs/actualites.html: the newest first. `flux`: path of the feed, "" when there is no news."""

    recentes: tuple[LigneActualite, ...]
    anciennes: tuple[LigneActualite, ...]
    flux: str


class VueActualite(NamedTuple):
    """pages/actualite.html. `plus_ancienne`, `plus_recente`: the news on either side, or None."""

    titre: str
    jour: str
    date: str
    texte: str
    lien: str
    documents: tuple[DocumentVue, ...]
    plus_recente: Lien | None
    plus_ancienne: Lien | None


def sort_actualites(site: Site) -> list[Actualite]:
    """The newest first; those of one day by id."""
    return sorted(sorted(site.actualites, key=lambda a: a.id), key=lambda a: a.date, reverse=True)


def view_actualites(matiere: Matiere, nombre: int | None = None) -> VueActualites:
    """All of them, or the `nombre` newest and nothing folded."""
    triees = sort_actualites(matiere.site)
    if nombre is not None:
        return VueActualites(list_lignes(triees[:nombre]), (), "")
    limite = compute_limite(matiere.site.jour)
    return VueActualites(
        recentes=list_lignes(a for a in triees if a.date >= limite),
        anciennes=list_lignes(a for a in triees if a.date < limite),
        flux=FLUX if triees else "",
    )


def compute_limite(jour: date) -> date:
    """The first day of recent news."""
    return add_mois(jour, -MOIS_RECENTS)


def list_lignes(actualites: Iterable[Actualite]) -> tuple[LigneActualite, ...]:
    return tuple(
        LigneActualite(a.titre, make_chemin(a), a.date.isoformat(), format_date(a.date), write_resume(a))
        for a in actualites
    )


def make_chemin(actualite: Actualite) -> str:
    return f"{CHEMIN}{actualite.id}/"


def write_resume(actualite: Actualite) -> str:
    """The first paragraph, on one line."""
    return " ".join(actualite.texte.strip().split("\n\n", 1)[0].split())


def list_pages(site: Site) -> list[PagePrevue]:
    triees = sort_actualites(site)
    voisines = zip([None, *triees[:-1]], triees, [*triees[1:], None], strict=True) if triees else ()
    return [
        PagePrevue(make_chemin(a), partial(build_page, a, plus_recente, plus_ancienne))
        for plus_recente, a, plus_ancienne in voisines
    ]


def build_page(actualite: Actualite, plus_recente: Actualite | None, plus_ancienne: Actualite | None) -> Page:
    resume = write_resume(actualite)
    return Page(
        chemin=make_chemin(actualite),
        titre=actualite.titre,
        description=resume if len(resume) <= LONGUEUR_DESCRIPTION else f"{resume[:LONGUEUR_DESCRIPTION]}…",
        gabarit="pages/actualite.html",
        vue=view_actualite(actualite, plus_recente, plus_ancienne),
        section="la-cpts/",
        fil=FIL,
        recherche=EntreeRecherche("Actualité", actualite.titre, format_date(actualite.date), (actualite.texte,)),
    )


def view_actualite(
    actualite: Actualite, plus_recente: Actualite | None, plus_ancienne: Actualite | None
) -> VueActualite:
    return VueActualite(
        titre=actualite.titre,
        jour=actualite.date.isoformat(),
        date=format_date(actualite.date),
        texte=actualite.texte,
        lien=actualite.lien or "",
        documents=list_documents(actualite.documents),
        plus_recente=make_lien(plus_recente),
        plus_ancienne=make_lien(plus_ancienne),
    )


def make_lien(actualite: Actualite | None) -> Lien | None:
    return Lien(actualite.titre, make_chemin(actualite)) if actualite else None
