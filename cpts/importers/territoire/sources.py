"""What every source of communes gives: who they are, and, for those asked, their outlines."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from cpts.model.site import Commune


class Repere(NamedTuple):
    """A commune that exists, without its outline. `epci`: codes of its intercommunalités.

    `centre`: (latitude, longitude) of a point of it, to know what is near.
    """

    code: str
    nom: str
    codes_postaux: tuple[str, ...] = ()
    epci: tuple[str, ...] = ()
    centre: tuple[float, float] | None = None

    @property
    def departement(self) -> str:
        return get_departement(self.code)


class Fusionnee(NamedTuple):
    """A commune that is now a part of another one, whose code is `chef_lieu`."""

    nom: str
    code: str
    chef_lieu: str


class Source(Protocol):
    """Where communes come from. `nom`: « geo.api.gouv.fr » or the name of a file, as told to people."""

    nom: str

    def list_reperes(self) -> Sequence[Repere]:
        """Every commune that may be asked for."""

    def list_epci(self) -> Mapping[str, str]:
        """The name of each intercommunalité, by code."""

    def list_fusionnees(self) -> Sequence[Fusionnee]:
        """The communes that have merged into others, as far as is known."""

    def read_contours(self, codes: Collection[str]) -> list[Commune]:
        """The outlines of `codes` and of all that may touch them, in no order."""


# Source: Insee, code officiel géographique; the three communes that have arrondissements, and the codes of these.
ARRONDISSEMENTS = {"75056": ("751",), "13055": ("132",), "69123": ("6938",)}


def get_departement(code: str) -> str:
    """« 59 » for 59135, « 974 » for 97411, « 2A » for 2A004."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def get_ville(code: str) -> str | None:
    """The commune whose arrondissement `code` is."""
    return next((v for v, debuts in ARRONDISSEMENTS.items() if code != v and code.startswith(debuts)), None)


# Communes of two départements whose centres are further do not touch: Arles itself is 40 km from end to end.
_VOISINAGE_KM = 40
_KM_PAR_DEGRE = 111.32


def list_proches(reperes: Iterable[Repere], codes: Collection[str]) -> list[Repere]:
    """Those that may touch one of `codes`: of the same départements, or not far. The largest are overseas."""
    tous = list(reperes)
    departements = {get_departement(code) for code in codes}
    centres = [r.centre for r in tous if r.code in codes and r.centre]
    return [r for r in tous if r.departement in departements or (r.centre and _is_pres(r.centre, centres))]


def _is_pres(ici: tuple[float, float], centres: Iterable[tuple[float, float]]) -> bool:
    return any(_measure_km(ici, centre) < _VOISINAGE_KM for centre in centres)


def _measure_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """On a flat Earth, good enough at this scale."""
    nord = a[0] - b[0]
    est = (a[1] - b[1]) * math.cos(math.radians(a[0]))
    return math.hypot(nord, est) * _KM_PAR_DEGRE


def drop_doubles(communes: Collection[Commune], voulus: Collection[str]) -> list[Commune]:
    """One outline for each place: a town or its arrondissements, as `voulus` has it, never both."""
    decoupees = {ville for code in voulus if (ville := get_ville(code))}
    return [
        c for c in communes if c.code in voulus or not (c.code in decoupees or _is_in_ville_entiere(c.code, decoupees))
    ]


def _is_in_ville_entiere(code: str, decoupees: Collection[str]) -> bool:
    ville = get_ville(code)
    return ville is not None and ville not in decoupees
