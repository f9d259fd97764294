"""`cpts geocoder`."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts.commandes.cadre import commande, find_racine, option_donnees
from cpts.errors import BuildError
from cpts.rapport import clean
from cpts.text import join_fr, plural

if TYPE_CHECKING:
    from cpts.dossier import Dossier
    from cpts.importers.geocodage.adresses import Releve
    from cpts.importers.geocodage.journal import Journal
    from cpts.importers.geocodage.recherche import Constat


@commande("geocoder", "Trouve la position des adresses qui n’en ont pas, et l’écrit dans leur fiche.")
@option_donnees
@click.option("--essai", is_flag=True, help="Montre ce qui serait écrit, sans rien écrire.")
@click.option("--refaire", is_flag=True, help="Redemande aussi les adresses déjà cherchées.")
@click.option("--service", default="https://data.geopf.fr/geocodage", hidden=True)
@click.option("--journal", default=None, hidden=True)
def geocoder(donnees: str, essai: bool, refaire: bool, service: str, journal: str | None) -> None:
    """Writes the positions that are sure; prints what became of every address. Never changes a position."""
    from cpts.dossier import Dossier  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.edition.fichier import write_fichiers  # noqa: PLC0415 - idem
    from cpts.importers.geocodage.journal import Journal  # noqa: PLC0415 - idem
    from cpts.importers.geocodage.recherche import prepare_positions, read_releve  # noqa: PLC0415 - idem

    dossier = Dossier(Path(donnees), donnees.rstrip("/"))
    carnet = Journal(Path(journal) if journal else find_racine() / ".cache" / "geocodage.jsonl", neuf=refaire)
    arret = _ask(dossier, read_releve(dossier), carnet, service)
    releve = read_releve(dossier)
    textes, constats = prepare_positions(dossier, releve, carnet.reponses)
    _print_constats(dossier, constats)
    if not essai:
        write_fichiers(textes)
    _print_bilan(dossier, releve, textes, essai=essai)
    if arret:
        raise BuildError(f"{arret} Ce qui est trouvé est gardé : relancez la commande, elle reprendra ici.")


def _print_bilan(dossier: "Dossier", releve: "Releve", textes: Collection[Path], *, essai: bool) -> None:
    """Which files have changed, and what nobody was asked about."""
    if releve.reserves:
        nombre = plural(releve.reserves, "adresse n’est pas publique", "adresses ne sont pas publiques")
        click.echo(f"{nombre} : personne ne les reçoit.", err=True)
    if textes:
        noms = join_fr([dossier.name_fichier(chemin.relative_to(dossier.chemin).as_posix()) for chemin in textes])
        click.echo(f"Essai, rien n’est écrit : {noms}." if essai else f"Écrit : {noms}.", err=True)


def _ask(dossier: "Dossier", releve: "Releve", journal: "Journal", service: str) -> str:
    """Asks what is not known yet; "", or why it stopped."""
    from cpts.commandes.reseau import open_client  # noqa: PLC0415 - idem
    from cpts.commandes.suivi import open_suivi  # noqa: PLC0415 - idem
    from cpts.importers.geocodage.recherche import ask_tout, list_questions  # noqa: PLC0415 - idem

    questions = list_questions(releve, journal)
    if not questions:
        return ""
    client = open_client(service, dossier.chemin)
    with open_suivi(len(questions), "Adresses cherchées") as suivi:
        return ask_tout(client, questions, journal, suivi.advance)


def _print_constats(dossier: "Dossier", constats: "list[Constat]") -> None:
    """One place in two lines, as the problems of `cpts verifier`, then the counts."""
    from cpts.importers.geocodage.decision import describe_reponse  # noqa: PLC0415 - idem
    from cpts.importers.geocodage.recherche import PAS_CHERCHEE  # noqa: PLC0415 - idem

    cherches = [constat for constat in constats if constat.raison != PAS_CHERCHEE]
    for lieu, reponse, raison in cherches:
        ou = f"{dossier.name_fichier(lieu.fichier)}:{lieu.place[0]}:{lieu.place[1]} {lieu.nom}"
        click.echo(f"{clean(ou)}\n  {describe_reponse(reponse, raison)}")
    trouvees = sum(not constat.raison for constat in cherches)
    compte = (
        f"{plural(trouvees, 'position trouvée', 'positions trouvées')}, {len(cherches) - trouvees} sans réponse sûre"
    )
    reste = len(constats) - len(cherches)
    click.echo(f"{compte}, {plural(reste, 'pas encore cherchée', 'pas encore cherchées')}." if reste else f"{compte}.")
