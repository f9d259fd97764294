"""Building sites in tests, through the public door: `python -m cpts construire …`."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
JOUR = "2026-11-21"


def run_cpts(
    *arguments: str | Path,
    dossier: Path = RACINE,
    environnement: Mapping[str, str] | None = None,
    avant_lancement: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """One run of the command line, whatever its exit code. `avant_lancement` is called in the new process."""
    return subprocess.run(
        [sys.executable, "-m", "cpts", *map(str, arguments)],
        cwd=dossier,
        env={**os.environ, "PYTHONPATH": str(RACINE), **(environnement or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=avant_lancement,
    )


def run_generateur(
    module: str, sortie: Path, *, dossier: Path = RACINE, donnees: Path | None = None, jour: str = JOUR
) -> subprocess.CompletedProcess[str]:
    """One run of `mkdocs build --strict`, without `cpts`, whatever its exit code."""
    commande = [sys.executable, "-m", module, "build", "--strict", "--site-dir", str(sortie)]
    variables = {**os.environ, "PYTHONPATH": str(RACINE), "CPTS_DATE": jour, "NO_MKDOCS_2_WARNING": "1"}
    if donnees:
        variables["CPTS_DONNEES"] = str(donnees)
    return subprocess.run(
        commande, cwd=dossier, env=variables, capture_output=True, text=True, timeout=300, check=False
    )


def build(sortie: Path, *options: str | Path, jour: str = JOUR) -> Path:
    """A published site; fails the test with what the command said when it refuses."""
    fait = run_cpts("construire", "--sortie", sortie, "--date", jour, *options)
    assert fait.returncode == 0, fait.stderr
    return sortie


def list_fichiers(dossier: Path) -> dict[str, bytes]:
    """Every file of a folder and its bytes."""
    return {f.relative_to(dossier).as_posix(): f.read_bytes() for f in sorted(dossier.rglob("*")) if f.is_file()}


def copy_projet(dossier: Path) -> Path:
    """A project of its own, without data, whose pages and templates a test may change."""
    for nom in ("docs", "hooks", "overrides"):
        shutil.copytree(RACINE / nom, dossier / nom)
    shutil.copy(RACINE / "mkdocs.yml", dossier)
    return dossier


def read_page(dossier: Path, adresse: str) -> str:
    """The HTML of a page, from its address without its slashes."""
    return (dossier / adresse / "index.html").read_text(encoding="utf-8")


def get_main(html: str) -> str:
    """The text of `<main>` as a reader sees it: no tags, single spaces."""
    corps = re.sub(r"</?abbr\b[^>]*>", "", html[html.index("<main") : html.index("</main>")])
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", corps))).strip()
