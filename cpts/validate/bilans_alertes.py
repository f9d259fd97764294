"""Rules of sense for what people are told today: figures that have a date, alerts that say what to do."""

from collections.abc import Iterator
from datetime import date

from cpts.errors import Probleme
from cpts.model.actions import Action
from cpts.model.divers import Alerte
from cpts.validate.champs import Entree
from cpts.validate.coherence import check_passe
from cpts.validate.donnees import Donnees


def check_bilans_alertes(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    """Every rule of this module, on every action and alert."""
    for action in donnees.get("actions", Action):
        yield from _check_bilan(action, jour)
    for alerte in donnees.get("alertes", Alerte):
        yield from _check_alerte(alerte, jour)


def _check_bilan(entree: Entree[Action], jour: date) -> Iterator[Probleme]:
    """A number that nobody dated grows old without anyone knowing."""
    bilan = entree.modele.bilan
    if bilan and bilan.au:
        yield from check_passe(entree, ("bilan", "au"), bilan.au, jour)
    elif bilan and bilan.chiffres:
        trouve, attendu = "ces chiffres ne disent pas quand ils ont été comptés", "une ligne « au » dans le bilan"
        yield entree.warn(("bilan", "chiffres"), "chiffres-sans-date", trouve, attendu)


def _check_alerte(entree: Entree[Alerte], jour: date) -> Iterator[Probleme]:
    """An alert that is over may keep its title alone."""
    alerte = entree.modele
    if alerte.modifie_le:
        yield from check_passe(entree, ("modifie_le",), alerte.modifie_le, jour)
    muette = not alerte.conseils and not alerte.texte and entree.muets.isdisjoint(("texte", "conseils"))
    if muette and alerte.au >= jour:
        trouve, attendu = "cette alerte inquiète sans dire quoi faire", "des conseils, ou un texte"
        yield entree.warn(("titre",), "alerte-sans-conseil", trouve, attendu)
