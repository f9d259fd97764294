"""Outlines are simplified without gaps or overlaps, and neighbours are those that touch."""

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import shapely

from cpts.dossier import Dossier
from cpts.importers.territoire.contours import find_voisines, simplify_contours
from cpts.model.site import Anneau, Commune
from cpts.validate.geojson import read_geojson

DONNEES = Path(__file__).resolve().parents[2] / "data"


def read_territoire() -> list[Commune]:
    return read_geojson(Dossier(DONNEES, "data"))[0]


def detail(anneau: Anneau) -> Anneau:
    """The ring with sixteen times more points: each border wanders, the same way seen from both sides."""
    points: list[tuple[float, float]] = []
    for a, b in pairwise(anneau):
        milieux = _wander(*sorted((a, b)), random.Random(str(sorted((a, b)))), 4)
        points += [a, *(milieux if a < b else milieux[::-1])]
    return (*points, anneau[0])


def _wander(
    a: tuple[float, float], b: tuple[float, float], hasard: random.Random, profondeur: int
) -> list[tuple[float, float]]:
    if not profondeur or a == b:
        return []
    ecart = hasard.uniform(-0.03, 0.03)
    milieu = ((a[0] + b[0]) / 2 + (b[1] - a[1]) * ecart, (a[1] + b[1]) / 2 - (b[0] - a[0]) * ecart)
    return [*_wander(a, milieu, hasard, profondeur - 1), milieu, *_wander(milieu, b, hasard, profondeur - 1)]


def make_detaillees() -> list[Commune]:
    """The communes of the territory and those around, with outlines as fine as those of a survey."""
    return [
        replace(c, polygones=tuple(tuple(detail(a) for a in polygone) for polygone in c.polygones))
        for c in read_territoire()
    ]


def draw(communes: list[Commune]) -> list[shapely.MultiPolygon]:
    return [shapely.MultiPolygon([shapely.Polygon(p[0], p[1:]) for p in c.polygones]) for c in communes]


def count_points(communes: list[Commune]) -> int:
    return sum(len(anneau) for c in communes for polygone in c.polygones for anneau in polygone)


def count_trous(formes: list[shapely.MultiPolygon]) -> int:
    union = shapely.union_all(formes)
    return sum(len(partie.interiors) for partie in getattr(union, "geoms", [union]))


def test_simplified_outlines_leave_no_gap_and_no_overlap() -> None:
    fines = make_detaillees()
    dessin = simplify_contours(fines, 100)
    formes = draw(dessin.communes)
    assert dessin.fautives == ()
    assert count_points(dessin.communes) < count_points(fines) / 4
    assert shapely.coverage_is_valid(formes)
    assert shapely.union_all(formes).area == pytest.approx(sum(f.area for f in formes), abs=1e-12)
    assert count_trous(formes) == 0
    assert [c.code for c in dessin.communes] == [c.code for c in fines]
    # Control: communes simplified one by one do tear apart, so the check above can see it.
    seules = [forme.simplify(100 / 111_320) for forme in draw(fines)]
    assert count_trous(seules) > 5


def test_simplified_outlines_stay_near_the_real_ones() -> None:
    fines = make_detaillees()
    avant, apres = draw(fines), draw(simplify_contours(fines, 100).communes)
    ecarts_m = [a.hausdorff_distance(b) * 111_320 for a, b in zip(avant, apres, strict=True)]
    assert max(ecarts_m) < 400


def test_points_have_five_decimals_and_outer_rings_turn_counter_clockwise() -> None:
    for commune in simplify_contours(make_detaillees(), 100).communes:
        for polygone in commune.polygones:
            assert all(round(x, 5) == x and round(y, 5) == y for anneau in polygone for x, y in anneau)
            assert shapely.LinearRing(polygone[0]).is_ccw


def test_outlines_drawn_one_by_one_are_sewn_before_they_are_simplified() -> None:
    fines = make_detaillees()
    dechirees = [
        replace(c, polygones=((tuple(forme.geoms[0].simplify(100 / 111_320).exterior.coords),),))
        for c, forme in zip(fines, draw(fines), strict=True)
    ]
    assert count_trous(draw(dechirees)) > 5
    dessin = simplify_contours(dechirees, 100)
    formes = draw(dessin.communes)
    assert (len(dessin.fautives) > 5, dessin.recousues) == (True, True)
    assert shapely.coverage_is_valid(formes)
    assert count_trous(formes) == 0


def test_outlines_that_cannot_be_sewn_are_kept_and_said() -> None:
    communes = read_territoire()[:2]
    decalee = replace(
        communes[0], polygones=(tuple(tuple((x + 0.01, y) for x, y in a) for a in communes[0].polygones[0]),)
    )
    dessin = simplify_contours([communes[0], decalee], 5000)
    assert (dessin.fautives, dessin.recousues) == ((communes[0].nom, communes[0].nom), False)
    assert count_points(dessin.communes) == count_points([communes[0], decalee])


def test_an_enclave_stays_in_its_hole() -> None:
    def square(cote: float) -> Anneau:
        return (
            (3 - cote, 50 - cote),
            (3 + cote, 50 - cote),
            (3 + cote, 50 + cote),
            (3 - cote, 50 + cote),
            (3 - cote, 50 - cote),
        )

    dehors = Commune("01001", "Dehors", "dehors", (), None, False, ((square(0.1), square(0.02)),))
    dedans = Commune("01002", "Dedans", "dedans", (), None, False, ((square(0.02),),))
    dessin = simplify_contours([dehors, dedans], 100)
    assert [len(c.polygones[0]) for c in dessin.communes] == [2, 1]
    assert shapely.coverage_is_valid(draw(dessin.communes))


def test_neighbours_are_those_that_touch_the_territory() -> None:
    communes = read_territoire()
    couvertes = {c.code for c in communes if not c.voisine}
    assert find_voisines(communes, couvertes) == {c.code for c in communes if c.voisine}
    noms = {c.code: c.nom for c in communes}
    assert sorted(noms[code] for code in find_voisines(communes, {"59135"})) == [
        *("Bavinchove", "Hardifort", "Hondeghem", "Oudezeele", "Oxelaëre", "Sainte-Marie-Cappel"),
        *("Steenvoorde", "Terdeghem", "Wemaers-Cappel", "Zuytpeene"),
    ]
