"""Views: where meetings and actions take place, as points on the drawing of the territory's own outlines."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from cpts.model.site import Commune
from cpts.text import plural
from cpts.views.agenda_commun import Agenda
from cpts.views.lieu_evenement import LieuEvenement
from cpts.views.territoire import LARGEUR_LETTRE, Etiquette, Projection, Trace, VueTerritoire, draw, make_projection

ECART = 26
"""Between a dot and a name, in units of the drawing."""


class Fond(NamedTuple):
    """The communes without any point, and how a point is placed on them."""

    dessin: VueTerritoire
    project: Projection


def view_lieux(agenda: Agenda, lieux: Iterable[LieuEvenement]) -> VueTerritoire | None:
    """One commune among its neighbours, else the whole territory; None without a covered commune to draw."""
    dessinables = {c.slug for c in agenda.site.territoire.communes if c.polygones}
    places = [lieu for lieu in lieux if lieu.commune_slug in dessinables]
    if not places:
        return None
    slugs = tuple(sorted({lieu.commune_slug for lieu in places}))
    fond = agenda.once(("fond", slugs), partial(make_fond, agenda, slugs))
    points = tuple({Etiquette(*fond.project(p.longitude, p.latitude)): 0 for lieu in places if (p := lieu.position)})
    communes = tuple(clear_nom(trace, points) for trace in fond.dessin.communes)
    return fond.dessin._replace(titre=write_titre(places, len(points)), communes=communes, points=points)


def clear_nom(trace: Trace, points: Iterable[Etiquette]) -> Trace:
    """The same commune, its name above the dot that would hide it."""
    nom = trace.etiquette
    if nom is None:
        return trace
    demi = LARGEUR_LETTRE * len(trace.nom) / 2
    caches = [p.y for p in points if abs(p.x - nom.x) < demi and abs(p.y - nom.y) < ECART]
    return trace._replace(etiquette=nom._replace(y=round(min(caches) - ECART, 1))) if caches else trace


def make_fond(agenda: Agenda, slugs: tuple[str, ...]) -> Fond:
    communes = [c for c in agenda.site.territoire.communes if c.slug in slugs]
    codes = {c.code for c in communes}
    autour = _list_autour(agenda, communes)
    tons = {c.code: "voisin" if c.voisine else "" for c in autour} | dict.fromkeys(codes, "fort")
    nommees = codes if len(codes) > 1 else {c.code for c in autour}
    return Fond(draw("", autour, tons, nommees), make_projection(autour)[0])


def _list_autour(agenda: Agenda, communes: list[Commune]) -> tuple[Commune, ...]:
    if len(communes) > 1:
        return agenda.site.territoire.communes
    return (*agenda.voisines_par_code.get(communes[0].code, ()), communes[0])


def write_titre(places: list[LieuEvenement], points: int) -> str:
    """What the drawing shows, for those who do not see it; the address is written beside it."""
    if len({lieu.commune_slug for lieu in places}) > 1:
        return f"Carte du territoire\u00a0: {plural(points, 'lieu marqué', 'lieux marqués')} d’un point"
    carte = f"{places[0].commune} et les communes qui l’entourent"
    return f"{carte}, {plural(points, 'lieu marqué', 'lieux marqués')} d’un point" if points else carte
