"""The people who object, recognised so that no import ever brings them back.

In the data folder they are a neutral id and nothing else, so nothing there can recognise them; and nothing there may:
the national numbers are a public list of two million, so that any fingerprint of one, salted or not, would name its
owner to whoever tries them all. Who they are is therefore in a file that never enters the repository, kept by the
person who imports. Without it, or when it does not speak of everyone who objects, no person is imported at all.
"""

from collections.abc import Iterator
from pathlib import Path

from cpts.dossier import MEGA, read_octets
from cpts.errors import DataError, Probleme
from cpts.model.annuaire import Professionnel
from cpts.model.base import Modele, facultatif, requis
from cpts.model.types import Ident, Nom, Rpps
from cpts.text import join_fr, plural, quote, slugify
from cpts.validate.champs import check_cles, read_liste, validate_entree
from cpts.yaml_source import Document, read_yaml

CLE = "oppositions"


class Opposition(Modele):
    """Who hides behind a neutral id: a number, a name, or neither when nobody knows any more."""

    id: Ident = requis("Identifiant", "L’identifiant neutre de l’annuaire.", "fiche-0000")
    rpps: Rpps | None = facultatif("RPPS", "Numéro national, onze chiffres.", "10000000000")
    nom: Nom | None = facultatif("Nom", "Nom d’exercice.", "Exemple")
    prenom: Nom | None = facultatif("Prénom", "Prénom d’exercice.", "Camille")


class Oppositions:
    """Every person who objects; `inconnues` are the ids of those that nothing can recognise any more."""

    def __init__(self, liste: tuple[Opposition, ...] = ()) -> None:
        self.rpps = {o.rpps for o in liste if o.rpps}
        self.noms = {slugify(f"{o.nom} {o.prenom}") for o in liste if o.nom and o.prenom}
        self.inconnues = sorted(o.id for o in liste if not o.rpps and not (o.nom and o.prenom))

    def is_oppose(self, pro: Professionnel) -> bool:
        """Whether `pro` objects; a name alone is enough, for a wrong refusal harms nobody."""
        return pro.rpps in self.rpps or slugify(f"{pro.nom} {pro.prenom}") in self.noms


def load_oppositions(chemin: Path, nom: str, opposes: list[str]) -> Oppositions:
    """The file `chemin`, called `nom`. Raises `DataError` when it is missing or silent about one of `opposes`."""
    if not opposes and not chemin.is_file():
        return Oppositions()
    if not chemin.is_file():
        raise DataError(
            [_tell(nom, "oppositions-absentes", f"ce fichier manque, et {_count(opposes)}", _ATTENDU, _CONSEIL)]
        )
    liste = tuple(_read(chemin, nom))
    muettes = sorted(set(opposes) - {o.id for o in liste})
    if muettes:
        trouve = f"rien ne dit qui est {join_fr([quote(m) for m in muettes], 'ni')}"
        suggestion = "Si personne ne le sait plus, écrivez son id seul : l’import vous demandera de relire les noms"
        raise DataError([_tell(nom, "opposition-muette", trouve, _ATTENDU, suggestion)])
    return Oppositions(liste)


_ATTENDU = "une entrée « - id: … » par personne qui s’oppose, avec son rpps, ou ses nom et prenom"
_CONSEIL = "Sans lui, l’import pourrait remettre une personne retirée. Gardez-le hors du dépôt : voir le guide"


def _count(opposes: list[str]) -> str:
    seule = len(opposes) < 2
    suite = "s’oppose à sa publication" if seule else "s’opposent à leur publication"
    return f"{plural(len(opposes), 'personne')} de l’annuaire {suite}"


def _tell(nom: str, code: str, trouve: str, attendu: str, suggestion: str) -> Probleme:
    return Probleme(nom, 1, 1, CLE, code, trouve, attendu, suggestion)


def _read(chemin: Path, nom: str) -> Iterator[Opposition]:
    octets = read_octets(chemin, nom, MEGA)
    if isinstance(octets, Probleme):
        raise DataError([octets])
    document, problemes = read_yaml(octets, nom)
    if document is None or any(p.est_erreur for p in problemes):
        raise DataError(problemes)
    yield from _validate(document)


def _validate(document: Document) -> list[Opposition]:
    valeurs, problemes = read_liste(document, CLE)
    problemes += check_cles(document, (CLE,))
    bonnes = []
    for rang, valeur in enumerate(valeurs):
        entree, erreurs = validate_entree(Opposition, document, (CLE, rang), valeur)
        problemes += erreurs
        if entree:
            bonnes.append(entree.modele)
    if problemes:
        raise DataError(problemes)
    return bonnes
