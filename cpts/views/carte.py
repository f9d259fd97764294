"""Views: a map: the communes and places as lists, then the drawing that the script turns into a map."""

from typing import NamedTuple

from cpts.model.annuaire import Structure
from cpts.text import format_entier
from cpts.views.contexte import Contexte
from cpts.views.mots import Lien
from cpts.views.selections import Criteres, describe, select
from cpts.views.territoire import VueTerritoire, view_territoire

SEUIL_LIEUX = 200
"""Above it the list of places would bury the map: the communes lead to them."""


class VueCarte(NamedTuple):
    """blocs/cadre_carte.html. `profession` (slug) and `commune` (INSEE code): what the script keeps.

    `interactif`: each commune of the drawing is a link. `attendre`: the drawing stays until the map is wanted.
    """

    titre: str
    communes: tuple[Lien, ...]
    lieux: tuple[Lien, ...]
    dessin: VueTerritoire
    profession: str | None
    commune: str | None
    points: str = "donnees/carte.json"
    interactif: bool = False
    attendre: bool = False


def view_carte(contexte: Contexte, criteres: Criteres) -> VueCarte:
    """Raises BuildError for an unknown slug."""
    return contexte.once(("carte", criteres), lambda: make_carte(contexte, criteres))


def make_carte(contexte: Contexte, criteres: Criteres) -> VueCarte:
    fiches = select(contexte, criteres)
    lieux = [f for f in fiches if isinstance(f, Structure)]
    quoi = describe(contexte, criteres)
    return VueCarte(
        titre=f"Carte\u00a0: {quoi}" if quoi else "Carte des professionnels et des lieux",
        communes=list_communes(contexte, criteres, [f.id for f in fiches]),
        lieux=tuple(make_lien(contexte, s) for s in lieux) if len(lieux) <= SEUIL_LIEUX else (),
        dessin=view_territoire(contexte),
        profession=criteres.profession,
        commune=contexte.communes_par_slug[criteres.commune].code if criteres.commune else None,
    )


def list_communes(contexte: Contexte, criteres: Criteres, idents: list[str]) -> tuple[Lien, ...]:
    """The covered communes where an entry is, with counts; the list of the profession there when one is asked for."""
    nombres: dict[str, int] = {}
    for ident in idents:
        for commune in contexte.communes_par_fiche.get(ident, ()):
            nombres[commune.code] = nombres.get(commune.code, 0) + 1
    return tuple(
        Lien(
            c.nom,
            f"professions/{criteres.profession}/{c.slug}/" if criteres.profession else f"communes/{c.slug}/",
            format_entier(nombres[c.code]),
        )
        for c in contexte.site.territoire.communes
        if c.code in nombres and criteres.commune in (None, c.slug)
    )


def make_lien(contexte: Contexte, structure: Structure) -> Lien:
    nom = contexte.site.get_nom_commune(structure.adresse)
    return Lien(structure.nom, f"annuaire/{structure.id}/", None, nom)
