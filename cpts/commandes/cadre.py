"""What every command shares: click in French, the usual options, the clock and the project."""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from cpts import __version__
from cpts.errors import BuildError

RACINE = Path(__file__).resolve().parent.parent.parent
PARIS = ZoneInfo("Europe/Paris")


class _Aide(click.HelpFormatter):
    """The help in French: click only translates what it is given."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 - in English
        super().write_usage(prog, args, "Usage : ")

    def write_heading(self, heading: str) -> None:
        super().write_heading({"Commands": "Commandes"}.get(heading, heading))


class _Contexte(click.Context):
    formatter_class = _Aide


class Commande(click.Command):
    """A command whose help is in French."""

    context_class = _Contexte


class Groupe(click.Group):
    """A group of commands whose help is in French."""

    context_class = _Contexte
    command_class = Commande


class _Jour(click.ParamType[date]):
    name = "AAAA-MM-JJ"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"« {value} » n’est pas une date. Écrivez AAAA-MM-JJ, par exemple 2026-11-21.", param, ctx)


option_donnees = click.option(
    "--donnees", default="data", metavar="DOSSIER", help="Dossier des fichiers YAML (par défaut : data)."
)
option_date = click.option(
    "--date",
    "jour",
    type=_Jour(),
    default=None,
    help="Le jour à prendre pour aujourd’hui (par défaut : ce jour à Paris).",
)
option_resume = click.option(
    "--resume", metavar="FICHIER", default=None, help="Ajoute à ce fichier le résumé en Markdown d’une modification."
)
option_aide = click.help_option("--aide", "--help", help="Affiche cette aide.")


def commande(nom: str, aide: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command called `nom`, with the same sentence in the help of the group and in its own."""

    def create(fonction: Callable[..., None]) -> click.Command:
        return option_aide(click.command(nom, cls=Commande, help=aide, short_help=aide)(fonction))

    return create


def append_resume(fichier: Path, texte: str) -> None:
    """Adds `texte` to the summary of a workflow, which other steps write too."""
    try:
        with fichier.open("a", encoding="utf-8") as ouvert:
            ouvert.write(texte)
    except OSError as erreur:
        raise BuildError(f"Le résumé ne peut pas être écrit dans {fichier}.") from erreur


def get_aujourdhui() -> date:
    """Today in Europe/Paris, whatever the machine's time zone."""
    return datetime.now(PARIS).date()


def count_processus() -> int:
    """One a core, two at most: beyond, what cannot be shared is longer than what is."""
    return min(os.cpu_count() or 1, 2)


def find_racine() -> Path:
    """The project: the current folder when it holds mkdocs.yml, else where this package stands."""
    ici = Path.cwd()
    return ici if (ici / "mkdocs.yml").is_file() else RACINE


def get_version(donnees: Path, jour: date) -> Any:
    """Commit and time of the data: SOURCE_DATE_EPOCH, else the commit's time, else midnight of `jour`."""
    from cpts.assemble.version import Version  # noqa: PLC0415 - idem

    commit, _, instant = _ask_git(donnees).partition(" ")
    instant = os.environ.get("SOURCE_DATE_EPOCH") or instant
    if instant.isdecimal():
        quand = datetime.fromtimestamp(int(instant), UTC)
    else:
        quand = datetime(jour.year, jour.month, jour.day, tzinfo=UTC)
    return Version(commit, quand)


def name_version(jour: date) -> str:
    """The name of this engine: its version, and its commit when it is known, « 0.1.0+1a2b3c4d5e6f »."""
    commit = get_version(RACINE, jour).commit
    return f"{__version__}+{commit[:12]}" if commit else __version__


def _ask_git(dossier: Path) -> str:
    """« commit seconds » of the repository that holds `dossier`, or "" outside one."""
    commande = ["git", "-C", str(dossier), "log", "-1", "--format=%H %ct"]
    try:
        return subprocess.run(commande, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - no shell
    except (OSError, subprocess.CalledProcessError):
        return ""
