"""Opening hours: checks and compiles what volunteers write, and answers for one date.

Used by the model (check, then compile), by the views (`lignes`), by the pages' script (`compact`) and by the exports.
No clock here: every date is an argument.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from cpts.dates import JOURS
from cpts.horaires_controle import OSM, OUVERT, Items, check_horaires, check_items, read_regles
from cpts.horaires_grammaire import (
    JOURS_FERIES,
    MINUIT,
    RANGS,
    SUR_RENDEZ_VOUS,
    HorairesInvalides,
    Jours,
    Plage,
    Plages,
    Regle,
    build_plages,
    parse_jours,
    parse_plages,
)
from cpts.horaires_osm import Feries, feries_osm, plages_osm, read_fenetre, semaine_osm, textes_osm
from cpts.jours_feries import est_ferie
from cpts.text import join_fr

__all__ = [
    "Feries",
    "Horaires",
    "HorairesInvalides",
    "Jours",
    "LigneHoraires",
    "Plage",
    "Plages",
    "Regle",
    "check_horaires",
    "compile_horaires",
    "parse_jours",
    "parse_plages",
]

_JOURS_OSM = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_JOURS_SCHEMA = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOM_RANG = {rang: nom for nom, rang in RANGS.items()}
_TEXTE_FERIES = {
    "ferme": "Fermé",
    "ouvert": "Ouvert comme les autres jours",
    "inconnu": "horaires à vérifier les jours fériés",
}
_FERME = build_plages(())


@dataclass(frozen=True, slots=True)
class LigneHoraires:
    """One line for people. `indice` is 0 for lundi to 6, None for the public holidays."""

    indice: int | None
    jour: str
    texte: str


@dataclass(frozen=True, slots=True)
class Horaires:
    """Checked opening hours; build with `compile_horaires`.

    `regles` is in the order of the file, holidays left out; empty when `osm` is set.
    `feries` is "inconnu" when nothing is said: open as usual, to be checked.
    """

    regles: tuple[Regle, ...]
    feries: Feries
    texte_feries: str
    osm: str | None = None

    @property
    def semaine(self) -> tuple[tuple[Plage, ...], ...]:
        """Monday to Sunday, the ranges that hold every week; () for a closed day or one that varies."""
        if self.osm is not None:
            return tuple(plages.plages if plages else () for plages in semaine_osm(self.osm))
        semaine: list[tuple[Plage, ...]] = [()] * 7
        for regle in self.regles:
            if regle.jours.chaque_semaine:
                for jour in regle.jours.jours:
                    semaine[jour] = regle.plages.plages
        return tuple(semaine)

    def lignes(self) -> tuple[LigneHoraires, ...]:
        """Monday to Sunday, then the public holidays."""
        textes = self._textes() if self.osm is None else textes_osm(self.osm)
        lignes = [_build_ligne(indice, texte) for indice, texte in enumerate(textes)]
        return (*lignes, _build_ligne(None, self.texte_feries))

    def plages_du(self, jour: date, feries: bool) -> tuple[Plage, ...]:
        """The ranges that start on `jour`; `feries` tells whether it is a holiday, which `osm` knows by itself."""
        if self.osm is not None:
            return plages_osm(self.osm, jour)[0].plages
        if feries and self.feries == "ferme":
            return ()
        if feries and isinstance(self.feries, tuple):
            return self.feries
        return next((regle.plages.plages for regle in self.regles if jour in regle.jours), ())

    def compact(self, debut: date, jours: int = 60) -> dict[str, Any]:
        """For the page's script: `semaine`, `feries`, and in `jours` the dates that these two do not give.

        A date is the value of `jours` if it is there, else that of `feries` on a holiday ("ouvert" and "inconnu"
        mean as usual), else that of `semaine`. Times are minutes, above 1440 past midnight.
        """
        feries = _write_paires(self.feries) if isinstance(self.feries, tuple) else self.feries
        return {
            "semaine": [_write_paires(plages) for plages in self.semaine],
            "feries": feries,
            "jours": {jour.isoformat(): _write_paires(plages) for jour, plages in self._exceptions(debut, jours)},
        }

    def to_osm(self) -> str:
        """The same in the OpenStreetMap syntax; appointment only is a comment."""
        if self.osm is not None:
            return self.osm
        # « ; » makes the library forget the end of the night before: nights are joined by « , », which adds.
        nuits = any(regle.plages.debordement for regle in self.regles)
        regles = [_write_osm(regle) for regle in self.regles if regle.plages.plages or not nuits]
        semaine = (", " if nuits else "; ").join(regles) or "off"
        if self.feries in ("inconnu", "ouvert"):
            return semaine
        return f"{semaine}; PH {_write_plages_osm(self.feries) if isinstance(self.feries, tuple) else 'off'}"

    def to_json_ld(self) -> list[dict[str, Any]]:
        """schema.org OpeningHoursSpecification of the weekly part, one for each range and its days."""
        jours: dict[Plage, list[str]] = {}
        for nom, plages in zip(_JOURS_SCHEMA, self.semaine, strict=True):
            for plage in plages:
                jours.setdefault(plage, []).append(nom)
        return [_build_specification(plage, noms) for plage, noms in jours.items()]

    def _textes(self) -> list[str]:
        textes: list[list[str]] = [[] for _ in range(7)]
        for regle in self.regles:
            for jour in regle.jours.jours:
                textes[jour].append(_describe(regle))
        return [" ; ".join(morceaux) or _FERME.texte for morceaux in textes]

    def _exceptions(self, debut: date, jours: int) -> Iterator[tuple[date, tuple[Plage, ...]]]:
        fenetre = [debut + timedelta(days=rang) for rang in range(jours)]
        if self.osm is not None:
            vrais = read_fenetre(self.osm, fenetre)
        elif all(regle.jours.chaque_semaine for regle in self.regles):
            return
        else:
            vrais = {jour: self.plages_du(jour, est_ferie(jour)) for jour in fenetre}
        semaine = self.semaine
        for jour, vrai in vrais.items():
            usuel = semaine[jour.weekday()]
            if est_ferie(jour) and self.feries not in ("ouvert", "inconnu"):
                usuel = self.feries if isinstance(self.feries, tuple) else ()
            if vrai != usuel:
                yield jour, vrai


def compile_horaires(regles: Mapping[str, str]) -> Horaires:
    """`horaires` of the YAML, ready to answer; raises the first HorairesInvalides of `check_horaires`."""
    return _compile(tuple(regles.items()))


@lru_cache(maxsize=16384)
def _compile(items: Items) -> Horaires:
    for _, erreur in check_items(items):
        raise erreur.with_traceback(None)
    valeurs = dict(items)
    if OSM in valeurs:
        return _build_horaires((), feries_osm(valeurs[OSM]), osm=valeurs[OSM])
    valeur = valeurs.get(JOURS_FERIES)
    if valeur is None or valeur == OUVERT:
        return _build_horaires(read_regles(items), "ouvert" if valeur else "inconnu")
    plages = parse_plages(valeur)
    return Horaires(read_regles(items), plages.plages or "ferme", plages.texte)


def _build_horaires(regles: tuple[Regle, ...], feries: Feries, osm: str | None = None) -> Horaires:
    texte = build_plages(feries).texte if isinstance(feries, tuple) else _TEXTE_FERIES[feries]
    return Horaires(regles, feries, texte, osm)


@lru_cache(maxsize=4096)
def _build_ligne(indice: int | None, texte: str) -> LigneHoraires:
    return LigneHoraires(indice, JOURS_FERIES if indice is None else JOURS[indice], texte)


def _describe(regle: Regle) -> str:
    """« 9 h – 12 h », « 1er et 3e mardis du mois : 14 h – 17 h », « semaines paires : fermé »."""
    jours, texte = regle.jours, regle.plages.texte
    if jours.chaque_semaine:
        return texte
    texte = texte if regle.plages.plages else "fermé"
    if jours.parite is not None:
        return f"semaines {'impaires' if jours.parite else 'paires'} : {texte}"
    rangs = join_fr([_NOM_RANG[rang] for rang in jours.rangs])
    pluriel = "s" if len(jours.rangs) > 1 else ""
    return f"{rangs} {JOURS[jours.jours[0]]}{pluriel} du mois : {texte}"


def _write_paires(plages: tuple[Plage, ...]) -> list[list[int]]:
    return [[plage.debut, plage.fin] for plage in plages]


def _write_osm(regle: Regle) -> str:
    jours = regle.jours
    noms = _JOURS_OSM[jours.jours[0]]
    if len(jours.jours) > 1:
        noms += f"-{_JOURS_OSM[jours.jours[-1]]}"
    if jours.rangs:
        noms += f"[{','.join(map(str, jours.rangs))}]"
    if jours.parite is not None:
        noms = f"week {'1-53' if jours.parite else '2-52'}/2 {noms}"
    note = f' "{SUR_RENDEZ_VOUS}"' if regle.plages.sur_rendez_vous else ""
    return f"{noms} {_write_plages_osm(regle.plages.plages)}{note}"


def _write_plages_osm(plages: tuple[Plage, ...]) -> str:
    return ",".join(f"{_write_heure(plage.debut)}-{_write_heure(plage.fin)}" for plage in plages) or "off"


def _write_heure(minutes: int) -> str:
    """« 09:00 », and « 24:00 » for the midnight that ends a day."""
    heures, reste = divmod(minutes if minutes <= MINUIT else minutes - MINUIT, 60)
    return f"{heures:02}:{reste:02}"


def _build_specification(plage: Plage, jours: list[str]) -> dict[str, Any]:
    """Source: https://schema.org/OpeningHoursSpecification, which has no 24:00."""
    ferme = "23:59" if plage == Plage(0, MINUIT) else _write_heure(plage.fin).replace("24:00", "00:00")
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": jours,
        "opens": _write_heure(plage.debut),
        "closes": ferme,
    }
