"""The journeys of the directory: open that day, near a commune, around me, shared, hostile addresses, the map."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.construction import build
from tests.factories import ANNUAIRE, write_donnees
from tests.navigateur.conftest import serve
from tests.navigateur.pages import ANNUAIRE as PAGE

LIGNES = "[data-resultats] > li"
COMPTE = "[data-compte]"
AVIS = "[data-avis]"
PRET = "cpts-annuaire[data-etat='pret']"
OCTOBRE = "2026-10-26"
HAZEBROUCK = {"latitude": 50.7236, "longitude": 2.5365}


def write_pharmacie(nom: str, horaires: str, suite: str = "") -> str:
    ident = nom.lower().replace(" ", "-")
    return (
        f"  - id: {ident}\n    nom: {nom}\n    type: pharmacie\n"
        '    adresse:\n      code_postal: "01001"\n      commune: Exempleville\n'
        f"{horaires}{suite}"
    )


TOUS_LES_JOURS = "    horaires:\n      tous les jours: 9h-12h\n"
CONGES = "    fermetures:\n      - du: 2026-10-30\n        au: 2026-11-02\n"
PHARMACIES = (
    write_pharmacie("Pharmacie Alpha", TOUS_LES_JOURS, "      jours fériés: ouvert\n")
    + write_pharmacie("Pharmacie Bravo", TOUS_LES_JOURS, "      jours fériés: fermé\n")
    + write_pharmacie("Pharmacie Charlie", TOUS_LES_JOURS)
    + write_pharmacie("Pharmacie Delta", TOUS_LES_JOURS, "      jours fériés: 10h-11h\n" + CONGES)
    + write_pharmacie("Pharmacie Echo", "    horaires:\n      lundi: fermé\n")
    + write_pharmacie("Pharmacie Foxtrot", "")
    + write_pharmacie("Pharmacie Golf", "    horaires:\n      jours fériés: 10h-11h\n      lundi: 9h-12h\n")
)


@pytest.fixture(scope="module")
def octobre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Seven more pharmacies, each with its own Sunday 1 November, which is a public holiday."""
    dossier: Path = tmp_path_factory.mktemp("octobre")
    annuaire = ANNUAIRE.replace("structures:\n", f"structures:\n{PHARMACIES}")
    donnees = write_donnees(dossier / "data", annuaire=annuaire)
    with serve(build(dossier / "site", "--donnees", donnees, jour=OCTOBRE)) as racine:
        yield racine


def expect_noms(page: Page, noms: list[str]) -> None:
    """Waits: a list grows by a few lines at each frame."""
    expect(page.locator(f"{LIGNES} .cpts-resultat__nom")).to_have_text(noms)


def get_filtre(page: Page, nom: str) -> Locator:
    """A field of the filters, unfolded when the window is narrow."""
    expect(page.locator("cpts-annuaire[data-etat='pret']")).to_be_attached()
    bouton = page.get_by_role("button", name="Filtrer")
    if bouton.is_visible() and bouton.get_attribute("aria-expanded") == "false":
        bouton.click()
    return page.get_by_label(nom, exact=True)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Los_Angeles", "Asia/Tokyo"])
def test_which_pharmacy_is_open_on_sunday_1_november(
    open_contexte: Callable[..., BrowserContext], octobre: str, zone: str
) -> None:
    page = open_contexte(320, 700, heure="2026-10-26T23:30:00+01:00", timezone_id=zone).new_page()
    page.goto(octobre + PAGE)
    expect(page.locator(PRET)).to_be_attached()
    page.get_by_role("button", name="Filtrer").click()
    page.get_by_role("checkbox", name=re.compile("^Pharmacie")).check()
    get_filtre(page, "Ou un jour précis").fill("2026-11-01")
    expect(page.locator(COMPTE)).to_have_text(
        "2\u00a0résultats, le dimanche 1er\u00a0novembre, jour férié. Horaires inconnus pour 3\u00a0autres fiches"
    )
    expect_noms(page, ["Pharmacie Alpha", "Pharmacie Golf"])
    expect(page.locator(LIGNES).first).to_contain_text(
        "Ouvert le dimanche 1er\u00a0novembre, jour férié\u00a0: 9\u00a0h"
    )
    expect(page).to_have_url(re.compile(r"\?ouvert=2026-11-01&type=pharmacie$"))
    get_filtre(page, "Quand").select_option("dimanche")
    expect(get_filtre(page, "Ou un jour précis")).to_have_value("")
    expect(page).to_have_url(re.compile(r"\?ouvert=dimanche&type=pharmacie$"))
    expect_noms(page, ["Pharmacie Alpha", "Pharmacie Golf"])


