"""Lambert-93 metres → WGS 84 degrees, for metropolitan France.

Source: IGN, « Projection cartographique conique conforme de Lambert » (NTG 71), algorithms ALG0002 and ALG0004, with
the constants of Lambert-93 on the ellipsoid IAG GRS 1980. RGF93 and WGS 84 are the same to a metre.
"""

import math

_EXCENTRICITE = 0.081819191042816
_N = 0.725607765053267
_C = 11754255.426096
_X_S, _Y_S = 700000.0, 12655612.049876
_LONGITUDE_0 = math.radians(3)
_PRECISION = 1e-12
X_LAMBERT = (0.0, 1_300_000.0)
Y_LAMBERT = (6_000_000.0, 7_200_000.0)
"""Where the metres of metropolitan France and Corsica lie, a little enlarged."""


def is_lambert(x: float, y: float) -> bool:
    """Whether these can be metres of Lambert-93; degrees and the metres of other projections cannot."""
    return X_LAMBERT[0] <= x <= X_LAMBERT[1] and Y_LAMBERT[0] <= y <= Y_LAMBERT[1]


def convert_lambert(x: float, y: float) -> tuple[float, float]:
    """(latitude, longitude) in degrees of a point in Lambert-93."""
    rayon = math.hypot(x - _X_S, y - _Y_S)
    gamma = math.atan2(x - _X_S, _Y_S - y)
    isometrique = -math.log(rayon / _C) / _N
    return math.degrees(_invert(isometrique)), math.degrees(_LONGITUDE_0 + gamma / _N)


def _invert(isometrique: float) -> float:
    """The latitude, in radians, of an isometric latitude; a few turns are enough."""
    latitude = 2 * math.atan(math.exp(isometrique)) - math.pi / 2
    while True:
        sinus = _EXCENTRICITE * math.sin(latitude)
        facteur = ((1 + sinus) / (1 - sinus)) ** (_EXCENTRICITE / 2)
        suivante = 2 * math.atan(facteur * math.exp(isometrique)) - math.pi / 2
        if abs(suivante - latitude) < _PRECISION:
            return suivante
        latitude = suivante
