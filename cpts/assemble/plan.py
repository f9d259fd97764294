"""The plan of the site: every file to be published, known before any is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cpts.errors import BuildError


@dataclass
class Plan:
    """File → who makes it. Two makers for one file stop the build: an address has one truth."""

    auteurs: dict[str, str] = field(default_factory=dict)

    def add(self, fichiers: Iterable[str], auteur: str) -> None:
        """`auteur` says in French where the files come from: « page écrite docs/faq.md »."""
        for fichier in fichiers:
            if (autre := self.auteurs.setdefault(fichier, auteur)) is not auteur:
                raise BuildError(
                    f"Deux sources veulent écrire {fichier} : {autre} et {auteur}. Renommez l’une des deux."
                )

    def list_html(self) -> list[str]:
        return [fichier for fichier in self.auteurs if fichier.endswith(".html")]
