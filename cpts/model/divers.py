"""data/alertes.yaml, partenaires.yaml and offres.yaml: three short lists."""

from datetime import date
from typing import Annotated, Self

from pydantic import model_validator

from cpts.model.annuaire import ChoixProfession
from cpts.model.base import Modele, check_periode, facultatif, requis
from cpts.model.refus import refuse
from cpts.model.types import Courriel, Ident, Image, Jour, Lien, Ligne, Nom, NomCommune, Telephone, Texte
from cpts.model.valeurs import closed_list
from cpts.nomenclatures.listes import NIVEAUX_ALERTE, ROLES_PARTENAIRE, TYPES_ALERTE, TYPES_OFFRE

Niveau = Annotated[str, closed_list(NIVEAUX_ALERTE, "un niveau")]
TypeAlerte = Annotated[str, closed_list(TYPES_ALERTE, "un type d’alerte")]
Role = Annotated[str, closed_list(ROLES_PARTENAIRE, "un rôle")]
TypeOffre = Annotated[str, closed_list(TYPES_OFFRE, "un type d’offre")]


class Alerte(Modele):
    """A health alert shown on every page between its dates."""

    id: Ident = requis("Identifiant", "Nom court.", "canicule-2026-07")
    titre: Ligne = requis("Titre", "Une ligne, montrée en haut des pages.", "Fortes chaleurs")
    niveau: Niveau = requis("Niveau", "information, vigilance ou urgence.", "vigilance")
    type: TypeAlerte | None = facultatif("Type", "De quoi il s’agit : donne son dessin et son mot.", "canicule")
    du: Jour = requis("Du", "Premier jour.", "2026-07-01")
    au: Jour = requis("Au", "Dernier jour.", "2026-07-08")
    texte: Texte | None = facultatif("Texte", "Ce qui se passe.", "Il fera plus de 35 °C.")
    conseils: tuple[Ligne, ...] = facultatif("Conseils", "Un par ligne.", ["Buvez de l’eau."], ())
    professionnels: Texte | None = facultatif(
        "Pour les professionnels", "Ce que les soignants font de plus.", "Appelez vos patients fragiles."
    )
    mission: Ident | None = facultatif(
        "Mission", "Identifiant de la mission de cpts.yaml qui prépare à cette alerte.", "crises"
    )
    lien: Lien | None = facultatif("Lien", "Page officielle.", "https://information.example.org/")
    source: Ligne | None = facultatif("Source", "Qui le dit.", "Santé publique France")
    modifie_le: Jour | None = facultatif(
        "Modifiée le", "Dernier changement : les abonnés la reçoivent de nouveau.", "2026-07-04"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_periode(self.du, self.au, "au")
        return self

    def is_active(self, jour: date) -> bool:
        return self.du <= jour <= self.au


class FichierAlertes(Modele):
    """data/alertes.yaml."""

    alertes: tuple[Alerte, ...] = requis("Alertes", "Alertes de santé.", [])


class Partenaire(Modele):
    id: Ident = requis("Identifiant", "Cité par les actions.", "ars-exemple")
    nom: Nom = requis("Nom", "Nom du partenaire.", "Agence Exemple")
    role: Role = requis("Rôle", "Sorte de partenaire.", "ars")
    site: Lien | None = facultatif("Site", "Son site.", "https://partenaire.example.org/")
    logo: Image | None = facultatif("Logo", "Fichier de medias/.", "partenaire.png")


class FichierPartenaires(Modele):
    """data/partenaires.yaml."""

    partenaires: tuple[Partenaire, ...] = requis("Partenaires", "Partenaires de la CPTS.", [])


class Offre(Modele):
    """A training place, replacement, installation or job; gone after `fin`."""

    id: Ident = requis("Identifiant", "Nom court.", "stage-exemple-2027")
    type: TypeOffre = requis("Type", "stage, remplacement, installation ou emploi.", "stage")
    titre: Ligne = requis("Titre", "Une ligne.", "Stage en maison de santé")
    profession: ChoixProfession = requis("Profession", "Profession cherchée.", "infirmier")
    structure: Ident | None = facultatif("Structure", "Identifiant du lieu.", "msp-des-tilleuls")
    commune: NomCommune | None = facultatif("Commune", "Nom ou code INSEE, sans structure.", "Exempleville")
    debut: Jour | None = facultatif("Début", "Premier jour.", "2027-02-01")
    fin: Jour = requis("Fin", "Dernier jour d’affichage.", "2027-06-30")
    texte: Texte | None = facultatif("Texte", "Description.", "Trois jours par semaine.")
    contact: Ligne | None = facultatif("Contact", "À qui écrire : une personne ou une adresse.", "Camille Exemple")
    courriel: Courriel | None = facultatif("Courriel", "Où répondre à l’offre.", "offre@example.org")
    telephone: Telephone | None = facultatif("Téléphone", "Où appeler pour l’offre.", "03 53 01 00 10")
    publie_le: Jour | None = facultatif("Publiée le", "Date de publication.", "2026-11-01")

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_periode(self.debut, self.fin, "fin")
        if self.structure and self.commune:
            raise refuse(
                "offre-lieu", "une structure et une commune sont écrites", "l’une des deux seulement", "", ("commune",)
            )
        return self


class FichierOffres(Modele):
    """data/offres.yaml."""

    offres: tuple[Offre, ...] = requis("Offres", "Offres en cours.", [])
