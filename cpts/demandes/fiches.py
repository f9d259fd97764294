"""Which entry a request is about: an id, or the address of its page on this site."""

import re
from urllib.parse import unquote

from cpts.demandes.base import Base, Cible
from cpts.demandes.refus import refuse
from cpts.model.valeurs import ID, LONGUEUR_ID
from cpts.text import closest, quote
from cpts.validate.donnees import is_oppose

FICHES = ("structures", "professionnels")
_ATTENDU = "Copiez l’adresse de la page de la fiche, ou son identifiant."
_CHEMIN = re.compile(r"/?(?:annuaire/)?([^/]+)/?")
_RELU = re.compile(r"/?(etapes|creneaux|parcours)/([^/]+)/?")


def find_fiche(base: Base, texte: str, titre: str) -> Cible:
    """The person or place called `texte`; `DemandeRefusee` at the question `titre` when there is none."""
    lu = _CHEMIN.fullmatch(_read_chemin(base, texte, titre))
    ident = _check(lu[1] if lu else texte, titre)
    cibles = [cible for liste in FICHES for cible in base.list_cibles(liste)]
    for cible in cibles:
        if ident == cible.ident and is_oppose(cible.valeur):
            raise refuse("Cette fiche est déjà retirée de l’annuaire.", titre)
        if ident == cible.ident or ident in cible.valeur.get("anciens_ids", ()):
            return cible
    publiques = (*base.site.structures_par_id, *base.site.professionnels_par_id)
    proche = closest(ident, publiques)
    suggestion = f" Vouliez-vous dire {quote(proche)} ?" if proche else ""
    raise refuse(f"Aucune fiche n’a l’identifiant {quote(ident)}.{suggestion}", titre)


def find_relisible(base: Base, texte: str, titre: str) -> Cible:
    """The same, or a step, a weekly slot or a pathway written « creneaux/samedi »."""
    lu = _RELU.fullmatch(_read_chemin(base, texte, titre))
    if lu is None:
        return find_fiche(base, texte, titre)
    for cible in base.list_cibles(lu[1]):
        if cible.ident == lu[2]:
            return cible
    raise refuse(f"Rien n’a l’identifiant {quote(texte)}.", titre)


def is_autre_page(base: Base, texte: str) -> bool:
    """Whether `texte` is the address of a page of this site that is not an entry of the directory."""
    chemin = _find_chemin(base, texte)
    return chemin is not None and not chemin.startswith("annuaire/")


def _read_chemin(base: Base, texte: str, titre: str) -> str:
    """The path of an address of this site; anything else as it is."""
    chemin = _find_chemin(base, texte)
    if chemin is None and "://" in texte:
        raise refuse(f"{quote(texte)} n’est pas une page de ce site ({base.site.cpts.site}). {_ATTENDU}", titre)
    return texte if chemin is None else chemin


def _find_chemin(base: Base, texte: str) -> str | None:
    """What follows the address of the site, without « ? » nor « # »; None elsewhere. The scheme may be left out."""
    _, _, site = base.site.cpts.site.partition("://")
    sans_schema = texte.removeprefix("https://").removeprefix("http://")
    if not sans_schema.startswith(site):
        return None
    return unquote(re.split("[?#]", sans_schema[len(site) :])[0])


def _check(ident: str, titre: str) -> str:
    if not ID.fullmatch(ident) or len(ident) > LONGUEUR_ID:
        raise refuse(f"{quote(ident)} n’est pas une fiche. {_ATTENDU}", titre)
    return ident
