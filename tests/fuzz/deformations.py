"""Real files spoilt at random: one seed, one file, always the same.

A seed is enough to write the input again; what was found is then kept as a file of tests/cas/fuzz.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.proprietes.valeurs import list_valeurs

Operation = Callable[[Random, bytes, bytes], bytes]
"""(random, the file, another file of the same kind) → the file, changed in one way."""

LONGUEUR_MAX = 40_000
_JETONS = re.compile(rb"\"[^\"\n]*\"|'[^'\n]*'|[\w.@/-]+|[^\w\s]|\n *")
_DICTIONNAIRE = tuple(
    jeton.encode("utf-8", "surrogatepass")
    for jeton in (
        *list_valeurs(),
        *("\n", "\n- ", "\n  ", "\n    - id: x\n", ": ", ":\n", "- ", "? ", "| \n", ">-\n", "&a ", "*a", "<<: "),
        *("---\n", "...\n", "%YAML 1.1\n", "{", "}", "[", "]", ",", '"', "'", "#", "\t", "\r", "\x00", "\ufeff"),
        *("oppose", "pro", "statut: oppose", "lundi: 9h-8h", "tous les jours: 24h/24", "2e mardi", "osm: 24/7"),
        *("null", "NaN", "Infinity", "-0", "1e999", '"type"', "true", "[[[[", ";", ";;", "=1", '""', "1,5"),
    )
)  # fmt: skip


def _flip(hasard: Random, octets: bytes, _: bytes) -> bytes:
    rang = hasard.randrange(len(octets))
    return octets[:rang] + bytes([octets[rang] ^ (1 << hasard.randrange(8))]) + octets[rang + 1 :]


def _cut(hasard: Random, octets: bytes, _: bytes) -> bytes:
    debut = hasard.randrange(len(octets))
    return octets[:debut] + octets[debut + hasard.choice((1, 3, 20, 200, len(octets))) :]


def _splice(hasard: Random, octets: bytes, autre: bytes) -> bytes:
    return octets[: hasard.randrange(len(octets))] + autre[hasard.randrange(len(autre) + 1) :]


def _repeat(hasard: Random, octets: bytes, _: bytes) -> bytes:
    debut = hasard.randrange(len(octets))
    morceau = octets[debut : debut + hasard.choice((1, 2, 8, 60))]
    return octets[:debut] + morceau * hasard.choice((2, 3, 10, 200)) + octets[debut:]


def _move_lines(hasard: Random, octets: bytes, autre: bytes) -> bytes:
    """Lines put elsewhere, twice, upside down, or taken in the other file."""
    lignes, source = octets.split(b"\n"), hasard.choice((octets, autre)).split(b"\n")
    debut = hasard.randrange(len(source))
    prises = source[debut : debut + hasard.randint(1, 5)]
    ou = hasard.randrange(len(lignes) + 1)
    if hasard.random() < 0.3:
        prises.reverse()
    fin = ou + hasard.choice((0, len(prises)))
    return b"\n".join([*lignes[:ou], *prises, *lignes[fin:]])


def _indent(hasard: Random, octets: bytes, _: bytes) -> bytes:
    lignes = octets.split(b"\n")
    debut = hasard.randrange(len(lignes))
    plus = hasard.choice((b" ", b"  ", b"    ", b"\t", b"\xc2\xa0", b""))
    for rang in range(debut, min(debut + hasard.randint(1, 4), len(lignes))):
        lignes[rang] = plus + lignes[rang] if plus else lignes[rang][1:]
    return b"\n".join(lignes)


def _change_token(hasard: Random, octets: bytes, autre: bytes) -> bytes:
    """One token of the grammar becomes another of it, one of the other file or one of the dictionary."""
    places = [trouve.span() for trouve in _JETONS.finditer(octets)]
    if not places:
        return octets
    debut, fin = hasard.choice(places)
    jetons = _JETONS.findall(hasard.choice((octets, autre))) or [b""]
    jeton = hasard.choice((hasard.choice(_DICTIONNAIRE), hasard.choice(_DICTIONNAIRE), hasard.choice(jetons)))
    return octets[:debut] + jeton + octets[fin:]


def _insert(hasard: Random, octets: bytes, _: bytes) -> bytes:
    ou = hasard.randrange(len(octets) + 1)
    return octets[:ou] + hasard.choice(_DICTIONNAIRE) + octets[ou:]


def _grow(hasard: Random, octets: bytes, _: bytes) -> bytes:
    """A value becomes a tree written on its line."""
    valeurs = list(re.finditer(rb"(?<=: )\S.*", octets))
    if not valeurs:
        return octets
    debut, fin = hasard.choice(valeurs).span()
    return octets[:debut] + draw_noeud(hasard, 6) + octets[fin:]


def draw_noeud(hasard: Random, profondeur: int) -> bytes:
    """A YAML value on one line: a word, a list or a mapping."""
    genre = hasard.randrange(4) if profondeur else 0
    if genre < 2:
        return hasard.choice((hasard.choice(_DICTIONNAIRE), b"a", b"12", b'"x"'))
    noeuds = [draw_noeud(hasard, profondeur - 1) for _ in range(hasard.randrange(4))]
    if genre == 2:
        return b"[" + b", ".join(noeuds) + b"]"
    return b"{" + b", ".join(b"k%d: %s" % (rang, noeud) for rang, noeud in enumerate(noeuds)) + b"}"


def _encode(hasard: Random, octets: bytes, _: bytes) -> bytes:
    texte = octets.decode("utf-8", "replace")
    code = hasard.choice(("utf-16", "utf-16-be", "cp1252", "utf-8-sig", "utf-32"))
    fin = hasard.choice(("\n", "\r\n", "\r", "\x85", "\u2028"))
    return texte.replace("\n", fin).encode(code, "replace")


# The rare one last: nothing of a file is left to read once its encoding is wrong.
OPERATIONS: Sequence[Operation] = (
    *(_flip, _cut, _splice, _repeat, _move_lines, _move_lines, _indent, _indent),
    *(_change_token, _change_token, _change_token, _insert, _insert, _grow, _grow, _encode),
)


def spoil(graine: int, octets: bytes, autre: bytes, operations: Sequence[Operation] = OPERATIONS) -> bytes:
    """`octets` after one to four operations."""
    hasard = Random(graine)
    for _ in range(hasard.choice((1, 1, 2, 3, 4))):
        octets = hasard.choice(operations)(hasard, octets or b"\n", autre)[:LONGUEUR_MAX]
    return octets
