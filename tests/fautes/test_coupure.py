"""kill -9 during `cpts construire`: the old site or the new one, whole; and the next build leaves nothing behind."""

from pathlib import Path

import pytest

from tests.construction import JOUR
from tests.fautes.conftest import DEMAIN, Chantier
from tests.fautes.pannes import Panne, choose_points

COUPURES = (
    ("cpts creer atelier/nouveau", DEMAIN, "ancien"),
    ("cpts remplir atelier/nouveau/agenda/cafe-du-gue/index.html", DEMAIN, "ancien"),
    ("cpts ouvrir atelier/nouveau/version.json", DEMAIN, "ancien"),
    # The remnants of the build before are being removed.
    ("cpts effacer atelier/nouveau/index.html", DEMAIN, "ancien"),
    # An instant before the swap; then well after it, when all is done but the lock.
    ("cpts echanger site", DEMAIN, "ancien"),
    ("cpts effacer atelier/verrou", DEMAIN, "neuf"),
    # The site that was replaced is being removed.
    ("cpts effacer atelier/nouveau/index.html", JOUR, "ancien"),
)
"""Where a build is killed, the day of the site that it makes, and what is published after it."""


def test_a_build_killed_anywhere_leaves_the_old_site_or_the_new_one(chantier: Chantier) -> None:
    for point, jour, attendu in COUPURES:
        fait = chantier.construire(Panne(point), jour)
        assert (point, fait.code, chantier.etat) == (point, -9, attendu)
    assert chantier.restes != []
    assert chantier.construire().code == 0
    assert (chantier.etat, chantier.restes) == ("neuf", [])


def test_a_build_killed_between_its_two_renames_is_repaired_by_the_next_command(chantier: Chantier) -> None:
    fait = chantier.construire(Panne("cpts renommer atelier/nouveau → site"), PANNE_SANS_ECHANGE="1")
    assert (fait.code, chantier.etat) == (-9, "absent")
    assert chantier.construire(Panne("cpts creer atelier/nouveau")).code == -9
    assert chantier.etat == "ancien"


def test_mkdocs_does_not_outlive_a_killed_build(vrai_chantier: Chantier) -> None:
    """The parent alone is killed, as the system does when memory is short."""
    fait = vrai_chantier.construire(Panne("cpts lire donnees/cpts.yaml", "tuer-seul"))
    assert (fait.code, vrai_chantier.etat) == (-9, "ancien")
    assert not (vrai_chantier.site.parent / ".site.atelier" / "squelette.json").exists()


@pytest.mark.campagne
def test_mkdocs_killed_stops_the_build_with_a_word(vrai_chantier: Chantier) -> None:
    fait = vrai_chantier.construire(Panne("mkdocs ouvrir atelier/squelette.json", "tuer-seul"))
    assert (fait.code, vrai_chantier.etat, vrai_chantier.restes) == (1, "ancien", [])
    assert "MkDocs n’a pas pu construire les pages de docs/ : le système l’a arrêté (mémoire pleine ?)." in fait.erreurs


@pytest.mark.campagne
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("echange", [{}, {"PANNE_SANS_ECHANGE": "1"}], ids=["échange", "deux-renommages"])
def test_whatever_the_point_a_killed_build_harms_nothing(
    chantier: Chantier, tmp_path: Path, part: int, echange: dict[str, str]
) -> None:
    points = choose_points(chantier.banc.list_points(tmp_path / "journal", *chantier.commande(), **echange), 100)
    assert chantier.construire(jour=JOUR).code == 0
    points = points[points.index("cpts renommer site → atelier/ancien") - 3 :] if echange else points
    assert len(points) >= (8 if echange else 35)
    for point in points[part::4]:
        assert chantier.construire(Panne(point), chantier.autre_jour, **echange).code == -9, point
        if chantier.etat == "absent":
            assert point == "cpts renommer atelier/nouveau → site"
        assert chantier.etat in ("ancien", "neuf", "absent"), point
        jour = chantier.autre_jour
        assert chantier.construire(jour=jour, **echange).code == 0, point
        assert (chantier.etat, chantier.restes) == ("ancien" if jour == JOUR else "neuf", []), point


@pytest.mark.campagne
@pytest.mark.parametrize("part", range(2))
def test_whatever_the_point_of_mkdocs_a_killed_build_harms_nothing(
    vrai_chantier: Chantier, tmp_path: Path, part: int
) -> None:
    tous = vrai_chantier.banc.list_points(tmp_path / "journal", *vrai_chantier.commande())
    points = choose_points([p for p in tous if p.startswith("mkdocs ")], 200)
    for point in points[part::2]:
        jour, avant = vrai_chantier.autre_jour, vrai_chantier.etat
        assert vrai_chantier.construire(Panne(point), jour).code == -9, point
        assert vrai_chantier.etat == avant, point
        fait = vrai_chantier.construire(Panne(point, "tuer-seul"), jour)
        assert (fait.code, vrai_chantier.etat, vrai_chantier.restes) == (1, avant, []), point
