"""Exports: donnees/carte.json, read by docs/assets/js/lib/carte.mjs."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from cpts.exports.places import Place, iter_actives
from cpts.exports.texte import dump_json
from cpts.model.annuaire import Structure
from cpts.model.lieu import Position
from cpts.model.site import Commune
from cpts.nomenclatures.listes import FAMILLE_PAR_TYPE, TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.views.contexte import Contexte
from cpts.views.fragilites import list_fragilites
from cpts.views.mots import write_role


class Point(NamedTuple):
    """An entry at one place; the fields are the columns of the file. `a`: its position; `c`: an INSEE code or ""."""

    n: str
    l: str  # noqa: E741 the reader's name of the column
    t: str
    f: str
    c: str
    a: tuple[float, float] | None
    tel: str
    p: tuple[str, ...]
    s: tuple[str, ...]


_TABLES = {"t": "types", "f": "familles", "c": "codes", "a": "positions"}
"""Columns that hold the rank of a value in a table: most values come back hundreds of times."""
_TABLES_LISTES = {"p": "professions", "s": "services"}
"""Columns that hold lists of such ranks."""


def write_carte_json(contexte: Contexte) -> bytes:
    """`points`: places, then people at each of their places, by columns; rank -1 where the position is unknown.

    `communes`: the covered ones. `fragilites`: id of an indicator → INSEE code → class and value, as they may be told.
    """
    structures = (_make_structure(contexte, structure) for structure in contexte.structures)
    points = [*structures, *map(_make_personne, iter_actives(contexte))]
    return dump_json(
        {
            **_make_colonnes(points),
            "communes": [_make_commune(commune) for commune in contexte.site.territoire.communes],
            "fragilites": {f.id: f.par_code for f in list_fragilites(contexte.site.territoire)},
        }
    )


def _make_colonnes(points: Iterable[Point]) -> dict[str, Any]:
    colonnes: dict[str, Any] = dict.fromkeys(Point._fields, ())
    colonnes |= dict(zip(Point._fields, zip(*points, strict=True), strict=False))
    tables: dict[str, list[Any]] = {}
    for nom, table in _TABLES.items():
        rangs = _number(v for v in colonnes[nom] if v is not None)
        tables[table] = list(rangs)
        colonnes[nom] = [rangs[v] if v is not None else -1 for v in colonnes[nom]]
    for nom, table in _TABLES_LISTES.items():
        rangs = _number(chain.from_iterable(colonnes[nom]))
        tables[table] = list(rangs)
        colonnes[nom] = [[rangs[v] for v in valeurs] for valeurs in colonnes[nom]]
    return {**tables, "points": colonnes}


def _number(valeurs: Iterable[Any]) -> dict[Any, int]:
    """Value → rank, in order of appearance."""
    return {valeur: rang for rang, valeur in enumerate(dict.fromkeys(valeurs))}


def _make_structure(contexte: Contexte, structure: Structure) -> Point:
    commune = contexte.site.find_commune(structure.adresse)
    personnes = contexte.professionnels_par_structure.get(structure.id, ())
    return Point(
        n=structure.nom,
        l=structure.id,
        t=TYPES_STRUCTURE[structure.type],
        f=FAMILLE_PAR_TYPE[structure.type],
        c=commune.code if commune else "",
        a=_make_position(structure.position),
        tel=structure.telephone or "",
        p=tuple(sorted({professionnel.profession for professionnel in personnes})),
        s=structure.services,
    )


def _make_personne(place: Place) -> Point:
    personne = place.professionnel
    return Point(
        n=personne.nom_complet,
        l=personne.id,
        t=write_role(personne.profession, personne.specialite),
        f=PROFESSIONS[personne.profession].famille,
        c=place.commune.code if place.commune else "",
        a=_make_position(place.position),
        tel=place.telephone,
        p=(personne.profession,),
        s=(),
    )


def _make_position(position: Position | None) -> tuple[float, float] | None:
    """About a metre."""
    return (round(position.latitude, 5), round(position.longitude, 5)) if position else None


def _make_commune(commune: Commune) -> dict[str, Any]:
    latitude, longitude = commune.centre
    return {
        "code": commune.code,
        "nom": commune.nom,
        "lien": f"communes/{commune.slug}/",
        "lat": round(latitude, 5),
        "lon": round(longitude, 5),
    }
