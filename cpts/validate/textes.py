"""What is looked for in every text of a file, whatever its field: unprotected links, words of publicity, MSSanté."""

import re
from collections.abc import Iterator
from typing import Any

from cpts.errors import Gravite, Probleme
from cpts.model.contacts import MSSANTE, PHRASES_MSSANTE
from cpts.model.refus import Defaut
from cpts.text import fold, quote
from cpts.validate.traduction import Chemin, locate
from cpts.yaml_source import Document

LIEN_HTTP = "lien-http"
_SOIGNANT = "medecin|docteur|dentiste|infirmier|infirmiere|kine|pharmacien|soignant|cabinet|specialiste|chirurgien"
_PUBLICITE = re.compile(
    rf"\b(?:meilleure?s? (?:{_SOIGNANT})|numero un\b|avis (?:de |des )?(?:client|patient)s?\b"
    r"|(?:[1-5]|cinq|quatre) etoiles|temoignages? (?:de |des )?(?:client|patient)s?)"
)
_PUBLICITE_FICHE = re.compile(r"\b(?:(?:le|la|les) meilleure?s?|temoignages?)\b")
# What must be in the bytes of a file before its tree is walked: nearly all files are left at once.
_MOTS = ("http://", MSSANTE, "meilleur", "moignage", "avis", "toiles", "numéro un")
_INDICES = tuple(mot.encode() for mot in _MOTS)


def check_textes(document: Document, octets: bytes) -> Iterator[Probleme]:
    """The problems of every text of `document`, read from `octets`."""
    minuscules = octets.lower()
    if any(indice in minuscules for indice in _INDICES):
        for chemin, texte in walk_textes(document.racine, ()):
            yield from _check_texte(document, chemin, texte)


def walk_textes(noeud: Any, chemin: Chemin) -> Iterator[tuple[Chemin, str]]:
    """Each text of a tree with its path, in file order."""
    if isinstance(noeud, str):
        yield chemin, noeud
    elif isinstance(noeud, dict | list):
        for pas, enfant in noeud.items() if isinstance(noeud, dict) else enumerate(noeud):
            yield from walk_textes(enfant, (*chemin, pas))


def _check_texte(document: Document, chemin: Chemin, texte: str) -> Iterator[Probleme]:
    if texte.startswith("http://") and not re.search(r"\s", texte):
        essai = f"Essayez {quote('https://' + texte.removeprefix('http://'))}"
        trouve = "ce lien n’est pas protégé : il commence par http://"
        yield locate(document, chemin, Defaut(LIEN_HTTP, trouve, "", essai), Gravite.AVERTISSEMENT)
    if MSSANTE in texte.lower():
        yield locate(document, chemin, Defaut("courriel-mssante", *PHRASES_MSSANTE))
    forme = fold(texte)
    if _PUBLICITE.search(forme) or (chemin[0] in ("structures", "professionnels") and _PUBLICITE_FICHE.search(forme)):
        trouve = "ces mots ressemblent à de la publicité, interdite aux professions de santé"
        yield locate(document, chemin, Defaut("publicite", trouve, "des faits"), Gravite.AVERTISSEMENT)
