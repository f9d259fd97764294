"""`cpts a-verifier`."""

from datetime import date
from pathlib import Path

import click

from cpts.commandes.cadre import commande, get_aujourdhui, option_date, option_donnees
from cpts.text import plural

FORMATS = ("texte", "csv", "courriels")


@commande("a-verifier", "Liste ce qui est à relire, par personne à qui le demander ; écrit les courriels.")
@option_donnees
@option_date
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="texte", help="Forme de la liste (par défaut : texte)."
)
@click.option(
    "--sortie", default=None, metavar="DOSSIER", help="Dossier vide à remplir (courriels : a-verifier par défaut)."
)
def a_verifier(donnees: str, jour: date | None, format_: str, sortie: str | None) -> None:
    """Prints the list, or writes it in a folder; exit code 0, whether something is due or not."""
    from cpts.relecture.sortie import write_dossier  # noqa: PLC0415 - idem
    from cpts.relecture.tournee import load_tournee, write_tournee  # noqa: PLC0415 - `cpts --aide` answers at once

    tournee = load_tournee(Path(donnees), donnees.rstrip("/"), jour or get_aujourdhui())
    fichiers = write_tournee(tournee, format_)
    if format_ != "courriels" and sortie is None:
        click.echo(next(iter(fichiers.values())), nl=False)
        return
    if fichiers:
        dossier = Path(sortie or "a-verifier")
        write_dossier(dossier, fichiers)
        click.echo(f"{plural(len(fichiers), 'fichier')} dans {dossier}/", err=True)
    if format_ == "courriels":
        _tell_autres(len(fichiers), tournee.count_sans_courriel())


def _tell_autres(courriels: int, sans_courriel: int) -> None:
    if courriels == 0:
        click.echo("Aucun courriel à écrire.", err=True)
    if sans_courriel:
        gens = plural(sans_courriel, "personne")
        click.echo(f"{gens} sans courriel, à appeler : voyez la liste (--format texte).", err=True)
