"""Below every reader: an entry that a file proposes, and where in that file each of its fields was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cpts.errors import Gravite, Probleme
from cpts.yaml_arbre import Carte, Document, describe_champ


class Colonne(NamedTuple):
    """A column of the file read: its rank from 1 and its title as written."""

    rang: int
    titre: str


@dataclass(frozen=True)
class DocumentImport(Document):
    """One line of a file: what is wrong in the entry made from it is told there, under the title of the column.

    `colonnes`: dotted field → column, ranks of lists left out: « exercices.telephone ».
    """

    ligne: int = 1
    colonnes: Mapping[str, Colonne] = field(default_factory=dict)

    def position(self, chemin: Sequence[str | int], *, cle: bool = False) -> tuple[int, int]:  # noqa: ARG002 - one place
        colonne = self._find(chemin)
        return self.ligne, colonne.rang if colonne else 1

    def describe(self, chemin: Sequence[str | int]) -> str:
        colonne = self._find(chemin)
        return colonne.titre if colonne else describe_champ({}, chemin)

    def _find(self, chemin: Sequence[str | int]) -> Colonne | None:
        """The column of the field at `chemin`, or of the nearest group that holds it."""
        noms = [pas for pas in chemin if isinstance(pas, str)]
        for longueur in range(len(noms), 0, -1):
            if colonne := self.colonnes.get(".".join(noms[:longueur])):
                return colonne
        return None


class Candidat(NamedTuple):
    """An entry proposed for the list `liste`, its fields as texts in the words of the YAML."""

    liste: str
    champs: dict[str, Any]
    document: DocumentImport

    def tell(
        self, champ: str, code: str, trouve: str, attendu: str = "", suggestion: str = "", *, grave: bool = True
    ) -> Probleme:
        """A problem of the dotted field `champ`."""
        chemin = champ.split(".") if champ else []
        ligne, colonne = self.document.position(chemin)
        gravite = Gravite.ERREUR if grave else Gravite.AVERTISSEMENT
        nom = self.document.describe(chemin) if chemin else ""
        return Probleme(self.document.fichier, ligne, colonne, nom, code, trouve, attendu, suggestion, gravite)


def make_document(fichier: str, ligne: int, colonnes: Mapping[str, Colonne] | None = None) -> DocumentImport:
    """The document of one line of `fichier`."""
    return DocumentImport(fichier, Carte(), ligne=ligne, colonnes=colonnes or {})
