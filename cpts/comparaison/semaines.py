"""Two timetables in words: the half-days that open and close, then the hours that move.

9 h – 12 h 30 is a morning and not an afternoon; closing at 19 h 15 makes no evening.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from cpts.comparaison.mots import IMPORTANT, Phrase
from cpts.comparaison.valeurs import write_jours
from cpts.dates import JOURS
from cpts.horaires import Horaires, LigneHoraires, Plage
from cpts.text import join_fr
from cpts.views.mots import lower_first

_MATIN, _APRES_MIDI, _SOIR = "matin", "après-midi", "soir"
_MOMENTS = ((_MATIN, 0, 12 * 60), (_APRES_MIDI, 13 * 60, 18 * 60), (_SOIR, 19 * 60 + 30, 48 * 60))
_LE_MOMENT = {_MATIN: "le matin", _APRES_MIDI: "l’après-midi", _SOIR: "le soir"}
_JOURNEE = frozenset((_MATIN, _APRES_MIDI))
PHRASES_MAX = 4

Moments: TypeAlias = frozenset[str]


class Verbes(NamedTuple):
    """A place opens, a person receives."""

    ouvre: str
    plus: str


OUVRE = Verbes("ouvre", "n’ouvre plus")
RECOIT = Verbes("reçoit", "ne reçoit plus")


def compare_semaines(avant: Horaires | None, apres: Horaires | None, verbes: Verbes) -> Iterator[Phrase]:
    """« ouvre aussi le samedi matin », « n’ouvre plus le mercredi »; nothing when people read the same hours."""
    if apres is None or avant is None:
        if avant != apres:
            yield Phrase(IMPORTANT, "ses horaires ne sont plus affichés" if avant else "ses horaires sont affichés")
        return
    phrases = list(_list_phrases(avant, apres, verbes))
    yield from (Phrase(IMPORTANT, texte) for texte in phrases[:PHRASES_MAX])
    if len(phrases) > PHRASES_MAX:
        yield Phrase(IMPORTANT, "d’autres horaires changent")


def _list_phrases(avant: Horaires, apres: Horaires, verbes: Verbes) -> Iterator[str]:
    paires = list(zip(avant.lignes(), apres.lignes(), strict=True))
    changes = [(a, b) for a, b in paires if a.texte != b.texte and a.indice is not None]
    moments = {a.indice: (_list_moments(avant, a), _list_moments(apres, b)) for a, b in changes}
    gains = {jour: (eu, mtn) for jour, (eu, mtn) in moments.items() if jour is not None and mtn - eu}
    pertes = {jour: (eu, mtn) for jour, (eu, mtn) in moments.items() if jour is not None and eu - mtn}
    if gains:
        yield f"{verbes.ouvre} aussi {_write_demi_journees({j: (eu, mtn - eu) for j, (eu, mtn) in gains.items()})}"
    if pertes:
        yield f"{verbes.plus} {_write_demi_journees({j: (mtn, eu - mtn) for j, (eu, mtn) in pertes.items()})}"
    yield from _list_heures([(a, b) for a, b in changes if a.indice not in gains and a.indice not in pertes])
    feries = [(a, b) for a, b in paires if a.indice is None and a.texte != b.texte]
    yield from (f"jours fériés\u00a0: {_write_change(a, b)}" for a, b in feries)


def _list_moments(horaires: Horaires, ligne: LigneHoraires) -> Moments:
    """The half-days of one weekday, those of some weeks only left out."""
    plages = horaires.semaine[ligne.indice or 0]
    return frozenset(nom for nom, debut, fin in _MOMENTS if any(_overlaps(p, debut, fin) for p in plages))


def _overlaps(plage: Plage, debut: int, fin: int) -> bool:
    return plage.debut < fin and plage.fin > debut


def _write_demi_journees(jours: dict[int, tuple[Moments, Moments]]) -> str:
    """« le samedi matin et le dimanche », « le soir, du lundi au jeudi ». `jours`: day → kept, changed."""
    par_moment: dict[str, list[int]] = {}
    for jour, (garde, change) in jours.items():
        for moment in _name_moments(garde, change):
            par_moment.setdefault(moment, []).append(jour)
    textes = [texte for moment, rangs in par_moment.items() for texte in _write_suites(moment, rangs)]
    if any("," in texte for texte in textes[:-1]):
        return f"{', '.join(textes[:-1])}, et {textes[-1]}"
    return join_fr(textes)


def _name_moments(garde: Moments, change: Moments) -> Iterable[str]:
    """An empty name for the whole day: nothing is left of it, or nothing was there."""
    if not garde and change >= _JOURNEE:
        return ("", *sorted(change - _JOURNEE))
    return [nom for nom, _, _ in _MOMENTS if nom in change]


def _write_suites(moment: str, rangs: list[int]) -> Iterator[str]:
    """Three days or more that follow each other are told together."""
    for suite in list_suites(rangs):
        noms = [JOURS[rang] for rang in suite]
        if len(suite) > 2:
            yield f"{_LE_MOMENT[moment]}, {write_jours(noms)}" if moment else write_jours(noms)
        else:
            yield from (f"le {nom} {moment}".rstrip() for nom in noms)


def list_suites(rangs: Iterable[int]) -> list[list[int]]:
    """[0, 1, 2, 4] → [[0, 1, 2], [4]]."""
    suites: list[list[int]] = []
    for rang in rangs:
        if suites and suites[-1][-1] == rang - 1:
            suites[-1].append(rang)
        else:
            suites.append([rang])
    return suites


def _list_heures(changes: list[tuple[LigneHoraires, LigneHoraires]]) -> Iterator[str]:
    """The days whose half-days are the same and whose hours move, those that move alike together."""
    groupes: dict[str, list[int]] = {}
    for avant, apres in changes:
        groupes.setdefault(_write_change(avant, apres), []).append(avant.indice or 0)
    for texte, rangs in groupes.items():
        yield f"{join_fr(list(_write_suites('', rangs)))}\u00a0: {texte}"


def _write_change(avant: LigneHoraires, apres: LigneHoraires) -> str:
    return f"{lower_first(apres.texte)} au lieu de {_lower_avant(avant)}"


def _lower_avant(ligne: LigneHoraires) -> str:
    """Holidays of which nothing was said have a whole sentence of their own on the page."""
    return (
        "«\u00a0à vérifier\u00a0»" if ligne.indice is None and "vérifier" in ligne.texte else lower_first(ligne.texte)
    )
