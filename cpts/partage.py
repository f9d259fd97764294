"""Work shared between forked processes, where the system can fork; else done here, with the same result."""

import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from threading import Thread
from typing import Any, Generic, TypeVar

from cpts.errors import BuildError
from cpts.memoire import pause_collecte

Element = TypeVar("Element")
Resultat = TypeVar("Resultat")

SEUIL = 600
"""Fewer items than this are not worth a fork."""
_LOTS = 64
"""Number of lots of items alike: each process takes the next one when it is free, so that a heavy lot delays nobody."""


def can_share(processus: int) -> bool:
    """Whether this system lets `processus` processes work together."""
    return processus > 1 and hasattr(os, "fork")


class Partage(Generic[Element, Resultat]):
    """Work that `processus` - 1 other processes have begun; this one takes its share from `elements` when it can.

    `lots`: 256 at most, the heaviest first; one process takes a whole lot, so that what its items have in common is
    made once. Every lot is taken once; which process takes it must not matter to what `travail` does.
    Ends with `finish` or `stop`.
    """

    def __init__(
        self, travail: Callable[[Iterator[Element]], Resultat], lots: Sequence[Sequence[Element]], processus: int
    ) -> None:
        self._jetons, ecriture = os.pipe()
        os.write(ecriture, bytes(range(len(lots))))
        os.close(ecriture)
        self._enfants = [_start(travail, _take(lots, self._jetons, os.getpid())) for _ in range(1, processus)]
        self.elements: Iterator[Element] = _take(lots, self._jetons)

    def finish(self) -> list[Resultat]:
        """What the other processes made; raises `BuildError` when one failed, with its own message."""
        reponses = [_wait(*enfant) for enfant in self._close()]
        return [_unwrap(reponse) for reponse in reponses]

    def stop(self) -> None:
        """Ends the other processes wherever they are; nothing after `finish`."""
        for enfant, lecture in self._close():
            os.close(lecture)
            os.kill(enfant, signal.SIGKILL)
            os.waitpid(enfant, 0)

    def _close(self) -> list[tuple[int, int]]:
        """The processes still to be waited for; they take nothing more than what they began."""
        enfants, self._enfants = self._enfants, []
        if enfants:
            os.close(self._jetons)
        return enfants


def cut(elements: Sequence[Element], nombre: int = _LOTS) -> list[Sequence[Element]]:
    """`elements` in `nombre` lots of neighbours, as long as each other; some are empty when there are few."""
    bornes = [len(elements) * rang // nombre for rang in range(nombre + 1)]
    return [elements[debut:fin] for debut, fin in pairwise(bornes)]


def share(
    travail: Callable[[Iterator[Element]], Resultat],
    lots: Sequence[Sequence[Element]],
    processus: int,
    seuil: int = SEUIL,
) -> list[Resultat]:
    """`travail` applied to the items of the lots that each of up to `processus` processes takes; one result a process.

    Raises `BuildError` when a process fails.
    """
    if sum(map(len, lots)) < seuil or not can_share(processus):
        return [travail(chain.from_iterable(lots))]
    with pause_collecte():  # the processes share their memory as long as the collector does not write in it
        partage = Partage(travail, lots, processus)
        try:
            return [travail(partage.elements), *partage.finish()]
        finally:
            partage.stop()


def _take(lots: Sequence[Sequence[Element]], jetons: int, parent: int | None = None) -> Iterator[Element]:
    """The items of the lots that this process draws: one byte of the common pipe is the right to one lot.

    A child whose `parent` was killed takes nothing more: what it would make is for nobody.
    """
    while (jeton := os.read(jetons, 1)) and parent in (None, os.getppid()):
        yield from lots[jeton[0]]


def follow_parent(lien: str | None) -> None:
    """Ends this process as soon as the one that holds the other end of its standard input is gone, even killed.

    `lien`: what that process said to tell that it holds it; nothing, and this process follows nobody.
    """
    if lien:
        Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    while os.read(0, 1):  # not sys.stdin: a buffer that a thread holds forbids the interpreter to end
        pass
    os._exit(1)


def _start(travail: Callable[[Iterator[Any]], Any], elements: Iterator[Any]) -> tuple[int, int]:
    lecture, ecriture = os.pipe()
    enfant = os.fork()
    if enfant:
        os.close(ecriture)
        return enfant, lecture
    os.close(lecture)
    code = 1
    try:
        with os.fdopen(ecriture, "wb") as tuyau:
            pickle.dump(_try(travail, elements), tuyau, protocol=pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)  # no exit handler of the parent may run twice


def _try(travail: Callable[[Iterator[Any]], Any], elements: Iterator[Any]) -> tuple[bool, Any]:
    try:
        return True, travail(elements)
    except BuildError as erreur:
        return False, str(erreur)
    except Exception:  # noqa: BLE001 - whatever it is, it must cross the pipe and stop the build
        return False, f"Erreur interne pendant la construction :\n{traceback.format_exc()}"


def _wait(enfant: int, lecture: int) -> tuple[bool, Any]:
    with os.fdopen(lecture, "rb") as tuyau:
        octets = tuyau.read()
    os.waitpid(enfant, 0)
    if not octets:
        return False, "Un processus de construction s’est arrêté sans réponse (mémoire pleine ?)."
    reponse: tuple[bool, Any] = pickle.loads(octets)  # noqa: S301 - written by our own child a moment ago
    return reponse


def _unwrap(reponse: tuple[bool, Any]) -> Any:
    reussi, valeur = reponse
    if not reussi:
        raise BuildError(valeur)
    return valeur
