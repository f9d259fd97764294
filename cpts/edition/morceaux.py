"""Beside `retouche`: an item more in a list inside an entry, a field less; everything else stays as it is written."""

from collections.abc import Mapping
from typing import Any

from cpts.edition.ecriture import write_entree
from cpts.edition.lignes import (
    Chemin,
    RetoucheImpossible,
    check_texte,
    find_bloc,
    find_fin,
    get_valeur,
    keep_fins,
    open_entree,
    put_valeur,
    to_valeurs,
)
from cpts.edition.retouche import set_champ


@keep_fins
def add_item(texte: str, liste: str, ident: str, chemin: Chemin, champs: Mapping[str, Any]) -> str:
    """`texte` with `champs` at the end of the list at `chemin` of the entry `ident`; the list is made if need be."""
    document, lignes, rang = open_entree(texte, liste, ident)
    items = get_valeur(document.racine[liste][rang], chemin)
    if not items:
        return set_champ(texte, liste, ident, chemin, [champs])
    bloc = find_bloc(document, lignes, (liste, rang, *chemin, len(items) - 1))
    retrait = lignes[bloc.debut].index("-")
    lignes[bloc.fin : bloc.fin] = write_entree(champs, retrait)
    return check_texte(
        "\n".join(lignes), put_valeur(document.racine, (liste, rang, *chemin), [*items, to_valeurs(champs)])
    )


@keep_fins
def remove_champ(texte: str, liste: str, ident: str, chemin: Chemin) -> str:
    """`texte` without the field at `chemin` of the entry `ident`, which has it and is written one field a line."""
    document, lignes, rang = open_entree(texte, liste, ident)
    parent = get_valeur(document.racine[liste][rang], chemin[:-1])
    ligne, colonne = document.position((liste, rang, *chemin), cle=True)
    nom = chemin[-1]
    if not isinstance(parent, dict) or nom not in parent or lignes[ligne - 1][: colonne - 1].strip():
        raise RetoucheImpossible(f"le champ {nom} ne peut pas être enlevé seul")
    del lignes[ligne - 1 : find_fin(lignes, ligne - 1, colonne - 1, liste=isinstance(parent[nom], list))]
    reste = {cle: valeur for cle, valeur in parent.items() if cle != nom}
    return check_texte("\n".join(lignes), put_valeur(document.racine, (liste, rang, *chemin[:-1]), reste))
