"""What a comparison calls the entries of each list, and what becomes of them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cpts.comparaison.etat import list_cles
from cpts.text import plural


class Sorte(StrEnum):
    """What happens to an entry."""

    RETRAIT = "retrait"
    CHANGEMENT = "changement"
    AJOUT = "ajout"


class Genre(NamedTuple):
    """`nouveau`: its adjective; `accord`: what its participles end with; `unique`: there is only one."""

    nom: str
    pluriel: str
    nouveau: str = "nouvelle"
    nouveaux: str = "nouvelles"
    accord: str = "e"
    unique: bool = False

    def tally(self, sorte: Sorte, nombre: int, *, autre: bool = False) -> str:
        """« territoire modifié », « 2 nouvelles fiches », « 12 fiches supprimées », « 1 autre fiche modifiée »."""
        if self.unique:
            return f"{self.nom} modifié{self.accord}"
        mots = ("autre ", "autres ") if autre else ("", "")
        if sorte is Sorte.AJOUT:
            nouvelle, nouvelles = f"{self.nouveau} {self.nom}", f"{self.nouveaux} {self.pluriel}"
            return plural(nombre, mots[0] + nouvelle, mots[1] + nouvelles)
        verbe = "supprimé" if sorte is Sorte.RETRAIT else "modifié"
        singulier, pluriel = f"{self.nom} {verbe}{self.accord}", f"{self.pluriel} {verbe}{self.accord}s"
        return plural(nombre, mots[0] + singulier, mots[1] + pluriel)

    def announce(self, sorte: Sorte) -> str:
        """« Nouvelle fiche », « Fiche supprimée »; "" for an entry that changes, which its phrases tell."""
        if sorte is Sorte.AJOUT:
            return f"{self.nouveau.capitalize()} {self.nom}"
        return f"{self.nom[:1].upper()}{self.nom[1:]} supprimé{self.accord}" if sorte is Sorte.RETRAIT else ""


_FICHE = Genre("fiche", "fiches")
_RENDEZ_VOUS = Genre("rendez-vous", "rendez-vous", "nouveau", "nouveaux", "")
ENTREE = Genre("entrée", "entrées")
"""Of a list that has no word yet."""
PAGES = Genre("présentation de la CPTS", "", unique=True)
TERRITOIRE = Genre("territoire", "", accord="", unique=True)
ACCESSIBILITE = Genre("déclaration d’accessibilité", "", unique=True)
MEDIA = Genre("fichier joint", "fichiers joints", "nouveau", "nouveaux", "")

# In the order of the report: what cannot wait, then the directory, then the rest.
_CONNUS: Mapping[str, Genre] = {
    "alertes": Genre("alerte", "alertes"),
    "etapes": Genre("étape de « Que faire maintenant ? »", "étapes de « Que faire maintenant ? »"),
    "gardes": Genre("garde", "gardes"),
    "creneaux": Genre("créneau de soins", "créneaux de soins", "nouveau", "nouveaux", ""),
    "structures": _FICHE,
    "professionnels": _FICHE,
    "evenements": _RENDEZ_VOUS,
    "actions": Genre("action", "actions"),
    "parcours": Genre("parcours de soins", "parcours de soins", "nouveau", "nouveaux", ""),
    "offres": Genre("offre", "offres"),
    "actualites": Genre("actualité", "actualités"),
    "partenaires": Genre("partenaire", "partenaires", "nouveau", "nouveaux", ""),
    "cpts": PAGES,
    "territoire": TERRITOIRE,
    "accessibilite": ACCESSIBILITE,
    "medias": MEDIA,
}
GENRES: Mapping[str, Genre] = {**{cle: ENTREE for cle in list_cles() if cle not in _CONNUS}, **_CONNUS}
RANGS = {cle: rang for rang, cle in enumerate(GENRES)}
