"""The moments of the ladder « Que faire maintenant ? », each defined here and nowhere else.

The page carries the rules as data (`list_regles`) and as sentences (`precision`): its script applies them and holds
none of its own, so that what is read and what is marked « maintenant » cannot differ.
"""

from typing import Literal, NamedTuple

Feries = Literal["oui", "non", "seulement"]

_SEMAINE = (0, 1, 2, 3, 4)
_SAMEDI, _DIMANCHE = (5,), (6,)
_TOUS = (*_SEMAINE, *_SAMEDI, *_DIMANCHE)
_MINUTES_PAR_HEURE = 60


class Regle(NamedTuple):
    """`jours`: 0 for Monday to 6. `de`, `a`: hours of the clock in Paris, `a` excluded. `feries`: whether it holds then."""

    jours: tuple[int, ...]
    de: int
    a: int
    feries: Feries


class Moment(NamedTuple):
    """`libelle`: on a step. `precision`: the rule as a sentence that goes on after the label, "" when that says all."""

    libelle: str
    regles: tuple[Regle, ...]
    precision: str = ""


# A public holiday has no « journée » nor Saturday afternoon; its evening and its night are also those of a holiday.
MOMENTS = {
    "toujours": Moment("À toute heure", (Regle(_TOUS, 0, 24, "oui"),)),
    "jour": Moment(
        "En journée, du lundi au samedi midi",
        (Regle(_SEMAINE, 8, 19, "non"), Regle(_SAMEDI, 8, 12, "non")),
        "de 8\u00a0h à 19\u00a0h du lundi au vendredi, de 8\u00a0h à midi le samedi, sauf les jours fériés",
    ),
    "soir": Moment("Le soir, de 19 h à minuit", (Regle(_TOUS, 19, 24, "oui"),), "tous les jours de la semaine"),
    "nuit": Moment("La nuit, de minuit à 8 h", (Regle(_TOUS, 0, 8, "oui"),), "tous les jours de la semaine"),
    "samedi-apres-midi": Moment(
        "Le samedi après-midi", (Regle(_SAMEDI, 12, 19, "non"),), "de midi à 19\u00a0h, sauf un samedi férié"
    ),
    "dimanche": Moment("Le dimanche", (Regle(_DIMANCHE, 0, 24, "oui"),), "de minuit à minuit"),
    "ferie": Moment("Les jours fériés", (Regle(_TOUS, 0, 24, "seulement"),), "de minuit à minuit, soir compris"),
}

QUAND = {slug: moment.libelle for slug, moment in MOMENTS.items()}


def list_regles() -> dict[str, list[dict[str, object]]]:
    """The rules for the page's script; times are minutes since midnight."""
    return {
        slug: [
            {
                "jours": list(regle.jours),
                "de": regle.de * _MINUTES_PAR_HEURE,
                "a": regle.a * _MINUTES_PAR_HEURE,
                "feries": regle.feries,
            }
            for regle in moment.regles
        ]
        for slug, moment in MOMENTS.items()
    }
