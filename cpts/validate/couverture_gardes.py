"""Rules between on-call duties of one type: days that nobody covers, two at once, a list that ends soon.

Avertissements, at most one for each type and day: people alone know whether a sector does without.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from cpts.dates import format_date, format_date_longue
from cpts.errors import Probleme
from cpts.jours_feries import jours_feries
from cpts.model.soins import Garde
from cpts.text import join_fr, quote
from cpts.validate.champs import Entree

JOURS_VERIFIES = 92
"""How far gaps are looked for: beyond, the list is still being written."""
JOURS_AVANT_LA_FIN = 7
NOMMES = 3
_SAMEDI, _DIMANCHE = 5, 6
_MATIN, _MIDI, _SOIR = time(9), time(12), time(19)
_PERSONNE = {
    "medecin": "aucun médecin de garde",
    "pharmacie": "aucune pharmacie de garde",
    "dentiste": "aucun dentiste de garde",
    "infirmier": "aucun infirmier de garde",
}
_Gardes = Sequence[Entree[Garde]]


class _Plage(NamedTuple):
    """Hours that someone should cover. `nom`: the day in words."""

    debut: datetime
    fin: datetime
    nom: str


def check_couverture(gardes: Sequence[Entree[Garde]], noms: Mapping[str, str], jour: date) -> Iterator[Probleme]:
    """By type, in order of time. `noms`: the communes of the territory, code → name."""
    for genre in _PERSONNE:
        rangees = sorted((g for g in gardes if g.modele.type == genre), key=lambda g: g.modele.debut)
        if rangees:
            yield from _check_trous(rangees, noms, jour)
            yield from _check_chevauchements([g for g in rangees if g.modele.fin.date() >= jour], noms)
            yield from _check_fin(rangees, jour)


def _check_trous(gardes: _Gardes, noms: Mapping[str, str], jour: date) -> Iterator[Probleme]:
    """The days before one duty that lack the same communes are told together, beside it: there they are to be added."""
    groupes: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for plage in _list_plages(gardes, jour):
        servies = {g.modele.communes for g in gardes if _is_presente(g.modele, plage)}
        couvertes = set(noms) if () in servies else {code for codes in servies for code in codes}
        manquent = tuple(nom for code, nom in noms.items() if code not in couvertes)
        if manquent:
            suivante = next((n for n, g in enumerate(gardes) if g.modele.debut >= plage.fin), len(gardes) - 1)
            groupes.setdefault((suivante, manquent), []).append(f"le {plage.nom}")
    for (rang, manquent), quand in groupes.items():
        yield _tell_trou(gardes[rang], quand, manquent, len(noms))


def _is_presente(garde: Garde, plage: _Plage) -> bool:
    return garde.debut < plage.fin and garde.fin > plage.debut


def _list_plages(gardes: _Gardes, jour: date) -> Iterator[_Plage]:
    """Sundays and public holidays, and Saturday afternoons if most have someone, to the end of the last duty."""
    fin = max(g.modele.fin for g in gardes)
    jours = [jour + timedelta(days=n) for n in range(min(JOURS_VERIFIES, (fin.date() - jour).days + 1))]
    samedis = [_make_plage(j, _MIDI, " après midi") for j in jours if j.weekday() == _SAMEDI and not _name_ferie(j)]
    tenus = [s for s in samedis if any(_is_presente(g.modele, s) for g in gardes)]
    plages = [_make_plage(j, _MATIN, _name_ferie(j)) for j in jours if j.weekday() == _DIMANCHE or _name_ferie(j)]
    plages += samedis if 2 * len(tenus) > len(samedis) else []
    # A duty that ends in the morning does not promise the rest of the day.
    return iter(sorted(p for p in plages if p.debut < fin))


def _name_ferie(jour: date) -> str:
    """« (Noël) » with its space, or ""."""
    nom = jours_feries(jour.year).get(jour)
    return f" ({nom})" if nom else ""


def _make_plage(jour: date, debut: time, suite: str) -> _Plage:
    nom = f"{format_date_longue(jour)}{suite}"
    return _Plage(datetime.combine(jour, debut), datetime.combine(jour, _SOIR), nom)


def _tell_trou(suivante: Entree[Garde], quand: list[str], manquent: Sequence[str], nombre: int) -> Probleme:
    pour = "" if len(manquent) == nombre else f" pour {_name_premiers(manquent, 'autres communes')}"
    trouve = f"il n’y a {_PERSONNE[suivante.modele.type]}{pour} {_name_premiers(quand, 'autres jours')}"
    suggestion = "Ajoutez la garde qui manque" + (", ou ses communes" if pour else "")
    return suivante.warn(("debut",), "garde-trou", trouve, "", suggestion)


def _name_premiers(noms: Sequence[str], autres: str) -> str:
    """« Exempleville, Rivebourg, Le Bourg et 36 autres communes »."""
    reste = len(noms) - NOMMES
    return join_fr([*noms[:NOMMES], f"{reste} {autres}"]) if reste > 1 else join_fr(noms)


def _check_chevauchements(gardes: _Gardes, noms: Mapping[str, str]) -> Iterator[Probleme]:
    """Each duty once, with the longest that another holds for one of its communes at its beginning."""
    derniers: dict[str, Entree[Garde]] = {}
    for garde in gardes:
        codes = [code for code in garde.modele.communes or noms if code in noms]
        communs: dict[str, list[str]] = {}
        for code in codes:
            avant = derniers.get(code)
            if avant and avant.modele.fin > garde.modele.debut and avant.modele.qui != garde.modele.qui:
                communs.setdefault(avant.modele.id, []).append(noms[code])
        for avant in {d.modele.id: d for d in derniers.values() if d.modele.id in communs}.values():
            yield _tell_chevauchement(garde, avant, communs[avant.modele.id], len(noms))
        for code in codes:
            if code not in derniers or derniers[code].modele.fin < garde.modele.fin:
                derniers[code] = garde


def _tell_chevauchement(garde: Entree[Garde], avant: Entree[Garde], communes: list[str], nombre: int) -> Probleme:
    ligne, _ = avant.document.position(avant.chemin)
    fichier = "" if avant.document is garde.document else f"{avant.document.fichier}, "
    pour = "toutes les communes" if len(communes) == nombre else _name_premiers(communes, "autres communes")
    trouve = (
        f"{quote(garde.modele.qui)} et {quote(avant.modele.qui)} ({quote(avant.modele.id)}, {fichier}ligne {ligne}) "
        f"sont de garde en même temps pour {pour}"
    )
    return garde.warn(("debut",), "garde-chevauchement", trouve, "", "Corrigez les heures ou les communes de l’une")


def _check_fin(gardes: Sequence[Entree[Any]], jour: date) -> Iterator[Probleme]:
    derniere = max(gardes, key=lambda g: (g.modele.fin, g.modele.id))
    fin: date = derniere.modele.fin.date()
    if (fin - jour).days < JOURS_AVANT_LA_FIN:
        verbe = "s’arrête" if fin >= jour else "s’est arrêtée"
        trouve = f"la liste des gardes {quote(derniere.modele.type)} {verbe} le {format_date(fin)}"
        suggestion = "Écrivez les gardes suivantes" + ("" if fin >= jour else ", ou supprimez celles qui sont passées")
        yield derniere.warn(("fin",), "garde-fin-de-liste", trouve, "", suggestion)
