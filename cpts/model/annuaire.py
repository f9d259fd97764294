"""data/annuaire.yaml: people and places."""

from typing import Annotated, Self

from pydantic import model_validator

from cpts.model.base import Modele, check_periode, facultatif, requis
from cpts.model.horaires import EXEMPLE_HORAIRES, ChampHoraires
from cpts.model.lieu import EXEMPLE_ADRESSE, EXEMPLE_POSITION, Adresse, Position
from cpts.model.refus import refuse
from cpts.model.types import (
    Courriel,
    Finess,
    Ident,
    Jour,
    Lien,
    Ligne,
    Nom,
    NomCommune,
    OuiNon,
    Rpps,
    Telephone,
    Texte,
)
from cpts.model.valeurs import closed_list
from cpts.nomenclatures import langues, listes
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES

TypeStructure = Annotated[str, closed_list(listes.TYPES_STRUCTURE, "un type de lieu")]
Service = Annotated[str, closed_list(listes.SERVICES, "un service")]
Langue = Annotated[str, closed_list(langues.LANGUES, "un code de langue")]
ChoixProfession = Annotated[str, closed_list(PROFESSIONS, "une profession")]
Specialite = Annotated[str, closed_list(SPECIALITES, "une spécialité")]
Conventionnement = Annotated[str, closed_list(listes.CONVENTIONNEMENTS, "un conventionnement")]
ReponseNouveaux = Annotated[str, closed_list(listes.NOUVEAUX_PATIENTS, "une réponse")]
Civilite = Annotated[str, closed_list(listes.CIVILITES, "une civilité")]
StatutDiffusion = Annotated[str, closed_list(listes.STATUTS_DIFFUSION, "un statut")]
SourceDiffusion = Annotated[str, closed_list(listes.SOURCES_DIFFUSION, "une source")]

