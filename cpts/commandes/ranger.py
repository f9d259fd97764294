"""`cpts ranger`."""

import sys
from pathlib import Path

import click

from cpts.commandes.cadre import commande, option_donnees
from cpts.rapport import clean, format_problemes
from cpts.text import plural, quote


@commande("ranger", "Met en ordre les fichiers YAML sans changer ce qu’ils disent, commentaires compris.")
@option_donnees
@click.option("--verifier", is_flag=True, help="N’écrit rien : liste les fichiers à ranger, et échoue s’il y en a.")
def ranger(donnees: str, *, verifier: bool) -> None:
    """Writes every file tidily, all of them or none; with `--verifier`, exit code 1 when one is not tidy."""
    from cpts.dossier import open_dossier  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.edition.fichier import write_fichiers  # noqa: PLC0415 - idem
    from cpts.rangement.dossier import range_dossier  # noqa: PLC0415 - idem

    bilan = range_dossier(open_dossier(Path(donnees), donnees.rstrip("/")))
    if bilan.problemes:
        click.echo(format_problemes(bilan.problemes, "texte"), err=True)
    if not verifier:
        write_fichiers({r.chemin: r.apres for r in bilan.changes})
    for rangement in bilan.changes:
        click.echo(_tell_difference(*rangement.find_difference(), rangement.nom) if verifier else rangement.nom)
    click.echo(_summarize(len(bilan.changes), bilan.nombre, verifier=verifier), err=True)
    sys.exit(verifier and bool(bilan.changes))


def _tell_difference(ligne: int, avant: str, apres: str, nom: str) -> str:
    """Three lines: where the first difference is, what is written there, what comes there once tidy."""
    return f"{nom}:{ligne}\n  écrit :  {_show(avant)}\n  rangé :  {_show(apres)}"


def _show(ligne: str) -> str:
    return quote(clean(ligne.rstrip("\r")), 100) if ligne.strip() else "(ligne vide)"


def _summarize(nombre: int, total: int, *, verifier: bool) -> str:
    if not nombre:
        return f"{plural(total, 'fichier lu', 'fichiers lus')} : tout est rangé."
    if verifier:
        return f"{plural(nombre, 'fichier')} à ranger sur {total} : lancez « cpts ranger »."
    return f"{plural(nombre, 'fichier rangé', 'fichiers rangés')} sur {total}."
