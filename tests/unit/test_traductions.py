"""Translations of the essential page: their front matter, their words compared with one another, their mark."""

import re
from pathlib import Path

import pytest
import yaml

from cpts.assemble.collecte import Collecte
from cpts.assemble.ecrites import dress, make_page
from cpts.assemble.squelette import PageEcrite, Squelette, read_squelette
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.langues_ecrites import LANGUES_ECRITES
from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.render import make_environment
from cpts.views.langues import list_langues, list_versions, make_relecture

RACINE = Path(__file__).parents[2]
DOSSIER = RACINE / "docs" / "langues"
TRADUCTIONS = sorted(f for f in DOSSIER.glob("*.md") if f.name != "index.md")
MODELE = DOSSIER / "en.md"
NUMEROS = {"15", "17", "18", "112", "114", "115", "116117", "119", "3114", "3237", "3646", "3919", "3977"}
"""What every translation cites, no more and no less."""
ENV = make_environment()
SITE = "https://cpts.example.org/"


def read_corps(fichier: Path) -> str:
    return fichier.read_text(encoding="utf-8").split("\n---\n", 1)[1]


def read_squelette_texte(fichier: Path) -> list[str]:
    """The headings, numbers, lists and blocks of a page in order, without its words."""
    motif = r'^(## |\d\. |- )|numero="(\d+)"|\{\{ (\w+)\('
    return ["".join(trouve).strip() for trouve in re.findall(motif, read_corps(fichier), re.MULTILINE)]


def make_ecrite(**changes: object) -> PageEcrite:
    champs: dict[str, object] = {
        "fichier": "docs/langues/nl.md",
        "chemin": "langues/nl/",
        "titre": "Wat nu?",
        "description": "Wie belt u?",
        "contenu": '<h1>Wat nu?</h1><h2 id="x">Iemand is in <em>gevaar</em></h2>',
        "langue": "nl",
    }
    return PageEcrite(**{**champs, **changes})  # type: ignore[arg-type]


ARABE = make_ecrite(fichier="docs/langues/ar.md", chemin="langues/ar/", titre="ماذا الآن؟", langue="ar")
FRANCAISE = make_ecrite(fichier="docs/que-faire.md", chemin="que-faire/", titre="Que faire ?", langue="")
PAGES = (ARABE, make_ecrite(), FRANCAISE)


# --- The pages of docs/langues/ ---


def test_english_and_two_languages_of_which_one_is_read_from_right_to_left_are_there():
    assert {"en", "nl", "pl", "ar"} <= {f.stem for f in TRADUCTIONS}
    assert LANGUES_ECRITES["ar"].sens == "rtl"


@pytest.mark.parametrize("fichier", TRADUCTIONS, ids=lambda f: f.stem)
def test_a_translation_has_the_headings_lists_and_numbers_of_the_english_one_in_the_same_order(fichier):
    assert read_squelette_texte(fichier) == read_squelette_texte(MODELE)


@pytest.mark.parametrize("fichier", TRADUCTIONS, ids=lambda f: f.stem)
def test_a_translation_cites_the_same_known_numbers_and_writes_no_price(fichier):
    corps = read_corps(fichier)
    assert set(re.findall(r"\d{2,}", corps)) == NUMEROS
    assert "€" not in corps
    assert len(re.findall(r'numero="3237", texte="[^"]*\{prix\}', corps)) == 1


def test_every_number_of_the_french_ladder_is_in_the_translations():
    etapes = yaml.safe_load((RACINE / "data" / "soins.yaml").read_text(encoding="utf-8"))["etapes"]
    echelle = {numero for etape in etapes for numero in etape.get("numeros", [])}
    assert {"15", "3114", "3237"} <= echelle
    assert echelle <= NUMEROS <= set(NUMEROS_COURTS)


@pytest.mark.parametrize("fichier", TRADUCTIONS, ids=lambda f: f.stem)
def test_french_words_inside_a_translation_say_that_they_are_french(fichier):
    sens = " dir=ltr" if LANGUES_ECRITES[fichier.stem].droite_a_gauche else ""
    suites = re.findall(r"(?<!\*)\*[^*\n]+\*(?!\*)(.{0,20})", read_corps(fichier))
    liens = re.findall(r"\]\(\.\./[a-z-]+\.md\)(.{0,40})", read_corps(fichier))
    assert len(suites) >= 8
    assert all(suite.startswith(f"{{: lang=fr{sens} }}") for suite in suites)
    assert len(liens) == 2
    assert all(suite.startswith(f"{{: lang=fr hreflang=fr{sens} }}") for suite in liens)


def test_each_language_that_can_be_written_has_a_french_name_and_its_own_words():
    assert set(LANGUES_ECRITES) <= set(LANGUES)
    assert "fr" not in LANGUES_ECRITES
    assert all(code == ecrite.code for code, ecrite in LANGUES_ECRITES.items())
    assert len({ecrite.a_relire for ecrite in LANGUES_ECRITES.values()}) == len(LANGUES_ECRITES)


# --- Front matter ---


def add_page(fichier: str, source: str) -> Collecte:
    """One page, as the hooks hand it over."""
    collecte = Collecte()
    collecte.check_oubli(fichier, source)
    entete = yaml.safe_load(source.split("---\n")[1])
    collecte.add_page(fichier, fichier.removesuffix(".md") + "/", "x", "<h1>x</h1>", entete)
    return collecte


