"""What the project is made of and how its workflows run: nothing copied, nothing hidden, the least rights."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from outils.suivis import list_suivis
from tests.construction import RACINE

TAILLE_MAXIMALE = 130_000
BINAIRES = {
    ".github/accueil.png",
    "data/medias/fiche-de-liaison.pdf",
    "data/medias/logo.png",
    "data/medias/prevenir-les-chutes-exemple.pdf",
    "data/medias/projet-de-sante-exemple.pdf",
    "data/medias/statuts-exemple.pdf",
    "tests/cas/fuzz/logo--coupe.png",
    "tests/cas/fuzz/logo--signature-seule.png",
}
"""The only files that a reviewer cannot read as text: pictures and documents, each made for this project.

The last two are spoilt on purpose.
"""
SIGNES_DE_COPIE = {
    "une licence d’un autre": re.compile(
        r"/\*!|@licen[cs]e\b|@preserve\b|SPDX-License|Licensed under|All rights reserved"
    ),
    "un fichier réduit": re.compile(r"sourceMapping" r"URL=|\(function\(\w(?:,\w)*\)\{|!function\("),
    "du code de Leaflet": re.compile(r"\bL\.Util\.extend\b|leaflet-control-zoom-fullscreen|L\.version\s*="),
    "du code de Material": re.compile(r"__md_scope\s*=\s*new URL|\.md-typeset \.admonition\{"),
}
CODE = (".py", ".mjs", ".js", ".css", ".html", ".sh", ".ts")
SUIVIS = list_suivis()
FLUX = {f.name: yaml.safe_load(f.read_bytes()) for f in sorted((RACINE / ".github/workflows").glob("*.yml"))}


def list_copies(fichier: str, texte: str) -> Iterator[str]:
    """Why a file of code looks like somebody else's."""
    yield from (signe for signe, motif in SIGNES_DE_COPIE.items() if motif.search(texte))
    if PurePosixPath(fichier).suffix in (".mjs", ".js", ".css") and max(map(len, texte.splitlines()), default=0) > 500:
        yield "des lignes trop longues pour être lues"


def test_no_code_of_others_is_in_the_project() -> None:
    code = [nom for nom in SUIVIS if nom.endswith(CODE) and nom != "tests/unit/test_chaine.py"]
    assert len(code) > 700
    trouves = {nom: list(list_copies(nom, (RACINE / nom).read_text(encoding="utf-8"))) for nom in code}
    assert {nom: signes for nom, signes in trouves.items() if signes} == {}
    # Their usual homes, and their usual names.
    assert [nom for nom in SUIVIS if re.search(r"(^|/)(vendor|third_party|node_modules)/|\.min\.|\.map$", nom)] == []
    assert [nom for nom in SUIVIS if re.search(r"leaflet[^/]*\.(js|css)$|material[^/]*\.min", nom)] == []


@pytest.mark.parametrize(
    ("texte", "signe"),
    [
        ("/*! outil v1.2 */\nvar a;", "une licence d’un autre"),
        ("!function(e,t){}", "un fichier réduit"),
        ("var a;" * 100, "des lignes trop longues pour être lues"),
        ("L.version = '1.9.4';", "du code de Leaflet"),
    ],
)
def test_copied_code_would_be_seen(texte: str, signe: str) -> None:
    assert signe in list(list_copies("docs/assets/js/essai.js", texte))


def test_what_is_not_text_is_listed_and_nothing_is_heavy() -> None:
    def is_binaire(nom: str) -> bool:
        try:
            (RACINE / nom).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return True
        return False

    assert {nom for nom in SUIVIS if is_binaire(nom)} == BINAIRES
    assert [nom for nom in SUIVIS if (RACINE / nom).stat().st_size > TAILLE_MAXIMALE] == []


# --- the workflows: zizmor reads them too (make check); these rules are ours ---


def list_etapes() -> Iterator[tuple[str, dict[str, Any]]]:
    for nom, flux in FLUX.items():
        for travail in flux["jobs"].values():
            yield from ((nom, etape) for etape in travail.get("steps", []))


def test_every_action_is_pinned_by_its_commit_with_its_version_beside() -> None:
    pince = re.compile(r"\s+(- )?uses: (actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\$/\.github/workflows/\w+\.yml)")
    for fichier in sorted((RACINE / ".github/workflows").glob("*.yml")):
        lignes = [ligne for ligne in fichier.read_text(encoding="utf-8").splitlines() if re.search(r"\buses:", ligne)]
        assert [ligne for ligne in lignes if not pince.fullmatch(ligne)] == []
    assert len([etape for _, etape in list_etapes() if "uses" in etape]) > 15


def test_no_workflow_has_more_rights_than_it_says_and_none_runs_a_proposal_with_ours() -> None:
    for nom, flux in FLUX.items():
        declencheurs = flux[True]  # « on » is a yes for YAML 1.1
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(declencheurs), nom
        assert flux["permissions"] == {}, nom
        assert [t for t, travail in flux["jobs"].items() if not isinstance(travail.get("permissions"), dict)] == [], nom
        if "pull_request" in declencheurs:
            droits = {(d, v) for travail in flux["jobs"].values() for d, v in travail["permissions"].items()}
            assert droits == {("contents", "read")}, nom
            assert "secrets." not in str(flux), nom


def test_no_checkout_leaves_its_key_behind_and_nothing_is_cached_between_runs() -> None:
    depots = [(nom, etape) for nom, etape in list_etapes() if etape.get("uses", "").startswith("actions/checkout@")]
    assert len(depots) >= 8
    assert [nom for nom, etape in depots if etape["with"].get("persist-credentials") is not False] == []
    # A cache filled by a proposal would be read by the publication.
    assert [nom for nom, etape in list_etapes() if "cache" in etape.get("with", {}) or "cache@" in str(etape)] == []


def test_what_the_workflows_install_is_locked() -> None:
    scripts = [etape["run"] for _, etape in list_etapes() if "run" in etape]
    gitlab = yaml.safe_load((RACINE / ".gitlab-ci.yml").read_bytes())
    scripts += [
        ligne for travail in gitlab.values() if isinstance(travail, dict) for ligne in travail.get("script", [])
    ]
    installations = re.compile(r"pip install|npm (?:i|install)\b|npx|curl|wget|pipx|uvx|apt-get")
    assert [script for script in scripts if installations.search(script)] == []


def test_the_updates_wait_a_week_and_come_together() -> None:
    mises_a_jour = yaml.safe_load((RACINE / ".github/dependabot.yml").read_bytes())["updates"]
    assert {m["package-ecosystem"] for m in mises_a_jour} == {"pip", "npm", "github-actions"}
    assert [m["cooldown"]["default-days"] >= 7 for m in mises_a_jour] == [True] * 3
    assert [len(m["groups"]) for m in mises_a_jour] == [1] * 3


def test_the_policy_of_security_says_how_to_report_what_is_followed_and_when_we_answer() -> None:
    texte = re.sub(r"\s+", " ", (RACINE / "SECURITY.md").read_text(encoding="utf-8"))
    for dit in ("Report a vulnerability", "sous sept jours", "sous trente jours", "branche `main`", "ni prime", "CVE"):
        assert dit in texte
    assert "@" not in texte  # no person: the copies of this project have their own
