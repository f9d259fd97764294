"""Whatever volunteers write stays text: nothing runs, no element and no attribute is added, every word is shown.

Each page of a hostile site is compared, tag by tag, with the same page of a harmless site of the same shape.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.construction import build
from tests.navigateur.conftest import serve
from tests.navigateur.donnees_hostiles import ATTAQUES, RANGS, write_hostiles, write_sages

SQUELETTE = """(html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")]
  .map(e => `${e.tagName} ${e.getAttributeNames().join(" ")}`)"""
"""What the browser makes of a page without its scripts: it parses four hundred pages in the time it opens ten."""
PROVOQUE = """() => {
  for (const e of document.querySelectorAll("*")) {
    e.dispatchEvent(new MouseEvent("mouseover", { bubbles: true, clientX: 1, clientY: 1 }));
    e.dispatchEvent(new FocusEvent("focus"));
  }
  for (const bloc of document.querySelectorAll("script[type='application/ld+json']")) JSON.parse(bloc.textContent);
  return window.__hit ?? null;
}"""


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The hostile site and the harmless one."""
    dossier = tmp_path_factory.mktemp("hostile")
    donnees = (write_hostiles(dossier / "hostile"), write_sages(dossier / "sage"))
    hostile, sage = (build(dossier / f"site-{d.name}", "--donnees", d) for d in donnees)
    return hostile, sage


@pytest.fixture(scope="module")
def hostile(dossiers: tuple[Path, Path]) -> Iterator[str]:
    with serve(dossiers[0]) as racine:
        yield racine


@pytest.fixture(scope="module")
def sage(dossiers: tuple[Path, Path]) -> Iterator[str]:
    with serve(dossiers[1]) as racine:
        yield racine


@pytest.fixture(scope="module")
def chemins(dossiers: tuple[Path, Path]) -> list[str]:
    """Every page; of those made for one entry, each layout with each attack."""
    fichiers = sorted(dossiers[0].rglob("index.html"))
    tous = [fichier.parent.relative_to(dossiers[0]).as_posix() + "/" for fichier in fichiers]
    return ["" if chemin == "./" else chemin for chemin in tous if "affiche" not in chemin]


def test_both_sites_have_the_same_pages(dossiers: tuple[Path, Path]) -> None:
    noms = [{f.relative_to(site).as_posix() for f in site.rglob("*.html")} for site in dossiers]
    assert noms[0] == noms[1]
    assert len(noms[0]) > 150


def test_no_attack_adds_an_element_or_an_attribute(
    page_sans_js: Page, dossiers: tuple[Path, Path], chemins: list[str]
) -> None:
    for chemin in chemins:
        hostile, sage = (
            page_sans_js.evaluate(SQUELETTE, (dossier / chemin / "index.html").read_text(encoding="utf-8"))
            for dossier in dossiers
        )
        assert hostile == sage, chemin
        assert len(hostile) > 50, chemin


def test_no_attack_runs_with_the_scripts_of_the_pages(page_large: Page, hostile: str, chemins: list[str]) -> None:
    """The journal fails the test for a violation of the policy or a request to somebody else as well."""
    for chemin in chemins:
        page_large.goto(hostile + chemin)
        assert page_large.evaluate(PROVOQUE) is None, chemin


@pytest.mark.parametrize("rang", RANGS)
def test_every_attack_is_shown_as_it_was_written(page_sans_js: Page, hostile: str, rang: int) -> None:
    attaque = ATTAQUES[rang]
    titres = {
        f"annuaire/lieu-{rang}/": f"Lieu {attaque}",
        f"annuaire/personne-{rang}/": f"Camille {attaque} Exemple {attaque}",
        f"agenda/evenement-{rang}/": f"Rendez-vous {attaque}",
        f"prevention/action-{rang}/": f"Action {attaque}",
        f"parcours/parcours-{rang}/": f"Parcours {attaque}",
        f"la-cpts/actualites/actualite-{rang}/": f"Nouvelle {attaque}",
    }
    for chemin, titre in titres.items():
        page_sans_js.goto(hostile + chemin)
        expect(page_sans_js.get_by_role("heading", level=1)).to_have_text(titre)


def test_the_directory_filters_hostile_names(page_large: Page, hostile: str) -> None:
    page_large.goto(f"{hostile}annuaire/?q={quote(ATTAQUES[0])}&langue={quote(ATTAQUES[3])}")
    expect(page_large.get_by_role("searchbox")).to_have_value(ATTAQUES[0])
    expect(page_large.locator("[data-avis]")).to_contain_text("la langue")
    expect(page_large.locator("[data-resultats] > li").first).to_contain_text(ATTAQUES[0])
    assert page_large.evaluate(PROVOQUE) is None


@pytest.mark.parametrize("rang", RANGS)
def test_the_search_shows_question_and_results_as_text(page_large: Page, hostile: str, rang: int) -> None:
    page_large.goto(f"{hostile}recherche/?q={quote(ATTAQUES[rang])}")
    expect(page_large.get_by_role("status")).to_contain_text(ATTAQUES[rang].strip())
    page_large.get_by_role("searchbox").fill("lieu")
    expect(page_large.locator("[data-resultats] > li").first).to_be_visible()
    assert page_large.evaluate(PROVOQUE) is None
    assert page_large.locator("[data-resultats] :is(img, script, iframe, style, math)").count() == 0


def test_the_pop_ups_of_the_map_are_text(open_contexte: Callable[..., BrowserContext], hostile: str) -> None:
    page = open_contexte(1280, 900).new_page()
    page.goto(hostile + "carte/")
    page.locator("cpts-carte").scroll_into_view_if_needed()
    page.get_by_role("button", name=re.compile("^Rivebourg <img")).press("Enter")
    bulle = page.get_by_role("dialog")
    expect(bulle).to_contain_text("Rivebourg <img src=x onerror=window.__hit=1>")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Exempleville")).press("Enter")
    page.get_by_role("button", name="Voir de plus près").press("Enter")
    for point in page.locator(".cpts-carte__point").all():
        nom = point.get_attribute("aria-label") or ""
        point.press("Enter")
        expect(bulle).to_have_attribute("aria-label", nom)
        assert bulle.locator(":is(img, script, iframe, style, math)").count() == 0
        page.keyboard.press("Escape")
    assert page.evaluate(PROVOQUE) is None


def test_the_data_files_give_the_attacks_back_unchanged(dossiers: tuple[Path, Path]) -> None:
    annuaire = json.loads((dossiers[0] / "donnees/annuaire.json").read_text())
    noms = {structure["nom"] for structure in annuaire["structures"]}
    assert noms == {f"Lieu {attaque}" for attaque in ATTAQUES}
