"""`cpts …`: the commands together, and every failure told in French, without a traceback."""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import click

from cpts import __version__
from cpts.commandes.a_verifier import a_verifier
from cpts.commandes.cadre import Groupe, option_aide
from cpts.commandes.comparer import comparer
from cpts.commandes.construire import construire
from cpts.commandes.corriger import corriger
from cpts.commandes.depuis_formulaire import depuis_formulaire
from cpts.commandes.geocoder import geocoder
from cpts.commandes.importer import importer
from cpts.commandes.liens import liens
from cpts.commandes.mettre_a_jour import mettre_a_jour
from cpts.commandes.nouveau import nouveau
from cpts.commandes.ranger import ranger
from cpts.commandes.schemas import schemas
from cpts.commandes.servir import servir
from cpts.commandes.territoire import territoire
from cpts.commandes.verifier import verifier
from cpts.errors import BuildError, DataError, explain
from cpts.rapport import capitalize, format_problemes, summarize

COMMANDES = (
    verifier,
    construire,
    servir,
    ranger,
    corriger,
    nouveau,
    mettre_a_jour,
    importer,
    comparer,
    a_verifier,
    depuis_formulaire,
    schemas,
    liens,
    territoire,
    geocoder,
)


@click.group(cls=Groupe, subcommand_metavar="COMMANDE", commands=COMMANDES)
@click.version_option(__version__, "--version", message="cpts %(version)s", help="Affiche la version.")
@option_aide
def cli() -> None:
    """Le site de votre CPTS, à partir de fichiers YAML."""


def main() -> NoReturn:
    """Runs the command line and tells every failure in French, without a traceback."""
    _follow_signaux()
    try:
        cli.main(prog_name="cpts", standalone_mode=False)
    except (DataError, BuildError, OSError) as erreur:
        click.echo(_tell(erreur), err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as aide:
        click.echo(aide.ctx.get_help(), err=True)
        sys.exit(2)
    except click.ClickException as erreur:
        click.echo(_translate(erreur), err=True)
        sys.exit(2)
    except click.exceptions.Exit as sortie:
        sys.exit(sortie.exit_code)
    except (click.Abort, KeyboardInterrupt) as arret:
        click.echo("Interrompu.", err=True)
        sys.exit(128 + _find_signal(arret))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # taking a large directory apart object by object costs as much as a thousand pages


def _tell(erreur: DataError | BuildError | OSError) -> str:
    """The problems of the data, one's own words, or what the system refused."""
    if isinstance(erreur, DataError):
        bilan = f"{capitalize(summarize(erreur.problemes))} : le site n’a pas changé."
        return f"{format_problemes(erreur.problemes, 'texte')}\n{bilan}"
    if isinstance(erreur, BuildError):
        return str(erreur)
    lieu = f" ({erreur.filename})" if erreur.filename else ""
    return f"Le système a refusé un fichier ou un dossier{lieu} : {explain(erreur)}."


class Arret(KeyboardInterrupt):
    """The machine asks the command to stop: it leaves as after Ctrl+C, its work undone. `numero`: of the signal."""

    def __init__(self, numero: int) -> None:
        self.numero = numero
        super().__init__()


def _follow_signaux() -> None:
    """A machine that stops, or a terminal that closes, is told as Ctrl+C; what was started with nohup goes on."""
    for nom in ("SIGTERM", "SIGHUP"):
        numero = getattr(signal, nom, None)  # no SIGHUP under Windows
        if numero is not None and signal.getsignal(numero) is signal.SIG_DFL:
            signal.signal(numero, _stop)


def _stop(numero: int, _cadre: FrameType | None) -> NoReturn:
    raise Arret(numero)


def _find_signal(arret: BaseException) -> int:
    """The signal that stopped the command: click hides it behind its own exception."""
    cause = arret.__cause__ or arret
    return cause.numero if isinstance(cause, Arret) else signal.SIGINT


def _translate(erreur: click.ClickException) -> str:
    """The errors of the command line, by type."""
    aide = "Tapez « cpts --aide » pour la liste des commandes."
    if isinstance(erreur, click.NoSuchOption):
        return f"L’option {erreur.option_name} n’existe pas. {aide}"
    if isinstance(erreur, click.BadOptionUsage):
        return f"L’option {erreur.option_name} attend une valeur. {aide}"
    if isinstance(erreur, click.MissingParameter):
        return f"Il manque {erreur.param.make_metavar(erreur.ctx) if erreur.param and erreur.ctx else ''}. {aide}"
    if isinstance(erreur, click.BadParameter):
        nom = erreur.param.opts[0] if erreur.param else ""
        choix = getattr(erreur.param.type, "choices", None) if erreur.param else None
        raison = f"choisissez parmi {', '.join(choix)}." if choix else erreur.message
        return f"{nom} : {raison} {aide}"
    if isinstance(erreur, click.UsageError):
        return f"Cette commande n’existe pas ou n’est pas complète. {aide}"
    return erreur.format_message()
