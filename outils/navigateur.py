"""Makes sure that the tests have a Chromium: the machine's, else Debian's, else Playwright's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.navigateur.chromium import SANS_FENETRE, VARIABLE, find_chromium

OS_RELEASE = Path("/etc/os-release")
ABSENT = """\
Aucun navigateur Chromium ou Chrome n'a pu être trouvé ni installé ; les tests de pages en ont besoin.
Installez-en un (sous Debian : sudo apt install chromium), ou indiquez le vôtre :
CPTS_CHROMIUM=/chemin/vers/chrome make test"""


def is_debian() -> bool:
    """True on Debian itself: Ubuntu's package is an empty shell around a snap, which containers cannot run."""
    return OS_RELEASE.is_file() and "ID=debian" in OS_RELEASE.read_text(encoding="utf-8").splitlines()


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def can_apt() -> bool:
    return bool(is_root() and is_debian() and shutil.which("apt-get"))


def install_with_apt() -> None:
    """The browser without windows, else the whole one where Debian does not have the other."""
    if can_apt():
        _apt("update", "-q")
        # Without a font every text is zero pixels wide, and the layout tests would measure nothing.
        if _apt(*_INSTALLER, SANS_FENETRE, "fonts-liberation"):
            _apt(*_INSTALLER, "chromium", "fonts-liberation")


_INSTALLER = ("install", "-q", "-y", "--no-install-recommends")


def _apt(*arguments: str) -> int:
    """Exit code of apt-get, which asks nothing."""
    environnement = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", *arguments], env=environnement, check=False, stdout=sys.stderr).returncode


def install_with_playwright() -> None:
    # Its system libraries can only be added by root, and only where apt-get exists.
    options = ["--with-deps"] if is_root() and shutil.which("apt-get") else []
    subprocess.run([sys.executable, "-m", "playwright", "install", *options, "chromium"], check=False)


def ensure_chromium() -> Path | None:
    """Path of a browser that runs, None when every way of getting one failed."""
    if can_apt() and not os.environ.get(VARIABLE) and not shutil.which(SANS_FENETRE):
        install_with_apt()
    for install in (install_with_apt, install_with_playwright):
        if chemin := find_chromium():
            return chemin
        print("Navigateur pour les tests : installation…", file=sys.stderr, flush=True)
        install()
    return find_chromium()


def main() -> int:
    chemin = ensure_chromium()
    print(chemin or ABSENT, file=sys.stdout if chemin else sys.stderr)
    return 0 if chemin else 1


if __name__ == "__main__":
    sys.exit(main())
