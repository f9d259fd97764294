"""Exports: donnees/carte.json, read by docs/assets/js/lib/carte.mjs."""

from collections.abc import Iterator
from typing import Any

from cpts.exports.places import Place, iter_actives
from cpts.exports.texte import dump_json
from cpts.model.annuaire import Structure
from cpts.model.lieu import Position
from cpts.model.site import Commune
from cpts.nomenclatures.listes import FAMILLE_PAR_TYPE, TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.views.contexte import Contexte
from cpts.views.mots import write_role


def write_carte_json(contexte: Contexte) -> bytes:
    """`points`: places, then people at each of their places, where the position is known.

    `communes`: the covered ones, `n` counts everyone who has a page there, position or not.
    """
    return dump_json(
        {
            "points": [*_iter_structures(contexte), *_iter_personnes(contexte)],
            "communes": [_make_commune(contexte, commune) for commune in contexte.site.territoire.communes],
        }
    )


def _iter_structures(contexte: Contexte) -> Iterator[dict[str, Any]]:
    for structure in contexte.structures:
        if structure.position:
            yield _make_structure(contexte, structure, structure.position)


def _make_structure(contexte: Contexte, structure: Structure, position: Position) -> dict[str, Any]:
    commune = contexte.site.find_commune(structure.adresse)
    personnes = contexte.professionnels_par_structure.get(structure.id, ())
    return {
        "n": structure.nom,
        "l": f"annuaire/{structure.id}/",
        "t": TYPES_STRUCTURE[structure.type],
        "f": FAMILLE_PAR_TYPE[structure.type],
        "c": commune.code if commune else "",
        "tel": structure.telephone or "",
        "lat": position.latitude,
        "lon": position.longitude,
        "p": sorted({professionnel.profession for professionnel in personnes}),
    }


def _iter_personnes(contexte: Contexte) -> Iterator[dict[str, Any]]:
    for place in iter_actives(contexte):
        if place.position:
            yield _make_personne(place, place.position)


def _make_personne(place: Place, position: Position) -> dict[str, Any]:
    personne = place.professionnel
    return {
        "n": personne.nom_complet,
        "l": f"annuaire/{personne.id}/",
        "t": write_role(personne.profession, personne.specialite),
        "f": PROFESSIONS[personne.profession].famille,
        "c": place.commune.code if place.commune else "",
        "tel": place.telephone,
        "lat": position.latitude,
        "lon": position.longitude,
        "p": [personne.profession],
    }


def _make_commune(contexte: Contexte, commune: Commune) -> dict[str, Any]:
    latitude, longitude = commune.centre
    fiches = (contexte.professionnels_par_commune, contexte.structures_par_commune)
    return {
        "code": commune.code,
        "nom": commune.nom,
        "lien": f"communes/{commune.slug}/",
        "lat": round(latitude, 5),
        "lon": round(longitude, 5),
        "n": sum(len(groupe.get(commune.code, ())) for groupe in fiches),
    }
