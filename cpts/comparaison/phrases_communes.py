"""Phrases that several kinds of entries share, and what a phrase is made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from cpts.comparaison.mots import IMPORTANT, RELECTURE, URGENT, UTILE, Phrase
from cpts.comparaison.noms import Noms
from cpts.comparaison.semaines import OUVRE, compare_semaines
from cpts.comparaison.valeurs import CITES
from cpts.dates import format_date
from cpts.model.annuaire import Fermeture
from cpts.nomenclatures.listes import NIVEAUX_ALERTE, SERVICES
from cpts.text import join_fr
from cpts.views.mots import lower_first, write_fermeture


class Paire(NamedTuple):
    """One entry before and after, each with the names of its folder."""

    avant: Any
    apres: Any
    noms_avant: Noms
    noms: Noms


Dire: TypeAlias = Callable[[Paire], Iterator[Phrase]]
"""Says how one line of a pair differs."""


def _say_horaires(paire: Paire) -> Iterator[Phrase]:
    return compare_semaines(paire.avant.horaires, paire.apres.horaires, OUVRE)


def _say_fermetures(paire: Paire) -> Iterator[Phrase]:
    """The closures that are new or called off; those that are over are nobody's news."""
    yield from say_fermetures(paire.avant.fermetures, paire.apres.fermetures, paire.noms)


def say_fermetures(avant: Iterable[Fermeture], apres: Iterable[Fermeture], noms: Noms) -> Iterator[Phrase]:
    """« fermé du 24 décembre 2026 au 2 janvier 2027 (congés) », « n’est plus fermé le 15 mai 2027 »."""
    jour = noms.etat.jour
    for fermeture in apres:
        if fermeture not in avant and fermeture.au >= jour:
            yield Phrase(IMPORTANT, lower_first(write_fermeture(fermeture.du, fermeture.au, fermeture.motif)))
    for fermeture in avant:
        if fermeture not in apres and fermeture.au >= jour:
            yield Phrase(IMPORTANT, f"n’est plus {lower_first(write_fermeture(fermeture.du, fermeture.au, None))}")


def _say_services(paire: Paire) -> Iterator[Phrase]:
    avant, apres = paire.avant.services, paire.apres.services
    if plus := [lower_first(SERVICES[s]) for s in apres if s not in avant]:
        yield Phrase(UTILE, f"rend aussi\u00a0: {join_fr(plus)}")
    if moins := [lower_first(SERVICES[s]) for s in avant if s not in apres]:
        yield Phrase(UTILE, f"ne rend plus\u00a0: {join_fr(moins)}")


def _say_niveau(paire: Paire) -> Iterator[Phrase]:
    avant, apres = (lower_first(NIVEAUX_ALERTE[m.niveau]) for m in (paire.avant, paire.apres))
    yield Phrase(URGENT, f"passe de «\u00a0{avant}\u00a0» à «\u00a0{apres}\u00a0»")


def _say_relecture(paire: Paire) -> Iterator[Phrase]:
    if paire.apres.verifie_le:
        yield Phrase(RELECTURE, f"informations relues le {format_date(paire.apres.verifie_le)}")


def make_citations(champ: str, plus: str, moins: str) -> Dire:
    """Says which of the entries cited by `champ` come and go, among those that may be named."""

    def say(paire: Paire) -> Iterator[Phrase]:
        avant, apres = getattr(paire.avant, champ), getattr(paire.apres, champ)
        genre = CITES[champ]
        if noms := _name(paire.noms, genre, [i for i in apres if i not in avant]):
            yield Phrase(UTILE, f"{plus}{join_fr(noms)}")
        if noms := _name(paire.noms_avant, genre, [i for i in avant if i not in apres]):
            yield Phrase(UTILE, f"{moins}{join_fr(noms)}")

    return say


def _name(noms: Noms, genre: str, idents: list[str]) -> list[str]:
    return [nom for ident in idents if (nom := noms.find(genre, ident))]


def _say_qui(paire: Paire) -> Iterator[Phrase]:
    if nom := paire.noms.find("fiches", paire.apres.qui):
        yield Phrase(URGENT, f"assurée désormais par «\u00a0{nom}\u00a0»")


COMMUNES: Mapping[str, Dire] = {
    "qui": _say_qui,
    "horaires": _say_horaires,
    "fermetures": _say_fermetures,
    "services": _say_services,
    "niveau": _say_niveau,
    "verifie_le": _say_relecture,
}
