"""Where things are: postal address and position."""

from typing import Self

from pydantic import model_validator

from cpts.model.base import Modele, facultatif, requis
from cpts.model.refus import refuse
from cpts.model.types import CodePostal, Decimal, Ligne, NomCommune

# Source: bounding boxes of metropolitan France and of each overseas department, IGN, WGS 84, rounded outwards.
BOITES_FRANCE = (
    (41.2, 51.3, -5.4, 9.8),
    (15.7, 16.7, -62.0, -60.8),
    (14.2, 15.1, -61.4, -60.6),
    (2.0, 6.0, -54.8, -51.4),
    (-21.6, -20.6, 55.0, 56.0),
    (-13.2, -12.4, 44.8, 45.5),
)


EXEMPLE_POSITION = {"latitude": 46.25, "longitude": 5.25}
EXEMPLE_ADRESSE = {"code_postal": "01001", "commune": "Exempleville"}


def is_en_france(latitude: float, longitude: float) -> bool:
    return any(sud <= latitude <= nord and ouest <= longitude <= est for sud, nord, ouest, est in BOITES_FRANCE)


class Position(Modele):
    """WGS 84, decimal degrees. Source: Base Adresse Nationale."""

    latitude: Decimal = requis("Latitude", "En degrés décimaux, avec un point.", 46.25)
    longitude: Decimal = requis("Longitude", "En degrés décimaux, avec un point.", 5.25)

    @model_validator(mode="after")
    def _check_france(self) -> Self:
        if is_en_france(self.latitude, self.longitude):
            return self
        inversees = is_en_france(self.longitude, self.latitude)
        raise refuse(
            "position-hors-de-france",
            f"le point {self.latitude}, {self.longitude} n’est pas en France",
            "une latitude et une longitude en degrés",
            "Latitude et longitude inversées ?" if inversees else "",
        )


class Adresse(Modele):
    """A postal address; `commune` is a name or an INSEE code, resolved against the territory."""

    voie: Ligne | None = facultatif("Voie", "Numéro et nom de la rue.", "12 rue des Tilleuls")
    complement: Ligne | None = facultatif("Complément", "Bâtiment, étage, lieu-dit.", "Bâtiment B, 1er étage")
    code_postal: CodePostal = requis("Code postal", "Cinq chiffres, entre guillemets.", "01001")
    commune: NomCommune = requis("Commune", "Nom de la commune ou code INSEE.", "Exempleville")
