"""Communes and outlines from the API Découpage administratif. Source: https://geo.api.gouv.fr/decoupage-administratif

One question for who exists, one for each département that the territory or its neighbours may be in.
"""

from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any, TypeVar

from cpts.importers.reseau import Client, ServiceError
from cpts.importers.territoire.sources import Fusionnee, Repere, drop_doubles, list_proches
from cpts.model.site import Commune
from cpts.model.types import CODE_COMMUNE
from cpts.text import quote
from cpts.validate.geojson import GeojsonRefuse, read_feature

ADRESSE = "https://geo.api.gouv.fr"
_TYPES = "commune-actuelle,arrondissement-municipal"
_Lu = TypeVar("_Lu")


class ServiceCommunes:
    """The communes of today, all of France."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.nom = client.nom

    @cached_property
    def _reperes(self) -> tuple[Repere, ...]:
        self.client.annonce(f"Liste des communes, par {self.nom}…")
        champs = {"fields": "nom,code,codesPostaux,codeEpci,centre", "type": _TYPES, "format": "json"}
        return tuple(self._read(_read_repere, objet) for objet in self._ask("/communes", champs))

    def list_reperes(self) -> tuple[Repere, ...]:
        return self._reperes

    def list_epci(self) -> dict[str, str]:
        reponse = self._ask("/epcis", {"fields": "nom,code", "format": "json"})
        return dict(self._read(_read_epci, objet) for objet in reponse)

    def list_fusionnees(self) -> list[Fusionnee]:
        """Only a help for who gives an old name: without an answer there is none."""
        try:
            reponse = self._ask("/communes_associees_deleguees", {"fields": "nom,code,chefLieu", "format": "json"})
            return [self._read(_read_fusionnee, objet) for objet in reponse]
        except ServiceError as erreur:
            self.client.annonce(f"{erreur} Les communes fusionnées ne sont pas reconnues.")
            return []

    def read_contours(self, codes: Collection[str]) -> list[Commune]:
        objets: list[Any] = []
        for departement in sorted({r.departement for r in list_proches(self._reperes, codes)}):
            self.client.annonce(f"Contours du département {departement}…")
            champs = {"fields": "nom,code,codesPostaux,population,contour", "type": _TYPES, "format": "json"}
            objets += self._ask("/communes", {"codeDepartement": departement} | champs)
        dessines = [objet for objet in objets if not isinstance(objet, dict) or objet.get("contour") is not None]
        return drop_doubles([self._read(_read_commune, objet) for objet in dessines], codes)

    def _ask(self, chemin: str, parametres: dict[str, str]) -> list[Any]:
        reponse = self.client.get_json(chemin, parametres)
        if not isinstance(reponse, list):
            raise ServiceError(f"Le service {self.nom} a envoyé autre chose qu’une liste : il a peut-être changé.")
        return reponse

    def _read(self, lecture: Callable[[Any], _Lu], objet: Any) -> _Lu:
        """`objet` as `lecture` reads it; an answer of another shape is the service's failure, not a crash."""
        try:
            return lecture(objet)
        except GeojsonRefuse as refus:
            raise ServiceError(f"Le service {self.nom} donne un contour illisible : {refus}.") from refus
        except (KeyError, TypeError, ValueError, AttributeError) as erreur:
            dit = quote(str(objet), 80)
            raise ServiceError(f"Le service {self.nom} a envoyé une réponse inattendue : {dit}.") from erreur


def _read_repere(objet: Any) -> Repere:
    code, nom = str(objet["code"]), str(objet["nom"])
    if not CODE_COMMUNE.fullmatch(code):
        raise ValueError(code)
    epci = (str(objet["codeEpci"]),) if objet.get("codeEpci") else ()
    return Repere(code, nom, tuple(map(str, objet.get("codesPostaux") or ())), epci, _read_centre(objet.get("centre")))


def _read_centre(centre: Any) -> tuple[float, float] | None:
    if centre is None:
        return None
    longitude, latitude = centre["coordinates"]
    return float(latitude), float(longitude)


def _read_epci(objet: Any) -> tuple[str, str]:
    return str(objet["code"]), str(objet["nom"])


def _read_fusionnee(objet: Any) -> Fusionnee:
    return Fusionnee(str(objet["nom"]), str(objet["code"]), str(objet["chefLieu"]))


def _read_commune(objet: Any) -> Commune:
    proprietes = {"code": objet["code"], "nom": objet["nom"], "population": objet.get("population")}
    proprietes["codes_postaux"] = objet.get("codesPostaux") or []
    return read_feature({"properties": proprietes, "geometry": objet["contour"]})
