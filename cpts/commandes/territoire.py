"""`cpts territoire`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpts.commandes.cadre import commande, option_donnees
from cpts.errors import BuildError
from cpts.rapport import clean
from cpts.text import join_fr, plural

if TYPE_CHECKING:
    from cpts.importers.territoire.choix import Demande
    from cpts.importers.territoire.noms import Morceau
    from cpts.importers.territoire.preparation import Bilan
    from cpts.importers.territoire.sources import Source


@commande("territoire", "Fait ou change le territoire : la liste des communes et leurs contours.")
@click.argument("communes", nargs=-1)
@option_donnees
@click.option("--liste", metavar="FICHIER", help="Fichier où les communes sont écrites ; « - » : collez la liste.")
@click.option("--epci", multiple=True, metavar="CODE_OU_NOM", help="Toutes les communes d’une intercommunalité.")
@click.option("--departement", "departements", multiple=True, metavar="59", help="Où chercher les noms.")
@click.option("--contours", metavar="FICHIER", help="Fichier GeoJSON de communes, au lieu de geo.api.gouv.fr.")
@click.option("--ajouter", "geste", flag_value="ajouter", help="Ajoute ces communes à celles du territoire.")
@click.option("--retirer", "geste", flag_value="retirer", help="Retire ces communes du territoire.")
@click.option("--sans-voisins", is_flag=True, help="Ne dessine pas les communes voisines.")
@click.option(
    "--precision",
    "tolerance_m",
    type=click.IntRange(0, 5000),
    default=100,
    metavar="MÈTRES",
    help="Détail effacé des contours (par défaut : 100 mètres).",
)
@click.option("--essai", is_flag=True, help="Montre ce qui changerait, sans rien écrire.")
@click.option("--service", default="https://geo.api.gouv.fr", hidden=True)
def territoire(communes: tuple[str, ...], donnees: str, essai: bool, **options: Any) -> None:
    """Writes territoire.yaml and territoire.geojson, together or not at all; prints what they now say."""
    from cpts.dossier import Dossier  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.edition.fichier import write_fichiers  # noqa: PLC0415 - idem
    from cpts.importers.reponse import ServiceError  # noqa: PLC0415 - idem
    from cpts.importers.territoire.preparation import prepare_territoire  # noqa: PLC0415 - idem

    dossier = Dossier(Path(donnees), donnees.rstrip("/"))
    source = _open_source(dossier.chemin, options.pop("service"), options.pop("contours"))
    demande = _make_demande(communes, **options)
    try:
        textes, bilan = prepare_territoire(source, dossier, demande)
    except ServiceError as erreur:
        raise BuildError(f"{erreur} Sans connexion, donnez un fichier de contours avec --contours.") from erreur
    for remarque in bilan.remarques:
        click.echo(clean(remarque), err=True)
    for ligne in _describe(bilan):
        click.echo(clean(ligne))
    if essai:
        click.echo("Essai : rien n’est écrit.", err=True)
        return
    write_fichiers(textes)
    click.echo(f"Écrit : {join_fr([dossier.name_fichier(chemin.name) for chemin in textes])}.", err=True)
    click.echo("Relisez-les, puis lancez « cpts verifier ».", err=True)


def _make_demande(communes: tuple[str, ...], liste: str | None, geste: str | None, **options: Any) -> "Demande":
    from cpts.importers.territoire.choix import Demande  # noqa: PLC0415 - idem
    from cpts.importers.territoire.noms import cut_liste  # noqa: PLC0415 - idem

    morceaux = [m._replace(ligne=0, colonne=rang) for rang, c in enumerate(communes, 1) for m in cut_liste(c)]
    morceaux += _read_liste(liste) if liste else []
    if liste and not morceaux:
        raise click.ClickException(f"La liste {liste} ne contient aucune commune.")
    if geste and not (morceaux or options["epci"]):
        raise click.ClickException(f"--{geste} : dites quelles communes, par exemple « --{geste} 01001 ».")
    return Demande(morceaux, "liste collée" if liste == "-" else liste or "", geste=geste or "remplacer", **options)


def _read_liste(liste: str) -> "list[Morceau]":
    """The pieces of a file, or of what is pasted; a spreadsheet of Windows is read too."""
    from cpts.importers.territoire.noms import cut_liste  # noqa: PLC0415 - idem

    if liste == "-" and sys.stdin.isatty():
        click.echo("Collez la liste, puis tapez Ctrl+D (sous Windows : Ctrl+Z et Entrée).", err=True)
    try:
        octets = sys.stdin.buffer.read(_LISTE_MAX) if liste == "-" else Path(liste).read_bytes()[:_LISTE_MAX]
    except OSError as erreur:
        raise BuildError(f"La liste {liste} ne peut pas être ouverte : vérifiez son nom.") from erreur
    if b"\0" in octets:
        raise BuildError(f"La liste {liste} n’est pas un fichier de texte.")
    try:
        return list(cut_liste(octets.decode("utf-8")))
    except UnicodeDecodeError:
        return list(cut_liste(octets.decode("cp1252", "replace")))


_LISTE_MAX = 2**20


def _open_source(dossier: Path, service: str, contours: str | None) -> "Source":
    if contours:
        from cpts.importers.territoire.fichier import FichierContours  # noqa: PLC0415 - idem

        return FichierContours(Path(contours), contours)
    from cpts.commandes.reseau import open_client  # noqa: PLC0415 - idem
    from cpts.importers.territoire.service import ServiceCommunes  # noqa: PLC0415 - idem

    return ServiceCommunes(open_client(service, dossier))


def _describe(bilan: "Bilan") -> list[str]:
    """What the territory is, then what has changed."""
    lignes = [f"{plural(len(bilan.communes), 'commune')} : {join_fr(bilan.communes)}."]
    if bilan.ajoutees and len(bilan.ajoutees) < len(bilan.communes):
        lignes.append(f"{plural(len(bilan.ajoutees), 'ajoutée')} : {join_fr(bilan.ajoutees)}.")
    if bilan.retirees:
        lignes.append(f"{plural(len(bilan.retirees), 'retirée')} : {join_fr(bilan.retirees)}.")
    if bilan.voisines:
        lignes.append(
            f"{plural(len(bilan.voisines), 'commune voisine', 'communes voisines')} : {join_fr(bilan.voisines)}."
        )
    return lignes
