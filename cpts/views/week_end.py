"""Views: the weekend sheet, one A4 page to pin up: who is on call, who receives, the numbers for emergencies."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from cpts.jours_feries import find_week_end, jours_feries
from cpts.model.site import Site
from cpts.telephone import format_telephone
from cpts.text import join_fr
from cpts.views.affiches import make_qr
from cpts.views.agenda_commun import write_adresse
from cpts.views.gardes import FEUILLE, name_week_end, write_etendue, write_jour
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.soins import Numero, make_numero
from cpts.views.tours import Tour, list_tours, open_jour

_PAGE = "que-faire/"
# Those of emergencies are in the frame at the top of the sheet.
_NUMEROS = ("3237", "3114", "3919", "119", "3977")


class GroupeTours(NamedTuple):
    titre: str
    tours: tuple[Tour, ...]


class VueWeekEnd(NamedTuple):
    """View of pages/week_end.html. `feries`: « Vendredi 25 décembre : Noël. » or "". `adresse`: the page to look at."""

    titre: str
    dates: str
    feries: str
    groupes: tuple[GroupeTours, ...]
    numeros: tuple[Numero, ...]
    organisateur: str
    contact: str
    adresse: str
    qr: Markup
    mis_a_jour: str
    retour: str


def list_pages(site: Site) -> list[PagePrevue]:
    return [PagePrevue(FEUILLE, partial(make_page, site))]


def make_page(site: Site) -> Page:
    vue = view_week_end(site)
    return Page(
        chemin=FEUILLE,
        titre="La feuille du week-end",
        description=f"Qui appeler {vue.dates}\u00a0: les gardes et les numéros d’urgence, sur une page à imprimer.",
        gabarit="pages/week_end.html",
        vue=vue,
        section=_PAGE,
        fil=(("Que faire maintenant ?", _PAGE),),
        recherche=EntreeRecherche("Page", "La feuille du week-end", f"Gardes {vue.dates}", ("garde", "dimanche")),
    )


def view_week_end(site: Site) -> VueWeekEnd:
    """The weekend of the day of the site, else the next one, with the public holidays that touch it."""
    du, au = find_week_end(site.jour)
    tours = list_tours(site, open_jour(du), open_jour(au + timedelta(days=1)))
    adresse = write_adresse(site, _PAGE)
    return VueWeekEnd(
        titre=name_week_end(du, au),
        dates=write_etendue(du, au, annee=True),
        feries=_write_feries(du, (au - du).days + 1),
        groupes=tuple(GroupeTours(titre, tuple(groupe)) for titre, groupe in groupby(tours, key=lambda t: t.type)),
        numeros=tuple(map(make_numero, _NUMEROS)),
        organisateur=site.cpts.nom,
        contact=format_telephone(site.cpts.telephone) if site.cpts.telephone else site.cpts.courriel,
        adresse=adresse.removeprefix("https://").removeprefix("http://").rstrip("/"),
        qr=make_qr(adresse),
        mis_a_jour=write_jour(site.jour),
        retour=_PAGE,
    )


def _write_feries(du: date, nombre: int) -> str:
    noms = list(_iter_feries(du, nombre))
    return f"{'Jour férié' if len(noms) == 1 else 'Jours fériés'}\u00a0: {join_fr(noms)}." if noms else ""


def _iter_feries(du: date, nombre: int) -> Iterator[str]:
    for jour in (du + timedelta(days=n) for n in range(nombre)):
        if nom := jours_feries(jour.year).get(jour):
            yield f"{write_jour(jour)} ({nom})"
