"""What the tests of attacks ask of Chromium: the same tags as a harmless page, nothing run, texts as written."""

import json
from pathlib import Path

from playwright.sync_api import Page

BALISES = """(html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")]
  .map(e => `${e.tagName} ${e.getAttributeNames().join(" ")}`).sort()"""
"""What the browser makes of a page without its scripts, in an order that the names of a list do not change."""
BALISES_VIVANTES = """() => [...document.querySelectorAll("*")]
  .map(e => `${e.tagName} ${e.getAttributeNames().join(" ")}`).sort()"""
TITRES = """(html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [page.querySelector("h1").textContent.trim(), page.title];
}"""
LIEES = """(html) => [...new DOMParser().parseFromString(html, "text/html")
  .querySelectorAll("script[type='application/ld+json']")].map(bloc => bloc.textContent)"""
NAIVE = """<!doctype html><title>@</title><p title="@">@</p><p title='@'>x</p><textarea>@</textarea>
<script type="application/json">{"x": "@"}</script>"""
"""What a template without any escape makes of the text « @ »."""
PROVOQUE = """() => {
  for (const e of document.querySelectorAll("*")) {
    e.dispatchEvent(new MouseEvent("mouseover", { bubbles: true, clientX: 1, clientY: 1 }));
    e.dispatchEvent(new FocusEvent("focus"));
    e.dispatchEvent(new Event("toggle"));
  }
  return window.__hit ?? null;
}"""


def list_pages(site: Path) -> list[str]:
    """The addresses of its pages, posters and redirections included."""
    pages = sorted(fichier.relative_to(site).as_posix() for fichier in site.rglob("*.html"))
    return [page.removesuffix("index.html") for page in pages]


def read_html(site: Path, adresse: str) -> str:
    return (site / (adresse if adresse.endswith(".html") else f"{adresse}index.html")).read_text(encoding="utf-8")


def check_memes_balises(page: Page, hostile: Path, sage: Path) -> None:
    """Every page of a site has the elements and attributes of the same page of the other."""
    adresses = list_pages(hostile)
    assert adresses == list_pages(sage)
    for adresse in adresses:
        balises = [page.evaluate(BALISES, read_html(site, adresse)) for site in (hostile, sage)]
        assert balises[0] == balises[1], adresse
        assert len(balises[0]) > 10, adresse


def check_memes_balises_vivantes(page: Page, hostile: str, sage: str) -> None:
    """The same of a page that its scripts have completed."""
    balises = []
    for adresse in (hostile, sage):
        page.goto(adresse)
        page.wait_for_load_state("networkidle")
        balises.append(page.evaluate(BALISES_VIVANTES))
    assert balises[0] == balises[1], hostile


def wait_execution(page: Page) -> None:
    """Until an attack has run; asked at intervals, for a page that draws nothing calls no frame."""
    page.wait_for_function("() => window.__hit === 1", polling=20)


def read_titres(page: Page, site: Path, rang: int) -> dict[str, str]:
    """Address → title of the pages of the entries of this rank; the window has it too."""
    listes = {
        "annuaire": ("structures", "professionnels"),
        "agenda": ("evenements",),
        "prevention": ("actions",),
        "parcours": ("parcours",),
        "la-cpts/actualites": ("actualites",),
    }
    adresses = [f"{chemin}/{liste}-{rang}/" for chemin, noms in listes.items() for liste in noms]
    titres = {}
    for adresse in adresses:
        titre, fenetre = page.evaluate(TITRES, read_html(site, adresse))
        assert " ".join(titre.split()) in " ".join(fenetre.split()), adresse
        titres[adresse] = titre
    return titres


def check_donnees_liees(page: Page, site: Path) -> int:
    """Each block of JSON-LD of each page is JSON, of the vocabulary of schema.org; how many there are."""
    blocs = [bloc for adresse in list_pages(site) for bloc in page.evaluate(LIEES, read_html(site, adresse))]
    for bloc in blocs:
        assert json.loads(bloc)["@context"] == "https://schema.org"
    return len(blocs)
