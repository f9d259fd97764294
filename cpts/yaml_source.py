"""First step of the pipeline: the bytes of one YAML file → a tree of texts with positions, or problems.

Nothing is typed here: a scalar stays the text that was written, because YAML 1.1 turns 0328434445 into another
number, 19:30 into 1170 and « no » into False. Everything a volunteer never needs (anchors, tags, merges, several
documents) is refused.
"""

from itertools import islice

from cpts.errors import Probleme, sort_problemes
from cpts.memoire import pause_collecte
from cpts.yaml_arbre import Carte, Document, Liste, describe_champ, unpack_place
from cpts.yaml_journal import PROBLEMES_MAX, Abandon, Journal
from cpts.yaml_lecteur import Lecteur
from cpts.yaml_messages import Constat
from cpts.yaml_texte import decode_texte, drop_interdits, find_exces, has_interdit, list_conflits, list_interdits

__all__ = ["Carte", "Document", "Liste", "describe_champ", "read_yaml"]


def read_yaml(
    octets: bytes, fichier: str, *, taille_max: int = 16 * 2**20, profondeur_max: int = 8
) -> tuple[Document | None, list[Probleme]]:
    """The document, when it could be read to its end, and every problem found, sorted.

    A document may come with erreurs: the values refused here (nulls, aliases) are then absent from the tree, so
    that the model can still tell what else is wrong. None when the file is empty or unreadable.
    """
    journal = Journal(fichier)
    try:
        document = _read_document(octets, journal, taille_max, profondeur_max)
    except Abandon:
        document = None
    return document, list(sort_problemes(journal.problemes))


def _read_document(octets: bytes, journal: Journal, taille_max: int, profondeur_max: int) -> Document:
    texte = decode_texte(octets, taille_max)
    if isinstance(texte, Constat):
        journal.abandon(texte)
    if exces := find_exces(texte):
        journal.abandon(exces)
    if has_interdit(texte):
        for constat in list_interdits(texte):
            journal.note(constat)
        texte = drop_interdits(texte)
    if conflits := list(islice(list_conflits(texte), PROBLEMES_MAX)):
        for constat in conflits:
            journal.note(constat)
        raise Abandon
    lecteur = Lecteur(texte, journal, profondeur_max)
    with pause_collecte():
        sommet = lecteur.read()
    if not (sommet and isinstance(sommet[0], Carte)):
        lecteur.refuse_racine(sommet)
    return Document(journal.fichier, sommet[0], unpack_place(sommet.positions[0]), texte)
