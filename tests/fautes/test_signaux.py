"""Ctrl+C, or a machine that stops: one word, the old site, nothing left."""

import pytest

from tests.fautes.conftest import Chantier
from tests.fautes.pannes import Panne

EN_CAMPAGNE = [pytest.param(*cas, marks=pytest.mark.campagne) for cas in (("SIGINT", 130), ("SIGHUP", 129))]


@pytest.mark.parametrize(("signal", "code"), [("SIGTERM", 143), *EN_CAMPAGNE])
def test_a_build_that_is_asked_to_stop_says_so_and_leaves_nothing(chantier: Chantier, signal: str, code: int) -> None:
    fait = chantier.construire(Panne("cpts ouvrir atelier/nouveau/index.html", signal))
    assert (fait.code, fait.sortie) == (code, "")
    assert fait.erreurs.splitlines()[-1] == "Interrompu."
    assert "Traceback" not in fait.erreurs
    assert (chantier.etat, chantier.restes) == ("ancien", [])


@pytest.mark.campagne
@pytest.mark.parametrize("signal", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(
    "point",
    [
        "cpts verrouiller atelier/verrou",
        "cpts creer atelier/nouveau",
        "mkdocs ouvrir atelier/squelette.json",
        "cpts renommer site → atelier/ancien",
        "cpts renommer atelier/nouveau → site",
        "cpts effacer atelier/squelette.json",
    ],
)
def test_wherever_it_is_asked_to_stop_the_site_is_whole(vrai_chantier: Chantier, signal: str, point: str) -> None:
    """After the two renames the new site is there; before, the old one comes back."""
    fait = vrai_chantier.construire(Panne(point, signal), PANNE_SANS_ECHANGE="1")
    assert fait.code in (130, 143)
    assert "Traceback" not in fait.erreurs
    assert vrai_chantier.etat == ("neuf" if "effacer" in point else "ancien")
    assert vrai_chantier.construire().code == 0
    assert (vrai_chantier.etat, vrai_chantier.restes) == ("neuf", [])
