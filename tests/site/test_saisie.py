"""The forms of « Contribuer » as they are published: complete without a script, sending nothing, one click away."""

import re
from pathlib import Path

import pytest

from tests.construction import get_main, read_page

FORMULAIRES = ("professionnel", "structure", "evenement", "fermeture")


@pytest.fixture(params=["demonstration", "petit_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """With many places, and with one."""
    dossier: Path = request.getfixturevalue(request.param)
    return dossier


@pytest.mark.parametrize("genre", FORMULAIRES)
def test_a_form_sends_nothing_and_can_be_answered_by_mail(site: Path, genre: str) -> None:
    html = read_page(site, f"contribuer/{genre}")
    (formulaire,) = re.findall(r"<form\b[^>]*cpts-saisie__formulaire[^>]*>", html)
    assert "action" not in formulaire
    # Disabled: without its script, the Enter key would put the answers in the address.
    assert re.search(r'<button [^>]*type="submit" hidden disabled>', html)
    (courrier,) = re.findall(r'href="(mailto:[^"]+)">(?:<svg.*?</svg>)?<span>Répondre', html, re.DOTALL)
    assert re.match(r"mailto:[\w.-]+@[\w.-]+\?subject=[^&]+&amp;body=Bonjour", courrier)
    assert "Le remplissage a besoin de JavaScript, qui ne marche pas ici." in get_main(html)
    assert 'data-depot=""' in html


def test_contribuer_leads_to_each_form(site: Path) -> None:
    liens = re.findall(r'class="cpts-taches__lien" href="([^"]+)"', read_page(site, "contribuer"))
    assert [lien.rstrip("/").rpartition("/")[2] for lien in liens] == list(FORMULAIRES)


def test_a_place_is_chosen_among_those_of_the_territory(petit_site: Path) -> None:
    html = read_page(petit_site, "contribuer/professionnel")
    (lieux,) = re.findall(r'<select[^>]* name="exercices\.0\.structure"[^>]*>(.*?)</select>', html, re.DOTALL)
    assert re.findall(r'<option value="([^"]*)">([^<]*)</option>', lieux) == [
        ("", "Un lieu qui n’est pas dans la liste"),
        ("cabinet-du-gue", "Cabinet du Gué, Exempleville"),
    ]
