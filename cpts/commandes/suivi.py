"""Progress of long work on standard error: a bar on a terminal, a plain line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from cpts.text import format_entier

_PAS_BARRE_S = 0.1
_PAS_LIGNE_S = 5.0
_CASES = 24


class Suivi:
    """What was done of `total` things, None when nobody knows how many there are."""

    def __init__(self, total: int | None, titre: str, flux: TextIO, clock: Callable[[], float]) -> None:
        self.total, self.titre, self.fait = total, titre, 0
        self._flux, self._clock, self._barre = flux, clock, flux.isatty()
        self._dernier = clock()

    def advance(self, nombre: int = 1) -> None:
        """Counts `nombre` more things done, and tells it when it is time."""
        self.fait += nombre
        maintenant = self._clock()
        if maintenant - self._dernier >= (_PAS_BARRE_S if self._barre else _PAS_LIGNE_S):
            self._dernier = maintenant
            self._show()

    def finish(self) -> None:
        """The last count; a bar leaves its line."""
        self._show()
        if self._barre:
            self._flux.write("\n")
            self._flux.flush()

    def _show(self) -> None:
        ligne = f"{self.titre} : {self._describe()}"
        self._flux.write(f"\r\x1b[K{ligne}" if self._barre else f"{ligne}\n")
        self._flux.flush()

    def _describe(self) -> str:
        if not self.total:
            return format_entier(self.fait)
        compte = f"{format_entier(self.fait)} sur {format_entier(self.total)}"
        pleines = min(_CASES, _CASES * self.fait // self.total)
        return f"[{'█' * pleines}{'·' * (_CASES - pleines)}] {compte}" if self._barre else compte


@contextmanager
def open_suivi(
    total: int | None, titre: str, *, flux: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[Suivi]:
    """A `Suivi` that tells its last count at the end, work interrupted included."""
    suivi = Suivi(total, titre, flux or sys.stderr, clock)
    try:
        yield suivi
    finally:
        suivi.finish()
