"""Documents to read or to print: files of data/medias/, or pages of other sites."""

from typing import Self

from pydantic import model_validator

from cpts.model.base import Modele, facultatif, requis
from cpts.model.refus import refuse
from cpts.model.types import Jour, Lien, Ligne, Media


class Document(Modele):
    """What people are given to read: exactly one of `fichier` and `lien`."""

    titre: Ligne = requis("Titre", "Ce que le lecteur y trouve.", "Fiche de liaison à remplir")
    fichier: Media | None = facultatif("Fichier", "Fichier de data/medias/.", "fiche-de-liaison.pdf")
    lien: Lien | None = facultatif("Lien", "Adresse, sans fichier.", "https://documents.example.org/")
    date: Jour | None = facultatif("Date", "Date du document.", "2026-10-12")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.fichier is None) == (self.lien is None):
            trouve = "un fichier et un lien sont écrits" if self.fichier else "ni fichier ni lien n’est écrit"
            champ = ("lien",) if self.fichier else ()
            raise refuse("document-adresse", trouve, "un fichier de medias/, ou un lien : l’un des deux", "", champ)
        return self
