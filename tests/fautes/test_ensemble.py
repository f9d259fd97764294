"""Two builds at once: of one output, of two outputs, and one that leaves while another comes."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.construction import JOUR, RACINE, list_fichiers
from tests.fautes.conftest import DEMAIN, Chantier
from tests.fautes.pannes import Banc, Panne, finish, open_pause


def test_a_build_that_comes_during_another_is_refused_and_harms_neither(chantier: Chantier, tmp_path: Path) -> None:
    with open_pause(tmp_path / "pause", "cpts ouvrir atelier/nouveau/index.html") as pause:
        premier = chantier.banc.start(*chantier.commande(), panne=pause.panne)
        pause.wait_for_it()
        second = chantier.construire(jour=JOUR)
        assert (second.code, chantier.etat) == (1, "ancien")
        assert "Une autre construction" in second.erreurs
        pause.resume()
        assert finish(premier).code == 0
    assert (chantier.etat, chantier.restes) == ("neuf", [])


def test_a_build_that_comes_while_another_leaves_does_not_take_its_lock_for_a_lock(
    chantier: Chantier, tmp_path: Path
) -> None:
    """It opened the lock of the first, which then removed it: held alone, that file would forbid nothing to a third."""
    with open_pause(tmp_path / "tard", "cpts verrouiller atelier/verrou") as tard:
        second = chantier.banc.start(*chantier.commande(JOUR), panne=tard.panne)
        tard.wait_for_it()
        assert chantier.construire().code == 0
        assert chantier.etat == "neuf"
        tard.resume()
        fait = finish(second)
    assert fait.code == 0, fait.erreurs
    assert (chantier.etat, chantier.restes) == ("ancien", [])


@pytest.mark.campagne
@pytest.mark.parametrize("tour", range(5))
def test_two_builds_started_together_leave_one_whole_site(chantier: Chantier, tour: int) -> None:
    processus = [chantier.banc.start(*chantier.commande(jour)) for jour in (JOUR, DEMAIN)]
    faits = [finish(p) for p in processus]
    assert 0 in {fait.code for fait in faits}
    for fait in faits:
        assert fait.code == 0 or "Une autre construction" in fait.erreurs
    gagnant = chantier.etat
    assert gagnant in ("ancien", "neuf")
    assert faits[0 if gagnant == "ancien" else 1].code == 0
    assert chantier.restes == []


@pytest.mark.campagne
def test_two_outputs_of_one_folder_of_data_are_both_right_beside_a_preview(chantier: Chantier, tmp_path: Path) -> None:
    banc = chantier.banc
    autre = tmp_path / "autre" / "site"
    vers_autre = ["construire", "--donnees", chantier.reference.donnees, "--sortie", autre, "--date", JOUR]
    with open_apercu(chantier) as apercu:
        processus = [banc.start(*chantier.commande()), banc.start(*vers_autre)]
        assert [finish(p).code for p in processus] == [0, 0]
        assert any("Serving on" in ligne for ligne in apercu.stdout)
    assert apercu.returncode == 0
    assert (chantier.etat, chantier.restes) == ("neuf", [])
    assert list_fichiers(autre) == chantier.reference.ancien


@contextmanager
def open_apercu(chantier: Chantier) -> "Iterator[subprocess.Popen[str]]":
    """A preview of the data of `chantier`, stopped at the end whatever happens."""
    apercu = subprocess.Popen(
        [sys.executable, "-m", "cpts", "servir", "--port", find_port(), "--donnees", str(chantier.reference.donnees)],
        cwd=chantier.banc.dossier,
        env={**os.environ, "PYTHONPATH": str(RACINE), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield apercu
    finally:
        apercu.terminate()
        finish(apercu)


def find_port() -> str:
    """A port that nobody has, an instant ago."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return str(prise.getsockname()[1])


@pytest.mark.campagne
def test_a_worker_that_is_killed_stops_the_build_with_a_word(chantier: Chantier, tmp_path: Path) -> None:
    """The demonstration is large enough for two processes."""
    sortie = tmp_path / "grand" / "site"
    banc = Banc(
        chantier.banc.serveur,
        {"atelier": sortie.parent / ".site.atelier"},
        chantier.banc.dossier,
        chantier.banc.environnement,
    )
    commande = ["construire", "--donnees", RACINE / "data", "--sortie", sortie, "--processus", "2", "--date", JOUR]
    assert banc.run(*commande).code == 0
    avant = list_fichiers(sortie)
    point = first_ouvrier(banc, tmp_path / "journal", commande)
    fait = banc.run(*commande[:-1], DEMAIN, panne=Panne(point, "tuer-seul"))
    assert fait.code == 1
    assert "Un processus de construction s’est arrêté sans réponse" in fait.erreurs
    assert list_fichiers(sortie) == avant
    assert sorted(f.name for f in sortie.parent.iterdir()) == ["site"]


def first_ouvrier(banc: Banc, journal: Path, commande: list[str | Path]) -> str:
    """A folder that every worker tries to make."""
    points = banc.list_points(journal, *commande)
    return next(point for point in points if point.startswith("ouvrier creer"))


def test_the_day_of_a_site_is_the_one_that_was_asked_for(chantier: Chantier) -> None:
    """The control of all these tests: the two sites are told apart by more than a name."""
    assert json.loads(chantier.reference.ancien["version.json"])["jour"] == JOUR
    assert json.loads(chantier.reference.neuf["version.json"])["jour"] == DEMAIN
