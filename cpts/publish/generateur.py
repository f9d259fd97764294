"""The site generator, run once as a subprocess while the data is read: this package never imports it."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

from cpts.assemble.squelette import Squelette, read_squelette
from cpts.errors import BuildError, explain

VARIABLE = "CPTS_SQUELETTE"
"""Names the file where hooks/site.py writes what the generator made; without it the hooks build the whole site."""
LIEN = "CPTS_LIEN"
"""Tells hooks/site.py that its standard input lasts as long as the build that waits for it."""
_REFUS = "|".join(map(str, (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM)))
_DISQUE = re.compile(rf"\[Errno (?:{_REFUS})\](?:[^\n:]*: '([^'\n]+)')?")

_NOMS = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}


class Generateur:
    """`python -m mkdocs build`, or its successor, of the project `racine`, into `atelier`, started at once.

    It reads the end of a pipe that this process holds: killed, we take it with us, and it writes nothing in the
    folder of the next build.
    """

    def __init__(self, racine: Path, atelier: Path, module: str = "mkdocs") -> None:
        self._nom, self.sortie = _NOMS.get(module, module), atelier / "squelette.json"
        commande = [sys.executable, "-m", module, "build", "--strict", "--site-dir", str(atelier / "squelette")]
        environnement = {**os.environ, VARIABLE: str(self.sortie), LIEN: "1", "NO_MKDOCS_2_WARNING": "1"}
        lecture, self._lien = os.pipe()
        try:
            self._processus = subprocess.Popen(  # noqa: S603 - our own interpreter, arguments written here
                commande,
                cwd=racine,
                env=environnement,
                stdin=lecture,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
        finally:
            os.close(lecture)

    def wait(self) -> Squelette:
        """What it made; raises `BuildError` with its own words when it failed."""
        paroles, _ = self._processus.communicate()
        if self._processus.returncode or not self.sortie.is_file():
            raise BuildError(f"{self._nom} n’a pas pu construire les pages de docs/{self._tell_raison(paroles)}")
        try:
            return read_squelette(self.sortie.read_text(encoding="utf-8"))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BuildError(
                f"Ce que {self._nom} a préparé ne se lit pas : hooks/site.py a-t-il été modifié ? "
                "Le site n’a pas changé."
            ) from None

    def _tell_raison(self, paroles: str) -> str:
        """Why it failed, then its own words, which a person can do nothing with when the disk is the reason."""
        if self._processus.returncode < 0:
            return " : le système l’a arrêté (mémoire pleine ?). Le site n’a pas changé."
        if refus := list(_DISQUE.finditer(paroles)):
            ou = f" (« {refus[-1][1]} »)" if refus[-1][1] else ""
            return f" : {explain(OSError(refus[-1][0]))}{ou}. Le site n’a pas changé."
        return f" :\n{paroles.strip()}\nLe site n’a pas changé."

    def stop(self) -> None:
        if self._processus.poll() is None:
            self._processus.kill()
            self._processus.communicate()
        os.close(self._lien)
