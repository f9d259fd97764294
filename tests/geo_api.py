"""geo.api.gouv.fr and the geocoder of the Géoplateforme, as their documentation shows their answers.

The outlines are those of the repository's own territory. Source: https://geo.api.gouv.fr/decoupage-administratif,
https://data.geopf.fr/geocodage (both read on 2026-11-27).
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.services import Reponse, reply_json

TERRITOIRE = Path(__file__).resolve().parent.parent / "data" / "territoire.geojson"
CARRE_LOIN = [[[2.30, 48.80], [2.40, 48.80], [2.40, 48.90], [2.30, 48.90], [2.30, 48.80]]]
HOMONYMES = (("93066", "Saint-Denis", "93200"), ("97411", "Saint-Denis", "97400"), ("30247", "Saint-Denis", "30500"))
EPCI = {"200040947": "CC de Flandre Intérieure", "200040954": "CC des Hauts de Flandre"}
_MEMBRES = {"59135": "200040947", "59454": "200040947", "59580": "200040947", "59046": "200040954"}


def list_features() -> list[dict[str, Any]]:
    return list(json.loads(TERRITOIRE.read_text(encoding="utf-8"))["features"])


def make_commune(feature: Mapping[str, Any]) -> dict[str, Any]:
    """One object of /communes, with every field asked for."""
    proprietes = feature["properties"]
    longitude, latitude = feature["geometry"]["coordinates"][0][0][0]
    return {
        "nom": proprietes["nom"],
        "code": proprietes["code"],
        "codesPostaux": proprietes["codes_postaux"],
        "codeEpci": _MEMBRES.get(proprietes["code"], "200000000"),
        "population": proprietes["population"],
        "centre": {"type": "Point", "coordinates": [longitude, latitude]},
        "contour": feature["geometry"],
    }


def make_homonyme(code: str, nom: str, postal: str) -> dict[str, Any]:
    return {
        "nom": nom,
        "code": code,
        "codesPostaux": [postal],
        "centre": {"type": "Point", "coordinates": [2.35, 48.85]},
        "contour": {"type": "Polygon", "coordinates": CARRE_LOIN},
    }


def answer_geo(chemin: str, parametres: dict[str, str]) -> Reponse:
    """What the service says of the communes of the territory, and of three homonyms far away."""
    if chemin == "/epcis":
        return reply_json([{"nom": nom, "code": code} for code, nom in EPCI.items()])
    if chemin == "/communes_associees_deleguees":
        return reply_json(
            [{"nom": "Ancienne-Église", "code": "59998", "type": "commune-deleguee", "chefLieu": "59135"}]
        )
    if chemin != "/communes":
        return Reponse(b'{"code":404}', statut=404)
    communes = [make_commune(f) for f in list_features()] + [make_homonyme(*h) for h in HOMONYMES]
    departement = parametres.get("codeDepartement", "")
    champs = parametres["fields"].split(",")
    return reply_json(
        [{champ: c[champ] for champ in champs if champ in c} for c in communes if c["code"].startswith(departement)]
    )


def make_adresse(libelle: str, code: str, score: float = 0.97, **changes: Any) -> dict[str, Any]:
    """One feature of /search; `libelle` is « 12 Rue X 01001 Exempleville »."""
    voie, postal, ville = re.fullmatch(r"(.*?) ?(\d{5}) (.*)", libelle).groups()  # type: ignore[union-attr]
    proprietes = {
        "label": libelle,
        "score": score,
        "id": f"{code}_0010",
        "type": "housenumber",
        "name": voie,
        "postcode": postal,
        "citycode": code,
        "city": ville,
        "context": "01, Ain, Auvergne-Rhône-Alpes",
        "importance": 0.43,
        "_type": "address",
    }
    geometrie = {"type": "Point", "coordinates": changes.pop("coordinates", [5.0512345, 46.0498765])}
    return {"type": "Feature", "geometry": geometrie, "properties": proprietes | changes}


def reply_adresses(*features: Mapping[str, Any]) -> Reponse:
    return reply_json({"type": "FeatureCollection", "features": list(features), "query": "…"})
