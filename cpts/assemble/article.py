"""Long hand-written pages: their parts are listed under the introduction, so that nobody scrolls to find one."""

import re
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

_PARTIE = re.compile(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_INTRODUCTION = re.compile(r"</h1>(?:\s*<p>(?:(?!</?p>).)*</p>)*", re.DOTALL)
_PARTIES_MINIMUM = 4
"""A shorter page is read at a glance."""


class Partie(NamedTuple):
    """See `sommaire` of the component `navigation`."""

    titre: str
    ancre: str


def add_sommaire(html: str, ecrit: str, env: Environment) -> str:
    """`html`, the whole page, with the list of its parts when it is an article.

    `ecrit`: the same page before its macros were rendered; one whose parts come from the data has its own ways in.
    """
    if len(_PARTIE.findall(ecrit)) < _PARTIES_MINIMUM or 'class="cpts-sommaire"' in html:
        return html
    introduction = _INTRODUCTION.search(html)
    if introduction is None:
        return html
    sommaire = env.get_template("cadre/sommaire.html").render(parties=list_parties(html))
    return f"{html[: introduction.end()]}\n{sommaire}\n{html[introduction.end() :]}"


def list_parties(html: str) -> list[Partie]:
    """Title and anchor of each second-level heading that has one, in order."""
    return [Partie(Markup(titre).striptags(), ancre) for ancre, titre in _PARTIE.findall(html)]  # noqa: S704 - read, not written
