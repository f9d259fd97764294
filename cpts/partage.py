"""Work shared between forked processes, where the system can fork; else done here, with the same result."""

import gc
import os
import pickle
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from cpts.errors import BuildError

Element = TypeVar("Element")
Resultat = TypeVar("Resultat")

SEUIL = 600
"""Fewer items than this are not worth a fork."""
_LOTS = 64
"""Number of lots: each process takes the next one when it is free, so that a heavy lot delays nobody."""


def share(
    travail: Callable[[Iterator[Element]], Resultat], elements: Sequence[Element], processus: int, seuil: int = SEUIL
) -> list[Resultat]:
    """`travail` applied to the items that each of up to `processus` processes takes; one result a process.

    Every item is taken once; which process takes it does not matter to what `travail` writes.
    Raises `BuildError` when a child fails; its own message is kept.
    """
    if processus < 2 or len(elements) < seuil or not hasattr(os, "fork"):
        return [travail(iter(elements))]
    jetons, ecriture = os.pipe()
    os.write(ecriture, bytes(range(_LOTS)))
    os.close(ecriture)
    gc.freeze()  # the children share the parent's memory as long as the collector does not write in it
    enfants = [_start(travail, _take(elements, jetons)) for _ in range(1, processus)]
    try:
        ici = [travail(_take(elements, jetons))]
    finally:
        os.close(jetons)
        reponses = [_wait(*enfant) for enfant in enfants]
        gc.unfreeze()
    return ici + [_unwrap(reponse) for reponse in reponses]


def _take(elements: Sequence[Element], jetons: int) -> Iterator[Element]:
    """The items of the lots that this process draws: one byte of the common pipe is the right to one lot."""
    lots = iter(lambda: os.read(jetons, 1), b"")
    return chain.from_iterable(elements[lot[0] :: _LOTS] for lot in lots)


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
