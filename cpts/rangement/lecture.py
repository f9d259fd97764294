"""A YAML file as text → its blocks with their comments. The file has been read without any error before."""

import re
from typing import Any

import yaml

from cpts.rangement.arbre import Bloc, Element, Genre
from cpts.rangement.commentaires import find_commentaires, find_fin_bloc

LARGEUR = 100
"""A list between brackets that took several lines is written on one when it fits in so many characters."""
_Chargeur: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MARQUE = re.compile(r"^(?:---|\.\.\.)(?=\s|$)")


class Inhabituel(Exception):
    """The file has a form that volunteers do not write, and that tidying leaves alone; `ligne` counts from 1."""

    def __init__(self, ligne: int) -> None:
        super().__init__(f"ligne {ligne}")
        self.ligne = ligne


def read_blocs(texte: str) -> tuple[list[str], Bloc]:
    """The comments at the top of the file, then its root; raises `Inhabituel`."""
    return _Lecteur(texte).read()


def list_commentaires(texte: str) -> list[str]:
    """Every comment of a file, sorted: what tidying must keep."""
    lignes = texte.split("\n")
    return sorted(lignes[n][c:].rstrip() for n, c in find_commentaires(lignes, _compose(texte)).items())


def _compose(texte: str) -> Any:
    return yaml.compose(texte, Loader=_Chargeur)


class _Lecteur:
    """One pass from top to bottom; `ligne` is the last line read, from 0."""

    def __init__(self, texte: str) -> None:
        self.lignes = texte.removesuffix("\n").split("\n")
        self.racine = _compose(texte)
        self.commentaires = find_commentaires(self.lignes, self.racine)
        self.ligne = -1

    def read(self) -> tuple[list[str], Bloc]:
        if self.racine.flow_style:
            raise Inhabituel(self.racine.start_mark.line + 1)
        bloc = self._read_bloc(self.racine)
        bloc.queue += self._take(len(self.lignes))
        premier = bloc.elements[0]
        if not premier.titre and premier.avant:
            premier.titre, premier.avant = premier.avant, []
        entete, premier.titre = premier.titre, []
        return entete, bloc

    def _read_bloc(self, noeud: Any) -> Bloc:
        colonne = noeud.start_mark.column
        if isinstance(noeud, yaml.MappingNode):
            bloc = Bloc(Genre.CARTE, [self._read_champ(cle, valeur, colonne) for cle, valeur in noeud.value])
            bloc.queue = self._take_queue(colonne, blancs=False)
            return bloc
        bloc = Bloc(Genre.LISTE, [self._read_item(valeur, colonne) for valeur in noeud.value])
        bloc.queue = self._take_queue(max(colonne, 1), blancs=True)
        return bloc

    def _read_champ(self, cle: Any, valeur: Any, colonne: int) -> Element:
        ligne = cle.start_mark.line
        if cle.start_mark.column != colonne or cle.end_mark.line != ligne:
            raise Inhabituel(ligne + 1)
        element = self._open(ligne)
        element.nom = cle.value
        element.cle = self.lignes[ligne][colonne : cle.end_mark.column]
        self._read_valeur(element, valeur, colonne)
        return element

    def _read_item(self, valeur: Any, colonne: int) -> Element:
        ligne = valeur.start_mark.line
        while self.lignes[ligne][colonne : colonne + 2].rstrip() != "-":
            ligne -= 1
        element = self._open(ligne)
        self._read_valeur(element, valeur, colonne)
        return element

    def _open(self, ligne: int) -> Element:
        """An element that begins on `ligne`, with the comments above it."""
        lignes = self._take(ligne)
        self.ligne = ligne
        blanc = "" in lignes
        coupe = max((n + 1 for n, texte in enumerate(lignes) if not texte), default=0)
        titre = _trim(lignes[:coupe])
        return Element(avant=lignes[coupe:], titre=titre, blanc=blanc)

    def _read_valeur(self, element: Element, noeud: Any, colonne: int) -> None:
        if noeud.start_mark.line > self.ligne and not isinstance(noeud, yaml.ScalarNode) and not noeud.flow_style:
            element.fin = self._get_commentaire(self.ligne)
        elif noeud.start_mark.line > self.ligne:
            element.avant += filter(None, [self._get_commentaire(self.ligne), *self._take(noeud.start_mark.line)])
        if isinstance(noeud, yaml.ScalarNode):
            self._read_scalaire(element, noeud, colonne)
        elif noeud.flow_style:
            self._read_flux(element, noeud)
        else:
            element.valeur = self._read_bloc(noeud)

    def _read_scalaire(self, element: Element, noeud: Any, colonne: int) -> None:
        element.texte = noeud.value
        if noeud.style in ("|", ">"):
            element.valeur = self._read_litteral(element, noeud, colonne)
            return
        element.valeur = self._cut(noeud, droite=not noeud.style)
        self._close(element, noeud)

    def _read_litteral(self, element: Element, noeud: Any, colonne: int) -> list[str]:
        """A `|` or `>` text: its sign, then its lines without their common indentation."""
        debut = noeud.start_mark.line
        fin, retrait = find_fin_bloc(self.lignes, noeud, colonne)
        signe = self.lignes[debut][noeud.start_mark.column :]
        if debut in self.commentaires:
            signe = self.lignes[debut][noeud.start_mark.column : self.commentaires[debut]]
            element.fin = self._get_commentaire(debut)
        self.ligne = fin
        corps = [ligne[retrait:] for ligne in self.lignes[debut + 1 : fin + 1]]
        return [re.sub(r"\d", "2", signe.strip()), *corps]

    def _read_flux(self, element: Element, noeud: Any) -> None:
        debut, fin = noeud.start_mark.line, noeud.end_mark.line
        bloc = _read_flux(self.lignes, noeud)
        commente = any(n in self.commentaires for n in range(debut, fin))
        if debut == fin or (bloc and not commente and len(write_flux(bloc)) <= LARGEUR):
            element.valeur = bloc or self._cut(noeud, droite=True)
        else:
            element.valeur = _align(self._cut(noeud, droite=True, gauche=False))
        self._close(element, noeud)

    def _close(self, element: Element, noeud: Any) -> None:
        """The comment at the end of a text or of a list between brackets."""
        self.ligne = max(self.ligne, noeud.end_mark.line)
        commentaire = self._get_commentaire(self.ligne)
        if commentaire and isinstance(element.valeur, list) and len(element.valeur) > 1:
            element.valeur[-1] += f"  {commentaire}"
        else:
            element.fin = commentaire

    def _cut(self, noeud: Any, *, droite: bool, gauche: bool = True) -> list[str]:
        """The source lines of a value; blanks are dropped at the right when `droite`, at the left when `gauche`."""
        debut, fin = noeud.start_mark, noeud.end_mark
        if debut.line == fin.line:
            return [self.lignes[debut.line][debut.column : fin.column]]
        milieu = self.lignes[debut.line + 1 : fin.line]
        lignes = [self.lignes[debut.line][debut.column :], *milieu, self.lignes[fin.line][: fin.column]]
        lignes = [lignes[0], *(ligne.lstrip(" \t") if gauche else ligne for ligne in lignes[1:])]
        return [ligne.rstrip() for ligne in lignes] if droite else lignes

    def _get_commentaire(self, ligne: int) -> str:
        return self.lignes[ligne][self.commentaires[ligne] :].rstrip() if ligne in self.commentaires else ""

    def _take(self, fin: int) -> list[str]:
        """The comments between the last line read and `fin`, "" for a blank line; `fin` is excluded."""
        lignes = [_MARQUE.sub("", ligne).strip() for ligne in self.lignes[self.ligne + 1 : fin]]
        self.ligne = max(self.ligne, fin - 1)
        return _trim(lignes, gauche=False) if fin == len(self.lignes) else lignes

    def _take_queue(self, colonne: int, *, blancs: bool) -> list[str]:
        """The comments below the last element, as indented as the block at least."""
        fin = self.ligne
        for rang in range(self.ligne + 1, len(self.lignes)):
            texte = self.lignes[rang].strip()
            retrait = len(self.lignes[rang]) - len(self.lignes[rang].lstrip())
            if texte.startswith("#") and retrait >= colonne and colonne:
                fin = rang
            elif texte or not blancs:
                break
        return self._take(fin + 1)


