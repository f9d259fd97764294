"""The commented examples of a new data folder, taken from the examples of the model: they cannot say something else.

An example is a block of lines that begin with « # »; without it, each block is a valid part of its file.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cpts.edition.ecriture import sort_champs, write_champ, write_fichier
from cpts.model.annuaire import Exercice, Structure
from cpts.model.base import Modele
from cpts.validate.donnees import LISTES

Champs = Mapping[str, Any]


class Liste(NamedTuple):
    """A list to come. `champs`: those that its example shows; `conseil`: a sentence for who fills it."""

    fichier: str
    cle: str
    titre: str
    champs: tuple[str, ...]
    conseil: str = ""


_LIEU = "Le lieu cité doit d’abord être dans annuaire.yaml."
A_REMPLIR = (
    Liste(
        "annuaire",
        "structures",
        "Les lieux : cabinets, pharmacies, hôpitaux, mairies…",
        ("id", "nom", "type", "adresse", "telephone", "courriel", "horaires", "acces", "services", "verifie_le"),
    ),
    Liste(
        "annuaire",
        "professionnels",
        "Les personnes. Demandez à chacune son accord avant de l’inscrire.",
        (
            *("id", "nom", "prenom", "profession", "exercices", "carte_vitale", "nouveaux_patients", "langues"),
            *("diffusion", "verifie_le"),
        ),
    ),
    Liste(
        "actions",
        "actions",
        "Les actions de prévention.",
        ("id", "titre", "resume", "theme", "publics", "periode", "inscription"),
    ),
    Liste("actions", "parcours", "Les parcours de soins.", ("id", "titre", "resume", "publics", "etapes")),
    Liste(
        "agenda",
        "evenements",
        "Les rendez-vous : l’année s’écrit toujours.",
        ("id", "titre", "resume", "debut", "fin", "lieu", "publics"),
    ),
    Liste(
        "soins",
        "etapes",
        "« Que faire maintenant ? », du plus grave au moins grave.",
        ("id", "titre", "quand", "texte", "numeros", "valide_par", "verifie_le"),
    ),
    Liste(
        "soins",
        "creneaux",
        "Les soins sans rendez-vous, chaque semaine.",
        ("id", "structure", "jours", "de", "a", "comment", "verifie_le"),
        _LIEU,
    ),
    Liste("soins", "gardes", "Les gardes, datées.", ("id", "type", "debut", "fin", "qui", "telephone"), _LIEU),
    Liste(
        "alertes",
        "alertes",
        "Les alertes de santé, montrées en haut des pages entre leurs deux dates.",
        ("id", "titre", "niveau", "type", "du", "au", "texte", "conseils", "source"),
    ),
    Liste("partenaires", "partenaires", "Les partenaires.", ("id", "nom", "role", "site")),
    Liste(
        "offres",
        "offres",
        "Stages, remplacements, installations, emplois. Une offre disparaît après sa fin.",
        ("id", "type", "titre", "profession", "debut", "fin", "texte", "courriel", "publie_le"),
    ),
    Liste("actualites", "actualites", "Les nouvelles de la CPTS.", ("id", "titre", "date", "texte")),
)


def get_exemple(modele: type[Modele], champ: str) -> Any:
    """The example of a field, as its model gives it."""
    return (modele.model_fields[champ].examples or [None])[0]


def make_entree(liste: Liste, adresse: Champs) -> dict[str, Any]:
    """The example of an entry; every place of it stands at `adresse`, which is in the territory."""
    modele: Any = LISTES[liste.fichier][liste.cle]
    propres = _make_propres(adresse)
    champs = {champ: propres.get(champ) or get_exemple(modele, champ) for champ in liste.champs}
    return sort_champs(modele, champs)


def _make_propres(adresse: Champs) -> dict[str, Any]:
    """What the example of a field alone cannot know: the territory, and the place that the other example describes."""
    structure = get_exemple(Structure, "id")
    exercice = {champ: get_exemple(Exercice, champ) for champ in ("telephone", "horaires")}
    return {
        "adresse": adresse,
        "exercices": [{"adresse": adresse} | exercice],
        "lieu": {"nom": "Salle des fêtes", "adresse": adresse},
        "structure": structure,
        "qui": structure,
    }


def write_liste(liste: Liste, adresse: Champs) -> str:
    """An empty list of a new file, and its example below, in comments."""
    mode = (
        f"Pour commencer : effacez la ligne « {liste.cle}: [] », puis enlevez « # » devant chaque ligne de l’exemple."
    )
    entete = [f"# {phrase}" for phrase in (liste.titre, mode, liste.conseil) if phrase]
    exemple = write_fichier({liste.cle: [make_entree(liste, adresse)]})
    return "\n".join([*entete, f"{liste.cle}: []", "", *comment(exemple.splitlines())]) + "\n"


def write_facultatifs(modele: type[Modele], champs: Iterable[str]) -> str:
    """The optional fields of a file that is one object: what each is for, and its example, in comments."""
    blocs = []
    for nom in champs:
        champ = modele.model_fields[nom]
        exemple = write_champ(nom, get_exemple(modele, nom))
        blocs.append("\n".join([f"# {champ.title} : {champ.description}", *comment(exemple)]))
    return "\n\n".join(blocs) + "\n"


def comment(lignes: Iterable[str]) -> list[str]:
    return [f"# {ligne}".rstrip() for ligne in lignes]
