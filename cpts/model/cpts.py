"""data/cpts.yaml: who the CPTS is."""

from typing import Annotated

from cpts.model.association import Accessibilite, DelegueDonnees, Equipier, ProjetSante
from cpts.model.base import Modele, facultatif, requis
from cpts.model.documents import Document
from cpts.model.lieu import EXEMPLE_ADRESSE, Adresse
from cpts.model.types import (
    Couleur,
    Courriel,
    Depot,
    Ident,
    Image,
    Jour,
    Lien,
    Ligne,
    Mois,
    Nom,
    OuiNon,
    Rna,
    SigleEcrit,
    Siren,
    Telephone,
    Texte,
)
from cpts.model.valeurs import closed_list
from cpts.nomenclatures.listes import TYPES_MISSION

TypeMission = Annotated[str, closed_list(TYPES_MISSION, "un type de mission")]


class Couleurs(Modele):
    principale: Couleur = requis("Couleur principale", "Boutons, liens et titres. Lisible sur du blanc.", "#0b5c6b")
    accent: Couleur = requis("Couleur d’accent", "Dates et repères. Lisible sur du blanc.", "#b34700")


class Hebergeur(Modele):
    nom: Nom = requis("Nom", "Société qui héberge le site.", "Hébergeur Exemple SAS")
    adresse: Ligne = requis("Adresse", "Adresse postale de l’hébergeur.", "1 rue de l’Exemple, 01001 Exempleville")
    telephone: Telephone | None = facultatif("Téléphone", "Numéro de l’hébergeur.", "03 53 01 00 99")


class Membre(Modele):
    nom: Nom = requis("Nom", "Prénom et nom.", "Camille Exemple")
    fonction: Ligne | None = facultatif("Fonction", "Rôle dans le collège.", "Présidente")
    representant_usagers: OuiNon = facultatif(
        "Représente les usagers", "oui : la personne parle pour les habitants et les patients.", "oui", False
    )


class College(Modele):
    college: Ligne = requis("Collège", "Nom du collège ou de l’instance.", "Bureau")
    membres: tuple[Membre, ...] = facultatif(
        "Membres", "Personnes qui y siègent.", [{"nom": "Camille Exemple", "fonction": "Présidente"}], ()
    )


class Mission(Modele):
    id: Ident = requis("Identifiant", "Cité par les actions.", "prevention")
    titre: Ligne = requis("Titre", "Nom de la mission.", "Agir pour la prévention")
    type: TypeMission = requis("Type", "Place de la mission dans l’accord signé.", "socle")
    texte: Texte | None = facultatif(
        "Texte", "Ce que la CPTS fait, en mots simples.", "Des dépistages près de chez vous."
    )
    parcours: tuple[Ident, ...] = facultatif(
        "Parcours", "Identifiants des parcours de soins qui la servent.", ["retour-a-domicile"], ()
    )
    source: Ligne | None = facultatif("Source", "Document signé qui fixe la mission.", "Accord signé le 12 mars 2025")
    verifie_le: Jour | None = facultatif("Vérifiée le", "Date de la dernière relecture.", "2026-11-01")


class Fraicheur(Modele):
    """Months after which a fact is doubted, then hidden."""

    a_verifier_mois: Mois = facultatif("À vérifier après", "En mois.", 12, 12)
    masquer_mois: Mois = facultatif("Masquer après", "En mois.", 18, 18)
    nouveaux_patients_mois: Mois = facultatif("Nouveaux patients : valable", "En mois.", 6, 6)


class SigleLocal(Modele):
    """An acronym that the national registry (cpts/nomenclatures/sigles.py) does not have."""

    sigle: SigleEcrit = requis("Sigle", "Les lettres, sans point ni espace.", "PSLA")
    developpe: Ligne = requis("Développé", "Les mots que les lettres remplacent.", "pôle de santé libéral ambulatoire")
    explication: Ligne = requis(
        "Explication",
        "Une ou deux phrases courtes pour un habitant.",
        "Des soignants de plusieurs métiers dans un même bâtiment.",
    )
    remplace_par: SigleEcrit | None = facultatif("Remplacé par", "Le sigle qui a pris sa place, s’il a disparu.", "MSP")


