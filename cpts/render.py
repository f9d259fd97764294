"""Views → escaped HTML, through our own autoescaping environment; data never meets another template engine.

Each sink escapes for itself: Jinja escapes text and attributes, `paragraphes` escapes before it
links, `dump_json` escapes what could close a script element.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape
from pydantic_core import to_json

from cpts.cache_gabarits import CacheGabarits
from cpts.dates import format_date, format_date_longue, format_heure
from cpts.errors import BuildError
from cpts.telephone import format_telephone
from cpts.text import format_entier, plural

RACINE = "\ue000"
"""Stands for the way up to the site's root in rendered HTML; the assembler replaces it by `../`.

A private-use character, which the data cannot hold: no text can be taken for it."""

_NIVEAU = "\ue001"
"""Stands for the level of a heading in HTML that is rendered once."""
_GABARITS = Path(__file__).parent / "templates"
_LIEN = re.compile(r"https://[^\s<>\"']*[^\s<>\"'.,;:!?)\]»]")
_ADRESSES = ("https://", "http://", "tel:", "sms:", "mailto:", "geo:", "webcal://", "#")
_A_ECHAPPER = re.compile(r"""[&<>"']""").search
_PARAGRAPHE = re.compile(r"\n\s*\n")
_JSON_ECHAPPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
# Only a text can hold `{{`: compact JSON never puts two braces side by side.
_JSON_ECHAPPES["{{"] = "{\\u007b"
_JSON_ECHAPPES["__RACINE__"] = "\\u005f_RACINE_\\u005f"


def make_environment(
    surcharges: Path | None = None, cache: Path | None = None, sigles: Callable[[str], str] | None = None
) -> Environment:
    """The only template environment of the project; a file of `surcharges` replaces ours of the same name.

    `cache`: a folder where compiled templates are kept from one build to the next; None or read-only, they are not.
    `sigles`: what marks the acronyms of a text of the data; None, they stay as they are.
    """
    dossiers = [d for d in (surcharges, _GABARITS) if d]
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(d) for d in dossiers]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,
        auto_reload=False,
        bytecode_cache=_open_cache(cache) if cache else None,
    )
    env.template_class = _Compile
    env.code_generator_class = _Traduit
    env.globals.update(lien=lien, icone=icone, plural=plural)
    env.filters.update(
        lien=lien,
        icone=icone,
        une_fois=Fragments(env),
        date=format_date,
        date_longue=format_date_longue,
        heure=format_heure,
        entier=format_entier,
        telephone=format_telephone,
        tel=href_telephone,
        paragraphes=paragraphes,
        sigles=sigles or escape_texte,
        json=dump_json,
        json_attribut=lambda valeur: str(dump_json(valeur)),
    )
    return env


def _open_cache(dossier: Path) -> CacheGabarits | None:
    """Compiling our templates takes a quarter of a second; a template that changes is compiled again."""
    with suppress(OSError):
        dossier.mkdir(parents=True, exist_ok=True)
    return CacheGabarits(dossier) if os.access(dossier, os.W_OK) else None


class _Traduit(CodeGenerator):
    """Nothing is worked out in advance: what a filter says today (an icon, an acronym) would stay in the cache."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.Const | nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class _Compile(Template):
    """A template whose texts are escaped by `escape_texte`: the same result, at half the cost."""

    @classmethod
    def from_code(cls, *arguments: Any, **options: Any) -> Template:
        template = super().from_code(*arguments, **options)
        template.root_render_func.__globals__["escape"] = escape_texte
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - the engine's own
        """The macros of an imported template, made once: none of ours reads a variable of the page that imports it."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


def escape_texte(valeur: Any) -> str:
    """`valeur` as HTML text; a text without any sign to escape, nearly all of them, is itself."""
    forme = type(valeur)
    if forme is Markup or (forme is str and _A_ECHAPPER(valeur) is None):
        return valeur  # type: ignore[no-any-return]
    return escape(valeur)


class Gabarit:
    """A template ready to be rendered thousands of times: its globals are merged once, not at each page."""

    def __init__(self, env: Environment, nom: str) -> None:
        self._template = env.get_template(nom)
        self._communs = dict(self._template.globals)

    def render(self, **vues: Any) -> str:
        contexte = self._template.new_context({**self._communs, **vues}, shared=True)
        return "".join(self._template.root_render_func(contexte))


