"""The communes of a new CPTS: their codes and their outlines, from a file, or stand-ins until there is one.

A stand-in is a square. It holds the place of an outline so that the site can be built at once, without network; the
file says so, and the check repeats it until the real outlines are there.
"""

import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cpts.dossier import Dossier
from cpts.errors import BuildError, DataError
from cpts.model.lieu import BOITES_FRANCE
from cpts.model.site import Commune
from cpts.text import did_you_mean, join_fr, quote, slugify
from cpts.validate.geojson import PROVISOIRE, read_geojson

_CODE = re.compile(r"(\d{2}|2[AB])\d{3}")
_COTE = 0.05
"""Of a square, in degrees: about five kilometres, a commune."""
# The overseas departments, by the beginning of their codes, in the order of BOITES_FRANCE after the mainland.
_OUTRE_MER = ("971", "972", "973", "974", "976")


class CommuneChoisie(NamedTuple):
    """What territoire.geojson needs. `codes_postaux` and `population` are unknown for a stand-in."""

    code: str
    nom: str
    codes_postaux: tuple[str, ...]
    population: int | None
    polygones: Sequence[Any]


class Territoire(NamedTuple):
    """`provisoire`: the outlines are stand-ins."""

    communes: tuple[CommuneChoisie, ...]
    voisines: tuple[CommuneChoisie, ...]
    provisoire: bool

    @property
    def codes(self) -> list[str]:
        return [commune.code for commune in self.communes]


def choose_communes(texte: str, contours: Path | None) -> Territoire:
    """The territory of « 01001 Exempleville, 01002 »; raises `BuildError` when a commune is not understood."""
    voulues = [partie.strip() for partie in re.split(r"[,;\n]", texte) if partie.strip()]
    if contours:
        return _choose_contours(voulues, _read_contours(contours))
    return _make_provisoire(voulues)


def _read_contours(contours: Path) -> tuple[Commune, ...]:
    """The outlines of a file in our format; raises `DataError` with what is wrong in it."""
    if not contours.is_file():
        raise BuildError(f"Le fichier de contours {contours} n’existe pas.")
    communes, problemes = read_geojson(Dossier(contours.parent, str(contours.parent)), contours.name)
    if any(probleme.est_erreur for probleme in problemes):
        raise DataError(problemes)
    return tuple(communes)


def _choose_contours(voulues: list[str], connues: tuple[Commune, ...]) -> Territoire:
    """The communes asked for, or all that are not neighbours; the rest of the file are the neighbours."""
    par_nom = {cle: c for c in connues for cle in (slugify(c.nom), c.code.lower())}
    inconnues = [v for v in voulues if _find_cle(v) not in par_nom]
    if inconnues:
        idee = did_you_mean(inconnues[0], [c.nom for c in connues])
        raise BuildError(f"{join_fr([quote(v) for v in inconnues])} : pas dans le fichier de contours. {idee}".strip())
    choisies = [par_nom[_find_cle(v)] for v in voulues] or [c for c in connues if not c.voisine]
    codes = list(dict.fromkeys(c.code for c in choisies))
    couvertes = tuple(_choose(c) for c in connues if c.code in codes)
    voisines = tuple(_choose(c) for c in connues if c.code not in codes)
    if not couvertes:
        raise BuildError(
            "Le fichier de contours ne contient que des communes voisines : nommez celles que vous couvrez."
        )
    return Territoire(couvertes, voisines, provisoire=False)


def _find_cle(voulue: str) -> str:
    code = _CODE.match(voulue)
    return code[0].lower() if code else slugify(voulue)


def _choose(commune: Commune) -> CommuneChoisie:
    return CommuneChoisie(*(getattr(commune, champ) for champ in CommuneChoisie._fields))


def _make_provisoire(voulues: list[str]) -> Territoire:
    """Squares side by side, for « code » or « code name »."""
    sans_code = [voulue for voulue in voulues if not _CODE.match(voulue)]
    if sans_code or not voulues:
        fautifs = f"{join_fr([quote(v) for v in sans_code])} : il manque le code INSEE. " if sans_code else ""
        raise BuildError(
            f"{fautifs}Donnez chaque commune par son code INSEE, suivi de son nom : « 01001 Exempleville, 01002 "
            "Rivebourg ». Avec un fichier de contours (--contours), les noms suffisent."
        )
    noms: dict[str, str] = {}
    for voulue in voulues:
        code, nom = voulue[:5], voulue[5:].strip(" :-")
        noms[code] = nom or noms.get(code) or f"Commune {code}"
    colonnes = math.ceil(math.sqrt(len(noms)))
    communes = (
        CommuneChoisie(code, nom, (), None, [[_make_carre(code, *divmod(rang, colonnes))]])
        for rang, (code, nom) in enumerate(noms.items())
    )
    return Territoire(tuple(communes), (), provisoire=True)


def _make_carre(code: str, ligne: int, colonne: int) -> list[tuple[float, float]]:
    """A ring of (longitude, latitude), from the middle of the mainland, or of the overseas department of `code`."""
    rang = 1 + _OUTRE_MER.index(code[:3]) if code.startswith(_OUTRE_MER) else 0
    sud, nord, ouest, est = BOITES_FRANCE[rang]
    x, y = (ouest + est) / 2 + colonne * _COTE, (sud + nord) / 2 - ligne * _COTE
    coins = ((x, y), (x + _COTE, y), (x + _COTE, y + _COTE), (x, y + _COTE), (x, y))
    return [(round(longitude, 5), round(latitude, 5)) for longitude, latitude in coins]


def write_geojson(territoire: Territoire) -> str:
    """territoire.geojson, one commune a line: a change shows where it is."""
    couvertes = [_make_feature(c, voisine=False) for c in territoire.communes]
    features = [*couvertes, *(_make_feature(c, voisine=True) for c in territoire.voisines)]
    provisoire = f'"{PROVISOIRE}": true,\n' if territoire.provisoire else ""
    lignes = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection",\n{provisoire}"features": [\n{lignes}\n]}}\n'


def _make_feature(commune: CommuneChoisie, *, voisine: bool) -> dict[str, Any]:
    proprietes: dict[str, Any] = {
        "code": commune.code,
        "nom": commune.nom,
        "codes_postaux": list(commune.codes_postaux),
    }
    proprietes |= {"population": commune.population} if commune.population is not None else {}
    proprietes |= {"voisin": True} if voisine else {}
    geometrie = {"type": "MultiPolygon", "coordinates": commune.polygones}
    return {"type": "Feature", "properties": proprietes, "geometry": geometrie}
