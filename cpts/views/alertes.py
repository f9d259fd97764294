"""Views: health alerts, in the banner of every page between their dates and on /alertes/."""

from typing import NamedTuple

from cpts.dates import format_date, format_intervalle
from cpts.model.divers import Alerte
from cpts.model.site import Site
from cpts.nomenclatures.listes import NIVEAUX_ALERTE
from cpts.views.quand import capitalize

MAX_PASSEES = 20

_TONS = {"urgence": "urgence", "vigilance": "vigilance", "information": "info"}
_RANGS = {niveau: rang for rang, niveau in enumerate(_TONS)}


class AlerteBandeau(NamedTuple):
    """One line of the banner; `lien` is a path with its anchor, `au` its last day, after which a script hides it."""

    titre: str
    niveau: str
    niveau_libelle: str
    lien: str
    au: str


class AlerteVue(NamedTuple):
    """`titre`: with its level in words. `ton`: of the component `avis`. `periode`: « Du 1er au 8 juillet 2026 »."""

    id: str
    titre: str
    ton: str
    periode: str
    texte: str
    conseils: tuple[str, ...]
    lien: str
    source: str


class VueAlertes(NamedTuple):
    """View of blocs/alertes.html. `passees`: the latest first."""

    actuelles: tuple[AlerteVue, ...]
    passees: tuple[AlerteVue, ...]


def alertes_du_jour(site: Site) -> tuple[AlerteBandeau, ...]:
    """The alerts that hold on the day of the site, the most serious first."""
    return tuple(
        AlerteBandeau(a.titre, a.niveau, NIVEAUX_ALERTE[a.niveau], f"alertes/#{_make_id(a)}", a.au.isoformat())
        for a in _list_actives(site)
    )


def view_alertes(site: Site) -> VueAlertes:
    """Those of the day, then the last ones that are over; those to come are not announced."""
    passees = sorted((a for a in site.alertes if a.au < site.jour), key=lambda a: (a.au, a.du, a.id), reverse=True)
    return VueAlertes(
        actuelles=tuple(make_alerte(a) for a in _list_actives(site)),
        passees=tuple(make_alerte(a) for a in passees[:MAX_PASSEES]),
    )


def _list_actives(site: Site) -> list[Alerte]:
    actives = (a for a in site.alertes if a.is_active(site.jour))
    return sorted(actives, key=lambda a: (_RANGS[a.niveau], a.du, a.id))


def _make_id(alerte: Alerte) -> str:
    return f"alerte-{alerte.id}"


def make_alerte(alerte: Alerte) -> AlerteVue:
    return AlerteVue(
        id=_make_id(alerte),
        titre=f"{NIVEAUX_ALERTE[alerte.niveau]} : {alerte.titre}",
        ton=_TONS[alerte.niveau],
        periode=_write_periode(alerte),
        texte=alerte.texte or "",
        conseils=alerte.conseils,
        lien=alerte.lien or "",
        source=alerte.source or "",
    )


def _write_periode(alerte: Alerte) -> str:
    if alerte.du == alerte.au:
        return f"Le {format_date(alerte.du)}"
    return capitalize(format_intervalle(alerte.du, alerte.au))
