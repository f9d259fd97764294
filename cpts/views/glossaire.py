"""Views: the glossary, from the registry of acronyms."""

from dataclasses import dataclass
from typing import NamedTuple

from cpts.nomenclatures.sigles import SIGLES, Sigle
from cpts.text import fold, slugify
from cpts.views.listes import Lettre


class EntreeGlossaire(NamedTuple):
    """`remplace`: (anchor, acronym) of what took its place, or None."""

    ancre: str
    sigle: str
    developpe: str
    explication: str
    remplace: tuple[str, str] | None


class LettreGlossaire(NamedTuple):
    ancre: str
    lettre: str
    entrees: tuple[EntreeGlossaire, ...]


@dataclass(frozen=True, slots=True)
class VueGlossaire:
    """blocs/glossaire.html."""

    index: tuple[Lettre, ...]
    lettres: tuple[LettreGlossaire, ...]


def view_glossaire(_matiere: object) -> VueGlossaire:
    """Every acronym, whatever the data: people meet them on paper too."""
    groupes: dict[str, list[EntreeGlossaire]] = {}
    for sigle in sorted(SIGLES.values(), key=lambda s: fold(s.sigle)):
        groupes.setdefault(fold(sigle.sigle)[0].upper(), []).append(make_entree(sigle))
    lettres = tuple(
        LettreGlossaire(f"lettre-{lettre.lower()}", lettre, tuple(entrees)) for lettre, entrees in groupes.items()
    )
    return VueGlossaire(tuple(Lettre(g.lettre, g.ancre) for g in lettres), lettres)


def make_entree(sigle: Sigle) -> EntreeGlossaire:
    remplacant = SIGLES[sigle.remplace_par] if sigle.remplace_par else None
    return EntreeGlossaire(
        ancre=slugify(sigle.sigle),
        sigle=sigle.sigle,
        developpe=sigle.developpe,
        explication=sigle.explication,
        remplace=(slugify(remplacant.sigle), remplacant.sigle) if remplacant else None,
    )
