"""One folder takes the place of another, at once or not at all.

A lock forbids two builds of one output; whatever was left by a build that was killed is
cleaned by the next one.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cpts.errors import BuildError

_RENAME_EXCHANGE, _AT_FDCWD = 2, -100


@contextmanager
def lock_sortie(sortie: Path) -> Iterator[Path]:
    """A fresh folder beside `sortie`, for this build alone; gone at the end, whatever happens."""
    atelier = sortie.parent / f".{sortie.name}.atelier"
    try:
        atelier.mkdir(parents=True, exist_ok=True)
        verrou = (atelier / "verrou").open("a")
    except OSError as erreur:
        raise BuildError(
            f"Impossible d’écrire à côté de {sortie} : {explain(erreur)}. Le site n’a pas changé."
        ) from erreur
    with verrou:
        _take(verrou.fileno(), sortie)
        repair(sortie, atelier)
        nouveau = atelier / "nouveau"
        _remove(nouveau)
        nouveau.mkdir()
        try:
            yield nouveau
        finally:
            repair(sortie, atelier)
            shutil.rmtree(atelier, ignore_errors=True)


def _take(descripteur: int, sortie: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415 - absent from Windows, where two builds at once are not told apart
    except ImportError:
        return
    try:
        fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise BuildError(f"Une autre construction de {sortie} est en cours : attendez qu’elle finisse.") from None


def repair(sortie: Path, atelier: Path) -> None:
    """Ends what an interrupted swap began: the old site set aside comes back when none took its place."""
    ancien = atelier / "ancien"
    if ancien.is_dir() and not sortie.exists():
        ancien.rename(sortie)
    _remove(ancien)


def swap(nouveau: Path, sortie: Path) -> None:
    """`nouveau` becomes `sortie`; the former content is removed once it is no longer seen."""
    ancien = nouveau.parent / "ancien"
    if not sortie.exists():
        nouveau.rename(sortie)
        return
    if _exchange(nouveau, sortie):
        nouveau.rename(ancien)
    else:  # two renames; `repair` puts the old site back if the machine stops between them
        sortie.rename(ancien)
        nouveau.rename(sortie)
    _remove(ancien)


def _exchange(nouveau: Path, sortie: Path) -> bool:
    """Whether the system could exchange the two folders in one step (Linux, renameat2)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        fonction = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    code = fonction(_AT_FDCWD, os.fsencode(nouveau), _AT_FDCWD, os.fsencode(sortie), _RENAME_EXCHANGE)
    return int(code) == 0


def _remove(dossier: Path) -> None:
    if dossier.exists():
        shutil.rmtree(dossier)


def explain(erreur: OSError) -> str:
    """What the system refused, in French."""
    raisons = {
        errno.EACCES: "droits insuffisants",
        errno.EPERM: "droits insuffisants",
        errno.EROFS: "disque en lecture seule",
        errno.ENOSPC: "disque plein",
        errno.EDQUOT: "quota de disque atteint",
        errno.ENOTDIR: "un fichier porte le nom d’un des dossiers",
    }
    return raisons.get(erreur.errno or 0, f"erreur {erreur.errno} du système ({erreur.strerror or erreur})")
