"""`cpts comparer`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts.commandes.cadre import append_resume, commande, count_processus, get_aujourdhui, option_date, option_resume

if TYPE_CHECKING:
    from cpts.comparaison.baisse import Baisse
    from cpts.comparaison.comparaison import Comparaison

FORMATS = ("texte", "markdown", "json", "github")


@commande("comparer", "Dit ce qui change pour les visiteurs entre deux dossiers de données.")
@click.argument("avant", metavar="AVANT")
@click.argument("apres", metavar="APRÈS")
@option_date
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="texte", help="Forme du résultat (par défaut : texte)."
)
@option_resume
@click.option("--accepter-baisse", is_flag=True, help="Accepte que plus de 20 % d’une liste disparaisse.")
def comparer(
    avant: str, apres: str, jour: date | None, format_: str, resume: str | None, *, accepter_baisse: bool
) -> None:
    """Prints what changes, what matters first; exit code 1 when too much of a list disappears."""
    from cpts.comparaison.comparaison import compare  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.comparaison.etat import read_etat  # noqa: PLC0415 - idem
    from cpts.comparaison.markdown import write_markdown  # noqa: PLC0415 - idem
    from cpts.comparaison.resume import list_refus  # noqa: PLC0415 - idem

    jour = jour or get_aujourdhui()
    etats = [read_etat(Path(nom), nom.rstrip("/"), jour, count_processus()) for nom in (avant, apres)]
    comparaison = compare(*etats)
    refus = comparaison.refuses(accepter=accepter_baisse)
    click.echo(_write(comparaison, refus, format_))
    if resume:
        append_resume(Path(resume), write_markdown(comparaison, refus))
    for phrase in list_refus(refus):
        click.echo(phrase, err=True)
    sys.exit(bool(refus))


def _write(comparaison: "Comparaison", refus: "tuple[Baisse, ...]", format_: str) -> str:
    from cpts.comparaison.annonces import format_comparaison  # noqa: PLC0415 - idem
    from cpts.comparaison.markdown import write_markdown  # noqa: PLC0415 - idem
    from cpts.comparaison.objets import write_json  # noqa: PLC0415 - idem
    from cpts.comparaison.texte import write_texte  # noqa: PLC0415 - idem

    if format_ == "texte":
        return write_texte(comparaison)
    write = {"markdown": write_markdown, "json": write_json, "github": format_comparaison}[format_]
    return write(comparaison, refus).rstrip("\n")
