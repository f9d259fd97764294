"""`cpts verifier` in a process of its own for each folder, under limits, without paying for the imports each time.

`python -m tests.mauvais_cas.fourche MO SECONDES DOSSIER…` imports the command once, then forks for each folder: the
child has the memory of a real run and dies of what would kill or block one. Prints one JSON object a folder.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

RACINE = Path(__file__).resolve().parents[2]
MEMOIRE_VIRTUELLE = 2**30
"""Beyond, an allocation fails: a mistake must not take the machine with it."""


class Essai(NamedTuple):
    """`code`: exit code, or minus the signal that ended it; `octets`: peak memory of its largest process."""

    code: int
    octets: int
    sortie: str
    erreurs: str


def run_fourche(dossiers: Sequence[Path], *, memoire: int = MEMOIRE_VIRTUELLE, secondes: int = 30) -> list[Essai]:
    """`cpts verifier` in each of `dossiers`, which hold a folder `data`."""
    commande = [sys.executable, "-m", "tests.mauvais_cas.fourche", str(memoire), str(secondes), *map(str, dossiers)]
    fait = subprocess.run(
        commande, cwd=RACINE, env={**os.environ, "PYTHONPATH": str(RACINE)}, capture_output=True, text=True, check=True
    )
    return [Essai(**json.loads(ligne)) for ligne in fait.stdout.splitlines()]


def _run(dossier: Path, memoire: int, secondes: int) -> dict[str, Any]:
    enfant = os.fork()
    if not enfant:
        _become_cpts(dossier, memoire, secondes)
    _, statut, usage = os.wait4(enfant, 0)
    sortie, erreurs = ((dossier / nom).read_text(encoding="utf-8") for nom in ("sortie", "erreurs"))
    code = os.waitstatus_to_exitcode(statut)
    return {"code": code, "octets": usage.ru_maxrss * 1024, "sortie": sortie, "erreurs": erreurs}


def _become_cpts(dossier: Path, memoire: int, secondes: int) -> None:
    """Never returns: the command ends the process, or a limit does."""
    from cpts.cli import main

    for numero, nom in ((1, "sortie"), (2, "erreurs")):
        os.dup2(os.open(dossier / nom, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), numero)
    os.chdir(dossier)
    resource.setrlimit(resource.RLIMIT_AS, (memoire, memoire))
    resource.setrlimit(resource.RLIMIT_CPU, (secondes, secondes))
    signal.alarm(10 * secondes)  # what waits for ever uses no processor
    sys.argv = ["cpts", "verifier", "--date", "2026-11-21"]
    code: Any = 70
    try:
        main()
    except SystemExit as fin:
        code = fin.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(code))


def main() -> None:
    import cpts.cli
    import cpts.validate  # noqa: F401 - what every child would import

    memoire, secondes, *dossiers = sys.argv[1:]
    for dossier in dossiers:
        print(json.dumps(_run(Path(dossier), int(memoire), int(secondes))), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
