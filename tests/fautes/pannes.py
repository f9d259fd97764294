"""Running a command that stumbles: at a point with a name, never after a delay; then looking at what is left.

The fault itself is in `panne/sitecustomize.py`, which every Python started here finds first.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.construction import RACINE
from tests.fautes.serveur import adopt_orphelins, wait_orphelins

PANNE = Path(__file__).parent / "panne"


class Panne(NamedTuple):
    """What happens at `point`, and with `durable` to all that needs room after it.

    `effet`: « tuer » the whole group of processes, « tuer-seul » the one that is there, the name of a signal sent to
    all of them (SIGINT) or of a refusal of the system (ENOSPC), « attendre:… » (see `open_pause`).
    """

    point: str
    effet: str = "tuer"
    durable: bool = False


class Fait(NamedTuple):
    """How a run ended: minus the number of the signal when it was killed."""

    code: int
    sortie: str
    erreurs: str


@dataclass(frozen=True)
class Banc:
    """Where commands are tried. `racines`: the watched folders, by the name that begins the paths of the points.

    `serveur`: what runs the commands that the test waits for (`serveur.py`).
    """

    serveur: "subprocess.Popen[str]"
    racines: Mapping[str, Path]
    dossier: Path = RACINE
    environnement: Mapping[str, str] = field(default_factory=dict)

    def run(self, *arguments: str | Path, panne: Panne | None = None, **variables: str) -> Fait:
        """One run, once every process that it started is gone."""
        with TemporaryDirectory() as dossier:
            paroles = {nom: f"{dossier}/{nom}" for nom in ("sortie", "erreurs")}
            demande = {
                "arguments": [*map(str, arguments)],
                "dossier": str(self.dossier),
                "environnement": {**self._make_environnement(panne), **variables},
                **paroles,
            }
            print(json.dumps(demande), file=self.serveur.stdin, flush=True)
            code = int(self.serveur.stdout.readline())
            return Fait(code, *(Path(chemin).read_text(encoding="utf-8") for chemin in paroles.values()))

    def start(self, *arguments: str | Path, panne: Panne | None = None, **variables: str) -> "subprocess.Popen[str]":
        """A run on its way, a process from its first byte, in a group of its own; `finish` waits for it."""
        adopt_orphelins()
        return subprocess.Popen(
            [sys.executable, "-m", "cpts", *map(str, arguments)],
            cwd=self.dossier,
            env={**os.environ, "PYTHONHASHSEED": "0", **self._make_environnement(panne), **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _make_environnement(self, panne: Panne | None) -> dict[str, str]:
        racines = {nom: str(dossier.resolve()) for nom, dossier in self.racines.items()}
        chemins = [str(PANNE), *filter(None, [self.environnement.get("PYTHONPATH")]), str(RACINE)]
        return {
            **self.environnement,
            "PYTHONPATH": os.pathsep.join(chemins),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PANNE_RACINES": json.dumps(racines),
            "PANNE": json.dumps(panne._asdict() if panne else {}),
        }

    def list_points(self, journal: Path, *arguments: str | Path, **variables: str) -> list[str]:
        """The points of a run that nothing disturbs, in the order of that run."""
        fait = self.run(*arguments, PANNE_JOURNAL=str(journal), **variables)
        assert fait.code == 0, fait.erreurs
        return journal.read_text(encoding="utf-8").splitlines()


def finish(processus: "subprocess.Popen[str]") -> Fait:
    """The end of a run that `Banc.start` began, once the processes that it left behind are gone too."""
    sortie, erreurs = processus.communicate(timeout=300)
    wait_orphelins(processus.pid)
    return Fait(processus.returncode, sortie, erreurs)


@contextmanager
def open_serveur() -> "Iterator[subprocess.Popen[str]]":
    """The process of `serveur.py`, for as many runs as one wants."""
    commande = [sys.executable, "-m", "tests.fautes.serveur"]
    variables = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": os.pathsep.join([str(PANNE), str(RACINE)])}
    with subprocess.Popen(
        commande, cwd=RACINE, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as serveur:
        yield serveur
        serveur.stdin.close()


class Pause(NamedTuple):
    """A command that stands still at a point: `wait_for_it`, do what the test wants, `resume`."""

    panne: Panne
    rendez_vous: Path

    def wait_for_it(self) -> None:
        with Path(f"{self.rendez_vous}.arrive").open("rb") as tuyau:
            assert tuyau.read() == b"."

    def resume(self) -> None:
        with Path(f"{self.rendez_vous}.repart").open("wb"):
            pass


@contextmanager
def open_pause(rendez_vous: Path, point: str) -> Iterator[Pause]:
    """A pause at `point`, between two pipes at `rendez_vous`."""
    for nom in ("arrive", "repart"):
        os.mkfifo(f"{rendez_vous}.{nom}")
    yield Pause(Panne(point, f"attendre:{rendez_vous}"), rendez_vous)


def list_restes(dossier: Path) -> list[str]:
    """What a command left hidden, anywhere below `dossier`."""
    return sorted(f.relative_to(dossier).as_posix() for f in dossier.rglob(".*"))


def choose_points(points: list[str], pas: int) -> list[str]:
    """Every `pas`-th point of those that are alike, with the first and the last: what is rare is all there."""
    par_sorte: dict[tuple[str, ...], list[str]] = {}
    for point in points:
        role, geste, lieu = point.split(" ", 2)
        dossiers = [lieu] if lieu.count("/") < 2 else lieu.split("/")[:2]
        par_sorte.setdefault((role, geste, *dossiers), []).append(point)
    return [p for sorte in par_sorte.values() for p in dict.fromkeys([*sorte[::pas], sorte[-1]])]
