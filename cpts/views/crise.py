"""Views: what the community does in a crisis: the mission that its alerts cite, with its actions and its contact."""

from collections.abc import Iterable
from typing import NamedTuple

from cpts.model.cpts import Mission
from cpts.model.site import Site
from cpts.text import fold
from cpts.views.la_cpts import MissionVue, make_mission
from cpts.views.matiere import Matiere
from cpts.views.mots import Lien, Telephone, make_telephone

THEME = "crise"


class VueCrise(NamedTuple):
    """View of blocs/crise.html. `actions`: those of the theme that no mission above lists already."""

    missions: tuple[MissionVue, ...]
    actions: tuple[Lien, ...]
    nom: str
    telephone: Telephone | None
    courriel: str


def view_crise(matiere: Matiere) -> VueCrise:
    cpts = matiere.site.cpts
    missions = tuple(make_mission(matiere, mission) for mission in find_missions(matiere.site))
    return VueCrise(
        missions=missions,
        actions=_list_autres(matiere.site, missions),
        nom=cpts.nom_court,
        telephone=make_telephone(cpts.telephone) if cpts.telephone else None,
        courriel=cpts.courriel,
    )


def find_missions(site: Site) -> list[Mission]:
    """The missions that an alert cites, past or to come, or that an action of the theme belongs to."""
    cites = {a.mission for a in site.alertes} | {a.mission for a in site.actions if a.theme == THEME}
    return [mission for mission in site.cpts.missions if mission.id in cites]


def _list_autres(site: Site, missions: Iterable[MissionVue]) -> tuple[Lien, ...]:
    connues = {mission.id for mission in missions}
    autres = (a for a in site.actions if a.theme == THEME and a.mission not in connues)
    return tuple(Lien(a.titre, f"prevention/{a.id}/") for a in sorted(autres, key=lambda a: fold(a.titre)))
