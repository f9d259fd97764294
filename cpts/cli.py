"""`cpts …`: the only module, with the hooks, that reads the clock, the environment and the repository."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from cpts import __version__
from cpts.errors import BuildError, DataError
from cpts.memoire import pause_collecte
from cpts.rapport import FORMATS, capitalize, format_problemes, summarize

RACINE = Path(__file__).resolve().parent.parent
PARIS = ZoneInfo("Europe/Paris")


class _Aide(click.HelpFormatter):
    """The help in French: click only translates what it is given."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 - in English
        super().write_usage(prog, args, "Usage : ")

    def write_heading(self, heading: str) -> None:
        super().write_heading({"Commands": "Commandes"}.get(heading, heading))


class _Contexte(click.Context):
    formatter_class = _Aide


class _Commande(click.Command):
    context_class = _Contexte


class _Groupe(click.Group):
    context_class = _Contexte
    command_class = _Commande


class _Jour(click.ParamType[date]):
    name = "AAAA-MM-JJ"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"« {value} » n’est pas une date. Écrivez AAAA-MM-JJ, par exemple 2026-11-21.", param, ctx)


_option_donnees = click.option(
    "--donnees", default="data", metavar="DOSSIER", help="Dossier des fichiers YAML (par défaut : data)."
)
_option_date = click.option(
    "--date",
    "jour",
    type=_Jour(),
    default=None,
    help="Le jour à prendre pour aujourd’hui (par défaut : ce jour à Paris).",
)


_aide = click.help_option("--aide", "--help", help="Affiche cette aide.")


@click.group(cls=_Groupe, subcommand_metavar="COMMANDE")
@click.version_option(__version__, "--version", message="cpts %(version)s", help="Affiche la version.")
@_aide
def cli() -> None:
    """Le site de votre CPTS, à partir de fichiers YAML."""


def _commande(aide: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command of the group, with the same sentence in both helps."""
    return cli.command(help=aide, short_help=aide)


@_commande("Vérifie les données et liste tous les problèmes, avec le fichier, la ligne et la colonne.")
@_aide
@_option_donnees
@_option_date
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="texte", help="Forme de la liste (par défaut : texte)."
)
def verifier(donnees: str, jour: date | None, format_: str) -> None:
    """Prints every problem of every file; exit code 1 when one is an error."""
    from cpts.dossier import open_dossier  # noqa: PLC0415 - `cpts --aide` answers at once

    dossier = open_dossier(Path(donnees), donnees.rstrip("/"), count_processus())
    with pause_collecte():
        from cpts.validate import load_dossier  # noqa: PLC0415 - the files are being read meanwhile

    chargement = load_dossier(dossier, jour or get_aujourdhui())
    if texte := format_problemes(chargement.problemes, format_):
        click.echo(texte)
    if format_ != "json":
        click.echo(capitalize(summarize(chargement.problemes)) + ".", err=True)
    sys.exit(chargement.site is None)


@_commande("Construit le site : vérifie, fabrique, inspecte, puis publie d’un seul coup.")
@_aide
@_option_donnees
@click.option("--sortie", default="site", metavar="DOSSIER", help="Dossier du site publié (par défaut : site).")
@_option_date
@click.option("--accepter-baisse", is_flag=True, help="Accepte un site qui perd plus de 20 % de ses fiches.")
@click.option(
    "--depuis", metavar="DOSSIER", default=None, help="Site publié auquel comparer, au lieu de celui de --sortie."
)
@click.option(
    "--processus",
    metavar="NOMBRE",
    type=click.IntRange(1, 16),
    default=None,
    help="Nombre de processus (par défaut : un par cœur, deux au plus).",
)
@click.option("--moteur", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", hidden=True)
def construire(donnees: str, sortie: str, jour: date | None, processus: int | None, **options: Any) -> None:
    """Builds the site; on any failure the old one stays as it was and the exit code is 1."""
    from cpts.publish import construction  # noqa: PLC0415 - idem

    debut = time.monotonic()

    def annonce(texte: str) -> None:
        click.echo(f"{time.monotonic() - debut:5.1f} s  {texte}", err=True)

    jour = jour or get_aujourdhui()
    depuis = options.pop("depuis")
    commande = construction.Commande(
        racine=find_racine(),
        donnees=Path(donnees),
        nom_donnees=donnees.rstrip("/"),
        sortie=Path(sortie),
        jour=jour,
        version=get_version(Path(donnees), jour),
        depuis=Path(depuis) if depuis else None,
        processus=processus or count_processus(),
        **options,
    )
    resultat = construction.construire(commande, annonce)
    if resultat.avertissements:
        click.echo(format_problemes(resultat.avertissements, "texte"), err=True)
        click.echo(f"{capitalize(summarize(resultat.avertissements))}.", err=True)
    annonce(f"Site publié dans {sortie}/")
    click.echo(f"Ouvrez {Path(sortie).resolve() / 'index.html'}")


@_commande("Montre le site et le reconstruit quand data/, docs/ ou overrides/ changent.")
@_aide
@_option_donnees
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    metavar="NUMÉRO",
    help="Port de l’aperçu (par défaut : 8000).",
)
@_option_date
def servir(donnees: str, port: int, jour: date | None) -> None:
    """The live preview of the site generator, with our hooks."""
    from cpts.publish.apercu import check_port, serve  # noqa: PLC0415 - idem

    check_port(port)
    sys.exit(serve(find_racine(), Path(donnees).resolve(), port, (jour or get_aujourdhui()).isoformat()))


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


def _ask_git(dossier: Path) -> str:
    """« commit seconds » of the repository that holds `dossier`, or "" outside one."""
    commande = ["git", "-C", str(dossier), "log", "-1", "--format=%H %ct"]
    try:
        return subprocess.run(commande, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - no shell
    except (OSError, subprocess.CalledProcessError):
        return ""


def main() -> NoReturn:
    """Runs the command line and tells every failure in French, without a traceback."""
    try:
        cli.main(prog_name="cpts", standalone_mode=False)
    except DataError as erreur:
        click.echo(format_problemes(erreur.problemes, "texte"), err=True)
        click.echo(f"{capitalize(summarize(erreur.problemes))} : le site n’a pas changé.", err=True)
        sys.exit(1)
    except BuildError as erreur:
        click.echo(str(erreur), err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as aide:
        click.echo(aide.ctx.get_help(), err=True)
        sys.exit(2)
    except click.ClickException as erreur:
        click.echo(_translate(erreur), err=True)
        sys.exit(2)
    except click.exceptions.Exit as sortie:
        sys.exit(sortie.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrompu.", err=True)
        sys.exit(130)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # taking a large directory apart object by object costs as much as a thousand pages


def _translate(erreur: click.ClickException) -> str:
    """The errors of the command line, by type."""
    aide = "Tapez « cpts --aide » pour la liste des commandes."
    if isinstance(erreur, click.NoSuchOption):
        return f"L’option {erreur.option_name} n’existe pas. {aide}"
    if isinstance(erreur, click.BadOptionUsage):
        return f"L’option {erreur.option_name} attend une valeur. {aide}"
    if isinstance(erreur, click.BadParameter):
        nom = erreur.param.opts[0] if erreur.param else ""
        choix = getattr(erreur.param.type, "choices", None) if erreur.param else None
        raison = f"choisissez parmi {', '.join(choix)}." if choix else erreur.message
        return f"{nom} : {raison} {aide}"
    if isinstance(erreur, click.UsageError):
        return f"Cette commande n’existe pas ou n’est pas complète. {aide}"
    return erreur.format_message()
