"""Nothing is published until the whole result is right; after any failure the old site is as it was.

The failures of the machine are in tests/fautes.
"""

import json
import shutil
from pathlib import Path

import pytest

from cpts.publish import echange
from tests.construction import JOUR, build, list_fichiers, run_cpts
from tests.site.petit_territoire import write_petit_territoire


@pytest.fixture
def donnees(tmp_path: Path) -> Path:
    return write_petit_territoire(tmp_path / "donnees")


@pytest.fixture
def site(tmp_path: Path, petit_site: Path) -> Path:
    """The published site of `donnees`, which the test may break."""
    return Path(shutil.copytree(petit_site, tmp_path / "site"))


def refuse(donnees: Path, sortie: Path, *options: str, **reste: object) -> str:
    """What `construire` says on standard error when it fails, as it must; never a traceback."""
    fait = run_cpts("construire", "--donnees", donnees, "--sortie", sortie, "--date", JOUR, *options, **reste)
    assert (fait.returncode, fait.stdout) == (1, "")
    assert "Traceback" not in fait.stderr
    return fait.stderr


def list_restes(dossier: Path) -> list[str]:
    """What a build left beside its output."""
    return [f.name for f in dossier.iterdir() if f.name.startswith(".")]


def test_a_build_tells_its_stages_counts_and_where_to_look(tmp_path: Path, donnees: Path) -> None:
    fait = run_cpts("construire", "--donnees", donnees, "--sortie", tmp_path / "site", "--date", JOUR)
    assert fait.returncode == 0
    assert "Données vérifiées : 2 professionnels, 1 lieu, 1 action, 1 événement, 2 communes" in fait.stderr
    assert "Site inspecté : aucun défaut" in fait.stderr
    assert fait.stdout.strip() == f"Ouvrez {tmp_path / 'site' / 'index.html'}"


def test_a_data_error_leaves_the_old_site_untouched(site: Path, donnees: Path) -> None:
    avant = list_fichiers(site)
    (donnees / "annuaire.yaml").write_text("structures:\n  - nom: sans identifiant\n", encoding="utf-8")
    dit = refuse(donnees, site)
    assert "annuaire.yaml:2" in dit
    assert "le site n’a pas changé" in dit
    assert list_fichiers(site) == avant
    assert list_restes(site.parent) == []


def test_a_second_build_changes_no_file_and_leaves_nothing_behind(site: Path, donnees: Path) -> None:
    avant, inodes = list_fichiers(site), {f: f.stat().st_ino for f in site.rglob("*") if f.is_file()}
    build(site, "--donnees", donnees)
    assert list_fichiers(site) == avant
    assert {f: f.stat().st_ino for f in site.rglob("*") if f.is_file()} == inodes
    assert list_restes(site.parent) == []


def test_an_output_written_relative_to_another_folder_is_built_there(tmp_path: Path, donnees: Path) -> None:
    fait = run_cpts("construire", "--donnees", "donnees", "--sortie", "public", "--date", JOUR, dossier=tmp_path)
    assert fait.returncode == 0, fait.stderr
    assert (tmp_path / "public" / "index.html").is_file()
    assert list_restes(tmp_path) == []


def test_an_output_that_is_a_link_stays_a_link(site: Path, donnees: Path) -> None:
    lien = site.parent / "en-ligne"
    lien.symlink_to(site)
    build(lien, "--donnees", donnees, jour="2026-11-22")
    assert lien.is_symlink()
    assert json.loads((site / "version.json").read_bytes())["jour"] == "2026-11-22"


@pytest.mark.parametrize("fichier", ["vacances.jpg", "version.json"])
def test_a_folder_that_is_not_a_site_of_ours_is_never_replaced(tmp_path: Path, donnees: Path, fichier: str) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / fichier).write_bytes(b'{"version": 3}')
    assert "n’est pas vide" in refuse(donnees, tmp_path / "photos")
    assert list_fichiers(tmp_path / "photos") == {fichier: b'{"version": 3}'}


def test_the_old_site_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("ancien", encoding="utf-8")
    monkeypatch.setattr(echange, "_exchange", lambda *_: False)
    with pytest.raises(FileNotFoundError):
        publish_rien(tmp_path / "site")
    assert list_fichiers(tmp_path / "site") == {"index.html": b"ancien"}
    assert list_restes(tmp_path) == []


def publish_rien(sortie: Path) -> None:
    """A swap whose new folder has vanished: the second of the two renames fails."""
    with echange.lock_sortie(sortie) as nouveau:
        nouveau.rmdir()
        echange.swap(nouveau, sortie)


def test_two_renames_do_as_well_where_folders_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(echange, "_exchange", lambda *_: False)
    with echange.lock_sortie(tmp_path / "site") as nouveau:
        (nouveau / "index.html").write_text("nouveau", encoding="utf-8")
        echange.swap(nouveau, tmp_path / "site")
    assert list_fichiers(tmp_path / "site") == {"index.html": b"nouveau"}
    assert list_restes(tmp_path) == []


def test_a_swap_cut_between_its_two_renames_is_repaired_by_the_next_build(tmp_path: Path) -> None:
    ancien = tmp_path / ".site.atelier" / "ancien"
    ancien.mkdir(parents=True)
    (ancien / "index.html").write_text("ancien", encoding="utf-8")
    with echange.lock_sortie(tmp_path / "site"):
        pass
    assert list_fichiers(tmp_path / "site") == {"index.html": b"ancien"}
    assert list_restes(tmp_path) == []


def test_a_directory_that_shrinks_by_more_than_a_fifth_needs_a_word(site: Path, donnees: Path) -> None:
    avant = list_fichiers(site)
    annuaire = (donnees / "annuaire.yaml").read_text(encoding="utf-8")
    debut, fin = annuaire.index("  - id: nina-duquai"), annuaire.index("  - id: ines-reservee")
    (donnees / "annuaire.yaml").write_text(annuaire[:debut] + annuaire[fin:], encoding="utf-8")
    dit = refuse(donnees, site)
    assert "Professionnels : 2 avant, 1 maintenant" in dit
    assert "--accepter-baisse" in dit
    assert list_fichiers(site) == avant
    accepte = run_cpts("construire", "--donnees", donnees, "--sortie", site, "--date", JOUR, "--accepter-baisse")
    assert accepte.returncode == 0
    assert "1 adresse(s) de fiche ont disparu : nina-duquai" in accepte.stderr


def test_an_output_below_a_file_is_refused(tmp_path: Path, donnees: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    assert "un fichier porte le nom" in refuse(donnees, tmp_path / "fichier" / "site")
    assert "est un fichier, pas un dossier" in refuse(donnees, tmp_path / "fichier")


def test_a_missing_data_folder_is_told_at_once(tmp_path: Path) -> None:
    dit = refuse(tmp_path / "nulle-part", tmp_path / "site")
    assert "nulle-part" in dit
    assert not (tmp_path / "site").exists()
    assert list_restes(tmp_path) == []
