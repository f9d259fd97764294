"""What `cpts nouveau` asks; nothing here is slow to load, as the command line shows these words in its help."""

from typing import NamedTuple

Chemin = tuple[str, ...]


class Question(NamedTuple):
    """`option`: of the command line; `chemin`: of the field in cpts.yaml; `exemple`: an answer, good as it is.

    `vide`: what an empty answer means, None when there must be one.
    """

    option: str
    chemin: Chemin
    texte: str
    exemple: str
    vide: str | None = None

    @property
    def facultative(self) -> bool:
        return self.vide is not None

    @property
    def conseil(self) -> str:
        """« par exemple 12 rue des Tilleuls ; vide si elle n’a pas de rue »."""
        return f"par exemple {self.exemple}" + (f" ; vide {self.vide}" if self.vide else "")


QUESTIONS = (
    Question("nom", ("nom",), "Le nom complet de la CPTS", "CPTS du Val d’Exemple"),
    Question("nom-court", ("nom_court",), "Son nom court, pour l’en-tête", "CPTS Exemple"),
    Question("site", ("site",), "L’adresse du futur site", "https://cpts.example.org/"),
    Question("courriel", ("courriel",), "Le courriel public", "contact@example.org"),
    Question("telephone", ("telephone",), "Le téléphone public", "03 53 01 00 00", "s’il n’y en a pas"),
    Question("voie", ("adresse", "voie"), "Le numéro et la rue du siège", "12 rue des Tilleuls", "s’il n’y en a pas"),
    Question("code-postal", ("adresse", "code_postal"), "Le code postal du siège", "01001"),
    Question("commune", ("adresse", "commune"), "La commune du siège", "Exempleville"),
    Question("couleur-principale", ("couleurs", "principale"), "La couleur principale", "#0b5c6b"),
    Question("couleur-accent", ("couleurs", "accent"), "La couleur d’accent", "#b34700"),
    Question("directeur", ("directeur_publication",), "La personne responsable du site", "Camille Exemple"),
    Question("hebergeur", ("hebergeur", "nom"), "Qui héberge le site", "Hébergeur Exemple SAS"),
    Question(
        "adresse-hebergeur", ("hebergeur", "adresse"), "L’adresse de l’hébergeur", "1 rue de l’Exemple, Exempleville"
    ),
    Question(
        "depot",
        ("depot",),
        "L’adresse GitHub du futur dépôt",
        "https://github.com/exemple/cpts",
        "s’il n’y en a pas encore",
    ),
)
REPONSES_PROPOSEES = {
    question.option: question.exemple for question in QUESTIONS if question.option.startswith("couleur-")
}
"""Two readable colours, for who has none yet; every other answer is a fact that only the CPTS knows."""
