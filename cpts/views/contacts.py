"""Views, leaf: a sentence that says whom to reach, in which a number or an e-mail is touched to call or to write."""

import re
from contextlib import suppress
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from cpts.model.contacts import parse_courriel, parse_tel
from cpts.views.mots import make_telephone

_TEL = r"(?P<tel>(?<!\d)(?:\+33[ .]?|0)[1-9](?:[ .\u00a0]?\d{2}){4}(?!\d))"
_ADRESSE = re.compile(_TEL + r"|(?P<courriel>[^\s<>,;()]+@[\w.-]*\w)")


class Morceau(NamedTuple):
    """A piece of the sentence; `adresse`: where it leads, or "" for words."""

    texte: str
    adresse: str = ""


def split_contact(texte: str) -> tuple[Morceau, ...]:
    """The pieces of `texte`, in order; what looks like a number and is none stays a word."""
    morceaux, fin = [], 0
    for trouve in _ADRESSE.finditer(texte):
        if morceau := _read(trouve):
            morceaux += [Morceau(texte[fin : trouve.start()]), morceau]
            fin = trouve.end()
    return tuple(m for m in (*morceaux, Morceau(texte[fin:])) if m.texte)


def _read(trouve: re.Match[str]) -> Morceau | None:
    with suppress(PydanticCustomError):
        if courriel := trouve["courriel"]:
            return Morceau(courriel, f"mailto:{parse_courriel(courriel)}")
        numero = make_telephone(parse_tel(trouve["tel"]))
        return Morceau(numero.affiche, numero.uri)
    return None
