"""Each entry of a file against its model."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cpts.errors import Gravite, Probleme
from cpts.model.refus import Defaut
from cpts.text import did_you_mean, quote
from cpts.validate.decalages import find_sous_champs, merge_sous_champs
from cpts.validate.traduction import Chemin, drop_suites, expect_champs, locate, make_inconnu, translate
from cpts.yaml_source import Document

M = TypeVar("M", bound=BaseModel)

SILENCE = Probleme("", 0, 0, "", "", "")
"""Told of a field whose model already refused the value: one mistake, one message. Left out of every list."""


class Entree(NamedTuple, Generic[M]):
    """An object and where it was written.

    `modele` of an entry with mistakes was read without its wrong fields, named in `muets`: it is good enough for the
    rules between fields and between entries, which are then told in the same run, and is never published.
    """

    document: Document
    chemin: Chemin
    valeur: Any
    modele: M
    muets: frozenset[str] = frozenset()

    def tell(
        self,
        champ: Chemin,
        code: str,
        trouve: str,
        attendu: str = "",
        suggestion: str = "",
        gravite: Gravite = Gravite.ERREUR,
    ) -> Probleme:
        """A problem of the field `champ` of this entry."""
        if champ and champ[0] in self.muets:
            return SILENCE
        return locate(self.document, (*self.chemin, *champ), Defaut(code, trouve, attendu, suggestion), gravite)

    def warn(self, champ: Chemin, code: str, trouve: str, attendu: str = "", suggestion: str = "") -> Probleme:
        """The same, which does not stop the build."""
        return self.tell(champ, code, trouve, attendu, suggestion, Gravite.AVERTISSEMENT)


class Brute(NamedTuple):
    """What was written for one entry, whether its model accepts it or not: identifiers and references are read here."""

    document: Document
    chemin: Chemin
    valeur: Mapping[str, Any]

    def tell(
        self,
        champ: Chemin,
        code: str,
        trouve: str,
        attendu: str = "",
        suggestion: str = "",
        gravite: Gravite = Gravite.ERREUR,
    ) -> Probleme:
        """A problem of the field `champ` of this entry."""
        return locate(self.document, (*self.chemin, *champ), Defaut(code, trouve, attendu, suggestion), gravite)


def validate_entree(
    modele: type[M], document: Document, chemin: Chemin, valeur: Any
) -> tuple[Entree[M] | None, list[Probleme]]:
    """`valeur`, found at `chemin`, as a `modele`, and all its problems; None when nothing can be made of it."""
    try:
        return Entree(document, chemin, valeur, modele.__pydantic_validator__.validate_python(valeur)), []
    except ValidationError as erreur:
        details = erreur.errors(include_url=False)
        problemes = [p for detail in drop_suites(details) for p in translate(modele, document, chemin, detail)]
        if sous_champs := find_sous_champs(modele, valeur):
            problemes = list(merge_sous_champs(document, chemin, sous_champs, problemes))
        muets = frozenset(str(detail["loc"][0]) if detail["loc"] else "" for detail in details)
        reste = None if "" in muets else _repair(modele, valeur, muets)
        return (Entree(document, chemin, valeur, reste, muets) if reste is not None else None), problemes


def _repair(modele: type[M], valeur: Any, muets: frozenset[str]) -> M | None:
    """`valeur` without its wrong fields, the examples of the model in place of those that are required."""
    reste = {cle: texte for cle, texte in valeur.items() if cle not in muets}
    for nom, champ in modele.model_fields.items():
        if nom in muets and champ.is_required() and champ.examples:
            reste[nom] = champ.examples[0]
    try:
        return modele.model_validate(reste)
    except ValidationError:
        return None


def read_liste(document: Document, cle: str) -> tuple[list[Any], list[Probleme]]:
    """What is written under the top key `cle`; a value that is not a list is a problem."""
    valeurs = document.racine.get(cle, [])
    if isinstance(valeurs, list):
        return valeurs, []
    if valeurs is None:
        trouve, suggestion = f"{quote(cle)} n’est suivi de rien", f"Si la liste est vide, écrivez « {cle}: [] »"
        return [], [locate(document, (cle,), Defaut("valeur-vide", trouve, "", suggestion))]
    trouve = f"{quote(cle)} n’est pas suivi d’une liste"
    return [], [
        locate(document, (cle,), Defaut("liste-attendue", trouve, "un tiret par entrée, ou [] si la liste est vide"))
    ]


def check_cles(document: Document, connues: Sequence[str]) -> list[Probleme]:
    """Top keys that nothing reads, and a file without any known key."""
    if not document.racine:
        trouve, suggestion = "ce fichier n’a aucun champ", f"Si la liste est vide, écrivez « {connues[0]}: [] »"
        return [locate(document, (), Defaut("fichier-sans-champ", trouve, expect_champs(connues), suggestion))]
    problemes = []
    for cle in document.racine:
        if cle not in connues:
            suggestion = did_you_mean(cle, connues)
            attendu = "" if suggestion else expect_champs(connues)
            problemes.append(locate(document, (cle,), make_inconnu(cle, connues, attendu, suggestion)))
    return problemes
