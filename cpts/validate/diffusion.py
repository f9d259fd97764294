"""The right to object: what must not leave the build, and the references that would show it."""

from collections.abc import Iterable, Iterator

from cpts.model.actions import Action
from cpts.model.annuaire import FinActivite, Professionnel, ProfessionnelOppose, Structure
from cpts.model.lieu import Adresse
from cpts.telephone import format_telephone
from cpts.text import fold

_LONGUEUR_MINIMALE = 6
_LONGUEUR_PHRASE = 40


def hide_participants(actions: Iterable[Action], fiches: frozenset[str]) -> tuple[Action, ...]:
    """The same actions, without the participants that are not in `fiches`."""
    return tuple(
        action
        if fiches.issuperset(action.participants)
        else action.model_copy(update={"participants": tuple(p for p in action.participants if p in fiches)})
        for action in actions
    )


def hide_relais(gens: Iterable[Professionnel], fiches: frozenset[str]) -> tuple[Professionnel, ...]:
    """The same people, without the successors that are not in `fiches`."""
    return tuple(pro if pro.fin_activite is None else _hide_relais(pro, pro.fin_activite, fiches) for pro in gens)


def _hide_relais(pro: Professionnel, depart: FinActivite, fiches: frozenset[str]) -> Professionnel:
    relais = tuple(r for r in depart.relais if r in fiches)
    return pro.model_copy(update={"fin_activite": depart.model_copy(update={"relais": relais})})


def compute_secrets(
    caches: Iterable[Professionnel],
    opposes: Iterable[ProfessionnelOppose],
    publics: Iterable[Professionnel],
    structures: Iterable[Structure],
) -> frozenset[str]:
    """The strings that identify a hidden person and nobody else: id, name, phones, mails, links, numbers."""
    secrets = {p.id for p in opposes} | {texte for p in caches for texte in _identify(p)}
    if not secrets:
        return frozenset()
    connus = {fold(texte) for p in publics for texte in _identify(p)}
    connus |= {fold(texte) for s in structures for texte in _show_structure(s)}
    return frozenset(texte for texte in secrets if fold(texte) not in connus and _is_reconnaissable(texte))


def _is_reconnaissable(texte: str) -> bool:
    """Long enough not to be a word of any page; a name has two words, and is looked for whole."""
    return len(texte) >= _LONGUEUR_MINIMALE or " " in texte.strip()


def _identify(pro: Professionnel) -> Iterator[str]:
    yield from (pro.id, f"{pro.prenom} {pro.nom}", f"{pro.nom} {pro.prenom}", *pro.anciens_ids)
    if pro.rpps:
        yield pro.rpps
    for exercice in pro.exercices:
        yield from _show_phone(exercice.telephone)
        yield from (texte for texte in (exercice.courriel, exercice.rendez_vous) if texte)


def compute_ecrits(
    caches: Iterable[Professionnel], publics: Iterable[Professionnel], montrees: Iterable[Adresse]
) -> frozenset[str]:
    """What only hidden people have written: the street of a place of their own, often a home, and their sentences.

    `montrees`: addresses that the site shows for another reason.
    """
    connus = {fold(texte) for p in publics for texte in _list_ecrits(p)}
    connus |= {fold(adresse.voie) for adresse in montrees if adresse.voie}
    return frozenset(texte for p in caches for texte in _list_ecrits(p) if fold(texte) not in connus)


def _list_ecrits(pro: Professionnel) -> Iterator[str]:
    """A street without a number is everybody's, and a few words may be said by many."""
    for voie in (e.adresse.voie for e in pro.exercices if e.adresse):
        if voie and any(map(str.isdigit, voie)):
            yield voie
    phrases = (pro.sans_rendez_vous, pro.fin_activite.message if pro.fin_activite else None)
    yield from (texte for texte in phrases if texte and len(texte) >= _LONGUEUR_PHRASE)


def _show_structure(structure: Structure) -> Iterator[str]:
    yield structure.id
    yield from _show_phone(structure.telephone)
    yield from (texte for texte in (structure.courriel, structure.site) if texte)


def _show_phone(numero: str | None) -> Iterator[str]:
    if numero:
        yield from (numero, format_telephone(numero))
