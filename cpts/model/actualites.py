"""data/actualites.yaml: the news of the CPTS."""

from cpts.model.base import Modele, facultatif, requis
from cpts.model.documents import Document
from cpts.model.types import Ident, Jour, Lien, Ligne, Texte


class Actualite(Modele):
    """A dated fact of the life of the CPTS; what is to come belongs to the agenda."""

    id: Ident = requis("Identifiant", "Sert d’adresse à la page.", "nouvelle-infirmiere-2026")
    titre: Ligne = requis("Titre", "La nouvelle en une ligne.", "Une infirmière rejoint l’équipe")
    date: Jour = requis("Date", "Jour de la nouvelle, passé ou présent.", "2026-10-12")
    texte: Texte = requis("Texte", "Deux ou trois phrases, en paragraphes.", "Elle reçoit le mardi, sans rendez-vous.")
    lien: Lien | None = facultatif("Lien", "Pour en savoir plus.", "https://information.example.org/")
    documents: tuple[Document, ...] = facultatif(
        "Documents", "À lire ou à imprimer.", [{"titre": "Affiche", "lien": "https://documents.example.org/"}], ()
    )


class FichierActualites(Modele):
    """data/actualites.yaml."""

    actualites: tuple[Actualite, ...] = requis("Actualités", "Nouvelles de la CPTS.", [])
