"""Exports: donnees/territoire.geojson, the outlines of the communes. Source: RFC 7946."""

from typing import Any

from cpts.exports.entete import make_entete
from cpts.exports.texte import dump_json
from cpts.model.site import Commune, Site


def write_territoire_geojson(site: Site, base_url: str) -> bytes:
    """The covered communes, then their neighbours with `voisin: true`; points as in the data."""
    communes = (*site.territoire.communes, *site.territoire.voisines)
    return dump_json(
        {"type": "FeatureCollection"}
        | make_entete(site, base_url)
        | {"features": [_make_feature(commune) for commune in communes]}
    )


def _make_feature(commune: Commune) -> dict[str, Any]:
    proprietes: dict[str, Any] = {"code": commune.code, "nom": commune.nom, "codes_postaux": commune.codes_postaux}
    if commune.population is not None:
        proprietes["population"] = commune.population
    if commune.voisine:
        proprietes["voisin"] = True
    return {"type": "Feature", "properties": proprietes, "geometry": _make_geometrie(commune)}


def _make_geometrie(commune: Commune) -> dict[str, Any]:
    if len(commune.polygones) == 1:
        return {"type": "Polygon", "coordinates": commune.polygones[0]}
    return {"type": "MultiPolygon", "coordinates": commune.polygones}
