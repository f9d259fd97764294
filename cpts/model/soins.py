"""data/soins.yaml: what to do now, unscheduled care, on-call rosters."""

from typing import Annotated, Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from cpts.model.agenda import JourSemaine, list_sans_heure
from cpts.model.annuaire import ChoixProfession, Service
from cpts.model.base import Modele, check_periode, facultatif, requis
from cpts.model.refus import refuse_tout
from cpts.model.types import (
    CodeCommune,
    Heure,
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
from cpts.nomenclatures.listes import PAGES_ETAPE, TYPES_GARDE
from cpts.nomenclatures.moments import QUAND

Quand = Annotated[str, closed_list(QUAND, "un moment")]
TypeGarde = Annotated[str, closed_list(TYPES_GARDE, "un type de garde")]
PageEtape = Annotated[str, closed_list(PAGES_ETAPE, "une page")]


class EtapeSoins(Modele):
    """One step of the ladder « Que faire maintenant ? »."""

    id: Ident = requis("Identifiant", "Nom court.", "urgence-vitale")
    titre: Ligne = requis("Titre", "La situation, avec les mots du patient.", "Une vie est en danger")
    quand: tuple[Quand, ...] = requis("Quand", "Moments où cette étape vaut.", ["toujours"], min_length=1)
    texte: Texte | None = facultatif("Texte", "Que faire, en phrases courtes.", "Appelez le 15.")
    numeros: tuple[NumeroCourt, ...] = facultatif("Numéros courts", "Numéros nationaux.", ["15", "112"], ())
    telephone: Telephone | None = facultatif("Téléphone", "Numéro local.", "03 53 01 00 00")
    structures: tuple[Ident, ...] = facultatif("Structures", "Identifiants de lieux.", ["pharmacie-des-tilleuls"], ())
    professions: tuple[ChoixProfession, ...] = facultatif(
        "Professions", "Métiers à qui s’adresser : l’étape mène à leurs listes.", ["pharmacien"], ()
    )
    services: tuple[Service, ...] = facultatif(
        "Services", "Services rendus : l’étape mène aux lieux qui les rendent.", ["trod-angine"], ()
    )
    pages: tuple[PageEtape, ...] = facultatif(
        "Pages du site", "medecin-traitant, creneaux ou gardes.", ["medecin-traitant"], ()
    )
    lien: Lien | None = facultatif("Lien", "Page à lire.", "https://information.example.org/")
    cout: Ligne | None = facultatif(
        "Coût",
        "Ce que coûtent les soins ; le prix d’un numéro court est déjà connu du site.",
        "Consultation remboursée",
    )
    valide_par: Ligne | None = facultatif("Validé par", "Qui a relu cette étape.", "Le comité médical")
    verifie_le: Jour | None = facultatif("Vérifié le", "Dernière relecture.", "2026-10-02")


class Creneau(Modele):
    """A weekly slot of unscheduled care."""

    id: Ident = requis("Identifiant", "Nom court.", "sans-rdv-samedi")
    structure: Ident = requis("Structure", "Identifiant du lieu.", "msp-des-tilleuls")
    jours: tuple[JourSemaine, ...] = requis("Jours", "Jours de la semaine.", ["samedi"], min_length=1)
    de: Heure = requis("De", "Début.", "9h")
    a: Heure = requis("À", "Fin.", "12h")
    feries: OuiNon | None = facultatif("Jours fériés", "Tenu aussi les jours fériés ; absent : « à vérifier ».", "non")
    comment: Ligne | None = facultatif("Comment", "Comment en profiter.", "Sans rendez-vous")
    telephone: Telephone | None = facultatif("Téléphone", "Numéro à appeler.", "03 53 01 00 10")
    verifie_le: Jour | None = facultatif("Vérifié le", "Dernière relecture.", "2026-10-02")

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_periode(self.de, self.a, "a", duree=True)
        return self


class Garde(Modele):
    """Who is on call between two moments."""

    id: Ident = requis("Identifiant", "Nom court.", "garde-2026-11-28")
    type: TypeGarde = requis("Type", "medecin, pharmacie, dentiste ou infirmier.", "medecin")
    debut: Instant = requis("Début", "Début de la garde.", "2026-11-28 12h")
    fin: Instant = requis("Fin", "Fin de la garde.", "2026-11-30 8h")
    qui: Ident = requis("Qui", "Identifiant d’une personne ou d’une structure.", "msp-des-tilleuls")
    telephone: Telephone | None = facultatif("Téléphone", "Numéro à appeler.", "03 53 01 00 10")
    communes: tuple[CodeCommune, ...] = facultatif("Communes", "Codes INSEE servis ; toutes si absent.", ["01001"], ())

    @model_validator(mode="wrap")
    @classmethod
    def _check(cls, valeur: Any, lire: ModelWrapValidatorHandler[Self]) -> Self:
        garde = lire(valeur)
        if defauts := tuple(list_sans_heure(valeur, ("debut", "fin"))):
            raise refuse_tout(defauts)
        check_periode(garde.debut, garde.fin, "fin", duree=True)
        return garde


class FichierSoins(Modele):
    """data/soins.yaml."""

    etapes: tuple[EtapeSoins, ...] = facultatif("Étapes", "L’échelle des recours, dans l’ordre.", [], ())
    creneaux: tuple[Creneau, ...] = facultatif("Créneaux", "Soins non programmés de la semaine.", [], ())
    gardes: tuple[Garde, ...] = facultatif("Gardes", "Tours de garde datés.", [], ())
