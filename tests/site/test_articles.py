"""Long hand-written pages list their parts under the introduction."""

import re
from pathlib import Path

import pytest

from tests.construction import read_page

SOMMAIRE = re.compile(r'<nav class="cpts-sommaire" aria-label="Sur cette page">.*?</nav>', re.DOTALL)


def list_ancres(html: str) -> list[str]:
    sommaire = SOMMAIRE.search(html)
    return re.findall(r'href="#([^"]+)"', sommaire[0]) if sommaire else []


@pytest.mark.parametrize(
    "adresse", ["la-cpts", "faq", "accessibilite", "professionnels/outils", "donnees", "contribuer/guide"]
)
def test_a_long_page_leads_to_each_of_its_parts(demonstration: Path, adresse: str) -> None:
    html = read_page(demonstration, adresse)
    ancres = list_ancres(html)
    assert len(ancres) >= 4
    assert ancres == re.findall(r'<h2[^>]*\bid="([^"]+)"', html[html.index("<main") : html.index("</main>")])
    assert html.index("<h1") < html.index('class="cpts-sommaire"') < html.index(f'id="{ancres[0]}"')


@pytest.mark.parametrize(
    "adresse",
    [
        "annuaire",
        "agenda",
        "prevention",
        "parcours",
        "recherche",
        "glossaire",
        "langues/en",
        "en-clair/trouver-un-soignant",
    ],
)
def test_a_page_made_of_data_or_read_in_one_go_has_no_such_list(demonstration: Path, adresse: str) -> None:
    assert list_ancres(read_page(demonstration, adresse)) == []


def test_the_titles_are_those_of_the_page_and_stay_texts(demonstration: Path) -> None:
    sommaire = SOMMAIRE.search(read_page(demonstration, "la-cpts"))
    assert sommaire
    assert "Ce n’est pas une maison de santé</a>" in sommaire[0]
