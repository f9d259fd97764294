"""First half of the opening hours: French text → days and time ranges, or the reason why not.

Grammar (the words are those of the volunteers' guide):

    JOURS  = JOUR | JOUR-JOUR | RANG JOUR | "tous les jours" | "jours fériés" | "semaines paires JOUR"
    RANG   = 1er | 2e | 3e | 4e | 5e | dernier, joined by " et "
    PLAGES = "fermé" | "24h/24" | PLAGE {", " PLAGE} ["sur rendez-vous"]
    PLAGE  = HEURE-HEURE, past midnight when it starts at 18h or later
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NoReturn

from cpts import horaires_conseils as conseils
from cpts.dates import JOURS
from cpts.text import quote

JOURS_FERIES = "jours fériés"
TOUS_LES_JOURS = "tous les jours"
SUR_RENDEZ_VOUS = "sur rendez-vous"
RANGS = {"1er": 1, "2e": 2, "3e": 3, "4e": 4, "5e": 5, "dernier": -1}
MINUIT = 24 * 60
SOIR = 18 * 60

_NBSP = "\u00a0"
_JOUR = "|".join(JOURS)
_RANG = "|".join(RANGS)
_SUITE = re.compile(rf"({_JOUR})(?:-({_JOUR}))?")
_RANG_JOUR = re.compile(rf"((?:{_RANG})(?: et (?:{_RANG}))*) ({_JOUR})")
_SEMAINES_JOUR = re.compile(rf"semaines (paires|impaires) ({_JOUR})")
_HEURE = r"[0-9]{1,2}(?:h(?:[0-9]{2})?|:[0-9]{2})"
_PLAGE = re.compile(rf"({_HEURE})-({_HEURE})")


class HorairesInvalides(ValueError):
    """One expression that is not in the grammar; every text is a French sentence without its final point.

    `remplace` is the expression to type instead, "" when nobody can tell.
    """

    def __init__(self, code: str, trouve: str, attendu: str = "", suggestion: str = "", *, remplace: str = "") -> None:
        super().__init__(trouve)
        self.code, self.trouve, self.attendu, self.suggestion = code, trouve, attendu, suggestion
        self.remplace = remplace


@dataclass(frozen=True, slots=True, order=True)
class Plage:
    """Minutes since midnight of the day it starts; `fin` is above 1440 when it passes midnight."""

    debut: int
    fin: int


@dataclass(frozen=True, slots=True)
class Plages:
    """The ranges of a day, earliest first, none when closed. `texte` is French typography, « 9 h – 12 h »."""

    plages: tuple[Plage, ...]
    texte: str
    sur_rendez_vous: bool = False

    @property
    def debordement(self) -> int:
        """Minutes of the next day that the last range takes; 0 without a range past midnight."""
        return max(0, max((plage.fin for plage in self.plages), default=0) - MINUIT)


@dataclass(frozen=True, slots=True)
class Jours:
    """Days 0 (lundi) to 6, every week unless `rangs` (1–5, -1 the last of the month) or `parite` (0 even, 1 odd).

    `feries` is the public holidays, and then `jours` is empty.
    """

    jours: tuple[int, ...]
    rangs: tuple[int, ...] = ()
    parite: int | None = None
    feries: bool = False

    @property
    def chaque_semaine(self) -> bool:
        return not self.rangs and self.parite is None and not self.feries

    def __contains__(self, jour: date) -> bool:
        """Whether the calendar day is one of these; the parity is that of the ISO week."""
        if jour.weekday() not in self.jours:
            return False
        if self.parite is not None:
            return jour.isocalendar().week % 2 == self.parite
        return not self.rangs or (jour.day + 6) // 7 in self.rangs or (-1 in self.rangs and _is_dernier(jour))


@dataclass(frozen=True, slots=True)
class Regle:
    """One line of `horaires`: `cle` as written, and what it means."""

    cle: str
    jours: Jours
    plages: Plages


@lru_cache(maxsize=4096)
def parse_jours(texte: str) -> Jours:
    """The days that a key of `horaires` names; raises HorairesInvalides."""
    return _read_jours(texte) or _refuse_jours(texte)


@lru_cache(maxsize=32768)
def parse_plages(texte: str) -> Plages:
    """The ranges that a value of `horaires` names; raises HorairesInvalides."""
    return _read_plages(texte) or _refuse_plages(texte)


def build_plages(plages: tuple[Plage, ...], note: str = "") -> Plages:
    """`plages` with their text, « 9 h – 12 h, 14 h – 18 h sur rendez-vous »."""
    texte = ", ".join(map(format_plage, plages)) or "Fermé"
    return Plages(plages, f"{texte} {note}" if note else texte, note == SUR_RENDEZ_VOUS)


def format_plage(plage: Plage) -> str:
    """« 8 h 30 – 12 h », with no-break spaces; « 24 h/24 » for a whole day."""
    if plage == Plage(0, MINUIT):
        return f"24{_NBSP}h/24"
    return f"{format_heure(plage.debut)}{_NBSP}–{_NBSP}{format_heure(plage.fin)}"


@lru_cache(maxsize=4096)
def format_heure(minutes: int) -> str:
    """« 8 h », « 8 h 05 », with no-break spaces; what is past midnight counts from the next day."""
    heures, reste = divmod(minutes if minutes <= MINUIT else minutes - MINUIT, 60)
    return f"{heures}{_NBSP}h{_NBSP}{reste:02}" if reste else f"{heures}{_NBSP}h"


def write_plage(plage: Plage) -> str:
    """`plage` as volunteers type it, « 8h30-12h »."""
    return "-".join(format_heure(minutes).replace(_NBSP, "") for minutes in (plage.debut, plage.fin))


def _is_dernier(jour: date) -> bool:
    return (jour + timedelta(days=7)).month != jour.month


def _read_jours(texte: str) -> Jours | None:
    """None when `texte` has not the form of a key; raises when it has, and makes no sense."""
    if texte == JOURS_FERIES:
        return Jours((), feries=True)
    if texte == TOUS_LES_JOURS:
        return Jours(tuple(range(7)))
    if trouve := _SUITE.fullmatch(texte):
        return _build_suite(texte, trouve[1], trouve[2] or trouve[1])
    if trouve := _RANG_JOUR.fullmatch(texte):
        return _build_rangs(texte, trouve[1].split(" et "), trouve[2])
    if trouve := _SEMAINES_JOUR.fullmatch(texte):
        return Jours((JOURS.index(trouve[2]),), parite=int(trouve[1] == "impaires"))
    return None


def _build_suite(texte: str, premier: str, dernier: str) -> Jours:
    debut, fin = JOURS.index(premier), JOURS.index(dernier)
    if debut > fin or (debut == fin and "-" in texte):
        _refuse_suite(texte, debut, fin)
    return Jours(tuple(range(debut, fin + 1)))


def _build_rangs(texte: str, mots: list[str], jour: str) -> Jours:
    rangs = tuple(RANGS[mot] for mot in mots)
    if len(set(rangs)) < len(rangs):
        raise HorairesInvalides("horaires-jour", f"{quote(texte)} nomme deux fois le même rang")
    return Jours((JOURS.index(jour),), rangs=rangs)


def _read_plages(texte: str) -> Plages | None:
    """None when `texte` has not the form of a value; raises when it has, and makes no sense."""
    if texte == "fermé":
        return build_plages(())
    if texte == "24h/24":
        return build_plages((Plage(0, MINUIT),))
    corps = texte.removesuffix(" " + SUR_RENDEZ_VOUS)
    paires = [trouve for morceau in corps.split(", ") if (trouve := _PLAGE.fullmatch(morceau))]
    if len(paires) <= corps.count(", "):
        return None
    plages = sorted(_parse_plage(paire[1], paire[2]) for paire in paires)
    _check_chevauchement(plages)
    return build_plages(tuple(plages), SUR_RENDEZ_VOUS if corps != texte else "")


@lru_cache(maxsize=8192)
def _parse_plage(debut: str, fin: str) -> Plage:
    ouvre, ferme = _parse_heure(debut), _parse_heure(fin)
    if ouvre == MINUIT:
        trouve = f"« {debut}-{fin} » commence à 24h"
        raise HorairesInvalides("horaires-heure", trouve, "", f"Écrivez « 0h-{fin} » le lendemain")
    if ouvre < ferme:
        return Plage(ouvre, ferme)
    if ouvre < SOIR or ouvre == ferme:
        _refuse_fin(debut, fin, ouvre, ferme)
    return Plage(ouvre, ferme + MINUIT)


@lru_cache(maxsize=4096)
def _parse_heure(texte: str) -> int:
    """Minutes since midnight of a text that has the form of an hour."""
    heures, minutes = (int(partie or 0) for partie in re.split("[h:]", texte))
    if minutes > 59 or heures * 60 + minutes > MINUIT:
        attendu = "une heure de 0h à 24h, des minutes de 00 à 59"
        raise HorairesInvalides("horaires-heure", f"{quote(texte)} n’est pas une heure", attendu)
    return heures * 60 + minutes


def _check_chevauchement(plages: list[Plage]) -> None:
    for avant, apres in pairwise(plages):
        if apres.debut < avant.fin:
            ensemble = write_plage(Plage(avant.debut, max(avant.fin, apres.fin)))
            trouve = f"{write_plage(avant)} et {write_plage(apres)} se chevauchent"
            suggestion = f"Corrigez une heure, ou écrivez {quote(ensemble)}"
            raise HorairesInvalides("horaires-chevauchement", trouve, "", suggestion)


def _refuse_suite(texte: str, debut: int, fin: int) -> NoReturn:
    if debut == fin:
        raise HorairesInvalides("horaires-jour", f"{quote(texte)} est un seul jour", "", f"Écrivez {quote(JOURS[fin])}")
    lignes = conseils.write_jours([*range(fin + 1), *range(debut, 7)])
    suggestion = conseils.suggest_lignes(lignes) if fin + 1 < debut else f"Écrivez {quote(TOUS_LES_JOURS)}"
    trouve = f"{quote(texte)} finit avant de commencer"
    raise HorairesInvalides("horaires-jour", trouve, "le premier jour de la semaine d’abord", suggestion)


def _refuse_fin(debut: str, fin: str, ouvre: int, ferme: int) -> NoReturn:
    if ouvre == ferme:
        raise HorairesInvalides("horaires-plage", f"{quote(f'{debut}-{fin}')} est une plage vide", conseils.PLAGE)
    nuit = ouvre >= MINUIT // 2 and ferme <= MINUIT // 4
    raise HorairesInvalides(
        "horaires-fin-avant-debut",
        f"{quote(f'{debut}-{fin}')} finit avant de commencer",
        "le début puis la fin ; seule une plage qui commence à 18h ou après passe minuit",
        f"Écrivez « {debut}-24h », et « 0h-{fin} » le lendemain" if nuit else f"Écrivez {quote(f'{fin}-{debut}')}",
    )


def _refuse_jours(texte: str) -> NoReturn:
    trouve = f"{quote(texte)} n’est pas un jour" if texte.strip() else "le jour est vide"
    if texte != texte.lower() and _accepts(_read_jours, texte.lower()):
        trouve = f"{quote(texte)} porte une majuscule"
    bons = (lignes for lignes in conseils.repair_jours(texte) if all(_accepts(_read_jours, x) for x in lignes))
    lignes = next(bons, [])
    seule = lignes[0] if len(lignes) == 1 else ""
    suggestion = conseils.suggest_lignes(lignes)
    raise HorairesInvalides("horaires-jour", trouve, conseils.JOURS_ATTENDUS, suggestion, remplace=seule)


def _refuse_plages(texte: str) -> NoReturn:
    for heure in re.findall(_HEURE, texte):
        _parse_heure(heure)
    if raison := conseils.explain_plages(texte):
        raise HorairesInvalides("horaires-plage", *raison)
    conseil = conseils.repair_plages(texte)
    conseil = conseil if _accepts(_read_plages, conseil) else ""
    suggestion = f"Écrivez {quote(conseil)}" if conseil else ""
    trouve = f"{quote(texte)} n’est pas un horaire"
    raise HorairesInvalides("horaires-plage", trouve, conseils.PLAGE, suggestion, remplace=conseil)


def _accepts(read: Callable[[str], object], texte: str) -> bool:
    try:
        return read(texte) is not None
    except HorairesInvalides:
        return False
