"""What `cpts nouveau` asks; nothing here is slow to load, as the command line shows these words in its help."""

from typing import NamedTuple

Chemin = tuple[str, ...]


class Question(NamedTuple):
    """`option`: of the command line; `chemin`: of the field in cpts.yaml; `aide`: what to answer, with an example."""

    option: str
    chemin: Chemin
    texte: str
    aide: str
    facultative: bool = False


QUESTIONS = (
    Question("nom", ("nom",), "Le nom complet de la CPTS", "CPTS du Val d’Exemple"),
    Question("nom-court", ("nom_court",), "Son nom court, pour l’en-tête", "CPTS Exemple"),
    Question("site", ("site",), "L’adresse du futur site", "https://cpts.example.org/"),
    Question("courriel", ("courriel",), "Le courriel public", "contact@example.org"),
    Question("telephone", ("telephone",), "Le téléphone public", "vide s’il n’y en a pas", facultative=True),
    Question("voie", ("adresse", "voie"), "Le numéro et la rue du siège", "12 rue des Tilleuls", facultative=True),
    Question("code-postal", ("adresse", "code_postal"), "Le code postal du siège", "01001"),
    Question("commune", ("adresse", "commune"), "La commune du siège", "Exempleville"),
    Question("couleur-principale", ("couleurs", "principale"), "La couleur principale", "#0b5c6b"),
    Question("couleur-accent", ("couleurs", "accent"), "La couleur d’accent", "#b34700"),
    Question("directeur", ("directeur_publication",), "La personne responsable du site", "Camille Exemple"),
    Question("hebergeur", ("hebergeur", "nom"), "Qui héberge le site", "Hébergeur Exemple SAS"),
    Question(
        "adresse-hebergeur", ("hebergeur", "adresse"), "L’adresse de l’hébergeur", "1 rue de l’Exemple, Exempleville"
    ),
    Question("depot", ("depot",), "L’adresse GitHub du futur dépôt", "vide s’il n’y en a pas encore", facultative=True),
)
REPONSES_PROPOSEES = {
    question.option: question.aide for question in QUESTIONS if question.option.startswith("couleur-")
}
"""Two readable colours, for who has none yet; every other answer is a fact that only the CPTS knows."""
