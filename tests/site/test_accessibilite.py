"""The accessibility statement of the built sites, and the audit of the demonstration."""

import re
from pathlib import Path

import pytest

from cpts.nomenclatures.rgaa import CRITERES
from cpts.validate import load_site
from tests.construction import RACINE, get_main, read_page
from tests.factories import JOUR

_TABLE = re.compile(r"<table\b([^>]*)>(.*?)</table>", re.DOTALL)


@pytest.fixture(scope="module")
def tests_ecrits() -> set[str]:
    """The names of every Python test of the project."""
    textes = (fichier.read_text(encoding="utf-8") for fichier in (RACINE / "tests").rglob("test_*.py"))
    return {nom for texte in textes for nom in re.findall(r"^def (test_\w+)\(", texte, re.MULTILINE)}


def list_tableaux_muets(site: Path) -> dict[str, list[str]]:
    """File → tables without a name, and heads that do not say whether they head a row or a column."""
    trouves: dict[str, list[str]] = {}
    for page in sorted(site.rglob("*.html")):
        for attributs, corps in _TABLE.findall(page.read_text(encoding="utf-8")):
            muet = "<caption" not in corps and not re.search(r"aria-label(?:ledby)?=", attributs)
            tetes = re.findall(r"<th(?=[\s>])(?![^>]*\bscope=)[^>]*>", corps)
            if muet or tetes:
                trouves.setdefault(page.relative_to(site).as_posix(), []).append(f"<table{attributs}> {tetes}")
    return trouves


def test_every_table_has_a_name_and_every_head_a_direction(demonstration: Path, petit_site: Path) -> None:
    assert list_tableaux_muets(demonstration) == {}
    assert list_tableaux_muets(petit_site) == {}


@pytest.mark.parametrize(
    "table",
    [
        '<table><tr><th scope="col">A</th></tr></table>',
        '<table aria-labelledby="a"><tr><th>A</th></tr></table>',
        "<table><caption>A</caption><tr><th class='x'>A</th></tr></table>",
    ],
)
def test_a_table_without_its_name_or_its_directions_would_be_found(tmp_path: Path, table: str) -> None:
    (tmp_path / "x.html").write_text(table, encoding="utf-8")
    assert list(list_tableaux_muets(tmp_path)) == ["x.html"]


def test_the_audit_of_the_demonstration_is_whole_and_each_test_it_names_exists(tests_ecrits: set[str]) -> None:
    fichier = load_site(RACINE / "data", JOUR).unwrap().accessibilite
    assert [resultat.critere for resultat in fichier.criteres] == [*CRITERES]
    cites = {nom for resultat in fichier.criteres for nom in resultat.tests}
    assert len(cites) > 20
    assert cites - tests_ecrits == set()
    assert "test_that_nobody_wrote" not in tests_ecrits


def test_the_statement_shows_the_audit_and_keeps_the_state_that_the_law_gives(demonstration: Path) -> None:
    page = get_main(read_page(demonstration, "accessibilite"))
    assert (
        "Ce site est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2), "
        "car aucun audit n’a encore été réalisé : une auto-évaluation n’en tient pas lieu."
    ) in page.replace("\u00a0", " ").replace(" ( RGAA", " (RGAA")
    assert "Auto-évaluation faite le 21 novembre 2026" in page
    assert "tant que tous les critères ne sont pas évalués" in page
    assert "Personne n’a encore essayé ce site avec un lecteur d’écran." in page
    assert read_page(demonstration, "accessibilite").count('<li class="cpts-criteres__un">') == 106


def test_a_site_that_nobody_evaluated_says_so(petit_site: Path) -> None:
    page = get_main(read_page(petit_site, "accessibilite"))
    assert "car aucun audit n’a encore été réalisé." in page
    assert "personne n’a encore évalué ce site" in page


def test_every_footer_says_the_state_of_the_statement(demonstration: Path) -> None:
    etats = {
        trouve
        for page in demonstration.rglob("index.html")
        for trouve in re.findall(r">Accessibilité : ([^<]+)</a>", page.read_text(encoding="utf-8"))
    }
    assert etats == {"non conforme"}


def test_every_page_leads_to_the_search_and_to_the_site_map_from_the_same_place(demonstration: Path) -> None:
    """RGAA 12.4 and 12.5."""
    pages = [page for page in demonstration.rglob("index.html") if 'class="cpts-pied"' in page.read_text("utf-8")]
    assert len(pages) > 600
    titres = set()
    for page in pages:
        html = page.read_text(encoding="utf-8")
        racine = "../" * (len(page.relative_to(demonstration).parts) - 1)
        pied = re.findall(r'href="([^"]+)">(Rechercher|Plan du site)</a>', html[html.index("<footer") :])
        titres.add(tuple((lien.removeprefix("./").removeprefix(racine), titre) for lien, titre in pied))
    assert titres == {(("recherche/", "Rechercher"), ("plan-du-site/", "Plan du site"))}
