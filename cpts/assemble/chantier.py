"""The whole site, written file by file: generated pages, hand-written pages, exports, and what goes around."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from cpts.abreviation import Abreviateur
from cpts.assemble import annexes, images
from cpts.assemble.assembleur import INTROUVABLE, Assembleur, Habillage
from cpts.assemble.cadre import CSP
from cpts.assemble.coquille import compile_coquille
from cpts.assemble.declaration import check_etats
from cpts.assemble.ecrites import dress, make_page
from cpts.assemble.ecrivain import Ecrivain, get_fichier
from cpts.assemble.entete import check_relectures
from cpts.assemble.plan import Plan
from cpts.assemble.squelette import PageEcrite, Squelette
from cpts.assemble.version import Version
from cpts.errors import DataError
from cpts.exports import (
    CHEMIN_RECHERCHE,
    CHEMIN_VERSION,
    Export,
    LigneRecherche,
    Travail,
    iter_vcards,
    list_chemins,
    list_fiches,
    list_travaux,
    make_index_recherche,
    make_ligne,
    write_version,
)
from cpts.macros.appels import Appel
from cpts.macros.catalogue import MACROS
from cpts.macros.rendu import check_appels, render_appel
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.site import Site
from cpts.partage import cut, share
from cpts.render import make_environment
from cpts.views.accessibilite import compute_etat
from cpts.views.alertes import list_recherche as list_alertes
from cpts.views.catalogue import Pages, list_pages
from cpts.views.langues import list_langues
from cpts.views.matiere import Matiere
from cpts.views.page import Page, PagePrevue
from cpts.views.recherche import view_recherche
from cpts.views.sigles import list_sigles

Fiche = Professionnel | Structure
Tache = PagePrevue | PageEcrite | Fiche | Travail


@dataclass(frozen=True, slots=True)
class Bilan:
    """What was built, for the person who reads the terminal and for the inspection."""

    plan: Plan
    pages: int
    exports: int


@dataclass(frozen=True, slots=True)
class Options:
    """`surcharges`: folder of templates that replace ours; `cache`: of compiled ones; `csp`: None in the preview."""

    version: Version
    surcharges: Path | None = None
    cache: Path | None = None
    processus: int = 1
    csp: str | None = CSP


class Chantier:
    """One build of `site` into `ecrivain`'s folder."""

    def __init__(self, site: Site, squelette: Squelette, ecrivain: Ecrivain, options: Options) -> None:
        self.site, self.squelette, self.ecrivain, self.options = site, squelette, ecrivain, options
        self.abreviateur = Abreviateur(list_sigles(site.cpts), _find_glossaire(squelette.pages))
        self.env: Environment = make_environment(options.surcharges, options.cache, self.abreviateur.mark_texte)
        habillage = Habillage(options.csp, self.abreviateur, list_langues(squelette.pages))
        self.assembleur = Assembleur(site, compile_coquille(squelette.coquille), self.env, habillage)
        self.matiere = Matiere(site, squelette.pages, self._render_exemple)
        self.plan = Plan()
        self.trouvailles: list[LigneRecherche] = []

    def build(self, medias: Path, styles: Path) -> Bilan:
        """Everything, in order; raises `DataError` or `BuildError` before the first wrong page is left as good."""
        self._check_ecrites()
        prevues = list_pages(self.matiere)
        self._make_plan(prevues)
        exports = self._write_tout(prevues)
        self._write_introuvable()
        self._write_redirections()
        self._write_annexes(medias, styles)
        return Bilan(self.plan, len(self.plan.list_html()), exports)

    def _check_ecrites(self) -> None:
        appels = [appel for page in self.squelette.pages for appel in page.appels]
        relectures = check_relectures(self.squelette.pages, self.site.jour)
        etats = check_etats(self.squelette.pages, compute_etat(self.site.accessibilite, self.site.jour).etat)
        if problemes := [*self.squelette.problemes, *check_appels(appels, MACROS, self.site), *relectures, *etats]:
            raise DataError(problemes)

    def _make_plan(self, prevues: Pages) -> None:
        self.plan.add((get_fichier(p.chemin) for p in chain(*prevues)), "les pages tirées des données")
        for page in self.squelette.pages:
            self.plan.add([get_fichier(page.chemin)], f"la page {page.fichier}")
        self.plan.add([INTROUVABLE], "la page d’erreur")
        self.plan.add(map(get_fichier, annexes.list_redirections(self.site)), "les anciens identifiants")
        self.plan.add(list_chemins(self.site), "les exports")
        self.plan.add((adresse for _, adresse in self.squelette.fichiers), "les fichiers de docs/")

    def _write_tout(self, prevues: Pages) -> int:
        """Exports, hand-written and generated pages, contact cards: the work that processes share."""
        contexte = self.matiere.contexte
        communs: list[Tache] = [*list_travaux(contexte, self.site.cpts.site), *self.squelette.pages]
        legers = (prevues.agenda, prevues.fiches, list_fiches(contexte))
        lots: list[Sequence[Tache]] = [communs, prevues.listes, *chain.from_iterable(map(cut, legers))]
        nombre = 0
        for trouvailles, exports in share(self._write_taches, lots, self.options.processus):
            self.trouvailles += trouvailles
            nombre += exports
        self.trouvailles += [make_ligne(chemin, entree) for chemin, entree in list_alertes(self.site)]
        return nombre

    def _write_taches(self, taches: Iterator[Tache]) -> tuple[list[LigneRecherche], int]:
        """What the search must know of these pages, and the number of export files."""
        contexte, base_url = self.matiere.contexte, self.site.cpts.site
        trouvailles: list[LigneRecherche] = []
        nombre = 0
        for tache in taches:
            if isinstance(tache, PagePrevue):
                trouvailles += self._write_generee(tache.construire())
            elif isinstance(tache, PageEcrite):
                trouvailles += self._write_ecrite(tache)
            elif isinstance(tache, Professionnel | Structure):
                nombre += self._write_exports(iter_vcards(contexte, (tache,), base_url))
            else:
                nombre += self._write_exports(tache())
        return trouvailles, nombre

    def _write_exports(self, exports: Iterable[Export]) -> int:
        nombre = 0
        for nombre, export in enumerate(exports, 1):  # noqa: B007 - the last rank is the count
            self.ecrivain.write(export.chemin, export.octets)
        return nombre

    def _write_generee(self, page: Page) -> list[LigneRecherche]:
        self._write_html(page.chemin, self.assembleur.assemble(page))
        return [make_ligne(page.chemin, page.recherche)] if page.recherche else []

    def _write_html(self, chemin: str, html: bytes) -> None:
        self.ecrivain.write(get_fichier(chemin), html)

    def _write_ecrite(self, ecrite: PageEcrite) -> list[LigneRecherche]:
        pages = self.squelette.pages
        page = make_page(ecrite, pages, self.site.cpts.nom)
        contenu = dress(ecrite, pages, self._render_ecrite(ecrite), self.site.cpts.site, self.env)
        self._write_html(ecrite.chemin, self.assembleur.splice(page, self.abreviateur.mark_page(contenu)))
        return [make_ligne(ecrite.chemin, page.recherche)] if page.recherche else []

    def _write_introuvable(self) -> None:
        page = Page(
            INTROUVABLE,
            "Page introuvable",
            "Cette page n’existe pas.",
            "pages/introuvable.html",
            view_recherche(self.matiere.contexte),
            robots="noindex",
        )
        self._write_html(INTROUVABLE, self.assembleur.assemble(page))

    def _render_ecrite(self, page: PageEcrite) -> str:
        """The page's HTML with each token replaced by what its macro shows."""
        contenu = page.contenu
        for appel, jeton in zip(page.appels, page.jetons, strict=True):
            html = render_appel(appel, MACROS[appel.macro], self.matiere, self.site, self.env)
            # A call alone on its line is a paragraph for Markdown: a block cannot stay inside it.
            contenu = contenu.replace(f"<p>{jeton}</p>", html).replace(jeton, html)
        return contenu

    def _render_exemple(self, macro: str, arguments: Mapping[str, Any]) -> Markup:
        """The live example of a macro, for the guide."""
        appel = Appel(macro, tuple(arguments.items()), "", 1, 1)
        return render_appel(appel, MACROS[macro], self.matiere, self.site, self.env)

    def _write_redirections(self) -> None:
        gabarit = self.env.get_template("pages/redirection.html")
        for ancien, chemin in annexes.list_redirections(self.site).items():
            html = gabarit.render(cible="../../" + chemin, base=self.site.cpts.site, csp=CSP)
            self._write_html(ancien, html.encode())

    def _write_annexes(self, medias: Path, styles: Path) -> None:
        fichiers = {
            "assets/css/couleurs.css": annexes.make_couleurs(self.site.cpts.couleurs),
            "assets/css/site.css": annexes.make_style(styles),
            images.CHEMIN_PARTAGE: images.draw_partage(self.matiere.contexte, medias),
            images.CHEMIN_ICONE: images.draw_icone(self.site.cpts.couleurs),
            images.CHEMIN_FAVICON: images.write_favicon(self.site.cpts.couleurs),
            "sitemap.xml": annexes.make_sitemap(self.site.cpts.site, self._list_sitemap()),
            "robots.txt": annexes.make_robots(self.site),
            "_headers": annexes.make_headers(),
            **{f"medias/{nom}": (medias / nom).read_bytes() for nom in self.site.medias},
            **dict(annexes.iter_leaflet()),
        }
        for source, adresse in self.squelette.fichiers:
            self.ecrivain.write(adresse, Path(source).read_bytes())
        self.plan.add(fichiers, "l’assemblage")
        fichiers[CHEMIN_RECHERCHE] = make_index_recherche(sorted(self.trouvailles, key=attrgetter("chemin")))
        fichiers[CHEMIN_VERSION] = write_version(
            self.site,
            commit=self.options.version.commit,
            moment=self.options.version.moment,
            pages=len(self.plan.list_html()),
        )
        for chemin, octets in fichiers.items():
            self.ecrivain.write(chemin, octets)

    def _list_sitemap(self) -> list[str]:
        caches = {*annexes.list_redirections(self.site), *(p.chemin for p in self.squelette.pages if p.robots)}
        pages = (f.removesuffix("index.html") for f in self.plan.list_html() if f != INTROUVABLE)
        return [chemin for chemin in pages if chemin not in caches and not chemin.endswith("affiche/")]


def _find_glossaire(pages: Iterable[PageEcrite]) -> str:
    """The page that explains the acronyms, or "": its texts belong to the CPTS, which may leave it out."""
    return next((p.chemin for p in pages if any(a.macro == "glossaire" for a in p.appels)), "")
