"""data/actions.yaml: prevention actions and care pathways."""

from datetime import date
from typing import Annotated, Self

from pydantic import model_validator

from cpts.model.annuaire import Service
from cpts.model.base import Modele, check_periode, facultatif, requis
from cpts.model.documents import Document
from cpts.model.types import (
    Courriel,
    Decimal,
    Entier,
    Ident,
    Instant,
    Jour,
    Lien,
    Ligne,
    NumeroCourt,
    OuiNon,
    Telephone,
    Texte,
)
from cpts.model.valeurs import closed_list
from cpts.nomenclatures import listes
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES

Theme = Annotated[str, closed_list(listes.THEMES, "un thème")]
PUBLICS = {**listes.PUBLICS, **{slug: p.pluriel for slug, p in PROFESSIONS.items()}}
Public = Annotated[str, closed_list(PUBLICS, "un public")]
StatutAction = Annotated[str, closed_list(listes.STATUTS_ACTION, "un statut")]
Qui = Annotated[
    str,
    closed_list(
        {**PROFESSIONS, **SPECIALITES, **listes.TYPES_STRUCTURE, "patient": ""},
        "une profession, une spécialité ou un type de lieu",
    ),
]


class Periode(Modele):
    du: Jour | None = facultatif("Du", "Premier jour.", "2026-03-01")
    au: Jour | None = facultatif("Au", "Dernier jour.", "2026-12-31")

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_periode(self.du, self.au, "au")
        return self


class Inscription(Modele):
    telephone: Telephone | None = facultatif("Téléphone", "Numéro pour s’inscrire.", "03 53 01 00 00")
    courriel: Courriel | None = facultatif("Courriel", "Adresse pour s’inscrire.", "contact@example.org")
    lien: Lien | None = facultatif("Lien", "Page d’inscription.", "https://inscription.example.org/")
    jusqu_au: Instant | None = facultatif("Jusqu’au", "Fin des inscriptions, ce jour compris.", "2026-12-01")
    places: Entier | None = facultatif("Places", "Nombre de places.", 40)


class Chiffre(Modele):
    valeur: Decimal = requis("Valeur", "Nombre.", 320)
    libelle: Ligne = requis("Libellé", "Ce que le nombre compte.", "participants")


class Bilan(Modele):
    texte: Texte | None = facultatif("Texte", "Ce qui a été fait.", "Deux soirées, un stand au marché.")
    chiffres: tuple[Chiffre, ...] = facultatif(
        "Chiffres", "Résultats.", [{"valeur": 320, "libelle": "participants"}], ()
    )
    au: Jour | None = facultatif("Au", "Jour où les chiffres ont été arrêtés.", "2026-10-31")


class Action(Modele):
    """A prevention or care-pathway action."""

    id: Ident = requis("Identifiant", "Sert d’adresse à la page.", "depistage-diabete")
    titre: Ligne = requis("Titre", "Nom de l’action.", "Dépistage du diabète")
    resume: Texte = requis(
        "Résumé", "Une phrase simple pour les habitants.", "Une goutte de sang, une minute, c’est gratuit."
    )
    description: Texte | None = facultatif("Description", "Paragraphes et liens https seuls.", "Sans rendez-vous.")
    theme: Theme = requis("Thème", "Thème de prévention.", "depistage")
    mission: Ident | None = facultatif("Mission", "Identifiant d’une mission de cpts.yaml.", "prevention")
    publics: tuple[Public, ...] = requis("Publics", "À qui elle s’adresse.", ["habitants"], min_length=1)
    statut: StatutAction | None = facultatif(
        "Statut", "Calculé d’après la période ; « suspendue » s’écrit.", "suspendue"
    )
    periode: Periode | None = facultatif(
        "Période",
        "Dates de l’action ; sans « au », on vient toute l’année.",
        {"du": "2026-03-01", "au": "2026-12-31"},
    )
    lieux: tuple[Ident, ...] = facultatif("Lieux", "Identifiants de structures.", ["pharmacie-des-tilleuls"], ())
    participants: tuple[Ident, ...] = facultatif(
        "Participants", "Identifiants de personnes ou de structures.", ["camille-exemple"], ()
    )
    partenaires: tuple[Ident, ...] = facultatif("Partenaires", "Identifiants de partenaires.yaml.", ["ars-exemple"], ())
    inscription: Inscription | None = facultatif("Inscription", "Comment participer.", {"telephone": "03 53 01 00 00"})
    bilan: Bilan | None = facultatif("Bilan", "Résultats.", {"texte": "320 personnes venues."})

    def compute_statut(self, jour: date) -> str:
        """The status on `jour`; « suspendue » alone is decided by people."""
        if self.statut == "suspendue" or self.periode is None:
            return self.statut or "en-cours"
        du, au = self.periode.du, self.periode.au
        if au is not None and au < jour:
            return "terminee"
        return "a-venir" if du is not None and du > jour else "en-cours"


