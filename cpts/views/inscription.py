"""Views: how to sign up for a meeting or join an action, in words and links."""

from datetime import date, time

from cpts.dates import format_date_longue, format_heure
from cpts.model.actions import Inscription
from cpts.telephone import format_telephone
from cpts.text import plural
from cpts.views.agenda_commun import ValeurCle


def list_inscription(inscription: Inscription | None, jour: date) -> tuple[ValeurCle, ...]:
    """The ways to sign up, then the deadline and the places; once closed, only that it is closed."""
    if inscription is None:
        return ()
    if is_close(inscription, jour):
        return (ValeurCle(f"Les inscriptions sont closes {write_echeance(inscription, 'depuis le')}."),)
    return (*_list_moyens(inscription), *_list_conditions(inscription))


def is_close(inscription: Inscription, jour: date) -> bool:
    """Whether the last day to sign up is over."""
    return inscription.jusqu_au is not None and inscription.jusqu_au.date() < jour


def write_echeance(inscription: Inscription, debut: str) -> str:
    """« jusqu’au mardi 1er décembre 2026 à 18 h »; midnight is a date alone."""
    limite = inscription.jusqu_au
    if limite is None:
        return ""
    heure = "" if limite.time() == time() else f" à {format_heure(limite)}"
    return f"{debut} {format_date_longue(limite)}{heure}"


def _list_moyens(inscription: Inscription) -> list[ValeurCle]:
    moyens = []
    if inscription.telephone:
        numero = format_telephone(inscription.telephone)
        moyens.append(ValeurCle(f"Par téléphone : {numero}", lien=f"tel:{inscription.telephone}"))
    if inscription.courriel:
        moyens.append(ValeurCle(f"Par courriel : {inscription.courriel}", lien=f"mailto:{inscription.courriel}"))
    if inscription.lien:
        moyens.append(ValeurCle("S’inscrire en ligne", lien=inscription.lien))
    return moyens


def _list_conditions(inscription: Inscription) -> list[ValeurCle]:
    conditions = []
    if inscription.jusqu_au:
        conditions.append(ValeurCle(f"Inscription {write_echeance(inscription, 'jusqu’au')}"))
    if inscription.places:
        conditions.append(ValeurCle(f"{plural(inscription.places, 'place')} en tout"))
    return conditions


def write_inscription(inscription: Inscription | None) -> str:
    """The same on one line, for paper: « Inscription au 03 53 01 00 00, jusqu’au … »; "" when nothing is asked."""
    if inscription is None:
        return ""
    moyens = [
        f"au {format_telephone(inscription.telephone)}" if inscription.telephone else "",
        f"à {inscription.courriel}" if inscription.courriel else "",
        "sur internet" if inscription.lien else "",
    ]
    ecrits = " ou ".join(moyen for moyen in moyens if moyen)
    parts = [f"Inscription {ecrits}" if ecrits else "Inscription", write_echeance(inscription, "jusqu’au")]
    phrase = ", ".join(part for part in parts if part)
    return "" if phrase == "Inscription" else phrase
