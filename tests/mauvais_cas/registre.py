"""The register of bad inputs: what is written in a data folder, and what must come of it.

Each `[[cas]]` of registre/*.toml is a change of one tiny valid folder (`make_dossier`):

- `code`: a letter of the list, its number, a letter for a neighbour; `grep B12 -r tests/mauvais_cas` finds a case;
- `titre`: what is bad, in French;
- `issue`: REF, refused and told in full; WARN, accepted and told; NORM, accepted once normalised; TXT, accepted as is;
- what is done to the folder, in this order: `efface` (files), `ecrit` (file → its text), `change` (file, before,
  after), `fabrique` (a function of fabriques.py or fabriques_annexes.py, for what a text cannot say);
- `lit`: all that `cpts verifier` prints, for REF and WARN; `nombre` instead, where the problems are bounded: how many;
- `devient`: for NORM and TXT, (path in the site, value), read from the checked site;
- `grave`: also run in a process of its own, with little memory and little time;
- `montre`: instead of all that, the tests that show the case elsewhere: « file::name ».
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.factories import ACTIONS, AGENDA, SOINS, write_donnees
from tests.mauvais_cas import fabriques, fabriques_annexes

ICI = Path(__file__).resolve().parent
DATE = "2026-11-21"
ISSUES = ("REF", "WARN", "NORM", "TXT")


class Cas(NamedTuple):
    """One case, as the register writes it."""

    code: str
    titre: str
    issue: str
    efface: Sequence[str] = ()
    ecrit: dict[str, str] = {}  # noqa: RUF012 - never written
    change: Sequence[Sequence[str]] = ()
    fabrique: str = ""
    lit: str = ""
    nombre: int = 0
    devient: Sequence[Sequence[Any]] = ()
    grave: bool = False
    montre: Sequence[str] = ()

    def write(self, dossier: Path) -> Path:
        """The data folder of the case, in `dossier`."""
        donnees = make_dossier(dossier)
        self.apply(donnees)
        return donnees

    def apply(self, donnees: Path) -> None:
        """Does to a folder what the case does, whatever other cases did to its other files."""
        for nom in self.efface:
            (donnees / nom).unlink()
        for nom, texte in self.ecrit.items():
            write_texte(donnees / nom, texte)
        for nom, avant, apres in self.change:
            texte = (donnees / nom).read_bytes().decode()
            assert texte.count(avant) == 1, (self.code, avant)
            write_texte(donnees / nom, texte.replace(avant, apres))
        if self.fabrique:
            module = fabriques if hasattr(fabriques, self.fabrique) else fabriques_annexes
            getattr(module, self.fabrique)(donnees)

    @property
    def fichiers(self) -> frozenset[str]:
        """The files that the case touches, when they are known without running it."""
        return frozenset((*self.efface, *self.ecrit, *(nom for nom, _, _ in self.change)))


def make_dossier(dossier: Path) -> Path:
    """The tiny valid folder that every case changes, with one entry of each usual kind."""
    return write_donnees(dossier / "data", actions=ACTIONS, agenda=AGENDA, soins=SOINS)


def write_texte(fichier: Path, texte: str) -> None:
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(texte.encode())


@cache
def read_registre() -> dict[str, Cas]:
    """Every case by its code, in the order of the list."""
    lus = [
        Cas(**brut)
        for fichier in sorted(ICI.glob("registre/*.toml"))
        for brut in tomllib.loads(fichier.read_text(encoding="utf-8"))["cas"]
    ]
    registre = {cas.code: cas for cas in lus}
    assert len(registre) == len(lus), "deux cas ont le même code"
    return registre


def list_cas(*issues: str, grave: bool | None = None) -> list[Cas]:
    """The cases of these outcomes that the register runs itself."""
    return [
        cas for cas in read_registre().values() if cas.issue in issues and not cas.montre and grave in (None, cas.grave)
    ]
