"""`cpts depuis-formulaire`."""

import sys
from datetime import date
from pathlib import Path

import click

from cpts.commandes.cadre import commande, get_aujourdhui, option_date, option_donnees
from cpts.errors import BuildError

GENRES = ("signaler", "ajouter", "fermeture", "opposition", "verification")


@commande("depuis-formulaire", "Change les données d’après une demande GitHub ; écrit la réponse à publier.")
@click.argument("corps", metavar="CORPS.md")
@click.option(
    "--genre",
    type=click.Choice(GENRES),
    default=None,
    help="Formulaire d’origine (par défaut : reconnu aux questions).",
)
@option_donnees
@option_date
def depuis_formulaire(corps: str, genre: str | None, donnees: str, jour: date | None) -> None:
    """Prints the text of the proposal or of the refusal; exit code 1 when the request is refused."""
    from cpts.demandes.refus import DemandeRefusee  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.demandes.reponse import write_refus  # noqa: PLC0415 - idem
    from cpts.demandes.traitement import process_demande  # noqa: PLC0415 - idem

    octets = _read(Path(corps))
    try:
        click.echo(process_demande(octets, genre, Path(donnees), donnees.rstrip("/"), jour or get_aujourdhui()))
    except DemandeRefusee as refus:
        click.echo(write_refus(refus.raisons))
        sys.exit(1)


def _read(corps: Path) -> bytes:
    try:
        return corps.read_bytes()
    except OSError as erreur:
        raise BuildError(f"Le fichier « {corps} » ne peut pas être lu : {erreur.strerror}.") from erreur
