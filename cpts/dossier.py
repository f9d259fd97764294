"""A data folder, and the reading of its YAML files; several processes may begin before the models are even loaded.

What a process reads for another travels as plain values: the places of half a million texts would cost more to
send than the reading itself, and nobody asks for them unless something is wrong in that file.
"""

import marshal
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from cpts.errors import BuildError, Probleme
from cpts.partage import Partage, can_share, cut
from cpts.yaml_arbre import Document
from cpts.yaml_source import read_yaml

GENRES = (
    "cpts",
    "territoire",
    "annuaire",
    "actions",
    "agenda",
    "soins",
    "alertes",
    "partenaires",
    "offres",
    "actualites",
    "accessibilite",
)
DECOUPABLES = ("annuaire", "actions", "agenda")
MEGA = 2**20
TAILLE_YAML = 16 * MEGA
POIDS_PARTAGE = MEGA
"""Files that weigh less than this together are not worth a second process."""

Lecture = tuple[Document | None, list[Probleme]]
"""A file once read: its document, None when it cannot be one, and its problems."""
_Envoi = tuple[str, str, bytes | None, list[Probleme]]
"""The same on its way to another process: path in the folder, name in messages, values."""


@dataclass(frozen=True)
class Dossier:
    """A data folder: `chemin` on disk, `nom` as the person typed it, shown in messages."""

    chemin: Path
    nom: str
    partage: Partage[str, list[_Envoi]] | None = field(default=None, repr=False)

    def name_fichier(self, relatif: str) -> str:
        """`relatif` after the name of the folder; bytes that are not text, as another system may write, are « � »."""
        nom = f"{self.nom.rstrip('/')}/{relatif}" if self.nom else relatif
        return nom.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

    @cached_property
    def lectures(self) -> dict[str, Lecture]:
        """Every YAML file, by its path in the folder; read, or waited for, at the first call."""
        if self.partage is None:
            return {relatif: _read(self, relatif) for relatif in list_tous_yaml(self.chemin)}
        ici = {relatif: _read(self, relatif) for relatif in self.partage.elements}
        ailleurs = (envoi for envois in self.partage.finish() for envoi in envois)
        return ici | {envoi[0]: _unpack(self, *envoi) for envoi in ailleurs}

    def close(self) -> None:
        """Stops the processes that still read for nothing."""
        if self.partage:
            self.partage.stop()


def open_dossier(chemin: Path, nom: str = "data", processus: int = 1) -> Dossier:
    """The folder `chemin`; the reading of heavy files begins at once in `processus` - 1 other processes."""
    dossier = Dossier(chemin, nom)
    relatifs = list_tous_yaml(chemin)
    if not can_share(processus) or sum(_weigh(chemin / relatif) for relatif in relatifs) < POIDS_PARTAGE:
        return dossier
    return Dossier(chemin, nom, Partage(partial(_read_tranche, dossier), cut(relatifs), processus))


def list_tous_yaml(chemin: Path) -> list[str]:
    """The YAML files of a folder, in the order of their kinds."""
    return [relatif for genre in GENRES for relatif in list_yaml(chemin, genre)]


def list_yaml(chemin: Path, genre: str) -> list[str]:
    """The YAML files of one kind, relative to the folder: `annuaire.yaml`, then `annuaire/*.yaml` by name."""
    relatifs = [f"{genre}.yaml"] if is_fichier(chemin / f"{genre}.yaml") else []
    if genre in DECOUPABLES and not (chemin / genre).is_symlink():
        noms = sorted(f.name for f in (chemin / genre).glob("*.yaml") if is_fichier(f))
        relatifs += [f"{genre}/{nom}" for nom in noms if not nom.startswith(".")]
    return relatifs


def is_fichier(chemin: Path) -> bool:
    """Whether there is an ordinary file there; a link is not followed: it may lead out of the folder, or nowhere."""
    try:
        return chemin.is_file() and not chemin.is_symlink()
    except OSError:  # the folder is closed, which is told
        return False


def read_octets(chemin: Path, nom: str, taille_max: int, conseil: str = "") -> bytes | Probleme:
    """The bytes of a file called `nom` in messages; too heavy, it is not even read.

    One byte too many is asked for: a file may grow after it was weighed.
    """
    try:
        with chemin.open("rb") as fichier:
            taille = os.fstat(fichier.fileno()).st_size
            octets = fichier.read(taille_max + 1) if taille <= taille_max else b""
        if max(taille, len(octets)) > taille_max:
            trouve = f"ce fichier pèse {max(taille, len(octets)) / MEGA:.1f} Mo".replace(".", ",")
            return Probleme(nom, 1, 1, "", "fichier-trop-gros", trouve, f"{taille_max // MEGA} Mo au plus", conseil)
    except OSError:
        return Probleme(
            nom, 1, 1, "", "fichier-illisible", "ce fichier ne peut pas être ouvert", "", "Vérifiez ses droits"
        )
    return octets


_REPARTIR = "Répartissez les fiches dans plusieurs fichiers, par exemple un par commune"


def _weigh(fichier: Path) -> int:
    try:
        return fichier.stat().st_size
    except OSError:  # told when it is read
        return 0


def _read(dossier: Dossier, relatif: str) -> Lecture:
    """A file that cannot be opened is a problem, not a crash."""
    nom = dossier.name_fichier(relatif)
    octets = read_octets(dossier.chemin / relatif, nom, TAILLE_YAML, _REPARTIR)
    return (None, [octets]) if isinstance(octets, Probleme) else read_yaml(octets, nom, taille_max=TAILLE_YAML)


def _read_tranche(dossier: Dossier, relatifs: Iterator[str]) -> list[_Envoi]:
    return [_pack(relatif, dossier.name_fichier(relatif), *_read(dossier, relatif)) for relatif in relatifs]


def _pack(relatif: str, nom: str, document: Document | None, problemes: list[Probleme]) -> _Envoi:
    return relatif, nom, marshal.dumps(_simplify(document.racine)) if document else None, problemes


def _simplify(noeud: Any) -> Any:
    """The same tree without its places."""
    if isinstance(noeud, dict):
        return {cle: v if v.__class__ is str else _simplify(v) for cle, v in noeud.items()}
    return [v if v.__class__ is str else _simplify(v) for v in noeud] if isinstance(noeud, list) else noeud


def _unpack(dossier: Dossier, relatif: str, nom: str, valeurs: bytes | None, problemes: list[Probleme]) -> Lecture:
    if valeurs is None:
        return None, problemes
    racine = marshal.loads(valeurs)  # noqa: S302 - written by our own child a moment ago
    return DocumentAilleurs(nom, racine, relire=partial(_reread, dossier, relatif)), problemes


def _reread(dossier: Dossier, relatif: str) -> Document:
    document, _ = _read(dossier, relatif)
    if document is None:
        raise BuildError(f"{dossier.name_fichier(relatif)} a changé pendant la lecture : relancez la commande.")
    return document


@dataclass(frozen=True)
class DocumentAilleurs(Document):
    """A file that another process has read: its values are here, its places only once somebody asks for them."""

    debut: tuple[int, int] = (1, 1)
    texte: str = field(default="", repr=False)
    relire: Callable[[], Document] = field(kw_only=True, repr=False)

    @cached_property
    def _complet(self) -> Document:
        return self.relire()

    def position(self, chemin: Sequence[str | int], *, cle: bool = False) -> tuple[int, int]:
        return self._complet.position(chemin, cle=cle)

    def describe(self, chemin: Sequence[str | int]) -> str:
        return self._complet.describe(chemin)

    @cached_property
    def lignes(self) -> Sequence[str]:
        return self._complet.lignes
