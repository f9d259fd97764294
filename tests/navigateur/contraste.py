"""The contrast of a text where axe cannot tell its ground: read on two pictures, with it and without."""

import re
from io import BytesIO
from math import ceil, floor
from typing import NamedTuple

from PIL import Image, ImageChops
from playwright.sync_api import Page

PEINT = """(encres) => {
  for (const e of document.querySelectorAll("[data-doute]")) {
    const encre = encres ? encres[Number(e.dataset.doute) % encres.length] : null;
    for (const nom of e instanceof SVGElement ? ["fill"] : ["color", "text-decoration-color"])
      e.style.setProperty(nom, encre ? `rgb(${encre})` : "transparent", "important");
  }
}"""
EFFACE = """() => {
  for (const e of document.querySelectorAll("[data-doute]"))
    for (const nom of ["fill", "color", "text-decoration-color"]) e.style.removeProperty(nom);
}"""
ENCRES = [(255, vert, bleu) for vert in (0, 85, 170) for bleu in (0, 85, 170, 255)]
"""Loud colours, far from one another: where two texts lie over one another, each pixel belongs to one of them."""
PRES = 40
"""Of 255: the smoothing of a letter changes its colour by less than that where it is fully drawn."""

Couleur = tuple[int, int, int]
Boite = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the page."""
DELAI_IMAGE_MS = 60_000


class Texte(NamedTuple):
    """`couleur`: as computed. `seuil`: the contrast due to its size."""

    html: str
    boite: Boite
    couleur: str
    seuil: float


def list_trop_pales(page: Page, textes: list[Texte]) -> list[str]:
    """The texts whose letters lie on a pixel too close to their colour; a text that is covered has none.

    The nth text is the element whose `data-doute` is n.
    """
    cadre = _unite(textes)
    page.evaluate(PEINT, ENCRES)
    peints = _take(page, cadre)
    page.evaluate(PEINT, None)
    fonds = _take(page, cadre)
    page.evaluate(EFFACE)
    places = [texte._replace(boite=_shift(texte.boite, cadre)) for texte in textes]
    mesures = [(texte, _measure(peints, fonds, texte, rang)) for rang, texte in enumerate(places)]
    return [f"{texte.html} {contraste:.2f}" for texte, contraste in mesures if contraste < texte.seuil]


def _measure(peints: Image.Image, fonds: Image.Image, texte: Texte, rang: int) -> float:
    """The lowest contrast between the colour of a text and what its letters cover; 21 when they are covered."""
    boite = _round(texte.boite)
    encre_forte = ENCRES[rang % len(ENCRES)]
    ecart = ImageChops.difference(peints.crop(boite), Image.new("RGB", _size(boite), encre_forte))
    change = ImageChops.difference(peints.crop(boite), fonds.crop(boite))
    pixels = zip(*map(_list_pixels, (ecart, change, fonds.crop(boite))), strict=True)
    couverts = {fond for e, c, fond in pixels if max(e) < PRES and max(c) > PRES}
    encre = read_couleur(texte.couleur)
    return min((compute_contraste(encre, fond) for fond in couverts), default=21.0)


def read_couleur(texte: str) -> Couleur:
    """`rgb(11, 92, 107)` → (11, 92, 107); raises ValueError on anything else, translucent colours included."""
    trouve = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", texte)
    if trouve is None:
        raise ValueError(texte)
    rouge, vert, bleu = map(int, trouve.groups())
    return rouge, vert, bleu


def compute_contraste(une: Couleur, autre: Couleur) -> float:
    """From 1 to 21. Source: WCAG 2.2, « contrast ratio »."""
    sombre, claire = sorted((_compute_luminance(une), _compute_luminance(autre)))
    return (claire + 0.05) / (sombre + 0.05)


def _compute_luminance(couleur: Couleur) -> float:
    parts = (c / 255 for c in couleur)
    rouge, vert, bleu = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def _take(page: Page, cadre: Boite) -> Image.Image:
    """That part of the page alone: a picture of a long page is slow."""
    gauche, haut, droite, bas = cadre
    zone = {"x": gauche, "y": haut, "width": droite - gauche, "height": bas - haut}
    image = page.screenshot(full_page=True, clip=zone, animations="disabled", timeout=DELAI_IMAGE_MS)  # type: ignore[arg-type]
    return Image.open(BytesIO(image)).convert("RGB")


def _unite(textes: list[Texte]) -> Boite:
    """The smallest frame around every text, in whole pixels."""
    gauches, hauts, droites, bas = zip(*(texte.boite for texte in textes), strict=True)
    return max(0, floor(min(gauches))), max(0, floor(min(hauts))), ceil(max(droites)), ceil(max(bas))


def _shift(boite: Boite, cadre: Boite) -> Boite:
    dx, dy = cadre[:2]
    return boite[0] - dx, boite[1] - dy, boite[2] - dx, boite[3] - dy


def _list_pixels(image: Image.Image) -> list[Couleur]:
    octets = image.tobytes()
    return list(zip(octets[0::3], octets[1::3], octets[2::3], strict=True))


def _size(boite: tuple[int, int, int, int]) -> tuple[int, int]:
    return boite[2] - boite[0], boite[3] - boite[1]


def _round(boite: Boite) -> tuple[int, int, int, int]:
    gauche, haut, droite, bas = boite
    return int(gauche), int(haut), max(int(droite) + 1, int(gauche) + 1), max(int(bas) + 1, int(haut) + 1)
