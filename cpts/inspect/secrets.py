"""What must be nowhere in the site, looked for in each file by one of its words, then as a whole.

An import may bring thousands of people kept to the team, each with an id, a name, numbers: a file is then cut into
words once. When there are few, each word is looked for alone: that costs less than cutting.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cpts.inspect.decodage import MOTS, simplify
from cpts.text import slugify

_PEU = 200
"""Words of the secrets, under which they are looked for one by one."""
_NUMERO = re.compile(r"(?:\+33|0)([1-9]\d{8})")
_PAIRES = re.compile(rb"(?=([1-9](?:([ /-]?)\d\d)(?:\2\d\d){3})(?!\d))")
"""The national part of every phone, joined or in pairs."""
_SEPARATEURS = (b"", b" ", b"-", b"/")
_PREFIXE = rb"(?:(?<!\d)|(?<!\d)(?:00 ?)?33[ -]?(?:\(?0\)?[ -]?)?|(?<!\d)0)"
_AVANT_NUMERO = re.compile(_PREFIXE + rb"\Z")
_LONGUEUR_PREFIXE = 12
_ENTRE = "(?:[ -]|<[^<>]*>)+"
"""Between two words of a name."""
_MOT = re.compile(r"[a-z0-9]+")


class _Forme(NamedTuple):
    secret: str
    motif: re.Pattern[bytes]
    mots: frozenset[bytes]


class Secrets:
    """Strings that must be nowhere, in any spelling and any encoding."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._numeros: dict[bytes, str] = {}
        self._formes: dict[bytes, list[_Forme]] = defaultdict(list)
        for secret in sorted(secrets):
            self._add(secret)
        self._ecrits = {e: secret for n, secret in self._numeros.items() for e in _list_ecritures(n)}
        self.est_vide = not self._formes and not self._numeros
        self._est_court = len(self._formes) + len(self._ecrits) <= _PEU

    def _add(self, secret: str) -> None:
        if numero := _NUMERO.fullmatch(re.sub(r"[\s.-]", "", secret)):
            self._numeros[numero[1].encode()] = secret
            return
        for texte in {_simplify_texte(secret), slugify(secret)}:
            if mots := _MOT.findall(texte):
                # A number is rarer than a word: « fiche » is on every page, « 9731 » is not.
                cle = max(mots, key=lambda mot: (len(mot) > 3 and any(map(str.isdigit, mot)), len(mot)))
                forme = _Forme(secret, _compile(texte), frozenset(mot.encode() for mot in mots))
                self._formes[cle.encode()].append(forme)

    def find(self, octets: bytes, suffixe: str = "") -> str:
        """A secret that `octets` hold, or ""; « jean-petit » is a whole word, not seen in « jean-petitjean »."""
        return "" if self.est_vide else self.find_simple(simplify(octets, suffixe))

    def find_simple(self, texte: bytes) -> str:
        """The same, of what `simplify` gave."""
        return self._find_numero(texte) or self._find_forme(texte)

    def _find_numero(self, texte: bytes) -> str:
        if self._est_court and not [ecrit for ecrit in self._ecrits if ecrit in texte]:
            return ""
        for trouve in _PAIRES.finditer(texte) if self._ecrits else ():
            debut = trouve.start()
            if (secret := self._ecrits.get(trouve[1])) and _AVANT_NUMERO.search(
                texte[max(0, debut - _LONGUEUR_PREFIXE) : debut]
            ):
                return secret
        return ""

    def _find_forme(self, texte: bytes) -> str:
        if self._est_court:
            mots = [mot for mot in self._formes if mot in texte]
        else:
            mots = sorted(self._formes.keys() & set(texte.translate(MOTS).split()))
        suspects = [f for mot in mots for f in self._formes[mot] if all(partie in texte for partie in f.mots)]
        return next((forme.secret for forme in suspects if forme.motif.search(texte)), "")


def _list_ecritures(chiffres: bytes) -> Iterator[bytes]:
    """The ways in which the nine digits of a phone are set apart."""
    un, reste = chiffres[:1], chiffres[1:]
    paires = [reste[rang : rang + 2] for rang in range(0, 8, 2)]
    yield from (signe.join((un, *paires)) for signe in _SEPARATEURS)


def _simplify_texte(texte: str) -> str:
    return " ".join(simplify(texte.encode()).decode().split())


def _compile(texte: str) -> re.Pattern[bytes]:
    """The text as a whole word, tags or hyphens for its spaces; its first word leads the search."""
    debut, *suite = (re.escape(partie) for partie in re.split(r"[ -]+", texte.strip(" -")))
    return re.compile(f"{debut}(?<![a-z0-9-]{debut}){''.join(_ENTRE + p for p in suite)}(?![a-z0-9-])".encode())
