"""A disk that is full, closed, or that loses a folder: a French word, the old site, and nothing left beside it."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.construction import JOUR, list_fichiers, run_cpts
from tests.fautes.conftest import Chantier
from tests.fautes.pannes import Panne, choose_points, open_pause

_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE = 24, 1
REFUS = (
    ("cpts remplir atelier/nouveau/version.json", "ENOSPC", "disque plein"),
    ("cpts ouvrir atelier/verrou", "ENOSPC", "disque plein"),
    ("cpts creer atelier/nouveau", "EDQUOT", "quota de disque atteint"),
    ("cpts renommer atelier/nouveau → site", "EIO", "le disque ne répond pas bien"),
)
"""Where the system refuses, what it answers, and what the person reads."""


def refuse(chantier: Chantier, panne: Panne | None, raison: str, **variables: str) -> None:
    """The command says why in one sentence, and nothing has changed."""
    fait = chantier.construire(panne, **variables)
    assert (fait.code, fait.sortie) == (1, ""), panne
    assert raison in fait.erreurs, panne
    assert "ite n’a pas changé" in fait.erreurs, panne
    assert "Traceback" not in fait.erreurs, panne
    assert (chantier.etat, chantier.restes) == ("ancien", []), panne


@pytest.mark.parametrize(
    ("point", "effet", "raison"), [REFUS[0], *(pytest.param(*refus, marks=pytest.mark.campagne) for refus in REFUS[1:])]
)
def test_a_refusal_of_the_system_is_told_and_the_old_site_stays(
    chantier: Chantier, point: str, effet: str, raison: str
) -> None:
    refuse(chantier, Panne(point, effet, durable=True), raison, PANNE_SANS_ECHANGE="1")


@pytest.mark.campagne
def test_a_disk_that_fails_once_the_new_site_is_there_takes_nothing_back(chantier: Chantier) -> None:
    """What cannot be removed waits for the next build, under a name that nobody takes for a site."""
    fait = chantier.construire(Panne("cpts renommer atelier/ancien → atelier/rebut-*", "EIO"), PANNE_SANS_ECHANGE="1")
    assert chantier.etat == "neuf", fait.erreurs
    assert chantier.construire().code == 0
    assert (chantier.etat, chantier.restes) == ("neuf", [])


@pytest.mark.campagne
def test_a_full_disk_in_mkdocs_is_told_without_its_traceback(vrai_chantier: Chantier) -> None:
    refuse(vrai_chantier, Panne("mkdocs remplir atelier/squelette.json", "ENOSPC"), "disque plein")


@pytest.mark.campagne
def test_a_folder_closed_to_mkdocs_is_told_with_its_name(chantier: Chantier) -> None:
    refuse(chantier, Panne("mkdocs creer atelier/squelette", "EACCES"), "droits insuffisants (« atelier/squelette »)")


@pytest.mark.campagne
@pytest.mark.parametrize("effet", ["ENOSPC", "EIO", "EACCES"])
def test_whatever_the_gesture_that_is_refused_the_site_is_whole(chantier: Chantier, tmp_path: Path, effet: str) -> None:
    """A refusal may be without harm: a link that becomes a copy, a cache, a remnant that the next build removes."""
    points = choose_points(chantier.banc.list_points(tmp_path / "journal", *chantier.commande()), 400)
    assert chantier.construire(jour=JOUR).code == 0
    refuses = 0
    for point in points:
        avant, jour = chantier.etat, chantier.autre_jour
        fait = chantier.construire(Panne(point, effet, durable=effet == "ENOSPC"), jour)
        assert "Traceback" not in fait.erreurs, (point, fait.erreurs)
        apres = avant if fait.code else ("ancien" if jour == JOUR else "neuf")
        assert (fait.code in (0, 1), chantier.etat) == (True, apres), (point, fait.erreurs)
        refuses += fait.code
        if chantier.restes:
            assert " effacer " in point, point
    assert chantier.construire().code == 0
    assert chantier.restes == []
    assert refuses >= 10


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="l’administrateur écrit partout ; Linux sait l’oublier"
)
def test_a_folder_that_cannot_be_written_is_told_and_the_old_site_stays(chantier: Chantier) -> None:
    for dossier in (chantier.site.parent, chantier.site):
        droits = dossier.stat().st_mode
        dossier.chmod(0o555)
        options = chantier.commande()
        fait = run_cpts(*options, dossier=chantier.reference.projet, avant_lancement=forget_administrateur)
        dossier.chmod(droits)
        assert (fait.returncode, fait.stdout) == (1, "")
        assert "droits insuffisants" in fait.stderr
        assert "ite n’a pas changé" in fait.stderr
        assert (chantier.etat, chantier.restes) == ("ancien", [])


@pytest.mark.campagne
def test_a_folder_closed_inside_the_old_site_does_not_stay_beside_the_new_one(chantier: Chantier) -> None:
    (chantier.site / "annuaire").chmod(0o555)
    (chantier.site / "index.html").chmod(0o444)
    fait = run_cpts(*chantier.commande(), dossier=chantier.reference.projet, avant_lancement=forget_administrateur)
    assert fait.returncode == 0, fait.stderr
    assert (chantier.etat, chantier.restes) == ("neuf", [])


def forget_administrateur() -> None:
    """The process to be started obeys the permissions of the files, even when root starts it."""
    ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, 0, 0, 0)


@pytest.mark.campagne
def test_data_that_vanishes_during_the_build_is_told(chantier: Chantier, tmp_path: Path) -> None:
    donnees = Path(shutil.copytree(chantier.reference.donnees, tmp_path / "donnees"))
    commande = ["construire", "--donnees", donnees, "--sortie", chantier.site, "--date", JOUR]
    banc = chantier.banc
    with open_pause(tmp_path / "pause", "cpts creer atelier/nouveau") as pause:
        processus = banc.start(*commande, panne=pause.panne)
        pause.wait_for_it()
        shutil.rmtree(donnees)
        pause.resume()
        _, erreurs = processus.communicate(timeout=300)
    assert processus.returncode == 1
    assert "Traceback" not in erreurs
    assert str(donnees) in erreurs
    assert (chantier.etat, chantier.restes) == ("ancien", [])


@pytest.mark.campagne
def test_a_damaged_cache_of_templates_is_made_again(chantier: Chantier) -> None:
    cache = chantier.reference.projet / ".cache" / "gabarits"
    for ancien in cache.iterdir():
        ancien.unlink()  # another test may have left one that this build does not use
    assert chantier.construire().code == 0
    gabarits = sorted(cache.iterdir())
    assert len(gabarits) > 50
    for rang, gabarit in enumerate(gabarits):
        octets = gabarit.read_bytes()
        gabarit.write_bytes((octets[: len(octets) // 2], b"", octets[:-1] + b"\0", b"\x80" * 99)[rang % 4])
    assert chantier.construire().code == 0
    assert (chantier.etat, chantier.restes) == ("neuf", [])
    assert all(len(gabarit.read_bytes()) > 99 for gabarit in gabarits)


@pytest.mark.campagne
def test_a_cache_that_cannot_be_written_costs_only_time(chantier: Chantier) -> None:
    gabarits = chantier.reference.projet / ".cache" / "gabarits"
    victime = min(gabarits.iterdir())
    victime.unlink()
    point = f"cpts ouvrir cache/gabarits/{victime.stem}.nouveau"
    fait = chantier.construire(Panne(point, "ENOSPC"))
    assert (fait.code, chantier.etat, victime.exists()) == (0, "neuf", False)


@pytest.mark.campagne
def test_a_temporary_folder_that_cannot_be_written_does_not_stop_a_build(
    vrai_chantier: Chantier, tmp_path: Path
) -> None:
    fait = vrai_chantier.construire(TMPDIR=str(tmp_path / "nulle-part"))
    assert (fait.code, vrai_chantier.etat) == (0, "neuf"), fait.erreurs


def can_mount() -> bool:
    outil = shutil.which("unshare")
    return bool(outil) and subprocess.run([outil, "-Urm", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.campagne
@pytest.mark.skipif(not can_mount(), reason="cette machine ne laisse pas monter un petit disque")
@pytest.mark.parametrize("taille_kio", [600, 3000, 4500])
def test_a_disk_that_is_really_full_changes_nothing(chantier: Chantier, taille_kio: int, tmp_path: Path) -> None:
    """A small disk in memory, seen by this run alone, that the old site nearly fills."""
    poids = sum(4096 + -(-len(octets) // 4096) * 4096 for octets in chantier.reference.ancien.values()) // 1024
    disque, rapport = tmp_path / "disque", tmp_path / "rapport"
    disque.mkdir()
    script = (
        f"mount -t tmpfs -o size={poids + taille_kio}k tmpfs {disque} && cp -a {chantier.site} {disque}/site && "
        f"{{ {sys.executable} -m cpts construire --donnees {chantier.reference.donnees} --sortie {disque}/site "
        f"--date 2027-01-05 2>{rapport}; echo $? >>{rapport}; ls -A {disque} >>{rapport}; "
        f"cp -a {disque}/site {tmp_path}/apres; }}"
    )
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(["unshare", "-Urm", "sh", "-c", script], cwd=chantier.reference.projet, env=variables, check=True)
    dit = rapport.read_text(encoding="utf-8")
    assert "disque plein" in dit
    assert "Traceback" not in dit
    assert dit.splitlines()[-2:] == ["1", "site"]
    assert list_fichiers(tmp_path / "apres") == chantier.reference.ancien
