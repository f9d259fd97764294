"""The map: reachable by keyboard, in French, calling nobody before a click."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.navigateur.conftest import Journal
from tests.navigateur.pages import CARTE

IGN = "data.geopf.fr"
PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


@pytest.fixture
def carte(page_large: Page, adresse: str) -> Page:
    page_large.goto(adresse + CARTE)
    expect(page_large.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    return page_large


def test_a_commune_opens_by_keyboard_and_escape_gives_the_focus_back(carte: Page) -> None:
    contour = carte.get_by_role("button", name="Cassel, 12 professionnels et lieux")
    contour.focus()
    carte.keyboard.press("Enter")
    bulle = carte.get_by_role("dialog", name="Cassel")
    expect(bulle.get_by_role("link", name="Cassel")).to_be_focused()
    carte.keyboard.press("Escape")
    expect(bulle).to_have_count(0)
    expect(contour).to_be_focused()


def test_coming_closer_shows_addresses_that_open_too(carte: Page) -> None:
    carte.get_by_role("button", name="Cassel, 12 professionnels et lieux").press("Enter")
    carte.get_by_role("button", name="Voir de plus près").press("Enter")
    point = carte.get_by_role("button", name=re.compile("Cassel$")).first
    expect(point).to_be_attached()
    point.press("Enter")
    bulle = carte.get_by_role("dialog")
    expect(bulle.get_by_role("link").first).to_be_focused()
    bulle.get_by_role("button", name="Fermer").press("Enter")
    expect(bulle).to_have_count(0)
    expect(point).to_be_focused()


def test_the_bubble_leads_there_as_the_fiche_does(carte: Page, adresse: str) -> None:
    carte.get_by_label("Aller à une commune").select_option(label="Arnèke")
    carte.get_by_role("button", name=re.compile("^Mairie d.Arnèke,")).press("Enter")
    chemins = list_chemins(carte.get_by_role("dialog"))
    carte.goto(f"{adresse}annuaire/mairie-arneke/")
    assert chemins == list_chemins(carte)
    assert chemins[0] == "https://www.openstreetmap.org/directions?to=50.8325,2.4122"


def list_chemins(hote: Locator | Page) -> list[str]:
    """The two ways to go there; a map knows a point to the metre, an entry may know it better."""
    noms = ("Itinéraire sur OpenStreetMap", "Ouvrir dans une application")
    liens = [hote.get_by_role("link", name=nom).get_attribute("href") or "" for nom in noms]
    return [re.sub(r"\d+\.\d+", lambda nombre: f"{float(nombre[0]):.4f}", lien) for lien in liens]


def test_the_map_speaks_french(carte: Page) -> None:
    expect(carte.get_by_role("region", name=re.compile("^Carte interactive"))).to_be_visible()
    expect(carte.get_by_role("button", name="Zoomer", exact=True)).to_be_visible()
    expect(carte.get_by_role("button", name="Dézoomer")).to_be_visible()
    noms = carte.eval_on_selector_all(
        "cpts-carte [aria-label], cpts-carte [title]",
        "es => es.flatMap(e => [e.getAttribute('aria-label'), e.title])",
    )
    assert [nom for nom in noms if nom and re.search(r"\b(Zoom in|Zoom out|Close|Map|Marker)\b", nom)] == []


def test_one_to_four_are_a_dot_and_more_a_number(carte: Page) -> None:
    nombres = [int(bulle.inner_text()) for bulle in carte.locator(".cpts-carte__bulle").all()]
    assert sorted(nombres, reverse=True)[:3] == [96, 34, 20]
    assert min(nombres) >= 5
    expect(carte.locator(".cpts-carte__grain").first).to_be_visible()


def test_the_list_of_communes_comes_before_the_map(page: Page, adresse: str) -> None:
    page.goto(adresse + CARTE)
    liste = page.get_by_role("heading", name="Les communes").bounding_box()
    dessin = page.locator("cpts-carte").bounding_box()
    assert liste is not None
    assert dessin is not None
    assert liste["y"] < dessin["y"]
    page.get_by_role("link", name="Aller à la carte").click()
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_in_viewport()


def test_only_a_click_calls_the_ign_and_only_the_ign(
    open_contexte: Callable[..., BrowserContext], adresse: str, journal: Journal
) -> None:
    """Until the button the journal refuses every other host; after it, every one but the IGN."""
    appels: list[str] = []

    def answer(route: Route) -> None:
        appels.append(route.request.url)
        route.fulfill(status=200, content_type="image/png", body=PIXEL)

    contexte = open_contexte(1280, 900)
    contexte.route(f"https://{IGN}/**", answer)
    page = contexte.new_page()
    page.goto(adresse + CARTE, wait_until="networkidle")
    expect(page.locator("cpts-carte[data-etat='prete']")).to_be_visible()
    assert appels == []
    journal.permis.add(IGN)
    with page.expect_response(re.compile(re.escape(f"https://{IGN}/"))):
        page.get_by_role("button", name=re.compile("^Afficher le fond de carte de l’IGN")).click()
    expect(page.get_by_role("button", name="Masquer le fond de carte de l’IGN")).to_be_visible()
    expect(page.get_by_text("Fond de carte © IGN")).to_be_visible()
    expect(page.locator("img.leaflet-tile").first).to_be_attached()
    assert appels != []


def test_without_javascript_the_drawing_the_lists_and_the_tables_are_there(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(adresse + CARTE)
    dessin = page_sans_js.get_by_role("group", name=re.compile("^Carte du territoire.*les communes voisines en gris$"))
    expect(dessin).to_be_visible()
    expect(page_sans_js.get_by_label("Colorer les communes")).to_be_hidden()
    expect(page_sans_js.get_by_role("img", name=re.compile("^Carte : .*sans médecin traitant"))).to_be_visible()
    page_sans_js.get_by_text(re.compile("^Le tableau, commune par commune")).first.click()
    expect(page_sans_js.get_by_role("row", name="Arnèke 8 % 1")).to_be_visible()
    dessin.get_by_role("link", name="Cassel", exact=True).click()
    expect(page_sans_js.get_by_role("heading", level=1)).to_have_text("Se soigner à Cassel")


def test_layers_keep_families_and_services_on_the_map_and_in_the_communes(carte: Page) -> None:
    cassel = carte.get_by_role("button", name=re.compile("^Cassel, "))
    expect(cassel).to_have_accessible_name("Cassel, 12\u00a0professionnels et lieux")
    carte.get_by_text("Choisir les métiers et les services").click()
    pharmacie = carte.get_by_role("checkbox", name=re.compile("^Pharmacie et analyses"))
    pharmacie.check()
    expect(carte.locator("[data-bilan]")).to_have_text(
        "23\u00a0professionnels et lieux sur la carte et dans les communes."
    )
    expect(cassel).to_have_accessible_name("Cassel, 2\u00a0professionnels et lieux")
    expect(pharmacie).to_be_focused()
    carte.get_by_role("checkbox", name=re.compile("^Soins non programmés")).check()
    expect(cassel).to_have_accessible_name("Cassel, 3\u00a0professionnels et lieux")
    expect(carte.get_by_text("Choisir les métiers et les services (2)")).to_be_visible()


def test_a_commune_chosen_in_the_list_is_shown_said_and_led_to(carte: Page) -> None:
    liste = carte.get_by_label("Aller à une commune")
    liste.focus()
    liste.select_option(label="Cassel")
    bilan = carte.locator("[data-bilan]")
    expect(bilan).to_contain_text("Cassel : 12\u00a0professionnels et lieux.")
    expect(carte.locator(".cpts-carte__contour--choisie")).to_have_accessible_name(re.compile("^Cassel"))
    expect(carte.locator(".cpts-carte__point").first).to_be_visible()
    expect(liste).to_be_focused()
    expect(bilan.get_by_role("link", name="Voir la page : Cassel")).to_have_attribute(
        "href", re.compile("/communes/cassel/$")
    )
    liste.select_option(label="Tout le territoire")
    expect(carte.locator(".cpts-carte__contour--choisie")).to_have_count(0)
    expect(carte.locator(".cpts-carte__bulle").first).to_be_visible()


def test_a_fragility_colours_numbers_and_tells_the_communes(carte: Page) -> None:
    carte.get_by_label("Colorer les communes").select_option(
        label="Habitants de 17 ans et plus sans médecin traitant (%)"
    )
    arneke = carte.get_by_role("button", name=re.compile("^Arnèke, "))
    expect(arneke).to_have_accessible_name("Arnèke, 6\u00a0professionnels et lieux, 8\u00a0%")
    expect(arneke).to_have_class(re.compile("cpts-carte__contour--classe-1"))
    expect(carte.locator(".cpts-carte__signe")).to_have_count(51)
    legende = carte.locator("[data-legende=sans-medecin-traitant]")
    expect(legende).to_contain_text("de 5,8 à 8,4\u00a0% (12 communes)")
    expect(legende).to_contain_text("valeur inconnue (2 communes)")
    expect(legende).to_contain_text("Source")
    arneke.press("Enter")
    expect(carte.get_by_role("dialog", name="Arnèke")).to_contain_text("Indicateur : 8\u00a0%")
    carte.get_by_label("Colorer les communes").focus()
    carte.keyboard.press("Escape")
    expect(carte.get_by_role("dialog")).to_have_count(0)
    carte.get_by_label("Colorer les communes").select_option(label="Sans couleur")
    expect(legende).to_be_hidden()
    expect(arneke).not_to_have_class(re.compile("classe-"))


LIT_ECHELLE = """() => {
  const toile = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (couleur) => {
    toile.clearRect(0, 0, 1, 1);
    toile.fillStyle = couleur;
    toile.fillRect(0, 0, 1, 1);
    return [...toile.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (couleur) => rgb(couleur).map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((somme, c, i) => somme + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contraste = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const style = (selecteur) => getComputedStyle(document.querySelector(selecteur));
  const classe = '.cpts-fragilite .cpts-territoire__commune--classe-';
  const fonds = [1, 2, 3, 4].map((n) => luminance(style(classe + n).fill));
  const signe = style('.cpts-fragilite .cpts-territoire__signe');
  return {
    pas: [1, 2, 3].map((n) => contraste(fonds[n - 1], fonds[n])),
    etendue: contraste(fonds[0], fonds[3]),
    signe: contraste(luminance(signe.fill), luminance(signe.stroke)),
  };
}"""


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_the_steps_of_a_fragility_are_told_apart_by_day_and_by_night(page: Page, adresse: str, schema: str) -> None:
    page.emulate_media(color_scheme=schema)  # type: ignore[arg-type]
    page.goto(adresse + CARTE)
    echelle = page.evaluate(LIT_ECHELLE)
    assert min(echelle["pas"]) >= 1.5
    assert echelle["etendue"] >= 7
    assert echelle["signe"] >= 4.5


def test_paper_keeps_the_drawing_and_not_the_map(carte: Page) -> None:
    carte.emulate_media(media="print")
    expect(carte.locator(".cpts-carte__dessin svg")).to_be_visible()
    expect(carte.locator(".cpts-carte__toile")).to_be_hidden()
    expect(carte.get_by_role("button", name=re.compile("^Afficher le fond"))).to_be_hidden()
    expect(carte.locator(".cpts-fragilite svg").first).to_be_visible()
    carte.emulate_media(media="screen")
    expect(carte.locator(".cpts-carte__dessin")).to_be_hidden()


def test_a_map_that_does_not_come_leaves_the_drawing_and_no_dead_choice(
    open_contexte: Callable[..., BrowserContext], adresse: str, journal: Journal
) -> None:
    contexte = open_contexte(1280, 900)
    contexte.route("**/donnees/carte.json", lambda route: route.fulfill(status=500, body=""))
    page = contexte.new_page()
    page.goto(adresse + CARTE, wait_until="networkidle")
    expect(page.get_by_role("group", name=re.compile("^Carte du territoire"))).to_be_visible()
    expect(page.get_by_label("Aller à une commune")).to_be_hidden()
    assert journal.ecarts != []
    journal.ecarts.clear()


def test_the_home_page_has_the_same_drawing(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(adresse)
    expect(page_sans_js.get_by_role("img", name="Carte du territoire : 51 communes")).to_be_visible()
