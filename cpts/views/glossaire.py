"""Views: the glossary, from the registry of acronyms."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cpts.model.cpts import Cpts
from cpts.nomenclatures.registre_sigles import Registre, Sigle
from cpts.text import fold
from cpts.views.listes import Lettre
from cpts.views.sigles import list_sigles


class Renvoi(NamedTuple):
    """Another acronym of the page."""

    ancre: str
    sigle: str


class EntreeGlossaire(NamedTuple):
    """`remplace`: what took its place, or None; `anciens`: what it took the place of. `local`: of this territory."""

    ancre: str
    sigle: str
    developpe: str
    explication: str
    remplace: Renvoi | None
    anciens: tuple[Renvoi, ...]
    local: bool


class LettreGlossaire(NamedTuple):
    ancre: str
    lettre: str
    entrees: tuple[EntreeGlossaire, ...]


@dataclass(frozen=True, slots=True)
class VueGlossaire:
    """blocs/glossaire.html."""

    index: tuple[Lettre, ...]
    lettres: tuple[LettreGlossaire, ...]


def view_glossaire(cpts: Cpts) -> VueGlossaire:
    """Every acronym, whether the data uses it or not: people meet them on paper too."""
    registre = list_sigles(cpts)
    anciens: dict[str, list[Renvoi]] = defaultdict(list)
    for sigle in registre.values():
        anciens[sigle.remplace_par].append(Renvoi(sigle.ancre, sigle.sigle))
    groupes: dict[str, list[EntreeGlossaire]] = {}
    for sigle in registre.values():
        groupes.setdefault(fold(sigle.sigle)[0].upper(), []).append(_make_entree(sigle, registre, anciens))
    lettres = tuple(
        LettreGlossaire(f"lettre-{lettre.lower()}", lettre, tuple(entrees)) for lettre, entrees in groupes.items()
    )
    return VueGlossaire(tuple(Lettre(g.lettre, g.ancre) for g in lettres), lettres)


def _make_entree(sigle: Sigle, registre: Registre, anciens: Mapping[str, list[Renvoi]]) -> EntreeGlossaire:
    suite = registre[sigle.remplace_par] if sigle.remplace_par else None
    return EntreeGlossaire(
        ancre=sigle.ancre,
        sigle=sigle.sigle,
        developpe=sigle.developpe,
        explication=sigle.explication,
        remplace=Renvoi(suite.ancre, suite.sigle) if suite else None,
        anciens=tuple(anciens.get(sigle.sigle, ())),
        local=sigle.local,
    )
