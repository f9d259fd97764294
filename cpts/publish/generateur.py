"""The site generator, run once as a subprocess while the data is read: this package never imports it."""

import os
import subprocess
import sys
from pathlib import Path

from cpts.assemble.squelette import Squelette, read_squelette
from cpts.errors import BuildError

VARIABLE = "CPTS_SQUELETTE"
"""Names the file where hooks/site.py writes what the generator made; without it the hooks build the whole site."""

_NOMS = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}


class Generateur:
    """`python -m mkdocs build`, or its successor, of the project `racine`, into `atelier`, started at once."""

    def __init__(self, racine: Path, atelier: Path, module: str = "mkdocs") -> None:
        self.module, self.sortie = module, atelier / "squelette.json"
        commande = [sys.executable, "-m", module, "build", "--strict", "--site-dir", str(atelier / "squelette")]
        environnement = {**os.environ, VARIABLE: str(self.sortie), "NO_MKDOCS_2_WARNING": "1"}
        self._processus = subprocess.Popen(  # noqa: S603 - our own interpreter, arguments written here
            commande, cwd=racine, env=environnement, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def wait(self) -> Squelette:
        """What it made; raises `BuildError` with its own words when it failed."""
        paroles, _ = self._processus.communicate()
        if self._processus.returncode or not self.sortie.is_file():
            nom = _NOMS.get(self.module, self.module)
            raise BuildError(f"{nom} n’a pas pu construire les pages de docs/ :\n{paroles.strip()}")
        return read_squelette(self.sortie.read_text(encoding="utf-8"))

    def stop(self) -> None:
        if self._processus.poll() is None:
            self._processus.kill()
            self._processus.communicate()
