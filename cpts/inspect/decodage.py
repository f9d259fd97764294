"""One plain form of every file, whatever its encodings: what a reader, a browser or a program makes of its bytes.

A name may be cut by the folding of a calendar, written with entities, percents, escapes, capitals, without accents:
`simplify` undoes all of it. It is called on every published byte, so that each step looks before it works.
"""

import binascii
import re
import unicodedata
import zlib
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import product

_PLI = re.compile(rb"\r?\n[ \t]")
_SAUT_ECRIT = re.compile(rb"\\[nNrt]")
_UNICODE_ECRIT = re.compile(r"\\u(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4}))")
_CSS_ECRIT = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\([^\n])")
_ENTITE = re.compile(rb"&#?\w+;?")
_POUR_CENT = re.compile(rb"%([0-9a-fA-F]{2})")
_COMBINANT = re.compile(rb"[a-zA-Z](?:\xcc[\x80-\xbf]|\xcd[\x80-\xaf])")
"""A letter and its accent, written apart."""
# What html.escape and the templates write on every page; a tag that is only shown must not look like one.
_ENTITES = {
    b"&#39;": b"'",
    b"&#x27;": b"'",
    b"&#34;": b'"',
    b"&quot;": b'"',
    b"&lt;": b"(",
    b"&gt;": b")",
    b"&amp;": b"&",
}
# Looked for in the text and not in its bytes: ten times faster.
_HORS_LATIN = (
    *(("œ", "oe"), ("Œ", "oe"), ("\u2010", "-"), ("\u2011", "-")),
    *(("\u200b", ""), ("\u2060", ""), ("\ufeff", "")),
)
_EN_LIGNE = re.compile(rb";base64,([A-Za-z0-9+/]{16,}={0,2})")
_COMPRIME = re.compile(rb"stream\r?\n|(?:zTXt|iTXt)[^\0]{1,79}\0(?:\x01\0[^\0]*\0[^\0]*\0|\0)")
"""What stands before a compressed stream, in a PDF and in a PNG."""
TAILLE_MAXIMALE = 32 << 20
"""Of what one compressed stream may become, in bytes."""


_OCTETS = {b"%02x" % code: bytes((code,)) for code in range(256)}


def simplify(octets: bytes, suffixe: str = "") -> bytes:
    """Lower case ASCII without accents, spaces for most signs, `-;,:@/<>` kept; `suffixe` tells the folding undone."""
    if suffixe in ("ics", "vcf"):
        octets = unfold(octets)
    if b"\\" in octets:
        octets = _undo_barres(octets, suffixe)
    if b"&" in octets:
        octets = _undo_entites(octets)
    if b"%" in octets:
        octets = _POUR_CENT.sub(lambda trouve: _OCTETS[trouve[1].lower()], octets)
    if b";base64," in octets:
        octets = b" ".join((octets, *_undo_base64(octets)))
    return _fold_octets(octets)


def unfold(octets: bytes) -> bytes:
    """The lines of a calendar or of a contact card, whole. Source: RFC 5545, 3.1."""
    return _PLI.sub(b"", octets)


def _undo_barres(octets: bytes, suffixe: str) -> bytes:
    r"""`\u00e9` and `\n` of programs and data, `\e9 ` of style sheets."""
    if suffixe == "css":
        return decode_css(octets.decode("utf-8", "replace")).encode("utf-8", "replace")
    if b"\\u" in octets:
        texte = _UNICODE_ECRIT.sub(lambda t: _make_signe(t[1] or t[2]), octets.decode("utf-8", "replace"))
        octets = texte.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    return _SAUT_ECRIT.sub(b" ", octets).replace(b"\\", b"")


def decode_css(texte: str) -> str:
    r"""A style sheet as the browser reads it: `\75rl(` is `url(`."""
    return _CSS_ECRIT.sub(lambda t: _make_signe(t[1]) if t[1] else t[2], texte)


def _make_signe(hexa: str) -> str:
    return chr(code) if 0 < (code := int(hexa, 16)) <= 0x10FFFF else "\ufffd"


def _undo_entites(octets: bytes) -> bytes:
    """Twice when an ampersand was itself escaped: the HTML of a feed is written inside its XML."""
    lu = _ENTITE.sub(_undo_entite, octets)
    return _ENTITE.sub(_undo_entite, lu) if b"&amp;" in octets else lu


def _undo_entite(trouve: re.Match[bytes]) -> bytes:
    entite = trouve[0]
    return _ENTITES.get(entite) or unescape(entite.decode("utf-8", "replace")).encode("utf-8", "replace")


def _undo_base64(octets: bytes) -> Iterator[bytes]:
    for trouve in _EN_LIGNE.finditer(octets):
        try:
            yield binascii.a2b_base64(trouve[1] + b"=" * (-len(trouve[1]) % 4))
        except binascii.Error:
            continue


def _fold_octets(octets: bytes) -> bytes:
    texte = octets.decode("utf-8", "replace")
    for signe, pareil in _HORS_LATIN:
        texte = texte.replace(signe, pareil)
    if (b"\xcc" in octets or b"\xcd" in octets) and _COMBINANT.search(octets):
        texte = unicodedata.normalize("NFC", texte)
    return texte.encode("latin-1", "replace").translate(_TABLE, b"\xad")


def _make_table() -> bytes:
    """Each Latin-1 sign to its plain form: a letter, a digit, one of the signs that part words, or a space."""
    return bytes(_simplify_signe(chr(code)) for code in range(256))


def _simplify_signe(signe: str) -> int:
    if signe in '-;,:@/<>=|()"':
        return ord(signe)
    base = unicodedata.normalize("NFD", {"ß": "s", "æ": "e", "Æ": "e", "ø": "o", "Ø": "o"}.get(signe, signe))[0].lower()
    return ord(base) if base.isascii() and base.isalnum() else ord(" ")


_TABLE = _make_table()
MOTS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
"""Table that leaves the words alone of a simplified text."""


@lru_cache(maxsize=256)
def simplify_partage(octets: bytes) -> bytes:
    """The same, of what many pages have in common."""
    return simplify(octets)


def list_textes(octets: bytes) -> Iterator[bytes]:
    """The texts that a binary file may hold, as UTF-8: of each of the usual encodings, then what it has compressed."""
    yield from _decode_tout(octets)
    for trouve in _COMPRIME.finditer(octets):
        if lu := _decompress(octets[trouve.end() :]):
            yield from _decode_tout(lu)


def _decode_tout(octets: bytes) -> Iterator[bytes]:
    yield octets
    yield octets.decode("latin-1").encode()
    if b"\0" in octets:
        for debut, code in product((0, 1), ("utf-16-le", "utf-16-be")):
            yield octets[debut:].decode(code, "replace").encode("utf-8", "replace")


def _decompress(octets: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(octets, TAILLE_MAXIMALE)
    except zlib.error:
        return b""
