"""The data as it is, the changes prepared in memory, and the check of the two together before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec

from cpts.demandes.formulaires import Formulaire
from cpts.demandes.refus import DemandeRefusee, Raison
from cpts.dossier import Dossier, open_dossier
from cpts.edition.essai import load_essai
from cpts.edition.fichier import write_fichiers
from cpts.errors import Probleme
from cpts.model.site import Site
from cpts.rapport import write_message
from cpts.text import quote
from cpts.validate import load_dossier
from cpts.validate.donnees import Donnees, read_donnees

P = ParamSpec("P")


class Cible(NamedTuple):
    """An entry of the data. `fichier`: path in the folder; `valeur`: as written."""

    liste: str
    ident: str
    fichier: str
    valeur: dict[str, Any]


@dataclass(frozen=True)
class Base:
    """A folder without error, on the day `jour`."""

    dossier: Dossier
    site: Site
    donnees: Donnees
    jour: date
    problemes: tuple[Probleme, ...]

    def list_cibles(self, liste: str) -> list[Cible]:
        """Every entry of one list, in reading order."""
        prefixe = self.dossier.name_fichier("")
        return [
            Cible(liste, str(b.valeur["id"]), b.document.fichier.removeprefix(prefixe), dict(b.valeur))
            for b in self.donnees.brutes.get(liste, ())
        ]


def open_base(chemin: Path, nom: str, jour: date) -> Base:
    """The folder `chemin`, called `nom` in messages; `DataError` when it already has an error."""
    dossier = open_dossier(chemin, nom)
    chargement = load_dossier(dossier, jour)
    return Base(dossier, chargement.unwrap(), read_donnees(dossier), jour, chargement.problemes)


@dataclass
class Brouillon:
    """Changed files, not written yet: `textes` by path in the folder."""

    base: Base
    textes: dict[str, str] = field(default_factory=dict)

    def read(self, fichier: str) -> str:
        """The text as changed so far; "" for a new file."""
        if fichier not in self.textes:
            chemin = self.base.dossier.chemin / fichier
            octets = chemin.read_bytes() if chemin.is_file() else b""
            return octets.decode("utf-8")
        return self.textes[fichier]

    def start(self, fichier: str) -> None:
        """Begins a new file as the others begin, with the place of its schema when the folder has one."""
        dossier, _, _ = fichier.removesuffix(".yaml").partition("/")
        schema = f"schemas/{dossier}.json"
        if not self.read(fichier) and (self.base.dossier.chemin / schema).is_file():
            retour = "../" * fichier.count("/")
            self.textes[fichier] = f"# yaml-language-server: $schema={retour}{schema}\n"

    def change(
        self, fichier: str, retouche: Callable[Concatenate[str, P], str], *suite: P.args, **noms: P.kwargs
    ) -> None:
        """Applies a function of `cpts.edition` to one file."""
        self.textes[fichier] = retouche(self.read(fichier), *suite, **noms)

    def check(self, formulaire: Formulaire) -> list[Probleme]:
        """The new avertissements of the whole data once changed; `DemandeRefusee` when it has an error.

        An error of a field that `formulaire` asks about is told beside its question.
        """
        avant = {(p.code, p.champ, p.trouve) for p in self.base.problemes}
        problemes = load_essai(self.base.dossier.chemin, self.base.dossier.nom, self.textes, self.base.jour)
        if erreurs := [p for p in problemes if p.est_erreur]:
            raise DemandeRefusee(_explain(p, formulaire) for p in erreurs)
        return [p for p in problemes if (p.code, p.champ, p.trouve) not in avant]

    def write(self) -> None:
        """Puts every changed file on the disk, all or none."""
        write_fichiers({self.base.dossier.chemin / fichier: texte for fichier, texte in self.textes.items()})


def _explain(p: Probleme, formulaire: Formulaire) -> Raison:
    titre = formulaire.get_titre(p.champ.rpartition(".")[2])
    return Raison(titre, write_message(p) if titre else f"Dans {quote(p.champ or p.fichier)} : {write_message(p)}")
