"""Larger or wider text, zoom, the colours of the system, no motion: nothing is lost. WCAG 1.4.4, 1.4.10, 1.4.12.

The probes are in sondes.js. Each of them has a page made for it to fail, so that an empty list says something.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import BrowserContext, JSHandle, Page

from tests.navigateur.pages import ACCUEIL, ACTION, AGENDA, ANNUAIRE, CARTE, FICHE, GENRES
from tests.navigateur.test_accessibilite import EST_POSEE

SONDES = (Path(__file__).parent / "sondes.js").read_text(encoding="utf-8")
AGRANDI = "html { font-size: 200% !important; }"
ESPACE = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
ANNUAIRE_PRET = "() => !document.querySelector('cpts-annuaire:not([data-etat])')"
"""The directory folds what is far when its index comes."""
HAUTEUR_MAX = 15_000
"""Beyond, Chromium draws no more."""


class Mode(NamedTuple):
    """`style`: what the person adds to the page. `media`: what the system says."""

    nom: str
    style: str = ""
    media: Mapping[str, Any] = MappingProxyType({})


MODES = (
    Mode("texte à 200 %", AGRANDI),
    Mode("texte espacé", ESPACE),
    Mode("couleurs imposées", media={"forced_colors": "active"}),
    Mode("contraste", media={"contrast": "more"}),
)
NEUTRE = {"forced_colors": "none", "contrast": "no-preference"}
ECHANTILLON = (ACCUEIL, FICHE, AGENDA, ACTION)


@pytest.fixture
def page_libre(open_contexte: Callable[..., BrowserContext]) -> Page:
    """A page to which a style sheet may be added: the policy of the pages, tested elsewhere, would refuse it."""
    return open_contexte(1280, 900, bypass_csp=True).new_page()


def open_page(page: Page, adresse: str, largeur: int) -> JSHandle:
    """The probes of the page, once nothing moves, in a window as tall as the page: nothing is left to load."""
    page.set_viewport_size({"width": largeur, "height": 900})
    page.goto(adresse, wait_until="networkidle")
    fit(page)
    page.wait_for_function(ANNUAIRE_PRET)
    page.evaluate(EST_POSEE)
    return page.evaluate_handle(SONDES)


def fit(page: Page) -> None:
    """A window as tall as the page."""
    haut = page.evaluate("document.documentElement.scrollHeight")
    taille = page.viewport_size
    assert taille is not None
    page.set_viewport_size({"width": taille["width"], "height": min(haut + 200, HAUTEUR_MAX)})


@contextmanager
def put_mode(page: Page, mode: Mode) -> Iterator[None]:
    """The page in one mode, and then as it was."""
    feuille = page.add_style_tag(content=mode.style) if mode.style else None
    page.emulate_media(**mode.media)
    fit(page)
    page.evaluate(EST_POSEE)
    yield
    page.emulate_media(**{nom: valeur for nom, valeur in NEUTRE.items() if nom in mode.media})
    if feuille:
        feuille.evaluate("e => e.remove()")


def ask(sondes: JSHandle, *noms: str) -> list[str]:
    """What each probe finds, after its name."""
    return [f"{nom} : {trouve}" for nom in noms for trouve in sondes.evaluate(f"s => s.{nom}()")]


def list_debord(sondes: JSHandle) -> list[str]:
    debord = sondes.evaluate("s => s.measureDebord()")
    return [f"la page déborde de {debord} px"] if debord > 0 else []


def read_temoin(sondes: JSHandle) -> tuple[Counter[str], Counter[str]]:
    return Counter(sondes.evaluate("s => s.listTextes()")), Counter(sondes.evaluate("s => s.listControles()"))


def list_pertes(sondes: JSHandle, temoin: tuple[Counter[str], Counter[str]]) -> list[str]:
    """What the page shows less than its witness, and what cannot be read there."""
    textes, controles = (avant - apres for avant, apres in zip(temoin, read_temoin(sondes), strict=True))
    return [
        *list_debord(sondes),
        *ask(sondes, "listCoupes", "listCouverts", "listMeles"),
        *(f"texte perdu : {texte}" for texte in textes),
        *(f"commande perdue : {nom}" for nom in controles),
    ]


def list_pertes_forcees(page: Page, sondes: JSHandle) -> list[str]:
    """What only colours said: drawings, states, and where the keyboard is."""
    page.keyboard.press("Tab")
    return ask(sondes, "listEffaces", "listEtatsPerdus", "listSansFocus")


def list_pertes_page(page: Page, adresse: str, largeur: int) -> list[str]:
    """Of every mode, on a page and at a width."""
    sondes = open_page(page, adresse, largeur)
    pertes = []
    temoin = read_temoin(sondes)
    for mode in MODES:
        with put_mode(page, mode):
            trouves = list_pertes(sondes, temoin)
            if "forced_colors" in mode.media:
                trouves += list_pertes_forcees(page, sondes)
            pertes += [f"{mode.nom}, {largeur} px, {trouve}" for trouve in trouves]
    return pertes


@pytest.mark.acces
@pytest.mark.parametrize("chemin", ECHANTILLON)
def test_nothing_is_lost_when_text_grows_or_colours_are_imposed(page_libre: Page, adresse: str, chemin: str) -> None:
    assert list_pertes_page(page_libre, adresse + chemin, 360) == []


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("largeur", [360, 1280])
@pytest.mark.parametrize("chemin", GENRES)
def test_nothing_is_lost_on_any_layout(page_libre: Page, adresse: str, chemin: str, largeur: int) -> None:
    assert list_pertes_page(page_libre, adresse + chemin, largeur) == []


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("largeur", [320, 640])
@pytest.mark.parametrize("chemin", GENRES)
def test_a_zoom_of_200_or_400_percent_hides_nothing(page_libre: Page, adresse: str, chemin: str, largeur: int) -> None:
    """The window of 1 280 px that a zoom of 400 % or 200 % leaves."""
    sondes = open_page(page_libre, adresse + chemin, largeur)
    assert [*list_debord(sondes), *ask(sondes, "listCoupes", "listCouverts", "listMeles")] == []


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("chemin", GENRES)
def test_nothing_moves_on_any_layout_when_no_motion_is_asked(page_libre: Page, adresse: str, chemin: str) -> None:
    sondes = open_page(page_libre, adresse + chemin, 1280)
    assert ask(sondes, "listMouvements") == []


@pytest.mark.acces
def test_nothing_moves_when_no_motion_is_asked(page_libre: Page, adresse: str) -> None:
    """The control: the same page moves when nobody asks that it does not."""
    for chemin in (ACCUEIL, ANNUAIRE, CARTE):
        sondes = open_page(page_libre, adresse + chemin, 1280)
        assert ask(sondes, "listMouvements") == [], chemin
    page_libre.emulate_media(reduced_motion="no-preference")
    trouves = ask(sondes, "listMouvements")
    assert "listMouvements : défilement html.cpts-menu-pret" in trouves
    assert any(trouve.startswith("listMouvements : transition a.") for trouve in trouves)


# What a probe is made for → a page where it must find it.
PERTES = {
    "listCoupes": (
        '<div style="overflow: hidden; width: 50px; height: 10px"><p style="width: 300px">Coupé</p></div>',
        '<p style="position: absolute; left: -300px">Parti</p>',
    ),
    "listCouverts": ('<p>Dessous</p><div style="position: absolute; inset: 0; background: red"></div>',),
    "listMeles": ('<p style="position: absolute; top: 9px">Un</p><p style="position: absolute; top: 9px">Deux</p>',),
    "listEffaces": (
        '<svg width="40" height="40"><path fill="white" d="M0 0h40v40z"/></svg>',
        '<i style="display: block; width: 9px; height: 9px; background: white; mask: linear-gradient(red, red)"></i>',
    ),
    "listEtatsPerdus": (
        (
            "<style>[aria-current] { color: red; background: pink }</style>"
            '<a class="x" href="#" aria-current="page">Ici</a> <a class="x" href="#">Ailleurs</a>'
        ),
    ),
    "listSansFocus": (
        '<style>a:focus { outline: none }</style><a href="#">Un lien</a>',
        '<style>a:focus { outline: none }</style><svg><a href="#"><path stroke="red" d="M0 0h40v40z"/></a></svg>',
    ),
    "listMouvements": (
        '<p style="transition: color 1s">Un</p>',
        "<style>@keyframes tourne { to { rotate: 1turn } } p { animation: tourne 1s infinite }</style><p>Un</p>",
    ),
}
SAINE = """<a class="x" href="#" aria-current="page" style="font-weight: 700; border: 2px solid">Ici</a>
<a class="x" href="#">Ailleurs</a><p style="overflow: hidden">Un texte.</p>
<svg width="40" height="40"><path d="M0 0h40v40z"/></svg>
<style>svg a:focus { outline: none } svg a:focus path { stroke: black; stroke-width: 4 }</style>
<svg width="40" height="40"><a class="trace" href="#"><path d="M0 0h40v40z"/></a></svg>"""


def test_each_probe_finds_the_loss_it_is_made_for_and_nothing_on_a_sound_page(page_libre: Page) -> None:
    page_libre.emulate_media(forced_colors="active")
    for nom, pages in PERTES.items():
        for html in pages:
            page_libre.set_content(html)
            page_libre.keyboard.press("Tab")
            assert ask(page_libre.evaluate_handle(SONDES), nom) != [], (nom, html)
    page_libre.set_content(SAINE)
    page_libre.keyboard.press("Tab")
    assert ask(page_libre.evaluate_handle(SONDES), *PERTES) == []


def test_a_text_a_control_or_a_width_that_is_lost_is_told(page_libre: Page) -> None:
    page_libre.set_content("<h1>Titre</h1><button>Chercher</button>")
    sondes = page_libre.evaluate_handle(SONDES)
    temoin = read_temoin(sondes)
    assert list_pertes(sondes, temoin) == []
    page_libre.add_style_tag(content="h1, button { display: none } body { width: 1290px; margin: 0 }")
    assert list_pertes(sondes, temoin) == [
        "la page déborde de 10 px",
        "texte perdu : Titre",
        "texte perdu : Chercher",
        "commande perdue : button Chercher",
    ]
