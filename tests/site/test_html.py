"""The HTML of what is published, by the checker of the W3C; and the list of layouts on which the browser tests rely.

`make acces` reads every page of three territories; `make html` reads a folder.
"""

from datetime import date
from pathlib import Path

import pytest

from cpts.validate import load_site
from cpts.views.catalogue import list_pages
from cpts.views.matiere import Matiere
from outils.html import list_defauts
from tests.attaques.donnees import write_hostiles
from tests.construction import JOUR, RACINE, build
from tests.navigateur.pages import GENRES, TOUS_GENRES, list_ecrites

SANS_PAGE = {"fiche_avis.html": "une partie de fiche.html", "redirection.html": "renvoie aussitôt à une autre page"}
HORS_DONNEES = {"introuvable.html": "404.html"}
"""Made once, whatever the data."""
ENTREES = 4
"""Of each list: together they hold every attack."""


@pytest.fixture(scope="session")
def site_hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = tmp_path_factory.mktemp("hostile")
    return build(dossier / "site", "--donnees", write_hostiles(dossier / "donnees", ENTREES))


def list_fichiers(site: Path, chemins: tuple[str, ...]) -> list[Path]:
    return [site / (chemin if chemin.endswith(".html") else f"{chemin}index.html") for chemin in chemins]


def list_un_par_genre(site: Path) -> list[Path]:
    """One page of each layout that this site has: the first of each folder, and every page of the two first levels."""
    pages = sorted(site.rglob("*.html"))
    return list({(p.relative_to(site).parts[0], len(p.relative_to(site).parts)): p for p in reversed(pages)}.values())


def test_every_template_and_every_page_written_by_hand_is_among_those_that_the_machines_read() -> None:
    pages = list_pages(Matiere(load_site(RACINE / "data", date.fromisoformat(JOUR)).unwrap()))
    lues = [p.construire() for partie in pages for p in partie if p.chemin in TOUS_GENRES]
    gabarits = {page.gabarit.removeprefix("pages/") for page in lues} | set(HORS_DONNEES) | set(SANS_PAGE)
    assert gabarits == {fichier.name for fichier in (RACINE / "cpts" / "templates" / "pages").iterdir()}
    assert set(HORS_DONNEES.values()) <= set(TOUS_GENRES)
    assert set(list_ecrites()) <= set(TOUS_GENRES)
    assert len(list_ecrites()) > 50


def test_the_checker_finds_no_error_but_the_one_that_is_planted(
    demonstration: Path, petit_site: Path, tmp_path: Path
) -> None:
    """Every layout, an almost empty territory; and, in the same breath, a page known to be wrong."""
    fausse = tmp_path / "fausse.html"
    html = (demonstration / "index.html").read_text(encoding="utf-8")
    fausse.write_text(html.replace("</main>", "<p><div></p></main>", 1), encoding="utf-8")
    autres = list_un_par_genre(petit_site)
    defauts = list_defauts([*list_fichiers(demonstration, GENRES), *autres, fausse])
    assert [defaut for defaut in defauts if not defaut.startswith(f'"file:{fausse}":')] == []
    assert any("No “p” element in scope" in defaut for defaut in defauts)
    assert len(autres) > 30


@pytest.mark.acces
@pytest.mark.campagne
def test_the_checker_finds_no_error_in_any_page_of_any_territory(
    demonstration: Path, site_hostile: Path, petit_site: Path
) -> None:
    assert list_defauts([demonstration, site_hostile, petit_site]) == []
