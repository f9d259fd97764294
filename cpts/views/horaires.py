"""Views: opening hours as a table for people and as JSON for « ouvert maintenant », each timetable written once."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from cpts.horaires import Horaires, LigneHoraires
from cpts.model.annuaire import Fermeture
from cpts.views.contexte import Contexte
from cpts.views.mots import write_fermeture

_SUR_RENDEZ_VOUS = " sur rendez-vous"


class JourHoraires(NamedTuple):
    """A row of the table. `cle`: « 0 » for lundi to « 6 », « feries »; `premiere`: None when closed."""

    cle: str
    titre: str
    premiere: str | None = None
    suivantes: tuple[str, ...] = ()
    note: str | None = None


def list_jours(contexte: Contexte, horaires: Horaires | None) -> tuple[JourHoraires, ...]:
    """Monday to Sunday and the public holidays; () when the hours are unknown."""
    if horaires is None:
        return ()
    # The same timetable is one object for many people, and hashing it costs more than reading the address.
    return contexte.once(("jours", id(horaires)), lambda: tuple(map(make_jour, horaires.lignes())))


def make_jour(ligne: LigneHoraires) -> JourHoraires:
    cle = "feries" if ligne.indice is None else str(ligne.indice)
    titre = ligne.jour[:1].upper() + ligne.jour[1:]
    if ligne.texte == "Fermé":
        return JourHoraires(cle, titre)
    if ligne.indice is None and "vérifier" in ligne.texte:
        return JourHoraires(cle, titre, "à vérifier")
    texte, suite = ligne.texte.removesuffix(_SUR_RENDEZ_VOUS), ligne.texte.endswith(_SUR_RENDEZ_VOUS)
    simple = "\u00a0:" not in texte and " : " not in texte and ";" not in texte
    premiere, *suivantes = texte.split(", ") if simple else [texte]
    return JourHoraires(cle, titre, premiere, tuple(suivantes), _SUR_RENDEZ_VOUS.strip() if suite else None)


def write_ouvert(contexte: Contexte, horaires: Horaires | None, fermetures: Iterable[Fermeture]) -> str | None:
    """The JSON of `<cpts-ouvert data-horaires>`; None when the hours are unknown."""
    if horaires is None:
        return None
    compact = contexte.once(("ouvert", id(horaires)), lambda: dump(horaires.compact(contexte.jour)))
    dates = [[f.du.isoformat(), f.au.isoformat()] for f in fermetures if f.au >= contexte.jour]
    return f'{compact[:-1]},"fermetures":{dump(dates)}}}' if dates else compact


def list_specifications(contexte: Contexte, horaires: Horaires) -> list[dict[str, Any]]:
    """The schema.org form of the weekly part."""
    return contexte.once(("json_ld", id(horaires)), horaires.to_json_ld)


def list_fermetures_a_venir(contexte: Contexte, fermetures: Iterable[Fermeture], lieu: str = "") -> tuple[str, ...]:
    """« Fermé du … au … (congés) » for those not over, earliest first; `lieu` is named when it is given."""
    a_venir = sorted((f for f in fermetures if f.au >= contexte.jour), key=lambda f: (f.du, f.au))
    phrases = (write_fermeture(f.du, f.au, f.motif) for f in a_venir)
    return tuple(f"{lieu}\u00a0: {phrase[0].lower()}{phrase[1:]}" if lieu else phrase for phrase in phrases)


def dump(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"))
