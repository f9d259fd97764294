"""Outlines: which communes touch, and a simpler drawing of all of them that opens no gap and makes no overlap.

Simplifying each commune alone moves the two sides of a border apart. Here the borders are simplified, once each.
Needs shapely, which nothing else in the project does: it is asked for at edit time, by those who draw a territory.
"""

import math
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any, NamedTuple

from cpts.errors import BuildError
from cpts.model.site import Commune

INSTALLER = f'"{sys.executable}" -m pip install --require-hashes -r requirements-territoire.txt'
"""For the very Python that runs: another one may come first in the PATH."""
_METRES_PAR_DEGRE = 111_320
_DECIMALES = (5, 6, 7)
"""A metre, then a tenth of it where a metre would make a thin outline cross itself."""
_VIDE_MAX_M = 200
"""A hole between communes that is no wider was made by who drew them; a larger one may be a lake."""
_ECART_AIRE_MAX = 0.05
"""Sewing that changes a commune by more than this share of its area would move it, not mend it."""
_CONTACT_DEGRES = 1e-5
"""Outlines that come this near, a metre, touch: some files write the two sides of a border apart."""


class Dessin(NamedTuple):
    """Outlines ready to be written.

    `fautives`: names of those whose borders were not right. `recousues`: they are now; else nothing is simplified.
    """

    communes: list[Commune]
    fautives: tuple[str, ...] = ()
    recousues: bool = False


def load_shapely() -> Any:
    """The shapely module; `BuildError` says how to get it."""
    try:
        return import_module("shapely")
    except ImportError as erreur:
        raise BuildError(
            "Pour dessiner un territoire, il faut le module « shapely », qui n’est pas installé. "
            f"Installez-le, puis relancez la commande :\n  {INSTALLER}"
        ) from erreur


def find_voisines(communes: Sequence[Commune], couvertes: Collection[str]) -> set[str]:
    """The codes of those that touch, even by a corner, one of the covered ones."""
    shapely = load_shapely()
    formes = [_make_forme(c) for c in communes]
    ici = [forme for forme, c in zip(formes, communes, strict=True) if c.code in couvertes]
    arbre = shapely.STRtree(formes)
    touchees = arbre.query(ici, predicate="dwithin", distance=_CONTACT_DEGRES)[1]
    return {communes[rang].code for rang in touchees} - set(couvertes)


def simplify_contours(communes: Sequence[Commune], tolerance_m: float) -> Dessin:
    """The same communes with fewer points, to within about `tolerance_m`; borders that do not meet are sewn first.

    Source: Visvalingam and Whyatt (1993), applied to the edges of a coverage.
    """
    formes = [_make_forme(c) for c in communes]
    etire = math.cos(math.radians(float(load_shapely().total_bounds(formes)[1])))
    plates = [_scale(forme, etire) for forme in formes]
    if fautives := _list_fautives(communes, plates):
        plates = _mend(communes, plates)
    if plates and (simples := _simplify(communes, plates, etire, tolerance_m)):
        return Dessin(simples, fautives, recousues=bool(fautives))
    return Dessin([_draw(c, _round(forme, _DECIMALES[-1])) for c, forme in _pair(communes, formes)], fautives)


def _simplify(communes: Sequence[Commune], plates: Sequence[Any], etire: float, tolerance_m: float) -> list[Commune]:
    """Points rounded to a metre, or less where a metre would break a border; [] when all would."""
    tolerance = tolerance_m / _METRES_PAR_DEGRE
    simples = [_scale(forme, 1 / etire) for forme in load_shapely().coverage_simplify(plates, tolerance)]
    for decimales in _DECIMALES:
        arrondies = [_round(forme, decimales) for forme in simples]
        if not _list_fautives(communes, arrondies):
            return [_draw(c, forme) for c, forme in _pair(communes, arrondies)]
    return []


def _mend(communes: Sequence[Commune], plates: Sequence[Any]) -> list[Any]:
    """The same outlines sewn together; [] when that is not possible without changing one of them."""
    shapely = load_shapely()
    saines = shapely.make_valid(plates)
    if not all(forme.geom_type in ("Polygon", "MultiPolygon") for forme in saines):
        return []
    cousues = list(shapely.coverage_clean(saines, gap_width=_VIDE_MAX_M / _METRES_PAR_DEGRE))
    aires = zip(shapely.area(saines), shapely.area(cousues), strict=True)
    ecart = max(abs(apres - avant) / avant for avant, apres in aires)
    return [] if ecart > _ECART_AIRE_MAX or _list_fautives(communes, cousues) else cousues


def _pair(communes: Sequence[Commune], formes: Sequence[Any]) -> list[tuple[Commune, Any]]:
    return list(zip(communes, formes, strict=True))


def _list_fautives(communes: Sequence[Commune], formes: Sequence[Any]) -> tuple[str, ...]:
    """The names of those that cross themselves, or do not have the very same border as their neighbour."""
    shapely = load_shapely()
    bords = shapely.coverage_invalid_edges(formes)
    saines = shapely.is_valid(formes) & shapely.is_empty(bords)
    return tuple(c.nom for c, saine in zip(communes, saines, strict=True) if not saine)


def _make_forme(commune: Commune) -> Any:
    """The outline as shapely has it; two times the same point in a row is one."""
    shapely = load_shapely()
    polygones = [shapely.Polygon(anneaux[0], anneaux[1:]) for anneaux in commune.polygones]
    forme = polygones[0] if len(polygones) == 1 else shapely.MultiPolygon(polygones)
    return shapely.remove_repeated_points(forme)


def _scale(forme: Any, facteur: float) -> Any:
    """East-west distances times `facteur`: a degree of longitude is shorter than one of latitude."""
    return load_shapely().transform(forme, lambda points: points * [facteur, 1])


def _round(forme: Any, decimales: int) -> Any:
    """Each point rounded: the same for both sides of a border."""
    shapely = load_shapely()
    return shapely.remove_repeated_points(shapely.transform(forme, lambda points: points.round(decimales)))


def _draw(commune: Commune, forme: Any) -> Commune:
    """`commune` with that outline, outer rings counter-clockwise. Source: RFC 7946, 3.1.6."""
    forme = load_shapely().orient_polygons(forme)
    polygones = tuple(
        tuple(tuple((x, y) for x, y in anneau.coords) for anneau in (partie.exterior, *partie.interiors))
        for partie in getattr(forme, "geoms", [forme])
    )
    return replace(commune, polygones=polygones)
