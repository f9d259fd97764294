"""Views: the forms that add a person or a place to the directory; their order is that of a conversation."""

from cpts.model.annuaire import Professionnel, Structure
from cpts.views.saisie_formes import (
    ACCES,
    ACCORD,
    ADRESSE,
    HORAIRES,
    IDENTIFIANT,
    POSITION,
    Formulaire,
    Partie,
    Question,
    Section,
)

_LIEU_EXERCICE = Section(
    "Où travaille cette personne ?",
    (
        Partie(
            (
                Question(
                    "exercices.structure",
                    "Lieu",
                    "Choisissez dans la liste. S’il n’y est pas, écrivez son adresse en dessous.",
                    vide="Un lieu qui n’est pas dans la liste",
                ),
            )
        ),
        Partie(
            tuple(q._replace(chemin=f"exercices.{q.chemin}") for q in ADRESSE),
            titre="Un lieu qui n’est pas dans l’annuaire",
            si="exercices.structure=",
        ),
        Partie(
            (
                Question("exercices.telephone", aide="Le numéro du cabinet, jamais un numéro privé."),
                Question("exercices.rendez_vous", "Page de rendez-vous en ligne", ""),
                HORAIRES._replace(chemin="exercices.horaires"),
            )
        ),
        Partie(
            (
                Question("exercices.courriel", aide="Une adresse que les patients peuvent utiliser."),
                *(q._replace(chemin=f"exercices.{q.chemin}") for q in (*POSITION, *ACCES)),
            ),
            titre="Plus de champs pour ce lieu",
            texte="Courriel, point sur la carte, accès des personnes handicapées.",
            repliee=True,
        ),
    ),
    repetee="exercices",
)

PROFESSIONNEL = Formulaire(
    "Ajouter un professionnel",
    Professionnel,
    "professionnels",
    "annuaire",
    ("prenom", "nom"),
    (
        Section(
            "La personne",
            (
                Partie(
                    (
                        Question("civilite", aide="Pour un médecin, s’il le souhaite."),
                        Question("prenom", aide="Celui que les patients connaissent."),
                        Question("nom", aide="Celui que les patients connaissent."),
                        Question("profession", aide=""),
                        Question("specialite", aide="", requise=True, si="profession=medecin-specialiste"),
                    )
                ),
            ),
        ),
        _LIEU_EXERCICE,
        Section(
            "Pour les patients",
            (
                Partie(
                    (
                        Question(
                            "nouveaux_patients.reponse",
                            "Nouveaux patients",
                            "La réponse est datée d’aujourd’hui. Elle sera redemandée dans quelques mois.",
                            requise=False,
                        ),
                    )
                ),
                Partie(
                    (
                        Question("conventionnement", aide="Le secteur, pour un médecin."),
                        Question("carte_vitale"),
                        Question("tiers_payant"),
                        Question("sans_rendez_vous"),
                        Question("visites_a_domicile"),
                        Question("communes_visites", aide="Une commune par ligne.", si="visites_a_domicile=oui"),
                        Question("teleconsultation"),
                        Question("langues"),
                        Question("competences", aide="Des savoir-faire utiles au patient, un par ligne."),
                        Question("adherent"),
                    ),
                    titre="Plus de champs",
                    texte="Secteur, carte Vitale, visites à domicile, langues, compétences.",
                    repliee=True,
                ),
            ),
        ),
        Section(
            "L’accord de la personne",
            (
                Partie(
                    (
                        Question(
                            ACCORD,
                            "Cette personne sait que sa fiche sera publique, et elle est d’accord",
                            "Elle peut demander son retrait à tout moment, sans donner de raison.",
                            requise=True,
                            forme="case",
                        ),
                    )
                ),
            ),
            texte="On ne publie personne sans son accord. La date d’aujourd’hui sera écrite dans sa fiche.",
        ),
        IDENTIFIANT,
    ),
)

STRUCTURE = Formulaire(
    "Ajouter un lieu",
    Structure,
    "structures",
    "annuaire",
    ("nom",),
    (
        Section(
            "Le lieu",
            (Partie((Question("nom", aide="Comme sur la façade."), Question("type", "Sorte de lieu", ""), *ADRESSE)),),
        ),
        Section(
            "Le joindre, y venir",
            (
                Partie((Question("telephone"), Question("site", "Site web", ""), HORAIRES)),
                Partie(
                    (
                        Question("courriel", aide="Une adresse que tout le monde peut utiliser."),
                        Question("sans_rendez_vous"),
                        Question("services"),
                        *ACCES,
                        *POSITION,
                        Question("responsable_donnees", "Qui tient cette fiche à jour", ""),
                    ),
                    titre="Plus de champs",
                    texte="Courriel, services, accès des personnes handicapées, point sur la carte.",
                    repliee=True,
                ),
            ),
        ),
        IDENTIFIANT,
    ),
)
