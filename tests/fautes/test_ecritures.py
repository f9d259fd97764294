"""The other commands that write: killed or without a disk at each of their gestures, every file is whole."""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.construction import JOUR, RACINE, list_fichiers
from tests.factories import AGENDA, ANNUAIRE, change, write_donnees
from tests.fautes.pannes import Banc, Fait, Panne, choose_points
from tests.site.depot import make_options

CAS = RACINE / "tests" / "cas"
DATE = ("--date", JOUR)
TABULATIONS = change(AGENDA, ("    fin: 20h", "    fin: 20 h"))
HORAIRES = change(ANNUAIRE, ("9h-12h, 14h-19h", "9 h - 12 h, 14h à 19h"))
DESORDRE = "evenements:\n- titre: Bal # ici\n  id: bal\n  debut: 2026-12-03 20h30\n  publics: [habitants]\n"
AVEC_COURRIELS = change(
    ANNUAIRE,
    ("    telephone: 03 53 01 00 10\n", "    telephone: 03 53 01 00 10\n    courriel: tilleuls@example.org\n"),
    ("        telephone: 03 53 01 00 11\n", "        courriel: camille@example.org\n"),
    ("verifie_le: 2026-10-02", "verifie_le: 2024-10-02"),
)


class Ecriture(NamedTuple):
    """A command, typed in a folder where data/ is; `fichiers`: what is not ordinary in data/."""

    arguments: tuple[str, ...]
    fichiers: Mapping[str, str] = {}
    avant: Callable[[Path], object] = lambda _: None


def copy_contours(dossier: Path) -> None:
    """The outlines of the folder, as a file from elsewhere; the territory still has one commune."""
    shutil.move(dossier / "data" / "territoire.geojson", dossier / "contours.geojson")
    (dossier / "data" / "territoire.yaml").write_text('communes:\n  - "01001"\n', encoding="utf-8")


ECRITURES = {
    "ranger": Ecriture(("ranger",), {"agenda": DESORDRE, "actions": "actions: [ ]\n"}),
    "corriger": Ecriture(("corriger", "--appliquer", *DATE), {"agenda": TABULATIONS, "annuaire": HORAIRES}),
    "importer": Ecriture(
        ("importer", "csv", str(CAS / "imports" / "membres.csv"), "--accepter", "--source", "adhesion", *DATE)
    ),
    "depuis-formulaire": Ecriture(("depuis-formulaire", str(CAS / "demandes" / "fermeture-lieu.md"), *DATE)),
    "schemas": Ecriture(("schemas",)),
    "territoire": Ecriture(("territoire", "01001", "01002", "--contours", "contours.geojson"), {}, copy_contours),
    "a-verifier": Ecriture(
        ("a-verifier", "--format", "courriels", "--sortie", "courriels", *DATE), {"annuaire": AVEC_COURRIELS}
    ),
}


@pytest.fixture(params=ECRITURES)
def ecriture(request: pytest.FixtureRequest) -> Ecriture:
    return ECRITURES[request.param]


@pytest.fixture
def banc(tmp_path: Path, serveur: "subprocess.Popen[str]") -> Banc:
    (tmp_path / "tmp").mkdir()
    racines = {"ici": tmp_path / "ici", "tmp": tmp_path / "tmp"}
    return Banc(serveur, racines, tmp_path / "ici", {"TMPDIR": str(tmp_path / "tmp")})


def prepare(banc: Banc, ecriture: Ecriture) -> dict[str, bytes]:
    """The folder as it was before the command; its files."""
    shutil.rmtree(banc.dossier, ignore_errors=True)
    write_donnees(banc.dossier / "data", **ecriture.fichiers)
    ecriture.avant(banc.dossier)
    return list_fichiers(banc.dossier)


def list_restes(banc: Banc, neuf: Iterable[str]) -> list[str]:
    """What is hidden and is not the work of the command; and what is in the temporary folder of the system."""
    caches = [f.relative_to(banc.dossier).as_posix() for f in banc.dossier.rglob(".*")]
    restes = [cache for cache in caches if not any(f"{nom}/".startswith(f"{cache}/") for nom in neuf)]
    return restes + [f.name for f in banc.racines["tmp"].iterdir()]


def check_entiers(banc: Banc, avant: Mapping[str, bytes], neuf: Mapping[str, bytes], point: str) -> None:
    """Every file that people see is the old one or the new one."""
    for nom, octets in list_fichiers(banc.dossier).items():
        if not any(partie.startswith(".") for partie in Path(nom).parts):
            assert octets in (avant.get(nom), neuf.get(nom)), (point, nom)
    assert {n for n in avant if n in neuf} <= set(list_fichiers(banc.dossier)), point


def explore(banc: Banc, ecriture: Ecriture, journal: Path, effet: str, pas: int, nombre: int = 1000) -> int:
    """Makes the command stumble at each point chosen, then runs it to its end; the number of points."""
    avant = prepare(banc, ecriture)
    tous = banc.list_points(journal, *ecriture.arguments)
    # Python itself tries the temporary folder with a file of one byte: not ours to clean.
    points = choose_points([point for point in tous if not point.endswith(" tmp/*")], pas)[-nombre:]
    neuf = list_fichiers(banc.dossier)
    assert neuf != avant
    for point in points:
        prepare(banc, ecriture)
        fait = banc.run(*ecriture.arguments, panne=Panne(point, effet, durable=True))
        check_fin(fait, effet, point)
        check_entiers(banc, avant, neuf, point)
        if effet != "tuer" and " effacer " not in point:  # what may not be removed waits for the next command
            assert list_restes(banc, neuf) == [], point
        encore = banc.run(*ecriture.arguments)
        assert encore.code in (0, 1), (point, encore.erreurs)
        assert "Traceback" not in encore.erreurs, point
        assert (list_fichiers(banc.dossier), list_restes(banc, neuf)) == (neuf, []), point
    return len(points)


def check_fin(fait: Fait, effet: str, point: str) -> None:
    if effet == "tuer":
        assert fait.code == -9, point
    else:
        assert fait.code in (0, 1), (point, fait.erreurs)
        assert "Traceback" not in fait.erreurs, (point, fait.erreurs)
        assert fait.code == 0 or "disque plein" in fait.erreurs, (point, fait.erreurs)


def test_a_folder_put_in_order_is_never_half_written(banc: Banc, tmp_path: Path) -> None:
    assert explore(banc, ECRITURES["ranger"], tmp_path / "journal", "tuer", 100, 5) == 5


@pytest.mark.campagne
@pytest.mark.parametrize("effet", ["tuer", "ENOSPC"])
def test_a_new_repository_is_whole_or_is_not_there(banc: Banc, tmp_path: Path, effet: str) -> None:
    """Seven hundred files are copied: one gesture in a hundred and fifty, the first and the last of each kind."""
    nouveau = Ecriture(("nouveau", "cpts", *make_options()))
    assert explore(banc, nouveau, tmp_path / "journal", effet, 150) >= 20


@pytest.mark.campagne
@pytest.mark.parametrize("effet", ["tuer", "ENOSPC"])
def test_no_command_leaves_a_file_half_written(banc: Banc, tmp_path: Path, ecriture: Ecriture, effet: str) -> None:
    assert explore(banc, ecriture, tmp_path / "journal", effet, 3) >= 4
