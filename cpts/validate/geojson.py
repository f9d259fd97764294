"""territoire.geojson → communes."""

import json
import math
from collections import Counter
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from cpts.dossier import MEGA, Dossier, is_fichier, read_octets
from cpts.errors import Gravite, Probleme
from cpts.model.ecriture import LONGUEUR_NOM
from cpts.model.lieu import is_en_france
from cpts.model.site import Anneau, Commune
from cpts.model.types import CODE_COMMUNE
from cpts.text import format_entier, quote, slugify
from cpts.yaml_texte import find_interdit

FICHIER = "territoire.geojson"
PROVISOIRE = "provisoire"
"""Member of a FeatureCollection whose outlines are stand-ins, written by `cpts nouveau`."""
TAILLE_GEOJSON = 64 * MEGA
_CODE, _CODE_PROVISOIRE = "geojson-invalide", "contours-provisoires"
PROBLEMES_MAX = 200
"""Communes badly described that are told one by one."""
SIGNES_MAX = 2_000_000
"""Brackets, braces and commas of the file: those of half a million points. A precise outline of a large territory
has a tenth of that, and each one is a list in memory."""
_POINTS_MIN = 4
"""A ring is a triangle at least, with its first point again at its end."""


class GeojsonRefuse(Exception):
    """A reason, in French, for which a feature cannot be read."""


def read_geojson(dossier: Dossier, fichier: str = FICHIER) -> tuple[list[Commune], list[Probleme]]:
    """Every commune of the file, covered or neighbouring, in file order; slugs are those of the names."""
    nom, chemin = dossier.name_fichier(fichier), dossier.chemin / fichier
    if not is_fichier(chemin):
        return [], []
    octets = read_octets(chemin, nom, TAILLE_GEOJSON)
    if isinstance(octets, Probleme):
        return [], [octets]
    if sum(map(octets.count, (b"[", b"{", b","))) > SIGNES_MAX:
        trouve = f"ce fichier a plus de {format_entier(SIGNES_MAX // 4)} points"
        return [], [Probleme(nom, 1, 1, "", "geojson-trop-dense", trouve, "des contours simplifiés", _CONSEIL)]
    try:
        texte = octets.decode("utf-8-sig")
        del octets  # a text of 64 Mo, its bytes and its values at once are too much
        contenu = json.loads(texte, parse_constant=_refuse_constante, object_pairs_hook=_refuse_doubles)
    except json.JSONDecodeError as erreur:
        trouve = "ce fichier n’est pas du JSON valide : la lecture s’arrête ici"
        return [], [Probleme(nom, erreur.lineno, erreur.colno, "", _CODE, trouve, "", _CONSEIL)]
    except (ValueError, RecursionError, GeojsonRefuse) as erreur:
        raison = str(erreur) if isinstance(erreur, GeojsonRefuse) else "ce fichier n’est pas du JSON en UTF-8"
        return [], [Probleme(nom, 1, 1, "", _CODE, raison, "", _CONSEIL)]
    return _read_features(nom, contenu)


_CONSEIL = "Refaites ce fichier avec « cpts territoire »"


def _refuse_constante(constante: str) -> None:
    raise GeojsonRefuse(f"la valeur {quote(constante)} n’est pas un nombre")


