"""Writes the files of the new site; a file that did not change is linked from the old one, never rewritten."""

import os
from contextlib import suppress
from pathlib import Path


class Ecrivain:
    """`dossier`: the new site, fresh. `ancien`: the published one, or None.

    Writing many small files is the slowest part of a build on a disk; linking them is not.
    """

    def __init__(self, dossier: Path, ancien: Path | None = None) -> None:
        self.dossier, self.ancien = str(dossier), str(ancien) if ancien and ancien.is_dir() else None
        self._dossiers: set[str] = {""}

    def write(self, chemin: str, octets: bytes) -> None:
        """`octets` at `chemin`, from the root of the site."""
        self._make_dossier(chemin.rpartition("/")[0])
        if self.ancien is None or not self._link(chemin, octets):
            self._create(f"{self.dossier}/{chemin}", octets)

    def _make_dossier(self, relatif: str) -> None:
        """The folder and those above it; another process may be making the same ones."""
        if relatif in self._dossiers:
            return
        self._make_dossier(relatif.rpartition("/")[0])
        with suppress(FileExistsError):
            os.mkdir(f"{self.dossier}/{relatif}")  # noqa: PTH102 - three times faster than pathlib
        self._dossiers.add(relatif)

    def _create(self, chemin: str, octets: bytes) -> None:
        descripteur = os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            reste = memoryview(octets)
            while reste:  # a single write may stop short on a full disk; the next one then says so
                reste = reste[os.write(descripteur, reste) :]
        finally:
            os.close(descripteur)

    def _link(self, chemin: str, octets: bytes) -> bool:
        """Whether the published file held the same bytes and could be linked."""
        ancien = f"{self.ancien}/{chemin}"
        try:
            if os.path.getsize(ancien) != len(octets):  # noqa: PTH202 - idem
                return False
            with open(ancien, "rb", buffering=0) as fichier:  # noqa: PTH123 - idem
                if fichier.read() != octets:
                    return False
            os.link(ancien, f"{self.dossier}/{chemin}")
        except OSError:
            return False
        return True


def get_fichier(chemin: str) -> str:
    """The file of a page's address: `carte/` → `carte/index.html`; a file name stays."""
    return f"{chemin}index.html" if not chemin or chemin.endswith("/") else chemin
