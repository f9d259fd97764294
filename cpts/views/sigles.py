"""Views, leaf: the registry of one site, national acronyms and those of its cpts.yaml together."""

from cpts.model.cpts import Cpts, SigleLocal
from cpts.nomenclatures.registre_sigles import Registre, Sigle, make_registre
from cpts.nomenclatures.sigles import SIGLES


def list_sigles(cpts: Cpts) -> Registre:
    """Every acronym the site explains; a local one that repeats a national one, an avertissement, is left out."""
    ancres = {s.ancre for s in SIGLES.values()}
    locaux = (_make_sigle(s) for s in cpts.sigles)
    return make_registre([*SIGLES.values(), *(s for s in locaux if s.ancre not in ancres)])


def _make_sigle(local: SigleLocal) -> Sigle:
    return Sigle(local.sigle, local.developpe, local.explication, local.remplace_par or "", local=True)