def _refuse_doubles(paires: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object; JSON keeps the last of two values under one name, without a word."""
    objet = dict(paires)
    if len(objet) < len(paires):
        double = next(nom for nom, fois in Counter(nom for nom, _ in paires).items() if fois > 1)
        raise GeojsonRefuse(f"le nom {quote(show(double))} est écrit deux fois dans un même objet")
    return objet


def _read_features(nom: str, contenu: Any) -> tuple[list[Commune], list[Probleme]]:
    features = contenu.get("features") if isinstance(contenu, dict) else None
    if not isinstance(features, list) or not features or contenu.get("type") != "FeatureCollection":
        attendu = "une FeatureCollection, une commune par élément"
        return [], [Probleme(nom, 1, 1, "features", _CODE, "aucune commune n’est décrite", attendu, _CONSEIL)]
    communes: list[Commune] = []
    problemes = [_warn_provisoire(nom)] if contenu.get(PROVISOIRE) is True else []
    for rang, feature in enumerate(features, 1):
        try:
            communes.append(read_feature(feature))
        except GeojsonRefuse as refus:
            problemes.append(Probleme(nom, 1, 1, f"features[{rang}]", _CODE, str(refus)))
        if len(problemes) >= PROBLEMES_MAX:
            trouve = f"plus de {PROBLEMES_MAX - 1} communes sont mal décrites : les suivantes ne sont pas lues"
            problemes.append(Probleme(nom, 1, 1, "features", _CODE, trouve, "", _CONSEIL))
            break
    for code in (code for code, fois in Counter(c.code for c in communes).items() if fois > 1):
        trouve = f"la commune {code} est décrite deux fois"
        problemes.append(Probleme(nom, 1, 1, code, "commune-en-double", trouve, "une fois chaque commune"))
    return _name_slugs(communes), problemes


def is_provisoire(problemes: list[Probleme]) -> bool:
    """Whether the file that has these problems holds stand-ins."""
    return any(probleme.code == _CODE_PROVISOIRE for probleme in problemes)


def _warn_provisoire(nom: str) -> Probleme:
    trouve = "les contours sont provisoires : chaque commune y est un carré, loin de sa vraie place"
    return Probleme(nom, 1, 1, PROVISOIRE, _CODE_PROVISOIRE, trouve, "", _CONSEIL, Gravite.AVERTISSEMENT)


def read_feature(feature: Any) -> Commune:
    """One commune, its name as its slug; `GeojsonRefuse` tells the first thing that is wrong with it."""
    commune = read_identite(feature)
    return replace(commune, polygones=_read_geometrie(commune.nom, feature.get("geometry")))


def read_identite(feature: Any) -> Commune:
    """The same without its outline, which is neither read nor checked."""
    proprietes = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(proprietes, dict):
        raise GeojsonRefuse("cette commune n’a pas de propriétés")
    code, nom, postaux = proprietes.get("code"), proprietes.get("nom"), proprietes.get("codes_postaux", [])
    if not isinstance(code, str) or not CODE_COMMUNE.fullmatch(code):
        raise GeojsonRefuse(f"le code {quote(show(code))} n’est pas un code INSEE, un texte de cinq signes")
    if not isinstance(nom, str) or not slugify(nom) or len(nom) > LONGUEUR_NOM or find_interdit(nom):
        raise GeojsonRefuse(f"la commune {code} n’a pas de nom lisible")
    if not isinstance(postaux, list) or not all(map(_is_code_postal, postaux)):
        raise GeojsonRefuse(f"les codes postaux de {nom} ne sont pas une liste de textes de cinq chiffres")
    population = _read_population(nom, proprietes.get("population"))
    nom = normalize("NFC", nom)
    return Commune(code, nom, slugify(nom), tuple(postaux), population, proprietes.get("voisin") is True, ())


def show(valeur: Any) -> str:
    """A value of a JSON file as text; half a character, which JSON can write and nothing can print, is « � »."""
    return str(valeur).encode("utf-8", "replace").decode("utf-8")


def _is_code_postal(postal: Any) -> bool:
    return isinstance(postal, str) and len(postal) == 5 and postal.isascii() and postal.isdecimal()


def _read_population(nom: str, population: Any) -> int | None:
    if population is None:
        return None
    if not isinstance(population, int) or isinstance(population, bool) or population < 0:
        raise GeojsonRefuse(f"la population de {nom} n’est pas un nombre entier")
    return population


def _read_geometrie(nom: str, geometrie: Any) -> tuple[tuple[Anneau, ...], ...]:
    genre = geometrie.get("type") if isinstance(geometrie, dict) else None
    if genre not in ("Polygon", "MultiPolygon"):
        raise GeojsonRefuse(f"le contour de {nom} n’est ni un Polygon ni un MultiPolygon")
    coordonnees = geometrie.get("coordinates")
    try:
        polygones = tuple(map(_read_polygone, [coordonnees] if genre == "Polygon" else coordonnees))
    except (TypeError, ValueError, OverflowError):
        polygones = ()
    if not polygones:
        raise GeojsonRefuse(
            f"le contour de {nom} est vide, illisible ou hors de France (longitude puis latitude, WGS 84)"
        )
    return polygones


def _read_polygone(polygone: Any) -> tuple[Anneau, ...]:
    """Its rings; raises TypeError or ValueError for what is not a closed line of places in France."""
    anneaux = tuple(tuple(_read_point(point) for point in anneau) for anneau in polygone)
    if not anneaux or any(len(anneau) < _POINTS_MIN for anneau in anneaux):
        raise ValueError(polygone)
    return anneaux


def _read_point(point: Any) -> tuple[float, float]:
    longitude, latitude, *_ = point
    if isinstance(longitude, bool) or isinstance(latitude, bool):
        raise TypeError(point)
    if not (math.isfinite(longitude) and math.isfinite(latitude) and is_en_france(latitude, longitude)):
        raise ValueError(point)
    return float(longitude), float(latitude)


def _name_slugs(communes: list[Commune]) -> list[Commune]:
    """When several covered communes bear one name, all of them get their code: no address ever moves."""
    fois = Counter(c.slug for c in communes if not c.voisine)
    return [c if fois[c.slug] < 2 else _rename(c, f"{c.slug}-{c.code.lower()}") for c in communes]


def _rename(c: Commune, slug: str) -> Commune:
    return Commune(c.code, c.nom, slug, c.codes_postaux, c.population, c.voisine, c.polygones)
