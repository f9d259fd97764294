"""Which problems a change answers for, and which were there before it.

A change answers for every problem that its folder has and the earlier one had not, in whatever file: a commune taken
out of territoire.yaml makes addresses of annuaire.yaml wrong. It also answers for the earlier mistakes of what it
touches: an entry that it changes, a file that cannot be read and that it changes. Everything else was there before.

A problem is the same before and after when it says the same thing of the same field of the same entry: an entry may
move to another line or to another file.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from cpts.comparaison.etat import Etat
from cpts.errors import Probleme

_ENTREE = re.compile(r"([a-z]+)\[([^\]]+)\]")
_RANG = re.compile(r"\[\d+\]")
_LIGNE = re.compile(r"(?:[^\s(«]+, )?ligne \d+")
_ARRET = "verification-arretee"

_Cle: TypeAlias = tuple[str, str, str, str]


class Tri(NamedTuple):
    """The problems of a folder after a change, each in its order: those the change answers for, and the others."""

    nouveaux: tuple[Probleme, ...]
    anciens: tuple[Probleme, ...]


def sort_out(avant: Etat, apres: Etat) -> Tri:
    """The problems of `apres`, shared between what the change answers for and what was already there."""
    connus = Counter(_identify(avant, p) for p in avant.problemes)
    touche = _Touche(avant, apres)
    nouveaux, anciens = [], []
    for probleme in apres.problemes:
        cle = _identify(apres, probleme)
        if not connus[cle] or touche.holds(probleme):
            nouveaux.append(probleme)
        else:
            anciens.append(probleme)
        connus[cle] -= 1
    return Tri(tuple(nouveaux), tuple(anciens))


def _identify(etat: Etat, p: Probleme) -> _Cle:
    """What is the same of one problem in two folders: neither its line, nor its rank, nor the file of its entry."""
    fichier = "" if _ENTREE.match(p.champ) else etat.get_relatif(p.fichier)
    trouve = _LIGNE.sub("", p.trouve.replace(etat.dossier.name_fichier(""), ""))
    return fichier, _RANG.sub("[]", p.champ), p.code, trouve


class _Touche:
    """What a change touches: entries, fields of cpts.yaml and territoire.yaml, and whole files."""

    def __init__(self, avant: Etat, apres: Etat) -> None:
        self.avant, self.apres = avant, apres
        self.objets = {
            "cpts.yaml": (avant.donnees.cpts, apres.donnees.cpts),
            "territoire.yaml": (avant.donnees.territoire, apres.donnees.territoire),
            "accessibilite.yaml": (avant.donnees.accessibilite, apres.donnees.accessibilite),
        }

    def holds(self, p: Probleme) -> bool:
        """Whether `p` is in something that the change touches."""
        relatif = self.apres.get_relatif(p.fichier)
        if p.code == _ARRET:  # what was not looked for cannot be known to be old
            return True
        if self.avant.read_octets(relatif) == self.apres.read_octets(relatif):
            return False
        if trouve := _ENTREE.match(p.champ):
            return self._holds_entree(trouve[1], trouve[2])
        if p.champ and relatif in self.objets:
            return self._holds_champ(relatif, re.split(r"[.\[]", p.champ)[0])
        return True

    def _holds_entree(self, cle: str, ident: str) -> bool:
        """An entry that has no id is known by its rank, which says nothing: it is touched with its file."""
        avant, apres = (etat.brutes.get((cle, ident)) for etat in (self.avant, self.apres))
        return avant is None or apres is None or avant.valeur != apres.valeur

    def _holds_champ(self, relatif: str, champ: str) -> bool:
        avant, apres = self.objets[relatif]
        return avant is None or apres is None or avant.valeur.get(champ) != apres.valeur.get(champ)


def count_erreurs(problemes: Iterable[Probleme]) -> int:
    """How many of `problemes` stop the publication."""
    return sum(p.est_erreur for p in problemes)


def put_erreurs_first(problemes: Iterable[Probleme]) -> Iterator[Probleme]:
    """The same, errors first: a workflow shows ten annotations of a kind and no more."""
    yield from sorted(problemes, key=lambda p: not p.est_erreur)
