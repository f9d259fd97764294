"""The register of establishments, in the forms in which it is published → flat records, one an establishment.

Read: the classic files « etalab-cs1100502 » and « etalab-cs1100507 » (no titles, two kinds of lines), a sheet with
titles, a JSON list of records, a GeoJSON.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from cpts.errors import DataError, Probleme
from cpts.importers.bilan import Bilan
from cpts.importers.tableur import decode_tableau, read_tableau
from cpts.nomenclatures.finess import COLONNES_POSITION, COLONNES_STRUCTURE, SYNONYMES
from cpts.text import fold, plural, quote
from cpts.yaml_texte import find_interdit

TAILLE_FINESS = 256 * 2**20
_LISTES = ("results", "records", "structures", "etablissements", "data", "features")
_LIGNE = re.compile(r"[^\n]*\n?")
"""One line at a time: a file in memory has four bytes a sign, and the register forty millions of them."""
_GENRES_DE_LIGNE = {"structureet": COLONNES_STRUCTURE, "geolocalisation": COLONNES_POSITION}


class Fiche(NamedTuple):
    """One establishment: where it was read, from 1, and its values under the names of `SYNONYMES`."""

    ligne: int
    valeurs: Mapping[str, str]

    def get(self, champ: str) -> str:
        return self.valeurs.get(champ, "")


class Tri:
    """Which establishments are kept: the others are counted, and forgotten at once."""

    def __init__(self, is_ici: Callable[[Fiche], bool], bilan: Bilan) -> None:
        self.is_ici, self.bilan, self.numerotees = is_ici, bilan, 0

    def keep(self, fiche: Fiche) -> bool:
        """Whether `fiche` is one of those asked for."""
        self.bilan.lus += 1
        self.numerotees += bool(fiche.get("finess"))
        if self.is_ici(fiche):
            return True
        self.bilan.ecartes["établissement hors des communes demandées"] += 1
        return False


def read_fiches(octets: bytes, fichier: str, tri: Tri) -> list[Fiche]:
    """The establishments that `tri` keeps. Raises `DataError` when the file is none of the known forms, or damaged."""
    debut = octets.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if debut in (b"{", b"["):
        fiches = list(_read_json(octets, fichier, tri))
    else:
        texte, _ = decode_tableau(octets, fichier)
        classique = texte.startswith(("finess;", "structureet;"))
        fiches = list(_read_etalab(texte, fichier, tri) if classique else _read_titres(octets, fichier, tri))
    if tri.bilan.lus and not tri.numerotees:
        trouve = "aucune colonne ne donne de numéro FINESS"
        attendu = "un fichier FINESS de data.gouv.fr : CSV, JSON ou GeoJSON"
        raise DataError([Probleme(fichier, 1, 1, "", "pas-finess", trouve, attendu)])
    return fiches


def _read_etalab(texte: str, fichier: str, tri: Tri) -> Iterator[Fiche]:
    """The classic file: « structureet » lines, then « geolocalisation » lines that give their points."""
    gardees: dict[str, Fiche] = {}
    for numero, lue in enumerate(_LIGNE.finditer(texte), 1):
        cellules = lue[0].rstrip("\r\n").split(";")
        titres = _GENRES_DE_LIGNE.get(cellules[0])
        if titres and len(cellules) != len(titres):
            trouve, attendu = f"cette ligne a {plural(len(cellules), 'colonne')}", plural(len(titres), "colonne")
            tri.bilan.refuses.append(Probleme(fichier, numero, 1, "", "ligne-decalee", trouve, attendu))
        elif titres is COLONNES_STRUCTURE:
            fiche = Fiche(numero, _name(dict(zip(titres, cellules, strict=True))))
            if tri.keep(fiche):
                gardees[fiche.get("finess")] = fiche
        elif titres and (fiche_ici := gardees.get(cellules[1])):
            point = _name(dict(zip(titres, cellules, strict=True)))
            gardees[cellules[1]] = fiche_ici._replace(valeurs={**fiche_ici.valeurs, **point})
    yield from gardees.values()


def _read_titres(octets: bytes, fichier: str, tri: Tri) -> Iterator[Fiche]:
    tableau = read_tableau(octets, fichier)
    tri.bilan.refuses += tableau.refus
    fiches = (
        Fiche(ligne.numero, _name(dict(zip(tableau.titres, ligne.cellules, strict=True)))) for ligne in tableau.lignes
    )
    yield from filter(tri.keep, fiches)


def _read_json(octets: bytes, fichier: str, tri: Tri) -> Iterator[Fiche]:
    contenu = _parse_json(octets, fichier)
    liste = next((contenu[cle] for cle in _LISTES if isinstance(contenu, dict) and cle in contenu), contenu)
    if not isinstance(liste, list):
        trouve = "ce JSON n’est pas une liste d’établissements"
        attendu = f"une liste, ou une liste sous {', '.join(_LISTES)}"
        raise DataError([Probleme(fichier, 1, 1, "", "pas-finess", trouve, attendu)])
    for rang, element in enumerate(liste, 1):
        if not isinstance(element, dict):
            trouve = f"le {rang}e élément n’est pas un établissement"
            tri.bilan.refuses.append(Probleme(fichier, rang, 1, "", "element-inattendu", trouve))
        elif tri.keep(fiche := Fiche(rang, _name(_flatten(element)))):
            yield fiche


def _parse_json(octets: bytes, fichier: str) -> Any:
    try:
        return json.loads(octets.decode("utf-8-sig"))
    except json.JSONDecodeError as erreur:
        trouve = "ce JSON s’arrête ou s’abîme ici"
        suite = "Téléchargez le fichier de nouveau"
        place = (fichier, erreur.lineno, erreur.colno)
        raise DataError([Probleme(*place, "", "json-invalide", trouve, "un fichier complet", suite)]) from None
    except (ValueError, RecursionError):
        raise DataError(
            [Probleme(fichier, 1, 1, "", "json-invalide", "ce fichier n’est pas du JSON en UTF-8")]
        ) from None


def _flatten(element: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record at one level: properties of a GeoJSON, fields of a record, its point apart."""
    plat: dict[str, Any] = {}
    for cle, valeur in element.items():
        if cle in ("properties", "fields") and isinstance(valeur, dict):
            plat.update(_flatten(valeur))
        elif cle == "geometry" and isinstance(valeur, dict) and valeur.get("type") == "Point":
            point = valeur.get("coordinates")
            plat["x"], plat["y"], *_ = [*point, "", ""] if isinstance(point, list) else ["", ""]
        elif isinstance(valeur, dict) and {"lat", "lon"} <= valeur.keys():
            plat["lat"], plat["lon"] = valeur["lat"], valeur["lon"]
        elif not isinstance(valeur, dict | list):
            plat[cle] = valeur
    return plat


def _name(brut: Mapping[str, Any]) -> dict[str, str]:
    """The values under our names, as texts; the first column of a name that holds something wins."""
    formes = {fold(str(cle)).replace(" ", "_").replace("-", "_"): valeur for cle, valeur in brut.items()}
    valeurs: dict[str, str] = {}
    for champ, noms in SYNONYMES.items():
        textes = (
            " ".join(str(formes[nom]).split()) for nom in noms if formes.get(nom) not in (None, "") and nom in formes
        )
        if texte := next(filter(None, textes), ""):
            valeurs[champ] = texte
    return valeurs


def find_invisible(fiche: Fiche) -> str:
    """The first value with a sign that has no place in a text, quoted, or ""."""
    return next((quote(texte, 40) for texte in fiche.valeurs.values() if find_interdit(texte)), "")
