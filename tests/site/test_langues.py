"""Other languages and plain language, in a built site: found from everywhere, marked, and said honestly."""

import json
import re
import subprocess
from html import unescape
from pathlib import Path

import pytest

from tests.construction import JOUR, copy_projet, get_main, read_page, run_cpts
from tests.factories import write_donnees

SITE = "https://cpts.example.org/"
LANGUES = {"en": "ltr", "nl": "ltr", "ar": "rtl", "pl": "ltr"}
PERSONNE = {
    "en": "Nobody has told us yet that they speak English.",
    "nl": "Nog niemand heeft ons gezegd dat hij of zij Nederlands spreekt.",
    "ar": "لم يخبرنا أحد بعدُ أنه يتكلم العربية.",
    "pl": "Nikt jeszcze nie powiedział nam, że mówi po polsku.",
}
UKRAINIEN = """\
---
title: Що робити зараз?
description: "Кому зателефонувати, якщо ви хворі."
render_macros: true
langue: uk
relue_par: Olena Exemple, infirmière
relue_le: 2026-11-02
---

# Що робити зараз?

{{ qui_parle(langue="uk", voir="{nombre}", personne="Ще ніхто.") }}
"""


def read_alternatives(html: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([a-z]+)" href="([^"]+)">', html))


def read_langues(html: str) -> list[tuple[str, str]]:
    """(code, address) of each link of a line of languages."""
    motif = r'<a class="cpts-langues__lien" href="([^"]+)" lang="([a-z]+)" hreflang="\2" dir="(?:ltr|rtl)"'
    return [(code, adresse) for adresse, code in re.findall(motif, html)]


@pytest.mark.parametrize(("code", "sens"), LANGUES.items())
def test_a_translation_is_marked_with_its_language_inside_a_french_frame(
    demonstration: Path, code: str, sens: str
) -> None:
    html = read_page(demonstration, f"langues/{code}")
    assert '<html lang="fr">' in html
    assert f'<title lang="{code}">' in html
    assert html.count(f'<div class="cpts-traduction" lang="{code}" dir="{sens}">') == 1
    assert html.index("cpts-traduction__etat--a-relire") < html.index("<h1")
    assert re.search(rf'<span aria-current="page" lang="{code}" dir="{sens}">', html)
    assert "0,35\u00a0€" in html
    assert not re.search(r"\{(?:prix|nombre)\}", html)
    for lien in ("tel:15", "tel:112", "sms:114", "tel:3237", "tel:+33353010000", "mailto:contact@example.org"):
        assert f'href="{lien}"' in html[html.index("<main") : html.index("</main>")]


def test_each_version_announces_all_of_them_the_french_one_included(demonstration: Path) -> None:
    attendu = {"fr": f"{SITE}que-faire/", **{code: f"{SITE}langues/{code}/" for code in LANGUES}}
    for chemin in ("que-faire", *(f"langues/{code}" for code in LANGUES)):
        assert read_alternatives(read_page(demonstration, chemin)) == attendu
    assert read_alternatives(read_page(demonstration, "annuaire")) == {}
    plan = (demonstration / "sitemap.xml").read_text(encoding="utf-8")
    assert all(f"<loc>{adresse}</loc>" in plan for adresse in attendu.values())


@pytest.mark.parametrize("chemin", ["annuaire/claire-martin", "communes/cassel", "agenda/2026/11", "faq"])
def test_every_page_leads_to_the_translations_at_its_foot(demonstration: Path, chemin: str) -> None:
    html = read_page(demonstration, chemin)
    racine = "../" * (chemin.count("/") + 1)
    pied = html[html.index("<footer") :]
    assert read_langues(pied) == [(code, f"{racine}langues/{code}/") for code in LANGUES]
    assert read_langues(html[: html.index("<footer")]) == []


def test_the_french_page_names_them_under_its_title_and_the_home_page_below_its_choices(demonstration: Path) -> None:
    html = read_page(demonstration, "que-faire")
    assert [code for code, _ in read_langues(html[html.index("<h1") : html.index("Lisez de haut")])] == list(LANGUES)
    accueil = read_page(demonstration, "")
    entre = accueil[accueil.index('class="cpts-taches"') : accueil.index("Les prochains rendez-vous")]
    assert [code for code, _ in read_langues(entre)] == list(LANGUES)


def test_the_index_and_the_site_map_list_them_in_their_own_words(demonstration: Path) -> None:
    index = read_page(demonstration, "langues")
    assert len(re.findall(r"En (?:anglais|néerlandais|arabe|polonais)\. Traduction à faire relire\.", index)) == 4
    assert '<a href="../langues/ar/" lang="ar" hreflang="ar" dir="rtl">ماذا أفعل الآن؟</a>' in read_page(
        demonstration, "plan-du-site"
    )
    assert '<a class="cpts-traductions__lien" href="../langues/nl/" lang="nl" hreflang="nl" dir="ltr">' in index


def test_those_who_speak_the_language_are_listed_without_javascript_and_a_long_list_is_folded(
    demonstration: Path,
) -> None:
    annuaire = json.loads((demonstration / "donnees/annuaire.json").read_bytes())["professionnels"]
    attendus = {p["id"] for p in annuaire if "nl" in p.get("langues", ())}
    neerlandais, anglais = (read_page(demonstration, f"langues/{code}") for code in ("nl", "en"))
    assert len(attendus) >= 10
    assert set(re.findall(r'cpts-parlent__nom" href="../../annuaire/([^"]+)/"', neerlandais)) == attendus
    assert "<details" not in neerlandais
    nombre = anglais.count('class="cpts-parlent__une"')
    assert nombre > 40
    assert f"<summary>See these {nombre} people</summary>" in anglais
    assert 'href="../../annuaire/?langue=nl"' in neerlandais


@pytest.mark.parametrize(("code", "phrase"), PERSONNE.items())
def test_where_nobody_speaks_it_the_page_says_so_in_its_language(petit_site: Path, code: str, phrase: str) -> None:
    html = read_page(petit_site, f"langues/{code}")
    assert phrase in unescape(html)
    assert "cpts-parlent__une" not in html
    assert 'href="tel:+33465710000"' in html[html.index("<main") : html.index("</main>")]


def test_a_page_in_plain_language_has_the_phone_of_the_data(demonstration: Path, petit_site: Path) -> None:
    assert "03 53 01 00 00" in get_main(read_page(demonstration, "en-clair/ma-commune"))
    assert "04 65 71 00 00" in get_main(read_page(petit_site, "en-clair/ma-commune"))
    assert '<div class="cpts-clair">' in read_page(petit_site, "en-clair/mes-droits")


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without any translation but a Ukrainian one, which a speaker has read again."""
    projet = copy_projet(tmp_path_factory.mktemp("langues") / "projet")
    write_donnees(projet / "data")
    for code in LANGUES:
        (projet / f"docs/langues/{code}.md").unlink()
    (projet / "docs/langues/uk.md").write_text(UKRAINIEN, encoding="utf-8")
    return projet


def construire(projet: Path) -> subprocess.CompletedProcess[str]:
    return run_cpts("construire", "--date", JOUR, dossier=projet)


def test_one_file_is_enough_to_add_a_language_and_a_wrong_one_stops_the_build(projet: Path) -> None:
    fait = construire(projet)
    assert fait.returncode == 0, fait.stderr
    html = read_page(projet / "site", "langues/uk")
    assert [code for code, _ in read_langues(html[: html.index("<footer")])] == ["fr", "uk"]
    assert [code for code, _ in read_langues(read_page(projet / "site", "faq"))] == ["uk"]
    assert "Traduction relue par Olena Exemple, infirmière, le 2 novembre 2026." in html
    assert "Переклад перевірив(ла) <bdi>Olena Exemple, infirmière</bdi>" in html
    assert "à faire relire" not in html
    assert "En ukrainien. Traduction relue par Olena Exemple" in read_page(projet / "site", "langues")

    (projet / "docs/langues/xx.md").write_text(UKRAINIEN.replace("langue: uk", "langue: xx"), encoding="utf-8")
    (projet / "docs/langues/pt.md").write_text(UKRAINIEN.replace("langue: uk\n", ""), encoding="utf-8")
    (projet / "docs/langues/uk.md").write_text(UKRAINIEN.replace("2026-11-02", "2062-11-02"), encoding="utf-8")
    fait = construire(projet)
    assert fait.returncode == 1
    places = re.findall(r"^docs/langues/(\w+)\.md:(\d+:\d+) (\w+)$", fait.stderr, re.MULTILINE)
    assert places == [("pt", "1:1", "langue"), ("uk", "7:11", "relue_le"), ("xx", "5:9", "langue")]


def test_a_site_without_translation_shows_no_empty_list(projet: Path) -> None:
    for fichier in (projet / "docs/langues").glob("??.md"):
        fichier.unlink()
    fait = construire(projet)
    assert fait.returncode == 0, fait.stderr
    assert "Pas encore de traduction" in read_page(projet / "site", "langues")
    for chemin in ("", "que-faire", "faq"):
        assert "cpts-langues" not in read_page(projet / "site", chemin)
