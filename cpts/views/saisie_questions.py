"""Views: what each form of « Contribuer » asks, in the order of a conversation and not of the file.

A question names a field of the model by its path; its title, help, example, length and choices come from the model,
unless the words here are better for somebody who has never seen the file.
"""

from collections.abc import Mapping
from typing import NamedTuple

from cpts.model.agenda import Evenement
from cpts.model.annuaire import Fermeture, Professionnel, Structure
from cpts.model.base import Modele

JOURS_HORAIRES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "jours fériés")
ACCORD = "accord"
FICHE = "fiche"
"""The two answers that are no field of the entry: the consent of a person, and which entry closes."""


class Question(NamedTuple):
    """`chemin`: of the field in the entry, « adresse.commune ». `si`: asked only then, « profession=infirmier »;
    « structure= » means: while `structure` is empty.

    `titre`, `aide`: instead of the model's. `requise`: None as the model says. `forme`: instead of the usual control.
    """

    chemin: str
    titre: str = ""
    aide: str | None = None
    requise: bool | None = None
    forme: str = ""
    si: str = ""


class Partie(NamedTuple):
    """Questions that stand together; `repliee`: folded, because most people can do without."""

    questions: tuple[Question, ...]
    titre: str = ""
    texte: str = ""
    repliee: bool = False
    si: str = ""


class Section(NamedTuple):
    """`repetee`: the list of the entry that has one item for each copy of the section, or ""."""

    titre: str
    parties: tuple[Partie, ...]
    texte: str = ""
    repetee: str = ""


class Formulaire(NamedTuple):
    """`liste`: where the entry goes in its file, `dossier`: where its file goes; both "" when no entry is made.

    `nom_de`: the fields that make the identifier.
    """

    titre: str
    modele: type[Modele]
    liste: str
    dossier: str
    nom_de: tuple[str, ...]
    sections: tuple[Section, ...]


_ADRESSE = (
    Question("adresse.voie", "Numéro et rue", ""),
    Question("adresse.complement"),
    Question("adresse.code_postal", aide="Cinq chiffres."),
    Question("adresse.commune", aide="Son nom, comme sur un courrier."),
)
_POSITION = (
    Question(
        "position.latitude",
        aide="Sur une carte en ligne, cliquez sur la porte d’entrée et recopiez le premier nombre.",
        requise=False,
    ),
    Question("position.longitude", aide="Le second nombre. Le signe décimal est un point.", requise=False),
)
_ACCES = tuple(
    Question(f"acces.{nom}") for nom in ("pmr", "parking_pmr", "boucle_magnetique", "langue_des_signes", "transport")
)
_HORAIRES = Question("horaires", aide="Écrivez les heures comme dans l’exemple. Laissez vide si vous ne savez pas.")
_IDENTIFIANT = Section(
    "L’adresse de la page",
    (
        Partie(
            (
                Question(
                    "id",
                    "Identifiant",
                    "Proposé d’après le nom. Des lettres sans accent, des chiffres et des tirets. Il ne changera plus.",
                ),
            ),
        ),
    ),
)

_LIEU_EXERCICE = Section(
    "Où travaille cette personne ?",
    (
        Partie(
            (
                Question(
                    "exercices.structure",
                    "Lieu",
                    "Choisissez dans la liste. Le lieu n’y est pas ? Laissez vide et écrivez l’adresse.",
                ),
            )
        ),
        Partie(
            tuple(q._replace(chemin=f"exercices.{q.chemin}") for q in _ADRESSE),
            titre="Une autre adresse",
            si="exercices.structure=",
        ),
        Partie(
            (
                Question("exercices.telephone", aide="Le numéro du cabinet, jamais un numéro privé."),
                Question("exercices.rendez_vous", "Page de rendez-vous en ligne", ""),
                _HORAIRES._replace(chemin="exercices.horaires"),
            )
        ),
        Partie(
            (
                Question("exercices.courriel", aide="Une adresse que les patients peuvent utiliser."),
                *(q._replace(chemin=f"exercices.{q.chemin}") for q in (*_POSITION, *_ACCES)),
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
        _IDENTIFIANT,
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
            (Partie((Question("nom", aide="Comme sur la façade."), Question("type", "Sorte de lieu", ""), *_ADRESSE)),),
        ),
        Section(
            "Le joindre, y venir",
            (
                Partie((Question("telephone"), Question("site", "Site web", ""), _HORAIRES)),
                Partie(
                    (
                        Question("courriel", aide="Une adresse que tout le monde peut utiliser."),
                        Question("sans_rendez_vous"),
                        Question("services"),
                        *_ACCES,
                        *_POSITION,
                        Question("responsable_donnees", "Qui tient cette fiche à jour", ""),
                    ),
                    titre="Plus de champs",
                    texte="Courriel, services, accès des personnes handicapées, point sur la carte.",
                    repliee=True,
                ),
            ),
        ),
        _IDENTIFIANT,
    ),
)

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
                        Question("debut", aide="Le jour, puis l’heure de Paris."),
                        Question("fin", aide="L’heure suffit si c’est le même jour."),
                        Question(
                            "journee_entiere", "Toute la journée", "Le début et la fin sont alors des jours sans heure."
                        ),
                        Question(
                            "recurrence.frequence", "Revient", "Le début est alors la première fois.", requise=False
                        ),
                        Question(
                            "recurrence.jusqu_au", "Jusqu’au", "Sans date, l’agenda montre les douze mois qui viennent."
                        ),
                    )
                ),
            ),
        ),
        Section(
            "Où",
            (
                Partie((Question("lieu", aide="Choisissez dans la liste, ou laissez vide et décrivez le lieu."),)),
                Partie(
                    (
                        Question("lieu.nom", "Nom du lieu", "", requise=False),
                        *(q._replace(chemin=f"lieu.{q.chemin}", requise=False) for q in _ADRESSE),
                    ),
                    titre="Un autre lieu",
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
        _IDENTIFIANT,
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
                            "Écrivez les premières lettres, puis choisissez dans la liste.",
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

FORMULAIRES: Mapping[str, Formulaire] = {
    "professionnel": PROFESSIONNEL,
    "structure": STRUCTURE,
    "evenement": EVENEMENT,
    "fermeture": FERMETURE,
}
