"""The words for a line of a card that is new, gone or different, when no phrase says it better.

`poids` orders the phrases: what makes somebody come to a closed door, or call nobody, comes first.
"""

from typing import NamedTuple

from cpts.comparaison.cartes import Difference

DISPARU, URGENT, IMPORTANT, UTILE, DETAIL, RELECTURE = 0, 5, 10, 20, 30, 90


class Phrase(NamedTuple):
    """A clause without capital nor point, whose subject is the entry."""

    poids: int
    texte: str


class Mot(NamedTuple):
    """`accord`: what its participles end with, « numéro changé », « adresse changée »."""

    nom: str
    accord: str = ""
    poids: int = DETAIL


MOTS = {
    "telephone": Mot("numéro de téléphone", "", IMPORTANT),
    "numeros": Mot("numéros courts", "s", URGENT),
    "nom": Mot("nom", "", UTILE),
    "prenom": Mot("prénom", "", UTILE),
    "civilite": Mot("civilité", "e"),
    "profession": Mot("profession", "e", IMPORTANT),
    "specialite": Mot("spécialité", "e", IMPORTANT),
    "adresse": Mot("adresse", "e", IMPORTANT),
    "position": Mot("point sur la carte", "", UTILE),
    "courriel": Mot("adresse de courriel", "e", UTILE),
    "site": Mot("site web", "", UTILE),
    "acces": Mot("accès des personnes handicapées", ""),
    "services": Mot("services rendus", "s", UTILE),
    "sans_rendez_vous": Mot("accueil sans rendez-vous", "", IMPORTANT),
    "rendez_vous": Mot("prise de rendez-vous en ligne", "e", UTILE),
    "conventionnement": Mot("tarifs", "s", IMPORTANT),
    "carte_vitale": Mot("réponse sur la carte Vitale", "e", UTILE),
    "tiers_payant": Mot("réponse sur le tiers payant", "e", UTILE),
    "communes_visites": Mot("communes des visites à domicile", "es", UTILE),
    "langues": Mot("langues parlées", "es", UTILE),
    "competences": Mot("compétences", "es"),
    "rpps": Mot("numéro RPPS"),
    "finess": Mot("numéro FINESS"),
    "titre": Mot("titre", "", UTILE),
    "resume": Mot("résumé", "", UTILE),
    "description": Mot("description", "e"),
    "texte": Mot("texte", "", UTILE),
    "theme": Mot("thème"),
    "mission": Mot("mission", "e"),
    "publics": Mot("public", "", UTILE),
    "statut": Mot("statut", "", IMPORTANT),
    "periode": Mot("dates", "es", IMPORTANT),
    "lieux": Mot("lieux", "s", IMPORTANT),
    "participants": Mot("participants", "s", UTILE),
    "partenaires": Mot("partenaires", "s"),
    "inscription": Mot("inscription", "e", IMPORTANT),
    "bilan": Mot("bilan"),
    "exemple": Mot("mention « exemple »", "e", UTILE),
    "etapes": Mot("étapes", "es", IMPORTANT),
    "documents": Mot("documents", "s", UTILE),
    "actions": Mot("actions liées", "es"),
    "contact": Mot("contact", "", UTILE),
    "quand": Mot("date", "e", IMPORTANT),
    "recurrence": Mot("rythme", "", IMPORTANT),
    "lieu": Mot("lieu", "", IMPORTANT),
    "commune": Mot("commune", "e", IMPORTANT),
    "visio": Mot("lien pour suivre à distance", "", IMPORTANT),
    "action": Mot("action liée", "e"),
    "reporte_au": Mot("nouvelle date", "e", IMPORTANT),
    "compte_rendu": Mot("compte rendu"),
    "structures": Mot("lieux", "s", IMPORTANT),
    "professions": Mot("métiers à qui s’adresser", "s", UTILE),
    "pages": Mot("pages du site", "es"),
    "lien": Mot("lien", "", UTILE),
    "cout": Mot("prix", "", UTILE),
    "valide_par": Mot("nom du relecteur"),
    "structure": Mot("lieu", "", IMPORTANT),
    "jours": Mot("jours", "s", IMPORTANT),
    "de": Mot("heure de début", "e", IMPORTANT),
    "a": Mot("heure de fin", "e", IMPORTANT),
    "feries": Mot("réponse sur les jours fériés", "e", UTILE),
    "comment": Mot("façon d’en profiter", "e", UTILE),
    "type": Mot("type", "", UTILE),
    "debut": Mot("début", "", IMPORTANT),
    "fin": Mot("fin", "e", IMPORTANT),
    "qui": Mot("personne ou lieu de garde", "", URGENT),
    "communes": Mot("communes", "es", IMPORTANT),
    "niveau": Mot("niveau", "", URGENT),
    "du": Mot("premier jour", "", IMPORTANT),
    "au": Mot("dernier jour", "", IMPORTANT),
    "conseils": Mot("conseils", "s", IMPORTANT),
    "professionnels": Mot("consigne aux soignants", "e", UTILE),
    "source": Mot("source", "e"),
    "role": Mot("rôle"),
    "logo": Mot("logo"),
    "publie_le": Mot("date de publication", "e"),
    "date": Mot("date", "e", UTILE),
    "verifie_le": Mot("date de relecture", "e", RELECTURE),
    "exercices": Mot("lieux d’exercice", "s", IMPORTANT),
    "horaires": Mot("horaires", "s", IMPORTANT),
    "fermetures": Mot("fermetures", "es", IMPORTANT),
    "nouveaux_patients": Mot("réponse sur les nouveaux patients", "e", IMPORTANT),
    "visites_a_domicile": Mot("réponse sur les visites à domicile", "e", UTILE),
    "teleconsultation": Mot("réponse sur la téléconsultation", "e", UTILE),
    "fin_activite": Mot("départ", "", IMPORTANT),
    "sauf": Mot("dates sans rendez-vous", "es", IMPORTANT),
    "deplace": Mot("dates déplacées", "es", IMPORTANT),
    "nom_court": Mot("nom court", "", UTILE),
    "demonstration": Mot("mention « démonstration »", "e", IMPORTANT),
    "slogan": Mot("slogan"),
    "depot": Mot("adresse du dépôt", "e"),
    "branche": Mot("branche du dépôt", "e"),
    "date_donnees": Mot("date des données", "e", RELECTURE),
    "fraicheur": Mot("durées de validité", "es", UTILE),
    "couleurs": Mot("couleurs", "es", UTILE),
    "directeur_publication": Mot("directeur de la publication", "", UTILE),
    "forme_juridique": Mot("forme juridique", "e"),
    "rna": Mot("numéro RNA"),
    "siren": Mot("numéro SIREN"),
    "declaree_le": Mot("date de déclaration", "e"),
    "prefecture": Mot("préfecture", "e"),
    "delegue_donnees": Mot("contact pour les données personnelles", "", UTILE),
    "accessibilite": Mot("déclaration d’accessibilité", "e"),
    "evaluation": Mot("évaluation de l’accessibilité", "e"),
    "criteres": Mot("résultats par critère", "s"),
    "contenus_non_accessibles": Mot("contenus non accessibles", "s", UTILE),
    "derogations": Mot("dérogations", "es"),
    "hebergeur": Mot("hébergeur"),
    "gouvernance": Mot("gouvernance", "e", UTILE),
    "missions": Mot("missions", "es", UTILE),
    "equipe": Mot("équipe", "e", UTILE),
    "projet_sante": Mot("projet de santé", "", UTILE),
    "sigles": Mot("sigles", "s"),
    "voisins": Mot("CPTS voisines", "es"),
    "source_population": Mot("source des populations", "e"),
    "indicateurs": Mot("indicateurs", "s", UTILE),
}


def say_difference(difference: Difference) -> Phrase:
    """« numéro de téléphone changé »; a field that has no word yet is called by its title."""
    inconnu = Mot(f"champ «\u00a0{difference.titre}\u00a0»", "", UTILE)
    mot = MOTS.get(difference.cle[-1]) or MOTS.get(difference.cle[0], inconnu)
    verbe = "changé" if difference.avant and difference.apres else "retiré" if difference.avant else "ajouté"
    return Phrase(mot.poids, f"{mot.nom} {verbe}{mot.accord}")
