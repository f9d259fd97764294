"""A page, rendered and spliced into the shell."""

import re
from functools import lru_cache, partial
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from cpts.abreviation import Abreviateur
from cpts.assemble.cadre import (
    find_section,
    get_racine_absolue,
    make_cadre,
    make_json_ld_cpts,
    make_parents,
    make_partage,
    write_json_ld_fil,
)
from cpts.assemble.coquille import Coquille
from cpts.model.site import Site
from cpts.nomenclatures.langues_ecrites import get_sens
from cpts.render import RACINE, Gabarit, dump_json
from cpts.views.langues import LienLangue
from cpts.views.page import Page

INTROUVABLE = "404.html"
# Thousands of pages whose acronyms are marked text by text, by the filter `sigles`: their words already explain them.
_ANNUAIRE = frozenset(f"pages/{nom}.html" for nom in ("fiche", "liste", "commune"))
_AFFICHES = frozenset(f"pages/{nom}.html" for nom in ("affiche", "affiche_mois"))
_RACINE = RACINE.encode()
_ACCOLADES = re.compile(rb"\{\{").search


class Habillage(NamedTuple):
    """`csp`: None in the preview, whose reload script is inline. `langues`: the pages that each footer names."""

    csp: str | None
    abreviateur: Abreviateur
    langues: tuple[LienLangue, ...]


class Assembleur:
    """Turns pages into whole HTML documents.

    `habillage`: what all the pages of a build share.
    """

    def __init__(self, site: Site, coquille: Coquille, env: Environment, habillage: Habillage) -> None:
        self.site, self.coquille, self.env, self.langues = site, coquille, env, habillage.langues
        self._tete, self._fil = Gabarit(env, "cadre/tete.html"), Gabarit(env, "cadre/fil.html")
        self._csp, self._partage = habillage.csp, make_partage(site.cpts)
        self._abreviateur = habillage.abreviateur
        self._surround = lru_cache(maxsize=256)(self._render_cadre)
        self._list_parents = lru_cache(maxsize=4096)(self._render_parents)
        self._gabarits = lru_cache(maxsize=None)(partial(Gabarit, env))

    def assemble(self, page: Page) -> bytes:
        """The document of a generated page."""
        contenu = self._gabarits(page.gabarit).render(vue=page.vue, page=page)
        if page.gabarit not in _ANNUAIRE:
            contenu = self._abreviateur.mark_page(contenu, liens=page.gabarit not in _AFFICHES)
        return self.splice(page, contenu)

    def splice(self, page: Page, contenu: str) -> bytes:
        """The document of `page` around `contenu`, its rendered HTML."""
        racine = self._find_racine(page.chemin)
        debut, avant, milieu, apres = self._surround(page.section or find_section(page.chemin), racine)
        tete, fil, corps = (
            _finish(html, racine) for html in (self._render_tete(page), self._render_fil(page), contenu)
        )
        return b"".join((debut, tete, avant, fil, milieu, corps, apres))

    def _find_racine(self, chemin: str) -> str:
        if chemin == INTROUVABLE:
            return get_racine_absolue(self.site.cpts.site)
        return "../" * chemin.count("/") or "./"

    def _render_cadre(self, section: str, racine: str) -> tuple[bytes, bytes, bytes, bytes]:
        cadre = make_cadre(self.site, section, self.langues)
        avant, apres = (self.env.get_template(f"cadre/{nom}.html").render(cadre=cadre) for nom in ("avant", "apres"))
        return self.coquille.surround(
            escape_accolades(avant.encode()), escape_accolades(apres.encode()), racine.encode()
        )

    def _render_fil(self, page: Page) -> str:
        """The breadcrumb; nothing on the home page."""
        if not page.chemin:
            return ""
        return self._fil.render(
            parents=self._list_parents(page.fil), titre=page.titre, langue=page.langue, sens=get_sens(page.langue)
        )

    def _render_parents(self, fil: tuple[tuple[str, str], ...]) -> Markup:
        """The beginning of the breadcrumb, the same for all the pages below one."""
        html = self.env.get_template("cadre/fil_parents.html").render(parents=make_parents(fil))
        return Markup(html)  # noqa: S704 - rendered by our escaping environment

    def _render_tete(self, page: Page) -> str:
        base, nom_court = self.site.cpts.site, self.site.cpts.nom_court
        canonique = None if page.robots or page.chemin == INTROUVABLE else base + page.chemin
        return self._tete.render(
            titre=f"{page.titre} – {nom_court}" if page.chemin else f"{self.site.cpts.nom} : {page.titre}",
            description=page.description,
            canonique=canonique,
            robots="noindex" if self.site.cpts.demonstration else page.robots,
            json_ld=self._list_json_ld(page),
            csp=self._csp,
            partage=self._partage,
            langue=page.langue,
            alternatives=[] if page.robots else [(a.langue, base + a.chemin) for a in page.alternatives],
        )

    def _list_json_ld(self, page: Page) -> list[Markup]:
        if not page.chemin:
            return [dump_json(make_json_ld_cpts(self.site))]
        if page.robots:
            return []
        fil = write_json_ld_fil(self.site.cpts.site, page.fil, page.titre, page.chemin)
        return [*map(dump_json, page.json_ld), fil]


def _finish(html: str, racine: str) -> bytes:
    """Bytes are searched many times faster than a text with accents."""
    return racine.encode().join(escape_accolades(html.encode()).split(_RACINE))


def escape_accolades(html: bytes) -> bytes:
    """`{{` written by a person, as an entity: in a published page, double braces are a macro that was not rendered."""
    return html.replace(b"{{", b"&#123;&#123;") if _ACCOLADES(html) else html