class Cpts(Modele):
    """The CPTS itself; legal pages are generated from these facts."""

    nom: Nom = requis("Nom", "Nom complet.", "CPTS Exemple")
    nom_court: Nom = requis("Nom court", "Nom de l’en-tête.", "CPTS Exemple")
    demonstration: OuiNon = facultatif("Démonstration", "oui : bandeau et site caché des moteurs.", "oui", False)
    slogan: Ligne | None = facultatif("Slogan", "Une phrase.", "Des soignants qui se parlent")
    site: Lien = requis(
        "Adresse du site", "Adresse publique, avec https:// et un « / » final.", "https://cpts.example.org/"
    )
    telephone: Telephone | None = facultatif("Téléphone", "Numéro de la CPTS.", "03 53 01 00 00")
    courriel: Courriel = requis("Courriel", "Adresse de contact publique.", "contact@example.org")
    logo: Image | None = facultatif("Logo", "Fichier de data/medias/.", "logo.png")
    depot: Depot | None = facultatif(
        "Dépôt",
        "Adresse GitHub des données ; sans elle, les erreurs arrivent par courriel.",
        "https://github.com/exemple/cpts",
    )
    branche: Ident | None = facultatif(
        "Branche", "Branche du dépôt que les formulaires modifient ; sans elle, main.", "main"
    )
    date_donnees: Jour | None = facultatif("Date des données", "Dernière relecture d’ensemble.", "2026-11-01")
    fraicheur: Fraicheur = facultatif(
        "Fraîcheur", "Durée de validité des informations.", {"a_verifier_mois": 12}, Fraicheur()
    )
    adresse: Adresse = requis("Adresse", "Siège de la CPTS.", EXEMPLE_ADRESSE)
    couleurs: Couleurs = requis(
        "Couleurs", "Deux couleurs ; leur contraste est vérifié.", {"principale": "#0b5c6b", "accent": "#b34700"}
    )
    directeur_publication: Nom = requis(
        "Directeur de la publication", "Personne responsable du site (loi de 2004).", "Camille Exemple"
    )
    forme_juridique: Ligne | None = facultatif(
        "Forme juridique", "Sorte d’organisme.", "Association régie par la loi du 1er juillet 1901"
    )
    rna: Rna | None = facultatif("Numéro RNA", "Numéro au répertoire des associations.", "W123456789")
    siren: Siren | None = facultatif("Numéro SIREN", "Neuf chiffres donnés par l’Insee.", "123456782")
    declaree_le: Jour | None = facultatif("Déclarée le", "Date de la déclaration en préfecture.", "2023-05-15")
    prefecture: Ligne | None = facultatif("Préfecture", "Où elle a été déclarée.", "Sous-préfecture d’Exempleville")
    delegue_donnees: DelegueDonnees | None = facultatif(
        "Délégué à la protection des données",
        "À qui parler de ses données ; sans lui, la CPTS répond.",
        {"nom": "Camille Exemple", "courriel": "donnees@example.org"},
    )
    accessibilite: Accessibilite | None = facultatif(
        "Accessibilité", "Faits de la déclaration d’accessibilité.", {"declaree_le": "2026-11-01"}
    )
    hebergeur: Hebergeur = requis(
        "Hébergeur", "Qui héberge le site.", {"nom": "Hébergeur Exemple", "adresse": "1 rue de l’Exemple"}
    )
    gouvernance: tuple[College, ...] = facultatif(
        "Gouvernance",
        "Collèges et leurs membres.",
        [{"college": "Bureau", "membres": [{"nom": "Camille Exemple"}]}],
        (),
    )
    missions: tuple[Mission, ...] = facultatif(
        "Missions",
        "Missions de l’accord signé, datées.",
        [{"id": "prevention", "titre": "Agir pour la prévention", "type": "socle"}],
        (),
    )
    equipe: tuple[Equipier, ...] = facultatif(
        "Équipe",
        "Personnes salariées ou qui coordonnent.",
        [{"nom": "Camille Exemple", "fonction": "Coordinatrice"}],
        (),
    )
    projet_sante: ProjetSante | None = facultatif(
        "Projet de santé", "Le projet validé, en mots simples.", {"resume": "Être soigné près de chez soi, plus tôt."}
    )
    documents: tuple[Document, ...] = facultatif(
        "Documents",
        "Statuts, projet de santé, comptes rendus : ce que chacun peut lire.",
        [{"titre": "Statuts de l’association", "lien": "https://documents.example.org/"}],
        (),
    )
    sigles: tuple[SigleLocal, ...] = facultatif(
        "Sigles",
        "Les sigles de votre territoire, ajoutés à ceux du glossaire.",
        [
            {
                "sigle": "PSLA",
                "developpe": "pôle de santé libéral ambulatoire",
                "explication": "Des soignants dans un même bâtiment.",
            }
        ],
        (),
    )
