"""What changes for the patients of a person: the places, the hours, new patients, a departure."""

from collections.abc import Iterator, Mapping
from typing import Any

from cpts.comparaison.cartes import identify_lieu, name_lieu
from cpts.comparaison.mots import IMPORTANT, MOTS, URGENT, UTILE, Phrase
from cpts.comparaison.phrases_communes import Dire, Paire, say_fermetures
from cpts.comparaison.semaines import RECOIT, compare_semaines
from cpts.comparaison.valeurs import write_modele
from cpts.dates import format_date
from cpts.model.annuaire import Exercice
from cpts.text import join_fr

_REPONSES = {
    "oui": "prend de nouveaux patients",
    "non": "ne prend {plus} de nouveaux patients",
    "liste-attente": "met les nouveaux patients sur liste d’attente",
}
_SIMPLES = ("telephone", "courriel", "rendez_vous", "acces", "position")


def _say_nouveaux(paire: Paire) -> Iterator[Phrase]:
    avant, apres = paire.avant.nouveaux_patients, paire.apres.nouveaux_patients
    if apres is None:
        yield Phrase(IMPORTANT, "ne dit plus s’il y a de la place pour de nouveaux patients")
    elif avant is None or avant.reponse != apres.reponse:
        plus = "pas" if avant is None else "plus"
        yield Phrase(URGENT, _REPONSES[apres.reponse].format(plus=plus))
    else:
        yield Phrase(UTILE, f"réponse sur les nouveaux patients redonnée le {format_date(apres.declare_le)}")


def _say_depart(paire: Paire) -> Iterator[Phrase]:
    avant, apres = paire.avant.fin_activite, paire.apres.fin_activite
    if apres is None:
        yield Phrase(URGENT, "n’annonce plus de départ")
    elif avant is None or avant.le != apres.le:
        yield Phrase(URGENT, f"cesse son activité le {format_date(apres.le)}")
    else:
        yield Phrase(IMPORTANT, "la suite de son départ change")


def _make_oui_non(champ: str, oui: str, non: str) -> Dire:
    def say(paire: Paire) -> Iterator[Phrase]:
        valeur = getattr(paire.apres, champ)
        if valeur is not None:
            yield Phrase(IMPORTANT, oui if valeur else non)

    return say


def _say_exercices(paire: Paire) -> Iterator[Phrase]:
    """Places left and joined, then what changes where the person stays, or between one place and the next."""
    anciens = {identify_lieu(e): e for e in reversed(paire.avant.exercices)}
    nouveaux = {identify_lieu(e): e for e in reversed(paire.apres.exercices)}
    quittes = [e for cle, e in reversed(anciens.items()) if cle not in nouveaux]
    rejoints = [e for cle, e in reversed(nouveaux.items()) if cle not in anciens]
    noms = (
        [_quote(name_lieu(e, paire.noms_avant)) for e in quittes],
        [_quote(name_lieu(e, paire.noms)) for e in rejoints],
    )
    yield from _say_lieux(*noms)
    if len(quittes) == len(rejoints) == 1:
        yield from _say_lieu(quittes[0], rejoints[0], paire)
    for cle, exercice in reversed(nouveaux.items()):
        if cle in anciens:
            ici = f" ({name_lieu(exercice, paire.noms)})" if len(nouveaux) > 1 else ""
            if _write_adresse(anciens[cle], paire.noms_avant) != _write_adresse(exercice, paire.noms):
                yield Phrase(IMPORTANT, f"adresse changée{ici}")
            for phrase in _say_lieu(anciens[cle], exercice, paire):
                yield Phrase(phrase.poids, f"{phrase.texte}{ici}")


def _say_lieux(quittes: list[str], rejoints: list[str]) -> Iterator[Phrase]:
    """« quitte « A » pour « B » », « exerce aussi à : « B » »."""
    if quittes:
        pour = f" pour {join_fr(rejoints)}" if rejoints else ""
        yield Phrase(URGENT, f"quitte {join_fr(quittes)}{pour}")
    elif rejoints:
        yield Phrase(IMPORTANT, f"exerce aussi à\u00a0: {join_fr(rejoints)}")


def _say_lieu(avant: Exercice, apres: Exercice, paire: Paire) -> Iterator[Phrase]:
    yield from compare_semaines(avant.horaires, apres.horaires, RECOIT)
    yield from say_fermetures(avant.fermetures, apres.fermetures, paire.noms)
    for champ in _SIMPLES:
        ancien, nouveau = getattr(avant, champ), getattr(apres, champ)
        if ancien != nouveau:
            mot = MOTS[champ]
            verbe = "changé" if ancien and nouveau else "retiré" if ancien else "ajouté"
            yield Phrase(mot.poids, f"{mot.nom} {verbe}{mot.accord}")


def _quote(nom: str) -> str:
    return f"«\u00a0{nom}\u00a0»"


def _write_adresse(exercice: Exercice, noms: Any) -> str:
    return write_modele(exercice.adresse, noms) if exercice.adresse else ""


GENS: Mapping[str, Dire] = {
    "nouveaux_patients": _say_nouveaux,
    "fin_activite": _say_depart,
    "exercices": _say_exercices,
    "visites_a_domicile": _make_oui_non("visites_a_domicile", "va à domicile", "ne va pas à domicile"),
    "teleconsultation": _make_oui_non("teleconsultation", "consulte aussi à distance", "ne consulte pas à distance"),
    "carte_vitale": _make_oui_non("carte_vitale", "accepte la carte Vitale", "n’accepte pas la carte Vitale"),
    "tiers_payant": _make_oui_non("tiers_payant", "pratique le tiers payant", "ne pratique pas le tiers payant"),
}
