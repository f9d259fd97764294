"""A small hand-made Site with everything that breaks an export: accents, separators, quotes, line breaks, formulas."""

from datetime import date
from typing import Any

from cpts.model.actualites import Actualite
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.cpts import Cpts
from cpts.model.divers import Alerte
from cpts.model.lieu import Adresse
from cpts.model.site import Commune, Site, Territoire
from cpts.views.contexte import Contexte, make_contexte

BASE = "https://cpts.example.org/"
JOUR = date(2026, 11, 21)
PUBLIC = {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"}
CARRE = ((2.4, 50.8), (2.5, 50.8), (2.5, 50.9), (2.4, 50.9), (2.4, 50.8))
TROU = ((2.44, 50.84), (2.44, 50.86), (2.46, 50.86), (2.46, 50.84), (2.44, 50.84))
EST = tuple((x + 0.1, y) for x, y in CARRE)
ILE = tuple((x + 0.3, y) for x, y in CARRE)

EXEMPLEVILLE = Commune("59001", "Exempleville", "exempleville", ("59001",), 1200, False, ((CARRE, TROU),))
RIVEBOURG = Commune("59002", "Saint-Élan", "saint-elan", ("59002", "59003"), None, False, ((EST,), (ILE,)))
VOISINE = Commune("59009", "Voisineville", "voisineville", ("59009",), 800, True, ((EST,),))
COMMUNES = (EXEMPLEVILLE, RIVEBOURG, VOISINE)

CPTS = {
    "nom": "CPTS Exemple, « Vallée »",
    "nom_court": "CPTS Exemple",
    "demonstration": "oui",
    "site": "https://cpts.example.org/",
    "courriel": "contact@example.org",
    "date_donnees": "2026-11-01",
    "adresse": {"code_postal": "59001", "commune": "Exempleville"},
    "couleurs": {"principale": "#0b5c6b", "accent": "#b34700"},
    "directeur_publication": "Camille Exemple",
    "hebergeur": {"nom": "Hébergeur Exemple", "adresse": "1 rue de l’Exemple"},
}

PHARMACIE = {
    "id": "pharmacie-des-tilleuls",
    "nom": 'Pharmacie « Des Tilleuls »; "24", rue',
    "type": "pharmacie",
    "adresse": {"voie": "12, rue Haute; fond de cour", "code_postal": "59001", "commune": "59001"},
    "position": {"latitude": "50.8006", "longitude": "2.4881"},
    "telephone": "03 53 01 00 10",
    "courriel": "accueil@example.org",
    "site": "https://pharmacie.example.org/?a=1&b=2",
    "horaires": {
        "lundi-vendredi": "9h-12h, 14h-19h30",
        "samedi": "9h-12h sur rendez-vous",
        "1er et 3e dimanche": "10h-11h",
        "jours fériés": "fermé",
    },
    "fermetures": [{"du": "2026-12-24", "au": "2027-01-02", "motif": "congés"}],
    "acces": {"pmr": "oui", "boucle_magnetique": "non"},
    "services": ["vaccination", "trod-angine"],
    "finess": "590000000",
    "verifie_le": "2026-10-02",
}
HOPITAL = {
    "id": "hopital-sans-position",
    "nom": "=cmd|' /C calc'!A0",
    "type": "hopital",
    "adresse": {"complement": "+Bâtiment B", "code_postal": "59999", "commune": "Ailleurs"},
    "telephone": "+32 57 22 12 34",
    "horaires": {"tous les jours": "24h/24"},
}
ANCIENNE = {
    "id": "cabinet-ancien",
    "nom": "Cabinet du Moulin",
    "type": "cabinet",
    "adresse": {"voie": "3 rue du Moulin", "code_postal": "59003", "commune": "Saint-Élan"},
    "position": {"latitude": "50.85", "longitude": "0.00005"},
    "horaires": {"osm": "Mo-Fr 09:00-12:00; PH off"},
    "verifie_le": "2024-01-02",
}

CLAIRE = {
    "id": "claire-martin",
    "civilite": "dr",
    "nom": "Martin-Œuvray",
    "prenom": "Éloïse Noëlle",
    "profession": "medecin-specialiste",
    "specialite": "cardiologie",
    "rpps": "10000000000",
    "exercices": [
        {
            "structure": "pharmacie-des-tilleuls",
            "telephone": "03 53 01 00 11",
            "rendez_vous": "https://rdv.example.org/",
            "horaires": {"mardi": "9h-12h", "jours fériés": "10h-11h sur rendez-vous"},
        },
        {
            "adresse": {"voie": "1 place Basse", "code_postal": "59002", "commune": "Saint-Élan"},
            "position": {"latitude": "50.8512345", "longitude": "2.5512345"},
            "courriel": "secretariat@example.org",
            "acces": {"pmr": "oui"},
        },
    ],
    "carte_vitale": "oui",
    "tiers_payant": "non",
    "conventionnement": "secteur-1",
    "nouveaux_patients": {"reponse": "oui", "declare_le": "2026-10-02"},
    "visites_a_domicile": "oui",
    "communes_visites": ["Exempleville", "Saint-Élan"],
    "teleconsultation": "oui",
    "langues": ["fr", "nl"],
    "competences": ["@tabacologie, sevrage", "hypertension"],
    "diffusion": PUBLIC,
    "verifie_le": "2026-10-02",
}
JEAN = {
    "id": "jean-parti",
    "nom": "Parti",
    "prenom": "Jean",
    "profession": "infirmier",
    "exercices": [{"structure": "pharmacie-des-tilleuls"}],
    "fin_activite": {"le": "2026-10-31", "message": "Votre dossier reste au cabinet ;\nappelez-le."},
    "diffusion": PUBLIC,
}
ZOE = {
    "id": "zoe-ancienne",
    "nom": "Très-Très-Très-Long-Nom-De-Famille-À-Rallonge-Et-À-Accents-Éèêëàâîïôöûü",
    "prenom": "Zoé",
    "profession": "infirmier",
    "exercices": [{"structure": "cabinet-ancien", "horaires": {"lundi": "9h-12h"}}],
    "nouveaux_patients": {"reponse": "oui", "declare_le": "2024-01-02"},
    "diffusion": PUBLIC,
    "verifie_le": "2024-01-02",
}

SOIREE = {
    "id": "soiree-coeur",
    "titre": 'Soirée « cœur »; "vérité", virgules',
    "resume": "Une seule phrase, simple; vraiment.",
    "description": "Premier paragraphe.\n\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:faux\\n\u2028ligne\u0085fin",
    "debut": "2026-12-03 20h30",
    "fin": "22h30",
    "lieu": "pharmacie-des-tilleuls",
    "visio": "https://visio.example.org/",
    "publics": ["habitants", "infirmier"],
    "theme": "maladies-chroniques",
    "modifie_le": "2026-11-02",
    "inscription": {
        "telephone": "03 53 01 00 00",
        "lien": "https://inscription.example.org/",
        "jusqu_au": "2026-12-01",
    },
}
CAFE = {
    "id": "cafe-des-aidants",
    "titre": "Café des aidants",
    "debut": "2026-12-01 18h",
    "fin": "2026-12-01 19h30",
    "recurrence": {
        "frequence": "hebdomadaire",
        "jours": ["mardi"],
        "jusqu_au": "2027-06-29",
        "sauf": ["2026-12-29"],
        "deplace": [{"de": "2026-12-22", "debut": "2026-12-23 19h"}],
    },
    "lieu": {"nom": "Salle des fêtes", "adresse": {"code_postal": "59002", "commune": "Saint-Élan"}},
    "publics": ["aidants"],
    "modifie_le": "2026-11-10",
}
ANNULE = {
    "id": "marche-annulee",
    "titre": "Marche",
    "debut": "2026-12-05 10h",
    "commune": "Exempleville",
    "publics": ["habitants"],
    "statut": "annule",
    "modifie_le": "2026-11-20",
}
JOURNEES = {
    "id": "journees-portes-ouvertes",
    "titre": "Journées portes ouvertes",
    "debut": "2026-12-11",
    "fin": "2026-12-12",
    "journee_entiere": "oui",
    "visio": "https://visio.example.org/",
    "publics": ["habitants"],
}
REPORTE = {
    "id": "atelier-reporte",
    "titre": "Atelier sommeil",
    "debut": "2026-11-25 14h",
    "fin": "16h",
    "statut": "reporte",
    "reporte_au": "2027-01-14 20h30",
    "modifie_le": "2026-11-18",
}
A_VENIR = {"id": "bilan-a-venir", "titre": "Bilan", "debut": "2026-11-26 9h", "statut": "reporte"}
JOURNEE = {"id": "don-du-sang", "titre": "Don du sang", "debut": "2026-12-20", "journee_entiere": "oui"}
EVENEMENTS = (SOIREE, CAFE, ANNULE, JOURNEES, REPORTE, A_VENIR, JOURNEE)

CANICULE = {
    "id": "canicule-2026-07",
    "titre": "Fortes chaleurs <script>",
    "niveau": "vigilance",
    "du": "2026-07-01",
    "au": "2026-07-08",
    "texte": "Il fera plus de 35 °C.",
    "conseils": ["Buvez de l’eau.", "Fermez les volets."],
    "lien": "https://information.example.org/?a=1&b=2",
    "source": "Santé publique",
}
GRIPPE = {"id": "grippe", "titre": "Grippe", "niveau": "information", "du": "2026-12-15", "au": "2027-02-01"}

ACTUALITES = (
    {
        "id": "bureau-2026",
        "titre": "Bureau élu <script>",
        "date": "2026-06-18",
        "texte": "Sept voix ; « pour ».\n\nFin.",
    },
    {
        "id": "guide-2026",
        "titre": "Un guide & une affiche",
        "date": "2026-10-12",
        "texte": "À lire.",
        "lien": "https://guide.example.org/?a=1&b=2",
    },
)


def make_site(**changements: Any) -> Site:
    structures = tuple(Structure.model_validate(s) for s in (PHARMACIE, HOPITAL, ANCIENNE))
    professionnels = tuple(Professionnel.model_validate(p) for p in (CLAIRE, JEAN, ZOE))
    champs: dict[str, Any] = {
        "cpts": Cpts.model_validate(CPTS),
        "territoire": Territoire((EXEMPLEVILLE, RIVEBOURG), (VOISINE,)),
        "jour": JOUR,
        "structures": structures,
        "professionnels": professionnels,
        "evenements": tuple(Evenement.model_validate(e) for e in EVENEMENTS),
        "actualites": tuple(Actualite.model_validate(a) for a in ACTUALITES),
        "alertes": (Alerte.model_validate(CANICULE), Alerte.model_validate(GRIPPE)),
        "communes_par_adresse": resolve(structures, professionnels),
    }
    return Site(**(champs | changements))


def resolve(
    structures: tuple[Structure, ...], professionnels: tuple[Professionnel, ...]
) -> dict[tuple[str, str], Commune]:
    """What `validate` does for the whole folder."""
    par_cle = {cle: commune for commune in COMMUNES for cle in (commune.code, commune.nom)}
    exercices = (e.adresse for p in professionnels for e in p.exercices if e.adresse)
    salle = Adresse.model_validate(CAFE["lieu"]["adresse"])
    adresses = (*(s.adresse for s in structures), *exercices, salle)
    return {(a.commune, a.code_postal): par_cle[a.commune] for a in adresses if a.commune in par_cle}


def make_contexte_exemple() -> Contexte:
    return make_contexte(make_site())