class Patron:
    """A template rendered once around holes: what ten thousand pages have in common is not rendered ten thousand times.

    A hole is a private-use character, which no text can hold. `trous`: those of the template, in the order of the page.
    """

    TITRE, DESCRIPTION, ADRESSE, DONNEES = "\ue002", "\ue003", "\ue004", "\ue005"

    def __init__(self, html: str, *trous: str) -> None:
        self._morceaux = []
        for trou in trous:
            avant, html = html.split(trou, 1)
            self._morceaux.append(avant)
        self._fin = html

    def fill(self, *contenus: str) -> str:
        """The page: `contenus` are HTML, one for each hole."""
        suite = (morceau for paire in zip(self._morceaux, contenus, strict=True) for morceau in paire)
        return "".join((*suite, self._fin))


class Fragments:
    """`{{ objet | une_fois(gabarit) }}`: the HTML of an object that many pages show, rendered once per build.

    The same line of a list stands on five pages and the same week of hours on a hundred: neither links nor the level
    of headings depend on the page before they are put in, so the HTML is the same everywhere.
    Objects are told apart by identity, and kept so that an identity is never reused.
    """

    def __init__(self, env: Environment) -> None:
        self._gabarits: Callable[[str], Gabarit] = lru_cache(maxsize=None)(partial(Gabarit, env))
        self._rendus: dict[tuple[int, str, bool], tuple[Any, str]] = {}

    def __call__(self, objet: Any, gabarit: str, niveau: int = 0, ancre: str = "") -> Markup:
        """`niveau` (0: no heading) and `ancre` are given to the template with `vue`, the object."""
        if ancre:
            return Markup(self._gabarits(gabarit).render(vue=objet, niveau=niveau, ancre=ancre).strip())
        cle = (id(objet), gabarit, niveau > 0)
        trouve = self._rendus.get(cle)
        if trouve is None:
            html = self._gabarits(gabarit).render(vue=objet, niveau=_NIVEAU if niveau else 0, ancre="").strip()
            trouve = self._rendus[cle] = (objet, html)
        return Markup(trouve[1].replace(_NIVEAU, str(niveau)) if niveau else trouve[1])


def lien(chemin: str) -> str:
    """The address of a page or file of this site, given from its root; other schemes are left as they are."""
    return chemin if chemin.startswith(_ADRESSES) else RACINE + chemin


def href_telephone(numero: str) -> str:
    """The `tel:` address of a number in E.164 or of a short number."""
    return f"tel:{numero}"


def paragraphes(texte: str) -> Markup:
    """`texte` as paragraphs; bare https addresses become links; everything else is literal."""
    blocs = (bloc.strip() for bloc in _PARAGRAPHE.split(texte.strip()))
    return Markup("").join(Markup("<p>{}</p>").format(_link_adresses(bloc)) for bloc in blocs if bloc)


def _link_adresses(bloc: str) -> Markup:
    morceaux, fin = [], 0
    for trouve in _LIEN.finditer(bloc):
        morceaux += [
            escape(bloc[fin : trouve.start()]),
            Markup('<a class="cpts-adresse" href="{0}">{0}</a>').format(trouve[0]),
        ]
        fin = trouve.end()
    return Markup("").join([*morceaux, escape(bloc[fin:])]).replace("\n", Markup("<br>\n"))


def dump_json(valeur: Mapping[str, Any] | Sequence[Any] | str) -> Markup:
    """Compact JSON that can stand inside a script element or an attribute."""
    return Markup(encode_json(valeur))


def encode_json(valeur: Mapping[str, Any] | Sequence[Any] | str) -> str:
    """The same as a plain text, to be put inside more JSON."""
    brut = to_json(valeur).decode()
    for signe, echappe in _JSON_ECHAPPES.items():
        if signe in brut:
            brut = brut.replace(signe, echappe)
    return brut


_SVG_SEUL = '<svg xmlns="http://www.w3.org/2000/svg" '
_SVG_EN_LIGNE = '<svg class="cpts-icone" aria-hidden="true" width="24" height="24" '
"""A size of its own: without the style sheets an icon would fill the page."""


@lru_cache(maxsize=256)
def icone(nom: str) -> Markup:
    """An icon of the installed theme, `material/phone`, inline and hidden from screen readers: a word goes with it."""
    theme = find_spec("material")
    dossiers = theme.submodule_search_locations if theme else None
    fichier = Path(next(iter(dossiers or [""]))) / "templates" / ".icons" / f"{nom}.svg"
    if not fichier.is_file():
        raise BuildError(f"L’icône « {nom} » n’existe pas dans le thème installé.")
    svg = fichier.read_text(encoding="utf-8")
    return Markup(svg.replace(_SVG_SEUL, _SVG_EN_LIGNE, 1))
