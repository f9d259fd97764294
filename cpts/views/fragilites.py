"""Views: each indicator of the territory as a map in four steps at most, its legend and its table.

A value that must not be known (see `views.indicateurs`) has a step of its own: neither the map, nor the bounds of the
other steps, nor donnees/carte.json can tell it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.site import Commune, MesureCommunale, Territoire
from cpts.model.territoire import Indicateur
from cpts.text import plural
from cpts.views.contexte import Contexte
from cpts.views.indicateurs import SEUIL_SECRET, is_cachee, write_valeur
from cpts.views.prevention import format_valeur
from cpts.views.territoire import VueTerritoire, mark, view_territoire

CLASSES = 4
SECRET, INCONNUE = "secret", "inconnue"
SIGNES = {SECRET: f"<{SEUIL_SECRET}", INCONNUE: "?"}
"""What is written in a commune that has no step."""


class Classe(NamedTuple):
    """A line of the legend. `ton`: « 1 » to « 4 », the last one needing attention most, « secret » or « inconnue »."""

    ton: str
    signe: str
    texte: str


class LigneFragilite(NamedTuple):
    """A line of the table."""

    nom: str
    lien: str
    valeur: str
    signe: str


class Fragilite(NamedTuple):
    """An indicator ready to be shown. `par_code`: INSEE code → (`ton`, value as it may be told)."""

    id: str
    titre: str
    source: str
    sens: str
    classes: tuple[Classe, ...]
    par_code: Mapping[str, tuple[str, str]]


class VueFragilite(NamedTuple):
    """A part of blocs/fragilites.html."""

    fragilite: Fragilite
    dessin: VueTerritoire
    lignes: tuple[LigneFragilite, ...]


class VueFragilites(NamedTuple):
    """blocs/fragilites.html."""

    fragilites: tuple[VueFragilite, ...]


def view_fragilites(contexte: Contexte) -> VueFragilites:
    territoire = contexte.site.territoire
    fond = view_territoire(contexte)
    return VueFragilites(tuple(make_vue(territoire, fond, f) for f in list_fragilites(territoire)))


def list_fragilites(territoire: Territoire) -> tuple[Fragilite, ...]:
    """Indicators without any value for a covered commune are left out."""
    connues = {c.code for c in territoire.communes}
    return tuple(
        make_fragilite(mesure, territoire.communes) for mesure in territoire.mesures if connues & mesure.valeurs.keys()
    )


def make_fragilite(mesure: MesureCommunale, communes: Sequence[Commune]) -> Fragilite:
    indicateur = mesure.indicateur
    valeurs = {c.code: mesure.valeurs[c.code] for c in communes if c.code in mesure.valeurs}
    visibles = {code: valeur for code, valeur in valeurs.items() if not is_cachee(indicateur, valeur)}
    tons = rank_valeurs(visibles, montant=indicateur.sens != "bas-defavorable")
    cachees = dict.fromkeys(valeurs.keys() - visibles.keys(), SECRET)
    inconnues = len(communes) - len(valeurs)
    return Fragilite(
        id=indicateur.id,
        titre=f"{indicateur.titre} ({indicateur.unite})" if indicateur.unite else indicateur.titre,
        source=f"Source\u00a0: {indicateur.source}, au {format_date(indicateur.date)}",
        sens="Plus le chiffre inscrit dans la commune est grand, plus "
        + ("la situation y est difficile." if indicateur.sens else "la valeur y est haute."),
        classes=(*make_classes(indicateur, visibles, tons), *make_classes_sans_valeur(len(cachees), inconnues)),
        par_code={c.code: tell(indicateur, valeurs.get(c.code), (tons | cachees).get(c.code)) for c in communes},
    )


def rank_valeurs(valeurs: Mapping[str, float], *, montant: bool) -> dict[str, str]:
    """INSEE code → « 1 » to « 4 », about as many communes in each; equal values are never parted.

    `montant`: the highest values get the last step, else the lowest.
    """
    bornes = find_bornes(sorted(valeurs.values()))
    rangs = {code: bisect_right(bornes, valeur) for code, valeur in valeurs.items()}
    return {code: str(rang + 1 if montant else len(bornes) - rang + 1) for code, rang in rangs.items()}


def find_bornes(triees: Sequence[float]) -> list[float]:
    """The first value of each step but the lowest: every value its own step while they are few."""
    distinctes = sorted(set(triees))
    if len(distinctes) <= CLASSES:
        return distinctes[1:]
    quarts = {triees[len(triees) * rang // CLASSES] for rang in range(1, CLASSES)}
    return sorted(quarts - {triees[0]})


def make_classes(indicateur: Indicateur, valeurs: Mapping[str, float], tons: Mapping[str, str]) -> list[Classe]:
    """« de 8 à 12 % », from the values that are in the step: its bounds are those of the territory."""
    membres: dict[str, list[float]] = {}
    for code, ton in tons.items():
        membres.setdefault(ton, []).append(valeurs[code])
    return [Classe(ton, ton, write_classe(indicateur, membres[ton])) for ton in sorted(membres)]


def write_classe(indicateur: Indicateur, valeurs: Sequence[float]) -> str:
    bas, haut = min(valeurs), max(valeurs)
    communes = plural(len(valeurs), "commune")
    etendue = (
        write_valeur(indicateur, haut) if bas == haut else f"de {format_valeur(bas)} à {write_valeur(indicateur, haut)}"
    )
    return f"{etendue} ({communes})"


def make_classes_sans_valeur(cachees: int, inconnues: int) -> list[Classe]:
    lignes = (
        (SECRET, cachees, f"moins de {SEUIL_SECRET}\u00a0: nombre trop petit pour être publié"),
        (INCONNUE, inconnues, "valeur inconnue"),
    )
    return [Classe(ton, SIGNES[ton], f"{texte} ({plural(n, 'commune')})") for ton, n, texte in lignes if n]


def tell(indicateur: Indicateur, valeur: float | None, ton: str | None) -> tuple[str, str]:
    if valeur is None or ton is None:
        return INCONNUE, "valeur inconnue"
    return ton, write_valeur(indicateur, valeur)


def make_vue(territoire: Territoire, fond: VueTerritoire, fragilite: Fragilite) -> VueFragilite:
    """Drawn over the outlines of `fond`, which are written once for all the indicators."""
    signes = {code: SIGNES.get(ton, ton) for code, (ton, _) in fragilite.par_code.items()}
    traces = (
        mark(t._replace(ton=f"classe-{fragilite.par_code[t.code][0]}", etiquette=None), signes[t.code])
        for t in fond.communes
    )
    titre = f"Carte\u00a0: {fragilite.titre}. Le tableau donne les mêmes valeurs."
    return VueFragilite(
        fragilite=fragilite,
        dessin=fond._replace(titre=titre, communes=tuple(traces)),
        lignes=tuple(
            LigneFragilite(c.nom, f"communes/{c.slug}/", fragilite.par_code[c.code][1], signes[c.code])
            for c in territoire.communes
        ),
    )
