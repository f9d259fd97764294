"""The right to object: what must not leave the build, and the references that would show it."""

from collections.abc import Iterable, Iterator

from cpts.model.actions import Action
from cpts.model.annuaire import FinActivite, Professionnel, ProfessionnelOppose, Structure
from cpts.telephone import format_telephone

_LONGUEUR_MINIMALE = 6


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
    """The strings that identify a hidden person and nobody else: id, name, phones, addresses, numbers."""
    secrets = {p.id for p in opposes} | {texte for p in caches for texte in _identify(p)}
    if not secrets:
        return frozenset()
    connus = {texte for p in publics for texte in _identify(p)}
    connus |= {texte for s in structures for texte in (s.id, *_show_phone(s.telephone), s.courriel, s.site) if texte}
    return frozenset(texte for texte in secrets - connus if len(texte) >= _LONGUEUR_MINIMALE)


def _identify(pro: Professionnel) -> Iterator[str]:
    yield from (pro.id, f"{pro.prenom} {pro.nom}", *pro.anciens_ids)
    if pro.rpps:
        yield pro.rpps
    for exercice in pro.exercices:
        yield from _show_phone(exercice.telephone)
        yield from (texte for texte in (exercice.courriel, exercice.rendez_vous) if texte)


def _show_phone(numero: str | None) -> Iterator[str]:
    if numero:
        yield from (numero, format_telephone(numero))
