"""A change that takes out a large part of a list is refused until somebody says that it is wanted.

The same limit as the publication has against the site online (`cpts.publish.comparaison`). Here the entries that go
are counted one by one: as many new ones do not make up for them, and a handful is never refused.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cpts.comparaison.ecarts import FICHES, Cotes, Ecart, list_montrees
from cpts.comparaison.genres import GENRES, Genre, Sorte
from cpts.publish.comparaison import BAISSE_MAXIMALE

DISPARITIONS_MINIMALES = 5


class Baisse(NamedTuple):
    """`partis` of the `avant` entries of a list are gone. `totale`: none is left of the directory."""

    nom: str
    avant: int
    partis: int
    totale: bool = False


def list_baisses(cotes: Cotes, ecarts: list[Ecart], caches: int) -> Iterator[Baisse]:
    """The lists that lose too much; `caches`: the people taken out without being named, in no `Ecart`."""
    avant = {cle: len(list_montrees(cotes.avant, cotes.noms_avant, cle)) for cle in GENRES}
    partis = {cle: sum(e.cle == cle and e.sorte is Sorte.RETRAIT for e in ecarts) for cle in GENRES}
    avant["professionnels"] += caches
    partis["professionnels"] += caches
    fiches = sum(avant[cle] for cle in FICHES), sum(partis[cle] for cle in FICHES)
    restent = sum(len(list_montrees(cotes.apres, cotes.noms, cle)) for cle in FICHES)
    if fiches[1] and fiches[1] == fiches[0] and not restent:
        yield Baisse("fiches de l’annuaire", *fiches, totale=True)
    elif is_baisse(*fiches):
        yield Baisse("fiches de l’annuaire", *fiches)
    yield from _list_par_cle(avant, partis)
    yield from _list_communes(cotes)


def _list_par_cle(avant: Mapping[str, int], partis: Mapping[str, int]) -> Iterator[Baisse]:
    noms = {"structures": "lieux", "professionnels": "professionnels"}
    genres: Mapping[str, Genre] = GENRES
    for cle, genre in genres.items():
        if is_baisse(avant[cle], partis[cle]):
            yield Baisse(noms.get(cle, genre.pluriel), avant[cle], partis[cle])


def _list_communes(cotes: Cotes) -> Iterator[Baisse]:
    """Every commune has its page."""
    avant, apres = (
        set(etat.donnees.territoire.modele.communes) if etat.donnees.territoire else set()
        for etat in (cotes.avant, cotes.apres)
    )
    if apres and is_baisse(len(avant), len(avant - apres)):
        yield Baisse("communes du territoire", len(avant), len(avant - apres))


def is_baisse(avant: int, partis: int) -> bool:
    """Whether `partis` of `avant` entries are too many to go unseen."""
    return partis >= DISPARITIONS_MINIMALES and partis > avant * BAISSE_MAXIMALE
