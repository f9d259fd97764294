"""`cpts importer …`: files that others made, into the data folder."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cpts.commandes.cadre import Groupe, commande, get_aujourdhui, option_aide, option_date, option_donnees
from cpts.commandes.suivi import open_suivi
from cpts.errors import BuildError

if TYPE_CHECKING:
    from cpts.importers.bilan import Bilan
    from cpts.importers.existant import Existant
    from cpts.importers.flux import Source
    from cpts.importers.oppositions import Oppositions

    Lire = Callable[[Existant, Oppositions], Bilan]

MEGA = 2**20
OPPOSITIONS = "oppositions.yaml"
_GENRES = ("structures", "professionnels", "evenements")
_SOURCES = ("declaration", "adhesion", "rpps", "finess", "site-public")

option_essai = click.option("--essai", is_flag=True, help="Dit ce qui serait fait, sans rien écrire.")
option_oppositions = click.option(
    "--oppositions",
    metavar="FICHIER",
    default=None,
    help=f"Qui s’oppose à sa publication, hors du dépôt (par défaut : {OPPOSITIONS}, à côté du dossier des données).",
)
option_communes = click.option(
    "--communes",
    metavar="LISTE",
    default="",
    help="Noms ou codes INSEE, séparés par « , » (par défaut : le territoire).",
)
argument_fichier = click.argument("fichier", metavar="FICHIER")


@click.group(
    "importer",
    cls=Groupe,
    subcommand_metavar="COMMANDE",
    short_help="Reprend un tableau, l’annuaire RPPS ou FINESS dans les données.",
)
@option_aide
def importer() -> None:
    """Reprend dans les données un fichier fait ailleurs, sans changer ce que vous avez écrit."""


@commande("csv", "Reprend un tableau : lieux, personnes ou rendez-vous.")
@argument_fichier
@click.option("--correspondance", metavar="FICHIER", help="Quelle colonne va dans quel champ (YAML).")
@click.option("--ecrire-correspondance", "ecrire", metavar="FICHIER", help="Écrit ce fichier, à relire, et s’arrête.")
@click.option("--genre", type=click.Choice(_GENRES), default=None, help="Ce que dit une ligne du tableau.")
@click.option("--source", type=click.Choice(_SOURCES), default=None, help="D’où viennent les personnes.")
@click.option("--accepter", is_flag=True, help="Accepte les colonnes devinées sans les demander.")
@option_oppositions
@option_donnees
@option_date
@option_essai
def importer_csv(fichier: str, **options: Any) -> None:
    """Guesses or reads the meaning of the columns, has it approved, imports the lines, prints the account."""
    from cpts.importers import feuille  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.importers.correspondance import describe_correspondance  # noqa: PLC0415 - idem
    from cpts.importers.deviner import guess_correspondance  # noqa: PLC0415 - idem

    tableau = feuille.open_tableau(feuille.Fichier(Path(fichier), fichier))
    dits = (options["genre"] or "", options["source"] or "")
    if options["ecrire"]:
        _write_correspondance(options["ecrire"], feuille.write_fichier_correspondance(tableau, *dits))
        return
    if nom := options["correspondance"]:
        correspondance = feuille.open_correspondance(feuille.Fichier(Path(nom), nom), tableau)
    else:
        correspondance = guess_correspondance(tableau, *dits)
        click.echo(describe_correspondance(correspondance), err=True)
    feuille.check_requis(correspondance, fichier)
    if not (nom or options["accepter"] or options["essai"]):
        _approve(fichier)

    def lire(existant: "Existant", oppositions: "Oppositions") -> "Bilan":
        with open_suivi(len(tableau.lignes), "Lignes") as suivi:
            return feuille.import_feuille(tableau, correspondance, existant, oppositions, suivi.advance)

    _run(lire, _make_demande(options), personnes=correspondance.genre == "professionnels")


@commande("rpps", "Reprend les professionnels du territoire depuis l’annuaire santé national (RPPS).")
@argument_fichier
@option_communes
@click.option("--professions", metavar="LISTE", default="", help="Identifiants de professions (par défaut : toutes).")
@option_oppositions
@option_donnees
@option_date
@option_essai
def importer_rpps(fichier: str, communes: str, professions: str, **options: Any) -> None:
    """Reads the extract once, however large, and keeps the people of the communes asked for."""
    from cpts.importers import registres  # noqa: PLC0415 - idem
    from cpts.importers.feuille import Fichier  # noqa: PLC0415 - idem

    slugs = registres.choose_professions(professions)

    def lire(existant: "Existant", oppositions: "Oppositions") -> "Bilan":
        choix = (registres.choose_communes(existant, communes), slugs)
        with ExitStack() as pile:
            avance = partial(_open_avance, pile)
            return registres.import_rpps(
                Fichier(Path(fichier), fichier), sys.stdin.buffer, existant, oppositions, choix, avance
            )

    _run(lire, _make_demande(options), personnes=True)


def _open_avance(pile: ExitStack, source: "Source") -> Callable[[int], None]:
    """A progress in millions of bytes, open until `pile` is closed."""
    total = source.taille // MEGA + 1 if source.taille else None
    suivi = pile.enter_context(open_suivi(total, "Millions d’octets lus"))
    reste = 0

    def advance(octets: int) -> None:
        nonlocal reste
        megas, reste = divmod(reste + octets, MEGA)
        suivi.advance(megas)

    return advance


@commande("finess", "Reprend les établissements du territoire depuis le répertoire FINESS.")
@argument_fichier
@option_communes
@option_donnees
@option_date
@option_essai
def importer_finess(fichier: str, communes: str, **options: Any) -> None:
    """Reads a CSV, JSON or GeoJSON of establishments and keeps those of the communes asked for."""
    from cpts.importers import registres  # noqa: PLC0415 - idem
    from cpts.importers.feuille import Fichier  # noqa: PLC0415 - idem

    def lire(existant: "Existant", _oppositions: "Oppositions") -> "Bilan":
        codes = registres.choose_communes(existant, communes)
        with open_suivi(None, "Établissements lus") as suivi:
            return registres.import_finess(Fichier(Path(fichier), fichier), existant, codes, suivi.advance)

    _run(lire, _make_demande({**options, "oppositions": None}), personnes=False)


for sous_commande in (importer_csv, importer_rpps, importer_finess):
    importer.add_command(sous_commande)


def _make_demande(options: dict[str, Any]) -> "_Demande":
    return _Demande(*(options[champ] for champ in _Demande._fields))


def _write_correspondance(nom: str, texte: str) -> None:
    from cpts.edition.fichier import write_fichiers  # noqa: PLC0415 - idem

    if Path(nom).exists():
        raise BuildError(f"{nom} existe déjà : donnez un autre nom, ou supprimez-le.")
    write_fichiers({Path(nom): texte})
    click.echo(f"Relisez {nom}, puis lancez la même commande avec --correspondance {nom}")


def _approve(fichier: str) -> None:
    """Asks a person at a terminal; elsewhere nobody can answer, and nothing is done."""
    sinon = f"cpts importer csv {fichier} --ecrire-correspondance colonnes.yaml"
    if not sys.stdin.isatty():
        raise BuildError(f"Relisez les colonnes ci-dessus. Si elles sont justes, ajoutez --accepter ; sinon : {sinon}")
    reponse = click.prompt("Ces colonnes sont-elles justes ? (oui/non)", default="non", err=True)
    if reponse.strip().lower() not in ("oui", "o"):
        raise BuildError(f"Rien n’a été écrit. Pour corriger les colonnes : {sinon}")


class _Demande(NamedTuple):
    """What every import is told: the folder, the day, the file of those who object, and whether to write."""

    donnees: str
    jour: date | None
    oppositions: str | None
    essai: bool


def _run(lire: "Lire", demande: _Demande, *, personnes: bool) -> None:
    """Loads the folder, has `lire` read the file into it, checks and writes the result, prints the account.

    `personnes`: the file speaks of people, so that those who object must be known.
    """
    from cpts.importers.bilan import LIGNES_MAX, format_bilan  # noqa: PLC0415 - idem
    from cpts.importers.ecrire import write_import  # noqa: PLC0415 - idem
    from cpts.importers.existant import load_existant  # noqa: PLC0415 - idem
    from cpts.importers.oppositions import Oppositions  # noqa: PLC0415 - idem

    jour = demande.jour or get_aujourdhui()
    existant = load_existant(Path(demande.donnees), demande.donnees.rstrip("/"), jour)
    bilan = lire(existant, _load_oppositions(demande, existant) if personnes else Oppositions())
    write_import(existant, jour, essai=demande.essai)
    maximum = LIGNES_MAX if sys.stdout.isatty() else None
    click.echo(format_bilan(bilan, essai=demande.essai, maximum=maximum))
    sys.exit(bilan.est_vide)


def _load_oppositions(demande: _Demande, existant: "Existant") -> "Oppositions":
    from cpts.importers.oppositions import load_oppositions  # noqa: PLC0415 - idem

    nom = demande.oppositions or OPPOSITIONS
    chemin = Path(nom) if demande.oppositions else Path(demande.donnees).resolve().parent / nom
    _check_hors_depot(chemin)
    oppositions = load_oppositions(chemin, nom, existant.opposes)
    if oppositions.inconnues:
        inconnues = ", ".join(oppositions.inconnues)
        click.echo(f"{nom} ne dit pas qui est {inconnues} : relisez chaque nouveau nom avant de publier.", err=True)
    return oppositions


def _check_hors_depot(chemin: Path) -> None:
    """Raises `BuildError` when git would publish the file that names the people who object."""
    if not chemin.is_file():
        return
    dossier, nom = str(chemin.resolve().parent), chemin.resolve().name
    if _ask_git(dossier, "rev-parse", "--is-inside-work-tree") and not _ask_git(dossier, "check-ignore", "-q", nom):
        raise BuildError(
            f"{chemin} nomme des personnes qui s’opposent à leur publication, et git le publierait : "
            "déplacez-le hors du dépôt, ou ajoutez-le à .gitignore."
        )


def _ask_git(dossier: str, *question: str) -> bool:
    try:
        fait = subprocess.run(["git", "-C", dossier, *question], capture_output=True, check=False)  # noqa: S603, S607
    except OSError:
        return False
    return fait.returncode == 0
