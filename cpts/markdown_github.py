"""Texts that may be hostile inside GitHub's Markdown: read, never obeyed. One place, for summaries and for answers.

Every sign that makes Markdown or HTML is written as an entity, which neither reads again. A word joiner follows what
GitHub turns into a link, a mention or an emoji after that: `@`, `#`, `:` before a letter, and the point of `www.`.
Source: CommonMark 0.31, « Entity and numeric character references »; GitHub docs, « Autolinked references ».
"""

import re

from cpts.rapport import clean

_LIANT = "\u2060"
_AUTOLIENS = re.compile(r"[@#:](?=\S)|(?<=www)\.|(?<=gh)-(?=\d)", re.IGNORECASE)
_SIGNES = re.compile(r"[!#$&*<>@\[\\\]^_`{|}~]|^\s*[-+=]|^\d{1,9}[.)]")
"""The last two only mean something at the start of a line: a list, a rule, a title."""
_CITATION = re.compile(r"« ([^«»]*) »")


def escape_markdown(texte: str) -> str:
    """`texte` on one line, that no reader of Markdown or HTML takes for anything else than text."""
    sans_liens = _AUTOLIENS.sub(lambda signe: signe[0] + _LIANT, clean(texte))
    return _SIGNES.sub(lambda lu: f"{lu[0][:-1]}&#{ord(lu[0][-1])};", sans_liens)


def protect(phrase: str) -> str:
    """`phrase` on one line; what it quotes « so » becomes code, the rest is plain text."""
    morceaux = _CITATION.split(clean(phrase))
    return "".join(code(m) if rang % 2 else escape_markdown(m) for rang, m in enumerate(morceaux))


def code(texte: str) -> str:
    """`texte` between more back-ticks than it has in a row: nothing in it is a link, a mention or HTML.

    Tags are entities in an element instead, which is text as well for what reads HTML and knows no back-tick.
    """
    ligne = clean(texte).strip()
    if "<" in ligne:
        return f"<code>{escape_markdown(ligne)}</code>"
    clos = "`" * (1 + max((len(suite) for suite in re.findall("`+", ligne)), default=0))
    return f"{clos} {ligne} {clos}" if "`" in ligne else f"{clos}{ligne or ' '}{clos}"
