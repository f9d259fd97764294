"""What an association says of itself in data/cpts.yaml: its team, its health project, its legal identity."""

from cpts.model.base import Modele, facultatif, requis
from cpts.model.documents import Document
from cpts.model.types import Courriel, Decimal, Ident, Jour, Ligne, Nom, Telephone, Texte


class Equipier(Modele):
    """Someone who works for the CPTS; a professional phone, never a private one."""

    nom: Nom = requis("Nom", "Prénom et nom.", "Camille Exemple")
    fonction: Ligne = requis("Fonction", "Ce que la personne fait.", "Coordinatrice")
    telephone: Telephone | None = facultatif("Téléphone", "Numéro professionnel.", "03 53 01 00 01")
    courriel: Courriel | None = facultatif("Courriel", "Adresse professionnelle.", "coordination@example.org")


class ChiffreDate(Modele):
    """A figure that nobody could check without its source and its date."""

    valeur: Decimal = requis("Valeur", "Nombre.", 18)
    unite: Ligne | None = facultatif("Unité", "Unité affichée.", "%")
    libelle: Ligne = requis("Libellé", "Ce que le nombre compte.", "des habitants ont plus de 70 ans")
    source: Ligne = requis("Source", "Qui publie ce nombre.", "Insee, recensement")
    date: Jour = requis("Date", "Date de la mesure.", "2025-01-01")


class Axe(Modele):
    """A part of the health project."""

    titre: Ligne = requis("Titre", "Ce que l’on veut changer.", "Un médecin pour chaque habitant")
    texte: Texte | None = facultatif("Texte", "En quelques phrases.", "Chaque demande reçoit une réponse.")
    mission: Ident | None = facultatif("Mission", "Identifiant d’une mission de ce fichier.", "prevention")
    chiffres: tuple[ChiffreDate, ...] = facultatif(
        "Chiffres",
        "Ce qui a été mesuré, avec source et date.",
        [
            {
                "valeur": 18,
                "unite": "%",
                "libelle": "des habitants ont plus de 70 ans",
                "source": "Insee",
                "date": "2025-01-01",
            }
        ],
        (),
    )


class ProjetSante(Modele):
    """The health project that the authorities validated, in plain words."""

    resume: Texte = requis("Résumé", "Le projet en quelques phrases.", "Être soigné près de chez soi, plus tôt.")
    valide_le: Jour | None = facultatif("Validé le", "Date de la validation.", "2025-03-12")
    source: Ligne | None = facultatif("Source", "Qui l’a validé, dans quel texte.", "Lettre de l’agence régionale")
    axes: tuple[Axe, ...] = facultatif(
        "Axes", "Les grandes parties du projet.", [{"titre": "Un médecin pour chaque habitant"}], ()
    )
    document: Document | None = facultatif(
        "Document", "Le texte entier.", {"titre": "Projet de santé", "lien": "https://documents.example.org/"}
    )


class DelegueDonnees(Modele):
    """The data-protection contact. Source: RGPD, articles 13 and 37."""

    nom: Nom = requis("Nom", "Personne ou service.", "Camille Exemple")
    courriel: Courriel = requis("Courriel", "Adresse pour ces demandes.", "donnees@example.org")
    telephone: Telephone | None = facultatif("Téléphone", "Numéro.", "03 53 01 00 02")


class Accessibilite(Modele):
    """The accessibility statement of this site."""

    declaree_le: Jour = requis("Déclarée le", "Jour où la page Accessibilité a été relue.", "2026-11-01")
