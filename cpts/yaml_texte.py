"""Below `yaml_source`: what is checked on a YAML file before the parser sees it (size, encoding, characters)."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from unicodedata import combining

from cpts.text import format_entier
from cpts.yaml_messages import Constat, describe, name_caractere, show_ligne

# Control characters, soft hyphen, direction marks, invisible separators and fillers, private use, noncharacters,
# tags and the mark of a failed conversion (U+FFFD). The joiner U+200D and U+FE0F make emoji and are left to the model.
_INTERDIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff"
    + "".join(f"{chr(plan + 0xFFFE)}{chr(plan + 0xFFFF)}" for plan in range(0x10000, 0xF0000, 0x10000))
    + "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_ASCII_PERMIS = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_MARQUES = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_CONFLIT = re.compile(r"([<=>|])\1{6}(?: |$)")
_COMMENTAIRES_LUS = 20
SIGNES_MAX = 1_000_000
"""Line ends, commas and brackets of one file: what a value can follow. 16 Mo of real entries have fewer."""
ACCENTS_MAX = 30
"""Accents in a row that are read. Putting them in order takes the square of their number: the model refuses three."""
_SANS_LATIN = re.compile(f"[^\x00-\u02ff]{{{ACCENTS_MAX + 1},}}")
_COMMENTAIRE_COLLE = re.compile(r"""(?<=\S)[ \t]+#(?=[^\s#])|(?<=["'])#""")


def decode_texte(octets: bytes, taille_max: int) -> str | Constat:
    """The text with Unix line ends and without its first byte-order mark, or why it cannot be had."""
    if len(octets) > taille_max:
        taille = f"{len(octets) / 2**20:.1f}".replace(".", ",")
        return describe("fichier-trop-gros", 1, 1, taille=taille, maximum=f"{taille_max / 2**20:g}".replace(".", ","))
    if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or octets[:2].count(0) == 1:
        return describe("utf16", 1, 1)
    octets = octets.removeprefix(BOM_UTF8)
    try:
        texte = octets.decode("utf-8")
    except UnicodeDecodeError as erreur:
        return _locate_octet(octets, erreur.start)
    return texte.replace("\r\n", "\n").replace("\r", "\n") if "\r" in texte else texte


def _locate_octet(octets: bytes, rang: int) -> Constat:
    """The line of the first byte that is not UTF-8, with what Windows would have meant by it."""
    debut = max(octets.rfind(b"\n", 0, rang), octets.rfind(b"\r", 0, rang)) + 1
    avant = octets[:debut].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    ligne = octets[debut : rang + 40].splitlines()[0].decode("cp1252", "replace")
    # A line that holds good UTF-8 before was not written by Windows: it was cut, or damaged.
    lisible = "\ufffd" not in ligne and octets[debut:rang].isascii()
    lecture = f" : {show_ligne(ligne)} en Windows-1252" if lisible else ""
    colonne = len(octets[debut:rang].decode("utf-8")) + 1
    return describe("pas-utf8", avant + 1, colonne, octet=octets[rang], lecture=lecture)


def has_interdit(texte: str) -> bool:
    """Whether a character of `texte` has no place in the data."""
    # Most of the text is ASCII, deleted at memory speed; the expression then reads the rare rest.
    octets = texte.encode("utf-8").translate(None, _ASCII_PERMIS)
    return bool(octets) and _INTERDIT.search(octets.decode("utf-8")) is not None


def list_interdits(texte: str) -> Iterator[Constat]:
    """The first forbidden character of each line."""
    for rang, ligne in enumerate(texte.split("\n"), 1):
        if trouve := _INTERDIT.search(ligne):
            yield describe("caractere-interdit", rang, trouve.start() + 1, nom=name_caractere(trouve[0]))


def find_exces(texte: str) -> Constat | None:
    """What would take a minute and a gigabyte to read, as no file of a volunteer does."""
    if sum(map(texte.count, "\n,[{")) > SIGNES_MAX:
        return describe("fichier-trop-dense", 1, 1, maximum=format_entier(SIGNES_MAX))
    debut = -1 if texte.isascii() else _find_accents(texte)
    if debut < 0:
        return None
    colonne = debut - texte.rfind("\n", 0, debut)
    return describe("accents-empiles", texte.count("\n", 0, debut) + 1, colonne, maximum=ACCENTS_MAX)


def _find_accents(texte: str) -> int:
    """The place of the first accent of a row that is too long, or -1."""
    for morceau in _SANS_LATIN.finditer(texte):
        rang = 0
        for place, signe in enumerate(morceau[0], morceau.start()):
            rang = rang + 1 if combining(signe) else 0
            if rang > ACCENTS_MAX:
                return place - ACCENTS_MAX
    return -1


def find_interdit(texte: str) -> str:
    """The first forbidden character of a text, or ""."""
    trouve = _INTERDIT.search(texte)
    return trouve[0] if trouve else ""


def drop_interdits(texte: str) -> str:
    """`texte` as it will be once corrected, so that an invisible character hides no other problem."""
    return _INTERDIT.sub("", texte)


def list_conflits(texte: str) -> Iterator[Constat]:
    """One finding a git conflict, at its first mark, naming the lines of the others."""
    if not any(marque in texte for marque in _MARQUES):
        return
    marques = [(n, ligne[0]) for n, ligne in enumerate(texte.split("\n"), 1) if _CONFLIT.match(ligne)]
    debuts = [n for n, (_, signe) in enumerate(marques) if signe == "<" or n == 0]
    for debut, fin in pairwise([*debuts, len(marques)]):
        lignes = [ligne for ligne, _ in marques[debut:fin]]
        places = ", ".join(map(str, lignes[:9]))
        marqueur = f"marques aux lignes {places}" if lignes[1:] else f"marque à la ligne {places}"
        yield describe("conflit-git", lignes[0], 1, marqueur=marqueur)


def find_commentaires(lignes: Sequence[str]) -> frozenset[tuple[int, int]]:
    """Places (line and column from 0) where a text that is not quoted is cut by « #x », or a quote touches a « # »."""
    return frozenset(
        (rang, trouve.start())
        for rang, ligne in enumerate(lignes)
        if "#" in ligne
        for trouve in islice(_COMMENTAIRE_COLLE.finditer(ligne), _COMMENTAIRES_LUS)
    )
