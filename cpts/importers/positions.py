"""Two numbers of a file → a point on the map, or why they are not one: degrees, Lambert-93 metres, swapped or not."""

import math
from typing import Any, NamedTuple

from cpts.importers.lambert import convert_lambert, is_lambert
from cpts.model.lieu import is_en_france
from cpts.text import quote

LAMBERT = "position convertie de Lambert-93 en degrés"
INVERSEE = "latitude et longitude remises dans l’ordre"
DECIMALES = 6


class Point(NamedTuple):
    """Degrees of WGS 84, and what was done to have them, "" when nothing was."""

    latitude: float
    longitude: float
    note: str = ""

    def write(self) -> dict[str, str]:
        """The group of the YAML."""
        return {"latitude": str(round(self.latitude, DECIMALES)), "longitude": str(round(self.longitude, DECIMALES))}


class PointInvalide(ValueError):
    """The text is French, without its final point."""


def read_point(abscisse: Any, ordonnee: Any) -> Point:
    """The point at x (longitude, or metres to the east) and y (latitude, or metres to the north).

    A swap is put right only when one order is in France and the other is not. Raises `PointInvalide`.
    """
    x, y = _parse(abscisse), _parse(ordonnee)
    if is_en_france(y, x):
        return Point(y, x)
    if is_en_france(x, y):
        return Point(x, y, INVERSEE)
    if is_lambert(x, y):
        return Point(*convert_lambert(x, y), LAMBERT)
    if is_lambert(y, x):
        return Point(*convert_lambert(y, x), f"{LAMBERT}, x et y remis dans l’ordre")
    raise PointInvalide(f"le point {abscisse}, {ordonnee} n’est ni en degrés ni en mètres Lambert-93, en France")


def _parse(nombre: Any) -> float:
    texte = str(nombre).strip().replace(",", ".")
    try:
        valeur = float(texte) if not isinstance(nombre, bool) else math.nan
    except ValueError:
        valeur = math.nan
    if not math.isfinite(valeur) or "_" in texte:
        raise PointInvalide(f"{quote(str(nombre), 30)} n’est pas un nombre")
    return valeur