def _read_flux(lignes: list[str], noeud: Any) -> Bloc | None:
    """The elements between brackets, or None when one of their texts takes several lines."""
    carte = isinstance(noeud, yaml.MappingNode)
    bloc = Bloc(Genre.CARTE if carte else Genre.LISTE, flux=True)
    for enfant in noeud.value:
        cle, valeur = enfant if carte else (None, enfant)
        if any(n is not None and n.start_mark.line != n.end_mark.line for n in (cle, valeur)):
            return None
        element = Element(nom=cle.value, cle=_get_source(lignes, cle)) if cle else Element()
        if isinstance(valeur, yaml.ScalarNode):
            element.texte, element.valeur = valeur.value, [_get_source(lignes, valeur)]
        elif (dedans := _read_flux(lignes, valeur)) is not None:
            element.valeur = dedans
        else:
            return None
        bloc.elements.append(element)
    return bloc


def write_flux(bloc: Bloc) -> str:
    """A block on one line, between braces or brackets."""
    textes = []
    for element in bloc.elements:
        valeur = write_flux(element.valeur) if isinstance(element.valeur, Bloc) else element.valeur[0]
        textes.append(f"{element.cle}: {valeur}" if bloc.genre is Genre.CARTE else valeur)
    return f"{{{', '.join(textes)}}}" if bloc.genre is Genre.CARTE else f"[{', '.join(textes)}]"


def _get_source(lignes: list[str], noeud: Any) -> str:
    debut, fin = noeud.start_mark, noeud.end_mark
    return str(lignes[debut.line][debut.column : fin.column])


def _align(lignes: list[str]) -> list[str]:
    """The lines of a value without the indentation that those after the first share."""
    suite = [ligne for ligne in lignes[1:] if ligne]
    retrait = min((len(ligne) - len(ligne.lstrip()) for ligne in suite), default=0)
    return [lignes[0], *(ligne[retrait:] for ligne in lignes[1:])]


def _trim(lignes: list[str], *, gauche: bool = True) -> list[str]:
    """Without the blank lines at the end, and at the beginning when `gauche`; never two in a row."""
    propres: list[str] = []
    for ligne in lignes:
        if ligne or (propres[-1:] != [""] and (propres or not gauche)):
            propres.append(ligne)
    return propres[:-1] if propres[-1:] == [""] else propres
