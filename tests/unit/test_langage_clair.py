"""The pages in plain language keep their promise: short sentences, no initials, a verb for each step."""

import re
from pathlib import Path

import pytest

from cpts.render import make_environment
from cpts.views.accueil import VueContact, VueJoindre
from cpts.views.gestes import GESTES, view_geste
from cpts.views.soins import view_appel

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted((DOCS / "en-clair").glob("*.md"))
TACHES = {
    "que-faire.md": "que-faire",
    "annuaire.md": "trouver-un-soignant",
    "medecin-traitant.md": "medecin-traitant",
    "agenda/index.md": "agenda-et-prevention",
    "prevention.md": "agenda-et-prevention",
    "communes.md": "ma-commune",
    "faq.md": "mes-droits",
    "index.md": "index",
}
"""Main page → its version in plain language."""
ENV = make_environment()


def read_phrases(page: Path) -> list[str]:
    """The sentences that a reader sees, headings and lines of lists included."""
    corps = page.read_text(encoding="utf-8").split("\n---\n", 1)[1].replace("\u00a0", " ")
    corps = re.sub(
        r"\{\{ \w+\((.*?)\) \}\}",
        lambda appel: " ".join(re.findall(r'(?:mot|texte|telephone|courriel)="([^"]*)"', appel[1])),
        corps,
    )
    corps = re.sub(r"\[([^\]]*)\]\([^)]*\)|[#*]", r"\1", corps)
    morceaux = re.split(r"(?<=[.?!:;])\s|\n", corps)
    return [m.strip() for m in morceaux if re.search(r"\w{2}", m)]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_sentences_are_short(page: Path) -> None:
    longueurs = [len(re.findall(r"[\w’'-]+", phrase)) for phrase in read_phrases(page)]
    assert len(longueurs) > 8
    assert sum(longueurs) / len(longueurs) <= 9
    assert max(longueurs) <= 15


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_there_are_no_initials_and_nothing_is_called_easy_to_read(page: Path) -> None:
    texte = page.read_text(encoding="utf-8")
    assert re.findall(r"\b[A-Z]{2,}\b", texte) == []
    assert "facile à lire" not in texte


def test_each_main_page_leads_to_its_version_in_plain_language() -> None:
    for page, claire in TACHES.items():
        lien = rf"\]\((?:\.\./)?en-clair/{claire}\.md\)\n\{{: \.cpts-versions \}}"
        assert re.search(lien, (DOCS / page).read_text(encoding="utf-8")), page
    assert {f"{claire}.md" for claire in TACHES.values()} == {p.name for p in PAGES}


def test_each_version_in_plain_language_leads_back_to_its_main_page() -> None:
    for page, claire in TACHES.items():
        if claire != "index":
            texte = (DOCS / "en-clair" / f"{claire}.md").read_text(encoding="utf-8")
            assert f"(../{page})" in texte, page


def test_a_step_is_a_drawing_and_its_word() -> None:
    html = ENV.get_template("blocs/geste.html").render(vue=view_geste("telephone", "Appelez <vite>"))
    assert '<svg class="cpts-icone" aria-hidden="true"' in html
    assert '<strong class="cpts-geste__mot">Appelez &lt;vite&gt;</strong>' in html
    for nom in GESTES:
        assert "<svg" in ENV.get_template("blocs/geste.html").render(vue=view_geste(nom, "x"))


def test_a_number_is_called_or_written_to_and_its_price_is_put_in() -> None:
    appel = view_appel("3237", "Pharmacie de garde, {prix} par minute")
    assert tuple(appel) == ("3237", "tel:3237", "Pharmacie de garde, 0,35\u00a0€ par minute", False, False)
    html = ENV.get_template("blocs/appel.html").render(vue=view_appel("116117", "<i>"))
    assert 'href="tel:116117"' in html
    assert (
        '<bdi class="cpts-appel__numero" dir="ltr">116 117</bdi> <span class="cpts-appel__texte">&lt;i&gt;</span>'
        in html.replace("\u00a0", " ").replace("\u202f", " ")
    )
    assert 'href="sms:114"' in ENV.get_template("blocs/appel.html").render(vue=view_appel("114", "x"))
    assert 'class="cpts-appel cpts-appel--urgence" href="tel:15"' in ENV.get_template("blocs/appel.html").render(
        vue=view_appel("15", "x")
    )


def test_a_cpts_without_a_phone_is_reached_by_mail_with_the_words_of_the_page() -> None:
    vue = VueJoindre(VueContact("CPTS Exemple", (), None, "contact@example.org"), "Phone", "E-mail")
    html = ENV.get_template("blocs/joindre.html").render(vue=vue)
    assert html.count('class="cpts-appel"') == 1
    assert 'href="mailto:contact@example.org"' in html
    assert "Phone" not in html
