"""Rules of the on-call duties: who is named can be there, and is not written twice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from cpts.dates import format_date, format_intervalle
from cpts.errors import Gravite, Probleme
from cpts.model.annuaire import Fermeture, Professionnel, Structure
from cpts.model.soins import Garde
from cpts.text import quote
from cpts.validate.adresses import Communes
from cpts.validate.agenda import FENETRE, compute_fenetre
from cpts.validate.champs import Entree
from cpts.validate.couverture_gardes import check_couverture
from cpts.validate.donnees import Donnees

_DECISIFS = frozenset({"type", "debut", "fin", "qui", "communes"})


def check_gardes(donnees: Donnees, communes: Communes, jour: date) -> Iterator[Probleme]:
    """Every duty that is not over on `jour`, then the days that they leave without anyone."""
    fenetre, gardes = compute_fenetre(jour), donnees.get("gardes", Garde)
    proches = [g for g in gardes if not g.muets & _DECISIFS and _is_proche(g.modele, fenetre)]
    for garde in gardes:
        yield from _check_dates(garde, fenetre)
    fiches = _list_fiches(donnees)
    a_venir = [g for g in proches if g.modele.fin > datetime.combine(jour, time())]
    for garde in a_venir:
        yield from _check_presence(garde, fiches.get(garde.modele.qui))
    yield from _check_doubles(a_venir, fiches)
    # A duty with a mistake may be the one that would be said missing: one mistake, one message.
    if len(proches) == len(donnees.brutes.get("gardes", ())):
        yield from check_couverture(proches, _name_communes(donnees, communes), jour)


def _is_proche(garde: Garde, fenetre: tuple[date, date]) -> bool:
    return fenetre[0] <= garde.debut.date() and garde.fin.date() <= fenetre[1]


def _list_fiches(donnees: Donnees) -> dict[str, Entree[Any]]:
    fiches: list[Entree[Any]] = [*donnees.get("structures", Structure)]
    fiches += donnees.get("professionnels", Professionnel)
    return {e.modele.id: e for e in fiches if "id" not in e.muets}


def _name_communes(donnees: Donnees, communes: Communes) -> dict[str, str]:
    """The communes of the territory, code → name; none when their list has a mistake."""
    if donnees.territoire is None or "communes" in donnees.territoire.muets:
        return {}
    codes = donnees.territoire.modele.communes
    return {code: communes.par_code[code].nom for code in codes if code in communes.par_code}


def _check_dates(garde: Entree[Garde], fenetre: tuple[date, date]) -> Iterator[Probleme]:
    for champ, instant in (("debut", garde.modele.debut), ("fin", garde.modele.fin)):
        if not fenetre[0] <= instant.date() <= fenetre[1]:
            trouve = f"le {format_date(instant)} est trop loin d’aujourd’hui"
            yield garde.tell((champ,), "date-lointaine", trouve, FENETRE, "Relisez l’année")


def _check_presence(garde: Entree[Garde], fiche: Entree[Any] | None) -> Iterator[Probleme]:
    if fiche is None:
        return
    if isinstance(fiche.modele, Structure):
        yield from _check_fermetures(garde, fiche.modele.fermetures, "le lieu", "est fermé")
        return
    yield from _check_depart(garde, fiche)
    yield from _check_fermetures(garde, _list_absences(fiche.modele), "la personne", "est absente")


def _list_absences(pro: Professionnel) -> tuple[Fermeture, ...]:
    """The closures of someone with one place only: with two, the other place may be open."""
    return pro.exercices[0].fermetures if len(pro.exercices) == 1 else ()


def _check_fermetures(garde: Entree[Garde], fermetures: Iterable[Fermeture], qui: str, etat: str) -> Iterator[Probleme]:
    """The first closure that the duty meets."""
    for f in fermetures:
        if f.du <= _find_dernier_jour(garde.modele) and garde.modele.debut.date() <= f.au:
            quand = f"le {format_date(f.du)}" if f.du == f.au else format_intervalle(f.du, f.au)
            motif = f" ({f.motif})" if f.motif else ""
            trouve = f"{qui} {quote(garde.modele.qui)} {etat} {quand}{motif}, pendant cette garde"
            yield garde.warn(("qui",), "garde-fermeture", trouve, "", "Corrigez la garde ou la fermeture")
            return


def _find_dernier_jour(garde: Garde) -> date:
    """A duty that ends at midnight has no moment of that day."""
    return (garde.fin - timedelta(minutes=1)).date()


def _check_depart(garde: Entree[Garde], fiche: Entree[Any]) -> Iterator[Probleme]:
    """Gone before it begins is an error; a last night that ends the next morning may be meant."""
    depart = fiche.modele.fin_activite
    if depart is None or "fin_activite" in fiche.muets or _find_dernier_jour(garde.modele) <= depart.le:
        return
    partie = garde.modele.debut.date() > depart.le
    moment = "avant cette garde" if partie else "avant la fin de cette garde"
    ligne, _ = fiche.document.position((*fiche.chemin, "fin_activite"))
    ou = f"{fiche.document.fichier}, ligne {ligne}"
    trouve = f"{quote(garde.modele.qui)} cesse son activité le {format_date(depart.le)} ({ou}), {moment}"
    gravite = Gravite.ERREUR if partie else Gravite.AVERTISSEMENT
    yield garde.tell(("qui",), "garde-apres-depart", trouve, "", "Écrivez qui prend cette garde", gravite)


def _check_doubles(gardes: Iterable[Entree[Garde]], fiches: Mapping[str, Entree[Any]]) -> Iterator[Probleme]:
    """Someone at two places at once; a place that is written twice for one type. Each duty is told once."""
    dernieres: dict[tuple[str, ...], Entree[Garde]] = {}
    for garde in sorted(gardes, key=lambda g: g.modele.debut):
        fiche = fiches.get(garde.modele.qui)
        personne = fiche is not None and isinstance(fiche.modele, Professionnel)
        cles = [(garde.modele.qui,)] if personne else _list_cles(garde.modele)
        avant = [d for cle in cles if (d := dernieres.get(cle)) and d.modele.fin > garde.modele.debut]
        if avant:
            yield _tell_double(garde, avant[0], personne=personne)
        for cle in cles:
            if cle not in dernieres or dernieres[cle].modele.fin < garde.modele.fin:
                dernieres[cle] = garde


def _list_cles(garde: Garde) -> list[tuple[str, ...]]:
    """What a place holds once at a time."""
    return [(garde.qui, garde.type, code) for code in garde.communes or ("",)]


def _tell_double(garde: Entree[Garde], avant: Entree[Garde], *, personne: bool) -> Probleme:
    deja = f"{quote(avant.modele.id)} ({locate_ligne(garde, avant)})"
    if personne:
        trouve = f"{quote(garde.modele.qui)} est déjà de garde à ce moment dans {deja}"
        return garde.warn(("qui",), "garde-double", trouve, "une personne à un seul endroit à la fois")
    trouve = f"{quote(garde.modele.qui)} est déjà de garde à ce moment, pour les mêmes communes, dans {deja}"
    return garde.warn(("qui",), "garde-double", trouve, "", "Supprimez l’une des deux")


def locate_ligne(garde: Entree[Any], autre: Entree[Any]) -> str:
    """« ligne 12 », with the file when it is not the same."""
    ligne, _ = autre.document.position(autre.chemin)
    return f"ligne {ligne}" if autre.document is garde.document else f"{autre.document.fichier}, ligne {ligne}"
