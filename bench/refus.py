"""`python -m bench.refus`: the time and memory that `cpts verifier` takes to refuse each bad input of the register.

Each case of tests/mauvais_cas is run as people run it, in a process of its own. The seconds judged are those of
processor, imports included: on an idle machine nobody waits longer, and a loaded one does not change them much.
Exit code 1 beyond 2 s, beyond 200 Mo, or when a refusal is not one. `--fois 3` keeps the best of three runs;
`--graves` leaves out the cases that are small files, which all take the time of an empty run.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.mauvais_cas.registre import DATE, Cas, list_cas

RACINE = Path(__file__).resolve().parent.parent
SECONDES_MAX, OCTETS_MAX = 2.0, 200_000_000
MONTRES = 12
"""Cases shown of each table."""


class Refus(NamedTuple):
    """One run: wall seconds, seconds of processor, peak bytes of its largest process, what is wrong with it."""

    cas: Cas
    secondes: float
    processeur: float
    octets: int
    defaut: str


def main() -> None:
    lecteur = argparse.ArgumentParser()
    lecteur.add_argument("--fois", type=int, default=1)
    lecteur.add_argument("--graves", action="store_true")
    choix = lecteur.parse_args()
    memoire = Path("/dev/shm")  # noqa: S108 - the one place on Linux that is surely in memory
    with tempfile.TemporaryDirectory(dir=memoire if memoire.is_dir() else None) as dossier:
        cas_choisis = list_cas("REF", grave=True if choix.graves else None)
        refus = [_measure(cas, Path(dossier), choix.fois) for cas in cas_choisis]
    tell(refus)
    sys.exit(any(_judge(r) for r in refus))


def _measure(cas: Cas, dossier: Path, fois: int) -> Refus:
    """The fastest of `fois` runs; the folder is made and deleted outside the timing."""
    ici = dossier / cas.code
    _write(cas, ici)
    try:
        return min((_run(cas, ici) for _ in range(fois)), key=lambda r: r.processeur)
    finally:
        shutil.rmtree(ici)


def _write(cas: Cas, ici: Path) -> None:
    """Written by another process: the peak memory of a command begins with that of who starts it."""
    enfant = os.fork()
    if not enfant:
        code = 1
        try:
            cas.write(ici)
            code = 0
        finally:
            os._exit(code)
    if os.waitpid(enfant, 0)[1]:
        raise SystemExit(f"{cas.code} n’a pas pu être écrit")


def _run(cas: Cas, ici: Path) -> Refus:
    commande = [sys.executable, "-m", "cpts", "verifier", "--date", DATE]
    with (ici / "sortie").open("wb") as sortie:
        debut = time.perf_counter()
        processus = subprocess.Popen(
            commande, cwd=ici, env={**os.environ, "PYTHONPATH": str(RACINE)}, stdout=sortie, stderr=sortie
        )
        _, statut, usage = os.wait4(processus.pid, 0)
        secondes = time.perf_counter() - debut
    processus.returncode = code = os.waitstatus_to_exitcode(statut)
    trace = b"Traceback" in (ici / "sortie").read_bytes()
    defaut = "trace de Python" if trace else "" if code == 1 else f"code de sortie {code}"
    return Refus(cas, secondes, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, defaut)


def _judge(refus: Refus) -> str:
    """What is over its limit, or ""."""
    if refus.defaut:
        return refus.defaut
    if refus.processeur > SECONDES_MAX:
        return f"plus de {SECONDES_MAX:g} s"
    return f"plus de {OCTETS_MAX // 1_000_000} Mo" if refus.octets > OCTETS_MAX else ""


def tell(refus: list[Refus]) -> None:
    """The slowest, the heaviest, and all that is over."""
    print(f"\n  {len(refus)} entrées refusées, une commande chacune")
    print("\n  les plus longues\n")
    _tell_table(sorted(refus, key=lambda r: -r.processeur)[:MONTRES])
    print("\n  les plus lourdes\n")
    _tell_table(sorted(refus, key=lambda r: -r.octets)[:MONTRES])
    fautifs = [r for r in refus if _judge(r)]
    print(f"\n  au-delà de {SECONDES_MAX:g} s ou {OCTETS_MAX // 1_000_000} Mo : {len(fautifs)}\n")
    _tell_table(fautifs)


def _tell_table(refus: list[Refus]) -> None:
    for r in refus:
        mesures = f"{r.processeur:5.2f} s de processeur ({r.secondes:5.2f} d’attente) {r.octets / 1_000_000:4.0f} Mo"
        print(f"  {r.cas.code:5} {mesures}  {r.cas.titre}  {_judge(r)}".rstrip())


if __name__ == "__main__":
    main()
