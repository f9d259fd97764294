"""What changes for those who planned to come to a meeting: it is called off, moved, held elsewhere."""

from collections.abc import Iterator, Mapping

from cpts.comparaison.mots import IMPORTANT, URGENT, UTILE, Phrase
from cpts.comparaison.phrases_communes import Dire, Paire
from cpts.comparaison.valeurs import write_moment, write_quand, write_regle, write_valeur
from cpts.dates import format_date, format_heure
from cpts.model.agenda import Evenement, RegleRecurrence
from cpts.text import join_fr


def _say_statut(paire: Paire) -> Iterator[Phrase]:
    apres: Evenement = paire.apres
    if apres.statut == "annule":
        yield Phrase(URGENT, "annulé")
    elif apres.statut == "reporte":
        yield Phrase(URGENT, f"reporté{_write_report(apres)}")
    else:
        yield Phrase(URGENT, "de nouveau confirmé")


def _write_report(evenement: Evenement) -> str:
    return f" au {write_moment(evenement.reporte_au)}" if evenement.reporte_au else ", nouvelle date à venir"


def _say_report(paire: Paire) -> Iterator[Phrase]:
    """Told with the status when that changes too."""
    if paire.apres.statut == paire.avant.statut == "reporte":
        yield Phrase(URGENT, f"reporté{_write_report(paire.apres)}")
    elif paire.apres.statut != paire.avant.statut:
        yield from _say_statut(paire)


def _say_quand(paire: Paire) -> Iterator[Phrase]:
    avant, apres = paire.avant, paire.apres
    if avant.debut.date() != apres.debut.date():
        yield Phrase(URGENT, f"nouvelle date\u00a0: {write_quand(apres)}, au lieu du {write_moment(avant.debut)}")
    elif avant.debut != apres.debut and not apres.journee_entiere:
        heures = f"{format_heure(apres.debut)} au lieu de {format_heure(avant.debut)}"
        yield Phrase(URGENT, f"nouvelle heure\u00a0: {heures}")
    else:
        yield Phrase(IMPORTANT, f"nouvelle durée\u00a0: {write_quand(apres)}")


def _say_recurrence(paire: Paire) -> Iterator[Phrase]:
    avant, apres = paire.avant.recurrence, paire.apres.recurrence
    if apres is None or avant is None:
        yield Phrase(IMPORTANT, "revient désormais" if apres else "ne revient plus")
        return
    regles = write_regle(avant, paire.avant.debut), write_regle(apres, paire.apres.debut)
    if regles[0] != regles[1]:
        yield Phrase(IMPORTANT, f"revient autrement\u00a0: {regles[1][:1].lower()}{regles[1][1:]}")
    yield from _say_exceptions(avant, apres)


def _say_exceptions(avant: RegleRecurrence, apres: RegleRecurrence) -> Iterator[Phrase]:
    """The single dates that are off, on again, or held at another moment."""
    if sans := [format_date(jour) for jour in apres.sauf if jour not in avant.sauf]:
        yield Phrase(URGENT, f"pas de rendez-vous le {join_fr(sans)}")
    if rendus := [format_date(jour) for jour in avant.sauf if jour not in apres.sauf]:
        yield Phrase(URGENT, f"rendez-vous maintenu le {join_fr(rendus)}")
    for deplace in apres.deplace:
        if deplace not in avant.deplace:
            yield Phrase(URGENT, f"celui du {format_date(deplace.de)} passe au {write_moment(deplace.debut)}")
    for deplace in avant.deplace:
        if deplace.de not in [d.de for d in apres.deplace]:
            yield Phrase(URGENT, f"celui du {format_date(deplace.de)} n’est plus déplacé")


def _say_visio(paire: Paire) -> Iterator[Phrase]:
    if paire.avant.visio is None:
        yield Phrase(UTILE, "peut se suivre à distance")
    elif paire.apres.visio is None:
        yield Phrase(IMPORTANT, "ne se suit plus à distance")


def _say_lieu(paire: Paire) -> Iterator[Phrase]:
    if lieu := write_valeur("lieu", Evenement.model_fields["lieu"], paire.apres.lieu, paire.noms):
        yield Phrase(URGENT, f"nouveau lieu\u00a0: {lieu}")


RENDEZ_VOUS: Mapping[str, Dire] = {
    "statut": _say_statut,
    "reporte_au": _say_report,
    "quand": _say_quand,
    "recurrence": _say_recurrence,
    "visio": _say_visio,
    "lieu": _say_lieu,
}
