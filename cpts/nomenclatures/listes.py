"""Closed lists of the data contract, `slug → label shown to people`."""

TYPES_STRUCTURE = {
    "cabinet": "Cabinet",
    "maison-de-sante": "Maison de santé",
    "centre-de-sante": "Centre de santé",
    "pharmacie": "Pharmacie",
    "laboratoire": "Laboratoire d’analyses",
    "imagerie": "Centre d’imagerie",
    "hopital": "Hôpital",
    "urgences": "Service d’urgences",
    "ehpad": "Maison de retraite médicalisée (EHPAD)",
    "had": "Hospitalisation à domicile (HAD)",
    "ssiad": "Soins infirmiers à domicile (SSIAD)",
    "smr": "Soins médicaux et de réadaptation (SMR)",
    "usld": "Unité de soins de longue durée (USLD)",
    "cmp": "Centre médico-psychologique (CMP)",
    "pmi": "Protection maternelle et infantile (PMI)",
    "planning-familial": "Planning familial",
    "dac": "Dispositif d’appui à la coordination (DAC)",
    "clic": "Point d’information pour les aînés (CLIC)",
    "ccas": "Centre communal d’action sociale (CCAS)",
    "mairie": "Mairie",
    "association": "Association",
    "maison-france-services": "France services",
    "cpam": "Assurance Maladie (CPAM)",
    "mdph": "Maison du handicap (MDPH)",
    "autre": "Autre lieu",
}

TYPES_STRUCTURE_PLURIEL = {
    "cabinet": "Cabinets",
    "maison-de-sante": "Maisons de santé",
    "centre-de-sante": "Centres de santé",
    "pharmacie": "Pharmacies",
    "laboratoire": "Laboratoires d’analyses",
    "imagerie": "Centres d’imagerie",
    "hopital": "Hôpitaux",
    "urgences": "Services d’urgences",
    "ehpad": "Maisons de retraite médicalisées (EHPAD)",
    "had": "Hospitalisation à domicile (HAD)",
    "ssiad": "Soins infirmiers à domicile (SSIAD)",
    "smr": "Soins médicaux et de réadaptation (SMR)",
    "usld": "Unités de soins de longue durée (USLD)",
    "cmp": "Centres médico-psychologiques (CMP)",
    "pmi": "Protection maternelle et infantile (PMI)",
    "planning-familial": "Planning familial",
    "dac": "Dispositifs d’appui à la coordination (DAC)",
    "clic": "Points d’information pour les aînés (CLIC)",
    "ccas": "Centres communaux d’action sociale (CCAS)",
    "mairie": "Mairies",
    "association": "Associations",
    "maison-france-services": "France services",
    "cpam": "Assurance Maladie (CPAM)",
    "mdph": "Maisons du handicap (MDPH)",
    "autre": "Autres lieux",
}

# Map layer and search family of each type of place; the keys of `professions.FAMILLES`.
FAMILLE_PAR_TYPE = {
    "cabinet": "medecins",
    "maison-de-sante": "medecins",
    "centre-de-sante": "medecins",
    "pharmacie": "pharmacie-biologie",
    "laboratoire": "pharmacie-biologie",
    "imagerie": "medecins",
    "hopital": "medecins",
    "urgences": "medecins",
    "ehpad": "soins",
    "had": "soins",
    "ssiad": "soins",
    "smr": "soins",
    "usld": "soins",
    "cmp": "psychisme",
    "pmi": "femmes-naissance",
    "planning-familial": "femmes-naissance",
    "dac": "social",
    "clic": "social",
    "ccas": "social",
    "mairie": "social",
    "association": "social",
    "maison-france-services": "social",
    "cpam": "social",
    "mdph": "social",
    "autre": "social",
}

SERVICES = {
    "vaccination": "Vaccination",
    "trod-angine": "Test rapide d’angine (TROD)",
    "trod-cystite": "Test rapide de cystite (TROD)",
    "depistage-colorectal": "Kit de dépistage colorectal",
    "prise-de-sang": "Prise de sang",
    "pansements": "Pansements",
    "soins-non-programmes": "Soins non programmés",
    "teleconsultation-assistee": "Téléconsultation assistée",
    "bilan-partage-medication": "Bilan partagé de médication",
    "pilulier": "Préparation de pilulier",
    "entretien-prevention": "Entretien « Mon bilan prévention »",
    "materiel-medical": "Matériel médical",
    "garde-nuit": "Garde de nuit",
    "ipa": "Infirmier en pratique avancée (IPA)",
    "etp": "Éducation thérapeutique (ETP)",
    "consultation-memoire": "Consultation mémoire",
    "centre-vaccination": "Centre de vaccination",
    "sage-femme-urgence": "Urgences gynécologiques par sage-femme",
}

