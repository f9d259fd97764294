"""The page of a meeting or of an action shows where it takes place on the drawing of the territory."""

import re
from pathlib import Path

import pytest

POINT = re.compile(r'<circle class="cpts-territoire__point" cx="([\d.]+)" cy="([\d.]+)" r="11"/>')
NOM = re.compile(r'<text class="cpts-territoire__nom" x="([\d.]+)" y="([\d.]+)">([^<]+)</text>')
BOITE = re.compile(r'viewBox="0 0 (\d+) (\d+)" role="img" aria-label="([^"]+)"')


def read_page(site: Path, chemin: str) -> str:
    return (site / chemin / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("chemin", "titre", "nombre"),
    [
        ("agenda/samedi-vaccins", "Hazebrouck et les communes qui l’entourent, 1 lieu marqué d’un point", 1),
        ("prevention/depistage-colorectal", "Carte du territoire : 3 lieux marqués d’un point", 3),
    ],
)
def test_each_place_is_a_dot_that_hides_no_name(demonstration: Path, chemin: str, titre: str, nombre: int) -> None:
    html = read_page(demonstration, chemin)
    [(largeur, hauteur, lu)] = BOITE.findall(html)
    points = [(float(x), float(y)) for x, y in POINT.findall(html)]
    assert lu.replace("\u00a0", " ") == titre
    assert len(points) == nombre
    assert all(0 < x < float(largeur) and 0 < y < float(hauteur) for x, y in points)
    noms = [(float(x), float(y), nom) for x, y, nom in NOM.findall(html)]
    assert noms
    assert [n for x, y, n in noms for a, b in points if abs(x - a) < 6 * len(n) and abs(y - b) < 20] == []


@pytest.mark.parametrize("chemin", ["agenda/webinaire-plaies", "agenda/forum-sante-2026"], ids=["visio", "passe"])
def test_nowhere_to_go_no_drawing(demonstration: Path, chemin: str) -> None:
    assert "Sur la carte" not in read_page(demonstration, chemin)
