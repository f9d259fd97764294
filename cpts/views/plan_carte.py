"""Views: the block of the map: what it may show, the places as a list, and the static map that paper keeps."""

from collections import Counter
from typing import NamedTuple

from cpts.nomenclatures.listes import FAMILLE_PAR_TYPE, SERVICES
from cpts.nomenclatures.professions import FAMILLES, PROFESSIONS
from cpts.text import format_entier
from cpts.views.carte import VueCarte, view_carte
from cpts.views.contexte import Contexte
from cpts.views.fragilites import Fragilite, list_fragilites
from cpts.views.mots import Lien
from cpts.views.professions import count
from cpts.views.selections import Criteres
from cpts.views.territoire import VueTerritoire, mark, view_territoire_entoure


class Choix(NamedTuple):
    """A layer, or a commune to go to. `nombre`: formatted, or None."""

    valeur: str
    titre: str
    nombre: str | None = None


class Calques(NamedTuple):
    """composants/calques.html: everything is shown until something is chosen."""

    communes: tuple[Choix, ...]
    familles: tuple[Choix, ...]
    services: tuple[Choix, ...]
    fragilites: tuple[Fragilite, ...]


class VuePlan(NamedTuple):
    """blocs/carte.html. `calques` is None for a map that a page has already narrowed."""

    carte: VueCarte
    calques: Calques | None


def view_plan(contexte: Contexte, criteres: Criteres) -> VuePlan:
    """Raises BuildError for an unknown slug."""
    carte = view_carte(contexte, criteres)
    dessin = number(view_territoire_entoure(contexte), carte.communes)
    entier = criteres == Criteres()
    return VuePlan(carte._replace(dessin=dessin, interactif=True), make_calques(contexte) if entier else None)


def number(dessin: VueTerritoire, communes: tuple[Lien, ...]) -> VueTerritoire:
    """The drawing with the number of the list in each commune."""
    nombres = {lien.lien: lien.nombre for lien in communes}
    traces = (mark(t, nombres.get(t.lien or "")) for t in dessin.communes)
    return dessin._replace(communes=tuple(traces))


def make_calques(contexte: Contexte) -> Calques:
    familles = count_familles(contexte)
    services = Counter(service for s in contexte.structures for service in s.services)
    return Calques(
        communes=tuple(Choix(c.code, c.nom) for c in contexte.site.territoire.communes),
        familles=tuple(Choix(f, titre, format_entier(familles[f])) for f, titre in FAMILLES.items() if familles[f]),
        services=tuple(Choix(s, titre, format_entier(services[s])) for s, titre in SERVICES.items() if services[s]),
        fragilites=list_fragilites(contexte.site.territoire),
    )


def count_familles(contexte: Contexte) -> Counter[str]:
    """People and places of each family."""
    familles = Counter(dict.fromkeys(FAMILLES, 0))
    for profession in PROFESSIONS.values():
        familles[profession.famille] += count(contexte, profession.slug)
    for genre, structures in contexte.structures_par_type.items():
        familles[FAMILLE_PAR_TYPE[genre]] += len(structures)
    return familles
