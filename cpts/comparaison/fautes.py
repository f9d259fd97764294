"""What cannot be compared: an entry that is wrong is neither gone nor new, and neither is what an unread file held."""

from cpts.comparaison.etat import Etat


def list_fautives(avant: Etat, apres: Etat, cle: str) -> frozenset[str]:
    """The ids of the list `cle` whose entry is wrong on one side, or whose file cannot be read there."""
    fautives = set()
    for etat, autre in ((avant, apres), (apres, avant)):
        modeles = etat.list_modeles(cle)
        for liste, ident in etat.brutes:
            if liste == cle and (ident not in modeles or is_perdue(etat, autre, cle, ident)):
                fautives.add(ident)
    return frozenset(fautives)


def is_perdue(etat: Etat, autre: Etat, cle: str, ident: str) -> bool:
    """Whether an entry of `etat` is missing from `autre`, where the file that would hold it cannot be read."""
    if (cle, ident) in autre.brutes:
        return False
    return etat.get_relatif(etat.brutes[cle, ident].document.fichier) in autre.illisibles


def count_objets_fautifs(avant: Etat, apres: Etat) -> int:
    """How many of cpts.yaml, territoire.yaml and accessibilite.yaml are wrong on one side, and so not compared."""
    paires = (
        (avant.donnees.cpts, apres.donnees.cpts, "cpts.yaml"),
        (avant.donnees.territoire, apres.donnees.territoire, "territoire.yaml"),
        (avant.donnees.accessibilite, apres.donnees.accessibilite, "accessibilite.yaml"),
    )
    return sum(
        not (a and b) or bool(a.muets or b.muets)
        for a, b, nom in paires
        if avant.read_octets(nom) is not None and nom not in apres.illisibles
    )
