"""The difference of two entries in words, the most useful first."""

from collections.abc import Iterator, Mapping

from cpts.comparaison.cartes import Difference
from cpts.comparaison.mots import URGENT, UTILE, Phrase, say_difference
from cpts.comparaison.phrases_communes import COMMUNES, Dire, Paire, make_citations
from cpts.comparaison.phrases_gens import GENS
from cpts.comparaison.phrases_rendez_vous import RENDEZ_VOUS
from cpts.comparaison.valeurs import write_quand
from cpts.dates import format_intervalle
from cpts.model.actions import Action
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel
from cpts.model.base import Modele
from cpts.model.divers import Alerte
from cpts.nomenclatures.listes import NIVEAUX_ALERTE
from cpts.views.mots import lower_first


def list_phrases(paire: Paire, differences: tuple[Difference, ...]) -> list[Phrase]:
    """Every phrase of the change, sorted; a line that has no phrase of its own gets the usual one."""
    speciales: Mapping[str, Dire] = _choose_speciales(paire.apres)
    phrases: list[Phrase] = []
    for nom in dict.fromkeys(d.cle[0] for d in differences):
        siennes = [d for d in differences if d.cle[0] == nom]
        dites = list(speciales[nom](paire)) if nom in speciales else []
        phrases += dites or [say_difference(d) for d in siennes]
    return sorted(dict.fromkeys(phrases), key=lambda p: p.poids)


def say_seul(modele: Modele) -> Iterator[Phrase]:
    """What tells most of an entry that comes or goes, beside its title."""
    if isinstance(modele, Professionnel) and modele.nouveaux_patients and modele.nouveaux_patients.reponse == "oui":
        yield Phrase(UTILE, "prend de nouveaux patients")
    elif isinstance(modele, Evenement):
        yield Phrase(UTILE, write_quand(modele))
    elif isinstance(modele, Alerte):
        yield Phrase(UTILE, f"{lower_first(NIVEAUX_ALERTE[modele.niveau])}, {format_intervalle(modele.du, modele.au)}")


def _choose_speciales(modele: Modele) -> Mapping[str, Dire]:
    if isinstance(modele, Professionnel):
        return {**COMMUNES, **GENS}
    if isinstance(modele, Evenement):
        return {**COMMUNES, **RENDEZ_VOUS}
    return {**COMMUNES, **_ACTIONS} if isinstance(modele, Action) else COMMUNES


def _say_statut_action(paire: Paire) -> Iterator[Phrase]:
    if paire.apres.statut == "suspendue":
        yield Phrase(URGENT, "suspendue")
    elif paire.avant.statut == "suspendue":
        yield Phrase(URGENT, "reprend")


_ACTIONS: Mapping[str, Dire] = {
    "statut": _say_statut_action,
    "lieux": make_citations("lieux", "a lieu aussi à\u00a0: ", "n’a plus lieu à\u00a0: "),
    "participants": make_citations("participants", "y participe aussi\u00a0: ", "n’y participe plus\u00a0: "),
    "partenaires": make_citations("partenaires", "avec aussi\u00a0: ", "sans\u00a0: "),
}
