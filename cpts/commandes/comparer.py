"""`cpts comparer`."""

import sys
from datetime import date
from pathlib import Path

import click

from cpts.commandes.cadre import commande, count_processus, get_aujourdhui, option_date

FORMATS = ("texte", "markdown", "json")


@commande("comparer", "Dit ce qui change pour les visiteurs entre deux dossiers de données.")
@click.argument("avant", metavar="AVANT")
@click.argument("apres", metavar="APRÈS")
@option_date
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="texte", help="Forme du résultat (par défaut : texte)."
)
@click.option("--accepter-baisse", is_flag=True, help="Accepte que plus de 20 % d’une liste disparaisse.")
def comparer(avant: str, apres: str, jour: date | None, format_: str, accepter_baisse: bool) -> None:
    """Prints what changes, what matters first; exit code 1 when too much of a list disappears."""
    from cpts.comparaison.comparaison import compare  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.comparaison.etat import read_etat  # noqa: PLC0415 - idem
    from cpts.comparaison.markdown import write_markdown  # noqa: PLC0415 - idem
    from cpts.comparaison.objets import write_json  # noqa: PLC0415 - idem
    from cpts.comparaison.resume import list_refus  # noqa: PLC0415 - idem
    from cpts.comparaison.texte import write_texte  # noqa: PLC0415 - idem

    jour = jour or get_aujourdhui()
    etats = [read_etat(Path(nom), nom.rstrip("/"), jour, count_processus()) for nom in (avant, apres)]
    comparaison = compare(*etats)
    refus = comparaison.refuses(accepter=accepter_baisse)
    if format_ == "texte":
        click.echo(write_texte(comparaison))
    else:
        write = write_markdown if format_ == "markdown" else write_json
        click.echo(write(comparaison, refus).rstrip("\n"))
    for phrase in list_refus(refus):
        click.echo(phrase, err=True)
    sys.exit(bool(refus))
