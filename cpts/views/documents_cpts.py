"""Views: every document of the site in one place, by what it belongs to."""

from collections.abc import Iterator
from typing import NamedTuple

from cpts.text import fold
from cpts.views.actualites import make_chemin, sort_actualites
from cpts.views.documents import DocumentVue, list_documents
from cpts.views.matiere import Matiere
from cpts.views.mots import Lien


class GroupeDocuments(NamedTuple):
    """`pages`: where these documents are explained."""

    id: str
    titre: str
    documents: tuple[DocumentVue, ...]
    pages: tuple[Lien, ...]


class VueDocuments(NamedTuple):
    """blocs/documents.html: no group is empty."""

    groupes: tuple[GroupeDocuments, ...]


def view_documents(matiere: Matiere) -> VueDocuments:
    return VueDocuments(tuple(groupe for groupe in list_groupes(matiere) if groupe.documents))


def list_groupes(matiere: Matiere) -> Iterator[GroupeDocuments]:
    """Those of the association first, its newest first; then the project, the pathways, the news."""
    site = matiere.site
    # An undated text, such as the statutes, stays true: it comes before reports.
    propres = sorted(site.cpts.documents, key=lambda d: (d.date is not None, -(d.date.toordinal() if d.date else 0)))
    yield GroupeDocuments("association", "La vie de l’association", list_documents(propres), ())
    projet = site.cpts.projet_sante
    documents = list_documents([projet.document] if projet and projet.document else [])
    lien = Lien("Le projet de santé, en mots simples", "la-cpts/projet-de-sante/")
    yield GroupeDocuments("projet", "Le projet de santé", documents, (lien,))
    parcours = sorted((p for p in site.parcours if p.documents), key=lambda p: (fold(p.titre), p.id))
    yield GroupeDocuments(
        "parcours",
        "Les parcours de soins",
        list_documents(d for p in parcours for d in p.documents),
        tuple(Lien(p.titre, f"parcours/{p.id}/") for p in parcours),
    )
    actualites = [a for a in sort_actualites(site) if a.documents]
    yield GroupeDocuments(
        "actualites",
        "Les actualités",
        list_documents(d for a in actualites for d in a.documents),
        tuple(Lien(a.titre, make_chemin(a)) for a in actualites),
    )
