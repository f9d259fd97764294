"""What two machines, axe and HTML CodeSniffer, find in every layout and in every state; the keyboard has its own files.

`make test` shows each layout to the second and half of them to axe, at one width and one scheme each, in turn, without
the items of its lists that show nothing new; `make acces` shows them whole, to both, at all of them.
"""

from collections.abc import Callable
from itertools import pairwise, product
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.navigateur import axe, htmlcs
from tests.navigateur.etats import ETATS, PREMIERS, Etat
from tests.navigateur.pages import ACCUEIL, ACTION, ANNUAIRE, CARTE, EVENEMENT, FICHE, GENRES, RECHERCHE, TOUS_GENRES

Schema = Literal["light", "dark"]
Cadre = tuple[int, Schema]
CADRES: tuple[Cadre, ...] = tuple(product((320, 360, 1280), ("light", "dark")))
MACROS = "contribuer/macros/"
TARDIVES = {ANNUAIRE, CARTE, MACROS}
"""Pages whose scripts fetch something once loaded."""
CIBLES_PRINCIPALES = ".cpts-bouton, .cpts-menu__bouton, .cpts-recherche__bouton, summary, .cpts-evitement"
TROP_PETITES = """(selecteur) => [...document.querySelectorAll(selecteur)]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
  .map(e => `${e.className} ${e.textContent.trim().slice(0, 40)} ${e.getBoundingClientRect().height}`)"""
EST_POSEE = """() => new Promise((dire) => {
  let hauteur = -1, images = 0;
  const regarder = () => {
    const presente = document.documentElement.scrollHeight;
    images = presente === hauteur ? images + 1 : 0;
    hauteur = presente;
    if (images === 5) dire(); else requestAnimationFrame(regarder);
  };
  regarder();
})"""
"""Resolves once nothing has moved the end of the page for five images in a row: scripts fill what the width allows."""
ALLEGE = """() => {
  const vus = new Set();
  const lireTraits = (e) => [e, ...e.querySelectorAll("*")].map((x) =>
    [x.tagName, ...x.getAttributeNames(), x.getAttribute("class"), x.parentElement.getAttribute("class")].join(" "));
  for (const e of document.querySelectorAll("main :is(li, tbody > tr)")) {
    if (!e.isConnected) continue;
    const rang = [...e.parentElement.children].indexOf(e);
    const neufs = lireTraits(e).filter((trait) => !vus.has(trait));
    if (rang >= 3 && neufs.length === 0) e.remove();
    neufs.forEach((trait) => vus.add(trait));
  }
}"""
"""From the fourth item of a list on, only those with an element, a class or an attribute that none had before."""
LUS_PAR_AXE = {*GENRES[::2], GENRES[-1], ACCUEIL, ANNUAIRE, FICHE, EVENEMENT, ACTION, CARTE, RECHERCHE} - {MACROS}
LIT_TITRES = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"


@pytest.fixture
def page_lue(open_contexte: Callable[..., BrowserContext]) -> Page:
    """The machines are injected: the policy of the pages, tested elsewhere, would refuse them."""
    return open_contexte(bypass_csp=True).new_page()


def open_page(page: Page, adresse: str) -> None:
    page.goto(adresse, wait_until="networkidle" if adresse.endswith(tuple(TARDIVES)) else "load")


def frame(page: Page, cadre: Cadre) -> None:
    largeur, schema = cadre
    page.set_viewport_size({"width": largeur, "height": 900})
    page.emulate_media(color_scheme=schema)
    page.evaluate(EST_POSEE)


def read_cadres(page: Page, cadres: tuple[Cadre, ...]) -> dict[str, list[str]]:
    """What both machines find, by frame; a second scheme is read for its colours alone."""
    trouves: dict[str, list[str]] = {}
    largeurs: set[int] = set()
    for largeur, schema in cadres:
        frame(page, (largeur, schema))
        trouves[f"{largeur} {schema}"] = axe.find_violations(page, couleurs=largeur in largeurs)
        trouves[f"{largeur} {schema}"] += htmlcs.find_ecarts(page)
        largeurs.add(largeur)
    return {cadre: ecarts for cadre, ecarts in trouves.items() if ecarts}


@pytest.mark.parametrize(("rang", "chemin"), list(enumerate(GENRES)), ids=GENRES)
def test_a_layout_is_in_order_and_two_machines_find_nothing(
    page_lue: Page, adresse: str, rang: int, chemin: str
) -> None:
    """At one width and in one scheme: both change from one layout to the next.

    Axe, ten times slower than the other machine, reads half of the layouts here, and each of them in `make acces`.
    """
    open_page(page_lue, adresse + chemin)
    check_structure(page_lue)
    frame(page_lue, CADRES[rang % 6])
    page_lue.evaluate(ALLEGE)
    assert htmlcs.find_ecarts(page_lue) == []
    if chemin in LUS_PAR_AXE:
        assert axe.find_violations(page_lue) == []


