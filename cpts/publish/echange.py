"""One folder takes the place of another, at once or not at all.

A lock forbids two builds of one output; whatever was left by a build that was killed is
cleaned by the next one.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from cpts.errors import BuildError, explain

_RENAME_EXCHANGE, _AT_FDCWD = 2, -100
_VERROU, _ANCIEN, _NOUVEAU = "verrou", "ancien", "nouveau"
_ESSAIS = 20


@contextmanager
def lock_sortie(sortie: Path) -> Iterator[Path]:
    """A fresh folder beside `sortie`, for this build alone; gone at the end, whatever happens."""
    atelier = sortie.parent / f".{sortie.name}.atelier"
    with _take_verrou(sortie, atelier):
        try:
            yield _prepare(sortie, atelier)
        finally:
            _leave(sortie, atelier)


def _take_verrou(sortie: Path, atelier: Path) -> TextIO:
    """The open lock of `atelier`, held; taken again when the build that held it has removed it while leaving."""
    for _ in range(_ESSAIS):
        try:
            atelier.mkdir(parents=True, exist_ok=True)
            verrou = (atelier / _VERROU).open("a", encoding="ascii")
        except FileNotFoundError:  # the same, an instant earlier
            continue
        except OSError as erreur:
            with suppress(OSError):  # not even the lock could be written: an empty folder is ours alone
                atelier.rmdir()
            raise _refuse(sortie, erreur) from erreur
        _hold(verrou, sortie)
        if _is_la(verrou, atelier):
            return verrou
        verrou.close()
    raise _tell_occupe(sortie)


def _hold(verrou: TextIO, sortie: Path) -> None:
    """Raises `BuildError` when another build holds it."""
    try:
        import fcntl  # noqa: PLC0415 - absent from Windows, where two builds at once are not told apart
    except ImportError:
        return
    try:
        fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        verrou.close()
        raise _tell_occupe(sortie) from None
    except OSError:  # a disk that knows no lock is no reason not to publish
        return


def _is_la(verrou: TextIO, atelier: Path) -> bool:
    """Whether the file that is held is still the one that others would find."""
    try:
        return os.path.samestat(os.fstat(verrou.fileno()), (atelier / _VERROU).stat())
    except FileNotFoundError:
        return False


def _tell_occupe(sortie: Path) -> BuildError:
    return BuildError(f"Une autre construction de {sortie} est en cours : attendez qu’elle finisse.")


def _refuse(sortie: Path, erreur: OSError) -> BuildError:
    return BuildError(f"Impossible d’écrire à côté de {sortie} : {explain(erreur)}. Le site n’a pas changé.")


def _prepare(sortie: Path, atelier: Path) -> Path:
    """The empty folder of the new site, once what a killed build left is gone."""
    try:
        _sweep(sortie, atelier)
        (atelier / _NOUVEAU).mkdir()
    except OSError as erreur:
        raise _refuse(sortie, erreur) from erreur
    return atelier / _NOUVEAU


def _leave(sortie: Path, atelier: Path) -> None:
    """Removes everything, the lock last and while it is held: nobody may find a lock that is about to go."""
    try:
        _sweep(sortie, atelier)
    except OSError as erreur:
        raise BuildError(
            f"L’ancien site attend dans {atelier / _ANCIEN} : {explain(erreur)}. Relancez la même commande."
        ) from erreur
    with suppress(OSError):
        (atelier / _VERROU).unlink()
        atelier.rmdir()


def _sweep(sortie: Path, atelier: Path) -> None:
    """Repairs, then removes all but the lock; what cannot be removed stays for the next build."""
    repair(sortie, atelier)
    for reste in list(atelier.iterdir()):
        if reste.name not in (_VERROU, _ANCIEN):
            _remove(reste)


def repair(sortie: Path, atelier: Path) -> None:
    """Ends what an interrupted swap began: the old site set aside comes back when none took its place."""
    ancien = atelier / _ANCIEN
    if not ancien.is_dir():
        return
    if sortie.exists():
        # Under another name before it loses a single file: what comes back must be whole.
        with suppress(OSError):
            ancien.rename(atelier / f"rebut-{os.getpid()}")
    else:
        ancien.rename(sortie)


def swap(nouveau: Path, sortie: Path) -> None:
    """`nouveau` becomes `sortie`; the former content stays beside, where `lock_sortie` removes it at the end."""
    if not sortie.exists():
        nouveau.rename(sortie)
    elif not _exchange(nouveau, sortie):
        # Two renames; `repair` puts the old site back if the machine stops between them.
        sortie.rename(nouveau.with_name(_ANCIEN))
        nouveau.rename(sortie)


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


def _remove(chemin: Path) -> None:
    """Removes a file or a folder, even one whose folders were closed to writing."""
    if not chemin.is_dir() or chemin.is_symlink():
        with suppress(OSError):
            chemin.unlink()
        return
    shutil.rmtree(chemin, ignore_errors=True)
    if chemin.exists():
        _open_dossiers(chemin)
        shutil.rmtree(chemin, ignore_errors=True)


def _open_dossiers(dossier: Path) -> None:
    with suppress(OSError):
        dossier.chmod(0o700)
        for enfant in dossier.iterdir():
            if enfant.is_dir() and not enfant.is_symlink():
                _open_dossiers(enfant)
