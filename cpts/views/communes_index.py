"""Views: the index of the communes, « ma commune est-elle couverte ? », for the covered, the near and the others."""

from collections.abc import Iterator
from typing import NamedTuple

from cpts.model.site import Commune
from cpts.model.territoire import Voisin
from cpts.text import format_entier, plural
from cpts.views.contexte import Contexte
from cpts.views.mots import Telephone, make_telephone


class CommuneListee(NamedTuple):
    """A line of the list. `codes`: « 01001, 01002 », "" when unknown; `lien` is None outside the territory."""

    nom: str
    codes: str
    lien: str | None
    note: str | None


class CptsVoisine(NamedTuple):
    """A neighbouring CPTS. `autres`: says that some of its communes have no outline here, hence no name; or ""."""

    nom: str
    site: str | None
    communes: tuple[CommuneListee, ...]
    autres: str


class VueCommunes(NamedTuple):
    """blocs/communes.html. `limitrophes`: the neighbouring communes of no known CPTS."""

    cpts: str
    nombre: int
    population: str | None
    communes: tuple[CommuneListee, ...]
    cpts_voisines: tuple[CptsVoisine, ...]
    limitrophes: tuple[CommuneListee, ...]
    courriel: str
    telephone: Telephone | None


def view_communes(contexte: Contexte) -> VueCommunes:
    territoire, cpts = contexte.site.territoire, contexte.site.cpts
    connues = {code for v in territoire.cpts_voisines for code in v.communes}
    return VueCommunes(
        cpts=cpts.nom_court,
        nombre=len(territoire.communes),
        population=format_entier(territoire.population) if territoire.population else None,
        communes=tuple(make_couverte(c) for c in territoire.communes),
        cpts_voisines=tuple(list_cpts_voisines(contexte)),
        limitrophes=tuple(make_voisine(c) for c in territoire.voisines if c.code not in connues),
        courriel=cpts.courriel,
        telephone=make_telephone(cpts.telephone) if cpts.telephone else None,
    )


def make_couverte(commune: Commune) -> CommuneListee:
    note = plural(commune.population, "habitant") if commune.population is not None else None
    return CommuneListee(commune.nom, ", ".join(commune.codes_postaux), f"communes/{commune.slug}/", note)


def make_voisine(commune: Commune) -> CommuneListee:
    return CommuneListee(commune.nom, ", ".join(commune.codes_postaux), None, None)


def list_cpts_voisines(contexte: Contexte) -> Iterator[CptsVoisine]:
    """A commune that is ours stays ours, even when a neighbour names it too."""
    noms = contexte.communes_par_code
    for voisin in contexte.site.territoire.cpts_voisines:
        siennes = [code for code in voisin.communes if code not in contexte.codes_couverts]
        nommees = tuple(make_voisine(noms[code]) for code in siennes if code in noms)
        yield CptsVoisine(voisin.nom, voisin.site, nommees, write_autres(voisin, len(siennes) - len(nommees)))


def write_autres(voisin: Voisin, nombre: int) -> str:
    """« Et 3 autres communes, dont nous n’avons pas le nom. »."""
    if nombre == 0:
        return ""
    debut = "Et " if nombre < len(voisin.communes) else ""
    autres = plural(nombre, "autre commune", "autres communes") if debut else plural(nombre, "commune")
    return f"{debut}{autres} dont nous n’avons pas le nom."
