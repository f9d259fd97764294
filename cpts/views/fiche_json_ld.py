"""Views: entries of the directory as schema.org objects, known facts only."""

from typing import Any

from cpts.model.annuaire import Exercice, Professionnel, Structure
from cpts.model.lieu import Adresse, Position
from cpts.views.contexte import Contexte
from cpts.views.horaires import list_specifications
from cpts.views.mots import write_role
from cpts.views.resultats import find_appel, is_nouveaux_actuel

_TYPES_PROFESSION = {
    "medecin-generaliste": "Physician",
    "medecin-specialiste": "Physician",
    "chirurgien-dentiste": "Dentist",
    "orthodontiste": "Dentist",
}
_TYPES_STRUCTURE = {
    "cabinet": "MedicalClinic",
    "maison-de-sante": "MedicalClinic",
    "centre-de-sante": "MedicalClinic",
    "pharmacie": "Pharmacy",
    "laboratoire": "DiagnosticLab",
    "imagerie": "MedicalClinic",
    "hopital": "Hospital",
    "urgences": "EmergencyService",
    "mairie": "CityHall",
    "ccas": "GovernmentOffice",
    "cpam": "GovernmentOffice",
    "mdph": "GovernmentOffice",
    "maison-france-services": "GovernmentOffice",
    "association": "NGO",
    "autre": "Organization",
}


def make_json_ld(contexte: Contexte, fiche: Professionnel | Structure) -> tuple[dict[str, Any], ...]:
    """One object; none for someone whose activity has ended, whom no search engine should recommend."""
    if isinstance(fiche, Structure):
        return (_make_structure(contexte, fiche),)
    if contexte.is_parti(fiche):
        return ()
    genre = _TYPES_PROFESSION.get(fiche.profession)
    return (_make_cabinet(contexte, fiche, genre) if genre else _make_personne(contexte, fiche),)


def _start(contexte: Contexte, genre: str, nom: str, ident: str) -> dict[str, Any]:
    adresse = f"{contexte.site.cpts.site}annuaire/{ident}/"
    return {"@context": "https://schema.org", "@type": genre, "@id": adresse, "name": nom, "url": adresse}


def _make_cabinet(contexte: Contexte, professionnel: Professionnel, genre: str) -> dict[str, Any]:
    objet = _start(contexte, genre, professionnel.nom_complet, professionnel.id)
    exercice = professionnel.exercices[0]
    objet |= _make_lieu(contexte, exercice)
    if exercice.horaires and not contexte.is_masquee(professionnel.verifie_le):
        objet["openingHoursSpecification"] = list_specifications(contexte, exercice.horaires)
    if professionnel.fin_activite is None and is_nouveaux_actuel(contexte, professionnel, "oui"):
        objet["isAcceptingNewPatients"] = True
    return objet


def _make_personne(contexte: Contexte, professionnel: Professionnel) -> dict[str, Any]:
    objet = _start(contexte, "Person", professionnel.nom_complet, professionnel.id)
    objet["jobTitle"] = write_role(professionnel.profession, professionnel.specialite)
    objet["workLocation"] = [{"@type": "Place"} | _make_lieu(contexte, e) for e in professionnel.exercices]
    if professionnel.langues:
        objet["knowsLanguage"] = list(professionnel.langues)
    return objet


def _make_structure(contexte: Contexte, structure: Structure) -> dict[str, Any]:
    objet = _start(contexte, _TYPES_STRUCTURE.get(structure.type, "MedicalOrganization"), structure.nom, structure.id)
    objet["address"] = _make_adresse(contexte, structure.adresse)
    if structure.position:
        objet["geo"] = _make_position(structure.position)
    for cle, valeur in (("telephone", structure.telephone), ("email", structure.courriel), ("sameAs", structure.site)):
        if valeur:
            objet[cle] = valeur
    if structure.horaires and not contexte.is_masquee(structure.verifie_le):
        objet["openingHoursSpecification"] = list_specifications(contexte, structure.horaires)
    return objet


def _make_lieu(contexte: Contexte, exercice: Exercice) -> dict[str, Any]:
    lieu: dict[str, Any] = {"address": _make_adresse(contexte, contexte.site.get_adresse(exercice))}
    if position := contexte.site.get_position(exercice):
        lieu["geo"] = _make_position(position)
    if appel := find_appel(contexte, (exercice,)):
        lieu["telephone"] = appel.telephone.uri.removeprefix("tel:")
    return lieu


def _make_adresse(contexte: Contexte, adresse: Adresse) -> dict[str, str]:
    objet = {"@type": "PostalAddress", "addressCountry": "FR", "postalCode": adresse.code_postal}
    objet["addressLocality"] = contexte.site.get_nom_commune(adresse)
    if adresse.voie:
        objet["streetAddress"] = adresse.voie
    return objet


def _make_position(position: Position) -> dict[str, Any]:
    return {"@type": "GeoCoordinates", "latitude": position.latitude, "longitude": position.longitude}
