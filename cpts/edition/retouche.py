"""One change in the text of a YAML file: comments, blank lines and everything else stay as they are.

The places come from our own reader. Each change is read again before it is given back: what was asked has changed,
and nothing else, or `RetoucheImpossible` is raised.
"""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from unicodedata import normalize

from cpts.edition.ecriture import write_champ, write_entree
from cpts.errors import BuildError
from cpts.validate.donnees import LISTES
from cpts.yaml_source import Carte, Document, read_yaml

MODELES = {liste: modele for listes in LISTES.values() for liste, modele in listes.items()}
"""Top key of a file → model of its entries."""
Chemin = Sequence[str | int]
P = ParamSpec("P")
_VIDE = re.compile(r"\s*(#.*)?$")


class RetoucheImpossible(BuildError):
    """The file is not written in a way that can be changed line by line; the text is French."""


def _keep_fins(retouche: Callable[Concatenate[str, P], str]) -> Callable[Concatenate[str, P], str]:
    """`retouche`, for a text whose lines may end as Windows ends them."""

    @wraps(retouche)
    def keep(texte: str, *suite: P.args, **noms: P.kwargs) -> str:
        if "\r\n" not in texte:
            return retouche(texte, *suite, **noms)
        return retouche(texte.replace("\r\n", "\n"), *suite, **noms).replace("\n", "\r\n")

    return cast("Callable[Concatenate[str, P], str]", keep)


@dataclass(frozen=True)
class Bloc:
    """Lines `debut` to `fin` excluded, from 0, of an entry; the comments right above it begin at `commentaires`."""

    debut: int
    fin: int
    commentaires: int


def find_entree(texte: str, liste: str, ident: str) -> Bloc | None:
    """Where the entry `ident` of the top list `liste` is written, or None."""
    document, lignes = _read(texte), texte.split("\n")
    rang = _find_rang(document, liste, ident)
    return None if rang is None else _find_bloc(document, lignes, (liste, rang))


def list_blocs(texte: str, liste: str) -> list[Bloc]:
    """Where each entry of `liste` is written, in order, for who changes many of them; not for lines of Windows."""
    document, lignes = _read(texte), texte.split("\n")
    return [_find_bloc(document, lignes, (liste, rang)) for rang in range(len(document.racine.get(liste) or []))]


def add_entree(texte: str, liste: str, champs: Mapping[str, Any]) -> str:
    """`texte` with one more entry at the end of `liste`, which is created when it is not there."""
    return add_entrees(texte, liste, [champs])


@_keep_fins
def add_entrees(texte: str, liste: str, entrees: Sequence[Mapping[str, Any]]) -> str:
    """The same for several entries, in their order, read again once."""
    document, lignes = _read(texte), texte.split("\n")
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
        fin = _find_bloc(document, lignes, (liste, len(present) - 1)).fin
        lignes[fin:fin] = ["", *bloc]
    attendu = {**document.racine, liste: [*(present or []), *map(_plain, entrees)]}
    return _check("\n".join(lignes), attendu)


@_keep_fins
def replace_entree(texte: str, liste: str, ident: str, champs: Mapping[str, Any]) -> str:
    """`texte` where the entry `ident` is written anew with `champs`; the comments inside it go, those above stay."""
    document, lignes, rang = _open(texte, liste, ident)
    bloc = _find_bloc(document, lignes, (liste, rang))
    lignes[bloc.debut : bloc.fin] = write_entree(champs)
    return _check("\n".join(lignes), _with(document.racine, (liste, rang), _plain(champs)))


