"""Exports: donnees/annuaire-recherche.json, read by docs/assets/js/lib/annuaire.mjs."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from cpts.exports.places import Place, get_places
from cpts.exports.recherche import join_mots
from cpts.exports.texte import dump_json
from cpts.model.annuaire import Professionnel, Structure
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import SERVICES, TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.views.contexte import Contexte
from cpts.views.mots import write_role
from cpts.views.resultats import is_nouveaux_actuel

# Bits of the column `x`; the first four are DRAPEAUX of the reader.
NOUVEAUX, PMR, DOMICILE, TELECONSULTATION, STRUCTURE = 1, 2, 4, 8, 16


class Ligne(NamedTuple):
    """One entry, before its slugs become numbers; the fields are the columns of the file."""

    l: str  # noqa: E741 the reader's name of the column
    n: str
    d: str
    p: tuple[str, ...]
    c: tuple[str, ...]
    s: tuple[str, ...]
    g: tuple[str, ...]
    x: int
    tel: str
    m: str


def write_annuaire_recherche(contexte: Contexte) -> bytes:
    """People by name, then places by name; those who have stopped working are left out."""
    lignes = [*_iter_personnes(contexte), *(_make_structure(contexte, s) for s in contexte.structures)]
    colonnes: dict[str, Any] = dict(zip(Ligne._fields, zip(*lignes, strict=True), strict=False))
    communes = [(c.slug, c.nom) for c in contexte.site.territoire.communes]
    professions = [(slug, profession.libelle) for slug, profession in PROFESSIONS.items()]
    return dump_json(
        dict.fromkeys(Ligne._fields, ())
        | colonnes
        | _number(colonnes, "p", "professions", professions)
        | _number(colonnes, "c", "communes", communes)
        | _number(colonnes, "s", "services", SERVICES.items())
        | _number(colonnes, "g", "langues", LANGUES.items())
    )


def _number(colonnes: dict[str, Any], nom: str, table: str, valeurs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Column `nom` with numbers instead of slugs, and the `table` of those that occur, in its own order."""
    colonne = colonnes.get(nom, ())
    presents = set(chain.from_iterable(colonne))
    gardes = [(slug, libelle) for slug, libelle in valeurs if slug in presents]
    rangs = {slug: rang for rang, (slug, _) in enumerate(gardes)}
    numeros = {slugs: [rangs[slug] for slug in slugs] for slugs in set(colonne)}
    return {nom: [numeros[slugs] for slugs in colonne], table: gardes}


def _iter_personnes(contexte: Contexte) -> Iterator[Ligne]:
    places = get_places(contexte)
    for personne in contexte.professionnels:
        if not contexte.is_parti(personne):
            yield _make_personne(contexte, personne, places[personne.id])


def _make_personne(contexte: Contexte, personne: Professionnel, places: tuple[Place, ...]) -> Ligne:
    communes = dict.fromkeys([place.commune.nom if place.commune else place.adresse.commune for place in places])
    detail = f"{write_role(personne.profession, personne.specialite)} · {', '.join(communes)}"
    nom = personne.nom_complet
    return Ligne(
        l=personne.id,
        n=nom,
        d=detail,
        p=(personne.profession,),
        c=_list_slugs(contexte, personne.id),
        s=(),
        g=personne.langues,
        x=_compute_drapeaux(contexte, personne, places),
        tel=next((place.telephone for place in places if place.telephone), ""),
        m=join_mots(_list_mots(personne, places), nom, detail),
    )


def _list_mots(personne: Professionnel, places: tuple[Place, ...]) -> list[str]:
    """What people type to find someone, beyond the name and the job."""
    mots = [*PROFESSIONS[personne.profession].mots, *personne.competences]
    if personne.specialite:
        mots += SPECIALITES[personne.specialite].mots
    mots += [place.structure.nom for place in places if place.structure]
    return mots + [LANGUES[langue] for langue in personne.langues if langue != "fr"]


def _make_structure(contexte: Contexte, structure: Structure) -> Ligne:
    professions = {p.profession: 0 for p in contexte.professionnels_par_structure.get(structure.id, ())}
    detail = f"{TYPES_STRUCTURE[structure.type]} · {contexte.site.get_nom_commune(structure.adresse)}"
    mots = (
        *(SERVICES[service] for service in structure.services),
        *(PROFESSIONS[slug].libelle for slug in professions),
    )
    return Ligne(
        l=structure.id,
        n=structure.nom,
        d=detail,
        p=(),
        c=_list_slugs(contexte, structure.id),
        s=structure.services,
        g=(),
        x=STRUCTURE | (PMR if structure.acces and structure.acces.pmr else 0),
        tel=structure.telephone or "",
        m=join_mots(mots, structure.nom, detail),
    )


def _list_slugs(contexte: Contexte, ident: str) -> tuple[str, ...]:
    """The covered communes: the others have no page to filter by."""
    return tuple(commune.slug for commune in contexte.communes_par_fiche[ident] if not commune.voisine)


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
