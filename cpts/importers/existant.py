"""The data folder as it is before an import: its entries, found by number or by name, and the ids that are taken."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from cpts.dossier import Dossier, list_tous_yaml, open_dossier
from cpts.errors import DataError
from cpts.model.annuaire import Exercice, Professionnel, ProfessionnelOppose, Structure
from cpts.model.lieu import Adresse
from cpts.model.site import Commune
from cpts.text import slugify
from cpts.validate import load_dossier
from cpts.validate.adresses import Communes
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees, read_donnees
from cpts.validate.geojson import read_geojson

HORS_TERRITOIRE = "hors-territoire"
"""The file of the entries whose commune is not covered."""


@dataclass
class Existant:
    """What the folder holds; `textes` are the files changed so far, by path in the folder."""

    dossier: Dossier
    donnees: Donnees
    communes: Communes
    textes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def par_id(self) -> dict[str, Entree[Any]]:
        """Structures, people and events by id."""
        return {e.modele.id: e for liste in self.donnees.listes.values() for e in liste if hasattr(e.modele, "id")}

    @cached_property
    def pris(self) -> set[str]:
        """The ids of /annuaire/, former ones included: a new entry takes none of them."""
        fiches = (e.modele for cle in ("structures", "professionnels") for e in self.donnees.listes.get(cle, ()))
        return {ident for m in fiches for ident in (m.id, *getattr(m, "anciens_ids", ()))}

    @cached_property
    def evenements_pris(self) -> set[str]:
        return {e.modele.id for e in self.donnees.listes.get("evenements", ())}

    @cached_property
    def par_rpps(self) -> dict[str, Entree[Professionnel]]:
        gens = self.donnees.get("professionnels", Professionnel)
        return {e.modele.rpps: e for e in gens if e.modele.rpps}

    @cached_property
    def par_finess(self) -> dict[str, Entree[Structure]]:
        lieux = self.donnees.get("structures", Structure)
        return {e.modele.finess: e for e in lieux if e.modele.finess}

    @cached_property
    def par_nom(self) -> dict[str, list[Entree[Professionnel]]]:
        """People by « nom prenom » without accents, case or hyphens."""
        return _group(self.donnees.get("professionnels", Professionnel), name_personne)

    @cached_property
    def structures_par_nom(self) -> dict[str, list[Entree[Structure]]]:
        return _group(self.donnees.get("structures", Structure), lambda s: slugify(s.nom))

    @cached_property
    def opposes(self) -> list[str]:
        """The neutral ids of those who object."""
        return [e.modele.id for e in self.donnees.get("professionnels", ProfessionnelOppose)]

    @cached_property
    def _autres_textes(self) -> dict[str, str]:
        """The files that are not the directory, as written, by path in the folder."""
        relatifs = [r for r in list_tous_yaml(self.dossier.chemin) if not r.startswith("annuaire")]
        return {relatif: self.read_texte(relatif) for relatif in relatifs}

    def find_cite(self, nom: str) -> str:
        """The first file beside the directory where `nom` is written, or ""."""
        return next((relatif for relatif, texte in self._autres_textes.items() if nom in texte), "")

    def find_commune(self, adresse: Adresse) -> Commune | None:
        """The commune of an address, when the territory's outlines know it."""
        return self.communes.find(adresse.commune, adresse.code_postal)

    def name_commune(self, adresse: Adresse) -> str:
        """A key equal for two addresses of one commune: its code, else its name."""
        commune = self.find_commune(adresse)
        return commune.code if commune else slugify(adresse.commune)

    def list_adresses(self, pro: Professionnel) -> Iterator[Adresse]:
        """Where a person works, at a place of the directory or not."""
        return (adresse for exercice in pro.exercices if (adresse := self.find_adresse(exercice)))

    def list_communes(self, pro: Professionnel) -> set[str]:
        """The keys of the communes where a person works."""
        return {self.name_commune(adresse) for adresse in self.list_adresses(pro)}

    def find_adresse(self, exercice: Exercice) -> Adresse | None:
        """The address of a place of work, its structure's when it has none of its own."""
        if exercice.adresse or exercice.structure is None:
            return exercice.adresse
        structure = self.par_id.get(exercice.structure)
        return structure.modele.adresse if structure else None

    def read_texte(self, relatif: str) -> str:
        """A file of the folder as it will be; "" when it does not exist."""
        if relatif not in self.textes:
            chemin = self.dossier.chemin / relatif
            return chemin.read_bytes().decode("utf-8-sig") if chemin.is_file() else ""
        return self.textes[relatif]

    def locate(self, entree: Entree[Any]) -> str:
        """The path in the folder of the file that holds `entree`."""
        prefixe = self.dossier.name_fichier("")
        return entree.document.fichier.removeprefix(prefixe)


def load_existant(chemin: Path, nom: str, jour: date) -> Existant:
    """The folder `chemin`, called `nom` in messages. Raises `DataError` when it has errors: they come first."""
    dossier = open_dossier(chemin, nom)
    problemes = [p for p in load_dossier(dossier, jour).problemes if p.est_erreur]
    if problemes:
        raise DataError(problemes)
    contours, _ = read_geojson(dossier)
    return Existant(dossier, read_donnees(dossier), Communes(contours))


def name_personne(pro: Professionnel) -> str:
    """« dupont-jean »: how two spellings of one name meet."""
    return slugify(f"{pro.nom} {pro.prenom}")


def _group(entrees: list[Entree[Any]], name: Any) -> dict[str, list[Entree[Any]]]:
    groupes: dict[str, list[Entree[Any]]] = defaultdict(list)
    for entree in entrees:
        groupes[name(entree.modele)].append(entree)
    return groupes
