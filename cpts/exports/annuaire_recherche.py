"""Exports: donnees/annuaire-recherche.json, read by docs/assets/js/lib/index-annuaire.mjs.

Columns, one row per entry, of small numbers that name rows of tables: what is the same for many people is written once,
and the words to find them by are put together by the reader.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from cpts.exports.annuaire_tables import Table, Tables
from cpts.exports.places import Place, get_places
from cpts.exports.texte import dump_json
from cpts.model.annuaire import Professionnel, Structure
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import CONVENTIONNEMENTS, SERVICES
from cpts.views.annuaire import list_fiches
from cpts.views.contexte import Contexte
from cpts.views.mots import lower_first
from cpts.views.resultats import is_nouveaux_actuel, list_fermetures

# Bits of the column `x`; the first four are DRAPEAUX of the reader.
NOUVEAUX, PMR, DOMICILE, TELECONSULTATION, STRUCTURE = 1, 2, 4, 8, 16

Numeros = int | list[int]
"""One number alone, several in a list, -1 for none."""


class Ligne(NamedTuple):
    """One entry; the fields are the columns of the file. `r`, `u`, `h`, `a`: numbers in `roles`, `lieux`, `horaires`
    (one per place), `pastilles`; `v`, `s`, `g`, `k`: in `conventions`, `services`, `langues`, `competences`.
    """

    l: str  # noqa: E741 the reader's name of the column: the id, end of the address
    n: str
    r: int
    u: Numeros
    h: Numeros
    a: int
    v: int
    s: Numeros
    g: Numeros
    k: Numeros
    x: int
    tel: str


class Listes(NamedTuple):
    """Closed lists, of which only what occurs is written, and the skills, which are free."""

    conventions: Table
    services: Table
    langues: Table
    competences: Table


def _number(table: Table, valeurs: tuple[str, ...], libelles: dict[str, str]) -> Numeros:
    """Numbers of the rows [slug, label]; the same tuple comes back many times."""
    numeros: Numeros | None = table.groupes.get(valeurs)
    if numeros is None:
        numeros = _group([table.add(v, partial(_make_libelle, v, libelles)) for v in valeurs] or [-1])
        table.groupes[valeurs] = numeros
    return numeros


def _make_libelle(valeur: str, libelles: dict[str, str]) -> list[str] | str:
    """[slug, label], or the text alone when it is free."""
    return [valeur, libelles[valeur]] if libelles else valeur


def write_annuaire_recherche(contexte: Contexte) -> bytes:
    """In the order of the page of the directory; those who have stopped working are left out."""
    tables, listes = Tables(contexte), Listes(Table(), Table(), Table(), Table())
    lignes = list(_iter_lignes(contexte, tables, listes))
    colonnes = dict(zip(Ligne._fields, zip(*lignes, strict=True), strict=False))
    distincts = ("communes", "lieux", "roles", "semaines", "horaires", "pastilles")
    return dump_json(
        {"jour": contexte.jour.isoformat()}
        | dict.fromkeys(Ligne._fields, ())
        | colonnes
        | {nom: getattr(tables, nom).lignes for nom in distincts}
        | {nom: table.lignes for nom, table in listes._asdict().items()}
    )


def _iter_lignes(contexte: Contexte, tables: Tables, listes: Listes) -> Iterator[Ligne]:
    places = get_places(contexte)
    for fiche in list_fiches(contexte):
        if isinstance(fiche, Structure):
            yield _make_structure(contexte, fiche, tables, listes)
        else:
            yield _make_personne(contexte, fiche, places[fiche.id], tables, listes)


def _make_personne(
    contexte: Contexte, personne: Professionnel, places: tuple[Place, ...], tables: Tables, listes: Listes
) -> Ligne:
    convention = personne.conventionnement
    return Ligne(
        l=personne.id,
        n=personne.nom_complet,
        r=tables.add_role(personne.profession, personne.specialite),
        u=_group([tables.add_place(place) for place in places]),
        h=_list_horaires(contexte, personne, places, tables),
        a=tables.add_nouveaux(personne),
        v=listes.conventions.add(convention, lambda: _make_convention(convention)) if convention else -1,
        s=-1,
        g=_number(listes.langues, personne.langues, LANGUES),
        k=_number(listes.competences, personne.competences, {}),
        x=_compute_drapeaux(contexte, personne, places),
        tel=next((place.telephone for place in places if place.telephone), ""),
    )


def _make_convention(convention: str) -> list[str]:
    return [convention, lower_first(CONVENTIONNEMENTS[convention])]


def _list_horaires(contexte: Contexte, personne: Professionnel, places: tuple[Place, ...], tables: Tables) -> Numeros:
    """Those of each place, in the order of `u`; all unknown when the entry is too old to be trusted."""
    if contexte.is_masquee(personne.verifie_le):
        return -1
    numeros = [tables.add_horaires(p.exercice.horaires, list_fermetures(contexte, p.exercice)) for p in places]
    return _group(numeros) if max(numeros) >= 0 else -1


def _make_structure(contexte: Contexte, structure: Structure, tables: Tables, listes: Listes) -> Ligne:
    masquee = contexte.is_masquee(structure.verifie_le)
    return Ligne(
        l=structure.id,
        n=structure.nom,
        r=tables.add_type(structure.type),
        u=tables.add_structure(structure),
        h=-1 if masquee else tables.add_horaires(structure.horaires, structure.fermetures),
        a=-1,
        v=-1,
        s=_number(listes.services, structure.services, SERVICES),
        g=-1,
        k=-1,
        x=STRUCTURE | (PMR if structure.acces and structure.acces.pmr else 0),
        tel=structure.telephone or "",
    )


def _group(numeros: list[int]) -> Numeros:
    return numeros[0] if len(numeros) == 1 else numeros


def _compute_drapeaux(contexte: Contexte, personne: Professionnel, places: tuple[Place, ...]) -> int:
    """Access counts when every place has it, as on the pages."""
    drapeaux = DOMICILE if personne.visites_a_domicile else 0
    if personne.fin_activite is None and is_nouveaux_actuel(contexte, personne, "oui"):
        drapeaux |= NOUVEAUX
    if all(map(_is_accessible, places)):
        drapeaux |= PMR
    return drapeaux | TELECONSULTATION if personne.teleconsultation else drapeaux


def _is_accessible(place: Place) -> bool:
    acces = place.exercice.acces or (place.structure.acces if place.structure else None)
    return acces is not None and acces.pmr is True
