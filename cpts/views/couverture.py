"""Views: commune × profession, the empty cells visible, for the coordinator."""

from collections.abc import Sequence
from typing import NamedTuple

from cpts.model.site import Commune
from cpts.nomenclatures.professions import PROFESSIONS, Profession
from cpts.text import plural
from cpts.views.contexte import Contexte
from cpts.views.mots import Lien, write_jour
from cpts.views.professions import count

HABITANTS = 10_000
"""The densities are for that many inhabitants."""


class Case(NamedTuple):
    """`densite`: for 10 000 inhabitants, « 2,0 »; None for nobody, or when the population is unknown."""

    nombre: int
    lien: str | None
    densite: str | None


class Ligne(NamedTuple):
    """A commune, its counts, one per column, and the people of all professions there."""

    nom: str
    lien: str
    note: str | None
    cases: tuple[Case, ...]
    total: Case


class VueCouverture(NamedTuple):
    """blocs/couverture.html and the component `couverture`. A person who works in two communes counts in each.

    `totaux`: one per column then everyone, each person of the territory once. `absentes`: the professions that nobody
    of the territory has. `hors`: says how many people of the directory work outside it, or "".
    """

    legende: str
    colonnes: tuple[Lien, ...]
    lignes: tuple[Ligne, ...]
    totaux: tuple[Case, ...]
    absentes: tuple[str, ...]
    hors: str
    sans_population: bool
    au: str


def view_couverture(contexte: Contexte) -> VueCouverture:
    """The professions of the territory, in the order of the nomenclature."""
    communes, population = contexte.site.territoire.communes, contexte.site.territoire.population
    uniques = {slug: count_uniques(contexte, slug, communes) for slug in PROFESSIONS}
    professions = [p for p in PROFESSIONS.values() if uniques[p.slug]]
    totaux = [uniques[p.slug] for p in professions]
    partout = sum(count(contexte, slug) for slug in PROFESSIONS)
    return VueCouverture(
        legende="Professionnels par commune et par métier, et nombre pour 10\u202f000 habitants",
        colonnes=tuple(Lien(p.libelle, f"professions/{p.slug}/") for p in professions),
        lignes=tuple(make_ligne(contexte, c, professions) for c in communes),
        totaux=tuple(make_case(n, population) for n in (*totaux, sum(totaux))),
        absentes=tuple(p.libelle for p in PROFESSIONS.values() if not uniques[p.slug]),
        hors=write_hors(partout - sum(totaux)),
        sans_population=any(c.population is None for c in communes),
        au=write_jour(contexte.jour),
    )


def count_uniques(contexte: Contexte, profession: str, communes: Sequence[Commune]) -> int:
    """The people of that profession in at least one of `communes`, each once."""
    groupes = contexte.professionnels_par_profession_et_commune
    return len({p.id for c in communes for p in groupes.get(f"{profession} {c.code}", ())})


def make_ligne(contexte: Contexte, commune: Commune, professions: Sequence[Profession]) -> Ligne:
    nombres = [(p.slug, count(contexte, p.slug, commune)) for p in professions]
    lien = f"communes/{commune.slug}/"
    return Ligne(
        nom=commune.nom,
        lien=lien,
        note=plural(commune.population, "habitant") if commune.population is not None else None,
        cases=tuple(make_case(n, commune.population, f"professions/{slug}/{commune.slug}/") for slug, n in nombres),
        total=make_case(sum(n for _, n in nombres), commune.population, lien),
    )


def make_case(nombre: int, population: int | None, lien: str | None = None) -> Case:
    return Case(nombre, lien if nombre else None, format_densite(nombre, population))


def format_densite(nombre: int, population: int | None) -> str | None:
    """« 2,0 », « 45 » from ten on: more digits would promise more than such small numbers can."""
    if not nombre or not population:
        return None
    densite = nombre * HABITANTS / population
    return f"{densite:.1f}".replace(".", ",") if densite < 9.95 else f"{densite:.0f}"


def write_hors(nombre: int) -> str:
    """Who is in the directory and in no line of the table."""
    if nombre <= 0:
        return ""
    exercent = "exerce" if nombre == 1 else "exercent"
    return f"{plural(nombre, 'personne')} de l’annuaire {exercent} seulement hors du territoire\u00a0: hors du tableau."