PUBLICS = {
    "habitants": "Tous les habitants",
    "enfants": "Enfants",
    "adolescents": "Adolescents",
    "femmes-enceintes": "Femmes enceintes",
    "parents": "Parents",
    "seniors": "Aînés",
    "aidants": "Aidants",
    "malades-chroniques": "Personnes vivant avec une maladie chronique",
    "personnes-handicapees": "Personnes handicapées",
    "personnes-precaires": "Personnes en situation précaire",
    "professionnels": "Professionnels",
    "adherents": "Adhérents de la CPTS",
    "elus": "Élus",
}

THEMES = {
    "depistage": "Dépistage",
    "vaccination": "Vaccination",
    "addictions": "Addictions",
    "nutrition-activite": "Alimentation et activité physique",
    "sante-mentale": "Santé mentale",
    "sante-sexuelle": "Santé sexuelle",
    "enfance": "Enfance",
    "grossesse": "Grossesse",
    "bien-vieillir": "Bien vieillir",
    "maladies-chroniques": "Maladies chroniques",
    "acces-aux-soins": "Accès aux soins",
    "sante-environnement": "Santé et environnement",
    "parcours": "Parcours de soins",
    "crise": "Situations de crise",
    "vie-de-la-cpts": "Vie de la CPTS",
}

TYPES_MISSION = {
    "socle": "Mission socle",
    "complementaire": "Mission complémentaire",
    "optionnelle": "Mission optionnelle",
}

STATUTS_ACTION = {
    "en-cours": "En cours",
    "a-venir": "À venir",
    "terminee": "Terminée",
    "suspendue": "Suspendue",
}

STATUTS_EVENEMENT = {"confirme": "Confirmé", "annule": "Annulé", "reporte": "Reporté"}

NIVEAUX_ALERTE = {"information": "Information", "vigilance": "Vigilance", "urgence": "Urgence"}

TYPES_ALERTE = {
    "canicule": "Canicule",
    "grand-froid": "Grand froid",
    "epidemie": "Épidémie",
    "penurie": "Pénurie",
    "pollution": "Pollution",
    "inondation": "Inondation",
    "crise": "Situation de crise",
    "autre": "Autre alerte",
}

STATUTS_DIFFUSION = {
    "public": "Visible de tous",
    "pro": "Réservé à l’équipe",
    "oppose": "S’oppose à la publication",
}

SOURCES_DIFFUSION = {
    "declaration": "Déclaration de la personne",
    "adhesion": "Bulletin d’adhésion",
    "rpps": "Annuaire santé (RPPS)",
    "finess": "FINESS",
    "site-public": "Site public",
}

CONVENTIONNEMENTS = {
    "conventionne": "Conventionné",
    "secteur-1": "Secteur 1",
    "secteur-1-dp": "Secteur 1 avec droit permanent à dépassement",
    "secteur-1-optam": "Secteur 1, dépassements maîtrisés (OPTAM)",
    "secteur-2": "Secteur 2",
    "secteur-2-optam": "Secteur 2, dépassements maîtrisés (OPTAM)",
    "non-conventionne": "Non conventionné",
}

NOUVEAUX_PATIENTS = {
    "oui": "Prend de nouveaux patients",
    "non": "Ne prend pas de nouveaux patients",
    "liste-attente": "Liste d’attente",
}

CIVILITES = {"dr": "Dr", "pr": "Pr"}

TYPES_GARDE = {
    "medecin": "Médecin de garde",
    "pharmacie": "Pharmacie de garde",
    "dentiste": "Dentiste de garde",
    "infirmier": "Infirmier de garde",
}

# Pages of this site that a step of the ladder may lead to.
PAGES_ETAPE = {
    "medecin-traitant": "Trouver un médecin traitant",
    "creneaux": "Voir les créneaux de la semaine",
    "gardes": "Voir qui est de garde",
}

ROLES_PARTENAIRE = {
    "ars": "Agence régionale de santé (ARS)",
    "assurance-maladie": "Assurance Maladie",
    "urps": "Union régionale des professionnels de santé (URPS)",
    "dac": "Dispositif d’appui à la coordination (DAC)",
    "hopital": "Hôpital",
    "collectivite": "Collectivité",
    "association": "Association",
    "departement": "Département",
    "autre": "Autre",
}

TYPES_OFFRE = {
    "stage": "Stage",
    "remplacement": "Remplacement",
    "installation": "Installation",
    "emploi": "Emploi",
}

FREQUENCES = {"quotidienne": "Tous les jours", "hebdomadaire": "Toutes les semaines", "mensuelle": "Tous les mois"}

SENS_INDICATEUR = {
    "haut-defavorable": "Une valeur haute est défavorable",
    "bas-defavorable": "Une valeur basse est défavorable",
}

GENRES_EVALUATION = {
    "auto-evaluation": "Auto-évaluation",
    "audit": "Audit",
}

RESULTATS_CRITERE = {
    "conforme": "Respecté",
    "non-conforme": "Non respecté",
    "non-applicable": "Sans objet",
    "non-evalue": "Pas encore évalué",
}
