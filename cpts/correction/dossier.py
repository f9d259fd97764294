"""All the safe corrections of a data folder, and what is left to a person."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from cpts.correction.copie import Copie, Correction
from cpts.dossier import Dossier
from cpts.errors import DataError, Probleme
from cpts.provisoire import open_provisoire
from cpts.validate.fichiers import check_dossier

TOURS_MAX = 50


class Bilan(NamedTuple):
    """`corrections` in reading order; `textes`: the whole new text of each corrected file; `restes`: what is left."""

    corrections: list[Correction]
    textes: dict[Path, str]
    restes: tuple[Probleme, ...]


def correct_dossier(dossier: Dossier, jour: date) -> Bilan:
    """What can be corrected in the folder without guessing; nothing is written there."""
    if not dossier.chemin.is_dir():
        raise DataError(check_dossier(dossier))
    with open_provisoire("cpts-correction-") as provisoire:
        copie = Copie(dossier, provisoire / "data", jour)
        for _ in range(TOURS_MAX):
            copie.correct_syntaxe()
            restes = copie.load().problemes
            if not copie.correct_valeurs(restes):
                break
        touches = {correction.relatif for correction in copie.corrections}
        textes = {dossier.chemin / r: (copie.chemin / r).read_bytes().decode() for r in sorted(touches)}
    return Bilan(merge_corrections(copie.corrections), textes, restes)


def merge_corrections(corrections: list[Correction]) -> list[Correction]:
    """One correction a line, with every reason, in reading order."""
    par_ligne: dict[tuple[str, int], Correction] = {}
    for suivante in corrections:
        place = (suivante.relatif, suivante.ligne)
        if premiere := par_ligne.get(place):
            raison = f"{premiere.raison}, puis {suivante.raison}"
            par_ligne[place] = premiere._replace(apres=suivante.apres, raison=raison)
        else:
            par_ligne[place] = suivante
    return [par_ligne[place] for place in sorted(par_ligne)]
