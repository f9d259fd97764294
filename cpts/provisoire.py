"""A folder that lasts as long as the work that needs it: a command that was killed leaves one, the next removes it.

Who works in such a folder holds a lock on it, which the system drops with the process: what nobody holds is a remnant.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def open_provisoire(marque: str, parent: Path | None = None) -> Iterator[Path]:
    """A fresh folder of `parent` (the system's temporary folder when None), gone at the end; raises `OSError`.

    Its name is `marque` and what chance gives. `marque` belongs to one command alone: the folders of that name that
    nobody holds any more are removed first.
    """
    parent = parent or Path(tempfile.gettempdir())
    sweep(marque, parent)
    dossier, verrou = _make(marque, parent)
    try:
        yield dossier
    finally:
        shutil.rmtree(dossier, ignore_errors=True)
        if verrou is not None:
            os.close(verrou)


def sweep(marque: str, parent: Path) -> None:
    """Removes what killed commands left in `parent`; what belongs to somebody else, or is at work, stays."""
    for reste in parent.glob(f"{marque}????????"):
        with suppress(OSError):
            verrou = _hold(reste)
            if verrou is not None:
                if os.fstat(verrou).st_uid == os.getuid():
                    shutil.rmtree(reste, ignore_errors=True)
                os.close(verrou)


def _make(marque: str, parent: Path) -> tuple[Path, int | None]:
    """The new folder, held; made again when another command took it for a remnant before it was held."""
    while True:
        dossier = Path(tempfile.mkdtemp(prefix=marque, dir=parent))
        try:
            verrou = _hold(dossier)
            if verrou is None or os.path.samestat(os.fstat(verrou), dossier.stat()):
                return dossier, verrou
        except (FileNotFoundError, BlockingIOError):
            continue
        except OSError:  # a disk that knows no lock: nobody will sweep it either
            return dossier, None


def _hold(dossier: Path) -> int | None:
    """A descriptor that holds the folder, None where the system cannot; raises `OSError` when another holds it."""
    try:
        import fcntl  # noqa: PLC0415 - absent from Windows, where nothing tells a remnant from the work of another
    except ImportError:
        return None
    descripteur = os.open(dossier, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descripteur)
        raise
    return descripteur
