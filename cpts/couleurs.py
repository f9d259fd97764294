"""Leaf of the pipeline: contrast of the two colours a CPTS chooses, and their variants for the dark theme.

Source: WCAG 2.2, « relative luminance » and « contrast ratio ».
"""

import colorsys

CONTRASTE_MINIMAL = 4.5
FOND_CLAIR, FOND_NUIT, FOND_NUIT_HAUT = "#fcfbf8", "#12191b", "#1b2426"
"""The grounds of the style sheet: paper, night, and cards at night."""


def compute_contraste(couleur: str, fond: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    clair, sombre = sorted((_luminance(couleur), _luminance(fond)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


def _rgb(couleur: str) -> tuple[float, float, float]:
    rouge, vert, bleu = (int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return rouge, vert, bleu


def _hex(*composantes: float) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in composantes)


def _luminance(couleur: str) -> float:
    rouge, vert, bleu = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(couleur))
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def mix(couleur: str, autre: str, part: float) -> str:
    """`couleur` with `part` (0–1) of `autre`, channel by channel in sRGB."""
    return _hex(*(a + (b - a) * part for a, b in zip(_rgb(couleur), _rgb(autre), strict=True)))


def pick_lisible(couleur: str, fond: str, minimum: float) -> str:
    """The hue of `couleur`, just light enough to be read on the dark `fond`."""
    teinte, _, saturation = colorsys.rgb_to_hls(*_rgb(couleur))
    essais = (_hex(*colorsys.hls_to_rgb(teinte, pas / 100, min(saturation, 0.5))) for pas in range(101))
    return next((essai for essai in essais if compute_contraste(essai, fond) >= minimum), "#ffffff")
