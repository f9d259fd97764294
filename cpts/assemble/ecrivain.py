"""Writes the files of the new site; a file that did not change is linked from the old one, never rewritten."""

import os
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
        parent = chemin.rpartition("/")[0]
        if parent not in self._dossiers:
            os.makedirs(f"{self.dossier}/{parent}", exist_ok=True)  # noqa: PTH103 - three times faster than pathlib
            self._dossiers.add(parent)
        if self.ancien is None or not self._link(chemin, octets):
            with open(f"{self.dossier}/{chemin}", "xb", buffering=0) as fichier:  # noqa: PTH123 - idem
                fichier.write(octets)

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
