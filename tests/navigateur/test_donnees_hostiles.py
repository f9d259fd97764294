"""Whatever volunteers write stays text: nothing runs, no element and no attribute is added, every word is shown.

Each page of a hostile site is compared, tag by tag, with the same page of a harmless site of the same shape. Both are
derived from the model (tests/attaques): in each text another attack. « make attaques » writes each attack in all texts.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from markupsafe import escape
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.attaques.charges import CHARGES, PAR_NOM, TOUTES, tame
from tests.attaques.donnees import COMMUNES, SAGES_COMMUNES, repeat, rotate, write_dossier, write_hostiles, write_sages
from tests.construction import build
from tests.navigateur.attaques import (
    BALISES,
    NAIVE,
    PROVOQUE,
    check_donnees_liees,
    check_memes_balises,
    check_memes_balises_vivantes,
    list_pages,
    read_html,
    read_titres,
    wait_execution,
)
from tests.navigateur.conftest import serve

QUESTIONS = [charge.texte for charge in CHARGES if charge.refusee_par != TOUTES and "\n" not in charge.texte]
VIVANTES = (
    "",
    "annuaire/",
    "agenda/",
    "carte/",
    "communes/",
    "couverture/",
    "prevention/",
    "que-faire/",
    "recherche/?q=a",
)
"""Pages whose scripts make elements of what volunteers wrote."""
REPONSES = ("q", "profession", "commune", "service", "langue", "convention", "tri", "pres-de", "selection", "fiche")
INTERROGEES = ("annuaire/", "communes/", "orientation/", "agenda/", "carte/", "contribuer/fermeture/")
"""Pages that read the question of their address."""
EXECUTEES = (
    "image",
    "script",
    "fin-de-script",
    "fin-de-script-majuscules",
    "fin-d-attribut",
    "attribut-apostrophe",
    "attribut-guillemet",
    "cadre",
    "adresse-et-attribut",
    "details",
    "retour-chariot",
)
"""Those that run at once, or at the passage of a mouse, in a page that writes them as they are."""
NOMBRE = 4
"""Entries of each list: enough for every attack to be written somewhere."""


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The hostile site and the harmless one."""
    dossier = tmp_path_factory.mktemp("hostile")
    donnees = (write_hostiles(dossier / "hostile", NOMBRE), write_sages(dossier / "sage", NOMBRE))
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


def test_no_attack_adds_a_page_an_element_or_an_attribute(page_sans_js: Page, dossiers: tuple[Path, Path]) -> None:
    assert len(list_pages(dossiers[0])) > 100
    check_memes_balises(page_sans_js, *dossiers)


def test_no_attack_runs_with_the_scripts_of_the_pages(
    page_large: Page, hostile: str, dossiers: tuple[Path, Path]
) -> None:
    """The journal fails the test for a violation of the policy or a request to somebody else as well."""
    for chemin in list_pages(dossiers[0]):
        page_large.goto(hostile + chemin)
        assert page_large.evaluate(PROVOQUE) is None, chemin


def test_no_script_makes_an_element_of_an_attack(page_large: Page, hostile: str, sage: str) -> None:
    """The sheet of the selection as well, which is printed and sent."""
    fiches = ",".join(f"{liste}-{r}" for liste in ("structures", "professionnels") for r in range(NOMBRE))
    for chemin in (*VIVANTES, f"orientation/?selection={fiches}", f"annuaire/?selection={fiches}"):
        check_memes_balises_vivantes(page_large, hostile + chemin, sage + chemin)


def test_an_attack_runs_in_a_page_that_does_not_escape(chromium: Browser) -> None:
    """The control: these attacks are real, and what looks for them sees them."""
    page = chromium.new_page()
    page.route("**/*", lambda requete: requete.abort())
    for nom in EXECUTEES:
        page.goto("about:blank")
        page.set_content(NAIVE.replace("@", PAR_NOM[nom].texte), wait_until="domcontentloaded")
        page.evaluate(PROVOQUE)
        wait_execution(page)
    page.close()


def test_a_missing_escape_is_seen(page_sans_js: Page, dossiers: tuple[Path, Path]) -> None:
    """The control of the comparison: the same page, one text of which is not escaped."""
    attaques = (rotate("annuaire.structures.sans_rendez_vous", "ligne", rang) for rang in range(4))
    rang, attaque = next((rang, attaque) for rang, attaque in enumerate(attaques) if "<" in attaque)
    html = read_html(dossiers[0], f"annuaire/structures-{rang}/")
    balises = page_sans_js.evaluate(BALISES, html)
    assert escape(attaque) in html
    assert page_sans_js.evaluate(BALISES, html.replace(str(escape(attaque)), attaque)) != balises


