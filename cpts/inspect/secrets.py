"""What must be nowhere in the site, looked for in each file: one by one when there are few, else by their words.

An import may bring thousands of people kept to the team, each with an id, a name, numbers: a file is then cut into
words once, and only the secrets whose words are all there are looked for in its text. Cutting costs as much as
looking for some hundreds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

_MOT = re.compile(rb"[\w-]+")
"""Runs of ASCII signs: those of a secret are the same in a file that holds it as a whole word."""
_TELEPHONE = re.compile(rb"(?<![\w-])(?=(\d\d(?:(?: |\xc2\xa0)\d\d){4}))")
"""Every phone in pairs of digits, even one that begins inside another: its words alone are in every file."""


_PEU = 400
"""Written forms of the secrets, about nine for each, under which they are looked for one by one."""


class _Forme(NamedTuple):
    mots: frozenset[bytes]
    octets: bytes


class Secrets:
    """Strings that must be nowhere, in each form in which a sink may write them."""

    def __init__(self, secrets: Iterable[str]) -> None:
        formes = {forme.encode() for secret in secrets for forme in list_formes(secret)}
        self._formes = sorted(formes) if len(formes) <= _PEU else None
        self._telephones = {forme for forme in formes if (lu := _TELEPHONE.match(forme)) and lu[1] == forme}
        self._par_mot: dict[bytes, list[_Forme]] = defaultdict(list)
        for forme in formes - self._telephones:
            mots = frozenset(_MOT.findall(forme))
            self._par_mot[max(mots, key=len, default=b"")].append(_Forme(mots, forme))

    def find(self, octets: bytes) -> str:
        """A secret that `octets` hold, or ""; « jean-petit » is a whole word, not seen in « jean-petitjean »."""
        suspects = sorted(self._list_suspects(octets)) if self._formes is None else self._formes
        return next((forme for forme in suspects if forme in octets and _is_entier(forme, octets)), b"").decode()

    def _list_suspects(self, octets: bytes) -> Iterator[bytes]:
        """The forms whose words are all in `octets`."""
        if self._telephones:
            yield from self._telephones.intersection(_TELEPHONE.findall(octets))
        mots = {b"", *_MOT.findall(octets)}
        for mot in self._par_mot.keys() & mots:
            yield from (forme.octets for forme in self._par_mot[mot] if forme.mots <= mots)


def _is_entier(forme: bytes, octets: bytes) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(forme.decode())}(?![\w-])", octets.decode()) is not None


def list_formes(secret: str) -> Iterator[str]:
    """`secret` as the sinks may write it: apostrophes, capitals, no-break spaces, entities."""
    for texte in {
        secret,
        secret.upper(),
        secret.replace("'", "’"),
        secret.replace("’", "'"),
        secret.replace(" ", "\u00a0"),
    }:
        yield texte
        yield escape(texte)
        yield escape(texte).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
