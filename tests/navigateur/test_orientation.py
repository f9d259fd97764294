"""The sheet that a professional hands over: one page, words that can be copied, a code that reopens it."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.construction import build
from tests.factories import ANNUAIRE, write_donnees
from tests.navigateur.axe import find_violations
from tests.navigateur.conftest import Journal, serve
from tests.navigateur.lecture_pdf import count_pages, read_texte
from tests.navigateur.lecture_qr import read_code, read_trace

ORIENTATION = "orientation/"
PUBLIEE = "https://cpts.example.org/orientation/?selection="
SIX = (
    "claire-martin",
    "zoe-decroix",
    "pharmacie-des-trois-couronnes",
    "aicha-pena",
    "aubin-cornette",
    "msp-cassel",
)
DOUZE = (
    *SIX,
    "celestine-ait-said",
    "clotilde-haddad",
    "cecile-delanghe",
    "mairie-arneke",
    "ehpad-le-jardin-des-dentelles",
    "pierre-emmanuel-de-saint-hilaire",
)
INCONNUES = re.compile(r"status of 404")


@pytest.fixture
def go(page_large: Page, adresse: str) -> Callable[[str], Page]:
    """Opens the sheet of a selection written as in the address, and waits for its code."""

    def go_to(selection: str) -> Page:
        page_large.goto(f"{adresse}{ORIENTATION}?selection={selection}")
        expect(page_large.get_by_role("img", name=re.compile("^Code à scanner"))).to_be_visible()
        return page_large

    return go_to


@pytest.fixture
def journal_sans_404(journal: Journal) -> Iterator[None]:
    """Asking for an entry that is no more is answered by a 404, which the console of the browser tells."""
    yield
    journal.ecarts[:] = [ecart for ecart in journal.ecarts if not INCONNUES.search(ecart)]


def list_noms(page: Page) -> list[str]:
    return page.locator(".cpts-orientation .cpts-resultat h2").all_inner_texts()


def get_ecarts(page: Page) -> Locator:
    return page.locator(".cpts-orientation__ecarts")


def read_qr(page: Page, feuille: str = "figure") -> str:
    svg = page.locator(f"{feuille} svg.cpts-code-qr")
    cote = int((svg.get_attribute("viewBox") or "").split()[2])
    return read_code(read_trace(svg.locator("path").get_attribute("d") or "", cote))


def print_texte(page: Page) -> str:
    """The words of the printed sheet, which is one A4 page; until it is ready, the page prints as it is."""
    expect(page.locator("html.cpts-avec-feuille")).to_be_attached()
    pdf = page.pdf(prefer_css_page_size=True)
    assert count_pages(pdf) == 1
    (largeur, hauteur) = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)[0]
    assert (round(float(largeur)), round(float(hauteur))) == (595, 842)
    return unicodedata.normalize("NFKC", read_texte(pdf)).replace("- ", "-")


@pytest.mark.parametrize("idents", [SIX[:1], SIX, DOUZE], ids=["une", "six", "douze"])
def test_a_sheet_is_one_page_with_every_name_number_and_date(
    go: Callable[[str], Page], idents: tuple[str, ...]
) -> None:
    page = go(",".join(idents))
    noms = list_noms(page)
    assert len(noms) == len(idents)
    telephones = [a.inner_text().splitlines()[-1] for a in page.locator(".cpts-resultat .cpts-bouton--telephone").all()]
    verifications = page.locator(".cpts-resultat .cpts-note").count()
    texte = print_texte(page)
    for mots in [*noms, *telephones]:
        assert unicodedata.normalize("NFKC", mots) in texte
    assert texte.count("Fiche vérifiée le ") == verifications >= len(idents) - 1
    assert "CPTS Exemple en Flandre" in texte
    assert "Mis à jour le 21 novembre 2026" in texte
    assert "Urgence vitale : 15 ou 112" in texte
    assert "Ce qu’il faut savoir" not in texte
    assert f"{PUBLIEE}{','.join(idents)}" in texte.replace(", ", ",")


@pytest.mark.parametrize("idents", [SIX[:1], SIX, DOUZE], ids=["une", "six", "douze"])
def test_the_code_reads_as_the_address_of_the_published_selection(
    go: Callable[[str], Page], idents: tuple[str, ...]
) -> None:
    page = go(",".join(idents))
    assert read_qr(page) == read_qr(page, ".cpts-feuille") == f"{PUBLIEE}{','.join(idents)}"
    expect(page.locator("figcaption")).to_contain_text(f"{PUBLIEE}{','.join(idents)}")
    code = page.get_by_role("img", name=f"Code à scanner pour rouvrir cette sélection de {len(idents)}\u00a0fiche")
    expect(code).to_be_visible()


def test_the_code_stays_black_on_white_by_night(go: Callable[[str], Page]) -> None:
    page = go("claire-martin")
    page.emulate_media(color_scheme="dark")
    couleurs = page.locator("figure svg > *").evaluate_all("es => es.map(e => getComputedStyle(e).fill)")
    assert couleurs == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_address_gives_the_same_sheet_to_somebody_else(
    go: Callable[[str], Page], open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    page = go(",".join(SIX[:3]))
    page.get_by_role("button", name="Monter Dr Zoé Decroix").click()
    attendus = ["Dr Zoé Decroix", "Dr Claire Martin", "Pharmacie des Trois Couronnes"]
    assert list_noms(page) == attendus
    expect(page).to_have_url(re.compile("selection=zoe-decroix,claire-martin,pharmacie-des-trois-couronnes$"))
    autre = open_contexte().new_page()
    autre.goto(read_qr(page).replace("https://cpts.example.org/", adresse))
    expect(autre.get_by_role("status")).to_have_text("3\u00a0fiches choisies.")
    assert list_noms(autre) == attendus
    autre.get_by_role("link", name="Appeler Dr Claire Martin : 03 53 01 00 20").focus()


def test_the_sheet_tells_hours_access_and_closures_in_words(go: Callable[[str], Page]) -> None:
    texte = print_texte(go("claire-martin"))
    for mots in (
        "Médecin généraliste · secteur 1",
        "Prend de nouveaux patients (déclaré le 2 octobre 2026)",
        "Maison de santé de la Butte, 12 rue des Vignes-Perdues, 59670 Cassel",
        "Lundi : 9 h – 12 h, 14 h – 19 h.",
        "Mardi, jeudi et vendredi : 9 h – 12 h, 14 h – 18 h sur rendez-vous.",
        "Fermé les autres jours.",
        "fermé du 24 décembre 2026 au 2 janvier 2027 (congés).",
        "Accès de plain-pied.",
        "Transport : Parking plat derrière le bâtiment",
    ):
        assert mots in texte.replace("\u2060", "")


def test_facts_past_their_term_are_doubted_or_hidden_as_on_the_pages(go: Callable[[str], Page]) -> None:
    page = go("clotilde-haddad,aubin-cornette,aicha-pena")
    texte = print_texte(page)
    assert "Nouveaux patients : à vérifier (« prend de nouveaux patients », déclaré le 30 mars 2026)" in texte
    assert "Fiche vérifiée le 10 avril 2025 : à vérifier" in texte
    assert "n’a pas été vérifiée depuis le 10 avril 2025. Les horaires et l’accueil" in texte
    assert "Cesse son activité le 26 février 2027. Prend la suite : Arnaud Baelde." in texte
    aubin = page.locator(".cpts-resultat", has_text="Aubin Cornette")
    expect(aubin.locator(".cpts-pastille--verifier")).to_be_visible()
    expect(aubin).not_to_contain_text("Lundi")


@pytest.mark.parametrize(
    ("selection", "noms", "phrase"),
    [
        ("claire-martin,claire-martin", ["Dr Claire Martin"], "Une fiche était citée plusieurs fois"),
        ("claire-martin,jamais-vu", ["Dr Claire Martin"], "1\u00a0fiche n’est pas ou plus dans l’annuaire."),
        ("<img src=x onerror=window.__hit=1>,claire-martin", ["Dr Claire Martin"], "autre chose que des fiches"),
        (f"{'a' * 10_000},claire-martin", ["Dr Claire Martin"], "autre chose que des fiches"),
        ("../../mentions-legales,claire-martin", ["Dr Claire Martin"], "autre chose que des fiches"),
        ("jamais-vu,%3Cscript%3E", [], "1\u00a0fiche n’est pas ou plus dans l’annuaire."),
    ],
    ids=["doublon", "inconnue", "hostile", "tres-longue", "ailleurs", "rien"],
)
def test_what_cannot_be_shown_is_said_and_breaks_nothing(
    page: Page, adresse: str, journal_sans_404: None, selection: str, noms: list[str], phrase: str
) -> None:
    page.goto(f"{adresse}{ORIENTATION}?selection={selection}")
    expect(get_ecarts(page)).to_contain_text(phrase)
    assert list_noms(page) == noms
    assert page.evaluate("window.__hit") is None
    assert page.locator("main img").count() == 0
    expect(page.get_by_role("link", name=re.compile("^Choisir parmi"))).to_be_visible(visible=not noms)
    expect(page).to_have_url(re.compile(r"selection=claire-martin$" if noms else r"orientation/$"))


def test_a_thirteenth_entry_is_left_aside_in_words(go: Callable[[str], Page]) -> None:
    page = go(",".join([*DOUZE, "arnaud-baelde"]))
    assert len(list_noms(page)) == 12
    expect(get_ecarts(page)).to_contain_text("12\u00a0fiches au plus\u00a0: 1\u00a0autre n’est pas montrée.")


def test_an_entry_that_does_not_come_stays_in_the_address(
    page: Page, adresse: str, journal: Journal, open_contexte: Callable[..., BrowserContext]
) -> None:
    page.route("**/annuaire/zoe-decroix/", lambda route: route.abort())
    page.goto(f"{adresse}{ORIENTATION}?selection=claire-martin,zoe-decroix")
    expect(get_ecarts(page)).to_contain_text("1\u00a0fiche n’a pas pu être chargée\u00a0: vérifiez votre connexion")
    assert list_noms(page) == ["Dr Claire Martin"]
    page.unroute("**/annuaire/zoe-decroix/")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("2\u00a0fiches choisies.")
    journal.ecarts[:] = [ecart for ecart in journal.ecarts if "ERR_FAILED" not in ecart]


def test_an_empty_selection_explains_itself_and_the_last_one_taken_out_too(page: Page, adresse: str) -> None:
    page.goto(adresse + ORIENTATION)
    explication = page.get_by_text("appuyez sur « Voir la sélection »")
    expect(explication).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Orienter un patient")
    page.goto(f"{adresse}{ORIENTATION}?selection=claire-martin")
    expect(page.get_by_role("heading", level=1)).to_have_text("Les adresses choisies")
    expect(explication).to_be_hidden()
    page.get_by_role("button", name="Retirer Dr Claire Martin").click()
    expect(explication).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Orienter un patient")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_url(adresse + ORIENTATION)


def test_without_javascript_the_page_tells_another_way(page_sans_js: Page, adresse: str) -> None:
    page_sans_js.goto(f"{adresse}{ORIENTATION}?selection=claire-martin")
    expect(page_sans_js.locator("noscript p", has_text="Ouvrez la fiche d’un confrère")).to_be_visible()
    expect(page_sans_js.get_by_text("appuyez sur « Ajouter »")).to_be_hidden()
    page_sans_js.locator("noscript a").click()
    expect(page_sans_js.get_by_role("heading", level=1)).to_have_text("Trouver un soignant")


def test_the_address_is_copied(open_contexte: Callable[..., BrowserContext], adresse: str) -> None:
    contexte = open_contexte()
    contexte.grant_permissions(["clipboard-read", "clipboard-write"])
    page = contexte.new_page()
    page.goto(f"{adresse}{ORIENTATION}?selection=claire-martin")
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.get_by_role("status")).to_have_text("1\u00a0fiche choisie. Adresse copiée.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{PUBLIEE}claire-martin"


@pytest.mark.acces
@pytest.mark.campagne
def test_axe_finds_nothing_whatever_is_chosen(
    open_contexte: Callable[..., BrowserContext], adresse: str, journal_sans_404: None
) -> None:
    page = open_contexte(bypass_csp=True).new_page()
    page.goto(adresse + ORIENTATION)
    expect(page.locator("[data-vide]")).to_be_visible()
    assert find_violations(page) == []
    page.goto(f"{adresse}{ORIENTATION}?selection={','.join(SIX)},jamais-vu")
    expect(get_ecarts(page)).to_be_visible()
    for largeur, schema in ((320, "light"), (1280, "dark"), (320, "dark"), (1280, "light")):
        page.set_viewport_size({"width": largeur, "height": 900})
        page.emulate_media(color_scheme=schema)
        assert find_violations(page) == [], (largeur, schema)
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    page.goto(adresse + "professions/infirmier/")
    expect(page.get_by_role("region", name="Sélection", exact=True)).to_be_visible()
    for schema in ("light", "dark"):
        page.emulate_media(color_scheme=schema)
        assert find_violations(page) == [], schema


NOM = "Exemple-" * 11 + "Ab"
HORAIRES = "        horaires:\n          lundi-vendredi: 9h-12h, 14h-19h\n          samedi: 9h-12h sur rendez-vous\n"
EXERCICES = "".join(
    f"      - adresse:\n          voie: {rang} rue des Longues-Allées-du-Parc-aux-Cerfs\n"
    '          code_postal: "01001"\n          commune: Exempleville\n'
    f"        telephone: 03 53 01 00 {rang:02d}\n{HORAIRES}"
    for rang in range(20, 60)
)


def write_personne(ident: str, nom: str, exercices: str, autres: str = "") -> str:
    return (
        f"  - id: {ident}\n    nom: {nom}\n    prenom: Camille\n    profession: infirmier\n{autres}"
        f"    exercices:\n{exercices}    verifie_le: 2026-10-02\n"
        "    diffusion:\n      statut: public\n      source: declaration\n      informe_le: 2026-09-01\n"
    )


def write_pleine(rang: int) -> str:
    """A long name, an address of two lines, three sets of hours, the access, the prices and the new patients."""
    exercice = (
        f"      - adresse:\n          voie: {rang} rue des Longues-Allées-du-Parc-aux-Cerfs\n"
        "          complement: Bâtiment des Tilleuls, premier étage\n"
        f'          code_postal: "01001"\n          commune: Exempleville\n        telephone: 03 53 01 20 {rang:02d}\n'
        f"        acces:\n          pmr: oui\n          transport: Bus 12, arrêt Grand-Place\n{HORAIRES}"
    )
    tarifs = (
        "    conventionnement: conventionne\n    carte_vitale: oui\n"
        "    nouveaux_patients: {reponse: oui, declare_le: 2026-10-02}\n"
    )
    return write_personne(f"pleine-{rang}", f"Exemple-de-la-Rivière-Basse-et-du-Moulin {rang}", exercice, tarifs)


UN_EXERCICE = "      - structure: pharmacie-des-tilleuls\n        telephone: 03 53 01 00 12\n"
HOSTILE = "<img src=x onerror=window.__hit=1>"
EXTREMES = (
    ANNUAIRE
    + write_personne("quarante-lieux", "Partout", EXERCICES)
    + write_personne("nom-long", NOM, UN_EXERCICE.replace("12", "13"))
    + write_personne("parti", "Ailleurs", UN_EXERCICE.replace("12", "14"), "    fin_activite:\n      le: 2026-11-01\n")
    + write_personne("hostile", json.dumps(HOSTILE), UN_EXERCICE.replace("12", "15"))
    + write_personne("nouveau-nom", "Renommée", UN_EXERCICE, "    anciens_ids: [ancien-nom]\n")
    + "".join(
        write_personne(
            f"chacun-{'tres-' * 9}long-{rang}", f"{NOM[:70]} {rang}", EXERCICES.replace("01 00", f"01 1{rang}")
        )
        for rang in range(10)
    )
    + "".join(write_pleine(rang) for rang in range(12))
)


@pytest.fixture(scope="module")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    dossier: Path = tmp_path_factory.mktemp("extremes")
    donnees = write_donnees(dossier / "data", annuaire=EXTREMES)
    with serve(build(dossier / "site", "--donnees", donnees)) as racine:
        yield racine


LIT_TAILLES = """() => [...document.querySelectorAll('.cpts-feuille__fiche, .cpts-feuille__fiche *')]
  .map((e) => Math.round(parseFloat(getComputedStyle(e).fontSize) * 7.5) / 10)"""


@pytest.mark.parametrize(("nombre", "points"), [(1, 18), (4, 12), (8, 10), (12, 9.5)])
def test_the_letters_stay_large_whatever_the_number_of_full_entries(
    page_large: Page, extremes: str, nombre: int, points: float
) -> None:
    page = page_large
    page.goto(f"{extremes}{ORIENTATION}?selection={','.join(f'pleine-{rang}' for rang in range(nombre))}")
    texte = print_texte(page).replace("\u2060", "")
    assert min(page.evaluate(LIT_TAILLES)) >= points
    for rang in range(nombre):
        assert f"Exemple-de-la-Rivière-Basse-et-du-Moulin {rang} 03 53 01 20 {rang:02d}" in texte
        assert f"{rang} rue des Longues-Allées-du-Parc-aux-Cerfs" in texte
    for mots in (
        "Lundi à vendredi : 9 h – 12 h, 14 h – 19 h.",
        "Samedi : 9 h – 12 h sur rendez-vous.",
        "Accès de plain-pied",
    ):
        assert texte.count(mots) == nombre
    assert texte.count("Prend de nouveaux patients") == texte.count("Fiche vérifiée le 2 octobre 2026") == nombre


@pytest.mark.parametrize(("nombre", "points"), [(1, 18), (6, 10.5), (12, 9.5)])
def test_the_letters_of_the_demonstration_are_large_too(go: Callable[[str], Page], nombre: int, points: float) -> None:
    page = go(",".join(DOUZE[:nombre]))
    print_texte(page)
    assert min(page.evaluate(LIT_TAILLES)) >= points
    expect(page.locator(".cpts-feuille svg.cpts-code-qr")).to_have_count(1)


def test_forty_places_and_a_name_of_ninety_letters_stay_on_one_page(page_large: Page, extremes: str) -> None:
    page = page_large
    page.goto(f"{extremes}{ORIENTATION}?selection=quarante-lieux,nom-long")
    expect(get_ecarts(page)).to_contain_text("Faute de place, il manque sur la feuille imprimée")
    (nombre,) = re.findall(r"(\d+)\u00a0autres lieux de Camille Partout", get_ecarts(page).inner_text())
    texte = print_texte(page)
    assert f"{nombre} autres lieux : voir le site" in texte
    assert texte.count("rue des Longues-Allées") == 40 - int(nombre) > 0
    assert "Exemple-" * 11 in texte.replace(" ", "")
    assert "03 53 01 00 13" in texte


def test_twelve_entries_with_everything_too_long_stay_on_one_page(page_large: Page, extremes: str) -> None:
    page = page_large
    idents = [f"chacun-{'tres-' * 9}long-{rang}" for rang in range(10)]
    page.goto(f"{extremes}{ORIENTATION}?selection={','.join(['quarante-lieux', 'nom-long', *idents])}")
    expect(get_ecarts(page)).to_contain_text("39\u00a0autres lieux de Camille Partout")
    texte = print_texte(page)
    assert [rang for rang in range(10) if f"03 53 01 1{rang} 20" not in texte] == []
    assert read_qr(page).endswith(",".join(idents))


def test_someone_who_left_and_a_former_id_are_told_as_on_their_pages(page_large: Page, extremes: str) -> None:
    page = page_large
    page.goto(f"{extremes}{ORIENTATION}?selection=parti,ancien-nom")
    expect(page.get_by_role("status")).to_have_text("2\u00a0fiches choisies.")
    expect(page).to_have_url(re.compile("selection=parti,nouveau-nom$"))
    texte = print_texte(page)
    assert "Camille Ailleurs Infirmier A cessé son activité le 1er novembre 2026." in texte
    assert "03 53 01 00 14" not in texte
    assert "Camille Renommée 03 53 01 00 12" in texte


def test_whatever_a_volunteer_wrote_stays_text(page_large: Page, extremes: str) -> None:
    page = page_large
    page.goto(f"{extremes}professions/infirmier/")
    page.get_by_role("button", name=f"Ajouter Camille {HOSTILE} à la sélection").click()
    page.get_by_role("link", name="Voir la sélection").click()
    expect(page.get_by_role("heading", name=f"Camille {HOSTILE}")).to_be_visible()
    assert f"Camille {HOSTILE}" in print_texte(page)
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.__hit") is None
