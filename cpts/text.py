"""Leaf of the pipeline: pure functions over French text."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import lru_cache

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_MOT_MAX = 200
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "’": "'"})


@lru_cache(maxsize=65536)
def fold(texte: str) -> str:
    """`texte` lower case, without accents or ligatures: the form used to compare and search."""
    decompose = unicodedata.normalize("NFD", texte.translate(_LIGATURES))
    return "".join(c for c in decompose if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=65536)
def slugify(texte: str) -> str:
    """`texte` as an address part, « Sainte-Marie-aux-Bois » → `sainte-marie-aux-bois`; "" if nothing is left."""
    return _NOT_SLUG.sub("-", fold(texte)).strip("-")


def closest(texte: str, candidats: Iterable[str]) -> str | None:
    """The candidate that `texte` most likely meant, or None; accents and case do not count."""
    if len(texte) > _MOT_MAX:  # nobody meant that, and the comparison takes the square of its length
        return None
    par_forme = {fold(c).replace("_", "-"): c for c in candidats}
    proches = get_close_matches(fold(texte).replace("_", "-").replace(" ", "-"), par_forme, n=1, cutoff=0.6)
    return par_forme[proches[0]] if proches else None


def did_you_mean(texte: str, candidats: Iterable[str]) -> str:
    """« Vouliez-vous dire « x » ? » for the closest candidate, else ""."""
    proche = closest(texte, candidats)
    return f"Vouliez-vous dire « {proche} » ?" if proche else ""


def quote(texte: str, longueur: int = 60) -> str:
    """`texte` between French quotes, cut at `longueur` characters."""
    coupe = texte if len(texte) <= longueur else texte[: longueur - 1] + "…"
    return f"« {coupe} »"


def join_fr(mots: Collection[str], conjonction: str = "et") -> str:
    """« a, b et c »."""
    *debut, fin = mots or [""]
    return f"{', '.join(debut)} {conjonction} {fin}" if debut else fin


def plural(nombre: int, singulier: str, pluriel: str | None = None) -> str:
    """« 0 fiche », « 1 fiche », « 2 fiches »: in French zero is singular."""
    return f"{format_entier(nombre)} {singulier if abs(nombre) < 2 else pluriel or singulier + 's'}"


def format_entier(nombre: int) -> str:
    """« 101 193 », with a narrow no-break space between thousands."""
    return f"{nombre:,}".replace(",", "\u202f")
