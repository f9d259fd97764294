"""What must never be recorded with the code: a secret, a path of somebody's machine, a registry, a person's e-mail.

`python -m outils.fuites` reads every file of the project and says file, line and kind, never the value itself: the
report of a workflow is public. `make check` runs it. The tokens are recognised by detect-secrets, which calls nobody:
its patterns are used without the checks that would ask the services themselves.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

from outils.suivis import RACINE, list_suivis

# Left out: a word such as « password » beside any text, and long random-looking texts. The first names fields of the
# forms, the second every digest of the locks; both would be silenced so often that nobody would read them.
BAVARDS = {"KeywordDetector", "Base64HighEntropyString", "HexHighEntropyString", "IPPublicDetector"}
COURRIEL = "courriel d’une personne"
MOTIFS = {
    "chemin d’une personne": re.compile(r"(?:/home/|/Users/|[A-Z]:\\{1,2}Users\\{1,2})\w|(?<![\w.])/root/\w"),
    "adresse d’un registre": re.compile(
        r"registry\.(?:npmjs|yarnpkg|npmmirror)\.\w+|files\.pythonhosted\.org|pypi\.org/simple|(?:index|registry)[-_]url\s*=",
        re.IGNORECASE,
    ),
    COURRIEL: re.compile(
        r"\b[\w.+-]+@(?!(?:[\w-]+\.)*(?:example(?:\.(?:org|net|com))?|invalid|test|localhost)\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b",
        re.IGNORECASE,
    ),
    "clé d’un registre ou d’un coffre": re.compile(r"_authToken\s*=\s*\S|AGE-SECRET-KEY-1\w"),
}


class Permis(NamedTuple):
    """What is found and is not a leak. `fichiers`: a pattern; `motif`: of the line; `raison`: said to the reader."""

    fichiers: str
    genre: str
    motif: str
    raison: str


PERMIS = (
    Permis(
        "data/annuaire/*.yaml",
        COURRIEL,
        r"^    courriel: ",
        "les mairies sont réelles, leur adresse est une donnée ouverte ; un test garde que le reste est inventé",
    ),
    Permis("*", COURRIEL, r"\bnom@domaine\.fr\b", "le modèle que donnent nos messages"),
    Permis("tests/*", COURRIEL, r"(?i)@\w+\.mssante\.fr\b", "un domaine réservé : aucune de ces boîtes n’existe"),
    Permis("tests/*", COURRIEL, r"\ba@b\.fr\?bcc=z@z\.fr\b", "une adresse piégée, que le contrôle doit refuser"),
    Permis("tests/unit/test_liens.py", "Basic Auth Credentials", r"moi:secret@example\.org", "idem"),
)


class Fuite(NamedTuple):
    """`fichier`: from the root of the project; `ligne`: from 1."""

    fichier: str
    ligne: int
    genre: str


def list_fuites(fichier: str, texte: str) -> Iterator[Fuite]:
    """What is found in one text, in its order, what is allowed left out."""
    for rang, ligne in enumerate(texte.splitlines(), 1):
        for genre in _recognize(ligne):
            if not _is_permis(fichier, genre, ligne):
                yield Fuite(fichier, rang, genre)


def _recognize(ligne: str) -> Iterator[str]:
    yield from (genre for genre, motif in MOTIFS.items() if motif.search(ligne))
    # No token that they know is shorter.
    if len(ligne) >= 16:
        yield from (d.secret_type for d in _DETECTEURS if any(True for _ in d.analyze_string(ligne)))


_CLASSES: dict[str, Any] = get_mapping_from_secret_type_to_class()
_DETECTEURS = tuple(classe() for classe in _CLASSES.values() if classe.__name__ not in BAVARDS)


def _is_permis(fichier: str, genre: str, ligne: str) -> bool:
    return any(fnmatch(fichier, p.fichiers) and p.genre == genre and re.search(p.motif, ligne) for p in PERMIS)


def read_projet(noms: Iterable[str], racine: Path = RACINE) -> Iterator[Fuite]:
    """What is found in these files; those that are not text are listed by another test."""
    for nom in noms:
        try:
            texte = (racine / nom).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        yield from list_fuites(nom, texte)


def main() -> int:
    fuites = list(read_projet(list_suivis()))
    for fuite in fuites:
        print(f"{fuite.fichier}:{fuite.ligne} {fuite.genre}")
    if fuites:
        print("Enlevez ces valeurs ; une vraie clé se révoque d’abord, car Git garde l’histoire.", file=sys.stderr)
    return 1 if fuites else 0


if __name__ == "__main__":
    sys.exit(main())
