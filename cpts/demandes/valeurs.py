"""Answers against the model, before anything is changed: each mistake is told beside its question."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from cpts.demandes.formulaires import Formulaire
from cpts.demandes.refus import DemandeRefusee, Raison
from cpts.edition.ecriture import write_fichier
from cpts.rapport import write_message
from cpts.validate.champs import validate_entree
from cpts.yaml_source import read_yaml

_CHAMP = re.compile(r"[a-z_]+")


def check_valeurs(modele: type[BaseModel], champs: Mapping[str, Any], formulaire: Formulaire, **titres: str) -> None:
    """Raises `DemandeRefusee` when a value is refused.

    `champs` are some fields of a `modele`, whose other fields may be missing; `titres`: field → title of its question,
    when the form does not give it the name of the field.
    """
    # Written then read, so that what is checked is what a file would say.
    document, lecture = read_yaml(write_fichier({"demande": [champs]}).encode(), "")
    if document is None:
        raise DemandeRefusee(Raison("", write_message(p)) for p in lecture)
    _, problemes = validate_entree(modele, document, ("demande", 0), document.racine["demande"][0])
    raisons = []
    for probleme in [*lecture, *problemes]:
        noms = _CHAMP.findall(probleme.champ.partition("]")[2])
        if probleme.est_erreur and noms and noms[0] in champs:
            connus = (titres.get(nom) or formulaire.get_titre(nom) for nom in reversed(noms))
            raisons.append(Raison(next(filter(None, connus), ""), write_message(probleme)))
    if raisons:
        raise DemandeRefusee(raisons)
