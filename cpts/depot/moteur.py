"""What the engine is made of: the files that a CPTS's repository receives, and the list of them that it keeps.

The tests, the measures and the demonstration stay behind: they speak of another territory.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from cpts.errors import BuildError
from cpts.text import quote

LISTE = "moteur.json"
"""Kept at the top of the CPTS's repository: what was delivered, so that what people changed is known."""

_GABARITS = Path(__file__).parent / "gabarits"
_PROPRES = {"Makefile": "Makefile"}
"""Our templates that replace a file of the project, which speaks of tests that are not delivered."""
_DOSSIERS = (
    *("cpts", "hooks", "docs", "overrides", "outils/lisibilite", "deploiement"),
    *(".github", ".vscode", "data/schemas"),
)
_FICHIERS = (
    *("mkdocs.yml", "pyproject.toml", "LICENCE", ".gitlab-ci.yml", "requirements.in", "requirements.txt"),
    *("requirements-territoire.in", "requirements-territoire.txt"),
    *(".editorconfig", ".gitattributes", ".gitignore", "outils/__init__.py", "outils/environnement.py"),
)
_EXCLUS = frozenset({".github/accueil.png", ".github/dependabot.yml", ".github/workflows/controle.yml", "Makefile"})
"""The tests stay behind, and so do the upgrades of packages one by one: they come with the engine."""
RESERVES = ("data", ".git", ".github/CODEOWNERS", "site", ".venv", "overrides/composants")
"""What belongs to the CPTS: never delivered, never upgraded, but for the schemas beside its data."""
_SCHEMAS = "data/schemas"


class Livraison(NamedTuple):
    """What moteur.json says. `fichiers`: path → SHA-256 of the file as delivered."""

    version: str
    fichiers: Mapping[str, str]


def list_moteur(racine: Path) -> dict[str, Path]:
    """Path in a CPTS's repository → the file to copy there; raises `BuildError` when `racine` is not the project."""
    manquants = [nom for nom in ("mkdocs.yml", "docs", "overrides", "hooks") if not (racine / nom).exists()]
    if manquants:
        raise BuildError(
            f"Le moteur n’est pas complet dans {racine} (il manque {manquants[0]}). "
            "Lancez cette commande depuis une copie entière du projet."
        )
    trouves = {fichier.relative_to(racine).as_posix(): fichier for fichier in _walk(racine)}
    propres = {chemin: _GABARITS / nom for nom, chemin in _PROPRES.items()}
    return {c: f for c, f in sorted((trouves | propres).items()) if c in propres or is_du_moteur(c)}


def is_du_moteur(chemin: str) -> bool:
    """Whether a file of the project is delivered."""
    parties = PurePosixPath(chemin).parts
    cache = "__pycache__" in parties or chemin.endswith((".pyc", "~", ".swp", ".DS_Store"))
    return not cache and chemin not in _EXCLUS and not is_reserve(chemin)


def is_reserve(chemin: str) -> bool:
    """Whether `chemin` belongs to the CPTS."""
    pur = PurePosixPath(chemin)
    return not pur.is_relative_to(_SCHEMAS) and any(pur.is_relative_to(reserve) for reserve in RESERVES)


def _walk(racine: Path) -> Iterator[Path]:
    yield from (racine / nom for nom in _FICHIERS if (racine / nom).is_file())
    for dossier in _DOSSIERS:
        yield from (fichier for fichier in (racine / dossier).rglob("*") if fichier.is_file())


def compute_empreinte(fichier: Path) -> str:
    """SHA-256 of a file, the same whether Git wrote its lines the Unix or the Windows way."""
    return sha256(fichier.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def write_livraison(livraison: Livraison) -> str:
    """The text of moteur.json."""
    return json.dumps(livraison._asdict(), ensure_ascii=False, indent=1) + "\n"


def read_livraison(dossier: Path) -> Livraison:
    """What was delivered in `dossier`; raises `BuildError` when nothing was, or when the list cannot be trusted."""
    liste = dossier / LISTE
    if not liste.is_file():
        raise BuildError(
            f"Il n’y a pas de {LISTE} dans {dossier} : ce dossier n’a pas été créé par « cpts nouveau ». "
            "Créez-en un, puis copiez-y vos dossiers data/, docs/ et overrides/."
        )
    try:
        brut: Any = json.loads(liste.read_text(encoding="utf-8"))
        livraison = Livraison(str(brut["version"]), {str(c): str(e) for c, e in brut["fichiers"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BuildError(f"{liste} est abîmé : reprenez sa dernière version dans Git, puis recommencez.") from None
    douteux = [chemin for chemin in livraison.fichiers if not _is_sur(chemin)]
    if douteux:
        raise BuildError(
            f"{liste} nomme {quote(douteux[0])}, qui n’est pas un fichier du moteur. "
            "Reprenez sa dernière version dans Git."
        )
    return livraison


def _is_sur(chemin: str) -> bool:
    """A path below the repository, outside what belongs to the CPTS: a list is a text that anyone may have changed."""
    pur = PurePosixPath(chemin)
    normal = chemin == pur.as_posix() and "\\" not in chemin and ":" not in chemin
    return normal and bool(pur.parts) and not pur.is_absolute() and ".." not in pur.parts and not is_reserve(chemin)
