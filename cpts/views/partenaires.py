"""Views: the partners of the CPTS by role, and what is done with each."""

from typing import NamedTuple

from cpts.model.divers import Partenaire
from cpts.nomenclatures.listes import ROLES_PARTENAIRE
from cpts.text import fold, plural
from cpts.views.matiere import Matiere
from cpts.views.mots import Lien

ROLES = {
    "ars": "Elle organise la santé dans la région. Elle valide notre projet et aide à le financer.",
    "assurance-maladie": "Elle rembourse les soins. Elle signe notre contrat et suit ses résultats.",
    "urps": "Elle représente les soignants libéraux d’un métier et les aide à monter leurs projets.",
    "dac": "Il prend le relais quand une situation devient trop compliquée. Les habitants peuvent l’appeler aussi.",
    "hopital": "Il prépare avec nous les entrées et les retours à la maison.",
    "collectivite": "Elle connaît les habitants, prête des salles et relaie les actions.",
    "association": "Elle agit sur le terrain, souvent avec des personnes concernées par une maladie ou un handicap.",
    "departement": "Il suit les jeunes enfants, les personnes âgées et les personnes handicapées.",
    "autre": "",
}
"""Role → what such a partner does, for people who never heard of it."""


class PartenaireVue(NamedTuple):
    """`logo`: path of an image, or ""; `site`: whole address, or "". `ensemble`: « 2 actions communes », or ""."""

    nom: str
    site: str
    logo: str
    ensemble: str
    actions: tuple[Lien, ...]


class GroupePartenaires(NamedTuple):
    """`role`: what these partners do, in plain words, or ""."""

    titre: str
    role: str
    partenaires: tuple[PartenaireVue, ...]


class VuePartenaires(NamedTuple):
    """blocs/partenaires.html: by role, in the order of the closed list."""

    groupes: tuple[GroupePartenaires, ...]


def view_partenaires(matiere: Matiere) -> VuePartenaires:
    tries = sorted(matiere.site.partenaires, key=lambda p: (fold(p.nom), p.id))
    titres = {**ROLES_PARTENAIRE, "autre": "Autres partenaires"}
    groupes = (
        GroupePartenaires(titre, ROLES[role], tuple(make_partenaire(matiere, p) for p in tries if p.role == role))
        for role, titre in titres.items()
    )
    return VuePartenaires(tuple(groupe for groupe in groupes if groupe.partenaires))


def make_partenaire(matiere: Matiere, partenaire: Partenaire) -> PartenaireVue:
    communes = sorted(
        (a for a in matiere.site.actions if partenaire.id in a.partenaires), key=lambda a: (fold(a.titre), a.id)
    )
    return PartenaireVue(
        nom=partenaire.nom,
        site=partenaire.site or "",
        logo=f"medias/{partenaire.logo}" if partenaire.logo else "",
        ensemble=plural(len(communes), "action commune", "actions communes") if communes else "",
        actions=tuple(Lien(a.titre, f"prevention/{a.id}/") for a in communes),
    )
