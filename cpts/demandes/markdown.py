"""Texts of strangers inside GitHub's Markdown: read, never obeyed.

Source: GitHub Flavored Markdown; mentions, issue numbers and bare addresses become links after the Markdown is read,
which a backslash does not prevent and an empty comment does.
"""

import re

_SIGNES = re.compile(r"[\\`*_\[\]<>#|~&]|^\s*[-+=]|(?<=^\d)[.)]")
_VIVANTS = re.compile(r"(?<=@)|(?<=\\#)|(?<=:)(?=//)|(?<=[wW]{3})")
_CITATION = re.compile(r"« ([^«»]*) »")
_CONTROLES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def protect(phrase: str) -> str:
    """`phrase` on one line; what it quotes « so » becomes code, the rest is plain text."""
    morceaux = _CITATION.split(_CONTROLES.sub(" ", phrase))
    return "".join(code(m) if rang % 2 else _escape(m) for rang, m in enumerate(morceaux))


def code(texte: str) -> str:
    """`texte` between more back-ticks than it has in a row: nothing in it is a link, a mention or HTML."""
    ligne = _CONTROLES.sub(" ", texte).strip()
    clos = "`" * (1 + max((len(suite) for suite in re.findall("`+", ligne)), default=0))
    return f"{clos} {ligne} {clos}" if "`" in ligne else f"{clos}{ligne or ' '}{clos}"


def _escape(texte: str) -> str:
    return _VIVANTS.sub("<!-- -->", _SIGNES.sub(r"\\\g<0>", texte))
