"""One change in the text of a YAML file: comments, blank lines and everything else stay as they are.

The places come from our own reader. Each change is read again before it is given back: what was asked has changed,
and nothing else, or `RetoucheImpossible` is raised.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cpts.edition.ecriture import write_champ, write_entree
from cpts.edition.lignes import (
    Bloc,
    Chemin,
    RetoucheImpossible,
    check_texte,
    find_bloc,
    find_commentaire,
    find_fin,
    find_rang,
    get_valeur,
    keep_fins,
    measure_marge,
    open_entree,
    put_valeur,
    read_texte,
    to_valeurs,
)
from cpts.validate.donnees import LISTES
from cpts.yaml_source import Document

MODELES = {liste: modele for listes in LISTES.values() for liste, modele in listes.items()}
"""Top key of a file → model of its entries."""


def find_entree(texte: str, liste: str, ident: str) -> Bloc | None:
    """Where the entry `ident` of the top list `liste` is written, or None."""
    document, lignes = read_texte(texte), texte.split("\n")
    rang = find_rang(document, liste, ident)
    return None if rang is None else find_bloc(document, lignes, (liste, rang))


def list_blocs(texte: str, liste: str) -> list[Bloc]:
    """Where each entry of `liste` is written, in order, for who changes many of them; not for lines of Windows."""
    document, lignes = read_texte(texte), texte.split("\n")
    return [find_bloc(document, lignes, (liste, rang)) for rang in range(len(document.racine.get(liste) or []))]


def add_entree(texte: str, liste: str, champs: Mapping[str, Any]) -> str:
    """`texte` with one more entry at the end of `liste`, which is created when it is not there."""
    return add_entrees(texte, liste, [champs])


@keep_fins
def add_entrees(texte: str, liste: str, entrees: Sequence[Mapping[str, Any]]) -> str:
    """The same for several entries, in their order, read again once."""
    document, lignes = read_texte(texte), texte.split("\n")
    present = document.racine.get(liste, None)
    bloc = [ligne for champs in entrees for ligne in ("", *write_entree(champs))][1:]
    if liste not in document.racine:
        while lignes and not lignes[-1].strip():
            lignes.pop()
        lignes += [*([""] if lignes else []), f"{liste}:", *bloc, ""]
    elif not present:
        ligne = document.position((liste,), cle=True)[0] - 1
        lignes[ligne : ligne + 1] = [f"{liste}:", *bloc]
    else:
        fin = find_bloc(document, lignes, (liste, len(present) - 1)).fin
        lignes[fin:fin] = ["", *bloc]
    attendu = {**document.racine, liste: [*(present or []), *map(to_valeurs, entrees)]}
    return check_texte("\n".join(lignes), attendu)


@keep_fins
def replace_entree(texte: str, liste: str, ident: str, champs: Mapping[str, Any]) -> str:
    """`texte` where the entry `ident` is written anew with `champs`; the comments inside it go, those above stay."""
    document, lignes, rang = open_entree(texte, liste, ident)
    bloc = find_bloc(document, lignes, (liste, rang))
    lignes[bloc.debut : bloc.fin] = write_entree(champs)
    return check_texte("\n".join(lignes), put_valeur(document.racine, (liste, rang), to_valeurs(champs)))


@keep_fins
def remove_entree(texte: str, liste: str, ident: str) -> str:
    """`texte` without the entry `ident` nor the comments right above it."""
    document, lignes, rang = open_entree(texte, liste, ident)
    restantes = [entree for i, entree in enumerate(document.racine[liste]) if i != rang]
    bloc = find_bloc(document, lignes, (liste, rang))
    fin = bloc.fin + (bloc.fin < len(lignes) - 1 and not lignes[bloc.fin].strip())
    del lignes[bloc.commentaires : fin]
    if not restantes:
        cle = document.position((liste,), cle=True)[0] - 1
        lignes[cle] = f"{liste}: []"
    return check_texte("\n".join(lignes), {**document.racine, liste: restantes})


@keep_fins
def set_champ(texte: str, liste: str, ident: str, champ: str | Chemin, valeur: Any, *, apres: str = "") -> str:
    """`texte` where a field of the entry `ident` has the value `valeur`: replaced, or added at its place in the model.

    `champ`: a name, or a path inside the entry whose parent is written, `("exercices", 0, "position")`.
    `apres`: the field beside it that a new one follows, where the model is not the one of an entry.
    """
    document, lignes, rang = open_entree(texte, liste, ident)
    chemin: Chemin = (champ,) if isinstance(champ, str) else tuple(champ)
    parent = get_valeur(document.racine[liste][rang], chemin[:-1])
    nom = chemin[-1]
    if not isinstance(parent, dict) or not isinstance(nom, str):
        raise RetoucheImpossible(f"le champ {document.describe((liste, rang, *chemin))} ne peut pas être écrit ici")
    attendu = put_valeur(document.racine, (liste, rang, *chemin), to_valeurs(valeur))
    ligne, colonne = document.position((liste, rang, *chemin[:-1]))
    if lignes[ligne - 1][colonne - 1 : colonne] == "{" or not parent:
        if len(chemin) > 1:
            return set_champ(texte, liste, ident, chemin[:-1], {**to_valeurs(parent), nom: valeur})
        return replace_entree(texte, liste, ident, {**to_valeurs(parent), nom: valeur})
    marge = measure_marge(lignes, document.position((liste, rang, *chemin[:-1], next(iter(parent))), cle=True))
    nouvelles = write_champ(nom, valeur, marge)
    if nom in parent:
        _replace_valeur(document, lignes, (liste, rang, *chemin), nouvelles)
    else:
        ordre = [apres, nom] if apres in parent else _list_ordre(liste, chemin)
        fin = _find_place(document, lignes, (liste, rang, *chemin[:-1]), parent, nom, ordre)
        lignes[fin:fin] = nouvelles
    return check_texte("\n".join(lignes), attendu)


def _replace_valeur(document: Document, lignes: list[str], chemin: Chemin, nouvelles: list[str]) -> None:
    """The field at `chemin` as `nouvelles`; the dash before it and the comment at the end of a short one stay."""
    ligne, colonne = document.position(chemin, cle=True)
    debut, marge = ligne - 1, colonne - 1
    fin = find_fin(lignes, debut, marge, liste=isinstance(get_valeur(document.racine, chemin), list))
    tete = lignes[debut][:marge]
    commentaire = find_commentaire(lignes[debut]) if fin == debut + 1 and len(nouvelles) == 1 else ""
    premiere = tete + nouvelles[0][marge:] + (f"  {commentaire}" if commentaire else "")
    lignes[debut:fin] = [premiere, *nouvelles[1:]]


def _list_ordre(liste: str, chemin: Chemin) -> list[str]:
    """The fields of an entry in the order of its model; [] deeper inside."""
    return list(MODELES[liste].model_fields) if len(chemin) == 1 and liste in MODELES else []


def _find_place(
    document: Document, lignes: list[str], chemin: Chemin, parent: Mapping[str, Any], nom: str, ordre: list[str]
) -> int:
    """The line before which a new field goes: after the last of those that come before it, else at the end."""
    avant = ordre[: ordre.index(nom)] if nom in ordre else list(parent)
    presents = [cle for cle in parent if cle in avant] or list(parent)[:1]
    dernier = max(presents, key=lambda cle: document.position((*chemin, cle), cle=True))
    ligne, colonne = document.position((*chemin, dernier), cle=True)
    return find_fin(lignes, ligne - 1, colonne - 1, liste=isinstance(parent[dernier], list))
