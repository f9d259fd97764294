"""territoire.yaml with its outlines and measures → the territory of the site."""

from collections.abc import Iterator

from cpts.dossier import Dossier
from cpts.errors import Gravite, Probleme
from cpts.model.site import Commune, Territoire
from cpts.model.territoire import FichierTerritoire
from cpts.validate.champs import Entree
from cpts.validate.geojson import FICHIER
from cpts.validate.indicateurs import read_mesures


def make_territoire(
    dossier: Dossier, entree: Entree[FichierTerritoire], contours: list[Commune], *, provisoire: bool = False
) -> tuple[Territoire, list[Probleme]]:
    """The covered communes by name, their neighbours, and the measures."""
    par_code = {c.code: c for c in contours if not c.voisine}
    couvertes = sorted((par_code[c] for c in entree.modele.communes if c in par_code), key=lambda c: c.slug)
    voisines = sorted((c for c in contours if c.voisine), key=lambda c: c.slug)
    mesures, problemes = read_mesures(dossier, entree, {c.code for c in contours})
    if contours:
        problemes += _check_communes(dossier, entree, contours)
    modele = entree.modele
    territoire = Territoire(
        tuple(couvertes), tuple(voisines), modele.voisins, mesures, modele.source_population, provisoire
    )
    return territoire, problemes


def _check_communes(dossier: Dossier, entree: Entree[FichierTerritoire], contours: list[Commune]) -> Iterator[Probleme]:
    """A code without outline has no page, an outline without code is not drawn: avertissements, unless none is left."""
    connus, voulus = {c.code: c for c in contours}, entree.modele.communes
    for rang, code in enumerate(voulus):
        commune = connus.get(code)
        if commune is None:
            trouve = f"la commune {code} n’est pas dans {FICHIER} : elle n’aura pas de page"
            yield entree.warn(("communes", rang), "commune-sans-contour", trouve)
        elif commune.voisine:
            trouve = f"{commune.nom} est marquée voisine dans {FICHIER} : elle n’aura pas de page"
            yield entree.warn(("communes", rang), "commune-voisine", trouve, "", "Ôtez « voisin » de son contour")
    if not any(code in connus and not connus[code].voisine for code in voulus):
        trouve = f"aucune des communes couvertes n’a de contour dans {FICHIER}"
        yield entree.tell(("communes",), "territoire-vide", trouve, "un contour par commune")
    for commune in contours if "communes" not in entree.muets else ():
        if not commune.voisine and commune.code not in voulus:
            nom, trouve = (
                dossier.name_fichier(FICHIER),
                f"{commune.nom} ({commune.code}) n’est pas dans territoire.yaml",
            )
            yield Probleme(nom, 1, 1, commune.code, "commune-non-couverte", trouve, "", _MARQUER, Gravite.AVERTISSEMENT)


_MARQUER = "Ajoutez son code à « communes », ou marquez-la « voisin: true » dans le contour"
