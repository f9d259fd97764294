"""`cpts schemas`."""

from pathlib import Path

import click

from cpts.commandes.cadre import commande, option_donnees


@commande("schemas", "Écrit dans schemas/ ce que les éditeurs de texte lisent pour aider à remplir les fichiers YAML.")
@option_donnees
def schemas(donnees: str) -> None:
    """Writes one JSON Schema for each kind of file; run again, it writes the same."""
    from cpts.edition.fichier import write_fichiers  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.exports.schema import SCHEMAS, write_schema  # noqa: PLC0415 - idem

    dossier = Path(donnees) / "schemas"
    write_fichiers({dossier / f"{genre}.json": write_schema(genre).decode() for genre in SCHEMAS})
    click.echo(f"{len(SCHEMAS)} schémas écrits dans {dossier}")
