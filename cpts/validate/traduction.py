"""pydantic's errors → problems in French, by the type of the error and never by its English text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from cpts.errors import Gravite, Probleme
from cpts.model.refus import REFUS, Defaut
from cpts.text import closest, did_you_mean, fold, quote
from cpts.validate.corrige import correct_forme, correct_ligne, get_valeur
from cpts.yaml_source import Document

Chemin: TypeAlias = tuple[str | int, ...]

# Words found in the names of fields that must not exist, and why. Source: RGPD, code de la santé publique.
_CHAMPS_PRIVES = ("naissance", "age", "sexe", "portable", "mobile", "perso", "prive", "domicile", "nir", "patient")
_CHAMPS_PUBLICITE = ("note", "notes", "avis", "etoiles", "temoignage", "classement", "score", "recommande", "tarif")
_PRIVE = "Supprimez cette ligne : une donnée privée ne se publie pas"
_PUBLICITE = "Supprimez cette ligne : un soignant n’est ni noté, ni comparé, ni recommandé"


def locate(document: Document, chemin: Chemin, defaut: Defaut, gravite: Gravite = Gravite.ERREUR) -> Probleme:
    """`defaut`, found in the value at `chemin`, with its line and column."""
    complet = (*chemin, *defaut.chemin)
    ligne, colonne = document.position(complet, cle=defaut.cle)
    champ = document.describe(complet)
    corrige = correct_ligne(document, complet, defaut) if defaut.remplace else ""
    phrases = (defaut.trouve, defaut.attendu, defaut.suggestion)
    faits = (document.fichier, ligne, colonne, champ, defaut.code, *phrases, gravite)
    return Probleme(*faits, corrige, defaut.sur and bool(corrige))


def drop_suites(details: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Without the errors that only follow from another one: one mistake, one message.

    A list whose items are wrong also looks too short; a misspelt field is both unknown and missing.
    """
    inconnus = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    return [detail for detail in details if not _is_suite(detail, details, inconnus)]


def _is_suite(detail: ErrorDetails, details: Sequence[ErrorDetails], inconnus: Sequence[Chemin]) -> bool:
    loc = detail["loc"]
    if detail["type"] == "too_short":
        return any(autre["loc"][: len(loc)] == loc and len(autre["loc"]) > len(loc) for autre in details)
    if detail["type"] != "missing":
        return False
    return any(autre[:-1] == loc[:-1] and closest(str(autre[-1]), [str(loc[-1])]) for autre in inconnus)


def translate(modele: type[BaseModel], document: Document, chemin: Chemin, detail: ErrorDetails) -> Iterator[Probleme]:
    """The problems told by one error of the entry at `chemin`, read as a `modele`."""
    # « § » marks the branch of a union, which is not in the file.
    loc = tuple(p for p in detail["loc"] if not (isinstance(p, str) and p.startswith("§")))
    ici = (*chemin, *loc)
    if detail["type"] == REFUS:
        yield from (locate(document, ici, defaut) for defaut in detail["ctx"]["defauts"])
    elif detail["type"] == "missing":
        yield _tell_absent(find_modele(modele, loc[:-1]), document, ici)
    elif detail["type"] == "extra_forbidden":
        yield _tell_inconnu(find_modele(modele, loc[:-1]), document, ici)
    else:
        yield _tell_forme(document, ici, detail, find_modele(modele, loc[:-1]))


def _tell_absent(parent: type[BaseModel] | None, document: Document, ici: Chemin) -> Probleme:
    nom = str(ici[-1])
    champ = parent.model_fields.get(nom) if parent else None
    attendu = _lower(champ.description or "").rstrip(".") if champ else ""
    trouve = f"le champ {quote(nom)} manque"
    return locate(document, ici, Defaut("champ-absent", trouve, attendu, _show_exemple(parent, nom)))


def _show_exemple(parent: type[BaseModel] | None, nom: str) -> str:
    """« Par exemple « telephone: … » », or ""."""
    champ = parent.model_fields.get(nom) if parent else None
    return f"Par exemple « {nom}: {write_exemple(champ.examples[0])} »" if champ and champ.examples else ""


def _tell_inconnu(parent: type[BaseModel] | None, document: Document, ici: Chemin) -> Probleme:
    nom = str(ici[-1])
    connus = tuple(parent.model_fields) if parent else ()
    interdit = "" if any(is_coquille(nom, connu) for connu in connus) else _explain_interdit(nom)
    suggestion = interdit or did_you_mean(nom, connus)
    defaut = make_inconnu(nom, connus, "" if suggestion else expect_champs(connus), suggestion)
    deja = get_valeur(document.racine, ici[:-1])
    if interdit or (isinstance(deja, Mapping) and defaut.remplace in deja):
        defaut = defaut._replace(remplace="")
    return locate(document, ici, defaut)


