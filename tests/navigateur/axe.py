"""What axe says of the page that is open; where it cannot tell a contrast, the pixels do."""

from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.navigateur.contraste import Texte, list_trop_pales

REGLES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations", "incomplete"],
    # Not one more request for the style sheets, not a path to each element: the HTML is enough to find it.
    "preload": False,
    "selectors": False,
    "elementRef": True,
}
DE_COULEUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All that a colour scheme can change."""
PASSE = """async (options) => {
  const { violations, incomplete } = await axe.run(options);
  for (const e of document.querySelectorAll("[data-doute]")) delete e.dataset.doute;
  const lit = (noeud, rang) => {
    noeud.element.dataset.doute = rang;
    const e = noeud.element, s = getComputedStyle(e), b = e.getBoundingClientRect();
    const gras = Number(s.fontWeight) >= 700, px = parseFloat(s.fontSize);
    const boite = [b.left + scrollX, b.top + scrollY, b.right + scrollX, b.bottom + scrollY];
    return [noeud.html.slice(0, 160), boite, e instanceof SVGElement ? s.fill : s.color,
      px >= 24 || (gras && px >= 18.66) ? 3 : 4.5];
  };
  return {
    violations: violations.flatMap((v) => v.nodes.map((n) => `${v.id} ${n.html.slice(0, 160)}`)),
    doutes: incomplete.filter((i) => i.id === "color-contrast").flatMap((i) => i.nodes).map(lit),
  };
}"""


def find_violations(page: Page, *, couleurs: bool = False) -> list[str]:
    """The violations, then the texts in doubt that are too pale; with `couleurs`, of colour alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_read_script())
    trouve = page.evaluate(PASSE, OPTIONS | {"runOnly": DE_COULEUR if couleurs else REGLES})
    doutes = [Texte(html, tuple(boite), couleur, seuil) for html, boite, couleur, seuil in trouve["doutes"]]
    return trouve["violations"] + ([f"contraste {t}" for t in list_trop_pales(page, doutes)] if doutes else [])


@cache
def _read_script() -> str:
    return Axe().axe_script
