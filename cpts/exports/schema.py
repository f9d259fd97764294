"""Exports: donnees/schema/<fichier>.json, the JSON Schema of each YAML file, for editors and for people."""

import json
from typing import Any

from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.actions import FichierActions
from cpts.model.actualites import FichierActualites
from cpts.model.agenda import FichierAgenda
from cpts.model.annuaire import FichierAnnuaire
from cpts.model.base import Modele
from cpts.model.cpts import Cpts
from cpts.model.divers import FichierAlertes, FichierOffres, FichierPartenaires
from cpts.model.soins import FichierSoins
from cpts.model.territoire import FichierTerritoire

SCHEMAS: dict[str, tuple[type[Modele], str]] = {
    "cpts": (Cpts, "La CPTS"),
    "annuaire": (FichierAnnuaire, "Annuaire : les lieux et les personnes"),
    "actions": (FichierActions, "Actions de prévention et parcours de soins"),
    "agenda": (FichierAgenda, "Agenda : les rendez-vous"),
    "territoire": (FichierTerritoire, "Territoire : communes, voisins, indicateurs"),
    "soins": (FichierSoins, "Que faire : recours, créneaux, gardes"),
    "alertes": (FichierAlertes, "Alertes de santé"),
    "partenaires": (FichierPartenaires, "Partenaires"),
    "offres": (FichierOffres, "Offres : stages, remplacements, installations, emplois"),
    "actualites": (FichierActualites, "Actualités de la CPTS"),
    "accessibilite": (FichierAccessibilite, "Accessibilité : l’évaluation du site"),
}
"""File name without its suffix → model and French title."""


def write_schema(fichier: str) -> bytes:
    """Indented, because people read it too."""
    return json.dumps(make_schema(fichier), ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


def make_schema(fichier: str) -> dict[str, Any]:
    """Titles and descriptions in French; absent is not null; `$defs` are the kinds of entries."""
    modele, titre = SCHEMAS[fichier]
    schema: dict[str, Any] = _simplify(modele.model_json_schema())
    entrees = schema.get("$defs", {})
    noms = {f"#/$defs/{nom}": entree.pop("title") for nom, entree in entrees.items()}
    for partie in (schema, *entrees.values()):
        # The description of a model is its English docstring; the fields have their own, in French.
        partie.pop("description", None)
        for champ in partie["properties"].values():
            # pydantic leaves out the title of a field when it is also the name of its model.
            champ.setdefault("title", noms.get(champ.get("$ref"), ""))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema | {"title": titre}


def _simplify(noeud: Any) -> Any:
    """`noeud` without what pydantic adds for Python: null, which the YAML refuses, and defaults that mean absent."""
    if isinstance(noeud, list):
        return [_simplify(partie) for partie in noeud]
    if not isinstance(noeud, dict):
        return noeud
    propre = {cle: _simplify(valeur) for cle, valeur in noeud.items() if (cle, valeur) not in _INUTILES}
    if "anyOf" not in propre:
        return propre
    choix = [partie for partie in propre.pop("anyOf") if partie != {"type": "null"}]
    return propre | (choix[0] if len(choix) == 1 else {"anyOf": choix})


_INUTILES: tuple[tuple[str, Any], ...] = (("default", None), ("default", []))
