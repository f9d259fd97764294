"""`cpts verifier`."""

import sys
from datetime import date
from pathlib import Path

import click

from cpts.commandes.cadre import commande, count_processus, get_aujourdhui, option_date, option_donnees
from cpts.memoire import pause_collecte
from cpts.rapport import FORMATS, capitalize, format_problemes, summarize


@commande("verifier", "Vérifie les données et liste tous les problèmes, avec le fichier, la ligne et la colonne.")
@option_donnees
@option_date
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
