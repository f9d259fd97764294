"""The acronyms people meet in letters, signs and this site, each in plain words.

One registry: the glossary shows it whole, and pages mark each acronym they hold with its meaning. The acronyms of
one territory stand in its cpts.yaml. Source of the meanings: code de la santé publique, code de la sécurité sociale,
code de l’action sociale et des familles.
"""

from cpts.nomenclatures.registre_sigles import Sigle, make_registre

_SIGLES = (
    Sigle(
        "ACI",
        "accord conventionnel interprofessionnel",
        "Contrat signé avec l’agence régionale de santé et l’Assurance Maladie. Il fixe les missions d’une CPTS et l’argent qu’elle reçoit.",
    ),
    Sigle(
        "ALD",
        "affection de longue durée",
        "Maladie longue ou coûteuse dont les soins sont remboursés à 100 % du tarif de l’Assurance Maladie. Votre médecin en fait la demande.",
    ),
    Sigle(
        "AME",
        "aide médicale de l’État",
        "Prise en charge des soins des personnes étrangères sans titre de séjour, sous conditions de durée de présence et de ressources.",
        ambigu=True,
    ),
    Sigle(
        "ANSM",
        "agence nationale de sécurité du médicament et des produits de santé",
        "Service de l’État qui surveille les médicaments, leurs risques et leurs pénuries.",
    ),
    Sigle(
        "APA",
        "allocation personnalisée d’autonomie",
        "Aide du département, dès 60 ans, pour payer de l’aide à la maison ou une partie de la maison de retraite.",
        ambigu=True,
    ),
    Sigle(
        "ARS",
        "agence régionale de santé",
        "Service de l’État qui organise la santé dans la région : hôpitaux, gardes, alertes, soutien aux soignants.",
    ),
    Sigle(
        "AVC",
        "accident vasculaire cérébral",
        "Un vaisseau du cerveau se bouche ou saigne. Visage de travers, bras faible, parole difficile : appelez le 15.",
    ),
    Sigle(
        "CCAS",
        "centre communal d’action sociale",
        "Service de la mairie. Il aide à remplir un dossier, à payer une facture, à trouver une aide à domicile.",
    ),
    Sigle(
        "CDS",
        "centre de santé",
        "Lieu de soins dont les soignants sont salariés. Le tiers payant y est la règle : vous n’avancez pas la part remboursée.",
        ambigu=True,
    ),
    Sigle(
        "CLIC",
        "centre local d’information et de coordination",
        "Point d’accueil des personnes âgées et de leurs proches. On y explique les aides et les démarches.",
    ),
    Sigle(
        "CMP",
        "centre médico-psychologique",
        "Lieu public de soins psychiques, pour adultes ou pour enfants. Les rendez-vous y sont gratuits.",
    ),
    Sigle(
        "CNIL",
        "Commission nationale de l’informatique et des libertés",
        "Elle protège vos données personnelles. Vous pouvez lui écrire si vos droits ne sont pas respectés.",
    ),
    Sigle(
        "CPAM",
        "caisse primaire d’assurance maladie",
        "Votre caisse de Sécurité sociale. Elle rembourse les soins et peut vous aider à trouver un médecin.",
    ),
    Sigle(
        "CPS",
        "carte de professionnel de santé",
        "Carte à puce qui prouve, sur un ordinateur, que la personne est bien un soignant.",
    ),
    Sigle(
        "CPTS",
        "communauté professionnelle territoriale de santé",
        "Des soignants et des services d’un même territoire qui s’organisent ensemble pour ses habitants.",
    ),
    Sigle(
        "CSS",
        "complémentaire santé solidaire",
        "Aide qui remplace la mutuelle, gratuite ou à petit prix selon vos revenus. Elle se demande à la caisse d’assurance maladie.",
        ambigu=True,
    ),
    Sigle(
        "DAC",
        "dispositif d’appui à la coordination",
        "Équipe à appeler quand une situation devient trop compliquée : maladie, âge, isolement. Elle aide les soignants, et aussi vous et vos proches.",
    ),
    Sigle(
        "DMP",
        "dossier médical partagé",
        "Votre carnet de santé en ligne, dans « Mon espace santé ». Vous choisissez ce qu’il contient et qui le lit.",
    ),
    Sigle(
        "EHPAD",
        "établissement d’hébergement pour personnes âgées dépendantes",
        "Maison de retraite où des soignants sont présents chaque jour.",
    ),
    Sigle(
        "ESP",
        "équipe de soins primaires",
        "Quelques soignants autour d’un médecin généraliste, qui suivent les mêmes patients.",
        ambigu=True,
    ),
    Sigle(
        "ETP",
        "éducation thérapeutique du patient",
        "Des séances pour apprendre à vivre avec une maladie chronique et à prendre son traitement.",
    ),
    Sigle(
        "FALC",
        "facile à lire et à comprendre",
        "Façon d’écrire pour les personnes qui lisent avec peine. Des personnes handicapées relisent chaque texte.",
    ),
    Sigle(
        "FINESS",
        "fichier national des établissements sanitaires et sociaux",
        "Répertoire public des lieux de soins. Chaque lieu y a un numéro de neuf signes.",
    ),
    Sigle(
        "FIR",
        "fonds d’intervention régional",
        "Argent que l’agence régionale de santé donne à des projets. Il aide une CPTS à démarrer.",
    ),
    Sigle(
        "HAD",
        "hospitalisation à domicile",
        "Des soins d’hôpital donnés chez vous, sur demande d’un médecin.",
    ),
    Sigle(
        "IGN",
        "Institut national de l’information géographique et forestière",
        "Il publie les fonds de carte que ce site affiche si vous le demandez.",
    ),
    Sigle(
        "INSEE",
        "Institut national de la statistique et des études économiques",
        "Il compte la population et donne un code à chaque commune.",
    ),
    Sigle(
        "IPA",
        "infirmier en pratique avancée",
        "Infirmier formé deux ans de plus. Il suit des maladies chroniques, prescrit des examens et renouvelle des ordonnances.",
    ),
    Sigle(
        "LSF",
        "langue des signes française",
        "La langue des personnes sourdes en France, faite de gestes.",
    ),
    Sigle(
        "MAIA",
        "méthode d’action pour l’intégration des services d’aide et de soins dans le champ de l’autonomie",
        "Ancien service pour les personnes âgées dont la situation était compliquée.",
        "DAC",
    ),
    Sigle(
        "MDPH",
        "maison départementale des personnes handicapées",
        "Guichet du département pour les droits liés au handicap : carte, allocation, scolarité.",
    ),
    Sigle(
        "MSP",
        "maison de santé pluriprofessionnelle",
        "Des soignants libéraux de plusieurs métiers réunis autour des mêmes patients, souvent dans les mêmes murs.",
    ),
    Sigle(
        "MSSanté",
        "messagerie sécurisée de santé",
        "Courriel protégé, réservé aux professionnels, pour s’écrire au sujet d’un patient.",
    ),
    Sigle(
        "OPTAM",
        "option pratique tarifaire maîtrisée",
        "Contrat d’un médecin de secteur 2 qui limite ses dépassements. Vous êtes mieux remboursé.",
    ),
    Sigle(
        "ORL",
        "oto-rhino-laryngologie",
        "Médecine des oreilles, du nez et de la gorge. On appelle aussi ORL le médecin qui l’exerce.",
    ),
    Sigle(
        "PASS",
        "permanence d’accès aux soins de santé",
        "Accueil à l’hôpital pour les personnes sans droits ou sans papiers d’assurance. On y est soigné et aidé.",
        ambigu=True,
    ),
    Sigle(
        "PMI",
        "protection maternelle et infantile",
        "Service gratuit du département : grossesse, bébés et enfants jusqu’à 6 ans.",
    ),
    Sigle(
        "PMR",
        "personne à mobilité réduite",
        "Personne qui se déplace en fauteuil, avec une canne ou avec une poussette. Un lieu « accessible PMR » a une entrée de plain-pied.",
    ),
    Sigle(
        "PTA",
        "plateforme territoriale d’appui",
        "Ancien service d’aide aux soignants pour les situations compliquées.",
        "DAC",
    ),
    Sigle(
        "RGAA",
        "référentiel général d’amélioration de l’accessibilité",
        "Les règles françaises pour qu’un site serve à tous, avec ou sans handicap.",
    ),
    Sigle(
        "RGPD",
        "règlement général sur la protection des données",
        "Loi européenne. Elle vous permet de savoir ce qui est écrit sur vous, de le corriger et de vous y opposer.",
    ),
    Sigle(
        "RNA",
        "répertoire national des associations",
        "Liste des associations déclarées. Chacune y a un numéro : la lettre W et neuf chiffres.",
    ),
    Sigle(
        "RPPS",
        "répertoire partagé des professionnels de santé",
        "Liste nationale des soignants autorisés à exercer. Chacun y a un numéro de onze chiffres.",
    ),
    Sigle(
        "SAMU",
        "service d’aide médicale urgente",
        "Les médecins qui répondent au 15, jour et nuit, et envoient des secours s’il le faut.",
    ),
    Sigle(
        "SAS",
        "service d’accès aux soins",
        "Quand on appelle le 15 pour un besoin qui ne peut pas attendre : un régulateur conseille ou trouve un rendez-vous.",
        ambigu=True,
    ),
    Sigle(
        "SIREN",
        "système d’identification du répertoire des entreprises",
        "Le numéro à neuf chiffres d’une entreprise, et de certaines associations.",
    ),
    Sigle(
        "SMR",
        "soins médicaux et de réadaptation",
        "Séjour après l’hôpital pour retrouver ses forces et ses gestes.",
    ),
    Sigle(
        "SNP",
        "soins non programmés",
        "Un soin qui ne peut pas attendre plusieurs jours, sans être une urgence vitale.",
    ),
    Sigle(
        "SSIAD",
        "service de soins infirmiers à domicile",
        "Des aides-soignants et des infirmiers viennent chez vous pour la toilette et les soins de tous les jours. Sur ordonnance.",
    ),
    Sigle(
        "SSR",
        "soins de suite et de réadaptation",
        "Ancien nom des séjours qui suivent une hospitalisation.",
        "SMR",
    ),
    Sigle(
        "TROD",
        "test rapide d’orientation diagnostique",
        "Un prélèvement et quelques minutes d’attente, chez un pharmacien ou un médecin, pour une angine ou une cystite par exemple.",
    ),
    Sigle(
        "URPS",
        "union régionale des professionnels de santé",
        "Les élus d’une profession libérale dans la région. Il y en a une par métier.",
    ),
    Sigle(
        "USLD",
        "unité de soins de longue durée",
        "Service d’hôpital pour les personnes âgées qui ont besoin d’une surveillance médicale constante.",
    ),
    Sigle(
        "VIH",
        "virus de l’immunodéficience humaine",
        "Le virus du sida. Un dépistage est gratuit et sans ordonnance dans les laboratoires.",
    ),
    Sigle(
        "WCAG",
        "règles internationales pour l’accessibilité des contenus du web",
        "Les règles du monde entier pour qu’un site serve à tous. Les règles françaises les suivent.",
    ),
)

SIGLES = make_registre(_SIGLES)
