"""A file of any size, read line by line in little memory: as it is, inside a .zip, or from standard input."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from cpts.dossier import MEGA
from cpts.errors import DataError, Probleme
from cpts.text import quote

LIGNE_MAX = MEGA
_BLOC = MEGA


class Source(NamedTuple):
    """An open file; `taille` is None when nobody knows it before the end."""

    flux: IO[bytes]
    taille: int | None
    fichier: str


class LigneBrute(NamedTuple):
    """`numero` from 1; `complete`: its end was in the file."""

    numero: int
    octets: bytes
    complete: bool


@contextmanager
def open_source(chemin: Path, fichier: str, entree: IO[bytes], motif: str) -> Iterator[Source]:
    """The file `chemin`, or `entree` when it is called « - ». In a .zip: the only file whose name holds `motif`."""
    if fichier == "-":
        yield Source(entree, None, "entrée standard")
        return
    try:
        with chemin.open("rb") as flux:
            if flux.read(4) == b"PK\x03\x04":
                yield from _open_zip(chemin, fichier, motif)
            else:
                flux.seek(0)
                yield Source(flux, chemin.stat().st_size, fichier)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as erreur:
        abime = not isinstance(erreur, OSError)
        trouve = "cette archive est coupée ou abîmée" if abime else "ce fichier ne peut pas être ouvert"
        suite = "Téléchargez-la de nouveau" if abime else "Vérifiez son nom et ses droits"
        raise DataError([Probleme(fichier, 1, 1, "", "fichier-illisible", trouve, "", suite)]) from erreur


def _open_zip(chemin: Path, fichier: str, motif: str) -> Iterator[Source]:
    with zipfile.ZipFile(chemin) as archive:
        noms = [info for info in archive.infolist() if motif in info.filename.casefold()]
        if len(noms) != 1:
            contenu = ", ".join(quote(nom, 40) for nom in archive.namelist()[:6]) or "rien"
            trouve = f"cette archive contient {contenu}"
            attendu = f"un fichier, et un seul, dont le nom contient « {motif} »"
            raise DataError([Probleme(fichier, 1, 1, "", "archive-inattendue", trouve, attendu)])
        with archive.open(noms[0]) as flux:
            yield Source(flux, noms[0].file_size, f"{fichier}/{noms[0].filename}")


def read_lignes(source: Source, advance: Callable[[int], None]) -> Iterator[LigneBrute]:
    """Every line without its end; `advance` is told of the bytes read. Raises `DataError` at a line without end."""
    numero, reste = 0, b""
    while bloc := source.flux.read(_BLOC):
        advance(len(bloc))
        *lignes, reste = (reste + bloc).split(b"\n")
        for octets in lignes:
            numero += 1
            yield LigneBrute(numero, octets.removesuffix(b"\r"), True)
        if len(reste) > LIGNE_MAX:
            trouve = "cette ligne a plus d’un million de signes"
            raise DataError(
                [Probleme(source.fichier, numero + 1, 1, "", "ligne-sans-fin", trouve, "une ligne par activité")]
            )
    if reste:
        yield LigneBrute(numero + 1, reste, False)
