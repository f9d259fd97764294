"""Views: where an offer is — a place of the directory, a commune, or a name that nothing is known of."""

from typing import NamedTuple

from cpts.model.annuaire import Structure
from cpts.model.divers import Offre
from cpts.model.site import Commune, Site
from cpts.views.agenda_commun import ValeurCle

_SANS_POSTAL = ""


class LieuOffre(NamedTuple):
    """`texte`: « Maison de santé, Exempleville », or ""; `lien`: its page, or "".

    `valeurs`: the same line by line, with the address. `structure`, `commune`: what was found of the data.
    """

    texte: str
    lien: str
    valeurs: tuple[ValeurCle, ...]
    structure: Structure | None
    commune: Commune | None


def find_lieu(site: Site, offre: Offre) -> LieuOffre:
    structure = site.structures_par_id.get(offre.structure or "")
    if structure:
        return _make_lieu_structure(site, structure)
    nom = offre.commune or ""
    commune = site.communes_par_adresse.get((nom, _SANS_POSTAL))
    texte = commune.nom if commune else nom
    lien = _write_lien(commune)
    return LieuOffre(texte, lien, (ValeurCle(texte, lien),) if texte else (), None, commune)


def _make_lieu_structure(site: Site, structure: Structure) -> LieuOffre:
    adresse, commune, lien = structure.adresse, site.find_commune(structure.adresse), f"annuaire/{structure.id}/"
    nom_commune = site.get_nom_commune(adresse)
    voie = ", ".join(t for t in (adresse.voie, adresse.complement) if t)
    valeurs = (
        ValeurCle(structure.nom, lien),
        *([ValeurCle(voie)] if voie else []),
        ValeurCle(f"{adresse.code_postal} {nom_commune}", _write_lien(commune)),
    )
    return LieuOffre(f"{structure.nom}, {nom_commune}", lien, valeurs, structure, commune)


def _write_lien(commune: Commune | None) -> str:
    """The page of a covered commune; the neighbours have none."""
    return f"communes/{commune.slug}/" if commune and not commune.voisine else ""
