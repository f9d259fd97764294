"""The pages of the CPTS and the legal pages, on the built sites."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.construction import get_main, read_page

# « non conforme » is the only state that a site may claim before an audit.
CLAIM = re.compile(
    r"(?<!non )(?<!pas )\b(?:totalement |partiellement |entièrement )?conformes?\b"
    r"|\b(?:a été|est|sont|été) audité|\baudité(?:e|s|es)? (?:le|par)\b|\bcertifié",
    re.IGNORECASE,
)


def find_claims(site: Path) -> dict[str, list[str]]:
    """File → what looks like a claim of conformity or of an audit, in the words that people read."""
    trouves = {}
    for page in sorted(site.rglob("*.html")):
        # A word to type in a file, in the guide of the fields, claims nothing.
        texte = re.sub(
            r"<(script|style|code)\b.*?</\1>|<[^>]+>", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        texte = " ".join(unescape(texte).split())
        if claims := [texte[max(t.start() - 40, 0) : t.end() + 20] for t in CLAIM.finditer(texte)]:
            trouves[page.relative_to(site).as_posix()] = claims
    return trouves


def test_no_page_claims_a_conformity_or_an_audit(demonstration: Path, petit_site: Path) -> None:
    assert find_claims(demonstration) == {}
    assert find_claims(petit_site) == {}


@pytest.mark.parametrize(
    "phrase", ["Ce site est conforme.", "partiellement conforme au RGAA", "Le site a été audité.", "audité par X"]
)
def test_a_claim_would_be_found(tmp_path: Path, phrase: str) -> None:
    (tmp_path / "x.html").write_text(f"<p>{phrase}</p>", encoding="utf-8")
    assert list(find_claims(tmp_path)) == ["x.html"]


def test_the_statement_is_non_conforme_and_dated_by_the_data_alone(demonstration: Path, petit_site: Path) -> None:
    date = re.compile(r"a été établie le (\S+ \S+ \d{4}) par")
    trouve = date.search(get_main(read_page(demonstration, "accessibilite")))
    assert trouve
    assert trouve[1] == "21 novembre 2026"
    petit = get_main(read_page(petit_site, "accessibilite"))
    assert "Cette déclaration a été établie par CPTS des Deux Rives" in petit
    assert "non conforme" in petit
    assert not date.search(petit)


def test_the_front_door_leads_to_every_page_of_the_cpts_and_to_three_news(demonstration: Path) -> None:
    liens = set(re.findall(r'href="([^"#]+)', read_page(demonstration, "la-cpts")))
    pages = {d.name for d in (demonstration / "la-cpts").iterdir() if d.is_dir()}
    assert len(pages) == 8
    assert {f"../la-cpts/{page}/" for page in pages} <= liens
    assert sum(re.fullmatch(r"\.\./la-cpts/actualites/[^/]+/", lien) is not None for lien in liens) == 3


def test_a_news_is_found_by_the_search_the_site_map_and_the_feed(demonstration: Path) -> None:
    index = json.loads((demonstration / "donnees/recherche.json").read_bytes())
    rang = index["l"].index("la-cpts/actualites/plan-grand-froid-2026/")
    assert index["genres"][index["g"][rang]] == "Actualité"
    assert "gele" in index["m"][rang].split()
    assert "la-cpts/actualites/plan-grand-froid-2026/" in read_page(demonstration, "plan-du-site")
    flux = (demonstration / "donnees/actualites.atom").read_text(encoding="utf-8")
    assert flux.count("<entry>") == 5
    for page in ("projet-de-sante", "equipe", "documents"):
        assert f"la-cpts/{page}/" in index["l"]


def test_a_document_of_the_site_is_a_small_tagged_pdf_in_french(demonstration: Path) -> None:
    fichiers = sorted((demonstration / "medias").glob("*.pdf"))
    assert len(fichiers) >= 3
    for fichier in fichiers:
        octets = fichier.read_bytes()
        assert octets.startswith(b"%PDF-")
        assert len(octets) < 60_000
        assert b"/StructTreeRoot" in octets
        assert re.search(rb"/Lang \(fr", octets)


def test_objecting_needs_no_form_that_posts_and_names_every_way(demonstration: Path) -> None:
    html = read_page(demonstration, "confidentialite")
    corps = html[html.index("<main") : html.index("</main>")]
    assert "<form" not in corps
    assert 'href="mailto:contact@example.org?subject=Je%20m%E2%80%99oppose' in corps
    assert 'href="mailto:mes-donnees@example.org"' in corps
    texte = get_main(html)
    for mot in ("Lettre à remplir", "article 21", "un mois au plus", "CNIL", "article 6"):
        assert mot in texte, mot


def test_the_legal_notice_has_all_that_the_law_asks(demonstration: Path) -> None:
    texte = get_main(read_page(demonstration, "mentions-legales"))
    for mot in (
        "Association régie par la loi du 1er juillet 1901",
        "W000000000",
        "24 rue du Houblon-Vert",
        "03 53 01 00 00",
        "contact@example.org",
        "Direction de la publication Clémence Plouvier",
        "Hébergement Exemple",
        "03 53 01 00 99",
        "Licence Ouverte 2.0",
    ):
        assert mot in texte, mot


def test_every_chart_of_the_territory_is_a_table_with_its_source_and_date(demonstration: Path) -> None:
    html = read_page(demonstration, "la-cpts/territoire")
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert len(tables) == 5
    for table in tables:
        assert re.search(r"<caption[^>]*>.+</caption>", table)
        assert table.count('scope="col"') == 2
        lignes = table.split("<tbody>")[1]
        assert lignes.count('scope="row"') == lignes.count("<svg") == lignes.count("<tr")
    assert html.count("au 31 décembre 2025") == 2
    assert "Valeur inconnue pour 1 commune\u00a0: Wemaers-Cappel." in html
