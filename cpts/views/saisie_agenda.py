"""Views: the forms that announce a meeting and a closure."""

from cpts.model.agenda import Evenement
from cpts.model.annuaire import Fermeture
from cpts.views.saisie_formes import ADRESSE, FICHE, IDENTIFIANT, Formulaire, Partie, Question, Section

EVENEMENT = Formulaire(
    "Annoncer un rendez-vous",
    Evenement,
    "evenements",
    "agenda",
    ("titre",),
    (
        Section(
            "Quoi, et pour qui",
            (
                Partie(
                    (
                        Question("titre"),
                        Question("resume", "En une phrase", "Ce que les gens y trouveront, avec leurs mots."),
                        Question("publics", aide="Sans réponse, le rendez-vous n’entre dans aucune liste de l’agenda."),
                        Question("theme", aide=""),
                    )
                ),
            ),
        ),
        Section(
            "Quand",
            (
                Partie(
                    (
                        Question("debut", aide="L’heure s’écrit 9h, 9h30 ou 20h30."),
                        Question("fin", aide="L’heure suffit si c’est le même jour."),
                        Question("journee_entiere", "Toute la journée", "Si oui, donnez des jours sans heure."),
                        Question(
                            "recurrence.frequence",
                            "Revient",
                            "Le début est alors la première fois.",
                            requise=False,
                            vide="Une seule fois",
                        ),
                        Question(
                            "recurrence.jusqu_au",
                            "Revient jusqu’au",
                            "Sans date, l’agenda montre les douze mois qui viennent.",
                        ),
                    )
                ),
            ),
        ),
        Section(
            "Où",
            (
                Partie(
                    (
                        Question(
                            "lieu",
                            aide="Choisissez dans la liste. S’il n’y est pas, décrivez-le en dessous.",
                            vide="Un autre lieu, ou à distance",
                        ),
                    )
                ),
                Partie(
                    (
                        Question("lieu.nom", "Nom du lieu", "", requise=False),
                        *(q._replace(chemin=f"lieu.{q.chemin}", requise=False) for q in ADRESSE),
                    ),
                    titre="Un lieu qui n’est pas dans l’annuaire",
                    si="lieu=",
                ),
                Partie((Question("visio", "Lien pour suivre à distance", ""),)),
            ),
        ),
        Section(
            "S’inscrire",
            (
                Partie(
                    (
                        Question("inscription.telephone", "Téléphone pour s’inscrire", ""),
                        Question("inscription.courriel", "Courriel pour s’inscrire", ""),
                        Question("inscription.lien", "Page d’inscription", ""),
                        Question("inscription.jusqu_au", "Dernier jour pour s’inscrire", "", forme="date"),
                        Question("inscription.places", aide=""),
                        Question(
                            "description",
                            "Plus de détails",
                            "Des phrases, des paragraphes et des adresses en https://.",
                        ),
                    ),
                    titre="Plus de champs",
                    texte="Inscription, nombre de places, détails.",
                    repliee=True,
                ),
            ),
            texte="Rien à remplir si l’entrée est libre.",
        ),
        IDENTIFIANT,
    ),
)

FERMETURE = Formulaire(
    "Annoncer une fermeture",
    Fermeture,
    "",
    "",
    (),
    (
        Section(
            "Qui ferme, et quand",
            (
                Partie(
                    (
                        Question(
                            FICHE,
                            "Nom de la personne ou du lieu",
                            "Comme dans l’annuaire.",
                            requise=True,
                        ),
                        Question("du", "Premier jour fermé", ""),
                        Question("au", "Dernier jour fermé", "Le même jour si la fermeture ne dure qu’un jour."),
                        Question("motif", aide="Montré au public. N’écrivez rien sur la santé de quelqu’un."),
                    )
                ),
            ),
        ),
    ),
)
