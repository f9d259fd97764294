"""A clone of the project, installed as after a first `make`, in which a test may do anything; and the network cut.

Nothing is downloaded: the packages are those of the running Python, lent by a path.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from outils.suivis import list_suivis
from tests.construction import RACINE

COUPURE = """\
import os
import sys


def refuse(evenement, arguments):
    if evenement in {evenements}:
        with open(os.environ["TENTATIVES"], "a", encoding="utf-8") as temoin:
            temoin.write(f"{{evenement}} {{arguments!r}}\\n")
        raise OSError("réseau coupé par le test")


sys.addaudithook(refuse)
""".format(
    evenements={
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendto",
    }
)
"""Read by every Python that starts: an attempt is written down, then fails."""


def make_clone(dossier: Path) -> Path:
    """The project as Git would record it now, in one commit whose date is always the same."""
    for nom in list_suivis():
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(RACINE / nom, dossier / nom)
    identite = {f"GIT_{role}_{champ}": valeur for role in ("AUTHOR", "COMMITTER") for champ, valeur in _SIGNATURE}
    for commande in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "clone"]):
        subprocess.run(
            ["git", "-c", "commit.gpgsign=false", "-C", dossier, *commande], check=True, env={**os.environ, **identite}
        )
    return dossier


_SIGNATURE = (("NAME", "Clone"), ("EMAIL", "clone@example.org"), ("DATE", "2026-11-20T12:00:00Z"))


def install(clone: Path, usage: str = "site") -> Path:
    """`clone` as a first `make` leaves it: its own script writes its stamps, with a pip that does nothing."""
    venv.EnvBuilder(symlinks=True).create(clone / ".venv")
    _lend_paquets(clone)
    script = _load_environnement(clone)
    script.PIP = [sys.executable, "-c", ""]
    script.prepare(usage)
    return clone


def _lend_paquets(clone: Path) -> None:
    """The packages, and their commands; what an editable install adds is left out: the clone runs its own code."""
    variables = {"base": str(clone / ".venv"), "platbase": str(clone / ".venv")}
    paquets = Path(sysconfig.get_path("purelib", vars=variables))
    (paquets / "pretes.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    for commande in Path(sys.executable).parent.iterdir():
        if not (clone / ".venv/bin" / commande.name).exists():
            (clone / ".venv/bin" / commande.name).symlink_to(commande)


def _load_environnement(clone: Path):
    spec = importlib.util.spec_from_file_location("environnement_du_clone", clone / "outils/environnement.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Coupure:
    """No network for what is run here; what tried is known."""

    def __init__(self, dossier: Path) -> None:
        self.dossier, self.temoin = dossier, dossier / "tentatives"
        dossier.mkdir()
        (dossier / "sitecustomize.py").write_text(COUPURE, encoding="utf-8")

    def run(self, *commande: str | Path, dossier: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """One command, whatever its exit code, behind proxies that lead nowhere and, where allowed, with no network."""
        bouchons = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
        surveillance = {"PYTHONPATH": str(self.dossier), "TENTATIVES": str(self.temoin)}
        return subprocess.run(
            [*find_isolement(), *map(str, commande)],
            cwd=dossier,
            env={**os.environ, **bouchons, **surveillance, **variables},
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )

    def list_tentatives(self) -> list[str]:
        return self.temoin.read_text(encoding="utf-8").splitlines() if self.temoin.is_file() else []


def find_isolement() -> list[str]:
    """The command that starts another in a network of its own, where there is nobody; [] where it is forbidden."""
    commande = ["unshare", "--map-root-user", "--net"]
    try:
        code = subprocess.run([*commande, "true"], capture_output=True, check=False).returncode
    except OSError:
        return []
    return [] if code else commande


def make(*arguments: str) -> list[str]:
    """The command line of `make` with the Python of the tests."""
    return ["make", "--silent", *arguments, f"PYTHON={sys.executable}"]
