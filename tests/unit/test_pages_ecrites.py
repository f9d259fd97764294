"""The pages of docs/ and those that belong to no data: what each must have."""

import re
from pathlib import Path

import pytest

from cpts.render import make_environment
from cpts.views.recherche import VueRecherche

ENV = make_environment()
DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda p: str(p.relative_to(DOCS)))
def test_a_page_has_a_title_a_short_description_and_one_main_heading(page):
    texte = page.read_text(encoding="utf-8")
    entete, corps = texte.removeprefix("---\n").split("\n---\n", 1)
    description = re.search(r'^description: "(.+)"$', entete, re.MULTILINE)
    assert re.search(r"^title: \S", entete, re.MULTILINE)
    assert description is not None
    assert len(description[1]) <= 160
    hors_code = re.sub(r"^```.*?^```", "", corps, flags=re.DOTALL | re.MULTILINE)
    assert len(re.findall(r"^# ", hors_code, re.MULTILINE)) == 1
    assert ("{{" in hors_code) == ("render_macros: true" in entete)


def test_a_former_address_sends_to_the_new_one_without_being_kept_by_search_engines():
    html = ENV.get_template("pages/redirection.html").render(
        cible='../../annuaire/x/"', base="https://cpts.example.org/", csp="default-src 'none'"
    )
    assert html.startswith("<!doctype html>")
    assert html.index("Content-Security-Policy") < html.index(
        'http-equiv="refresh" content="0; url=../../annuaire/x/&#34;"'
    )
    assert '<meta name="robots" content="noindex">' in html
    assert '<a href="../../annuaire/x/&#34;">' in html


def test_a_lost_visitor_can_search():
    html = ENV.get_template("pages/introuvable.html").render(vue=VueRecherche("kiné"), page=None)
    assert html.count("<h1>") == 1
    assert re.search(r'name="q"[^>]* placeholder="kiné"', html)
    assert html.index("que-faire/") < html.index("plan-du-site/")
