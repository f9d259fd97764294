"""Timing of whole processes, interleaved: A B A B …, what they write deleted outside the timing."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Mesures:
    """Wall seconds and peak memory (MiB, largest single process) of each run of one command."""

    secondes: list[float] = field(default_factory=list)
    memoires: list[float] = field(default_factory=list)

    @property
    def mediane(self) -> float:
        return statistics.median(self.secondes)

    @property
    def memoire(self) -> float:
        return max(self.memoires)


@dataclass(frozen=True)
class Candidat:
    """One command to time. `sortie` is deleted before each run."""

    nom: str
    commande: Sequence[str]
    sortie: Path
    dossier: Path
    environnement: Mapping[str, str] = field(default_factory=dict)


def run_interleaved(candidats: Sequence[Candidat], fois: int) -> dict[str, Mesures]:
    """`fois` counted runs of each after one that is not, in turn."""
    mesures = {c.nom: Mesures() for c in candidats}
    for tour in range(fois + 1):
        for candidat in candidats:
            secondes, memoire = run(candidat)
            if tour:
                mesures[candidat.nom].secondes.append(secondes)
                mesures[candidat.nom].memoires.append(memoire)
    return mesures


def run(candidat: Candidat) -> tuple[float, float]:
    """Wall seconds and peak memory of one run; stops everything when it fails."""
    shutil.rmtree(candidat.sortie, ignore_errors=True)
    journal = Path(os.devnull).open("wb") if "--bavard" not in sys.argv else None  # noqa: SIM115 - closed below
    debut = time.perf_counter()
    processus = subprocess.Popen(
        candidat.commande,
        cwd=candidat.dossier,
        env={**os.environ, **candidat.environnement},
        stdout=journal,
        stderr=journal,
    )
    _, statut, usage = os.wait4(processus.pid, 0)
    duree = time.perf_counter() - debut
    processus.returncode = os.waitstatus_to_exitcode(statut)
    if journal:
        journal.close()
    if processus.returncode:
        raise SystemExit(f"{candidat.nom} a échoué : {' '.join(candidat.commande)}")
    return duree, usage.ru_maxrss / 1024


def compare(a: Mesures, b: Mesures) -> str:
    """The ratio a / b pair by pair: « 0,61 (0,58 à 0,66) »."""
    rapports = sorted(x / y for x, y in zip(a.secondes, b.secondes, strict=True))
    mediane = statistics.median(rapports)
    return f"{mediane:.2f} ({rapports[0]:.2f} à {rapports[-1]:.2f})".replace(".", ",")
