"""A question about an address, and what the national base answers. Source: https://data.geopf.fr/geocodage"""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from cpts.importers.reseau import Client, ServiceError
from cpts.importers.territoire.sources import ARRONDISSEMENTS
from cpts.model.types import CODE_COMMUNE
from cpts.text import quote
from cpts.validate.adresses import Communes

ADRESSE = "https://data.geopf.fr/geocodage"


class Question(NamedTuple):
    """An address: all that is sent. `code`: INSEE code of its commune, or "" when the territory does not know it."""

    voie: str
    code_postal: str
    commune: str
    code: str = ""

    @property
    def texte(self) -> str:
        return f"{self.voie}, {self.code_postal} {self.commune}".rstrip()


class Reponse(NamedTuple):
    """The best match. `genre`: housenumber, street, locality or municipality; `score` from 0 to 1."""

    libelle: str
    genre: str
    score: float
    code: str
    commune: str
    code_postal: str
    latitude: float
    longitude: float


def make_question(adresse: Mapping[str, str], communes: Communes) -> Question | None:
    """None without a street: the middle of a commune is not where a practice is."""
    voie, postal, nom = (" ".join(adresse.get(c, "").split()) for c in ("voie", "code_postal", "commune"))
    if not voie or not nom:
        return None
    if commune := communes.find(nom, postal):
        return Question(voie, postal, commune.nom, commune.code)
    return Question(voie, postal, "", nom) if CODE_COMMUNE.fullmatch(nom) else Question(voie, postal, nom)


def ask_position(client: Client, question: Question) -> Reponse | None:
    """The best match, None when there is none."""
    parametres = {"q": question.texte, "index": "address", "limit": "1", "autocomplete": "0"}
    if question.code and question.code not in ARRONDISSEMENTS:
        parametres["citycode"] = question.code
    elif question.code_postal:
        parametres["postcode"] = question.code_postal
    contenu = client.get_json("/search", parametres)
    try:
        features = contenu["features"]
        return _read_feature(features[0]) if features else None
    except (KeyError, IndexError, TypeError, ValueError) as erreur:
        dit = quote(str(contenu), 80)
        raise ServiceError(f"Le service {client.nom} a envoyé une réponse inattendue : {dit}.") from erreur


def _read_feature(feature: Mapping[str, Any]) -> Reponse:
    """Source: GeocodeJSON, longitude before latitude."""
    proprietes = feature["properties"]
    longitude, latitude = map(float, feature["geometry"]["coordinates"][:2])
    score = float(proprietes["score"])
    if not all(map(math.isfinite, (longitude, latitude, score))):
        raise ValueError(feature)
    return Reponse(
        libelle=str(proprietes["label"]),
        genre=str(proprietes.get("type", "")),
        score=score,
        code=str(proprietes.get("citycode", "")),
        commune=str(proprietes.get("city", "")),
        code_postal=str(proprietes.get("postcode", "")),
        latitude=latitude,
        longitude=longitude,
    )
