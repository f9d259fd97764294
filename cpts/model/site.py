"""The whole checked data of one CPTS: what `validate` returns and every later stage reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.actions import Action, Parcours
from cpts.model.actualites import Actualite
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Exercice, Professionnel, Structure
from cpts.model.cpts import Cpts
from cpts.model.divers import Alerte, Offre, Partenaire
from cpts.model.lieu import Adresse, Position
from cpts.model.soins import Creneau, EtapeSoins, Garde
from cpts.model.territoire import Indicateur, Voisin

Anneau = tuple[tuple[float, float], ...]
"""A ring of (longitude, latitude) points, closed."""


@dataclass(frozen=True, slots=True)
class Commune:
    """One feature of territoire.geojson. `polygones`: polygons, each an outer ring then its holes."""

    code: str
    nom: str
    slug: str
    codes_postaux: tuple[str, ...]
    population: int | None
    voisine: bool
    polygones: tuple[tuple[Anneau, ...], ...]

    @property
    def centre(self) -> tuple[float, float]:
        """(latitude, longitude) of the centroid of the largest outer ring: where its name is written."""
        return compute_centre(max((p[0] for p in self.polygones), key=len))


@dataclass(frozen=True, slots=True)
class MesureCommunale:
    """An indicator and its values by INSEE code; a commune without value is absent."""

    indicateur: Indicateur
    valeurs: Mapping[str, float]


@dataclass(frozen=True)
class Territoire:
    """`communes`: the covered ones, by name; `voisines`: those around, drawn in grey, without page.

    `provisoire`: the outlines are stand-ins, and whoever shows them says so.
    """

    communes: tuple[Commune, ...]
    voisines: tuple[Commune, ...]
    cpts_voisines: tuple[Voisin, ...] = ()
    mesures: tuple[MesureCommunale, ...] = ()
    source_population: str | None = None
    provisoire: bool = False

    @property
    def population(self) -> int | None:
        """Its inhabitants; None as soon as one commune's are unknown: a partial sum would be wrong."""
        nombres = [c.population for c in self.communes]
        return None if None in nombres else sum(n or 0 for n in nombres)

    @property
    def par_code(self) -> dict[str, Commune]:
        return {c.code: c for c in (*self.communes, *self.voisines)}


@dataclass(frozen=True)
class Site:
    """Everything that may be published, and nothing else.

    `professionnels` holds only people whose `diffusion.statut` is `public`: those who object or
    are reserved to the team are not here, and no reference points to them. `secrets` are the
    strings that identify them, looked for by the inspection in every published byte.
    `communes_par_adresse`: (commune as written, code postal) → covered or neighbouring commune.
    `jour` is today in Europe/Paris. `medias`: file names of data/medias/ that are cited.
    """

    cpts: Cpts
    territoire: Territoire
    jour: date
    structures: tuple[Structure, ...] = ()
    professionnels: tuple[Professionnel, ...] = ()
    actions: tuple[Action, ...] = ()
    parcours: tuple[Parcours, ...] = ()
    evenements: tuple[Evenement, ...] = ()
    partenaires: tuple[Partenaire, ...] = ()
    offres: tuple[Offre, ...] = ()
    actualites: tuple[Actualite, ...] = ()
    etapes: tuple[EtapeSoins, ...] = ()
    creneaux: tuple[Creneau, ...] = ()
    gardes: tuple[Garde, ...] = ()
    alertes: tuple[Alerte, ...] = ()
    accessibilite: FichierAccessibilite = field(default_factory=FichierAccessibilite)
    medias: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()
    communes_par_adresse: Mapping[tuple[str, str], Commune] = field(default_factory=dict)
    structures_par_id: Mapping[str, Structure] = field(init=False)
    professionnels_par_id: Mapping[str, Professionnel] = field(init=False)
    actions_par_id: Mapping[str, Action] = field(init=False)
    parcours_par_id: Mapping[str, Parcours] = field(init=False)
    evenements_par_id: Mapping[str, Evenement] = field(init=False)
    partenaires_par_id: Mapping[str, Partenaire] = field(init=False)

    def __post_init__(self) -> None:
        for nom in ("structures", "professionnels", "actions", "parcours", "evenements", "partenaires"):
            object.__setattr__(self, f"{nom}_par_id", {e.id: e for e in getattr(self, nom)})

    def find_commune(self, adresse: Adresse | None) -> Commune | None:
        """The commune of `adresse` when it is in the territory or next to it."""
        return self.communes_par_adresse.get((adresse.commune, adresse.code_postal)) if adresse else None

    def get_nom_commune(self, adresse: Adresse) -> str:
        """Its name as people write it, even when the YAML holds a code."""
        commune = self.find_commune(adresse)
        return commune.nom if commune else adresse.commune

    def get_adresse(self, exercice: Exercice) -> Adresse:
        """The address of a place of practice, its own or that of its structure."""
        return exercice.adresse or self.structures_par_id[exercice.structure or ""].adresse

    def get_position(self, exercice: Exercice) -> Position | None:
        """The position of a place of practice, its own or that of its structure."""
        structure = self.structures_par_id.get(exercice.structure or "")
        return exercice.position or (structure.position if structure else None)


def compute_centre(anneau: Anneau) -> tuple[float, float]:
    """(latitude, longitude) of the centroid of a closed ring (shoelace formula)."""
    aire = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(anneau):
        croix = x0 * y1 - x1 * y0
        aire, x, y = aire + croix, x + (x0 + x1) * croix, y + (y0 + y1) * croix
    return (y / (3 * aire), x / (3 * aire)) if aire else (anneau[0][1], anneau[0][0])
