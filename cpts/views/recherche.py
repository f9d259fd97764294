"""Views: the search of the whole site, the key figures, and the sheet of chosen entries."""

from dataclasses import dataclass
from typing import NamedTuple

from cpts.dates import format_date
from cpts.text import format_entier, plural
from cpts.views.contexte import Contexte
from cpts.views.resultats import is_nouveaux_actuel


@dataclass(frozen=True, slots=True)
class VueRecherche:
    """blocs/recherche.html and pages/introuvable.html."""

    exemple: str
    index: str = "donnees/recherche.json"


class Chiffre(NamedTuple):
    """See the component `chiffres`."""

    valeur: str
    libelle: str
    note: str | None = None


class VueChiffres(NamedTuple):
    """blocs/chiffres.html: only figures above zero, and no inhabitants when those of a commune are unknown."""

    chiffres: tuple[Chiffre, ...]


class VueOrientation(NamedTuple):
    """blocs/orientation.html. `adresse`: the page, absolute, for the code to scan; `mis_a_jour`: day of the site."""

    nombre: str
    adresse: str
    cpts: str
    mis_a_jour: str


def view_recherche(contexte: Contexte) -> VueRecherche:
    communes = contexte.site.territoire.communes
    peuplee = max(communes, key=lambda c: c.population or 0, default=None)
    return VueRecherche(f"kiné {peuplee.nom}, dépistage, vaccin" if peuplee else "kiné, dépistage, vaccin")


def view_chiffres(contexte: Contexte) -> VueChiffres:
    site = contexte.site
    actifs = [p for p in contexte.professionnels if not contexte.is_parti(p)]
    en_cours = sum(a.compute_statut(contexte.jour) == "en-cours" for a in site.actions)
    nouveaux = sum(p.fin_activite is None and is_nouveaux_actuel(contexte, p, "oui") for p in actifs)
    comptes = (
        (site.territoire.population, "habitant", None),
        (len(site.territoire.communes), "commune", None),
        (len(actifs), "professionnel", None),
        (len(contexte.professionnels_par_profession), "profession", None),
        (len(site.structures), "lieu", "lieux"),
        (nouveaux, "professionnel prend de nouveaux patients", "professionnels prennent de nouveaux patients"),
        (en_cours, "action en cours", "actions en cours"),
    )
    return VueChiffres(tuple(make_chiffre(n, un, plusieurs) for n, un, plusieurs in comptes if n))


def make_chiffre(nombre: int, singulier: str, pluriel: str | None) -> Chiffre:
    libelle = singulier if nombre < 2 else pluriel or f"{singulier}s"
    return Chiffre(format_entier(nombre), libelle)


def view_orientation(contexte: Contexte) -> VueOrientation:
    cpts = contexte.site.cpts
    return VueOrientation(
        nombre=plural(len(contexte.professionnels) + len(contexte.structures), "fiche"),
        adresse=f"{cpts.site}orientation/",
        cpts=cpts.nom,
        mis_a_jour=format_date(contexte.jour),
    )
