"""Views: the field guide of the volunteers, read from the data models themselves."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from cpts.edition.ecriture import write_champ
from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.actions import FichierActions
from cpts.model.actualites import FichierActualites
from cpts.model.agenda import FichierAgenda, LieuLibre
from cpts.model.annuaire import DiffusionOpposee, FichierAnnuaire, ProfessionnelOppose
from cpts.model.base import Modele
from cpts.model.cpts import Cpts
from cpts.model.divers import FichierAlertes, FichierOffres, FichierPartenaires
from cpts.model.soins import FichierSoins
from cpts.model.territoire import FichierTerritoire
from cpts.text import slugify
from cpts.views.donnees import view_schemas
from cpts.views.guide_forme import Choix, read_forme
from cpts.views.guide_macros import view_guide_macros

__all__ = ["view_champs", "view_guide_macros", "view_schemas"]

FICHIERS: Mapping[str, tuple[type[Modele], str]] = {
    "cpts": (Cpts, "Qui est la CPTS. Les mentions légales sont faites avec ce fichier."),
    "annuaire": (FichierAnnuaire, "Les lieux et les personnes. Peut être découpé en annuaire/<commune>.yaml."),
    "actions": (FichierActions, "La prévention et les parcours. Peut être découpé en actions/<nom>.yaml."),
    "agenda": (FichierAgenda, "Les rendez-vous. Peut être découpé en agenda/<nom>.yaml."),
    "territoire": (FichierTerritoire, "Les communes couvertes. Les contours sont dans territoire.geojson."),
    "soins": (FichierSoins, "Que faire maintenant, soins de la semaine, gardes."),
    "alertes": (FichierAlertes, "Les alertes de santé, montrées en haut des pages entre leurs dates."),
    "partenaires": (FichierPartenaires, "Les partenaires, cités par les actions et l’agenda."),
    "offres": (FichierOffres, "Les offres pour les professionnels. Une offre disparaît après sa fin."),
    "actualites": (FichierActualites, "Les nouvelles de la CPTS, chacune avec sa date."),
    "accessibilite": (
        FichierAccessibilite,
        "L’évaluation du site, critère par critère. La page Accessibilité en est faite.",
    ),
}
OBLIGATOIRES = frozenset({"cpts", "annuaire", "territoire"})
# What the title of a field cannot say, when the same field takes two kinds of objects.
_TITRES: Mapping[type[Modele], str] = {
    ProfessionnelOppose: "Personne qui s’oppose",
    DiffusionOpposee: "Diffusion d’une personne qui s’oppose",
    LieuLibre: "Lieu décrit sur place",
}


class RenvoiVue(NamedTuple):
    """A link to the fields of a nested object, described elsewhere in the page."""

    ancre: str
    titre: str


class ChampVue(NamedTuple):
    """`forme`: what is written there, in words. `choix`: the values of a closed list."""

    ancre: str
    nom: str
    titre: str
    requis: bool
    description: str
    forme: str
    exemple: str
    choix: tuple[Choix, ...]
    renvois: tuple[RenvoiVue, ...]


class ObjetVue(NamedTuple):
    """The fields of one object. `chemin`: where it stands in the file, « structures, adresse »."""

    ancre: str
    titre: str
    chemin: str
    champs: tuple[ChampVue, ...]


class FichierVue(NamedTuple):
    ancre: str
    nom: str
    texte: str
    obligatoire: bool
    objets: tuple[ObjetVue, ...]


class VueChamps(NamedTuple):
    """blocs/champs.html."""

    fichiers: tuple[FichierVue, ...]


class Objet(NamedTuple):
    """A model to document: the first place where it is met gives its anchor."""

    modele: type[Modele]
    fichier: str
    cles: tuple[str, ...]
    titre: str

    @property
    def ancre(self) -> str:
        return slugify("-".join(("champs", self.fichier, *self.cles, _TITRES.get(self.modele, ""))))


def view_champs(_matiere: object) -> VueChamps:
    """Every field of every file, whatever the data. An object met twice is described once."""
    vus: set[type[Modele]] = set()
    trouves = [objet for nom, (modele, _) in FICHIERS.items() for objet in _walk(Objet(modele, nom, (), ""), vus)]
    objets = {objet.modele: objet for objet in trouves}
    return VueChamps(tuple(make_fichier(nom, objets) for nom in FICHIERS))


def _walk(objet: Objet, vus: set[type[Modele]]) -> Iterator[Objet]:
    """The object, then those inside it, from the top down; those of `vus` are left out, and it grows."""
    if objet.modele in vus:
        return
    vus.add(objet.modele)
    yield objet
    for nom, champ in objet.modele.model_fields.items():
        for modele in read_forme(champ).modeles:
            titre = _TITRES.get(modele, champ.title or nom)
            yield from _walk(Objet(modele, objet.fichier, (*objet.cles, nom), titre), vus)


def make_fichier(nom: str, objets: Mapping[type[Modele], Objet]) -> FichierVue:
    _, texte = FICHIERS[nom]
    return FichierVue(
        ancre=f"fichier-{nom}",
        nom=f"{nom}.yaml",
        texte=texte,
        obligatoire=nom in OBLIGATOIRES,
        objets=tuple(make_objet(objet, objets) for objet in objets.values() if objet.fichier == nom),
    )


def make_objet(objet: Objet, objets: Mapping[type[Modele], Objet]) -> ObjetVue:
    return ObjetVue(
        ancre=objet.ancre,
        titre=objet.titre or "Au premier niveau du fichier",
        chemin=", puis ".join(objet.cles),
        champs=tuple(make_champ(objet, nom, champ, objets) for nom, champ in objet.modele.model_fields.items()),
    )


def make_champ(objet: Objet, nom: str, champ: FieldInfo, objets: Mapping[type[Modele], Objet]) -> ChampVue:
    forme = read_forme(champ)
    return ChampVue(
        ancre=f"{objet.ancre}--{slugify(nom)}",
        nom=nom,
        titre=champ.title or nom,
        requis=champ.is_required(),
        description=champ.description or "",
        forme=forme.texte,
        exemple="\n".join(write_champ(nom, get_exemple(champ))),
        choix=forme.choix,
        renvois=tuple(RenvoiVue(objets[m].ancre, objets[m].titre) for m in forme.modeles),
    )


def get_exemple(champ: FieldInfo) -> Any:
    """The example of a field; an empty list where the model gives none."""
    return next(iter(champ.examples or ()), [])
