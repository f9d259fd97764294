"""`cpts liens`."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts import __version__
from cpts.commandes.cadre import commande, find_racine, option_donnees
from cpts.errors import BuildError

if TYPE_CHECKING:
    from cpts.dossier import Dossier

_SUR = re.compile(r"https?://[!-~]{1,200}")
"""An address that a header may carry."""
FORMATS = ("texte", "markdown", "json")


@commande("liens", "Visite les liens vers d’autres sites et dit lesquels corriger. Ne bloque jamais rien.")
@option_donnees
@click.option("--site", metavar="DOSSIER", default=None, help="Site construit, dont les liens s’ajoutent.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="texte", help="Forme du rapport (par défaut : texte)."
)
@click.option(
    "--delai",
    type=click.FloatRange(1, 120),
    default=15,
    metavar="SECONDES",
    help="Patience pour chaque réponse (par défaut : 15).",
)
@click.option("--locaux", is_flag=True, hidden=True, help="Visite aussi les adresses de cette machine.")
def liens(donnees: str, site: str | None, format_: str, delai: float, locaux: bool) -> None:
    """Prints the report; a dead link is no failure of the command."""
    from cpts.commandes.suivi import open_suivi  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.dossier import Dossier  # noqa: PLC0415 - idem
    from cpts.importers.liens import rapport, releve, visite  # noqa: PLC0415 - idem

    for dossier in (donnees, site):
        if dossier and not Path(dossier).is_dir():
            raise BuildError(f"Le dossier {dossier} n’existe pas.")
    sources = Dossier(Path(donnees), donnees.rstrip("/"))
    docs = find_racine() / "docs"
    trouves = releve.list_liens(sources, docs, Path(site) if site else None, locaux=locaux)
    with open_suivi(len(trouves), "Liens visités") as suivi:
        reglages = visite.Reglages(_name_agent(sources), delai_s=delai)
        verdicts = visite.visit_tous([lien.adresse for lien in trouves], reglages, suivi.advance)
    if visite.is_hors_ligne(verdicts):
        raise BuildError(
            "Aucun site n’a pu être trouvé : cette machine est sans doute hors ligne. Il n’y a pas de rapport."
        )
    if texte := rapport.write_rapport(trouves, verdicts, format_):
        click.echo(texte)
    click.echo(rapport.summarize(trouves, verdicts), err=True)


def _name_agent(dossier: "Dossier") -> str:
    """Who visits, and where to complain: the site of the CPTS, as its data write it."""
    document, _ = dossier.lectures.get("cpts.yaml", (None, []))
    site = document.racine.get("site") if document else None
    return f"cpts-liens/{__version__}" + (f" (+{site})" if isinstance(site, str) and _SUR.fullmatch(site) else "")