@_keep_fins
def remove_entree(texte: str, liste: str, ident: str) -> str:
    """`texte` without the entry `ident` nor the comments right above it."""
    document, lignes, rang = _open(texte, liste, ident)
    restantes = [entree for i, entree in enumerate(document.racine[liste]) if i != rang]
    bloc = _find_bloc(document, lignes, (liste, rang))
    fin = bloc.fin + (bloc.fin < len(lignes) - 1 and not lignes[bloc.fin].strip())
    del lignes[bloc.commentaires : fin]
    if not restantes:
        cle = document.position((liste,), cle=True)[0] - 1
        lignes[cle] = f"{liste}: []"
    return _check("\n".join(lignes), {**document.racine, liste: restantes})


@_keep_fins
def set_champ(texte: str, liste: str, ident: str, champ: str | Chemin, valeur: Any, *, apres: str = "") -> str:
    """`texte` where a field of the entry `ident` has the value `valeur`: replaced, or added at its place in the model.

    `champ`: a name, or a path inside the entry whose parent is written, `("exercices", 0, "position")`.
    `apres`: the field beside it that a new one follows, where the model is not the one of an entry.
    """
    document, lignes, rang = _open(texte, liste, ident)
    chemin: Chemin = (champ,) if isinstance(champ, str) else tuple(champ)
    parent = _get(document.racine[liste][rang], chemin[:-1])
    nom = chemin[-1]
    if not isinstance(parent, dict) or not isinstance(nom, str):
        raise RetoucheImpossible(f"le champ {document.describe((liste, rang, *chemin))} ne peut pas être écrit ici")
    attendu = _with(document.racine, (liste, rang, *chemin), _plain(valeur))
    ligne, colonne = document.position((liste, rang, *chemin[:-1]))
    if lignes[ligne - 1][colonne - 1 : colonne] == "{" or not parent:
        if len(chemin) > 1:
            return set_champ(texte, liste, ident, chemin[:-1], {**_plain(parent), nom: valeur})
        return replace_entree(texte, liste, ident, {**_plain(parent), nom: valeur})
    marge = _measure(lignes, document.position((liste, rang, *chemin[:-1], next(iter(parent))), cle=True))
    nouvelles = write_champ(nom, valeur, marge)
    if nom in parent:
        _replace_valeur(document, lignes, (liste, rang, *chemin), nouvelles)
    else:
        ordre = [apres, nom] if apres in parent else _list_ordre(liste, chemin)
        fin = _find_place(document, lignes, (liste, rang, *chemin[:-1]), parent, nom, ordre)
        lignes[fin:fin] = nouvelles
    return _check("\n".join(lignes), attendu)


def _open(texte: str, liste: str, ident: str) -> tuple[Document, list[str], int]:
    document = _read(texte)
    rang = _find_rang(document, liste, ident)
    if rang is None:
        raise RetoucheImpossible(f"« {ident} » n’est pas dans la liste {liste}")
    return document, texte.split("\n"), rang


def _read(texte: str) -> Document:
    document, problemes = read_yaml(texte.encode(), "")
    erreurs = [probleme for probleme in problemes if probleme.est_erreur and probleme.code != "fichier-vide"]
    if erreurs:
        raise RetoucheImpossible(f"le fichier ne peut pas être lu, ligne {erreurs[0].ligne} : {erreurs[0].message}")
    return document or Document("", _make_vide())


def _make_vide() -> Carte:
    """The root of a file where nothing is written yet."""
    racine = Carte()
    racine.positions = array("Q")
    return racine


def _check(texte: str, attendu: Mapping[str, Any]) -> str:
    """`texte`, once read and found equal to `attendu`."""
    if _plain(_read(texte).racine) != _plain(attendu):
        raise RetoucheImpossible("le fichier est écrit d’une façon qui ne se retouche pas ligne par ligne")
    return texte


def _find_rang(document: Document, liste: str, ident: str) -> int | None:
    entrees = document.racine.get(liste) or []
    rangs = [rang for rang, e in enumerate(entrees) if isinstance(e, dict) and e.get("id") == ident]
    return rangs[0] if rangs else None