def make_inconnu(nom: str, connus: Sequence[str], attendu: str, suggestion: str) -> Defaut:
    """That a field is unknown, with the one that was meant when a sign of its name is wrong."""
    proche = closest(nom, connus) or ""
    sur = [autre for autre in connus if is_coquille(nom, autre)] == [proche]
    trouve = f"le champ {quote(nom)} est inconnu"
    return Defaut("champ-inconnu", trouve, attendu, suggestion, cle=True, remplace=proche, sur=sur)


def is_coquille(mot: str, bon: str) -> bool:
    """Whether `mot` is `bon` but for its accents, its case, its separators, or one letter of a long word."""
    if len(mot) > 2 * len(bon):  # a field may be a million letters long
        return False
    mot, bon = (re.sub(r"[\s_-]+", "_", fold(texte)) for texte in (mot, bon))
    if mot == bon:
        return True
    court, long = sorted((mot, bon), key=len)
    if len(court) < 5 or len(long) - len(court) > 1:
        return False
    debut = next((n for n, (a, b) in enumerate(zip(court, long, strict=False)) if a != b), len(court))
    return long[debut + 1 :] in (court[debut:], court[debut + 1 :])


def _explain_interdit(nom: str) -> str:
    """Why a field that people ask for does not exist, or ""."""
    mots = fold(nom).replace("-", "_").split("_")
    if any(mot in _CHAMPS_PUBLICITE or mot.rstrip("s") in _CHAMPS_PUBLICITE for mot in mots):
        return _PUBLICITE
    return _PRIVE if any(mot in _CHAMPS_PRIVES for mot in mots) else ""


def _tell_forme(document: Document, ici: Chemin, detail: ErrorDetails, parent: type[BaseModel] | None) -> Probleme:
    """The errors of shape that pydantic finds itself; `parent` describes what holds the value."""
    defaut = _judge_forme(detail["type"], detail["input"])
    if defaut.code == "bloc-attendu" and not isinstance(detail["input"], list):
        defaut = defaut._replace(suggestion=_show_exemple(parent, str(ici[-1])))
    probleme = locate(document, ici, defaut)
    corrige = correct_forme(document, ici, defaut.code, detail["input"])
    return replace(probleme, corrige=corrige) if corrige else probleme


def _judge_forme(genre: str, valeur: Any) -> Defaut:
    if valeur is None or valeur == "":
        return Defaut("valeur-vide", "aucune valeur n’est écrite", "", "Complétez ce champ, ou supprimez la ligne")
    if genre == "too_short":
        return Defaut("liste-trop-courte", "la liste est vide", "un élément au moins")
    if genre in ("tuple_type", "list_type"):
        return Defaut("liste-attendue", _name_forme(valeur), "une liste, un tiret par ligne")
    return Defaut("bloc-attendu", _name_forme(valeur), "un champ par ligne, sous la forme « nom: valeur »")


def _name_forme(valeur: Any) -> str:
    if isinstance(valeur, Mapping):
        return "un groupe de champs est écrit ici"
    if isinstance(valeur, list | tuple):
        return "une liste est écrite ici"
    return f"un texte est écrit ici ({quote(str(valeur), 40)})"


def expect_champs(connus: Sequence[str]) -> str:
    """« un de ces champs (a, b) »."""
    if len(connus) == 1:
        return f"le champ {quote(connus[0])}"
    return f"un de ces champs ({', '.join(connus)})" if connus else ""


def write_exemple(exemple: Any) -> str:
    """An example of a field as YAML on one line."""
    if isinstance(exemple, Mapping):
        return "{" + ", ".join(f"{cle}: {write_exemple(valeur)}" for cle, valeur in exemple.items()) + "}"
    if isinstance(exemple, list | tuple):
        return "[" + ", ".join(map(write_exemple, exemple)) + "]"
    texte = str(exemple)
    return f'"{texte}"' if texte.isdecimal() or texte.startswith("#") or ", " in texte else texte


def _lower(phrase: str) -> str:
    """`phrase` without its capital, unless its first word is an acronym."""
    return phrase[:1].lower() + phrase[1:] if not phrase[1:2].isupper() else phrase


def find_modele(modele: type[BaseModel], chemin: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that describes the object at `chemin` inside a `modele`."""
    courant: type[BaseModel] | None = modele
    for partie in chemin:
        if isinstance(partie, str):
            champ = courant.model_fields.get(partie) if courant else None
            courant = next(_list_modeles(champ.annotation), None) if champ else None
    return courant


def _list_modeles(annotation: Any) -> Iterator[type[BaseModel]]:
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        for argument in get_args(annotation):
            yield from _list_modeles(argument)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
