"""A page, rendered and spliced into the shell."""

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
from cpts.render import RACINE, Gabarit, Patron, dump_json, escape_texte
from cpts.views.langues import LienLangue
from cpts.views.page import Alternative, Page

INTROUVABLE = "404.html"
# Thousands of pages whose acronyms are marked text by text, by the filter `sigles`: their words already explain them.
_ANNUAIRE = frozenset(f"pages/{nom}.html" for nom in ("fiche", "liste", "commune"))
_AFFICHES = frozenset(f"pages/{nom}.html" for nom in ("affiche", "affiche_mois"))
_RACINE = RACINE.encode()
_MARQUES = ((b"{{", b"&#123;&#123;"), (b"__RACINE__", b"&#95;_RACINE_&#95;"))


class Habillage(NamedTuple):
    """`csp`: None in the preview, whose reload script is inline. `langues`: the pages that each footer names."""

    csp: str | None
    abreviateur: Abreviateur
    langues: tuple[LienLangue, ...]


class FormeTete(NamedTuple):
    """What differs between two heads but for their texts. `interieure`: not the home page; `blocs`: of JSON-LD."""

    interieure: bool
    canonique: bool
    robots: str
    langue: str
    alternatives: tuple[Alternative, ...]
    blocs: int


class Assembleur:
    """Turns pages into whole HTML documents.

    `habillage`: what all the pages of a build share.
    """

    def __init__(self, site: Site, coquille: Coquille, env: Environment, habillage: Habillage) -> None:
        self.site, self.coquille, self.env, self.langues = site, coquille, env, habillage.langues
        self._csp, self._partage = habillage.csp, make_partage(site.cpts)
        self._abreviateur = habillage.abreviateur
        self._surround = lru_cache(maxsize=256)(self._render_cadre)
        self._find_fil = lru_cache(maxsize=4096)(self._make_fil)
        self._find_tete = lru_cache(maxsize=256)(self._make_tete)
        self._mark_sigles = env.filters["sigles"]
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
        return self.coquille.surround(escape_marques(avant.encode()), escape_marques(apres.encode()), racine.encode())

    def _render_fil(self, page: Page) -> str:
        """The breadcrumb; nothing on the home page."""
        if not page.chemin:
            return ""
        titre = escape_texte(page.titre) if page.langue else self._mark_sigles(page.titre)
        return self._find_fil(page.fil, page.langue).fill(titre)

    def _make_fil(self, fil: tuple[tuple[str, str], ...], langue: str) -> Patron:
        """The same for all the pages below one, but for their title."""
        html = self.env.get_template("cadre/fil.html").render(
            parents=make_parents(fil), titre=Patron.TITRE, langue=langue, sens=get_sens(langue)
        )
        return Patron(html, Patron.TITRE)

    def _render_tete(self, page: Page) -> str:
        donnees = self._list_json_ld(page)
        canonique = not page.robots and page.chemin != INTROUVABLE
        alternatives = () if page.robots else page.alternatives
        forme = FormeTete(bool(page.chemin), canonique, page.robots, page.langue, alternatives, len(donnees))
        adresse = (escape_texte(page.chemin),) if canonique else ()
        return self._find_tete(forme).fill(escape_texte(page.titre), escape_texte(page.description), *adresse, *donnees)

    def _make_tete(self, forme: FormeTete) -> Patron:
        cpts = self.site.cpts
        adresse, donnees = [Patron.ADRESSE] * forme.canonique, [Patron.DONNEES] * forme.blocs
        html = self.env.get_template("cadre/tete.html").render(
            titre=f"{Patron.TITRE} – {cpts.nom_court}" if forme.interieure else f"{cpts.nom} : {Patron.TITRE}",
            description=Patron.DESCRIPTION,
            canonique=cpts.site + Patron.ADRESSE if forme.canonique else None,
            robots="noindex" if cpts.demonstration else forme.robots,
            json_ld=donnees,
            csp=self._csp,
            partage=self._partage,
            langue=forme.langue,
            alternatives=[(a.langue, cpts.site + a.chemin) for a in forme.alternatives],
        )
        return Patron(html, Patron.TITRE, Patron.DESCRIPTION, *adresse, *donnees)

    def _list_json_ld(self, page: Page) -> list[Markup]:
        if not page.chemin:
            return [dump_json(make_json_ld_cpts(self.site))]
        if page.robots:
            return []
        fil = write_json_ld_fil(self.site.cpts.site, page.fil, page.titre, page.chemin)
        return [*map(dump_json, page.json_ld), fil]


def _finish(html: str, racine: str) -> bytes:
    """Bytes are searched many times faster than a text with accents."""
    return racine.encode().join(escape_marques(html.encode()).split(_RACINE))


def escape_marques(html: bytes) -> bytes:
    """What a person wrote like a macro or our marker of addresses, as entities: such signs were not rendered."""
    for marque, ecrite in _MARQUES:
        if marque in html:
            html = html.replace(marque, ecrite)
    return html