_FERMETURE = {"du": "2026-12-24", "au": "2027-01-02", "motif": "congés"}
_DIFFUSION = {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"}


class Fermeture(Modele):
    du: Jour = requis("Du", "Premier jour fermé.", "2026-12-24")
    au: Jour = requis("Au", "Dernier jour fermé.", "2027-01-02")
    motif: Ligne | None = facultatif("Motif", "Montré au public.", "congés")

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_periode(self.du, self.au, "au")
        return self


class Acces(Modele):
    """Access for people with disabilities; absent means unknown."""

    pmr: OuiNon | None = facultatif("Accès de plain-pied", "Entrée possible en fauteuil roulant.", "oui")
    parking_pmr: OuiNon | None = facultatif("Place réservée", "Place de stationnement réservée.", "oui")
    boucle_magnetique: OuiNon | None = facultatif("Boucle magnétique", "Pour les appareils auditifs.", "non")
    langue_des_signes: OuiNon | None = facultatif("Langue des signes", "Accueil en langue des signes.", "non")
    transport: Ligne | None = facultatif("Transport", "Arrêt de bus ou gare.", "Bus 12, arrêt Mairie")


class Structure(Modele):
    """A place: pharmacy, practice, hospital, town hall…"""

    id: Ident = requis("Identifiant", "Sert d’adresse à la fiche ; ne change jamais.", "pharmacie-des-tilleuls")
    nom: Nom = requis("Nom", "Nom affiché.", "Pharmacie des Tilleuls")
    type: TypeStructure = requis("Type", "Sorte de lieu.", "pharmacie")
    adresse: Adresse = requis("Adresse", "Adresse postale.", EXEMPLE_ADRESSE)
    position: Position | None = facultatif("Position", "Point sur la carte.", EXEMPLE_POSITION)
    telephone: Telephone | None = facultatif("Téléphone", "Numéro à appeler.", "03 53 01 00 10")
    courriel: Courriel | None = facultatif("Courriel", "Adresse publique.", "accueil@example.org")
    site: Lien | None = facultatif("Site", "Page web.", "https://pharmacie.example.org/")
    horaires: ChampHoraires | None = facultatif("Horaires", "Une ligne par jour ou groupe de jours.", EXEMPLE_HORAIRES)
    fermetures: tuple[Fermeture, ...] = facultatif(
        "Fermetures", "Congés et fermetures exceptionnelles.", [_FERMETURE], ()
    )
    acces: Acces | None = facultatif("Accès", "Accueil des personnes handicapées.", {"pmr": "oui"})
    services: tuple[Service, ...] = facultatif("Services", "Services rendus sur place.", ["vaccination"], ())
    sans_rendez_vous: Ligne | None = facultatif(
        "Sans rendez-vous", "Quand venir sans rendez-vous.", "Le matin de 9 h à 10 h"
    )
    responsable_donnees: Ligne | None = facultatif(
        "Responsable des données", "Qui tient cette fiche à jour.", "La titulaire"
    )
    finess: Finess | None = facultatif("FINESS", "Numéro FINESS.", "010000000")
    anciens_ids: tuple[Ident, ...] = facultatif(
        "Anciens identifiants", "Redirigés vers cette fiche.", ["pharmacie-dupont"], ()
    )
    verifie_le: Jour | None = facultatif("Vérifiée le", "Dernière relecture de la fiche.", "2026-10-02")


class Exercice(Modele):
    """One place where a person works: a `structure` or an address of its own."""

    structure: Ident | None = facultatif("Structure", "Identifiant d’une structure.", "msp-des-tilleuls")
    adresse: Adresse | None = facultatif("Adresse", "Adresse propre, sans structure.", EXEMPLE_ADRESSE)
    position: Position | None = facultatif("Position", "Point sur la carte.", EXEMPLE_POSITION)
    telephone: Telephone | None = facultatif("Téléphone", "Numéro pour ce lieu.", "03 53 01 00 11")
    courriel: Courriel | None = facultatif("Courriel", "Adresse publique.", "secretariat@example.org")
    horaires: ChampHoraires | None = facultatif("Horaires", "Horaires de la personne dans ce lieu.", EXEMPLE_HORAIRES)
    rendez_vous: Lien | None = facultatif("Rendez-vous", "Page de rendez-vous en ligne.", "https://rdv.example.org/")
    acces: Acces | None = facultatif("Accès", "Accueil des personnes handicapées.", {"pmr": "oui"})
    fermetures: tuple[Fermeture, ...] = facultatif("Fermetures", "Congés.", [_FERMETURE], ())

    @model_validator(mode="after")
    def _check_lieu(self) -> Self:
        if (self.structure is None) == (self.adresse is None):
            trouve = "aucun lieu n’est écrit" if self.structure is None else "une structure et une adresse sont écrites"
            raise refuse("exercice-lieu", trouve, "une structure ou une adresse, l’une des deux")
        return self


class NouveauxPatients(Modele):
    reponse: ReponseNouveaux = requis("Réponse", "oui, non ou liste-attente.", "oui")
    declare_le: Jour = requis("Déclarée le", "Date de la réponse ; elle expire.", "2026-10-02")


class FinActivite(Modele):
    le: Jour = requis("Le", "Dernier jour d’activité.", "2026-12-31")
    relais: tuple[Ident, ...] = facultatif(
        "Relais", "Personnes ou structures qui prennent la suite.", ["msp-des-tilleuls"], ()
    )
    message: Texte | None = facultatif(
        "Message", "Ce que les patients doivent faire.", "Votre dossier reste au cabinet."
    )


class Diffusion(Modele):
    """The person's agreement to be published; nobody is public before the day they were told."""

    statut: StatutDiffusion = requis("Statut", "public, pro ou oppose.", "public")
    source: SourceDiffusion = requis("Source", "D’où vient l’information.", "declaration")
    informe_le: Jour | None = facultatif(
        "Informée le",
        "Date à laquelle la personne a été informée ; obligatoire pour la publier.",
        "2026-09-01",
    )

    @model_validator(mode="after")
    def _check_informe_le(self) -> Self:
        if self.statut == "public" and self.informe_le is None:
            attendu = "date à laquelle la personne a été informée"
            exemple = "Par exemple « informe_le: 2026-09-01 » ; tant qu’elle ne l’est pas, écrivez « statut: pro »"
            raise refuse("champ-absent", "le champ « informe_le » manque", attendu, exemple, ("informe_le",))
        return self


class Professionnel(Modele):
    """A health or social professional."""

    id: Ident = requis("Identifiant", "Sert d’adresse à la fiche ; ne change jamais.", "camille-exemple")
    civilite: Civilite | None = facultatif("Civilité", "dr ou pr.", "dr")
    nom: Nom = requis("Nom", "Nom d’exercice.", "Exemple")
    prenom: Nom = requis("Prénom", "Prénom d’exercice.", "Camille")
    profession: ChoixProfession = requis("Profession", "Identifiant de la profession.", "medecin-generaliste")
    specialite: Specialite | None = facultatif("Spécialité", "Pour un médecin spécialiste.", "cardiologie")
    rpps: Rpps | None = facultatif("RPPS", "Numéro national, onze chiffres.", "10000000000")
    exercices: tuple[Exercice, ...] = requis(
        "Lieux d’exercice", "Un par lieu.", [{"structure": "msp-des-tilleuls"}], min_length=1
    )
    carte_vitale: OuiNon | None = facultatif("Carte Vitale", "Carte Vitale acceptée.", "oui")
    tiers_payant: OuiNon | None = facultatif("Tiers payant", "Pas d’avance de frais.", "oui")
    conventionnement: Conventionnement | None = facultatif("Conventionnement", "Secteur.", "secteur-1")
    nouveaux_patients: NouveauxPatients | None = facultatif(
        "Nouveaux patients", "Réponse datée.", {"reponse": "oui", "declare_le": "2026-10-02"}
    )
    sans_rendez_vous: Ligne | None = facultatif("Sans rendez-vous", "Quand venir sans rendez-vous.", "Le lundi matin")
    visites_a_domicile: OuiNon | None = facultatif("Visites à domicile", "La personne se déplace.", "oui")
    communes_visites: tuple[NomCommune, ...] = facultatif(
        "Communes des visites", "Noms ou codes INSEE.", ["Exempleville"], ()
    )
    teleconsultation: OuiNon | None = facultatif("Téléconsultation", "Consultation à distance.", "non")
    langues: tuple[Langue, ...] = facultatif("Langues", "Langues parlées.", ["fr", "en"], ())
    competences: tuple[Ligne, ...] = facultatif("Compétences", "Savoir-faire utiles au patient.", ["tabacologie"], ())
    adherent: OuiNon | None = facultatif("Adhérent", "Membre de la CPTS.", "oui")
    fin_activite: FinActivite | None = facultatif("Fin d’activité", "Départ annoncé.", {"le": "2026-12-31"})
    diffusion: Diffusion = requis("Diffusion", "Accord de la personne.", _DIFFUSION)
    anciens_ids: tuple[Ident, ...] = facultatif(
        "Anciens identifiants", "Redirigés vers cette fiche.", ["dr-exemple"], ()
    )
    verifie_le: Jour | None = facultatif("Vérifiée le", "Dernière relecture de la fiche.", "2026-10-02")

    @model_validator(mode="after")
    def _check_specialite(self) -> Self:
        if self.profession == "medecin-specialiste" and self.specialite is None:
            trouve = "la spécialité du médecin spécialiste n’est pas écrite"
            suggestion = "Par exemple « specialite: cardiologie »"
            raise refuse("specialite-absente", trouve, "une ligne specialite", suggestion, ("specialite",))
        return self

    @property
    def nom_complet(self) -> str:
        """« Dr Camille Exemple »."""
        civilite = f"{listes.CIVILITES[self.civilite]} " if self.civilite else ""
        return f"{civilite}{self.prenom} {self.nom}"


class DiffusionOpposee(Modele):
    statut: StatutDiffusion = requis("Statut", "oppose.", "oppose")


class ProfessionnelOppose(Modele):
    """A person who objects: only the id stays, so that nobody adds them again."""

    id: Ident = requis("Identifiant", "Un identifiant neutre, sans nom.", "fiche-0000")
    diffusion: DiffusionOpposee = requis("Diffusion", "statut: oppose et rien d’autre.", {"statut": "oppose"})


class FichierAnnuaire(Modele):
    """data/annuaire.yaml and data/annuaire/*.yaml."""

    structures: tuple[Structure, ...] = facultatif("Structures", "Lieux.", [], ())
    professionnels: tuple[Professionnel | ProfessionnelOppose, ...] = facultatif("Professionnels", "Personnes.", [], ())
