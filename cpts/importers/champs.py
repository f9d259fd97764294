"""The fields that a column can fill, for each kind of entry, and what its cells become: only what the model allows.

A field is named by its dotted path in the YAML: « adresse.voie », « exercices.telephone », « horaires.lundi ». A cell
is put in the form of its field when there is one way to do it; else it goes as it is to the model, which refuses it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, PlainValidator

from cpts.importers.fusion import MODELES
from cpts.importers.valeurs import (
    Mise,
    format_code_postal,
    format_date,
    format_decimal,
    format_instant,
    format_nom,
    format_oui_non,
    format_tel,
    join_lignes,
    make_format_liste,
    strip_chiffres,
)
from cpts.model.agenda import parse_fin
from cpts.model.annuaire import Professionnel
from cpts.model.contacts import parse_tel
from cpts.model.horaires import ChampHoraires
from cpts.model.valeurs import ListeFermee, parse_date, parse_decimal, parse_instant, parse_oui_non

GENRES = ("structures", "professionnels", "evenements")
_MISES: dict[Any, Mise] = {
    parse_oui_non: format_oui_non,
    parse_date: format_date,
    parse_instant: format_instant,
    parse_fin: format_instant,
    parse_tel: format_tel,
    parse_decimal: format_decimal,
}
_PAR_CHAMP: dict[str, Mise] = {
    "code_postal": format_code_postal,
    "prenom": format_nom,
    "voie": join_lignes,
    "complement": join_lignes,
    "rpps": strip_chiffres,
    "finess": strip_chiffres,
}
_SEPARATEURS = re.compile(r"\s*[,;\n]\s*")
HEURES = {"debut.heure": "Heure de début", "fin.heure": "Heure de fin"}
"""Fields of a sheet alone: many have the day in a column and the hour in another."""
_SANS_COLONNE = frozenset({"anciens_ids", "fermetures", "recurrence", "fin_activite"})
"""What a cell cannot say: lists of groups, and what is decided one entry at a time."""


@dataclass(frozen=True)
class Champ:
    """A field that a column can fill: `chemin` in the YAML, its French title, and the form its cells take.

    `liste`: a cell holds several values; `cles`: those of a closed list.
    """

    chemin: str
    titre: str
    mise: Mise
    liste: bool = False
    cles: frozenset[str] = frozenset()

    def split(self, cellule: str) -> list[str]:
        """The values of a cell, each as written."""
        mots = _SEPARATEURS.split(cellule) if self.liste else [cellule]
        return [mot for mot in mots if mot]

    def read(self, cellule: str, table: Mapping[str, str]) -> tuple[Any, str]:
        """The value for the YAML, and what was put right on the way, or ""; `table` says what some cells mean."""
        paires = [(table[mot], "") if mot in table else self.mise(mot) for mot in self.split(cellule)]
        if not self.liste:
            return paires[0]
        return [valeur for valeur, _ in paires], next((note for _, note in paires if note), "")


@cache
def list_champs(genre: str) -> Mapping[str, Champ]:
    """Every field of the kind `genre`, by path."""
    return {champ.chemin: champ for champ in _walk(MODELES[genre], "")}


def find_champ(genre: str, chemin: str) -> Champ | None:
    """The field at `chemin`; the days of `horaires` are not known in advance."""
    groupe, _, jour = chemin.rpartition(".")
    if chemin in HEURES and genre == "evenements":
        return Champ(chemin, HEURES[chemin], format_instant)
    if jour and groupe.rpartition(".")[2] == "horaires" and f"{groupe}." in _list_horaires(genre):
        return Champ(chemin, f"Horaires du {jour}", _keep)
    return list_champs(genre).get(chemin)


def _list_horaires(genre: str) -> frozenset[str]:
    return frozenset({"structures": {"horaires."}, "professionnels": {"exercices.horaires."}}.get(genre, set()))


def _keep(cellule: str) -> tuple[str, str]:
    return cellule, ""


def _walk(modele: type[BaseModel], prefixe: str) -> Iterator[Champ]:
    for nom, champ in modele.model_fields.items():
        if nom in _SANS_COLONNE:
            continue
        chemin = f"{prefixe}{nom}"
        metadonnees = list(champ.metadata)
        feuilles = [*_list_feuilles(champ.annotation), *metadonnees]
        groupes = [f for f in feuilles if isinstance(f, type) and issubclass(f, BaseModel)]
        if ChampHoraires in _list_options(champ.annotation):
            continue
        if groupes:
            yield from (c for groupe in groupes for c in _walk(groupe, f"{chemin}."))
        if nom != "exercices" and (not groupes or nom == "lieu"):
            liste = get_origin(champ.annotation) is tuple
            cles = next((frozenset(f.table) for f in feuilles if isinstance(f, ListeFermee)), frozenset())
            mise = format_nom if modele is Professionnel and nom == "nom" else _PAR_CHAMP.get(nom)
            yield Champ(chemin, champ.title or nom, mise or _choose_mise(feuilles), liste, cles)


def _choose_mise(feuilles: list[Any]) -> Mise:
    for feuille in feuilles:
        if isinstance(feuille, ListeFermee):
            return make_format_liste(feuille)
        if isinstance(feuille, PlainValidator) and feuille.func in _MISES:
            return _MISES[feuille.func]
    return _keep


def _list_options(annotation: Any) -> list[Any]:
    return [annotation, *(get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ())]


def _list_feuilles(annotation: Any) -> Iterator[Any]:
    """The models, validators and closed lists in an annotation, unions, lists and all."""
    origine = get_origin(annotation)
    if origine is Annotated:
        base, *suite = get_args(annotation)
        yield from _list_feuilles(base)
        yield from suite
    elif origine in (Union, UnionType, tuple):
        for argument in get_args(annotation):
            yield from _list_feuilles(argument)
    elif isinstance(annotation, type):
        yield annotation


def set_valeur(champs: dict[str, Any], chemin: str, valeur: Any) -> None:
    """Puts `valeur` at the dotted path `chemin`; `exercices` is a list of one place."""
    *groupes, nom = chemin.split(".")
    noeud: Any = champs
    for groupe in groupes:
        if isinstance(noeud.get(groupe), str):  # « lieu », whose other columns come after its name
            noeud[groupe] = {"nom": noeud[groupe]}
        noeud = noeud.setdefault(groupe, [{}] if groupe == "exercices" else {})
        noeud = noeud[0] if isinstance(noeud, list) else noeud
    if isinstance(noeud.get(nom), dict):
        noeud[nom]["nom"] = valeur
    else:
        noeud[nom] = valeur
