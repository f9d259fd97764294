"""Views: an action in a list, and the small pieces that its own page shares with it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.actions import PUBLICS, Action, Bilan
from cpts.nomenclatures.listes import STATUTS_ACTION, THEMES
from cpts.text import fold, join_fr
from cpts.views.agenda_commun import Agenda, Pastille
from cpts.views.mots import lower_first

SECTION = "prevention/"

ICONES = {
    "depistage": "material/test-tube",
    "vaccination": "material/needle",
    "addictions": "material/smoking-off",
    "nutrition-activite": "material/food-apple-outline",
    "sante-mentale": "material/emoticon-happy-outline",
    "sante-sexuelle": "material/gender-male-female",
    "enfance": "material/baby-face-outline",
    "grossesse": "material/human-pregnant",
    "bien-vieillir": "material/human-cane",
    "maladies-chroniques": "material/heart-pulse",
    "acces-aux-soins": "material/stethoscope",
    "sante-environnement": "material/leaf",
    "parcours": "material/routes",
    "crise": "material/alert-outline",
    "vie-de-la-cpts": "material/account-group-outline",
}
_TONS = {"en-cours": "oui", "a-venir": "info", "suspendue": "attente", "terminee": "neutre"}
RANGS = {statut: rang for rang, statut in enumerate(_TONS)}


class ChiffreVue(NamedTuple):
    valeur: str
    libelle: str
    note: str | None = None


class BilanVue(NamedTuple):
    """`arrete`: « Chiffres arrêtés au 31 octobre 2026 », or "" when nobody wrote the day."""

    texte: str
    chiffres: tuple[ChiffreVue, ...]
    arrete: str


class CarteAction(NamedTuple):
    """What the component `carte_action` shows."""

    titre: str
    lien: str
    theme: str
    icone: str
    resume: str
    pastilles: tuple[Pastille, ...]
    faits: tuple[Mapping[str, str], ...]


def sort_actions(actions: Iterable[Action], jour: date) -> list[Action]:
    """Those in course first, those that are over last; then by title."""
    return sorted(actions, key=lambda a: (RANGS[a.compute_statut(jour)], fold(a.titre), a.id))


def make_carte(agenda: Agenda, action: Action) -> CarteAction:
    statut = action.compute_statut(agenda.site.jour)
    prochaine = next((r for r in agenda.par_action.get(action.id, ()) if not r.passe and r.tient), None)
    bilan = action.bilan if statut == "terminee" else None
    faits = (
        ("Pour", join_fr([lower_first(PUBLICS[p]) for p in action.publics])),
        ("Prochaine date", prochaine.quand if prochaine else ""),
        ("Résultat", _write_resultat(bilan) if bilan else ""),
    )
    return CarteAction(
        titre=action.titre,
        lien=f"prevention/{action.id}/",
        theme=THEMES[action.theme],
        icone=ICONES[action.theme],
        resume=action.resume,
        pastilles=(make_pastille(statut),),
        faits=tuple({"terme": terme, "texte": texte} for terme, texte in faits if texte),
    )


def make_pastille(statut: str) -> Pastille:
    return Pastille(STATUTS_ACTION[statut], _TONS[statut])


def make_bilan(bilan: Bilan) -> BilanVue:
    chiffres = tuple(ChiffreVue(format_valeur(c.valeur), c.libelle) for c in bilan.chiffres)
    arrete = f"Chiffres arrêtés au {format_date(bilan.au)}" if chiffres and bilan.au else ""
    return BilanVue(bilan.texte or "", chiffres, arrete)


def _write_resultat(bilan: Bilan) -> str:
    """The first two figures: « 58 participants et 11 communes (au 30 juin 2026) »."""
    premiers = join_fr([f"{format_valeur(c.valeur)} {c.libelle}" for c in bilan.chiffres[:2]])
    return f"{premiers} (au {format_date(bilan.au)})" if premiers and bilan.au else premiers


def format_valeur(valeur: float) -> str:
    """« 1 320 », « 12,5 »."""
    return f"{valeur:,.12g}".replace(",", "\u202f").replace(".", ",")


def write_chemin_theme(theme: str) -> str:
    return f"{SECTION}theme/{theme}/"


def write_chemin_public(public: str) -> str:
    return f"{SECTION}public/{public}/"