def test_every_title_and_every_linked_datum_is_what_was_written(
    page_sans_js: Page, dossiers: tuple[Path, Path]
) -> None:
    for rang in range(NOMBRE):
        titres = read_titres(page_sans_js, dossiers[0], rang)
        assert titres == {
            f"annuaire/structures-{rang}/": rotate("annuaire.structures.nom", "nom", rang),
            f"annuaire/professionnels-{rang}/": " ".join(
                rotate(f"annuaire.professionnels.{champ}", "nom", rang) for champ in ("prenom", "nom")
            ),
            f"agenda/evenements-{rang}/": rotate("agenda.evenements.titre", "ligne", rang),
            f"prevention/actions-{rang}/": rotate("actions.actions.titre", "ligne", rang),
            f"parcours/parcours-{rang}/": rotate("actions.parcours.titre", "ligne", rang),
            f"la-cpts/actualites/actualites-{rang}/": rotate("actualites.actualites.titre", "ligne", rang),
        }
    assert check_donnees_liees(page_sans_js, dossiers[0]) > 50


def test_the_search_shows_questions_and_results_as_text(page_large: Page, hostile: str) -> None:
    page_large.goto(f"{hostile}recherche/?q={quote(QUESTIONS[0])}")
    champ, etat = page_large.get_by_role("searchbox"), page_large.get_by_role("status")
    resultats = page_large.locator("[data-resultats]")
    expect(champ).to_have_value(QUESTIONS[0])
    for question in QUESTIONS:
        champ.fill(question)
        expect(etat).to_contain_text(question.strip(), use_inner_text=False)
    for mot in ("window", "traqueur", "cmd", "script"):
        champ.fill(mot)
        expect(resultats.locator("li").first).to_be_visible()
        assert resultats.locator(":is(img, script, iframe, style, math)").count() == 0
    assert page_large.evaluate(PROVOQUE) is None


def check_adresse(page: Page, racine: str, chemin: str, debut: int) -> None:
    """A page whose address was written by somebody else: each of its answers is an attack."""
    attaque = urlencode(list(zip(REPONSES, QUESTIONS[debut:], strict=False)))
    page.goto(f"{racine}{chemin}?{attaque}#{quote(QUESTIONS[debut])}")
    assert page.evaluate(PROVOQUE) is None, chemin
    assert page.locator("main :is(script:not([type]), iframe, style, math, base)").count() == 0, chemin
    if chemin == "annuaire/":
        expect(page.get_by_role("searchbox")).to_have_value(QUESTIONS[debut])


def test_an_address_is_only_a_question(page_large: Page, hostile: str) -> None:
    """Each attack in one page at least; the campaign opens them all in each."""
    debuts = range(0, len(QUESTIONS), len(REPONSES))
    assert len(debuts) <= len(INTERROGEES)
    for rang, chemin in enumerate(INTERROGEES):
        check_adresse(page_large, hostile, chemin, debuts[rang % len(debuts)])


@pytest.mark.attaques
@pytest.mark.campagne
@pytest.mark.parametrize("chemin", INTERROGEES)
def test_no_address_is_more_than_a_question_in_any_page(page_large: Page, hostile: str, chemin: str) -> None:
    """Each attack as each answer."""
    for debut in range(len(QUESTIONS)):
        check_adresse(page_large, hostile, chemin, debut)


def test_the_pop_ups_of_the_map_are_text(open_contexte: Callable[..., BrowserContext], hostile: str) -> None:
    page = open_contexte(1280, 900).new_page()
    page.goto(hostile + "carte/")
    page.locator("cpts-carte").scroll_into_view_if_needed()
    page.get_by_role("button", name=re.compile("^Rivebourg <img")).press("Enter")
    bulle = page.get_by_role("dialog")
    expect(bulle).to_contain_text(COMMUNES[1])
    page.get_by_role("button", name="Voir de plus près").press("Enter")
    points = page.locator(".cpts-carte__point").all()
    assert len(points) == NOMBRE
    for point in points:
        nom = point.get_attribute("aria-label") or ""
        point.press("Enter")
        expect(bulle).to_have_attribute("aria-label", nom)
        assert bulle.locator(":is(img, script, iframe, style, math)").count() == 0
        page.keyboard.press("Escape")
    assert page.evaluate(PROVOQUE) is None


@pytest.mark.attaques
@pytest.mark.campagne
@pytest.mark.parametrize("nom", [charge.nom for charge in CHARGES if charge.refusee_par != TOUTES])
def test_no_attack_in_any_text_of_the_model_runs_in_any_page(
    open_contexte: Callable[..., BrowserContext], tmp_path: Path, nom: str
) -> None:
    """Every page of a site whose every text is that attack: the same tags as a harmless one, and nothing run."""
    write_dossier(tmp_path / "hostile", repeat(nom), 2)
    write_dossier(tmp_path / "sage", lambda *place: tame(repeat(nom)(*place)), 2, SAGES_COMMUNES)
    hostile, sage = (build(tmp_path / f"site-{d}", "--donnees", tmp_path / d) for d in ("hostile", "sage"))
    check_memes_balises(open_contexte(java_script_enabled=False).new_page(), hostile, sage)
    page = open_contexte(1280, 900).new_page()
    with serve(hostile) as racine:
        for chemin in list_pages(hostile):
            page.goto(racine + chemin)
            assert page.evaluate(PROVOQUE) is None, chemin
        page.close()  # before its server
