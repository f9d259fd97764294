"""Views: commune × profession, the empty cells visible, for the coordinator."""

from dataclasses import dataclass
from typing import NamedTuple

from cpts.model.site import Commune
from cpts.nomenclatures.professions import PROFESSIONS, Profession
from cpts.text import plural
from cpts.views.contexte import Contexte
from cpts.views.mots import Lien, write_jour
from cpts.views.professions import count


class Case(NamedTuple):
    nombre: int
    lien: str | None


@dataclass(frozen=True, slots=True)
class Ligne:
    """A commune and its counts, one per column."""

    nom: str
    lien: str
    note: str | None
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class VueCouverture:
    """blocs/couverture.html and the component `couverture`. A person who works in two communes counts in each."""

    legende: str
    colonnes: tuple[Lien, ...]
    lignes: tuple[Ligne, ...]
    totaux: tuple[int, ...]
    au: str


def view_couverture(contexte: Contexte) -> VueCouverture:
    """The professions with someone, in the order of the nomenclature; `totaux` counts each person once."""
    professions = [p for p in PROFESSIONS.values() if p.slug in contexte.professionnels_par_profession]
    return VueCouverture(
        legende="Nombre de professionnels par commune et par profession",
        colonnes=tuple(Lien(p.libelle, f"professions/{p.slug}/") for p in professions),
        lignes=tuple(make_ligne(contexte, c, professions) for c in contexte.site.territoire.communes),
        totaux=tuple(count(contexte, p.slug) for p in professions),
        au=write_jour(contexte.jour),
    )


def make_ligne(contexte: Contexte, commune: Commune, professions: list[Profession]) -> Ligne:
    nombres = [(p.slug, count(contexte, p.slug, commune)) for p in professions]
    return Ligne(
        nom=commune.nom,
        lien=f"communes/{commune.slug}/",
        note=plural(commune.population, "habitant") if commune.population is not None else None,
        cases=tuple(Case(n, f"professions/{slug}/{commune.slug}/" if n else None) for slug, n in nombres),
    )
