"""Views: the indicators of the territory, one bar chart each, commune by commune."""

from collections.abc import Sequence
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.site import Commune, MesureCommunale
from cpts.model.territoire import Indicateur
from cpts.text import fold, join_fr, plural
from cpts.views.matiere import Matiere
from cpts.views.prevention import format_valeur

VISIBLES = 10
"""How many communes are shown before the rest is folded."""
NOTE_FORTES = "En gras : le quart des communes où la situation est la plus difficile."
ORDRE_DIFFICULTE = "par commune, de la situation la plus difficile à la moins difficile"
ORDRE_VALEUR = "par commune, de la valeur la plus haute à la plus basse"
SEUIL_SECRET = 5
"""A smaller number of a `secret` indicator could point at someone."""


class Barre(NamedTuple):
    """See the component `barres`."""

    titre: str
    lien: str | None
    valeur: str
    part: int
    fort: bool


class IndicateurVue(NamedTuple):
    """`legende`: when it was measured, and the order of the bars. `note`: which ones stand out, or "".

    `suite`: the bars folded at first; `suite_titre` opens them.
    """

    id: str
    titre: str
    legende: str
    source: str
    note: str
    barres: tuple[Barre, ...]
    suite: tuple[Barre, ...]
    suite_titre: str
    inconnues: str


class VueIndicateurs(NamedTuple):
    """blocs/indicateurs.html."""

    indicateurs: tuple[IndicateurVue, ...]


def view_indicateurs(matiere: Matiere) -> VueIndicateurs:
    """Indicators without any value for a covered commune are left out."""
    territoire = matiere.site.territoire
    vues = (make_indicateur(mesure, territoire.communes) for mesure in territoire.mesures)
    return VueIndicateurs(tuple(vue for vue in vues if vue.barres))


def make_indicateur(mesure: MesureCommunale, communes: tuple[Commune, ...]) -> IndicateurVue:
    indicateur = mesure.indicateur
    connues = [c for c in communes if c.code in mesure.valeurs]
    barres = make_barres(mesure, connues)
    suite = barres[VISIBLES:] if len(barres) > VISIBLES + 2 else ()
    return IndicateurVue(
        id=f"indicateur-{indicateur.id}",
        titre=f"{indicateur.titre} ({indicateur.unite})" if indicateur.unite else indicateur.titre,
        legende=f"Au {format_date(indicateur.date)}, {ORDRE_DIFFICULTE if indicateur.sens else ORDRE_VALEUR}",
        source=f"Source\u00a0: {indicateur.source}, au {format_date(indicateur.date)}",
        note=NOTE_FORTES if any(b.fort for b in barres) else "",
        barres=barres[:VISIBLES] if suite else barres,
        suite=suite,
        suite_titre=f"Voir {plural(len(suite), 'autre commune', 'autres communes')}",
        inconnues=write_inconnues([c.nom for c in communes if c.code not in mesure.valeurs]),
    )


def make_barres(mesure: MesureCommunale, communes: list[Commune]) -> tuple[Barre, ...]:
    """The communes that need attention first; by decreasing value when no direction is given."""
    indicateur = mesure.indicateur
    valeurs = {c.code: hide(indicateur, mesure.valeurs[c.code]) for c in communes}
    signe = 1 if indicateur.sens == "bas-defavorable" else -1
    triees = sorted(communes, key=lambda c: (signe * valeurs[c.code], fold(c.nom)))
    forts: set[str] = {c.code for c in triees[: len(triees) // 4]} if indicateur.sens else set()
    maximum = max((abs(v) for v in valeurs.values()), default=0) or 1
    return tuple(
        Barre(
            titre=c.nom,
            lien=f"communes/{c.slug}/",
            valeur=write_valeur(indicateur, mesure.valeurs[c.code]),
            part=round(100 * max(valeurs[c.code], 0) / maximum),
            fort=c.code in forts,
        )
        for c in triees
    )


def hide(indicateur: Indicateur, valeur: float) -> float:
    """`valeur`, or 0 when it must not be known: neither the number, nor the order, nor the bar may tell it."""
    return 0.0 if is_cachee(indicateur, valeur) else valeur


def is_cachee(indicateur: Indicateur, valeur: float) -> bool:
    return indicateur.secret and valeur < SEUIL_SECRET


def write_valeur(indicateur: Indicateur, valeur: float) -> str:
    """« 12,5 % », « moins de 5 »."""
    if is_cachee(indicateur, valeur):
        return f"moins de {SEUIL_SECRET}"
    return f"{format_valeur(valeur)}\u00a0{indicateur.unite}" if indicateur.unite else format_valeur(valeur)


def write_inconnues(noms: Sequence[str]) -> str:
    """What the reader of the chart must know: which communes are not in it."""
    return f"Valeur inconnue pour {plural(len(noms), 'commune')}\u00a0: {join_fr(noms)}." if noms else ""