def check_structure(page: Page) -> None:
    """On the smallest phone: one title, headings in order, no sideways scroll, main targets large enough."""
    frame(page, (320, "light"))
    niveaux = page.evaluate(LIT_TITRES)
    assert niveaux.count(1) == 1
    assert all(suivant <= niveau + 1 for niveau, suivant in pairwise(niveaux))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TROP_PETITES, CIBLES_PRINCIPALES) == []


def test_a_lighter_page_keeps_every_kind_of_item(page_lue: Page) -> None:
    page_lue.set_content(
        "<main><ul>" + "<li><a href='#'>Un</a></li>" * 9 + "<li class='x'>Dix</li><li hidden>Onze</li></ul></main>"
    )
    page_lue.evaluate(ALLEGE)
    assert page_lue.locator("li").all_text_contents() == ["Un", "Un", "Un", "Dix", "Onze"]


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("chemin", TOUS_GENRES)
def test_two_machines_find_nothing_in_a_layout_at_any_width_by_day_or_night(
    page_lue: Page, adresse: str, chemin: str
) -> None:
    open_page(page_lue, adresse + chemin)
    assert read_cadres(page_lue, CADRES) == {}


@pytest.mark.parametrize(("rang", "etat"), list(enumerate(PREMIERS)), ids=[etat.nom for etat in PREMIERS])
def test_two_machines_find_nothing_in_what_opens(page_lue: Page, adresse: str, rang: int, etat: Etat) -> None:
    cadres = list_cadres(etat)
    show(page_lue, adresse, etat, cadres[rang % len(cadres)])
    assert axe.find_violations(page_lue) == []
    assert htmlcs.find_ecarts(page_lue) == []


@pytest.mark.acces
@pytest.mark.campagne
@pytest.mark.parametrize("etat", ETATS, ids=[etat.nom for etat in ETATS])
def test_two_machines_find_nothing_in_what_opens_at_any_width_by_day_or_night(
    page_lue: Page, adresse: str, etat: Etat
) -> None:
    """Opened again at each width: what opens on a phone may be always there on a desk."""
    for largeur in etat.largeurs:
        show(page_lue, adresse, etat, (largeur, "light"))
        assert read_cadres(page_lue, ((largeur, "light"), (largeur, "dark"))) == {}


def show(page: Page, adresse: str, etat: Etat, cadre: Cadre) -> None:
    frame(page, cadre)
    # A selection is kept in the tab: the next opening starts without it.
    page.goto(adresse)
    page.evaluate("sessionStorage.clear()")
    open_page(page, adresse + etat.chemin)
    etat.ouvrir(page)
    page.evaluate(EST_POSEE)


def list_cadres(etat: Etat) -> list[Cadre]:
    return [cadre for cadre in CADRES if cadre[0] in etat.largeurs]


def test_each_machine_would_find_a_planted_defect(page_lue: Page, adresse: str) -> None:
    """The control: the empty lists above are findings, not checks that did not run."""
    page_lue.goto(adresse)
    page_lue.evaluate(
        """() => {
          const plante = (balise, plus = {}) => document.querySelector('main').append(
            Object.assign(document.createElement(balise), plus));
          plante('button');
          plante('img', {src: 'assets/img/favicon.svg'});
          plante('blink', {textContent: 'attention'});
        }"""
    )
    assert {ecart.split()[0] for ecart in axe.find_violations(page_lue)} >= {"button-name", "image-alt"}
    assert {ecart.split()[0] for ecart in htmlcs.find_ecarts(page_lue)} >= {"H91.Button.Name", "H37", "F47"}


PALIT = """(gris) => {
  const feuille = new CSSStyleSheet();
  feuille.replaceSync(`h1 { color: rgb(${gris}, ${gris}, ${gris}); background: linear-gradient(#fff, #eee); }`);
  document.adoptedStyleSheets = [feuille];
}"""


def test_a_pale_text_over_a_ground_that_axe_cannot_tell_is_measured_by_its_pixels(page_lue: Page, adresse: str) -> None:
    page_lue.goto(adresse + "professions/")
    for gris, trouves in ((190, ["contraste"]), (90, [])):
        page_lue.evaluate(PALIT, gris)
        assert [ecart.split()[0] for ecart in axe.find_violations(page_lue)] == trouves, gris
