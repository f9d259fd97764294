"""First step of `make`: a `.venv` that holds the locked packages, and nothing done when nothing changed.

Runs under the machine's own Python, before anything is installed: standard library only, and syntax that Python 3.7
can read, so that an old Python is refused with a sentence and not with a SyntaxError.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

RACINE = Path(__file__).resolve().parent.parent
VENV = RACINE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
VERSION_MINIMALE = (3, 11)
REQUIREMENTS = {"site": ["requirements.txt"], "tests": ["requirements.txt", "requirements-dev.txt"]}
PIP = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]

TROP_ANCIEN = """\
Python {version} trouvé ({chemin}) : il faut Python 3.11 ou plus récent.
S'il est déjà installé sous un autre nom, indiquez-le : make site PYTHON=python3.12
Sinon, installez-le : https://www.python.org/downloads/"""
SANS_VENV = """\
Ce Python ({chemin}) n'a pas de quoi créer un environnement (modules venv et ensurepip).
Sous Debian ou Ubuntu : sudo apt install python3-venv
puis relancez la même commande."""
ECHEC_VENV = "L'environnement .venv n'a pas pu être créé ; la raison est écrite ci-dessus."
ECHEC_PIP = """\
L'installation de {nom} a échoué ; la raison est écrite ci-dessus.
Vérifiez la connexion, puis relancez la même commande : elle reprendra ici."""


class EnvironnementError(Exception):
    """Its text is the sentence told to the person."""


def check_python() -> None:
    """Raises when the running Python cannot make the environment."""
    if sys.version_info < VERSION_MINIMALE:
        version = ".".join(map(str, sys.version_info[:3]))
        raise EnvironnementError(TROP_ANCIEN.format(version=version, chemin=sys.executable))
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise EnvironnementError(SANS_VENV.format(chemin=sys.executable))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Makes a second `make` wait for the first; without effect where such locks do not exist (Windows)."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield
        return
    # The lock goes with its descriptor, even when the process is killed: no lock file can be left behind.
    dossier = os.open(str(RACINE), os.O_RDONLY)
    try:
        fcntl.flock(dossier, fcntl.LOCK_EX)
        yield
    finally:
        os.close(dossier)


def is_usable() -> bool:
    """False when `.venv` is absent, half made, too old, or points to a Python that has left the machine."""
    essai = f"import sys, pip; sys.exit(sys.version_info < {VERSION_MINIMALE})"
    try:
        return subprocess.run([str(PYTHON), "-c", essai], stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def ensure_venv() -> None:
    """Creates `.venv`, again when it is unusable; leaves none behind when it cannot."""
    if is_usable():
        return
    check_python()
    say("Création de l'environnement .venv…")
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise EnvironnementError(ECHEC_VENV)


def ensure_installed(nom: str, fichiers: list[Path], options: list[str]) -> None:
    """Runs pip once for each content of `fichiers`; the stamp is a digest, as dates change with each clone."""
    temoin = VENV / f".cpts-{nom}"
    empreinte = digest(fichiers)
    if temoin.is_file() and temoin.read_text(encoding="ascii") == empreinte:
        return
    say(f"Installation de {nom} (jusqu'à quelques minutes la première fois)…")
    if subprocess.run([*PIP, *options], cwd=RACINE, check=False).returncode:
        raise EnvironnementError(ECHEC_PIP.format(nom=nom))
    temoin.write_text(empreinte, encoding="ascii")


def digest(fichiers: list[Path]) -> str:
    """SHA-256 of the contents, and of the folder: an environment that was moved is installed again."""
    empreinte = hashlib.sha256(os.fsencode(RACINE))
    for fichier in fichiers:
        empreinte.update(fichier.read_bytes())
    return empreinte.hexdigest()


def prepare(usage: str) -> None:
    """Brings `.venv` to what `usage`, a key of REQUIREMENTS, needs; touches no network when nothing changed."""
    ensure_venv()
    for nom in REQUIREMENTS[usage]:
        # Wheels only: what a source package needs to be built is not in the lock.
        ensure_installed(nom, [RACINE / nom], ["--require-hashes", "--only-binary", ":all:", "-r", nom])
    sans_reseau = ["--no-index", "--no-deps", "--no-build-isolation"]
    ensure_installed("projet", [RACINE / "pyproject.toml", RACINE / "requirements.txt"], [*sans_reseau, "-e", "."])


def say(phrase: str) -> None:
    """Tells the person, at once and out of the way of what a command prints."""
    print(phrase, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Exit code; `arguments` is ["site"] or ["tests"]."""
    try:
        with one_at_a_time():
            prepare(arguments[0])
    except EnvironnementError as erreur:
        say(str(erreur))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
