"""Views: the territory in figures, the CPTS around it, and who works in it by family of professions."""

from collections import Counter
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.site import Site
from cpts.model.territoire import Voisin
from cpts.nomenclatures.professions import FAMILLES, PROFESSIONS
from cpts.text import fold, format_entier, plural
from cpts.views.contexte import Contexte
from cpts.views.indicateurs import Barre
from cpts.views.mots import Lien
from cpts.views.recherche import Chiffre, make_chiffre
from cpts.views.territoire import VueTerritoire, view_territoire, view_territoire_entoure


class VuePopulation(NamedTuple):
    """blocs/population.html. `plus_grande`: the most populated commune, None when no population is known.

    `territoire`: the drawing, with the communes around it; `legende`: what its greys are, or "".
    `source`: where the inhabitants were counted, or "".
    """

    territoire: VueTerritoire
    chiffres: tuple[Chiffre, ...]
    plus_grande: Lien | None
    legende: str
    source: str


class VoisinVue(NamedTuple):
    """`site`: whole address, or "". `communes`: their names, those nobody can name left out."""

    nom: str
    site: str
    nombre: str
    communes: str


class VueVoisins(NamedTuple):
    """blocs/voisins.html: the neighbouring CPTS, by name."""

    voisins: tuple[VoisinVue, ...]


class VueFamilles(NamedTuple):
    """blocs/familles.html: one bar per family of professions, the longest first; none when the directory is empty."""

    titre: str
    barres: tuple[Barre, ...]
    source: str


def view_population(contexte: Contexte) -> VuePopulation:
    territoire = contexte.site.territoire
    communes = territoire.communes
    comptes = (
        (territoire.population, "habitant"),
        (len(communes), "commune"),
        (count_voisines(contexte.site), "CPTS voisine"),
    )
    grande = max((c for c in communes if c.population), key=lambda c: c.population or 0, default=None)
    pluriels = {"CPTS voisine": "CPTS voisines"}
    return VuePopulation(
        territoire=view_territoire_entoure(contexte) if territoire.voisines else view_territoire(contexte),
        chiffres=tuple(make_chiffre(n, un, pluriels.get(un)) for n, un in comptes if n),
        plus_grande=Lien(
            grande.nom, f"communes/{grande.slug}/", note=f"{format_entier(grande.population or 0)} habitants"
        )
        if grande
        else None,
        legende="En gris, les communes voisines." if territoire.voisines else "",
        source=f"Habitants\u00a0: {territoire.source_population}." if territoire.source_population else "",
    )


def count_voisines(site: Site) -> int:
    return len(site.territoire.cpts_voisines)


def view_voisins(contexte: Contexte) -> VueVoisins:
    voisins = sorted(contexte.site.territoire.cpts_voisines, key=lambda v: fold(v.nom))
    return VueVoisins(tuple(make_voisin(contexte, voisin) for voisin in voisins))


def make_voisin(contexte: Contexte, voisin: Voisin) -> VoisinVue:
    connues = (contexte.communes_par_code.get(code) for code in voisin.communes)
    noms = sorted((c.nom for c in connues if c), key=fold)
    nombre = plural(len(voisin.communes), "commune") if voisin.communes else ""
    suite = ", …" if noms and len(noms) < len(voisin.communes) else ""
    return VoisinVue(voisin.nom, voisin.site or "", nombre, ", ".join(noms) + suite)


def view_familles(contexte: Contexte) -> VueFamilles:
    """Each active person once, in the family of their profession."""
    actifs = [p for p in contexte.professionnels if not contexte.is_parti(p)]
    nombres = Counter(PROFESSIONS[p.profession].famille for p in actifs)
    plus_grand = max(nombres.values(), default=1)
    barres = (
        Barre(FAMILLES[famille], None, format_entier(nombre), round(100 * nombre / plus_grand), fort=False)
        for famille, nombre in sorted(nombres.items(), key=lambda paire: (-paire[1], FAMILLES[paire[0]]))
    )
    return VueFamilles(
        titre="Soignants de l’annuaire, par famille de métiers",
        barres=tuple(barres),
        source=f"Source\u00a0: l’annuaire de ce site, au {format_date(contexte.jour)}",
    )
