"""Views: who takes part in a care pathway, and where the directory has them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cpts.model.actions import Etape, Parcours
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.site import Site
from cpts.nomenclatures.listes import SERVICES, TYPES_STRUCTURE, TYPES_STRUCTURE_PLURIEL
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.text import fold, join_fr, plural
from cpts.views.mots import Lien, lower_first, write_metier

PATIENT = "patient"
MAX_LIEUX = 8


class Qui(NamedTuple):
    """`lien` is None where no page exists: nobody of that profession, no such place."""

    texte: str
    lien: str | None


class LigneQui(NamedTuple):
    """« 18 infirmiers », the page that lists them, « étapes 3 et 5 », and the directory already filtered, or ""."""

    texte: str
    lien: str
    etapes: str
    annuaire: str


class LigneService(NamedTuple):
    """A service and the places that give it; `annuaire`: the directory filtered by it."""

    titre: str
    lieux: tuple[Lien, ...]
    annuaire: str


class VueQui(NamedTuple):
    """`absents`: those whom the directory has not, in one sentence, or ""."""

    lignes: tuple[LigneQui, ...]
    services: tuple[LigneService, ...]
    absents: str


class Reperes(NamedTuple):
    """What the directory holds today: how many by profession, specialty and type of place; places by service."""

    professionnels: Counter[str]
    structures: dict[str, list[Structure]]
    services: dict[str, list[Structure]]

    def find_lien(self, qui: str) -> str | None:
        """The page that lists them, when there is someone."""
        if self.professionnels[qui]:
            return f"{'professions' if qui in PROFESSIONS else 'specialites'}/{qui}/"
        return f"lieux/{qui}/" if qui in self.structures else None


def make_reperes(site: Site) -> Reperes:
    """Built once for all the pathways; people who have left are not counted."""
    actifs = [p for p in site.professionnels if p.fin_activite is None or p.fin_activite.le >= site.jour]
    structures: dict[str, list[Structure]] = {}
    services: dict[str, list[Structure]] = {}
    for structure in sorted(site.structures, key=lambda s: (fold(s.nom), s.id)):
        structures.setdefault(structure.type, []).append(structure)
        for service in structure.services:
            services.setdefault(service, []).append(structure)
    return Reperes(Counter(cle for p in actifs for cle in _list_cles(p)), structures, services)


def _list_cles(professionnel: Professionnel) -> Iterator[str]:
    yield professionnel.profession
    if professionnel.specialite:
        yield professionnel.specialite


def list_qui(reperes: Reperes, etape: Etape) -> tuple[Qui, ...]:
    """Those of one step, in the order of the data."""
    return tuple(Qui(name_qui(qui), reperes.find_lien(qui)) for qui in etape.qui)


def name_qui(qui: str) -> str:
    """« infirmier », « médecin spécialiste en cardiologie », « hôpital », « vous »."""
    if qui == PATIENT:
        return "vous"
    if qui in SPECIALITES:
        return write_metier("medecin-specialiste", qui)
    return lower_first(PROFESSIONS[qui].libelle if qui in PROFESSIONS else TYPES_STRUCTURE[qui])


def view_qui(site: Site, reperes: Reperes, parcours: Parcours) -> VueQui:
    """Everyone of the pathway once, in the order of the steps."""
    rangs: dict[str, list[str]] = {}
    for rang, etape in enumerate(parcours.etapes, 1):
        for qui in dict.fromkeys(etape.qui):
            rangs.setdefault(qui, []).append(str(rang))
    rangs.pop(PATIENT, None)
    absents = [name_qui(qui) for qui in rangs if reperes.find_lien(qui) is None]
    return VueQui(
        lignes=tuple(_make_ligne(site, reperes, q, r) for q, r in rangs.items() if reperes.find_lien(q)),
        services=tuple(
            _make_service(site, service, reperes.services.get(service, ())) for service in parcours.services
        ),
        absents=join_fr(absents),
    )


def _make_ligne(site: Site, reperes: Reperes, qui: str, rangs: list[str]) -> LigneQui:
    etapes = f"étape{'s' if len(rangs) > 1 else ''} {join_fr(rangs)}"
    lien, lieux, nombre = reperes.find_lien(qui) or "", reperes.structures.get(qui, ()), reperes.professionnels[qui]
    if len(lieux) == 1:
        return LigneQui(_name_lieu(site, lieux[0]), f"annuaire/{lieux[0].id}/", etapes, "")
    if lieux:
        pluriel = lower_first(TYPES_STRUCTURE_PLURIEL[qui])
        return LigneQui(plural(len(lieux), name_qui(qui), pluriel), lien, etapes, "")
    if qui in SPECIALITES:
        discipline = lower_first(SPECIALITES[qui].libelle)
        texte = plural(nombre, name_qui(qui), f"médecins spécialistes en {discipline}")
        return LigneQui(texte, lien, etapes, f"annuaire/?specialite={qui}")
    texte = plural(nombre, name_qui(qui), lower_first(PROFESSIONS[qui].pluriel))
    return LigneQui(texte, lien, etapes, f"annuaire/?profession={qui}")


def _name_lieu(site: Site, structure: Structure) -> str:
    return f"{structure.nom}, {site.get_nom_commune(structure.adresse)}"


def _make_service(site: Site, service: str, lieux: Iterable[Structure]) -> LigneService:
    liens = [Lien(_name_lieu(site, lieu), f"annuaire/{lieu.id}/") for lieu in lieux]
    return LigneService(SERVICES[service], tuple(liens[:MAX_LIEUX]), f"annuaire/?service={service}" if liens else "")
