"""The live preview: the generator's own server, whose hooks do the same work as `construire`."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from cpts.errors import BuildError


def check_port(port: int) -> None:
    """Raises `BuildError` when something already answers on this port."""
    with socket.socket() as prise:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind(("127.0.0.1", port))
        except OSError:
            raise BuildError(
                f"Le port {port} est déjà pris, sans doute par un autre aperçu. "
                f"Fermez-le, ou choisissez un autre port : cpts servir --port {port + 1}"
            ) from None


def serve(racine: Path, donnees: Path, port: int, jour: str) -> int:
    """Serves until Ctrl+C; returns the exit code. Environment variables carry the choices to the hooks."""
    environnement = {**os.environ, "CPTS_DONNEES": str(donnees), "CPTS_DATE": jour, "NO_MKDOCS_2_WARNING": "1"}
    commande = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", "--watch", str(donnees)]
    try:
        return subprocess.run(commande, cwd=racine, env=environnement, check=False).returncode  # noqa: S603 - idem
    except KeyboardInterrupt:
        return 0
