"""The words of the published pages: short sentences, acronyms that say their meaning without a mouse."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from outils.lisibilite.mesure import list_mesures
from outils.lisibilite.sigles import list_inconnus
from tests.construction import get_main, read_page

SIGLE = re.compile(r'<a class="cpts-sigle" href="([^"]+)"><abbr title="([^"]+)">([^<]+)</abbr></a>')


@pytest.mark.parametrize("nom", ["demonstration", "petit_site"])
def test_every_page_for_residents_has_20_words_a_sentence_at_most(nom: str, request: pytest.FixtureRequest) -> None:
    mesures = list_mesures(request.getfixturevalue(nom))
    adresses = {m.adresse for m in mesures}
    assert {"", "faq/", "que-faire/", "medecin-traitant/", "glossaire/", "prevention/", "la-cpts/"} <= adresses
    assert [(m.adresse, m.moyenne) for m in mesures if m.moyenne > 20] == []


def test_every_acronym_of_a_page_for_residents_is_explained(demonstration: Path) -> None:
    assert list_inconnus(demonstration) == {}


class _Liens(HTMLParser):
    """Links inside links or headings, which no browser reads as written."""

    def __init__(self) -> None:
        super().__init__()
        self.ouverts: list[str] = []
        self.fautes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and self.ouverts and ("a" in self.ouverts or dict(attrs).get("class") == "cpts-sigle"):
            self.fautes.append(str(dict(attrs).get("href")))
        if re.fullmatch("a|button|summary|label|h[1-6]", tag):
            self.ouverts.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.ouverts and tag == self.ouverts[-1]:
            self.ouverts.pop()


def test_a_page_links_each_acronym_once_at_most_and_never_inside_a_link(demonstration: Path) -> None:
    nombre = 0
    for fichier in demonstration.rglob("*.html"):
        html = fichier.read_text(encoding="utf-8")
        trouves = Counter(nom for _, _, nom in SIGLE.findall(html))
        nombre += len(trouves)
        lecteur = _Liens()
        lecteur.feed(html)
        assert (fichier, [nom for nom, n in trouves.items() if n > 1], lecteur.fautes) == (fichier, [], [])
    assert nombre > 15


def test_an_acronym_of_a_text_leads_to_its_words(demonstration: Path) -> None:
    html = read_page(demonstration, "prevention/theme/sante-sexuelle")
    assert SIGLE.findall(html) == [("../../../glossaire/#vih", "virus de l’immunodéficience humaine", "VIH")]
    assert '<dt id="vih">' in read_page(demonstration, "glossaire")


def test_the_directory_says_the_meaning_too_without_one_more_stop_of_the_keyboard(demonstration: Path) -> None:
    html = read_page(demonstration, "lieux/ehpad")
    assert '<abbr title="établissement d’hébergement pour personnes âgées dépendantes">EHPAD</abbr>' in html
    assert "cpts-sigle" not in html


def test_a_poster_has_no_link(demonstration: Path) -> None:
    affiches = [f.read_text(encoding="utf-8") for f in demonstration.rglob("affiche/index.html")]
    assert affiches
    assert [html for html in affiches if "cpts-sigle" in html] == []


def test_the_footer_says_in_words_what_the_menu_calls_by_its_letters(petit_site: Path) -> None:
    html = read_page(petit_site, "faq")
    # In a box of its own: a link of the menu is a flexible box, where the space before an element is lost.
    assert '<span>La <abbr title="communauté professionnelle territoriale de santé">CPTS</abbr></span></a>' in html
    assert ">CPTS</abbr> : communauté professionnelle territoriale de santé</p>" in html[html.index("<footer") :]


def test_the_glossary_holds_the_acronyms_of_the_territory(demonstration: Path, petit_site: Path) -> None:
    texte = get_main(read_page(demonstration, "glossaire"))
    assert "PSF : point seniors de Flandre" in texte
    assert "Sigle de notre territoire. Remplacé aujourd’hui par CLIC ." in texte
    assert "A remplacé PSF ." in texte
    assert "PSF" not in get_main(read_page(petit_site, "glossaire"))
