"""The two files of a territory as texts: `communes:` changed in territoire.yaml, territoire.geojson written anew."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cpts.edition.lignes import RetoucheImpossible
from cpts.errors import DataError
from cpts.model.site import Commune
from cpts.yaml_source import Document, read_yaml

_ENTETE = """\
# yaml-language-server: $schema=schemas/territoire.json
# Le territoire : les communes couvertes, les CPTS voisines, les indicateurs.
# La liste des communes et territoire.geojson se refont avec « cpts territoire ».

"""
_VIDE = re.compile(r"\s*(#.*)?$")


def write_geojson(communes: Sequence[Commune], couvertes: Collection[str]) -> str:
    """The covered communes, then their neighbours with `voisin: true`, by code, one a line."""
    rangees = sorted(communes, key=lambda c: (c.code not in couvertes, c.code))
    lignes = ",\n".join(_dump(_make_feature(c, voisine=c.code not in couvertes)) for c in rangees)
    return f'{{"type":"FeatureCollection","features":[\n{lignes}\n]}}\n'


def _make_feature(commune: Commune, *, voisine: bool) -> dict[str, Any]:
    proprietes: dict[str, Any] = {"code": commune.code, "nom": commune.nom, "codes_postaux": commune.codes_postaux}
    if commune.population is not None:
        proprietes["population"] = commune.population
    if voisine:
        proprietes["voisin"] = True
    polygones = commune.polygones
    genre, coordonnees = ("Polygon", polygones[0]) if len(polygones) == 1 else ("MultiPolygon", polygones)
    return {"type": "Feature", "properties": proprietes, "geometry": {"type": genre, "coordinates": coordonnees}}


def _dump(valeur: Any) -> str:
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":"))


def read_territoire(octets: bytes, nom: str) -> Document:
    """territoire.yaml as it is; `DataError` when it is too broken to be changed."""
    document, problemes = read_yaml(octets, nom)
    if document is None or any(p.est_erreur for p in problemes):
        raise DataError(problemes)
    return document


def write_territoire(texte: str | None, communes: Mapping[str, str]) -> str:
    """`texte` with `communes` (code → name) as its list: lines of those that stay are kept as they are.

    A new commune goes before the first one whose code is greater. None is a file that does not exist yet.
    """
    if texte is None:
        return _ENTETE + "\n".join(["communes:", *(_write_ligne(*c) for c in sorted(communes.items()))]) + "\n"
    fin_de_ligne = "\r\n" if "\r\n" in texte else "\n"
    lignes = texte.replace("\r\n", "\n").split("\n")
    document = read_territoire("\n".join(lignes).encode(), "")
    if "communes" in document.racine:
        debut = document.position(("communes",), cle=True)[0] - 1
        fin = _find_fin(lignes, debut)
        lignes[debut:fin] = _change_bloc(document, lignes[debut:fin], debut, communes)
    else:
        while lignes and not lignes[-1].strip():
            lignes.pop()
        lignes += ["", "communes:", *(_write_ligne(*c) for c in sorted(communes.items())), ""]
    return _check("\n".join(lignes), document, communes).replace("\n", fin_de_ligne)


def _write_ligne(code: str, nom: str, marge: str = "  ") -> str:
    return f'{marge}- "{code}"  # {" ".join(nom.split())}'


def _find_fin(lignes: list[str], debut: int) -> int:
    """The line after the last commune."""
    fin = debut + 1
    for rang in range(debut + 1, len(lignes)):
        if _VIDE.match(lignes[rang]):
            continue
        if lignes[rang][0] not in " -]":
            break
        fin = rang + 1
    return fin


def _change_bloc(document: Document, bloc: list[str], debut: int, communes: Mapping[str, str]) -> list[str]:
    """The lines of the list: its key, then what stays and what is new."""
    codes = _place_codes(document, bloc, debut)
    if codes is None:
        if any("#" in ligne for ligne in bloc):
            raise RetoucheImpossible(
                "Dans territoire.yaml, la liste des communes a des commentaires et n’a pas une commune par ligne : "
                "écrivez une commune par ligne, puis relancez la commande."
            )
        return ["communes:", *(_write_ligne(*c) for c in sorted(communes.items()))]
    premieres = {code: rang for rang, code in reversed(codes.items())}
    gardees = {rang for code, rang in premieres.items() if code in communes}
    lignes = [(codes.get(rang), ligne) for rang, ligne in enumerate(bloc) if rang not in codes or rang in gardees]
    premiere = bloc[min(codes)]
    marge = premiere[: len(premiere) - len(premiere.lstrip(" "))]
    for code in sorted(set(communes) - set(codes.values())):
        lignes.insert(_find_rang(lignes, code), (code, _write_ligne(code, communes[code], marge)))
    return [ligne for _, ligne in lignes]


def _place_codes(document: Document, bloc: list[str], debut: int) -> dict[int, str] | None:
    """The code of each line, by its rank after the key; None when the list is not one commune a line."""
    codes = document.racine["communes"]
    if not isinstance(codes, list) or not codes or not all(isinstance(code, str) for code in codes):
        return None
    lignes = [document.position(("communes", rang))[0] - 1 - debut for rang in range(len(codes))]
    un_par_ligne = len(set(lignes)) == len(codes) and all(bloc[rang].lstrip().startswith("-") for rang in lignes)
    return dict(zip(lignes, codes, strict=True)) if un_par_ligne else None


def _find_rang(lignes: list[tuple[str | None, str]], code: str) -> int:
    """Before the first greater code, else after the last one."""
    plus_grand = (rang for rang, (autre, _) in enumerate(lignes) if autre and autre > code)
    dernier = max((rang for rang, (autre, _) in enumerate(lignes) if autre), default=0)
    return next(plus_grand, dernier + 1)


def _check(texte: str, avant: Document, communes: Mapping[str, str]) -> str:
    """`texte`, once read: the list is what was asked, and nothing else has changed."""
    apres = read_territoire(texte.encode(), "").racine
    reste = {cle: valeur for cle, valeur in avant.racine.items() if cle != "communes"}
    ecrits = apres.get("communes")
    if not isinstance(ecrits, list) or sorted(ecrits) != sorted(communes) or {**reste, "communes": ecrits} != apres:
        raise RetoucheImpossible(
            "Le fichier territoire.yaml est écrit d’une façon qui ne se change pas ligne par ligne : "
            "écrivez une commune par ligne, puis relancez la commande."
        )
    return texte
