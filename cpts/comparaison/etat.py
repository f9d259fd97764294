"""One data folder as far as it can be read, mistakes included: a change is judged before the data is good."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from cpts.dossier import Dossier, list_tous_yaml, open_dossier
from cpts.errors import DataError, Probleme
from cpts.model.annuaire import Professionnel
from cpts.model.site import Commune
from cpts.validate import load_dossier
from cpts.validate.champs import Brute
from cpts.validate.donnees import LISTES, Donnees, is_oppose, read_donnees
from cpts.validate.fichiers import check_dossier
from cpts.validate.geojson import read_geojson


@dataclass(frozen=True)
class Etat:
    """`problemes`: every one of the folder, sorted, with the paths of `dossier`. `jour`: today."""

    dossier: Dossier
    jour: date
    donnees: Donnees
    problemes: tuple[Probleme, ...]

    @cached_property
    def communes(self) -> Mapping[str, Commune]:
        """The outlines by INSEE code, neighbours included."""
        return {commune.code: commune for commune in read_geojson(self.dossier)[0]}

    @cached_property
    def brutes(self) -> Mapping[tuple[str, str], Brute]:
        """(list, id) → the entry as written, whatever its mistakes; of two with one id, the first."""
        brutes: dict[tuple[str, str], Brute] = {}
        for cle, entrees in self.donnees.brutes.items():
            for brute in entrees:
                if isinstance(ident := brute.valeur.get("id"), str):
                    brutes.setdefault((cle, ident.strip()), brute)
        return brutes

    @cached_property
    def illisibles(self) -> frozenset[str]:
        """The YAML files of the folder that cannot be read, relative to it: what they held is unknown, not gone."""
        return frozenset(relatif for relatif, (document, _) in self.dossier.lectures.items() if document is None)

    @cached_property
    def _modeles(self) -> dict[str, dict[str, Any]]:
        return {
            cle: {e.modele.id: e.modele for e in reversed(entrees) if not e.muets}
            for cle, entrees in self.donnees.listes.items()
        }

    def list_modeles(self, cle: str) -> Mapping[str, Any]:
        """The entries of a list without any mistake, by id; people who object and those of the team included."""
        return self._modeles.get(cle, {})

    @property
    def professionnels(self) -> dict[str, Professionnel]:
        """Those of `list_modeles` who do not object."""
        gens = self.list_modeles("professionnels")
        return {ident: p for ident, p in gens.items() if isinstance(p, Professionnel)}

    def get_relatif(self, fichier: str) -> str:
        """The path of a file in the folder, from its name in messages."""
        return fichier.removeprefix(self.dossier.name_fichier(""))

    def read_octets(self, relatif: str) -> bytes | None:
        """The bytes of a file of the folder, None when there is none or it cannot be read."""
        try:
            return (self.dossier.chemin / relatif).read_bytes()
        except (OSError, ValueError):
            return None


def read_etat(chemin: Path, nom: str, jour: date, processus: int = 1) -> Etat:
    """The folder `chemin`; a folder that does not exist is a `DataError`, an empty one is an empty state."""
    dossier = open_dossier(chemin, nom, processus)
    if not chemin.is_dir():
        raise DataError(check_dossier(dossier))
    problemes = load_dossier(dossier, jour).problemes
    return Etat(dossier, jour, read_donnees(dossier), problemes)


def list_publics(etat: Etat) -> dict[str, Professionnel]:
    """The people that everyone may see, by id."""
    return {ident: p for ident, p in etat.professionnels.items() if p.diffusion.statut == "public"}


def list_reserves(etat: Etat) -> dict[str, Professionnel]:
    """The people reserved to the team, by id."""
    return {ident: p for ident, p in etat.professionnels.items() if p.diffusion.statut != "public"}


def list_opposes(etat: Etat) -> frozenset[str]:
    """The ids of the people who object, even in an entry that has mistakes."""
    gens = ((ident, brute) for (cle, ident), brute in etat.brutes.items() if cle == "professionnels")
    return frozenset(ident for ident, brute in gens if is_oppose(brute.valeur))


def list_retenus(etat: Etat) -> frozenset[str]:
    """The ids of the people whose entry, mistakes or not, does not say that everyone may see it."""
    gens = ((ident, brute) for (cle, ident), brute in etat.brutes.items() if cle == "professionnels")
    return frozenset(ident for ident, brute in gens if _get_statut(brute.valeur) != "public")


def _get_statut(valeur: Mapping[str, Any]) -> str | None:
    diffusion = valeur.get("diffusion")
    statut = diffusion.get("statut") if isinstance(diffusion, Mapping) else None
    return statut.strip() if isinstance(statut, str) else None


def list_cles() -> Iterator[str]:
    """Every list of entries of the contract."""
    for listes in LISTES.values():
        yield from listes


def list_yaml_modifies(avant: Etat, apres: Etat) -> frozenset[str]:
    """The YAML files whose bytes differ, relative to their folder."""
    noms = {*list_tous_yaml(avant.dossier.chemin), *list_tous_yaml(apres.dossier.chemin)}
    return frozenset(nom for nom in noms if avant.read_octets(nom) != apres.read_octets(nom))
