"""Views: what a form of « Contribuer » is made of, and the questions that several forms ask."""

from typing import NamedTuple

from cpts.model.base import Modele

JOURS_HORAIRES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "jours fériés")
ACCORD = "accord"
FICHE = "fiche"
"""The two answers that are no field of the entry: the consent of a person, and which entry closes."""


class Question(NamedTuple):
    """`chemin`: of the field in the entry, « adresse.commune ». `si`: asked only then, « profession=infirmier »;
    « structure= » means: while `structure` is empty.

    `titre`, `aide`: instead of the model's. `requise`: None as the model says. `forme`: instead of the usual control.
    `vide`: what no answer means in a list of choices, when it means something.
    """

    chemin: str
    titre: str = ""
    aide: str | None = None
    requise: bool | None = None
    forme: str = ""
    si: str = ""
    vide: str = ""


class Partie(NamedTuple):
    """Questions that stand together; `repliee`: folded, because most people can do without."""

    questions: tuple[Question, ...]
    titre: str = ""
    texte: str = ""
    repliee: bool = False
    si: str = ""


class Section(NamedTuple):
    """`repetee`: the list of the entry that has one item for each copy of the section, or "".

    `papier`: False for what a person who fills the printed form has no use for.
    """

    titre: str
    parties: tuple[Partie, ...]
    texte: str = ""
    repetee: str = ""
    papier: bool = True


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


ADRESSE = (
    Question("adresse.voie", "Numéro et rue", ""),
    Question("adresse.complement"),
    Question("adresse.code_postal", aide="Cinq chiffres."),
    Question("adresse.commune", aide="Son nom, comme sur un courrier."),
)
POSITION = (
    Question(
        "position.latitude",
        aide="Sur une carte en ligne, cliquez sur la porte d’entrée et recopiez le premier nombre.",
        requise=False,
    ),
    Question("position.longitude", aide="Le second nombre. Le signe décimal est un point.", requise=False),
)
ACCES = tuple(
    Question(f"acces.{nom}") for nom in ("pmr", "parking_pmr", "boucle_magnetique", "langue_des_signes", "transport")
)
HORAIRES = Question("horaires", aide="Écrivez les heures comme dans l’exemple. Laissez vide si vous ne savez pas.")
IDENTIFIANT = Section(
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
    papier=False,
)
