"""Communes and outlines from a GeoJSON file on this machine: IGN, data.gouv.fr, or our own territoire.geojson.

The file is refused as a whole for what no outline can be right with (a projection in metres, swapped axes), and
commune by commune for the rest: all of it at once.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from cpts.dossier import MEGA, read_octets
from cpts.errors import BuildError, DataError, Probleme
from cpts.importers.territoire.sources import Fusionnee, Repere, drop_doubles, list_proches
from cpts.model.lieu import is_en_france
from cpts.model.site import Commune
from cpts.text import quote
from cpts.validate.geojson import GeojsonRefuse, read_feature, read_identite

TAILLE_MAX = 64 * MEGA
_PROBLEMES_MAX = 20

# The names of one property in the files people have: ours and geo.api.gouv.fr, Etalab, then IGN (ADMIN EXPRESS).
_CODE = ("code", "insee_com", "code_insee", "codgeo", "insee", "code_commune")
_NOM = ("nom", "nom_com", "nom_officiel", "libgeo", "nom_commune", "name")
_POSTAUX = ("codes_postaux", "codespostaux", "code_postal", "codepostal")
_POPULATION = ("population", "popul", "pop", "pmun")
_EPCI = ("epci", "codeepci", "siren_epci", "codes_siren_des_epci", "code_epci")
_WGS84 = ("CRS84", "4326", "4258")  # ETRS89 (4258) is WGS 84 within a metre


class FichierContours:
    """The communes of one file: who they are, read at once, and their outlines, when they are asked for."""

    def __init__(self, chemin: Path, nom: str) -> None:
        self.nom = nom
        self._features = _read_features(chemin, nom)
        self._reperes = _read_reperes(nom, self._features)

    def list_reperes(self) -> list[Repere]:
        return self._reperes

    def list_epci(self) -> dict[str, str]:
        """Such a file has codes and no names: each stands for itself."""
        return {code: code for repere in self._reperes for code in repere.epci}

    def list_fusionnees(self) -> list[Fusionnee]:
        return []

    def read_contours(self, codes: Collection[str]) -> list[Commune]:
        """Only those that may be drawn are read: a file of the whole of France has thirty-five thousand."""
        voulus = {r.code for r in list_proches(self._reperes, codes)}
        communes: list[Commune] = []
        problemes: list[Probleme] = []
        for rang, (feature, repere) in enumerate(zip(self._features, self._reperes, strict=True), 1):
            if repere.code not in voulus:
                continue
            try:
                communes.append(read_feature(_translate(feature)))
            except GeojsonRefuse as refus:
                problemes.append(_tell(self.nom, str(refus), champ=f"features[{rang}]"))
        if problemes:
            raise DataError(_shorten(self.nom, problemes))
        return drop_doubles(communes, codes)


def _read_features(chemin: Path, nom: str) -> list[Any]:
    """The features of a file that looks like outlines in degrees."""
    if not chemin.is_file():
        raise BuildError(f"Le fichier de contours {nom} n’existe pas.")
    octets = read_octets(chemin, nom, TAILLE_MAX, "Prenez le fichier de votre seul département")
    if isinstance(octets, Probleme):
        raise DataError([octets])
    contenu = _parse(octets, nom)
    features = contenu.get("features") if isinstance(contenu, dict) else None
    if not isinstance(features, list) or not features:
        raise DataError([_tell(nom, "ce fichier n’est pas une FeatureCollection de communes")])
    if probleme := _judge_projection(nom, contenu, features):
        raise DataError([probleme])
    return features


def _parse(octets: bytes, nom: str) -> Any:
    try:
        return json.loads(octets.decode("utf-8-sig"))
    except json.JSONDecodeError as erreur:
        trouve = "ce fichier n’est pas du JSON, ou il est coupé : la lecture s’arrête ici"
        raise DataError([_tell(nom, trouve, place=(erreur.lineno, erreur.colno))]) from None
    except (ValueError, RecursionError):
        raise DataError([_tell(nom, "ce fichier n’est pas du JSON en UTF-8")]) from None


def _tell(nom: str, trouve: str, suggestion: str = "", champ: str = "", place: tuple[int, int] = (1, 1)) -> Probleme:
    return Probleme(nom, *place, champ, "contours-illisibles", trouve, "", suggestion)


def _judge_projection(nom: str, contenu: Mapping[str, Any], features: list[Any]) -> Probleme | None:
    """What makes every outline wrong: another projection, or latitude before longitude."""
    crs = contenu.get("crs")
    if crs and not any(code in str(crs) for code in _WGS84):
        proprietes = crs.get("properties") if isinstance(crs, dict) else None
        nom_crs = proprietes.get("name") if isinstance(proprietes, dict) else None
        return _tell(nom, f"les contours sont dans la projection {quote(str(nom_crs or crs))}", _EXPORTER)
    points = [p for feature in features[:200] for p in _list_premiers_points(feature)]
    if points and all(abs(x) > 180 or abs(y) > 90 for x, y in points):
        return _tell(nom, f"les contours sont en mètres ({points[0][0]:g}, {points[0][1]:g})", _EXPORTER)
    if points and all(is_en_france(x, y) and not is_en_france(y, x) for x, y in points):
        dit = f"latitude et longitude sont inversées ({points[0][0]:g}, {points[0][1]:g})"
        return _tell(nom, dit, "En GeoJSON, la longitude vient d’abord")
    return None


_EXPORTER = "Exportez-les en WGS 84 (EPSG:4326), longitude puis latitude"


def _list_premiers_points(feature: Any) -> Iterator[tuple[float, float]]:
    """The first point of the outline, whatever its depth."""
    geometrie = feature.get("geometry") if isinstance(feature, dict) else None
    noeud = geometrie.get("coordinates") if isinstance(geometrie, dict) else None
    while isinstance(noeud, list) and noeud and isinstance(noeud[0], list):
        noeud = noeud[0]
    if isinstance(noeud, list) and len(noeud) > 1 and all(isinstance(n, int | float) for n in noeud[:2]):
        yield noeud[0], noeud[1]


def _read_reperes(nom: str, features: list[Any]) -> list[Repere]:
    """Who is in the file, in its order; `DataError` with all that is wrong with their names, codes and numbers."""
    reperes: list[Repere] = []
    problemes: list[Probleme] = []
    for rang, feature in enumerate(features, 1):
        try:
            reperes.append(_read_repere(feature))
        except GeojsonRefuse as refus:
            problemes.append(_tell(nom, str(refus), champ=f"features[{rang}]"))
    fois = Counter(r.code for r in reperes)
    problemes += [_tell(nom, f"la commune {code} est décrite {n} fois") for code, n in fois.items() if n > 1]
    if problemes:
        raise DataError(_shorten(nom, problemes))
    return reperes


def _read_repere(feature: Any) -> Repere:
    commune = read_identite(_translate(feature))
    point = next(_list_premiers_points(feature), None)
    centre = (float(point[1]), float(point[0])) if point else None
    return Repere(commune.code, commune.nom, commune.codes_postaux, _read_epci(feature), centre)


def _shorten(nom: str, problemes: list[Probleme]) -> list[Probleme]:
    """The first ones, and how many more there are: a whole département may be wrong in the same way."""
    if len(problemes) <= _PROBLEMES_MAX:
        return problemes
    reste = len(problemes) - _PROBLEMES_MAX
    return [*problemes[:_PROBLEMES_MAX], _tell(nom, f"{reste} autres communes ont un problème", champ="features[…]")]


def _translate(feature: Any) -> Any:
    """The feature with our names of properties; what it has not stays absent."""
    brutes = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(brutes, dict):
        return feature
    minuscules = {str(cle).lower(): valeur for cle, valeur in brutes.items()}
    postaux = _get(minuscules, _POSTAUX)
    proprietes = {
        "code": _get(minuscules, _CODE),
        "nom": _get(minuscules, _NOM),
        "codes_postaux": postaux if isinstance(postaux, list) else str(postaux).split("/") if postaux else [],
        "population": _read_population(_get(minuscules, _POPULATION)),
    }
    return {"properties": proprietes, "geometry": feature.get("geometry")}


def _read_population(valeur: Any) -> Any:
    """The same number as an integer where the file has « 2289.0 » or a text; anything else as it is, to be refused."""
    texte = str(valeur).removesuffix(".0")
    return int(texte) if texte.isdecimal() and len(texte) < 10 else valeur


def _get(proprietes: Mapping[str, Any], noms: tuple[str, ...]) -> Any:
    return next((proprietes[nom] for nom in noms if proprietes.get(nom) is not None), None)


def _read_epci(feature: Mapping[str, Any]) -> tuple[str, ...]:
    valeur = _get({str(cle).lower(): v for cle, v in feature["properties"].items()}, _EPCI)
    return tuple(code for code in str(valeur or "").split("/") if code.isdecimal())
