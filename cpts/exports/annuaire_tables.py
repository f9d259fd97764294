"""Exports: the distinct values of donnees/annuaire-recherche.json, each once; the entries hold their numbers."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from cpts.exports.places import Place
from cpts.horaires import Horaires
from cpts.model.annuaire import Fermeture, Professionnel, Structure
from cpts.model.lieu import Position
from cpts.model.site import Commune
from cpts.nomenclatures.listes import FAMILLE_PAR_TYPE, TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.views.contexte import Contexte
from cpts.views.horaires import dump
from cpts.views.mots import write_role
from cpts.views.resultats import make_depart, make_nouveaux

PAS = 1e4
"""Positions are whole numbers of this part of a degree, about 10 metres."""
FENETRE = 60
"""Days from the day of the build for which the dates unlike their weekday are written."""


class Table:
    """Distinct rows, in the order of first sight. `groupes` keeps the numbers of tuples of them."""

    def __init__(self) -> None:
        self.groupes: dict[Any, Any] = {}
        self.numeros: dict[Any, int] = {}
        self.lignes: list[Any] = []

    def add(self, cle: Any, make: Callable[[], Any]) -> int:
        """The number of `cle`; its row is made once."""
        numero = self.numeros.get(cle)
        if numero is None:
            numero = self.numeros[cle] = len(self.lignes)
            self.lignes.append(make())
        return numero


class Tables:
    """`communes`: [slug, name, latitude, longitude, INSEE code], the covered ones first; no slug beyond them, no centre
    far away.

    `lieux`: [commune, latitude, longitude] from the centre of the commune, or [commune] without a position.
    `roles`: [label, profession, specialty, type of place, words to find it by, family], "" for what it has not.
    `horaires`: [number in `semaines`, first day closed, last day closed, first…]; `pastilles`: [text, tone, note].
    """

    def __init__(self, contexte: Contexte) -> None:
        self.contexte = contexte
        self.communes, self.lieux, self.roles = Table(), Table(), Table()
        self.semaines, self.horaires, self.pastilles = Table(), Table(), Table()
        self._vus: dict[Any, int] = {}
        for commune in contexte.site.territoire.communes:
            self.add_commune(commune.nom, commune)

    def add_commune(self, nom: str, commune: Commune | None) -> int:
        return self.communes.add(commune.code if commune else nom, lambda: _make_commune(nom, commune))

    def add_role(self, profession: str, specialite: str | None) -> int:
        return self.roles.add((profession, specialite), lambda: _make_role(profession, specialite))

    def add_type(self, type_structure: str) -> int:
        return self.roles.add(type_structure, lambda: _make_type(type_structure))

    def add_structure(self, structure: Structure) -> int:
        """Where it stands: the people who work there have the same number."""
        return self.lieux.add(structure.id, lambda: self._locate_structure(structure))

    def add_place(self, place: Place) -> int:
        if place.structure:
            return self.add_structure(place.structure)
        commune = self.add_commune(place.commune.nom if place.commune else place.adresse.commune, place.commune)
        if place.position is None:
            return self.lieux.add(commune, lambda: [commune])
        lieu = (commune, *_round(place.position))
        return self.lieux.add(lieu, lambda: self._locate(*lieu))

    def add_horaires(self, horaires: Horaires | None, fermetures: Iterable[Fermeture]) -> int:
        """-1 when the hours are unknown."""
        if horaires is None:
            return -1
        dates = tuple((f.du, f.au) for f in fermetures if f.au >= self.contexte.jour) if fermetures else ()
        # The same timetable is one object for many people, and hashing it costs more than reading the address.
        cle = (id(horaires), dates)
        numero = self._vus.get(cle)
        if numero is None:
            compact = _compact(horaires, self.contexte.jour)
            semaine = self.semaines.add(dump(compact), lambda: compact)
            ligne = [semaine, *(jour.isoformat() for periode in dates for jour in periode)]
            numero = self._vus[cle] = self.horaires.add(tuple(ligne), lambda: ligne)
        return numero

    def add_nouveaux(self, personne: Professionnel) -> int:
        """The dated answer as the pages word it; -1 without one. A departure takes its place."""
        fin, reponse = personne.fin_activite, personne.nouveaux_patients
        if fin is None and (reponse is None or self.contexte.is_masquee(personne.verifie_le)):
            return -1
        cle = fin.le if fin else (reponse.reponse, reponse.declare_le) if reponse else None
        numero = self._vus.get(cle)
        if numero is None:
            pastille = make_depart(fin, self.contexte.jour) or make_nouveaux(self.contexte, personne)
            numero = self.pastilles.add(pastille, lambda: pastille) if pastille else -1
            self._vus[cle] = numero
        return numero

    def _locate_structure(self, structure: Structure) -> list[int]:
        trouvee = self.contexte.site.find_commune(structure.adresse)
        commune = self.add_commune(trouvee.nom if trouvee else structure.adresse.commune, trouvee)
        return self._locate(commune, *_round(structure.position)) if structure.position else [commune]

    def _locate(self, commune: int, latitude: int, longitude: int) -> list[int]:
        centre = self.communes.lignes[commune][2:4] or (0, 0)
        return [commune, latitude - centre[0], longitude - centre[1]]


def _round(position: Position) -> tuple[int, int]:
    return round(position.latitude * PAS), round(position.longitude * PAS)


def _make_commune(nom: str, commune: Commune | None) -> list[Any]:
    if commune is None:
        return ["", nom]
    latitude, longitude = commune.centre
    slug = "" if commune.voisine else commune.slug
    return [slug, nom, round(latitude * PAS), round(longitude * PAS), commune.code]


def _make_role(profession: str, specialite: str | None) -> list[str]:
    mots = [*PROFESSIONS[profession].mots, *(SPECIALITES[specialite].mots if specialite else ())]
    famille = PROFESSIONS[profession].famille
    return [write_role(profession, specialite), profession, specialite or "", "", " ".join(mots), famille]


def _make_type(type_structure: str) -> list[str]:
    return [TYPES_STRUCTURE[type_structure], "", "", type_structure, "", FAMILLE_PAR_TYPE[type_structure]]


def _compact(horaires: Horaires, jour: date) -> dict[str, Any]:
    """`fin`: the last day that is known, for hours that are not the same every week."""
    compact = horaires.compact(jour, FENETRE)
    if horaires.osm is None and all(regle.jours.chaque_semaine for regle in horaires.regles):
        return compact
    return compact | {"fin": (jour + timedelta(days=FENETRE - 1)).isoformat()}
