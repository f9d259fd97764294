"""Views: health alerts, in the banner of every page between their dates and on /alertes/."""

from typing import NamedTuple

from cpts.dates import format_date, format_intervalle
from cpts.model.divers import Alerte
from cpts.model.site import Site
from cpts.nomenclatures.listes import NIVEAUX_ALERTE, TYPES_ALERTE
from cpts.text import plural
from cpts.views.page import EntreeRecherche
from cpts.views.quand import capitalize

MAX_PASSEES = 20
MAX_BANDEAU = 3
"""More lines would hide, on a phone, the page that people came for."""

FIL = "donnees/alertes.atom"

_TONS = {"urgence": "urgence", "vigilance": "vigilance", "information": "info"}
_RANGS = {niveau: rang for rang, niveau in enumerate(_TONS)}
ICONES_NIVEAU = {
    "urgence": "material/alert-circle-outline",
    "vigilance": "material/alert-outline",
    "information": "material/information-outline",
}
ICONES_TYPE = {
    "canicule": "material/weather-sunny-alert",
    "grand-froid": "material/snowflake-alert",
    "epidemie": "material/virus-outline",
    "penurie": "material/pill-off",
    "pollution": "material/smog",
    "inondation": "material/home-flood",
    "crise": "material/bullhorn-outline",
    "autre": "material/information-outline",
}


class AlerteBandeau(NamedTuple):
    """One line of the banner; `lien` is a path with its anchor, `au` its last day, after which a script hides it.

    The line that counts several alerts has no `niveau_libelle`.
    """

    titre: str
    niveau: str
    niveau_libelle: str
    icone: str
    lien: str
    au: str


class AlerteVue(NamedTuple):
    """`titre`: with its level in words. `ton`: of the component `avis`. `periode`: « Du 1er au 8 juillet 2026 ».

    `type` and its `icone` are "" when nobody wrote the type; `modifie`: « Mise à jour le 4 juillet 2026. », or "".
    """

    id: str
    titre: str
    ton: str
    type: str
    icone: str
    periode: str
    modifie: str
    texte: str
    conseils: tuple[str, ...]
    professionnels: str
    lien: str
    source: str
    au: str


class VueAlertes(NamedTuple):
    """View of blocs/alertes.html. `passees`: the latest first."""

    actuelles: tuple[AlerteVue, ...]
    passees: tuple[AlerteVue, ...]
    passees_titre: str


class VueSuivreAlertes(NamedTuple):
    """View of blocs/suivre_alertes.html. `adresse`: whole, to be pasted in a reader; `fil`: its path."""

    fil: str
    adresse: str


def alertes_du_jour(site: Site) -> tuple[AlerteBandeau, ...]:
    """The alerts that hold on the day of the site, the most serious first; several that only inform are counted."""
    actives = _list_actives(site)
    graves = [a for a in actives if a.niveau != "information"][:MAX_BANDEAU]
    suite = actives[len(graves) :]
    if len(suite) < 2:
        return tuple(map(_make_bandeau, actives))
    titre = f"{len(suite)} {'autres ' if graves else ''}alertes de santé"
    fin = max(a.au for a in suite).isoformat()
    return (*map(_make_bandeau, graves), AlerteBandeau(titre, "information", "", "", "alertes/", fin))


def _make_bandeau(alerte: Alerte) -> AlerteBandeau:
    return AlerteBandeau(
        titre=alerte.titre,
        niveau=alerte.niveau,
        niveau_libelle=NIVEAUX_ALERTE[alerte.niveau],
        icone=ICONES_NIVEAU[alerte.niveau],
        lien=write_chemin(alerte),
        au=alerte.au.isoformat(),
    )


def view_alertes(site: Site) -> VueAlertes:
    """Those of the day, then the last ones that are over; those to come are not announced."""
    passees = sorted((a for a in site.alertes if a.au < site.jour), key=lambda a: (a.au, a.du, a.id), reverse=True)
    montrees = tuple(make_alerte(a) for a in passees[:MAX_PASSEES])
    return VueAlertes(
        actuelles=tuple(make_alerte(a) for a in _list_actives(site)),
        passees=montrees,
        passees_titre=plural(len(montrees), "alerte terminée", "alertes terminées"),
    )


def view_suivre_alertes(site: Site) -> VueSuivreAlertes:
    return VueSuivreAlertes(FIL, f"{site.cpts.site}{FIL}")


def list_recherche(site: Site) -> tuple[tuple[str, EntreeRecherche], ...]:
    """(path, entry) of each alert of the day, for the search of the site."""
    return tuple((write_chemin(a), _make_recherche(a)) for a in _list_actives(site))


def _make_recherche(alerte: Alerte) -> EntreeRecherche:
    """Its kind is in the detail: people look for « pénurie » more than for the title."""
    detail = ". ".join(filter(None, (TYPES_ALERTE.get(alerte.type or ""), _write_periode(alerte))))
    mots = ("alerte", alerte.texte or "", *alerte.conseils)
    return EntreeRecherche("Alerte", alerte.titre, detail, tuple(filter(None, mots)))


def _list_actives(site: Site) -> list[Alerte]:
    actives = (a for a in site.alertes if a.is_active(site.jour))
    return sorted(actives, key=lambda a: (_RANGS[a.niveau], a.du, a.id))


def _make_id(alerte: Alerte) -> str:
    return f"alerte-{alerte.id}"


def write_chemin(alerte: Alerte) -> str:
    """The path of the page, with the anchor of the alert."""
    return f"alertes/#{_make_id(alerte)}"


def make_alerte(alerte: Alerte) -> AlerteVue:
    return AlerteVue(
        id=_make_id(alerte),
        titre=f"{NIVEAUX_ALERTE[alerte.niveau]} : {alerte.titre}",
        ton=_TONS[alerte.niveau],
        type=TYPES_ALERTE[alerte.type] if alerte.type else "",
        icone=ICONES_TYPE[alerte.type] if alerte.type else "",
        periode=_write_periode(alerte),
        modifie=f"Mise à jour le {format_date(alerte.modifie_le)}." if alerte.modifie_le else "",
        texte=alerte.texte or "",
        conseils=alerte.conseils,
        professionnels=alerte.professionnels or "",
        lien=alerte.lien or "",
        source=alerte.source or "",
        au=alerte.au.isoformat(),
    )


def _write_periode(alerte: Alerte) -> str:
    if alerte.du == alerte.au:
        return f"Le {format_date(alerte.du)}"
    return capitalize(format_intervalle(alerte.du, alerte.au))
