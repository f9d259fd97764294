"""Beside the model: what is wrong in the rule of an event that comes back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from cpts.dates import JOURS, format_date
from cpts.errors import Gravite
from cpts.recurrence_regle import Deplacement, Recurrence, expand_regle, heure_double, heure_existe
from cpts.text import quote

HEURE_INEXISTANTE = "heure-inexistante"
HEURE_DOUBLE = "heure-double"
# Clocks change between 2h and 3h. Source: directive 2000/84/CE.
HEURE_DU_CHANGEMENT = 2

# Rules without an end are followed this far, and the dates that they name no further.
_HORIZON = timedelta(days=3 * 366)
_HORIZON_NOMME = timedelta(days=10 * 366)
# The 5th weekday of a February comes back after 28 years, 40 around 2100; beyond, never.
_JAMAIS = timedelta(days=41 * 366)


class Ecart(NamedTuple):
    """One problem, for the model to place.

    `champ` is a path below `recurrence`, `sauf[2]` (from 0), "" for the whole, or `debut`, which is the event's own.
    """

    champ: str
    code: str
    trouve: str
    attendu: str = ""
    suggestion: str = ""

    @property
    def gravite(self) -> Gravite:
        """Only an hour that exists twice is an avertissement: the first is kept."""
        return Gravite.AVERTISSEMENT if self.code == HEURE_DOUBLE else Gravite.ERREUR


def check_recurrence(debut: datetime, recurrence: Recurrence) -> list[Ecart]:
    """Every problem; the dates are looked at only when the fields go together."""
    return list(_check_champs(debut, recurrence)) or list(_check_dates(debut, recurrence))


def check_heure(champ: str, instant: datetime) -> list[Ecart]:
    """An hour that a Paris clock never shows (erreur), or shows twice (avertissement)."""
    if not heure_existe(instant):
        trouve = f"le {format_date(instant.date())}, {instant:%H:%M} n’existe pas : on passe à l’heure d’été"
        return [Ecart(champ, HEURE_INEXISTANTE, trouve, "une heure avant 2h ou à partir de 3h")]
    if heure_double(instant):
        trouve = f"le {format_date(instant.date())}, {instant:%H:%M} existe deux fois : on passe à l’heure d’hiver"
        return [Ecart(champ, HEURE_DOUBLE, trouve, "", "La première est retenue")]
    return []


def _check_champs(debut: datetime, recurrence: Recurrence) -> Iterator[Ecart]:
    """Values out of range, then fields that do not go together."""
    yield from _check_valeurs(recurrence)
    if recurrence.frequence == "mensuelle":
        yield from _check_mensuelle(debut, recurrence)
    else:
        yield from _check_hors_mois(recurrence)
    if recurrence.jusqu_au is not None and recurrence.nombre is not None:
        trouve = "« jusqu_au » et « nombre » sont écrits tous les deux"
        yield Ecart("nombre", "recurrence-contradiction", trouve, "l’un ou l’autre")
    if recurrence.jusqu_au is not None and recurrence.jusqu_au < debut.date():
        trouve = f"le {format_date(recurrence.jusqu_au)} est avant le début, le {format_date(debut.date())}"
        yield Ecart("jusqu_au", "recurrence-fin-avant-debut", trouve)
    yield from _check_listes(recurrence)


def _check_valeurs(recurrence: Recurrence) -> Iterator[Ecart]:
    bornes = (
        ("intervalle", recurrence.intervalle, range(1, 100), "un nombre de 1 à 99"),
        ("nombre", recurrence.nombre, range(1, 1001), "un nombre de 1 à 1000"),
        ("jour_du_mois", recurrence.jour_du_mois, range(1, 32), "un jour de 1 à 31"),
        ("rang", recurrence.rang, (1, 2, 3, 4, 5, -1), "1er, 2e, 3e, 4e, 5e ou dernier"),
    )
    for champ, valeur, permis, attendu in bornes:
        if valeur is not None and valeur not in permis:
            trouve = f"{quote(str(valeur))} est hors des limites"
            yield Ecart(champ, "recurrence-valeur", trouve, attendu)
    if len(set(recurrence.jours)) < len(recurrence.jours) or not set(recurrence.jours) <= set(range(7)):
        yield Ecart("jours", "recurrence-valeur", "un jour est nommé deux fois ou n’existe pas")


def _check_mensuelle(debut: datetime, recurrence: Recurrence) -> Iterator[Ecart]:
    rang, jour_du_mois = recurrence.rang, recurrence.jour_du_mois
    if jour_du_mois is not None and (recurrence.jours or rang is not None):
        trouve = "« jour_du_mois » est écrit avec « jours » ou « rang »"
        yield Ecart("jour_du_mois", "recurrence-contradiction", trouve, "l’un ou l’autre")
    elif rang is not None and len(recurrence.jours) != 1:
        attendu = "un seul jour"
        yield Ecart("rang", "recurrence-incomplete", "« rang » ne dit pas de quel jour", attendu)
    elif recurrence.jours and rang is None:
        trouve = "« jours » ne dit pas lequel du mois"
        yield Ecart("jours", "recurrence-incomplete", trouve, "", f"Ajoutez {quote(_write_rang(debut))}")
    elif jour_du_mois is None and rang is None:
        jours = f"« jours: [{JOURS[debut.weekday()]}] » et {quote(_write_rang(debut))}"
        suggestion = f"Écrivez « jour_du_mois: {debut.day} », ou {jours}"
        trouve = "une récurrence mensuelle ne dit pas quel jour"
        yield Ecart("frequence", "recurrence-incomplete", trouve, "", suggestion)


def _check_hors_mois(recurrence: Recurrence) -> Iterator[Ecart]:
    for champ in ("rang", "jour_du_mois"):
        if getattr(recurrence, champ) is not None:
            trouve = f"{quote(champ)} ne va pas avec une récurrence {recurrence.frequence}"
            yield Ecart(champ, "recurrence-contradiction", trouve, "", "Écrivez « frequence: mensuelle »")
    if recurrence.frequence == "quotidienne" and recurrence.jours:
        trouve = "« jours » ne va pas avec une récurrence quotidienne"
        yield Ecart("jours", "recurrence-contradiction", trouve, "", "Écrivez « frequence: hebdomadaire »")


def _check_listes(recurrence: Recurrence) -> Iterator[Ecart]:
    deplacees = [deplacement.de for deplacement in recurrence.deplace]
    for champ, dates in (("sauf", list(recurrence.sauf)), ("deplace", deplacees)):
        for rang, jour in enumerate(dates):
            if jour in dates[:rang]:
                yield Ecart(f"{champ}[{rang}]", "recurrence-doublon", f"le {jour} est écrit deux fois")
    for rang, deplacement in enumerate(recurrence.deplace):
        champ = f"deplace[{rang}]"
        if deplacement.de in recurrence.sauf:
            trouve = f"le {deplacement.de} est aussi dans « sauf »"
            yield Ecart(f"{champ}.de", "recurrence-contradiction", trouve, "supprimé ou déplacé")
        yield from _check_deplacement(champ, deplacement)


def _check_deplacement(champ: str, deplacement: Deplacement) -> Iterator[Ecart]:
    if deplacement.fin is not None and deplacement.fin <= deplacement.debut:
        yield Ecart(f"{champ}.fin", "recurrence-fin-avant-debut", "la fin n’est pas après le début")
    yield from check_heure(f"{champ}.debut", deplacement.debut)


def _check_dates(debut: datetime, recurrence: Recurrence) -> Iterator[Ecart]:
    premiere = next(expand_regle(debut, recurrence, _add(debut, _JAMAIS)), None)
    if premiere is None:
        yield Ecart("", "recurrence-jamais", "cette récurrence ne donne aucune date")
        return
    if premiere != debut:
        trouve = f"le {format_date(debut.date())} n’est pas une date de la récurrence"
        suggestion = f"Écrivez « {premiere:%Y-%m-%d} », la première"
        yield Ecart("debut", "recurrence-debut", trouve, "la première date", suggestion)
        return
    jours = [instant.date() for instant in expand_regle(debut, recurrence, _find_horizon(debut, recurrence))]
    yield from _check_appartenance(jours, recurrence)
    finie = recurrence.nombre is not None or recurrence.jusqu_au is not None
    if finie and set(jours) <= set(recurrence.sauf):
        yield Ecart("sauf", "recurrence-jamais", "« sauf » retire toutes les dates")
    yield from _check_heures(debut, jours, recurrence)


def _find_horizon(debut: datetime, recurrence: Recurrence) -> date:
    """Far enough for the dates that the exceptions name, unless they are absurd."""
    nommees = [*recurrence.sauf, *(deplacement.de for deplacement in recurrence.deplace)]
    return min(max([_add(debut, _HORIZON), *nommees]), _add(debut, _HORIZON_NOMME))


def _add(debut: datetime, duree: timedelta) -> date:
    """The day after `duree`, at most the last that a calendar holds: absurd years must not raise here."""
    return date.max if date.max - debut.date() < duree else debut.date() + duree


def _check_appartenance(jours: list[date], recurrence: Recurrence) -> Iterator[Ecart]:
    connus = set(jours)
    nommees = [(f"sauf[{rang}]", jour) for rang, jour in enumerate(recurrence.sauf)]
    nommees += [(f"deplace[{rang}].de", d.de) for rang, d in enumerate(recurrence.deplace)]
    for champ, jour in nommees:
        if jour not in connus:
            proche = min(jours, key=lambda connu: abs(connu - jour))
            trouve = f"le {format_date(jour)} n’est pas une date de la récurrence"
            yield Ecart(champ, "recurrence-sauf", trouve, "", f"La plus proche est « {proche} »")


def _check_heures(debut: datetime, jours: list[date], recurrence: Recurrence) -> Iterator[Ecart]:
    """The hour of the rule on the dates after `debut`, whose own hour is checked with those of any event."""
    if debut.hour != HEURE_DU_CHANGEMENT:
        return
    retires = {debut.date(), *recurrence.sauf, *(deplacement.de for deplacement in recurrence.deplace)}
    for jour in jours:
        if jour not in retires:
            for ecart in check_heure("debut", datetime.combine(jour, debut.time())):
                yield ecart._replace(suggestion=ecart.suggestion or f"Mettez « {jour} » dans « sauf » ou « deplace »")


def _write_rang(debut: datetime) -> str:
    """The rank of `debut` in its month, as the file writes it."""
    rang = (debut.day + 6) // 7
    return f"rang: {('1er', '2e', '3e', '4e', 'dernier')[rang - 1]}"
