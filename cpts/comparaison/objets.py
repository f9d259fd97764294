"""The comparison for a tool: JSON, with every change and every line of its card."""

import json
from typing import Any

from cpts.comparaison.baisse import Baisse
from cpts.comparaison.comparaison import Comparaison
from cpts.comparaison.ecarts import Ecart
from cpts.comparaison.resume import list_reserves


def write_json(comparaison: Comparaison, refus: tuple[Baisse, ...]) -> str:
    """`changements`, `retraits`, `non_compares`, `refus`; texts are as written, but for who must not be named."""
    discretion = comparaison.discretion
    objet = {
        "changements": [_make_objet(ecart) for ecart in comparaison.ecarts],
        "retraits": {
            "a_la_demande": discretion.oppositions,
            "reserves_a_l_equipe": discretion.reserves,
            "autres": discretion.anonymes,
        },
        "non_compares": list(list_reserves(comparaison)),
        "refus": [{"liste": b.nom, "avant": b.avant, "disparus": b.partis} for b in refus],
    }
    return json.dumps(_mask(objet, comparaison), ensure_ascii=False, indent=1)


def _make_objet(ecart: Ecart) -> dict[str, Any]:
    return {
        "liste": ecart.cle,
        "id": ecart.ident,
        "sorte": ecart.sorte.value,
        "titre": ecart.titre,
        "phrases": [phrase.texte for phrase in ecart.phrases],
        "lignes": [
            {"champ": ".".join(d.cle), "titre": d.titre, "avant": d.avant, "apres": d.apres} for d in ecart.differences
        ],
    }


def _mask(noeud: Any, comparaison: Comparaison) -> Any:
    if isinstance(noeud, dict):
        return {cle: _mask(valeur, comparaison) for cle, valeur in noeud.items()}
    if isinstance(noeud, list):
        return [_mask(valeur, comparaison) for valeur in noeud]
    return comparaison.discretion.mask(noeud) if isinstance(noeud, str) else noeud
