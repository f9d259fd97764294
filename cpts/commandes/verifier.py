"""`cpts verifier`."""

import sys
from datetime import date
from pathlib import Path

import click

from cpts.commandes.cadre import (
    append_resume,
    commande,
    count_processus,
    get_aujourdhui,
    option_date,
    option_donnees,
    option_resume,
)
from cpts.memoire import pause_collecte
from cpts.rapport import FORMATS, capitalize, format_problemes, summarize


@commande("verifier", "Vérifie les données et liste tous les problèmes, avec le fichier, la ligne et la colonne.")
@option_donnees
@option_date
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="texte", help="Forme de la liste (par défaut : texte)."
)
@click.option(
    "--depuis",
    metavar="DOSSIER",
    default=None,
    help="Données d’avant la modification : ce qui y était déjà faux est dit à part, et ne fait pas échouer.",
)
@option_resume
def verifier(donnees: str, jour: date | None, format_: str, depuis: str | None, resume: str | None) -> None:
    """Prints every problem of every file; exit code 1 when one is an error."""
    jour = jour or get_aujourdhui()
    if depuis is not None:
        _verify_changement(depuis, donnees, jour, format_, resume)
        return
    from cpts.dossier import open_dossier  # noqa: PLC0415 - `cpts --aide` answers at once

    dossier = open_dossier(Path(donnees), donnees.rstrip("/"), count_processus())
    with pause_collecte():
        from cpts.validate import load_dossier  # noqa: PLC0415 - the files are being read meanwhile

    chargement = load_dossier(dossier, jour)
    if texte := format_problemes(chargement.problemes, format_):
        click.echo(texte)
    if format_ != "json":
        click.echo(capitalize(summarize(chargement.problemes)) + ".", err=True)
    sys.exit(chargement.site is None)


def _verify_changement(depuis: str, donnees: str, jour: date, format_: str, resume: str | None) -> None:
    """The same, where only the errors that the change answers for make it fail."""
    from cpts.comparaison.annonces import format_tri, summarize_tri, write_resume  # noqa: PLC0415 - idem
    from cpts.comparaison.controle import count_erreurs, sort_out  # noqa: PLC0415 - idem
    from cpts.comparaison.discretion import judge_discretion  # noqa: PLC0415 - idem
    from cpts.comparaison.etat import read_etat  # noqa: PLC0415 - idem

    avant, apres = (read_etat(Path(nom), nom.rstrip("/"), jour, count_processus()) for nom in (depuis, donnees))
    tri = sort_out(avant, apres)
    if texte := format_tri(tri, format_):
        click.echo(texte)
    if format_ != "json":
        click.echo(summarize_tri(tri), err=True)
    if resume:
        append_resume(Path(resume), write_resume(tri, judge_discretion(avant, apres).mask))
    sys.exit(count_erreurs(tri.nouveaux) > 0)
