"""Views: the meetings of one audience, theme or commune, or by video, and the links that lead to these lists.

A list has a page while it holds something to come. What is over stays in /agenda/archives/ alone: there, people look
for one meeting they remember, by its year; and last year's dates in a chosen list would be taken for the next ones.
"""

from functools import partial
from typing import NamedTuple

from cpts.model.actions import PUBLICS
from cpts.nomenclatures.listes import THEMES
from cpts.text import fold, format_entier, plural
from cpts.views.agenda_commun import (
    FIL,
    SECTION,
    Abonnement,
    Agenda,
    Choisis,
    CleChoix,
    make_abonnement,
    write_chemin_choix,
)
from cpts.views.agenda_periodes import PeriodeAgenda, split_periodes
from cpts.views.mots import Lien, at_commune, lower_first
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.prevention_cartes import write_chemin_theme

MAX_PLUS_TARD = 200
VISIO: CleChoix = ("visio", "")
_TITRES = {"public": "Pour qui", "theme": "Thème", "commune": "Commune"}


class GroupeChoix(NamedTuple):
    """`genre`: public, theme or commune."""

    genre: str
    titre: str
    liens: tuple[Lien, ...]


class VueChoix(NamedTuple):
    """What the component `choisir` shows: every list that has a page, with the number of its events."""

    groupes: tuple[GroupeChoix, ...]
    visio: Lien | None


class VueChoisis(NamedTuple):
    """View of pages/rendez_vous.html. `genre` and `chemin` tell which link of `choix` is the page itself.

    `reste`: meetings too far away for this page. `voir`: the page of the commune, or the actions of the theme.
    """

    titre: str
    chapeau: str
    genre: str
    chemin: str
    periodes: tuple[PeriodeAgenda, ...]
    reste: int
    abonnement: Abonnement | None
    choix: VueChoix
    voir: Lien | None


def view_choix(agenda: Agenda) -> VueChoix:
    """Audiences and themes in the order of their closed list, communes by name."""
    ordres = {
        "public": [p for p in PUBLICS if ("public", p) in agenda.par_choix],
        "theme": [t for t in THEMES if ("theme", t) in agenda.par_choix],
        "commune": sorted((slug for g, slug in agenda.par_choix if g == "commune"), key=partial(_rank_commune, agenda)),
    }
    groupes = (
        GroupeChoix(genre, _TITRES[genre], tuple(_make_lien(agenda, (genre, slug)) for slug in slugs))
        for genre, slugs in ordres.items()
        if slugs
    )
    return VueChoix(tuple(groupes), _make_lien(agenda, VISIO) if VISIO in agenda.par_choix else None)


def _rank_commune(agenda: Agenda, slug: str) -> tuple[str, str]:
    return fold(get_nom(agenda, ("commune", slug))), slug


def _make_lien(agenda: Agenda, cle: CleChoix) -> Lien:
    return Lien(get_nom(agenda, cle), write_chemin_choix(cle), format_entier(agenda.par_choix[cle].nombre))


def get_nom(agenda: Agenda, cle: CleChoix) -> str:
    """« Aidants », « Bien vieillir », « Exempleville », « En visio »; the list must not be empty."""
    genre, slug = cle
    if genre == "commune":
        lieu = agenda.par_choix[cle].rendez_vous[0].lieu
        return lieu.commune if lieu else slug
    return {"public": PUBLICS, "theme": THEMES}.get(genre, {}).get(slug, "En visio")


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    choix = view_choix(agenda)
    return [PagePrevue(write_chemin_choix(cle), partial(build_page, agenda, cle, choix)) for cle in agenda.par_choix]


def build_page(agenda: Agenda, cle: CleChoix, choix: VueChoix) -> Page:
    vue, nom = view_choisis(agenda, cle, choix), get_nom(agenda, cle)
    return Page(
        chemin=vue.chemin,
        titre=vue.titre,
        description=f"{vue.titre}\u00a0: {vue.chapeau} Dates, horaires, lieux et inscriptions.",
        gabarit="pages/rendez_vous.html",
        vue=vue,
        section=SECTION,
        fil=FIL,
        recherche=EntreeRecherche("Agenda", vue.titre, vue.chapeau, ("agenda", "date", "événement", nom)),
    )


def view_choisis(agenda: Agenda, cle: CleChoix, choix: VueChoix) -> VueChoisis:
    choisis, nom = agenda.par_choix[cle], get_nom(agenda, cle)
    periodes, reste = split_periodes(agenda.site.jour, choisis.rendez_vous, MAX_PLUS_TARD)
    return VueChoisis(
        titre=write_titre(cle, nom),
        chapeau=write_chapeau(choisis) + (" À suivre de chez vous, par internet." if cle == VISIO else ""),
        genre=cle[0],
        chemin=write_chemin_choix(cle),
        periodes=periodes,
        reste=reste,
        abonnement=_make_abonnement(agenda, cle, nom),
        choix=choix,
        voir=_find_voir(agenda, cle, nom),
    )


def write_titre(cle: CleChoix, nom: str) -> str:
    """« Rendez-vous pour les aidants », « Rendez-vous à Exempleville », « Rendez-vous en visio »."""
    if cle[0] == "public":
        article = "" if nom.startswith(("Tous ", "Toutes ")) else "les "
        return f"Rendez-vous pour {article}{lower_first(nom)}"
    if cle[0] == "theme":
        return f"Rendez-vous sur le thème «\u00a0{nom}\u00a0»"
    return f"Rendez-vous {at_commune(nom)}" if cle[0] == "commune" else f"Rendez-vous {lower_first(nom)}"


def write_chapeau(choisis: Choisis) -> str:
    """« 3 rendez-vous à venir, dont 1 annulé ou reporté. »."""
    total, autres = plural(choisis.nombre, "rendez-vous", "rendez-vous"), choisis.nombre - choisis.tenus
    change = plural(autres, "annulé ou reporté", "annulés ou reportés")
    if autres == choisis.nombre:
        return f"{total}, {change.partition(' ')[2]}."
    return f"{total} à venir{f', dont {change}' if autres else ''}."


def _find_voir(agenda: Agenda, cle: CleChoix, nom: str) -> Lien | None:
    genre, slug = cle
    if genre == "commune":
        return Lien(f"Se soigner {at_commune(nom)}", f"communes/{slug}/")
    has_action = genre == "theme" and any(action.theme == slug for action in agenda.site.actions)
    return Lien("La prévention sur ce thème", write_chemin_theme(slug)) if has_action else None


def find_lien(agenda: Agenda, cle: CleChoix) -> Lien | None:
    """A link with the title of the list, None when it has no page."""
    return Lien(write_titre(cle, get_nom(agenda, cle)), write_chemin_choix(cle)) if cle in agenda.par_choix else None


def _make_abonnement(agenda: Agenda, cle: CleChoix, nom: str) -> Abonnement | None:
    """The calendar of the audience or of the commune; a theme and the video have none."""
    fichiers = {"public": f"agenda-{cle[1]}.ics", "commune": f"agenda-commune-{cle[1]}.ics"}
    return make_abonnement(agenda.site, nom, f"donnees/{fichiers[cle[0]]}") if cle[0] in fichiers else None
