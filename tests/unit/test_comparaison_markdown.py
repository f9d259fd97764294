"""The summary of a workflow: what the data says stays text, and a long report is cut with a word on the rest."""

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpts.comparaison.comparaison import compare
from cpts.comparaison.coupes import cut_autour
from cpts.comparaison.etat import read_etat
from cpts.comparaison.markdown import cut_blocs, write_markdown
from cpts.markdown_github import escape_markdown
from tests.factories import AGENDA, JOUR, change, write_donnees

HOSTILES = (
    "<img src=x onerror=alert(1)>",
    "</summary></details><script>alert(1)</script>",
    "![image](https://evil.example/a.png)",
    "[lien](https://evil.example/)",
    "https://evil.example/a www.evil.example mailto:a@evil.example",
    "Bonjour @equipe et @org/team, voir #12, GH-34, org/depot#56",
    "**gras** _souligné_ ~~barré~~ `code` | colonne | $x$ :warning:",
    "::error file=a::b ##[add-mask]c",
    "> [!CAUTION] &lt;b&gt; &#60;i&#62; \\*x\\*",
    "1. un - deux # trois",
)


@pytest.mark.parametrize("texte", HOSTILES)
def test_a_hostile_text_is_only_text(texte: str) -> None:
    ecrit = escape_markdown(texte)
    html = markdown.markdown(f"- **{ecrit}** : {ecrit}\n", extensions=["tables"])
    assert re.findall(r"<(\w+)", html) == ["ul", "li", "strong"]
    nu = re.sub(r"<[^>]+>", "", html).strip()
    vu = unescape(nu).replace("\u2060", "").replace("# #[", "##[")
    assert vu == f"{texte} : {texte}"


@given(st.text())
def test_no_text_breaks_a_line_or_a_cell_nor_calls_anybody(texte: str) -> None:
    ecrit = escape_markdown(texte)
    assert not re.search(r"[\n\r|<>`*\[\]\\]", ecrit)
    assert not re.search(r"[@#]\w|:[\w/]", unescape(ecrit))


def run(tmp_path: Path, avant: str, apres: str) -> str:
    etats = [
        read_etat(write_donnees(tmp_path / nom, agenda=agenda), nom, JOUR)
        for nom, agenda in (("avant", avant), ("apres", apres))
    ]
    comparaison = compare(*etats)
    return write_markdown(comparaison, comparaison.refuses(accepter=False))


@pytest.mark.parametrize("texte", HOSTILES)
def test_a_hostile_entry_adds_nothing_to_the_summary(tmp_path: Path, texte: str) -> None:
    sage = run(tmp_path / "sage", AGENDA, change(AGENDA, ("Café des aidants", "Un titre sage")))
    titre = "'" + texte.replace("'", "’") + "'"
    hostile = run(tmp_path / "hostile", AGENDA, change(AGENDA, ("Café des aidants", titre)))
    balises = [
        re.findall(r"</?[a-z]+>", markdown.markdown(resume, extensions=["tables"])) for resume in (sage, hostile)
    ]
    assert balises[0] == balises[1]
    assert "evil.example/" not in re.sub(r"\u2060", " ", hostile).replace("//evil", " ")  # never after « https:// »


def test_the_summary_says_what_changes_then_shows_before_and_after(tmp_path: Path) -> None:
    assert run(tmp_path, AGENDA, AGENDA + "    statut: annule\n").replace("\u00a0", " ") == (
        "## Ce qui change pour les visiteurs\n\n"
        "**1 rendez-vous annulé.**\n\n"
        "- **Café des aidants** : annulé\n\n"
        "### Avant et après\n\n"
        "<details><summary>Café des aidants</summary>\n\n"
        "| | Avant | Après |\n|---|---|---|\n| Statut | Confirmé | Annulé |\n\n"
        "</details>\n"
    )


def test_a_refusal_comes_first(tmp_path: Path) -> None:
    un = AGENDA.split("\n", 1)[1]
    douze = "evenements:\n" + "".join(un.replace("cafe-des-aidants", f"cafe-{rang}") for rang in range(12))
    resume = run(tmp_path, douze, "evenements: []\n")
    assert resume.splitlines()[2:6] == [
        "> [!CAUTION]",
        "> **Modification refusée**",
        ">",
        "> Rendez-vous\u00a0: 12 sur 12 disparaissent.",
    ]
    assert "**12 rendez-vous supprimés.**" in resume


def make_cent(retard: int) -> str:
    """A hundred meetings, each at an hour of its own, `retard` minutes later."""
    un = AGENDA.split("\n", 1)[1]
    heures = [f"{10 + rang // 50}h{rang % 50 + retard:02}" for rang in range(100)]
    entrees = (change(un, ("18h", heure), ("cafe-des", f"cafe-{rang}")) for rang, heure in enumerate(heures))
    return f"evenements:\n{''.join(entrees)}"


def test_a_long_report_is_cut_with_a_count(tmp_path: Path) -> None:
    resume = run(tmp_path, make_cent(0), make_cent(5))
    assert resume.count("- **Café des aidants**") == 60
    assert resume.count("<details>") == 30
    assert "- … et 40 autres changements." in resume
    assert resume.endswith("… et 70 autres changements.\n")


def test_many_entries_alike_take_the_place_of_no_other(tmp_path: Path) -> None:
    resume = run(tmp_path, "evenements: []\n", make_cent(0))
    assert resume.count("- Nouveau rendez-vous") == resume.count("<details>") == 10
    assert "- … et 90 autres nouveaux rendez-vous." in resume


def test_a_summary_never_weighs_more_than_it_may() -> None:
    assert cut_blocs(["é" * 10, "b" * 10], maximum=30) == "é" * 10 + "\n\nLa suite est trop longue pour ce résumé.\n"
    assert cut_blocs(["a", "b"]) == "a\n\nb\n"


def test_a_long_text_is_cut_around_what_differs() -> None:
    assert cut_autour("a" * 50 + "X" + "b" * 50, "a" * 50 + "Y" + "b" * 50, 20) == "…aaaaaXbbbbbbbbbbbbbb…"
    assert cut_autour("court", "autre", 20) == "court"
    assert cut_autour("a" * 30, "a" * 40, 20) == "…" + "a" * 20
