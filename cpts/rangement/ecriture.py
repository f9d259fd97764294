"""The blocks of a YAML file, sorted → its text.

Two spaces a level, dashes included; a blank line between the entries of a list that stands at the root; no other but
around a heading, and where the author put one between the entries of an inner list or the paragraphs of cpts.yaml.
"""

import re
from collections.abc import Sequence

from cpts.rangement.arbre import Bloc, Element, Genre
from cpts.rangement.lecture import write_flux

PAS = "  "
_GARDE = re.compile(r"[|>]\d?\+")


def write_blocs(entete: Sequence[str], racine: Bloc, *, aere: bool) -> str:
    """The whole file; `aere` puts a blank line between all the fields of the root, else only where there was one."""
    premier = racine.elements[0]
    if not entete:  # what stands at the top of a file is read as its header
        entete, premier.avant = premier.avant, []
    lignes = [*entete, ""] if entete else []
    for rang, element in enumerate(racine.elements):
        marges = _list_marges(element, "", blanc=rang > 0 and (aere or element.blanc), premier=rang == 0)
        _append(lignes, marges, _write_champ(element, ""), garde=rang > 0 and _is_garde(racine.elements[rang - 1]))
    _append(lignes, racine.queue, (), garde=_is_garde(racine.elements[-1]))
    return "".join(f"{ligne}\n" for ligne in lignes)


def _write_champ(element: Element, retrait: str) -> list[str]:
    """The lines of a field; the entries of a list of the root are told apart by a blank line."""
    if isinstance(element.valeur, Bloc) and not element.valeur.flux:
        suite = _write_bloc(element.valeur, retrait + PAS, aere=not retrait)
        return [f"{retrait}{element.cle}:{_write_fin(element)}", *suite]
    return _write_texte(f"{retrait}{element.cle}:", element, retrait)


def _write_item(element: Element, retrait: str) -> list[str]:
    if not isinstance(element.valeur, Bloc) or element.valeur.flux:
        return _write_texte(f"{retrait}-", element, retrait)
    premiere, *suite = _write_bloc(element.valeur, retrait + PAS)
    return [f"{retrait}- {premiere[len(retrait) + len(PAS) :]}", *suite]


def _write_texte(debut: str, element: Element, retrait: str) -> list[str]:
    lignes = [write_flux(element.valeur)] if isinstance(element.valeur, Bloc) else element.valeur
    premiere = f"{debut} {lignes[0]}" if lignes[0] else debut
    return [premiere + _write_fin(element), *(f"{retrait}{PAS}{ligne}" if ligne else "" for ligne in lignes[1:])]


def _write_fin(element: Element) -> str:
    return f"  {element.fin}" if element.fin else ""


def _write_bloc(bloc: Bloc, retrait: str, *, aere: bool = False) -> list[str]:
    """`aere` puts a blank line before each entry that takes several lines, else only where there was one."""
    lignes: list[str] = []
    write = _write_champ if bloc.genre is Genre.CARTE else _write_item
    for rang, element in enumerate(bloc.elements):
        blanc = bloc.genre is Genre.LISTE and (_is_haut(element) if aere else element.blanc)
        marges = _list_marges(element, retrait, blanc=blanc and rang > 0, premier=rang == 0)
        _append(lignes, marges, write(element, retrait), garde=rang > 0 and _is_garde(bloc.elements[rang - 1]))
    queue = [f"{retrait}{ligne}" if ligne else "" for ligne in bloc.queue]
    _append(lignes, queue, (), garde=_is_garde(bloc.elements[-1]))
    return lignes


def _list_marges(element: Element, retrait: str, *, blanc: bool, premier: bool) -> list[str]:
    """What stands above an element: a blank line, its heading, its comments."""
    marges = [""] if blanc or (element.titre and not premier) else []
    if element.titre:
        marges += [*(f"{retrait}{ligne}" if ligne else "" for ligne in element.titre), ""]
    return marges + [f"{retrait}{ligne}" for ligne in element.avant]


def _append(lignes: list[str], marges: Sequence[str], corps: Sequence[str], *, garde: bool) -> None:
    """`marges` then `corps` below `lignes`; `garde`: they end with a text to which a blank line would be added."""
    lignes += marges[1:] if garde and marges[:1] == [""] else marges
    lignes += corps


def _is_haut(element: Element) -> bool:
    """Whether an item takes several lines because it has fields."""
    return isinstance(element.valeur, Bloc) and not element.valeur.flux


def _is_garde(element: Element) -> bool:
    """Whether the last text of an element keeps the blank lines that follow it (`|+`)."""
    valeur = element.valeur
    while isinstance(valeur, Bloc):
        if valeur.flux or valeur.queue:
            return False
        valeur = valeur.elements[-1].valeur
    return _GARDE.match(valeur[0]) is not None
