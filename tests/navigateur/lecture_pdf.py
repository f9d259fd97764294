"""The words of a PDF that Chromium printed, as a reader would select them. Standard library only.

Chromium writes one object after another, streams deflated, and gives each font the table of its letters (ToUnicode).
"""

import re
import zlib
from collections.abc import Iterator

_OBJET = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_FLUX = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_POLICE = re.compile(rb"/(F\d+) (\d+) 0 R")
_PAIRE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_INTERVALLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_DIT_AUTREMENT = re.compile(rb"/ActualText\s*<[0-9A-Fa-f]*>")
"""What a program should read in place of some glyphs (no-break spaces, since Chromium 156): no glyphs themselves."""
_OPERATION = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|(\bET\b)")


def count_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def read_texte(pdf: bytes) -> str:
    """Every word, single spaces."""
    objets = {int(numero): corps for numero, corps in _OBJET.findall(pdf)}
    flux = {numero: inflate(corps) for numero, corps in objets.items()}
    polices = {nom: numero for corps in objets.values() for nom, numero in _POLICE.findall(corps)}
    tables = {nom: read_table(objets, flux, int(numero)) for nom, numero in polices.items()}
    pages = (flux[int(n)] for corps in objets.values() for n in re.findall(rb"/Contents (\d+) 0 R", corps))
    return re.sub(r"\s+", " ", "".join(mot for page in pages for mot in read_mots(page, tables))).strip()


def inflate(corps: bytes) -> bytes:
    trouve = _FLUX.search(corps)
    if not trouve:
        return b""
    return zlib.decompress(trouve[1]) if b"FlateDecode" in corps else trouve[1]


def read_table(objets: dict[int, bytes], flux: dict[int, bytes], police: int) -> dict[int, str]:
    """Glyph → letters."""
    trouve = re.search(rb"/ToUnicode (\d+) 0 R", objets.get(police, b""))
    texte = flux[int(trouve[1])] if trouve else b""
    table: dict[int, str] = {}
    for bloc in re.findall(rb"beginbfchar(.*?)endbfchar", texte, re.DOTALL):
        table |= {int(glyphe, 16): decode(lettres) for glyphe, lettres in _PAIRE.findall(bloc)}
    for bloc in re.findall(rb"beginbfrange(.*?)endbfrange", texte, re.DOTALL):
        for premier, dernier, lettres in _INTERVALLE.findall(bloc):
            debut = int(premier, 16)
            table |= {g: chr(int(lettres, 16) + g - debut) for g in range(debut, int(dernier, 16) + 1)}
    return table


def decode(lettres: bytes) -> str:
    return bytes.fromhex(lettres.decode()).decode("utf-16-be")


def read_mots(page: bytes, tables: dict[bytes, dict[int, str]]) -> Iterator[str]:
    table: dict[int, str] = {}
    for police, glyphes, fin in _OPERATION.findall(_DIT_AUTREMENT.sub(b"", page)):
        if police:
            table = tables.get(police, {})
        elif glyphes:
            yield "".join(table.get(int(glyphes[i : i + 4], 16), "") for i in range(0, len(glyphes), 4))
        elif fin:
            yield " "
