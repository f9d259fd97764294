"""data/accessibilite.yaml: how the accessibility of this site was evaluated, criterion by criterion.

The state of the statement page and of the footer is computed from it, and is written nowhere.
"""

import re
from typing import Annotated, Self

from pydantic import PlainValidator, WithJsonSchema, model_validator

from cpts.model.base import Modele, facultatif, requis
from cpts.model.refus import refuse
from cpts.model.types import Jour, Ligne, Nom, Texte
from cpts.model.valeurs import closed_list, make_parse_motif
from cpts.nomenclatures.listes import GENRES_EVALUATION, RESULTATS_CRITERE
from cpts.nomenclatures.rgaa import CRITERES
from cpts.text import quote

_ADRESSE = re.compile(r"/(?:[a-z0-9-]+/)*(?:404\.html)?")

GenreEvaluation = Annotated[str, closed_list(GENRES_EVALUATION, "un genre d’évaluation")]
Resultat = Annotated[str, closed_list(RESULTATS_CRITERE, "un résultat")]
NumeroCritere = Annotated[str, closed_list(CRITERES, "un critère du RGAA")]
AdressePage = Annotated[
    str,
    PlainValidator(
        make_parse_motif(
            _ADRESSE, "page-invalide", "une page de ce site", "son adresse après le nom du site : /agenda/"
        )
    ),
    WithJsonSchema({"type": "string", "pattern": f"^{_ADRESSE.pattern}$"}),
]


class PageEvaluee(Modele):
    """A page of the sample."""

    nom: Nom = requis("Nom", "Ce qu’est la page.", "L’agenda")
    adresse: AdressePage = requis("Adresse", "Ce qui suit le nom du site, avec ses « / ».", "/agenda/")


class Evaluation(Modele):
    """Who looked, when and how. Source: arrêté du 20 septembre 2019, annex."""

    genre: GenreEvaluation = requis(
        "Genre",
        "auto-evaluation : l’équipe du site ; audit : quelqu’un d’autre. Un audit seul peut changer l’état déclaré.",
        "auto-evaluation",
    )
    auteur: Nom = requis("Auteur", "Qui a évalué : une personne, une société.", "Camille Exemple")
    date: Jour = requis("Date", "Jour où l’évaluation a été finie.", "2026-10-12")
    technologies: tuple[Ligne, ...] = facultatif(
        "Technologies", "Avec quoi le site est fait.", ["HTML", "CSS", "SVG", "JavaScript"], ()
    )
    outils: tuple[Ligne, ...] = facultatif("Outils", "Ce qui a servi à vérifier.", ["Le clavier seul"], ())
    aides_techniques: tuple[Ligne, ...] = facultatif(
        "Aides techniques",
        "Les lecteurs d’écran et autres aides essayés par une personne, avec leur navigateur.",
        ["NVDA et Firefox"],
        (),
    )
    pages: tuple[PageEvaluee, ...] = facultatif(
        "Pages", "Les pages regardées.", [{"nom": "L’agenda", "adresse": "/agenda/"}], ()
    )


class ResultatCritere(Modele):
    """What was found for one criterion, and what shows it."""

    critere: NumeroCritere = requis("Critère", "Numéro du critère, entre guillemets.", "1.1")
    resultat: Resultat = requis("Résultat", "Ce qui a été trouvé : une des quatre valeurs.", "non-conforme")
    preuve: Texte | None = facultatif(
        "Preuve",
        "Ce qui a été vu, et comment. Obligatoire, sauf pour non-evalue.",
        "La photo du cabinet n’a pas de texte de remplacement.",
    )
    tests: tuple[Ligne, ...] = facultatif(
        "Contrôles automatiques", "Les tests du projet qui le relisent à chaque version.", ["test_images"], ()
    )
    page: AdressePage | None = facultatif("Page", "Où le défaut se voit.", "/agenda/")
    remede: Texte | None = facultatif("Remède", "Ce qui est fait pour corriger, et quand.", "Texte ajouté en janvier.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.resultat != "non-evalue" and self.preuve is None:
            trouve = f"le critère {self.critere} est dit {quote(self.resultat)} sans preuve"
            attendu = "une ligne preuve : ce qui a été vu, et comment"
            suggestion = "Sans preuve, écrivez « resultat: non-evalue »"
            raise refuse("critere-sans-preuve", trouve, attendu, suggestion, ("resultat",))
        return self


class ContenuSignale(Modele):
    """Something that some people cannot use, in plain words."""

    contenu: Ligne = requis("Contenu", "Ce qui ne va pas, en quelques mots.", "Les grands tableaux")
    texte: Texte = requis("Texte", "Pour qui, et pourquoi.", "Sur un petit écran, il faut les faire défiler.")
    autrement: Texte | None = facultatif(
        "Autrement", "Où trouver la même chose.", "Les listes par métier disent la même chose."
    )


class FichierAccessibilite(Modele):
    """data/accessibilite.yaml."""

    evaluation: Evaluation | None = facultatif(
        "Évaluation",
        "Qui a évalué, quand et comment.",
        {"genre": "auto-evaluation", "auteur": "Camille Exemple", "date": "2026-10-12"},
    )
    criteres: tuple[ResultatCritere, ...] = facultatif(
        "Critères",
        "Ce qui a été trouvé pour chacun des 106 critères ; un critère absent n’est pas évalué.",
        [
            {
                "critere": "1.1",
                "resultat": "non-conforme",
                "preuve": "La photo du cabinet n’a pas de texte.",
                "remede": "Texte ajouté en janvier.",
            }
        ],
        (),
    )
    contenus_non_accessibles: tuple[ContenuSignale, ...] = facultatif(
        "Contenus non accessibles",
        "Ce que l’on sait ne pas marcher pour tous.",
        [{"contenu": "Les grands tableaux", "texte": "Sur un petit écran, il faut les faire défiler."}],
        (),
    )
    derogations: tuple[ContenuSignale, ...] = facultatif(
        "Dérogations",
        "Ce que l’on ne corrigera pas, car ce serait une charge disproportionnée.",
        [{"contenu": "Les anciens comptes rendus", "texte": "Les refaire prendrait des semaines."}],
        (),
    )
