"""Below `reseau`: the body of one answer, read within limits of size and time, → what its JSON says."""

import json
import zlib
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from typing import Any

from cpts.errors import BuildError
from cpts.text import quote

_MORCEAU = 64 * 1024
_DEBUT_LISIBLE = 80
"""Characters of a page received in place of data that are worth showing."""


class ServiceError(BuildError):
    """A service did not give what was asked; the text is a French sentence that names it."""


class PassagerError(Exception):
    """A failure that may be over in a moment: `raison` completes « le service … », `attente_s` if it was told."""

    def __init__(self, raison: str, attente_s: float | None = None) -> None:
        super().__init__(raison)
        self.raison = raison
        self.attente_s = attente_s


def read_corps(reponse: HTTPResponse, taille_max: int, reste_s: Callable[[], float]) -> bytes:
    """The whole body, decompressed; never more than `taille_max` bytes of it, nor past the time left.

    Raises `PassagerError` for a body that is cut or too slow, `ServiceError` for one that is too heavy.
    """
    lecteur = _Lecteur(reponse.headers.get("Content-Encoding", ""), taille_max)
    recus = 0
    try:
        while morceau := reponse.read1(_MORCEAU):
            recus += len(morceau)
            lecteur.add(morceau)
            if reste_s() <= 0:
                raise PassagerError("met trop de temps à répondre")
    except (HTTPException, zlib.error) as erreur:
        raise PassagerError("a envoyé une réponse coupée") from erreur
    annonce = reponse.headers.get("Content-Length", "")
    if (annonce.isdecimal() and recus < int(annonce)) or not lecteur.is_complet():
        raise PassagerError("a envoyé une réponse coupée")
    return b"".join(lecteur.morceaux)


class _Lecteur:
    """Pieces of a body, decompressed as they come: a small answer cannot swell without end."""

    def __init__(self, codage: str, taille_max: int) -> None:
        self.morceaux: list[bytes] = []
        self.reste = taille_max
        self.gzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if codage.strip().lower() == "gzip" else None

    def add(self, morceau: bytes) -> None:
        clair = self.gzip.decompress(morceau, self.reste + 1) if self.gzip else morceau
        self.reste -= len(clair)
        if self.reste < 0:
            raise ServiceError("a envoyé une réponse trop lourde : elle n’est pas lue")
        self.morceaux.append(clair)

    def is_complet(self) -> bool:
        return self.gzip is None or self.gzip.eof


def parse_json(octets: bytes, genre: str) -> Any:
    """What `octets` say; `genre` is the content type. Raises `ServiceError`: a portal or a proxy answers in HTML."""
    debut = octets[:400].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if "html" in genre.lower() or debut.startswith("<"):
        raise ServiceError(
            "a répondu par une page Web au lieu de données : votre réseau demande peut-être de s’identifier, "
            "ou le service est en panne"
        )
    try:
        return json.loads(octets.decode("utf-8-sig"), parse_constant=_refuse_constante)
    except (ValueError, RecursionError) as erreur:
        extrait = " ".join("".join(c if c.isprintable() else " " for c in debut).split())[:_DEBUT_LISIBLE]
        debut_dit = f" (début : {quote(extrait)})" if extrait else " (elle est vide)"
        raise ServiceError(f"a envoyé une réponse qui n’est pas du JSON{debut_dit}") from erreur


def _refuse_constante(constante: str) -> None:
    raise ValueError(constante)
