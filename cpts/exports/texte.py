"""Exports, leaf: text, numbers and addresses as file formats want them."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import to_json

# Everything that some reader takes for the end of a line. Source: Unicode Standard Annex #14, classes BK, CR, LF, NL.
_SAUTS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Not allowed in XML 1.0, section 2.2, and of no use anywhere else.
_CONTROLES = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_texte(texte: str) -> str:
    """`texte` with one kind of line break and no control character."""
    return texte if texte.isprintable() else _CONTROLES.sub("", _SAUTS.sub("\n", texte))


def round_degres(degres: float) -> float:
    """`degres` unless Python would write it as « 9e-05 », which vCard and iCalendar do not read; off by 7 metres."""
    return 0.0 if abs(degres) < 1e-4 else degres


def dump_json(objet: Any) -> bytes:
    """Compact UTF-8; raises on a number that JSON does not have."""
    octets = to_json(objet, inf_nan_mode="constants")  # several times faster than `json.dumps`
    if b"NaN" in octets or b"Infinity" in octets:
        json.dumps(objet, allow_nan=False)  # raises, unless it is only a word of a text
    return octets + b"\n"


def make_url(base_url: str, chemin: str) -> str:
    """The address of `chemin`, a path from the root of the site."""
    return f"{base_url.rstrip('/')}/{chemin}"


def get_domaine(site: str) -> str:
    """« cpts.example.org », for identifiers that stay the same wherever the site is copied."""
    return urlsplit(site).hostname or ""
