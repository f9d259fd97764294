"""What an invented input must not do: write outside one folder, start a program, open a connection, never end."""

import faulthandler
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SECONDES = 5
"""Of processor: a loaded machine is no hang."""
ATTENTE = 300
"""Of clock, for what waits without computing."""

# Audit events that change the disk → the ranks of the paths that change, as Python's table of audit events says.
_CHEMINS = {
    "os.mkdir": (0,),
    "os.rmdir": (0,),
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.link": (1,),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.utime": (0,),
    "os.setxattr": (0,),
}
_INTERDITS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "socket.connect", "socket.bind")
_ECRITURE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class EcritureDehors(BaseException):
    """Not an `Exception`: no code under test may take it for one of its own failures."""


class TropLong(BaseException):
    """An input that takes more than SECONDES."""


class _Garde:
    """The folder in which writing is allowed, while it is watched; a hook of audit cannot be removed."""

    dossier: str | None = None
    posee = False


def _watch(evenement: str, arguments: tuple[Any, ...]) -> None:
    if _Garde.dossier is None:
        return
    if evenement in _INTERDITS:
        raise EcritureDehors(f"{evenement} {arguments!r}")
    if evenement == "open":
        chemin, mode, drapeaux = arguments
        if isinstance(chemin, str | bytes | os.PathLike) and (_is_ecriture(mode) or drapeaux & _ECRITURE):
            _check(evenement, chemin)
    for rang in _CHEMINS.get(evenement, ()):
        _check(evenement, arguments[rang])


def _is_ecriture(mode: Any) -> bool:
    return isinstance(mode, str) and any(signe in mode for signe in "wax+")


def _check(evenement: str, chemin: Any) -> None:
    """Raises when `chemin`, its links followed, is not below the folder."""
    dossier, _Garde.dossier = _Garde.dossier, None  # what follows looks at the disk
    try:
        vrai = os.path.realpath(os.fsdecode(chemin)) if not isinstance(chemin, int) else str(dossier)
    finally:
        _Garde.dossier = dossier
    if vrai != dossier and not vrai.startswith(f"{dossier}{os.sep}"):
        raise EcritureDehors(f"{evenement} {vrai}")


@contextmanager
def only_in(dossier: Path) -> Iterator[None]:
    """Nothing is written but in `dossier`, nothing is started; compiled modules are not written meanwhile."""
    if not _Garde.posee:
        sys.addaudithook(_watch)
        _Garde.posee = True
    avant, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    _Garde.dossier = os.path.realpath(dossier)
    try:
        yield
    finally:
        _Garde.dossier, sys.dont_write_bytecode = None, avant


def _stop(signal_: int, _cadre: object) -> None:
    raise TropLong(f"plus de {SECONDES} s de processeur" if signal_ == signal.SIGPROF else "ne répond plus")


@contextmanager
def end_in(secondes: float = SECONDES, attente: float = ATTENTE) -> Iterator[None]:
    """`TropLong` after so many seconds of processor or of clock; after twice as many, the process itself dies.

    The last resort is for code in C, which no signal interrupts: a regular expression that never ends.
    """
    horloges = {signal.SIGPROF: (signal.ITIMER_PROF, secondes), signal.SIGALRM: (signal.ITIMER_REAL, attente)}
    anciens = {signal_: signal.signal(signal_, _stop) for signal_ in horloges}
    for horloge, duree in horloges.values():
        signal.setitimer(horloge, duree)
    faulthandler.dump_traceback_later(attente * 2, exit=True, file=sys.__stderr__)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        for signal_, (horloge, _) in horloges.items():
            signal.setitimer(horloge, 0)
            signal.signal(signal_, anciens[signal_])
