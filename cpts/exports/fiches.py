"""Exports: people and places as plain values, with the keys of the YAML."""

from datetime import date
from typing import Any

from cpts.horaires import Horaires
from cpts.horaires_grammaire import JOURS_FERIES, MINUIT, SUR_RENDEZ_VOUS, Plage, write_plage
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.base import Modele
from cpts.model.lieu import Adresse
from cpts.views.contexte import Contexte

_SIMPLES = frozenset((str, bool, int, float))
_FERIES = {"ferme": "fermé", "ouvert": "ouvert"}
_JOURNEE = (Plage(0, MINUIT),)


def dump_fiche(contexte: Contexte, fiche: Professionnel | Structure) -> dict[str, Any]:
    """`fiche` as JSON values; what the pages hide because it is too old is left out."""
    valeurs = _dump_modele(contexte, fiche)
    if contexte.is_masquee(fiche.verifie_le):
        _remove_perime(valeurs)
    elif isinstance(fiche, Professionnel) and not is_declaration_montree(contexte, fiche):
        valeurs.pop("nouveaux_patients", None)
    return valeurs


def is_declaration_montree(contexte: Contexte, professionnel: Professionnel) -> bool:
    """Whether the pages still tell what the person said about new patients."""
    nouveaux = professionnel.nouveaux_patients
    if nouveaux is None or contexte.is_masquee(professionnel.verifie_le):
        return False
    return nouveaux.declare_le >= contexte.limites.masquer


def dump_horaires(horaires: Horaires) -> dict[str, str]:
    """The mapping of the YAML, each value in its usual spelling; `compile_horaires` reads it back."""
    if horaires.osm is not None:
        return {"osm": horaires.osm}
    lignes = {regle.cle: _write_plages(regle.plages.plages, regle.plages.texte) for regle in horaires.regles}
    if horaires.feries != "inconnu":
        lignes[JOURS_FERIES] = _write_feries(horaires)
    return lignes


def _write_feries(horaires: Horaires) -> str:
    if isinstance(horaires.feries, tuple):
        return _write_plages(horaires.feries, horaires.texte_feries)
    return _FERIES[horaires.feries]


def _write_plages(plages: tuple[Plage, ...], texte: str) -> str:
    """`texte` is the French form, which alone tells whether an appointment is needed."""
    if not plages:
        return "fermé"
    if texte.endswith(SUR_RENDEZ_VOUS):
        return f"{', '.join(map(write_plage, plages))} {SUR_RENDEZ_VOUS}"
    return "24h/24" if plages == _JOURNEE else ", ".join(map(write_plage, plages))


def _dump_modele(contexte: Contexte, modele: Modele) -> dict[str, Any]:
    # None and () are absent keys; most values are text, hence the test of the type first.
    valeurs = {
        cle: valeur if type(valeur) in _SIMPLES else _dump_valeur(contexte, valeur)
        for cle, valeur in modele.__dict__.items()
        if valeur is not None and (type(valeur) is not tuple or valeur)
    }
    if type(modele) is Adresse and (commune := contexte.site.find_commune(modele)):
        valeurs.update(commune=commune.nom, code_commune=commune.code)
    return valeurs


def _dump_valeur(contexte: Contexte, valeur: Any) -> Any:
    # By exact type: isinstance of a pydantic class is slow, and this runs a hundred thousand times.
    forme = type(valeur)
    if forme is tuple:
        return [v if type(v) in _SIMPLES else _dump_valeur(contexte, v) for v in valeur]
    if forme is date:
        return valeur.isoformat()
    return _get_horaires(contexte, valeur) if forme is Horaires else _dump_modele(contexte, valeur)


def _get_horaires(contexte: Contexte, horaires: Horaires) -> dict[str, str]:
    # The same timetable is one object for many people, kept alive by the Site.
    return contexte.once(("exports.horaires", id(horaires)), lambda: dump_horaires(horaires))


def _remove_perime(valeurs: dict[str, Any]) -> None:
    for partie in (valeurs, *valeurs.get("exercices", ())):
        partie.pop("horaires", None)
    valeurs.pop("nouveaux_patients", None)
