"""Who takes part in an action, both ways: its page leads to the fiches, and the fiches lead back to it."""

import re
from pathlib import Path

import pytest

from tests.construction import get_main, read_page

EN_COURS = ["depistage-colorectal", "vaccination-grippe-covid", "bouger-pour-sa-sante", "pret-de-tensiometres"]


def list_cibles(site: Path, chemin: str, dossier: str) -> set[str]:
    """The ids under `dossier` that the page links to."""
    html = read_page(site, chemin)
    corps = html[html.index("<main") : html.index("</main>")]
    return set(re.findall(rf'href="[^"]*\b{dossier}/([a-z0-9-]+)/"', corps))


@pytest.mark.parametrize("action", EN_COURS)
def test_every_fiche_of_an_action_leads_back_to_it(demonstration: Path, action: str) -> None:
    fiches = list_cibles(demonstration, f"prevention/{action}", "annuaire")
    assert len(fiches) >= 3
    for fiche in fiches:
        assert action in list_cibles(demonstration, f"annuaire/{fiche}", "prevention"), fiche


def test_the_fiche_of_a_pharmacy_says_what_it_offers(demonstration: Path) -> None:
    texte = get_main(read_page(demonstration, "annuaire/pharmacie-des-geants"))
    services, _, actions = texte.partition("Actions ici")
    assert "Test rapide d’angine (TROD)" in services
    assert "Emprunter un tensiomètre à la pharmacie" in actions
