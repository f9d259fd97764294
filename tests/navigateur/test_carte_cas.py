"""The map of a directory with more addresses than can be shown at once, entries without position, long names."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from tests.construction import build
from tests.factories import write_donnees
from tests.navigateur.conftest import serve
from tests.navigateur.pages import CARTE

NOMBRE = 620
LONG = "Vandenbroucke-Lefebvre de la Haute-Exempleville-sur-Rivebourg et du Bois Saint-Élan du Moulin"


def make_personne(rang: int, **changes: Any) -> dict[str, Any]:
    """In a grid of 5 km, every address its own."""
    position = {"latitude": f"{46.03 + rang // 25 / 500:.5f}", "longitude": f"{5.03 + rang % 25 / 500:.5f}"}
    exercice = {"adresse": {"code_postal": "01001", "commune": "Exempleville"}, "position": position}
    diffusion = {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"}
    personne = {"id": f"p-{rang}", "nom": f"Nom{rang:03}", "prenom": "Camille", "profession": "infirmier"}
    return personne | {"exercices": [exercice], "diffusion": diffusion} | changes


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    dossier = tmp_path_factory.mktemp("dense")
    sans = {"adresse": {"code_postal": "01002", "commune": "Rivebourg"}}
    gens = [make_personne(rang) for rang in range(NOMBRE)]
    place = sans | {"position": {"latitude": "46.05", "longitude": "5.15"}}
    gens += [make_personne(9000, exercices=[sans], id="sans-position", nom="Sansplan")]
    gens += [make_personne(9001, exercices=[place], id="nom-long", nom=LONG)]
    annuaire = yaml.safe_dump(json.loads(json.dumps({"structures": [], "professionnels": gens})), allow_unicode=True)
    with serve(build(dossier / "site", "--donnees", write_donnees(dossier / "donnees", annuaire=annuaire))) as racine:
        yield racine


@pytest.fixture
def carte(open_contexte: Callable[..., BrowserContext], adresse: str) -> Page:
    page = open_contexte(1280, 900).new_page()
    page.goto(adresse + CARTE)
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    return page


def test_more_than_five_hundred_dots_are_all_reached_by_keyboard(carte: Page) -> None:
    carte.get_by_label("Aller à une commune").select_option(label="Exempleville")
    groupes = carte.get_by_role("button", name=re.compile("adresses proches : voir de plus près$"))
    expect(groupes.first).to_be_visible()
    # With the one of Rivebourg, at the edge of the view.
    assert sum(int(g.inner_text()) for g in groupes.all()) + carte.locator(".cpts-carte__point").count() == NOMBRE + 1
    assert carte.locator(".cpts-carte__cadre [role=button]").count() <= 200
    for _ in range(8):
        if carte.locator(".cpts-carte__point").count():
            break
        groupe = groupes.first
        nom = groupe.get_attribute("aria-label")
        groupe.focus()
        carte.keyboard.press("Enter")
        expect(carte.get_by_role("button", name=nom, exact=True).and_(carte.locator(":focus"))).to_have_count(0)
    point = carte.locator(".cpts-carte__point").first
    point.focus()
    carte.keyboard.press("Enter")
    expect(carte.get_by_role("dialog").get_by_role("link").first).to_be_focused()
    carte.keyboard.press("Escape")
    expect(carte.get_by_role("dialog")).to_have_count(0)


def test_an_entry_without_position_is_counted_and_said_to_have_no_dot(carte: Page) -> None:
    carte.get_by_role("button", name="Rivebourg, 2 professionnels et lieux").press("Enter")
    bulle = carte.get_by_role("dialog", name="Rivebourg")
    expect(bulle).to_contain_text("Dont 1\u00a0fiche sans point sur la carte : la page de la commune les donne.")
    carte.keyboard.press("Escape")
    carte.get_by_label("Aller à une commune").select_option(label="Rivebourg")
    expect(carte.locator("[data-bilan]")).to_contain_text(
        "Rivebourg : 2\u00a0professionnels et lieux. Dont 1\u00a0fiche"
    )


def test_a_name_of_ninety_characters_stays_in_its_bubble(carte: Page) -> None:
    carte.set_viewport_size({"width": 320, "height": 700})
    carte.reload()
    carte.locator("cpts-carte").scroll_into_view_if_needed()
    expect(carte.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    carte.get_by_label("Aller à une commune").select_option(label="Rivebourg")
    carte.get_by_role("button", name=re.compile(f"^Camille {LONG}")).press("Enter")
    bulle = carte.get_by_role("dialog")
    expect(bulle.get_by_role("link", name=LONG)).to_be_visible()
    assert carte.evaluate("document.documentElement.scrollWidth") <= 320
    assert bulle.evaluate("e => e.getBoundingClientRect().right") <= 320


def test_a_territory_without_indicators_offers_no_colour_and_says_so(carte: Page) -> None:
    expect(carte.get_by_label("Colorer les communes")).to_have_count(0)
    expect(carte.get_by_text("Aucun indicateur n’est publié pour le moment.")).to_be_visible()
    expect(carte.get_by_label("Aller à une commune")).to_be_visible()


@pytest.mark.parametrize("schema", ["light", "dark"])
@pytest.mark.parametrize(("largeur", "hauteur"), [(320, 640), (360, 740), (320, 256), (740, 360), (1280, 900)])
def test_a_bubble_stays_in_the_map_clear_of_the_buttons(
    open_contexte: Callable[..., BrowserContext], adresse: str, largeur: int, hauteur: int, schema: str
) -> None:
    page = open_contexte(largeur, hauteur, color_scheme=schema).new_page()
    page.goto(adresse + CARTE)
    page.locator("cpts-carte").scroll_into_view_if_needed()
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Exempleville, ")).press("Enter")
    assert_separes(page)
    page.get_by_label("Aller à une commune").select_option(label="Rivebourg")
    page.get_by_role("button", name=re.compile(f"^Camille {LONG}")).press("Enter")
    assert_separes(page)


def assert_separes(page: Page) -> None:
    """The open bubble, the buttons of the scale and the frame of the map: inside it, one clear of the other."""
    bulle, boutons, cadre = (
        page.locator(selecteur).evaluate("e => e.getBoundingClientRect().toJSON()")
        for selecteur in (".leaflet-popup-content-wrapper", ".leaflet-control-zoom", ".cpts-carte__toile")
    )
    assert bulle["bottom"] <= boutons["top"] or boutons["right"] <= bulle["left"]
    assert cadre["top"] <= bulle["top"]
    assert cadre["left"] <= bulle["left"]
    assert bulle["right"] <= cadre["right"]
    assert boutons["bottom"] <= cadre["bottom"]
