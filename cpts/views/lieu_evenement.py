"""Views: where a meeting takes place, from the directory, from a described place or from a commune alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cpts.model.agenda import Evenement, LieuLibre
from cpts.model.annuaire import Acces, Structure
from cpts.model.lieu import Adresse, Position
from cpts.model.site import Commune, Site
from cpts.text import fold

_ACCES = (
    ("pmr", "Entrée de plain-pied"),
    ("parking_pmr", "Place de stationnement réservée"),
    ("boucle_magnetique", "Boucle magnétique pour les appareils auditifs"),
    ("langue_des_signes", "Accueil en langue des signes"),
)


class LieuEvenement(NamedTuple):
    """`nom` may be "" (a commune alone); `commune` is a name, `commune_slug` "" outside the territory.

    `lien`: address of the place's fiche, or "". `lignes`: postal address, without the name.
    """

    nom: str
    lignes: tuple[str, ...] = ()
    adresse: Adresse | None = None
    commune: str = ""
    commune_slug: str = ""
    lien: str = ""
    position: Position | None = None
    acces: tuple[str, ...] = ()

    @property
    def court(self) -> str:
        """« Salle des fêtes, Exempleville »; the commune is left out when the name already says it."""
        if not self.nom or not self.commune or fold(self.commune) in fold(self.nom):
            return self.nom or self.commune
        return f"{self.nom}, {self.commune}"

    @property
    def geo(self) -> str:
        """`geo:` address (RFC 5870) that a phone opens in its map, or ""."""
        p = self.position
        return f"geo:{p.latitude},{p.longitude}?q={p.latitude},{p.longitude}" if p else ""


@dataclass(frozen=True)
class Communes:
    """The communes of the territory by code and by folded name; a name borne by two of them is not a key."""

    par_cle: Mapping[str, Commune]
    couvertes: frozenset[str] = field(default_factory=frozenset)


def index_communes(site: Site) -> Communes:
    toutes = (*site.territoire.communes, *site.territoire.voisines)
    noms = [fold(c.nom) for c in toutes]
    par_nom = {nom: c for nom, c in zip(noms, toutes, strict=True) if noms.count(nom) == 1}
    return Communes({**par_nom, **{c.code: c for c in toutes}}, frozenset(c.code for c in site.territoire.communes))


def find_lieu(site: Site, communes: Communes, evenement: Evenement) -> LieuEvenement | None:
    """Where `evenement` takes place, None when the data do not say it."""
    lieu = evenement.lieu
    if isinstance(lieu, LieuLibre):
        commune = site.find_commune(lieu.adresse) or communes.par_cle.get(fold(evenement.commune or ""))
        return _make_lieu(site, communes, lieu, commune)
    structure = site.structures_par_id.get(lieu or "")
    if structure:
        return make_lieu_structure(site, communes, structure)
    return _make_commune(communes, evenement.commune) if evenement.commune else None


def make_lieu_structure(site: Site, communes: Communes, structure: Structure) -> LieuEvenement:
    """A place of the directory."""
    return _make_lieu(
        site,
        communes,
        structure,
        site.find_commune(structure.adresse),
        lien=f"annuaire/{structure.id}/",
        acces=list_acces(structure.acces),
    )


def _make_lieu(
    site: Site,
    communes: Communes,
    source: LieuLibre | Structure,
    commune: Commune | None,
    *,
    lien: str = "",
    acces: tuple[str, ...] = (),
) -> LieuEvenement:
    adresse = source.adresse
    nom_commune = commune.nom if commune else site.get_nom_commune(adresse) if adresse else ""
    lignes = (adresse.voie, adresse.complement, f"{adresse.code_postal} {nom_commune}") if adresse else (nom_commune,)
    return LieuEvenement(
        nom=source.nom,
        lignes=tuple(ligne for ligne in lignes if ligne),
        adresse=adresse,
        commune=nom_commune,
        commune_slug=_get_slug(communes, commune),
        lien=lien,
        position=source.position,
        acces=acces,
    )


def _make_commune(communes: Communes, ecrite: str) -> LieuEvenement:
    commune = communes.par_cle.get(fold(ecrite))
    nom = commune.nom if commune else ecrite
    return LieuEvenement(nom="", commune=nom, commune_slug=_get_slug(communes, commune))


def _get_slug(communes: Communes, commune: Commune | None) -> str:
    return commune.slug if commune and commune.code in communes.couvertes else ""


def list_acces(acces: Acces | None) -> tuple[str, ...]:
    """What is known and good for people with disabilities, then how to come."""
    if acces is None:
        return ()
    phrases = [phrase for champ, phrase in _ACCES if getattr(acces, champ)]
    return (*phrases, *([f"Transport\u00a0: {acces.transport}"] if acces.transport else []))
