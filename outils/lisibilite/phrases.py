"""A block of text → its sentences, and what each one weighs.

A text that ends without a full stop is a sentence only above `LABEL` words: a heading, a button or « Pharmacie des
Tilleuls » is a label, and labels would lower the average; but nobody shortens a sentence by leaving out its full stop.
A colon and a semicolon do not end a sentence.
"""

import re
from typing import NamedTuple

from outils.lisibilite.syllabes import count_syllabes

LABEL = 8
"""Words up to which a text without a full stop is a label, which no figure counts."""
_FIN = re.compile(r"[.!?…]+[\u00a0\u202f ]*[»”\")]*(?=\s|$)")
_SUITE = re.compile(r"\s+[«“\"(]?[\u00a0\u202f ]*[A-ZÀ-ÖØ-ÞŒ0-9]")
_ABREGES = re.compile(
    r"(?:^|[\s(«’'\u00a0])(?:Dr|Drs|Pr|Prs|M|MM|Mme|Mmes|Mlle|Me|p|ex|p\.\s?ex|cf|art|n|no|tél|av|bd|St|Ste|env|max|min|éd|[A-Z])\.$"
)
# A number, a telephone number or an amount is one word; so is an address.
_NOMBRE = r"\d+(?:(?:[.,/:\u00a0\u202f -]|[\u00a0\u202f ]?h[\u00a0\u202f ]?)\d+)*"
_MOT = re.compile(rf"\w+://\S+|\S+@\S+|{_NOMBRE}|[^\W\d_]+(?:-[^\W\d_]+)*")
_GRAPHIQUE = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Phrase(NamedTuple):
    """`mots`: those of its length, where « l’hôpital » is two and a number is one.

    `graphiques`, `syllabes` and `longs` (more than 6 letters) are those of the readability figures, where « l’hôpital »
    is one word and numbers are left out: each count is the one that flatters the page least.
    """

    texte: str
    mots: int
    graphiques: int
    syllabes: int
    longs: int


def list_phrases(bloc: str) -> list[Phrase]:
    """The sentences of one block; its labels are left out."""
    return [phrase for phrase in map(weigh_phrase, split_phrases(bloc)) if _is_phrase(phrase)]


def split_phrases(bloc: str) -> list[str]:
    """`bloc` cut after each end of sentence: a mark, then a capital, a number or a quotation."""
    texte, phrases, debut = bloc.strip(), [], 0
    for fin in _FIN.finditer(texte):
        dernier = fin.end() == len(texte)
        if not dernier and (not _SUITE.match(texte, fin.end()) or _ABREGES.search(texte[debut : fin.start() + 1])):
            continue
        phrases.append(texte[debut : fin.end()].strip())
        debut = fin.end()
    return [*phrases, reste] if (reste := texte[debut:].strip()) else phrases


def weigh_phrase(texte: str) -> Phrase:
    graphiques = _GRAPHIQUE.findall(texte)
    return Phrase(
        texte,
        len(_MOT.findall(texte)),
        len(graphiques),
        sum(map(count_syllabes, graphiques)),
        sum(len(re.sub(r"^\w{1,2}[’']", "", mot)) > 6 for mot in graphiques),
    )


def _is_phrase(phrase: Phrase) -> bool:
    # « À voir : » introduces what follows; it is read with it.
    finie = phrase.texte.rstrip('»”")\u00a0\u202f ').endswith((".", "!", "?", "…"))
    return phrase.mots > LABEL or (finie and phrase.mots > 0)