def _find_bloc(document: Document, lignes: list[str], chemin: Chemin) -> Bloc:
    """The lines of an item of a list written one item a line."""
    ligne, colonne = document.position(chemin)
    tiret = lignes[ligne - 1].rfind("-", 0, colonne - 1)
    if tiret < 0 or lignes[ligne - 1][:tiret].strip():
        raise RetoucheImpossible("la liste n’a pas un tiret par ligne")
    fin = _find_fin(lignes, ligne - 1, tiret)
    commentaires = ligne - 1
    while commentaires and re.fullmatch(r"\s*#.*", lignes[commentaires - 1]):
        commentaires -= 1
    return Bloc(ligne - 1, fin, commentaires)


def _find_fin(lignes: list[str], debut: int, marge: int, *, liste: bool = False) -> int:
    """The line after the last one of what begins at line `debut`, `marge` columns from the margin.

    `liste`: dashes at the same margin still belong to it, as YAML allows under a key.
    """
    fin = debut + 1
    for rang in range(debut + 1, len(lignes)):
        ligne = lignes[rang]
        if _VIDE.match(ligne):
            continue
        retrait = len(ligne) - len(ligne.lstrip(" "))
        if retrait < marge or (retrait == marge and not (liste and ligne.lstrip().startswith("-"))):
            break
        fin = rang + 1
    return fin


def _replace_valeur(document: Document, lignes: list[str], chemin: Chemin, nouvelles: list[str]) -> None:
    """The field at `chemin` as `nouvelles`; the dash before it and the comment at the end of a short one stay."""
    ligne, colonne = document.position(chemin, cle=True)
    debut, marge = ligne - 1, colonne - 1
    fin = _find_fin(lignes, debut, marge, liste=isinstance(_get(document.racine, chemin), list))
    tete = lignes[debut][:marge]
    commentaire = _find_commentaire(lignes[debut]) if fin == debut + 1 and len(nouvelles) == 1 else ""
    premiere = tete + nouvelles[0][marge:] + (f"  {commentaire}" if commentaire else "")
    lignes[debut:fin] = [premiere, *nouvelles[1:]]


def _find_commentaire(ligne: str) -> str:
    """The comment at the end of a line of one field, or ""."""
    nu = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", lambda texte: "x" * len(texte[0]), ligne)
    trouve = re.search(r"\s#", nu)
    return ligne[trouve.start() + 1 :].rstrip() if trouve else ""


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
    return _find_fin(lignes, ligne - 1, colonne - 1, liste=isinstance(parent[dernier], list))


def _measure(lignes: list[str], place: tuple[int, int]) -> int:
    """The margin of the fields beside the one at `place`; two fields on one line cannot be changed apart."""
    ligne, colonne = place
    if len(lignes[ligne - 1]) - len(lignes[ligne - 1].lstrip(" -")) != colonne - 1:
        raise RetoucheImpossible("plusieurs champs sont écrits sur une ligne")
    return colonne - 1


def _get(noeud: Any, chemin: Chemin) -> Any:
    for pas in chemin:
        try:
            noeud = noeud[pas]
        except (KeyError, IndexError, TypeError):
            return None
    return noeud


def _with(noeud: Any, chemin: Chemin, valeur: Any) -> Any:
    """A copy of `noeud` with `valeur` at `chemin`."""
    if not chemin:
        return valeur
    pas, suite = chemin[0], chemin[1:]
    if isinstance(noeud, list):
        return [_with(v, suite, valeur) if rang == pas else v for rang, v in enumerate(noeud)]
    return {**noeud, pas: _with(noeud.get(pas), suite, valeur)}


def _plain(valeur: Any) -> Any:
    """`valeur` as our reader gives it back: texts, dicts and lists."""
    if isinstance(valeur, Mapping):
        return {cle: _plain(v) for cle, v in valeur.items()}
    if isinstance(valeur, list | tuple):
        return [_plain(v) for v in valeur]
    return valeur if valeur is None else normalize("NFC", str(valeur))