@pytest.mark.parametrize(
    ("fichier", "lignes", "place", "message"),
    [
        ("langues/uk.md", "", (1, 1), "La langue de cette traduction n’est pas dite. « langue: uk »."),
        ("langues/xx.md", "langue: xx", (3, 9), "Le code de langue « xx » est inconnu. Une de celles-ci : en, nl,"),
        ("langues/br.md", "langue: br", (3, 9), "(breton) n’est pas encore connu"),
        (
            "langues/nl.md",
            "langue: pl",
            (3, 9),
            "Le fichier nl.md dit être en polonais. Le fichier docs/langues/pl.md.",
        ),
        ("langues/no.md", "langue: no", (3, 9), 'n’est pas lu comme un texte. « langue: "no" ».'),
        ("langues/nl.md", "langue: nl\nrelue_le: 2026-11-20", (1, 1), "« relue_par » manque"),
        ("langues/nl.md", "langue: nl\nrelue_par: Jan", (1, 1), "« relue_le » manque"),
        ("langues/nl.md", "langue: nl\nrelue_par: Jan\nrelue_le: hier", (5, 11), "« hier » n’est pas une date"),
        ("faq.md", "langue: nl", (3, 9), "« langue » n’a de sens que pour une traduction"),
    ],
)
def test_a_wrong_front_matter_is_told_in_french_at_its_line(fichier, lignes, place, message):
    (probleme,) = add_page(fichier, f"---\ntitle: x\n{lignes}\n---\n# x\n").problemes
    assert (probleme.fichier, (probleme.ligne, probleme.colonne)) == (f"docs/{fichier}", place)
    assert message.lower() in probleme.message.lower()


def test_a_good_front_matter_goes_with_the_page_through_the_file_between_the_two_processes():
    collecte = add_page("langues/nl.md", "---\ntitle: x\nlangue: nl\nrelue_par: Jan\nrelue_le: 2026-11-20\n---\n# x\n")
    assert collecte.problemes == []
    (page,) = read_squelette(collecte.make_squelette().to_json()).pages
    assert (page.langue, page.relue_par, page.relue_le) == ("nl", "Jan", "2026-11-20")
    assert add_page("langues/index.md", "---\ntitle: x\n---\n# x\n").problemes == []


def test_the_skeleton_of_a_french_page_says_no_language():
    (page,) = read_squelette(Squelette("", (FRANCAISE,), ()).to_json()).pages
    assert (page.langue, page.relue_le) == ("", "")


# --- Pages ---


def test_the_languages_are_named_by_themselves_and_the_most_common_comes_first():
    assert [(lien.code, lien.nom, lien.sens, lien.lien) for lien in list_langues(PAGES)] == [
        ("nl", "Nederlands", "ltr", "langues/nl/"),
        ("ar", "العربية", "rtl", "langues/ar/"),
    ]


def test_each_version_of_the_page_knows_all_of_them_and_no_other_page_does():
    attendu = [("fr", "que-faire/"), ("nl", "langues/nl/"), ("ar", "langues/ar/")]
    for page in PAGES:
        assert [tuple(a) for a in make_page(page, PAGES, "CPTS").alternatives] == attendu
    faq = make_ecrite(chemin="faq/", langue="")
    assert make_page(faq, (*PAGES, faq), "CPTS").alternatives == ()
    assert list_versions((FRANCAISE,), "que-faire/") == ()


def test_a_translation_is_found_by_its_headings_and_the_name_of_its_language():
    recherche = make_page(make_ecrite(), PAGES, "CPTS").recherche
    assert recherche
    assert (recherche.mots, recherche.langue) == (("Nederlands", "Iemand is in gevaar"), "nl")


def test_a_translation_that_nobody_has_read_again_says_so_in_french_and_in_its_language():
    html = dress(ARABE, PAGES, ARABE.contenu, SITE, ENV)
    assert '<div class="cpts-traduction" lang="ar" dir="rtl">' in html
    assert '<p class="cpts-traduction__phrase" lang="fr" dir="ltr">Traduction à faire relire.</p>' in html
    assert LANGUES_ECRITES["ar"].a_relire in html
    assert html.index("a-relire") < html.index("<h1>")
    assert (
        '<a class="cpts-langues__lien" href="\ue000que-faire/" lang="fr" hreflang="fr" dir="ltr">Français</a>' in html
    )


def test_a_translation_that_was_read_again_says_who_and_when_with_hostile_names_escaped():
    lue = make_ecrite(relue_par="Jan <b>", relue_le="2026-11-02")
    assert make_relecture(lue).phrase == "Traduction relue par Jan <b>, le 2 novembre 2026"
    html = dress(lue, PAGES, lue.contenu, SITE, ENV)
    assert "Traduction relue par Jan &lt;b&gt;, le 2 novembre 2026." in html
    assert (
        'Vertaling nagelezen door <bdi>Jan &lt;b&gt;</bdi>, <time datetime="2026-11-02" dir="ltr">02/11/2026</time>'
        in html
    )
    assert "à faire relire" not in html


def test_a_page_in_plain_language_prints_its_address_and_another_page_is_left_as_it_is():
    claire = make_ecrite(chemin="en-clair/mes-droits/", langue="")
    html = dress(claire, PAGES, claire.contenu, SITE, ENV)
    assert html.startswith('<div class="cpts-clair">')
    assert "https://cpts.example.org/en-clair/mes-droits/</p>" in html
    assert dress(FRANCAISE, PAGES, "<p>x</p>", SITE, ENV) == "<p>x</p>"


def test_the_price_of_a_number_comes_from_the_table_of_numbers():
    assert NUMEROS_COURTS["3237"].prix_minute == "0,35\u00a0€"
    assert {n.numero for n in NUMEROS_COURTS.values() if n.prix_minute} == {"3237"}
