"""What a hand-written page says of the state of the site."""

import pytest

from cpts.assemble.declaration import check_etats, find_etat
from cpts.assemble.squelette import PageEcrite


def make_page(contenu: str, **changes: str) -> PageEcrite:
    champs = {"fichier": "docs/x.md", "chemin": "x/", "titre": "Page", "description": "", "contenu": contenu}
    return PageEcrite(**{**champs, **changes})


@pytest.mark.parametrize(
    ("page", "etat"),
    [
        (make_page("<p>Ce site est <strong>non\nconforme</strong> au RGAA.</p>"), "non conforme"),
        (make_page("<p>Notre site est totalement conforme.</p>"), "totalement conforme"),
        (make_page("<p>Le site web est conforme au RGAA.</p>"), "conforme"),
        (make_page("", titre="Accessibilité : partiellement conforme"), "partiellement conforme"),
        (make_page("", description="Accessibilité : Entièrement conforme"), "entièrement conforme"),
        (make_page("<p>Sans ce fichier, il est « non conforme ». Un tarif conforme.</p>"), ""),
        (make_page("<p>Ce site est conçu pour tous.</p>", titre="Accessibilité"), ""),
    ],
)
def test_the_state_that_a_page_gives_to_the_site_is_found(page: PageEcrite, etat: str) -> None:
    assert find_etat(page) == etat


def test_a_page_that_contradicts_the_evaluation_is_refused_and_one_that_agrees_is_not() -> None:
    page = make_page("<p>Ce site est totalement conforme.</p>")
    (probleme,) = check_etats([page, make_page("<p>Ce site est non conforme.</p>")], "non conforme")
    assert (probleme.fichier, probleme.code, probleme.est_erreur) == ("docs/x.md", "etat-ecrit", True)
    assert probleme.trouve == "cette page dit le site « totalement conforme », et l’évaluation le dit « non conforme »"
    assert check_etats([page], "totalement conforme") == []
