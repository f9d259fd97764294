"""What the confidence of the visitors rests on: nobody else is called, nothing is kept, nothing is allowed inline."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.navigateur.pages import ANNUAIRE, CARTE, FAMILLES, FICHE, RECHERCHE

INTERACTIVES = {ANNUAIRE, CARTE, FICHE, RECHERCHE}
"""Pages whose scripts fetch something once loaded."""
LIT_GARDE = "() => [document.cookie, localStorage.length, sessionStorage.length]"


@pytest.fixture
def page_surveillee(open_contexte: Callable[..., BrowserContext]) -> Page:
    contexte = open_contexte(1280, 2000)
    contexte.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective))"
    )
    return contexte.new_page()


def test_no_page_calls_anybody_keeps_anything_or_breaks_its_policy(page_surveillee: Page, adresse: str) -> None:
    """The journal of the context holds the requests to others, the errors and the violations, and fails at the end."""
    for chemin in FAMILLES:
        page_surveillee.goto(adresse + chemin, wait_until="networkidle" if chemin in INTERACTIVES else "load")
        assert page_surveillee.evaluate(LIT_GARDE) == ["", 0, 0], chemin
    assert page_surveillee.context.cookies() == []


def test_every_policy_refuses_what_is_inline_and_no_form_leaves_the_site(dossier_site: Path) -> None:
    politiques = set()
    for page in dossier_site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        politiques.add(unescape(html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]))
        for formulaire in re.findall(r"<form\b[^>]*>", html):
            assert re.search(r' method="(?!get")', formulaire) is None, page
            assert re.search(r' action="(?!(?:\.{1,2}/)*[a-z/-]*(?:#[a-z-]+)?")', formulaire) is None, page
    (politique,) = politiques
    assert "unsafe" not in politique
    assert "*" not in politique
    assert politique.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
