"""Views: the health project in plain words, each figure with its source and its date."""

from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.association import Axe, ChiffreDate
from cpts.model.site import Site
from cpts.text import fold
from cpts.views.documents import DocumentVue, list_documents
from cpts.views.matiere import Matiere
from cpts.views.mots import Lien
from cpts.views.prevention import format_valeur
from cpts.views.quand import capitalize


class ChiffreVue(NamedTuple):
    """« 18 % », « des habitants… », « Insee, au 1er janvier 2025 »."""

    valeur: str
    libelle: str
    note: str


class AxeVue(NamedTuple):
    """`mission`: the one it serves, or None. `actions`: those of that mission that are not over."""

    titre: str
    texte: str
    mission: Lien | None
    actions: tuple[Lien, ...]
    chiffres: tuple[ChiffreVue, ...]


class VueProjetSante(NamedTuple):
    """blocs/projet_sante.html. `resume` is "" when no project is written; `origine`: validated when, by whom."""

    resume: str
    origine: str
    axes: tuple[AxeVue, ...]
    documents: tuple[DocumentVue, ...]


def view_projet_sante(matiere: Matiere) -> VueProjetSante:
    projet = matiere.site.cpts.projet_sante
    if projet is None:
        return VueProjetSante("", "", (), ())
    valide = f"validé le {format_date(projet.valide_le)}" if projet.valide_le else ""
    source = f"source\u00a0: {projet.source}" if projet.source else ""
    return VueProjetSante(
        resume=projet.resume,
        origine=capitalize(". ".join(capitalize(partie) for partie in (valide, source) if partie)),
        axes=tuple(make_axe(matiere.site, axe) for axe in projet.axes),
        documents=list_documents([projet.document] if projet.document else []),
    )


def make_axe(site: Site, axe: Axe) -> AxeVue:
    mission = next((m for m in site.cpts.missions if m.id == axe.mission), None)
    actions = [a for a in site.actions if mission and a.mission == mission.id]
    en_cours = sorted((a for a in actions if a.compute_statut(site.jour) == "en-cours"), key=lambda a: fold(a.titre))
    return AxeVue(
        titre=axe.titre,
        texte=axe.texte or "",
        mission=Lien(mission.titre, f"la-cpts/missions/#{mission.id}") if mission else None,
        actions=tuple(Lien(a.titre, f"prevention/{a.id}/") for a in en_cours),
        chiffres=tuple(make_chiffre(chiffre) for chiffre in axe.chiffres),
    )


def make_chiffre(chiffre: ChiffreDate) -> ChiffreVue:
    unite = f"\u00a0{chiffre.unite}" if chiffre.unite else ""
    return ChiffreVue(
        f"{format_valeur(chiffre.valeur)}{unite}", chiffre.libelle, f"{chiffre.source}, au {format_date(chiffre.date)}"
    )
