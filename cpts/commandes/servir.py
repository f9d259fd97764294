"""`cpts servir`."""

import sys
from datetime import date
from pathlib import Path

import click

from cpts.commandes.cadre import commande, find_racine, get_aujourdhui, option_date, option_donnees


@commande("servir", "Montre le site et le reconstruit quand data/, docs/ ou overrides/ changent.")
@option_donnees
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    metavar="NUMÉRO",
    help="Port de l’aperçu (par défaut : 8000).",
)
@option_date
def servir(donnees: str, port: int, jour: date | None) -> None:
    """The live preview of the site generator, with our hooks."""
    from cpts.publish.apercu import check_port, serve  # noqa: PLC0415 - `cpts --aide` answers at once

    check_port(port)
    sys.exit(serve(find_racine(), Path(donnees).resolve(), port, (jour or get_aujourdhui()).isoformat()))
