"""A hand-written page as a page to publish, and what its language puts around its content."""

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from cpts.assemble.article import add_sommaire
from cpts.assemble.squelette import PageEcrite
from cpts.assemble.tableaux import name_tableaux
from cpts.views.langues import LienLangue, Relecture, list_versions, make_lien, make_relecture
from cpts.views.page import Alternative, EntreeRecherche, Page

_TITRE = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
_BALISE = re.compile(r"<[^>]+>")
CLAIRES = "en-clair/"
"""Below it, the pages in plain language: one for each main task."""


class VueTraduite(NamedTuple):
    """cadre/traduction.html: `contenu` in its language, the mark of its proofreading, the other languages."""

    contenu: Markup
    langue: LienLangue
    relecture: Relecture
    versions: tuple[LienLangue, ...]


class VueClaire(NamedTuple):
    """cadre/clair.html; `adresse`: the whole address of the page, printed below it."""

    contenu: Markup
    adresse: str


def make_page(ecrite: PageEcrite, pages: Iterable[PageEcrite], nom: str) -> Page:
    """`nom`: that of the CPTS, which describes a page without a description."""
    pages = tuple(pages)
    return Page(
        chemin=ecrite.chemin,
        titre=ecrite.titre,
        description=ecrite.description or nom,
        gabarit="",
        vue=None,
        fil=list_parents(ecrite.chemin, {p.chemin: p.titre for p in pages}),
        robots=ecrite.robots,
        langue=ecrite.langue,
        alternatives=tuple(Alternative(v.code, v.lien) for v in list_versions(pages, ecrite.chemin)),
        recherche=make_entree(ecrite) if ecrite.chemin else None,
    )


def make_entree(ecrite: PageEcrite) -> EntreeRecherche:
    """A translation is found by its headings too: nobody searches in French for words of another language."""
    if not ecrite.langue:
        return EntreeRecherche("Page", ecrite.titre, ecrite.description)
    mots = (make_lien(ecrite).nom, *(unescape(_BALISE.sub("", titre)) for titre in _TITRE.findall(ecrite.contenu)))
    return EntreeRecherche("Page", ecrite.titre, ecrite.description, mots, langue=ecrite.langue)


def dress(ecrite: PageEcrite, pages: Iterable[PageEcrite], contenu: str, base: str, env: Environment) -> str:
    """`contenu`, the rendered HTML of `ecrite`, in what its language or plain words ask for; an article gets its parts.

    `base`: the address of the site, with its final slash.
    """
    contenu = name_tableaux(contenu)
    html = Markup(contenu)  # noqa: S704 - Markdown of the project and blocks of our escaping environment
    if ecrite.langue:
        versions = list_versions(pages, ecrite.chemin)
        vue = VueTraduite(html, make_lien(ecrite), make_relecture(ecrite), versions)
        return env.get_template("cadre/traduction.html").render(vue=vue)
    if ecrite.chemin.startswith(CLAIRES):
        return env.get_template("cadre/clair.html").render(vue=VueClaire(html, base + ecrite.chemin))
    return add_sommaire(contenu, ecrite.contenu, env)


def list_parents(chemin: str, titres: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The pages above a hand-written page, from its address."""
    parties = chemin.rstrip("/").split("/")[:-1]
    adresses = ("/".join(parties[:n]) + "/" for n in range(1, len(parties) + 1))
    return tuple((titres[a], a) for a in adresses if a in titres)
