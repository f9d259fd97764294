"""A clock that jumps: the same day asked for makes the same site, and nothing old is taken from a cache."""

import os
from pathlib import Path

import pytest

from tests.fautes.conftest import Chantier

MOIS = 30 * 24 * 3600


def date_fichiers(dossier: Path, instant: int) -> None:
    for fichier in dossier.rglob("*"):
        os.utime(fichier, (instant, instant))


@pytest.mark.campagne
@pytest.mark.parametrize("secondes", [-3 * MOIS, 400 * MOIS])
def test_a_clock_months_away_changes_no_byte(vrai_chantier: Chantier, secondes: int) -> None:
    """Files of 1970 and of 2060 beside it, and the caches of the day before."""
    projet = vrai_chantier.reference.projet
    date_fichiers(projet / "docs", 0 if secondes > 0 else 2_840_000_000)
    date_fichiers(projet / ".cache", 2_840_000_000 if secondes > 0 else 0)
    fait = vrai_chantier.construire(PANNE_HORLOGE=str(secondes))
    assert fait.code == 0, fait.erreurs
    assert (vrai_chantier.etat, vrai_chantier.restes) == ("neuf", [])


@pytest.mark.campagne
def test_a_template_that_changes_without_a_new_date_is_compiled_again(chantier: Chantier) -> None:
    gabarit = chantier.reference.projet / "overrides" / "composants" / "vide.html"
    gabarit.parent.mkdir(parents=True, exist_ok=True)
    pages = []
    for mot in ("premier", "suivant"):
        gabarit.write_text(f"<p>{mot}</p>\n", encoding="utf-8")
        os.utime(gabarit, (0, 0))
        fait = chantier.construire()
        assert fait.code == 0, fait.erreurs
        pages.append({mot for page in chantier.site.rglob("*.html") if mot in page.read_text(encoding="utf-8")})
    gabarit.unlink()
    assert pages == [{"premier"}, {"suivant"}]
