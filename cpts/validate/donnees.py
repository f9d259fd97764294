"""Every entry of the folder, with its place: the material of the rules between entries."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cpts.dossier import Dossier, is_fichier
from cpts.errors import Probleme
from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.actions import Action, Parcours
from cpts.model.actualites import Actualite
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, ProfessionnelOppose, Structure
from cpts.model.cpts import Cpts
from cpts.model.divers import Alerte, Offre, Partenaire
from cpts.model.refus import Defaut
from cpts.model.soins import Creneau, EtapeSoins, Garde
from cpts.model.territoire import FichierTerritoire
from cpts.text import format_entier
from cpts.validate.champs import Brute, Entree, check_cles, read_liste, validate_entree
from cpts.validate.decalages import merge_tiret_en_trop, tell_autre_liste
from cpts.validate.fichiers import read_fichiers
from cpts.validate.textes import LIEN_HTTP
from cpts.validate.traduction import Chemin, locate
from cpts.yaml_messages import CODES
from cpts.yaml_source import Document

M = TypeVar("M", bound=BaseModel)
MAX_ENTREES = 50_000
PROBLEMES_MAX = 1000
"""Problems looked for in the entries, then between them: a file of another make would give a million."""

# File kind → top key → model. Among `professionnels`, people who object have their own model.
LISTES: dict[str, dict[str, type[BaseModel]]] = {
    "annuaire": {"structures": Structure, "professionnels": Professionnel},
    "actions": {"actions": Action, "parcours": Parcours},
    "agenda": {"evenements": Evenement},
    "soins": {"etapes": EtapeSoins, "creneaux": Creneau, "gardes": Garde},
    "alertes": {"alertes": Alerte},
    "partenaires": {"partenaires": Partenaire},
    "offres": {"offres": Offre},
    "actualites": {"actualites": Actualite},
}


_OBLIGATOIRES = ("cpts", "annuaire", "territoire")
# What these problems are told of hides an entry from the reader.
_PERDUES = ("tiret-oublie", "fiche-sans-tiret")


@dataclass
class Donnees:
    """Entries by list, in reading order, and the problems met so far.

    `brutes` are all the entries as written; `listes` those a model could be made of; `nombre` counts them.
    `sature`: too many problems were met, and the other entries were not checked. `illisibles`: the kinds of which
    some entries could not be read.
    """

    cpts: Entree[Cpts] | None = None
    territoire: Entree[FichierTerritoire] | None = None
    accessibilite: Entree[FichierAccessibilite] | None = None
    listes: dict[str, list[Entree[Any]]] = field(default_factory=dict)
    brutes: dict[str, list[Brute]] = field(default_factory=dict)
    problemes: list[Probleme] = field(default_factory=list)
    nombre: int = 0
    sature: bool = False
    illisibles: set[str] = field(default_factory=set)

    def get(self, cle: str, modele: type[M]) -> list[Entree[M]]:
        """The entries under the top key `cle`, all of class `modele`."""
        return [e for e in self.listes.get(cle, ()) if e.modele.__class__ is modele]


def read_donnees(dossier: Dossier) -> Donnees:
    """Every YAML file of the folder, each entry checked alone."""
    donnees = Donnees()
    donnees.cpts = _read_objet(dossier, "cpts", Cpts, donnees)
    donnees.territoire = _read_objet(dossier, "territoire", FichierTerritoire, donnees)
    donnees.accessibilite = _read_objet(dossier, "accessibilite", FichierAccessibilite, donnees)
    for genre, listes in LISTES.items():
        for document in _read(dossier, genre, donnees):
            if inconnues := check_cles(document, tuple(listes)):
                donnees.problemes += inconnues
                donnees.illisibles.add(genre)
            for cle, modele in listes.items():
                _read_liste(donnees, document, cle, modele)
    donnees.problemes = _drop_suites(donnees.problemes)
    return donnees


def _read_objet(dossier: Dossier, genre: str, modele: type[M], donnees: Donnees) -> Entree[M] | None:
    entree = None
    for document in _read(dossier, genre, donnees):
        entree, problemes = validate_entree(modele, document, (), document.racine)
        donnees.problemes += problemes
    return entree


def _drop_suites(problemes: list[Probleme]) -> list[Probleme]:
    """Without what is said of a line that could not be read, or of a link that is refused: one mistake, one message."""
    lignes = {(p.fichier, p.ligne) for p in problemes if p.est_erreur and p.code in CODES}
    places = {(p.fichier, p.ligne, p.colonne) for p in problemes if p.est_erreur}
    return [
        p
        for p in problemes
        if p.code in CODES
        or not ((p.fichier, p.ligne) in lignes or (p.code == LIEN_HTTP and (p.fichier, p.ligne, p.colonne) in places))
    ]


def _read(dossier: Dossier, genre: str, donnees: Donnees) -> Iterator[Document]:
    if is_illisible(dossier.chemin / f"{genre}.yaml", obligatoire=genre in _OBLIGATOIRES):
        donnees.illisibles.add(genre)  # told as a file: that its entries are unknown is no other mistake
    for document, problemes in read_fichiers(dossier, genre):
        donnees.problemes += problemes
        if document is None or any(p.code in _PERDUES for p in problemes):
            donnees.illisibles.add(genre)
        if document is not None:
            yield document


def _read_liste(donnees: Donnees, document: Document, cle: str, modele: type[BaseModel]) -> None:
    valeurs, problemes = read_liste(document, cle)
    donnees.problemes += problemes
    deja, donnees.nombre = donnees.nombre, donnees.nombre + len(valeurs)
    if donnees.nombre > MAX_ENTREES:
        # Told once; what is beyond is not even looked at.
        if deja <= MAX_ENTREES:
            trouve = f"les fichiers ont plus de {format_entier(MAX_ENTREES)} entrées en tout"
            donnees.problemes.append(locate(document, (cle,), Defaut("trop-d-entrees", trouve)))
        return
    brutes = (Brute(document, (cle, rang), v) for rang, v in enumerate(valeurs) if isinstance(v, dict))
    donnees.brutes.setdefault(cle, []).extend(brutes)
    _validate(donnees, document, cle, modele, valeurs)


def _validate(donnees: Donnees, document: Document, cle: str, modele: type[BaseModel], valeurs: Sequence[Any]) -> None:
    liste = donnees.listes.setdefault(cle, [])
    for rang, valeur in enumerate(valeurs):
        if donnees.sature:
            return
        # People who object keep an id and nothing else.
        vrai = ProfessionnelOppose if modele is Professionnel and is_oppose(valeur) else modele
        entree, erreurs = validate_entree(vrai, document, (cle, rang), valeur)
        if entree:
            liste.append(entree)
        if erreurs:
            donnees.problemes += _merge_suites(document, (cle, rang), vrai, valeurs, erreurs)
            _check_nombre(donnees)


def _merge_suites(
    document: Document, chemin: Chemin, modele: type[BaseModel], valeurs: Sequence[Any], erreurs: list[Probleme]
) -> list[Probleme]:
    """The problems of one entry: what only follows from a mistake of form is told once."""
    cle, rang = str(chemin[0]), int(chemin[-1])
    if modele is ProfessionnelOppose:
        return [_explain_opposition(p) for p in erreurs]
    if autre := find_autre_liste(cle, valeurs[rang]):
        deja = rang > 0 and find_autre_liste(cle, valeurs[rang - 1]) == autre
        return [] if deja else [tell_autre_liste(document, chemin, autre)]
    return merge_tiret_en_trop(document, chemin, modele, valeurs, erreurs)


def find_autre_liste(cle: str, valeur: Any) -> str:
    """The list of the same file in which an entry written under `cle` would be right, or ""."""
    voisines = next((listes for listes in LISTES.values() if cle in listes), {})
    return next((nom for nom, modele in voisines.items() if nom != cle and _is_valide(modele, valeur)), "")


def _is_valide(modele: type[BaseModel], valeur: Any) -> bool:
    try:
        modele.model_validate(valeur)
    except ValidationError:
        return False
    return True


def _check_nombre(donnees: Donnees) -> None:
    """Stops the reading after too many problems, which is told beside the last one."""
    if len(donnees.problemes) >= PROBLEMES_MAX:
        p = donnees.problemes[-1]
        donnees.sature = True
        trouve = f"il y a plus de {format_entier(PROBLEMES_MAX)} problèmes : les suivants ne sont pas cherchés"
        suite = "Corrigez les premiers, puis relancez la vérification"
        donnees.problemes.append(Probleme(p.fichier, p.ligne, p.colonne, "", "verification-arretee", trouve, "", suite))


def is_illisible(fichier: Path, *, obligatoire: bool) -> bool:
    """Whether a file that should be read is not there, or is a folder, a link, or anything else."""
    return not is_fichier(fichier) and (obligatoire or os.path.lexists(fichier))


def is_oppose(valeur: Any) -> bool:
    """Whether the person, as written, objects to being published."""
    diffusion = valeur.get("diffusion") if isinstance(valeur, dict) else None
    statut = diffusion.get("statut") if isinstance(diffusion, dict) else None
    return isinstance(statut, str) and statut.strip() == "oppose"


def _explain_opposition(p: Probleme) -> Probleme:
    """An unknown field is, here, data that the person asked to remove."""
    if p.code != "champ-inconnu":
        return p
    trouve = "cette personne s’oppose à sa publication et une donnée reste écrite"
    attendu = "l’identifiant et « diffusion: {statut: oppose} », rien d’autre"
    code, suggestion = "oppose-avec-donnees", "Supprimez cette ligne"
    return Probleme(p.fichier, p.ligne, p.colonne, p.champ, code, trouve, attendu, suggestion)
