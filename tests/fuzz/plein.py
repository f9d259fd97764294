"""A data folder where every field of every model is written, whose texts may be replaced by invented ones."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from cpts.exports.schema import SCHEMAS
from cpts.model.agenda import Evenement, RegleRecurrence
from cpts.model.annuaire import Exercice, Professionnel
from cpts.model.base import Modele
from cpts.model.divers import Offre
from cpts.model.documents import Document
from cpts.views.guide_forme import is_liste, read_forme
from tests.factories import write_donnees
from tests.fuzz.matieres import CSV
from tests.proprietes.ecriture import FICHIERS, write_arbre
from tests.proprietes.places import (
    EXEMPLES,
    TEXTES,
    Chemin,
    is_texte,
    list_places,
    make_exemple,
    make_objet,
    read_base,
    simplify,
)
from tests.proprietes.valeurs import ATTAQUES

# One of two fields that exclude each other, or that go with another event.
SANS: Mapping[type[Modele], frozenset[str]] = {
    Exercice: frozenset({"adresse"}),
    Document: frozenset({"fichier"}),
    Evenement: frozenset({"reporte_au"}),
    Offre: frozenset({"commune"}),
    Professionnel: frozenset({"specialite"}),
    RegleRecurrence: frozenset({"rang", "jour_du_mois", "nombre", "sauf"}),
}
_PLUS: Mapping[type[Modele], Mapping[str, Any]] = {
    Evenement: {"debut": "2026-12-15 20h30"},
    Professionnel: {"id": "essai-personne"},
    RegleRecurrence: {"intervalle": "1"},
}
MORCEAUX = (
    *("<", ">", '"', "'", "&", "&amp;", "{{", "}}", "{%", "%}", "]]>", "-->", "<!--", "\\", "/", ":", "#", ";", ","),
    *("=", "é", "Ω", "🩺", " ", " ", "\u00a0", "\u202f", "’", "javascript:hit(1)", "https://a.example/?b=c&d=<e>"),
    *("03 53 01 00 10", "15", "116 117", "<!--cpts:contenu-->", "__RACINE__", "MSP", "EHPAD", "a@example.org", "mot"),
    *("BEGIN:VEVENT", "\\n", "%0A", "${", "`", "|", "*", "_", "~", "[x](y)", "\u0301", "x" * 90, "الطبيب", "李"),
)  # fmt: skip


def make_plein(modele: type[Modele]) -> Any:
    """An object whose every field is written, with the examples of the models."""
    return {nom: _make_champ(modele, nom) for nom in modele.model_fields if nom not in SANS.get(modele, ())} | simplify(
        _PLUS.get(modele, {})
    )


def _make_champ(modele: type[Modele], nom: str) -> Any:
    champ = modele.model_fields[nom]
    modeles = read_forme(champ).modeles
    if not modeles or isinstance(make_exemple(modele, nom), str) or (modele, nom) in EXEMPLES:
        return make_exemple(modele, nom)
    plein = make_plein(modeles[0]) or make_objet(modeles[0])
    return [plein] if is_liste(champ.annotation) else plein


@cache
def build_arbres() -> Mapping[str, Any]:
    """The tree of each file: what the others cite, then one full entry by list."""
    arbres = {}
    for genre, (modele, _) in SCHEMAS.items():
        base = read_base(genre) if genre in TEXTES else {}
        plein = make_plein(modele)
        listes = {
            cle: [*base.get(cle, []), *v] for cle, v in plein.items() if isinstance(v, list) and v != ["01001", "01002"]
        }
        arbres[genre] = plein | listes
    return arbres


def list_feuilles(noeud: Any, chemin: Chemin = ()) -> Iterator[Chemin]:
    """The path of every text of a tree."""
    if isinstance(noeud, str):
        yield chemin
    for cle, enfant in (
        noeud.items() if isinstance(noeud, dict) else enumerate(noeud) if isinstance(noeud, list) else ()
    ):
        yield from list_feuilles(enfant, (*chemin, cle))


@cache
def list_libres() -> tuple[tuple[str, Chemin], ...]:
    """(file, path) of every free text of the full folder."""
    libres = {(place.genre, drop_rangs(place.chemin)) for place in list_places() if is_texte(place)}
    return tuple(
        (genre, chemin)
        for genre, arbre in build_arbres().items()
        for chemin in list_feuilles(arbre)
        if (genre, drop_rangs(chemin)) in libres and chemin[-1] != "colonne"
    )


def drop_rangs(chemin: Chemin) -> Chemin:
    """The names of the fields of a path, whatever the entries."""
    return tuple(pas for pas in chemin if isinstance(pas, str))


def write_invente(dossier: Path, graine: int) -> None:
    """The full folder with one to twelve of its texts replaced; of seed 0, none."""
    hasard = Random(graine)
    arbres = simplify(build_arbres())
    for genre, chemin in hasard.sample(list_libres(), hasard.randint(1, 12)) if graine else ():
        noeud = arbres[genre]
        for pas in chemin[:-1]:
            noeud = noeud[pas]
        noeud[chemin[-1]] = draw_texte(hasard)
    write_donnees(dossier, **{genre: "\n".join(write_arbre(arbre)) + "\n" for genre, arbre in arbres.items()})
    for nom, octets in {**FICHIERS, "indicateurs.csv": CSV.encode()}.items():
        if nom != "medias/fiche-de-liaison.pdf":
            (dossier / nom).parent.mkdir(exist_ok=True)
            (dossier / nom).write_bytes(octets)


def draw_texte(hasard: Random) -> str:
    if hasard.random() < 0.3:
        return hasard.choice(ATTAQUES)
    return "".join(hasard.choice(MORCEAUX) for _ in range(hasard.randint(1, 6)))
