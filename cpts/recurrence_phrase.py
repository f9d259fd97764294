"""Beside the model: the rule of an event as a French sentence."""

from datetime import datetime

from cpts.dates import JOURS, MOIS, format_date
from cpts.recurrence_regle import Recurrence, list_jours
from cpts.text import join_fr

_NOMBRES = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")


def phrase_recurrence(recurrence: Recurrence, debut: datetime) -> str:
    """« Un mardi sur deux, jusqu’au 30 juin 2027 », without a final point."""
    phrases = {"quotidienne": _say_jours, "hebdomadaire": _say_semaines, "mensuelle": _say_mois}
    phrase = phrases[recurrence.frequence](recurrence, debut)
    if recurrence.jusqu_au is not None:
        return f"{phrase}, jusqu’au {format_date(recurrence.jusqu_au)}"
    return phrase if recurrence.nombre is None else f"{phrase}, {_write_nombre(recurrence.nombre)} fois"


def _say_jours(recurrence: Recurrence, _debut: datetime) -> str:
    return _say_rythme("jour", recurrence.intervalle)


def _say_semaines(recurrence: Recurrence, debut: datetime) -> str:
    jours = list_jours(debut, recurrence)
    if len(jours) == 1:
        return _say_rythme(JOURS[jours[0]], recurrence.intervalle)
    if recurrence.intervalle == 1:
        return _say_chaque_semaine(jours)
    noms = join_fr([f"le {JOURS[jour]}" for jour in jours])
    return f"Une semaine sur {_write_nombre(recurrence.intervalle)}, {noms}"


def _say_chaque_semaine(jours: tuple[int, ...]) -> str:
    if len(jours) == len(JOURS):
        return "Tous les jours"
    if len(jours) > 2 and jours[-1] - jours[0] == len(jours) - 1:
        return f"Du {JOURS[jours[0]]} au {JOURS[jours[-1]]}"
    return f"Tous les {join_fr([f'{JOURS[jour]}s' for jour in jours])}"


def _say_mois(recurrence: Recurrence, debut: datetime) -> str:
    annuelle = recurrence.intervalle == 12
    if recurrence.rang is not None:
        jour = f"{_write_rang(recurrence.rang)} {JOURS[recurrence.jours[0]]}"
        if recurrence.intervalle == 1:
            return f"Le {jour} de chaque mois"
        return (
            f"Chaque année, le {jour} {_write_de_mois(debut)}" if annuelle else f"Le {jour}, {_say_un_mois(recurrence)}"
        )
    quantieme = "1er" if recurrence.jour_du_mois == 1 else str(recurrence.jour_du_mois or debut.day)
    if annuelle:
        return f"Chaque année, le {quantieme} {MOIS[debut.month - 1]}"
    return (
        f"Chaque mois le {quantieme}" if recurrence.intervalle == 1 else f"Le {quantieme}, {_say_un_mois(recurrence)}"
    )


def _say_un_mois(recurrence: Recurrence) -> str:
    return f"un mois sur {_write_nombre(recurrence.intervalle)}"


def _say_rythme(nom: str, intervalle: int) -> str:
    return f"Tous les {nom}s" if intervalle == 1 else f"Un {nom} sur {_write_nombre(intervalle)}"


def _write_de_mois(debut: datetime) -> str:
    mois = MOIS[debut.month - 1]
    return f"d’{mois}" if mois[0] in "ao" else f"de {mois}"


def _write_nombre(nombre: int) -> str:
    return _NOMBRES[nombre] if nombre < len(_NOMBRES) else str(nombre)


def _write_rang(rang: int) -> str:
    return {-1: "dernier", 1: "1er"}.get(rang, f"{rang}e")
