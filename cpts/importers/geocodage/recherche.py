"""From a data folder to its texts with positions: asks what the journal does not know, then judges every answer.

Asking takes minutes, and a person may go on writing meanwhile: the files are read again before they are changed.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cpts.dossier import TAILLE_YAML, Dossier, read_octets
from cpts.errors import DataError, Probleme
from cpts.importers.geocodage.adresses import Lieu, Releve, list_lieux
from cpts.importers.geocodage.decision import judge_reponse
from cpts.importers.geocodage.journal import Journal
from cpts.importers.geocodage.questions import Question, Reponse, ask_position
from cpts.importers.geocodage.retouches import write_positions
from cpts.importers.reseau import Client, ServiceError
from cpts.validate.adresses import Communes
from cpts.validate.geojson import read_geojson

PAS_CHERCHEE = "pas encore cherchée"
"""The reason of those that a run which stops early has not come to."""


class Constat(NamedTuple):
    """What becomes of one place: the answer if any, and why it is not written, "" when it is."""

    lieu: Lieu
    reponse: Reponse | None
    raison: str


def read_releve(dossier: Dossier) -> Releve:
    """The places of a folder, as they are now; `DataError` when it cannot be read."""
    contours, problemes = read_geojson(dossier)
    if problemes:
        raise DataError(problemes)
    return list_lieux(Dossier(dossier.chemin, dossier.nom), Communes(contours))


def list_questions(releve: Releve, journal: Journal) -> list[Question]:
    """What has no answer yet, once each, in reading order."""
    questions = dict.fromkeys(lieu.question for lieu in releve.lieux if lieu.question)
    return [question for question in questions if question not in journal.reponses]


def ask_tout(client: Client, questions: Sequence[Question], journal: Journal, advance: Callable[[], None]) -> str:
    """Fills the journal; "", or the sentence of the service that fails on the way, what is found being kept."""
    for question in questions:
        try:
            journal.add(question, ask_position(client, question))
        except ServiceError as erreur:
            return str(erreur)
        advance()
    return ""


def prepare_positions(
    dossier: Dossier, releve: Releve, reponses: Mapping[Question, Reponse | None]
) -> tuple[dict[Path, str], list[Constat]]:
    """The texts to write, and what becomes of each place, in reading order; nothing is written here."""
    constats = {lieu: _judge(lieu, reponses) for lieu in releve.lieux}
    textes: dict[Path, str] = {}
    for fichier in dict.fromkeys(lieu.fichier for lieu in releve.lieux):
        memes = [c for c in constats.values() if c.lieu.fichier == fichier and not c.raison]
        positions = {c.lieu: c.reponse for c in memes if c.reponse}
        if not positions:
            continue
        retouche = write_positions(_read_texte(dossier, fichier), positions)
        constats |= {lieu: constats[lieu]._replace(raison=raison) for lieu, raison in retouche.impossibles}
        if retouche.ecrits:
            textes[dossier.chemin / fichier] = retouche.texte
    return textes, list(constats.values())


def _read_texte(dossier: Dossier, fichier: str) -> str:
    octets = read_octets(dossier.chemin / fichier, dossier.name_fichier(fichier), TAILLE_YAML)
    if isinstance(octets, Probleme):
        raise DataError([octets])
    return octets.decode("utf-8")


def _judge(lieu: Lieu, reponses: Mapping[Question, Reponse | None]) -> Constat:
    if lieu.question is None:
        return Constat(lieu, None, "adresse sans rue : sa position ne serait que celle de la commune")
    if not lieu.ident:
        return Constat(lieu, None, "fiche sans identifiant")
    if lieu.question not in reponses:
        return Constat(lieu, None, PAS_CHERCHEE)
    reponse = reponses[lieu.question]
    return Constat(lieu, reponse, judge_reponse(lieu.question, reponse))