def test_open_now_follows_the_clock_and_unknown_is_not_closed(
    open_contexte: Callable[..., BrowserContext], octobre: str
) -> None:
    page = open_contexte(heure="2026-10-27T10:00:00+01:00").new_page()
    page.goto(f"{octobre}{PAGE}?type=pharmacie&ouvert=oui")
    expect(page.locator(LIGNES)).to_have_count(5)
    expect(page.locator(COMPTE)).to_contain_text("Horaires inconnus pour 2\u00a0autres fiches")
    page.goto(f"{octobre}{PAGE}?type=pharmacie")
    for nom in ("Pharmacie Echo", "Pharmacie Foxtrot"):
        expect(page.locator(LIGNES).filter(has_text=nom)).not_to_contain_text("Fermé")


def test_a_nurse_who_speaks_dutch_within_ten_kilometres(page: Page, adresse: str) -> None:
    page.goto(adresse + PAGE)
    expect(page.locator(PRET)).to_be_attached()
    page.get_by_role("button", name="Filtrer").click()
    page.get_by_role("checkbox", name="Infirmier", exact=False).first.check()
    page.get_by_role("checkbox", name="néerlandais").check()
    expect(page.locator(LIGNES)).to_have_count(2)
    page.get_by_label("Commune", exact=True).first.select_option(label="Hazebrouck")
    page.get_by_label("Distance").select_option("10")
    expect(page.locator(LIGNES)).to_have_count(1)
    expect(page.locator(LIGNES)).to_contain_text("à environ 4\u00a0km")
    expect(page).to_have_url(re.compile(r"\?profession=infirmier&pres-de=hazebrouck&rayon=10&langue=nl$"))


def test_the_same_with_the_keyboard_alone_at_320_pixels(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    page = open_contexte(320, 700).new_page()
    page.goto(adresse + PAGE)
    expect(page.locator(PRET)).to_be_attached()
    page.get_by_role("searchbox", name="Nom, métier, commune, langue").focus()
    page.keyboard.type("infirmiere neerlandais")
    expect(page.locator(COMPTE)).to_have_text("2\u00a0résultats")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Distance").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(AVIS)).to_contain_text("choisissez une commune")
    page.get_by_label("Commune", exact=True).first.focus()
    page.keyboard.type("Hazeb")
    page.keyboard.press("Enter")
    page.get_by_label("Distance").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(COMPTE)).to_contain_text("1\u00a0résultat")
    expect(page.locator(AVIS)).to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_shared_list_opens_the_same_and_the_back_button_returns(page_large: Page, adresse: str) -> None:
    page_large.goto(f"{adresse}{PAGE}?profession=pharmacien&pres-de=bailleul")
    expect(page_large.locator(COMPTE)).to_have_text(
        "9\u00a0résultats, du plus proche au plus loin de Bailleul, à vol d’oiseau"
    )
    expect(page_large.locator(LIGNES)).to_have_count(9)
    noms = page_large.locator(f"{LIGNES} .cpts-resultat__nom").all_text_contents()
    autre = page_large.context.new_page()
    autre.goto(page_large.url)
    expect(autre.locator(PRET)).to_be_attached()
    expect_noms(autre, noms)
    autre.locator(f"{LIGNES} a").first.click()
    expect(autre.get_by_role("heading", level=1)).to_contain_text(noms[0])
    autre.go_back()
    expect(autre.locator(PRET)).to_be_attached()
    expect_noms(autre, noms)


def test_around_me_stays_on_the_device(open_contexte: Callable[..., BrowserContext], adresse: str) -> None:
    contexte = open_contexte(geolocation=HAZEBROUCK, permissions=["geolocation"])
    page = contexte.new_page()
    page.goto(f"{adresse}{PAGE}?profession=pharmacien&pres-de=bailleul")
    expect(page.locator(PRET)).to_be_attached()
    get_filtre(page, "Distance").focus()
    bouton = page.get_by_role("button", name="Autour de moi")
    bouton.click()
    expect(bouton).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-position]")).to_contain_text("reste sur votre appareil")
    expect(page.locator(LIGNES).first).to_contain_text("Hazebrouck")
    expect(page.locator(COMPTE)).to_contain_text("du plus proche au plus loin de vous")
    expect(page).to_have_url(f"{adresse}{PAGE}?profession=pharmacien")
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    bouton.click()
    expect(page.locator(COMPTE)).to_have_text("9\u00a0résultats")


def test_a_refused_position_says_so_and_offers_a_commune(page: Page, adresse: str) -> None:
    page.goto(adresse + PAGE)
    expect(page.locator(PRET)).to_be_attached()
    get_filtre(page, "Distance").focus()
    page.get_by_role("button", name="Autour de moi").click()
    expect(page.locator("[data-position]")).to_contain_text("Choisissez une commune à la place")
    expect(page.get_by_role("button", name="Autour de moi")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(LIGNES)).to_have_count(20)


