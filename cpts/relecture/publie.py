"""What the site shows today about an entry, as lines of a mail: the very views of its page."""

from collections.abc import Iterator

from cpts.model.annuaire import Structure
from cpts.views import fiche_professionnel, fiche_structure
from cpts.views.contexte import Contexte
from cpts.views.fiche_parties import VueFiche, VueLieu
from cpts.views.horaires import JourHoraires


def list_publie(contexte: Contexte, ident: str) -> list[str]:
    """« Téléphone : 03 53 01 00 10 », one fact a line; [] for what has no page of its own."""
    fiche = contexte.get_fiche(ident)
    if fiche is None:
        return []
    if isinstance(fiche, Structure):
        return list(_list_vue(fiche_structure.make_vue(contexte, fiche)))
    return list(_list_vue(fiche_professionnel.make_vue(contexte, fiche)))


def _list_vue(vue: VueFiche) -> Iterator[str]:
    yield f"{vue.nom}, {vue.chapeau}"
    yield from (pastille.texte for pastille in vue.pastilles)
    if vue.telephone:
        chez = f" ({vue.telephone_chez})" if vue.telephone_chez else ""
        yield f"Téléphone : {vue.telephone.affiche}{chez}"
    for lieu in vue.lieux:
        yield from _list_lieu(lieu, vue)
    for cle in vue.cles:
        yield f"{cle.terme} : {', '.join((*cle.textes, *(lien.titre for lien in cle.liens)))}"
    if vue.depart:
        yield vue.depart.titre


def _list_lieu(lieu: VueLieu, vue: VueFiche) -> Iterator[str]:
    yield f"{lieu.titre} : {lieu.situation.adresse}"
    if lieu.telephone and lieu.telephone != vue.telephone:
        yield f"Téléphone de ce lieu : {lieu.telephone.affiche}"
    autres = (("Courriel", lieu.courriel), ("Rendez-vous", lieu.rendez_vous), ("Site", lieu.site))
    yield from (f"{titre} : {valeur}" for titre, valeur in autres if valeur)
    if lieu.jours:
        yield f"Horaires : {' ; '.join(_write_jour(jour) for jour in lieu.jours)}"
    yield from lieu.situation.acces
    yield from lieu.fermetures


def _write_jour(jour: JourHoraires) -> str:
    """« lundi 9 h-12 h, 14 h-19 h », « dimanche fermé »."""
    plages = ", ".join(filter(None, (jour.premiere, *jour.suivantes))) or "fermé"
    return " ".join(filter(None, (jour.titre.lower(), plages, jour.note)))
