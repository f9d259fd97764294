"""Exports: the files under donnees/ that other programs read, one module per format.

Everything here is a pure function of the Site and of its address: no clock, the same bytes each time.
`list_chemins` tells every path before anything is built; `iter_exports` and `iter_vcards` make the bytes, and the two
indexes that need more than the Site have their own functions, `make_index_recherche` and `write_version`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from cpts.exports import vcard
from cpts.exports.annuaire import write_annuaire_geojson, write_annuaire_json
from cpts.exports.annuaire_recherche import write_annuaire_recherche
from cpts.exports.atom import write_actualites_atom, write_agenda_atom, write_alertes_atom
from cpts.exports.carte import write_carte_json
from cpts.exports.ics import iter_ics, list_calendriers
from cpts.exports.recherche import LigneRecherche, make_index_recherche, make_ligne
from cpts.exports.schema import SCHEMAS, write_schema
from cpts.exports.tableur import write_annuaire_csv
from cpts.exports.territoire import write_territoire_geojson
from cpts.exports.version import write_version
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.site import Site
from cpts.views.contexte import Contexte

__all__ = [
    "CHEMIN_RECHERCHE",
    "CHEMIN_VERSION",
    "Export",
    "LigneRecherche",
    "iter_exports",
    "iter_vcards",
    "list_chemins",
    "list_fiches",
    "list_travaux",
    "make_index_recherche",
    "make_ligne",
    "write_version",
]

CHEMIN_RECHERCHE = "donnees/recherche.json"
CHEMIN_VERSION = "version.json"
_FICHIERS = (
    "donnees/actualites.atom",
    "donnees/agenda.atom",
    "donnees/alertes.atom",
    "donnees/annuaire-recherche.json",
    "donnees/annuaire.csv",
    "donnees/annuaire.geojson",
    "donnees/annuaire.json",
    "donnees/carte.json",
    "donnees/territoire.geojson",
    CHEMIN_RECHERCHE,
    CHEMIN_VERSION,
)


class Export(NamedTuple):
    """A file to publish. `chemin`: path from the root of the site, `donnees/annuaire.json`."""

    chemin: str
    octets: bytes


def list_chemins(site: Site) -> list[str]:
    """Every path that the functions of this package make, sorted."""
    calendriers = (calendrier.chemin for calendrier in list_calendriers(site))
    schemas = (_get_chemin_schema(fichier) for fichier in SCHEMAS)
    cartes = map(vcard.get_chemin, (*site.professionnels_par_id, *site.structures_par_id))
    return sorted([*_FICHIERS, *calendriers, *schemas, *cartes])


Travail = Callable[[], Iterator[Export]]
"""Makes one or several files; independent of the others, so that several processes can share them."""


def list_travaux(contexte: Contexte, base_url: str) -> list[Travail]:
    """All of them but the contact cards, the site search and version.json; the slowest first."""
    site = contexte.site
    uns: dict[str, Callable[[], bytes]] = {
        "donnees/annuaire.csv": partial(write_annuaire_csv, contexte, base_url),
        "donnees/annuaire.json": partial(write_annuaire_json, contexte, base_url),
        "donnees/annuaire-recherche.json": partial(write_annuaire_recherche, contexte),
        "donnees/annuaire.geojson": partial(write_annuaire_geojson, contexte, base_url),
        "donnees/carte.json": partial(write_carte_json, contexte),
        "donnees/territoire.geojson": partial(write_territoire_geojson, site, base_url),
        "donnees/actualites.atom": partial(write_actualites_atom, site, base_url),
        "donnees/agenda.atom": partial(write_agenda_atom, site, base_url),
        "donnees/alertes.atom": partial(write_alertes_atom, site, base_url),
        **{_get_chemin_schema(fichier): partial(write_schema, fichier) for fichier in SCHEMAS},
    }
    return [*(partial(_make_un, chemin, write) for chemin, write in uns.items()), partial(_make_ics, site, base_url)]


def iter_exports(contexte: Contexte, base_url: str) -> Iterator[Export]:
    """What `list_travaux` makes, in one process."""
    return (export for travail in list_travaux(contexte, base_url) for export in travail())


def _make_un(chemin: str, write: Callable[[], bytes]) -> Iterator[Export]:
    yield Export(chemin, write())


def _make_ics(site: Site, base_url: str) -> Iterator[Export]:
    return (Export(chemin, octets) for chemin, octets in iter_ics(site, base_url))


def list_fiches(contexte: Contexte) -> tuple[Professionnel | Structure, ...]:
    """Everyone and every place that has a contact card, in a fixed order: slice it to share `iter_vcards`."""
    return (*contexte.professionnels, *contexte.structures)


def iter_vcards(contexte: Contexte, fiches: Iterable[Professionnel | Structure], base_url: str) -> Iterator[Export]:
    """The contact cards of `fiches`, in their order."""
    return (Export(chemin, octets) for chemin, octets in vcard.iter_vcards(contexte, fiches, base_url))


def _get_chemin_schema(fichier: str) -> str:
    return f"donnees/schema/{fichier}.json"
