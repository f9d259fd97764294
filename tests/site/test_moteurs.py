"""`mkdocs build` and ProperDocs, its drop-in successor, make the same site as `cpts construire`."""

import re
import shutil
from pathlib import Path

import pytest

from tests.construction import copy_projet, get_main, list_fichiers, run_generateur
from tests.site.petit_territoire import write_petit_territoire

MOTEURS = ("mkdocs", "properdocs")


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the tiny territory, as a volunteer who has only MkDocs would have it."""
    projet = copy_projet(tmp_path_factory.mktemp("moteurs") / "projet")
    write_petit_territoire(projet / "data")
    return projet


@pytest.fixture(scope="module", params=MOTEURS)
def construit(request: pytest.FixtureRequest, projet: Path) -> tuple[Path, str]:
    """The site of one engine under --strict, and all that it said."""
    sortie = projet.parent / request.param
    fait = run_generateur(request.param, sortie, dossier=projet)
    assert fait.returncode == 0, fait.stdout + fait.stderr
    return sortie, fait.stdout + fait.stderr


def test_the_files_are_the_same_as_those_of_our_command(construit: tuple[Path, str], petit_site: Path) -> None:
    site, _ = construit
    assert set(list_fichiers(site)) == set(list_fichiers(petit_site))


def test_each_page_has_the_same_text_and_the_same_links(construit: tuple[Path, str], petit_site: Path) -> None:
    site, _ = construit
    for page in sorted(petit_site.rglob("*.html")):
        attendu, lu = (f.read_text(encoding="utf-8") for f in (page, site / page.relative_to(petit_site)))
        if "<main" not in attendu:  # a redirection
            assert lu == attendu
            continue
        assert get_main(lu) == get_main(attendu), page
        assert list_liens(lu) == list_liens(attendu), page


def list_liens(html: str) -> list[str]:
    return re.findall(r'\s(?:href|src|action)="([^"]*)"', html)


def test_every_byte_is_the_same_but_the_time_of_the_build(construit: tuple[Path, str], petit_site: Path) -> None:
    site, _ = construit
    attendus, lus = list_fichiers(petit_site), list_fichiers(site)
    assert {fichier for fichier in attendus if attendus[fichier] != lus[fichier]} <= {"version.json"}


def test_there_is_no_warning(construit: tuple[Path, str]) -> None:
    _, paroles = construit
    assert not re.search(r"warning|deprecat|error", paroles, re.IGNORECASE), paroles


@pytest.mark.parametrize("moteur", MOTEURS)
def test_a_data_error_stops_the_engine_with_our_message(projet: Path, tmp_path: Path, moteur: str) -> None:
    donnees = Path(shutil.copytree(projet / "data", tmp_path / "donnees"))
    texte = (donnees / "annuaire.yaml").read_text(encoding="utf-8")
    (donnees / "annuaire.yaml").write_text(texte.replace(": infirmier", ": infirmer", 1), encoding="utf-8")
    fait = run_generateur(moteur, tmp_path / "site", dossier=projet, donnees=donnees)
    dit = fait.stdout + fait.stderr
    assert fait.returncode != 0
    assert "Traceback" not in dit
    assert re.search(r"annuaire\.yaml:\d+:\d+ professionnels\[paul-desrives\]\.profession", dit)
    assert "Vouliez-vous dire « infirmier » ?" in dit


def test_a_defect_of_a_page_stops_the_engine_with_our_message(tmp_path: Path) -> None:
    projet = copy_projet(tmp_path / "projet")
    write_petit_territoire(projet / "data")
    (projet / "docs" / "essai.md").write_text("# Essai\n\n<script>alert(1)</script>\n", encoding="utf-8")
    fait = run_generateur("mkdocs", tmp_path / "site", dossier=projet)
    assert fait.returncode != 0
    assert "essai/index.html" in fait.stderr
    assert "script en ligne inconnu" in fait.stderr.lower()
