"""`cpts corriger`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts.commandes.cadre import commande, get_aujourdhui, option_date, option_donnees
from cpts.rapport import capitalize, clean, format_problemes, summarize
from cpts.text import plural, quote

if TYPE_CHECKING:
    from cpts.correction.copie import Correction


@commande("corriger", "Propose les corrections qui ne changent rien à ce qui est dit : signes, dates, oui ou non.")
@option_donnees
@option_date
@click.option("--appliquer", is_flag=True, help="Écrit les corrections au lieu de les montrer.")
def corriger(donnees: str, jour: date | None, *, appliquer: bool) -> None:
    """Shows, or writes, each safe correction, then what is left; exit code 1 while an error stays in the files."""
    from cpts.correction.dossier import correct_dossier  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.dossier import open_dossier  # noqa: PLC0415 - idem
    from cpts.edition.fichier import write_fichiers  # noqa: PLC0415 - idem

    dossier = open_dossier(Path(donnees), donnees.rstrip("/"))
    bilan = correct_dossier(dossier, jour or get_aujourdhui())
    if appliquer:
        write_fichiers(bilan.textes)
    for correction in bilan.corrections:
        click.echo(_tell(correction, dossier.name_fichier(correction.relatif)))
    erreurs = [p for p in bilan.restes if p.est_erreur]
    if erreurs:
        if bilan.corrections:
            click.echo()
        click.echo(f"À corriger à la main :\n{format_problemes(erreurs, 'texte')}")
    click.echo(_summarize(len(bilan.corrections), appliquer=appliquer), err=True)
    click.echo(f"{'Reste' if appliquer else 'Resterait'} : {summarize(bilan.restes)}.", err=True)
    sys.exit(bool(erreurs) or (bool(bilan.corrections) and not appliquer))


def _tell(correction: "Correction", nom: str) -> str:
    """Four lines: where, the line before, the line after, why."""
    lignes = (ligne.replace("\t", "→") for ligne in (correction.avant, correction.apres))
    avant, apres = (quote(clean(ligne), 240) for ligne in lignes)
    raison = clean(capitalize(correction.raison))
    return f"{nom}:{correction.ligne}\n  avant : {avant}\n  après : {apres}\n  {raison}."


def _summarize(nombre: int, *, appliquer: bool) -> str:
    if not nombre:
        return "Rien à corriger sans vous."
    if appliquer:
        return f"{plural(nombre, 'ligne corrigée', 'lignes corrigées')}."
    return f"{plural(nombre, 'ligne')} à corriger : ajoutez --appliquer pour {'l’' if nombre == 1 else 'les '}écrire."
