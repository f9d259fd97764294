"""Macros of hand-written pages: what they show, and how a wrong one stops the build."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.construction import JOUR, copy_projet, read_page, run_cpts
from tests.factories import write_donnees

ENTETE = "---\ntitle: Essai\ndescription: Une page d’essai.\nrender_macros: true\n---\n# Essai\n\n"
FAUTES = [
    ("{{ anuaire() }}", "8:", "la macro « anuaire » n’existe pas"),
    ('{{ liste(metier="infirmier") }}', "8:", "le paramètre « metier » n’existe pas"),
    ('Texte.\n\n{{ liste(profession="infirmer") }}', "10:", "Vouliez-vous dire « infirmier » ?"),
    ('{{ fiche(id="personne-du-tout") }}', "8:", "aucune fiche n’a l’identifiant « personne-du-tout »"),
    ("{{ fiche() }}", "8:", "le paramètre « id » manque"),
    ('{{ liste(nombre="trois") }}', "8:", "n’est pas un nombre"),
    ("{{ 7 * 7 }}", "8:", "seul un appel de macro peut se trouver ici"),
    ("{{ liste(", "8:", "cet appel de macro est mal écrit"),
    ("{% for x in [1] %}{{ chiffres() }}{% endfor %}", "8:", "seul un appel de macro peut se trouver ici"),
]


def construire(projet: Path, **pages: str) -> subprocess.CompletedProcess[str]:
    """Builds `projet` with one more hand-written page for each of `pages`."""
    write_donnees(projet / "data")
    for nom, texte in pages.items():
        (projet / "docs" / f"{nom}.md").write_text(texte, encoding="utf-8")
    return run_cpts("construire", "--date", JOUR, dossier=projet)


@pytest.fixture(scope="module")
def refus(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """One build of every wrong call, each in a page of its own."""
    projet = copy_projet(tmp_path_factory.mktemp("refus") / "projet")
    pages = {f"essai-{rang}": f"{ENTETE}{appel}\n" for rang, (appel, _, _) in enumerate(FAUTES)}
    pages["double"] = f'{ENTETE}{{{{ liste(metier="x") }}}}\n\n{{{{ fiche(id="y") }}}}\n'
    pages["oubli"] = "---\ntitle: Essai\n---\n# Essai\n\n{{ chiffres() }}\n"
    fait = construire(projet, **pages)
    assert fait.returncode == 1
    assert not (projet / "site").exists()
    return fait


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One build of what is allowed, with a template of our own."""
    projet = copy_projet(tmp_path_factory.mktemp("macros") / "projet")
    dossier = projet / "overrides" / "composants" / "blocs"
    dossier.mkdir(parents=True)
    (dossier / "contact.html").write_text("<p>Notre adresse à nous</p>", encoding="utf-8")
    fait = construire(
        projet,
        bloc=f"{ENTETE}Avant.\n\n{{{{ chiffres() }}}}\n\nAprès.\n",
        surcharge=f"{ENTETE}{{{{ contact() }}}}\n",
        litteral="---\ntitle: Essai\n---\n# Essai\n\nUn {{ modele }} de page, et {{{trois}}}.\n",
    )
    assert fait.returncode == 0, fait.stderr
    return projet / "site"


def read_messages(texte: str, page: str) -> dict[str, str]:
    """« line:column » → message, for the problems of one page."""
    return dict(re.findall(rf"^docs/{page}\.md:(\d+:\d+).*\n  (.*)$", texte, re.MULTILINE))


@pytest.mark.parametrize("rang", range(len(FAUTES)), ids=[appel for appel, _, _ in FAUTES])
def test_a_wrong_call_stops_the_build_with_its_page_and_line(
    refus: subprocess.CompletedProcess[str], rang: int
) -> None:
    _, ligne, attendu = FAUTES[rang]
    ((lieu, message),) = read_messages(refus.stderr, f"essai-{rang}").items()
    assert lieu.startswith(ligne)
    assert attendu.lower() in message.lower()


def test_every_wrong_call_of_a_page_is_told_in_one_run(refus: subprocess.CompletedProcess[str]) -> None:
    assert [lieu.split(":")[0] for lieu in read_messages(refus.stderr, "double")] == ["8", "10"]


def test_a_page_that_calls_a_macro_without_asking_for_it_is_told(refus: subprocess.CompletedProcess[str]) -> None:
    ((lieu, message),) = read_messages(refus.stderr, "oubli").items()
    assert (lieu, "render_macros: true" in message) == ("6:1", True)


def test_a_call_shows_data_in_the_middle_of_a_text_and_is_not_wrapped_in_a_paragraph(site: Path) -> None:
    html = read_page(site, "bloc")
    assert "<p>Avant.</p>" in html
    assert "<p>Après.</p>" in html
    assert "cpts-chiffres" in html
    assert not re.search(r"<p>\s*<(?:dl|div|ul|section|h2)", html)
    assert "cptsjeton" not in html


def test_braces_that_call_no_macro_are_literal(site: Path) -> None:
    assert "Un &#123;&#123; modele }} de page, et &#123;&#123;{trois}}}." in read_page(site, "litteral")


def test_a_template_of_overrides_replaces_ours(site: Path) -> None:
    assert "<p>Notre adresse à nous</p>" in read_page(site, "surcharge")
