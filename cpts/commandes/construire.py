"""`cpts construire`."""

import time
from datetime import date
from pathlib import Path
from typing import Any

import click

from cpts.commandes.cadre import (
    commande,
    count_processus,
    find_racine,
    get_aujourdhui,
    get_version,
    option_date,
    option_donnees,
)
from cpts.rapport import capitalize, format_problemes, summarize


@commande("construire", "Construit le site : vérifie, fabrique, inspecte, puis publie d’un seul coup.")
@option_donnees
@click.option("--sortie", default="site", metavar="DOSSIER", help="Dossier du site publié (par défaut : site).")
@option_date
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
# The variable turns a whole workflow, or the whole of the site's tests, to the other generator without touching a line.
@click.option(
    "--moteur", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", envvar="CPTS_MOTEUR", hidden=True
)
def construire(donnees: str, sortie: str, jour: date | None, processus: int | None, **options: Any) -> None:
    """Builds the site; on any failure the old one stays as it was and the exit code is 1."""
    from cpts.publish import construction  # noqa: PLC0415 - `cpts --aide` answers at once

    debut = time.monotonic()

    def annonce(texte: str) -> None:
        click.echo(f"{time.monotonic() - debut:5.1f} s  {texte}", err=True)

    jour = jour or get_aujourdhui()
    depuis = options.pop("depuis")
    resultat = construction.construire(
        construction.Commande(
            racine=find_racine(),
            donnees=Path(donnees),
            nom_donnees=donnees.rstrip("/"),
            sortie=Path(sortie),
            jour=jour,
            version=get_version(Path(donnees), jour),
            depuis=Path(depuis) if depuis else None,
            processus=processus or count_processus(),
            **options,
        ),
        annonce,
    )
    if resultat.avertissements:
        click.echo(format_problemes(resultat.avertissements, "texte"), err=True)
        click.echo(f"{capitalize(summarize(resultat.avertissements))}.", err=True)
    annonce(f"Site publié dans {sortie}/")
    click.echo(f"Ouvrez {Path(sortie).resolve() / 'index.html'}")