class Etape(Modele):
    titre: Ligne = requis("Titre", "Ce qui se passe.", "Avant la sortie")
    qui: tuple[Qui, ...] = facultatif("Qui", "Professions, spécialités ou lieux concernés.", ["infirmier"], ())
    texte: Texte | None = facultatif(
        "Texte", "Ce que le patient vit, en mots simples.", "Un infirmier passe vous voir."
    )
    pour_les_professionnels: Texte | None = facultatif(
        "Pour les professionnels",
        "Qui fait quoi, dans quel délai, qui prévient qui.",
        "L’hôpital appelle l’infirmier la veille de la sortie.",
    )
    numeros: tuple[NumeroCourt, ...] = facultatif("Numéros courts", "Numéros à appeler, en grand.", ["15"], ())
    documents: tuple[Lien, ...] = facultatif("Documents", "Liens utiles.", ["https://documents.example.org/"], ())


class Parcours(Modele):
    """A care pathway: steps, and who does what."""

    id: Ident = requis("Identifiant", "Sert d’adresse à la page.", "retour-a-domicile")
    titre: Ligne = requis("Titre", "Nom du parcours.", "Rentrer chez soi après l’hôpital")
    resume: Texte = requis(
        "Résumé", "Une ou deux phrases pour les habitants.", "Votre retour se prépare avant la sortie."
    )
    exemple: OuiNon = facultatif(
        "Exemple", "oui : la page dit que les soignants du territoire doivent encore l’adapter.", "oui", False
    )
    publics: tuple[Public, ...] = facultatif("Publics", "À qui il s’adresse.", ["malades-chroniques"], ())
    etapes: tuple[Etape, ...] = requis("Étapes", "Dans l’ordre.", [{"titre": "Avant la sortie"}], min_length=1)
    documents: tuple[Document, ...] = facultatif(
        "Documents",
        "À lire ou à imprimer.",
        [{"titre": "Fiche de liaison", "lien": "https://documents.example.org/"}],
        (),
    )
    services: tuple[Service, ...] = facultatif(
        "Services", "Services utiles ; la page dit quels lieux les rendent.", ["etp"], ()
    )
    actions: tuple[Ident, ...] = facultatif(
        "Actions", "Identifiants d’actions de prévention ; leurs dates suivent.", ["depistage-diabete"], ()
    )
    contact: Ligne | None = facultatif(
        "Contact", "À qui parler ; un numéro écrit ici se compose d’un geste.", "La coordination, au 03 53 01 00 00"
    )
    telephone: Telephone | None = facultatif("Téléphone", "Numéro du contact, en grand.", "03 53 01 00 00")
    courriel: Courriel | None = facultatif("Courriel", "Adresse du contact.", "contact@example.org")
    verifie_le: Jour | None = facultatif("Vérifié le", "Dernière relecture.", "2026-10-02")


class FichierActions(Modele):
    """data/actions.yaml and data/actions/*.yaml."""

    actions: tuple[Action, ...] = facultatif("Actions", "Actions de prévention.", [], ())
    parcours: tuple[Parcours, ...] = facultatif("Parcours", "Parcours de soins.", [], ())