@pytest.mark.parametrize(
    "question",
    [
        "profession=<img src=x onerror=window.__hit=1>",
        "commune=%22%3E%3Cscript%3Ewindow.__hit=1%3C/script%3E",
        "ouvert=2026-02-30",
        "pres-de=ailleurs&tri=prix",
        f"profession={'x' * 10_000}",
        f"q={'%3Cb%3E' * 2000}",
    ],
    ids=["balise", "script", "date", "commune", "long", "question-longue"],
)
def test_a_hostile_address_shows_everyone_and_says_so(page: Page, adresse: str, question: str) -> None:
    page.goto(f"{adresse}{PAGE}?{question}")
    expect(page.locator(PRET)).to_be_attached()
    expect(page.locator(AVIS)).to_contain_text("Il n’est pas appliqué.")
    expect(page.locator(COMPTE)).to_contain_text("153 professionnels et 91 lieux")
    expect(page.locator(LIGNES)).to_have_count(20)
    assert page.evaluate("window.__hit") is None
    assert "<" not in page.locator(AVIS).inner_text()


def test_an_empty_result_counts_each_way_out_and_offers_the_nearest(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{PAGE}?profession=orthoptiste&commune=cassel")
    expect(page.locator(COMPTE)).to_have_text("Aucun résultat")
    expect(page.get_by_role("button", name=re.compile("^Sans la commune : [0-9]"))).to_be_visible()
    proches = page.locator(".cpts-proches li")
    expect(proches.first).to_contain_text("Orthoptiste")
    page.get_by_role("button", name="Tout effacer").click()
    expect(page).to_have_url(adresse + PAGE)
    expect(page.locator(LIGNES)).to_have_count(20)
    expect(page.locator(".cpts-proches")).to_be_hidden()


@pytest.mark.parametrize(
    ("question", "attendu", "combien"),
    [
        ("kine bailleul", "kinésithérapeute", 3),
        ("orthofoniste", "Orthophoniste", 11),
        ("03 53 01 01 21", "Assurance Maladie", 1),
        ("arabe", "arabe", 8),
        ("docteur hazebrouk", "Hazebrouck", 20),
        ("ortofonist bayeul", "Bailleul", 3),
        ("zzyzxq", "", 0),
    ],
)
def test_the_words_of_people_find_and_bring_no_noise(
    page: Page, adresse: str, question: str, attendu: str, combien: int
) -> None:
    page.goto(f"{adresse}{PAGE}?q={question}")
    expect(page.locator(PRET)).to_be_attached()
    expect(page.locator(COMPTE)).to_have_text(
        f"{combien}\u00a0résultat{'s' if combien > 1 else ''}" if combien else "Aucun résultat"
    )
    for ligne in page.locator(LIGNES).all()[:2]:
        expect(ligne).to_contain_text(attendu)


def wait_carte(page: Page, nom: str) -> None:
    """The map is drawn and shows what the list shows: a commune has that number."""
    expect(page.locator("cpts-carte").get_by_role("button", name=re.compile(f"^{nom} "))).to_be_attached(timeout=20_000)


def test_the_map_and_the_list_point_at_each_other(page_large: Page, adresse: str) -> None:
    page_large.goto(f"{adresse}{PAGE}?q=claire martin")
    ligne = page_large.locator(LIGNES)
    expect(ligne).to_have_count(1)
    wait_carte(page_large, "Hazebrouck, 0")
    bouton = ligne.get_by_role("button", name="Sur la carte : Dr Claire Martin")
    bouton.click()
    bulle = page_large.get_by_role("dialog")
    expect(bulle).to_contain_text("Dr Claire Martin")
    expect(ligne).to_have_class(re.compile("cpts-resultat--ici"))
    page_large.keyboard.press("Escape")
    expect(bouton).to_be_focused()


def test_a_point_of_the_map_brings_its_line(page_large: Page, adresse: str) -> None:
    page_large.goto(f"{adresse}{PAGE}?commune=cassel")
    wait_carte(page_large, "Merville, 0")
    page_large.get_by_role("button", name=re.compile("^Cassel, ")).press("Enter")
    page_large.get_by_role("button", name="Voir de plus près").click()
    point = page_large.locator(".cpts-carte__point").first
    point.press("Enter")
    nom = page_large.get_by_role("dialog").get_by_role("link").first.inner_text()
    expect(page_large.locator(".cpts-resultat--ici").first).to_contain_text(nom)
    expect(page_large.locator(".cpts-resultat--ici").first).to_be_in_viewport()


def test_a_phone_loads_no_map(page: Page, adresse: str) -> None:
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.append(requete.url))
    page.goto(adresse + PAGE, wait_until="networkidle")
    page.mouse.wheel(0, 100_000)
    expect(page.locator("cpts-carte")).to_be_hidden()
    assert not [url for url in demandes if "leaflet" in url or "territoire" in url]


def test_every_line_tells_its_entry(page: Page, adresse: str) -> None:
    """What other scripts hold on to, for the lines of the page and for those made since."""
    page.goto(f"{adresse}{PAGE}?q=claire martin")
    expect(page.locator(PRET)).to_be_attached()
    expect(page.locator(LIGNES)).to_have_attribute("data-fiche", "claire-martin")
