"""Exports: donnees/annuaire.json and donnees/annuaire.geojson."""

from collections.abc import Iterator
from typing import Any

from cpts.exports.entete import make_entete
from cpts.exports.fiches import dump_fiche
from cpts.exports.places import Place, iter_places
from cpts.exports.texte import dump_json, make_url
from cpts.model.annuaire import Structure
from cpts.model.lieu import Adresse, Position
from cpts.views.contexte import Contexte


def write_annuaire_json(contexte: Contexte, base_url: str) -> bytes:
    """Every published person and place with the keys of the YAML; yes and no are true and false."""
    return dump_json(
        make_entete(contexte.site, base_url)
        | {
            "structures": [dump_fiche(contexte, structure) for structure in contexte.structures],
            "professionnels": [dump_fiche(contexte, professionnel) for professionnel in contexte.professionnels],
        }
    )


def write_annuaire_geojson(contexte: Contexte, base_url: str) -> bytes:
    """A point for each place, and for each place of practice that has a position of its own. Source: RFC 7946."""
    return dump_json(
        {"type": "FeatureCollection"}
        | make_entete(contexte.site, base_url)
        | {"features": list(_iter_features(contexte, base_url))}
    )


def _iter_features(contexte: Contexte, base_url: str) -> Iterator[dict[str, Any]]:
    for structure in contexte.structures:
        if structure.position:
            yield _make_feature(structure.id, structure.position, _describe_structure(contexte, structure, base_url))
    for place in iter_places(contexte):
        if place.exercice.position:
            ident = f"{place.professionnel.id}/{place.numero}"
            yield _make_feature(ident, place.exercice.position, _describe_place(contexte, place, base_url))


def _make_feature(ident: str, position: Position, proprietes: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": ident,
        "geometry": {"type": "Point", "coordinates": [position.longitude, position.latitude]},
        "properties": {cle: valeur for cle, valeur in proprietes.items() if valeur},
    }


def _describe_structure(contexte: Contexte, structure: Structure, base_url: str) -> dict[str, Any]:
    personnes = contexte.professionnels_par_structure.get(structure.id, ())
    return {
        "id": structure.id,
        "nom": structure.nom,
        "type": structure.type,
        **_describe_adresse(contexte, structure.adresse),
        "telephone": structure.telephone,
        "services": structure.services,
        "professionnels": [professionnel.id for professionnel in personnes],
        "page": make_url(base_url, f"annuaire/{structure.id}/"),
    }


def _describe_place(contexte: Contexte, place: Place, base_url: str) -> dict[str, Any]:
    professionnel = place.professionnel
    return {
        "id": professionnel.id,
        "nom": professionnel.nom_complet,
        "profession": professionnel.profession,
        "specialite": professionnel.specialite,
        "structure": place.exercice.structure,
        **_describe_adresse(contexte, place.adresse),
        "telephone": place.telephone,
        "fin_activite": professionnel.fin_activite and professionnel.fin_activite.le.isoformat(),
        "page": make_url(base_url, f"annuaire/{professionnel.id}/"),
    }


def _describe_adresse(contexte: Contexte, adresse: Adresse) -> dict[str, Any]:
    commune = contexte.site.find_commune(adresse)
    return {
        "voie": adresse.voie,
        "complement": adresse.complement,
        "code_postal": adresse.code_postal,
        "commune": commune.nom if commune else adresse.commune,
        "code_commune": commune.code if commune else None,
    }
