"""Who may be named when two folders are compared: nobody whom the site, before or after, must not show.

A person who objects leaves an entry with a neutral id, so that nothing links the old entry to the new one: as soon
as one new objection has such an id, none of the people taken out is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cpts.comparaison.etat import Etat, list_opposes, list_publics, list_reserves, list_retenus
from cpts.model.annuaire import Professionnel
from cpts.nomenclatures.listes import CIVILITES
from cpts.validate.diffusion import compute_secrets

CACHE = "[retiré]"


@dataclass(frozen=True)
class Discretion:
    """`avant` and `apres`: the people who may be named on each side, by id.

    `caches`: how many people of `avant` are no longer shown and may not be named; three numbers say why.
    `oppositions`: entries taken out at the person's request. `reserves`: entries now for the team alone. `anonymes`:
    other people taken out, who cannot be told from those who object. `secrets`: texts that no output may hold.
    """

    avant: dict[str, Professionnel]
    apres: dict[str, Professionnel]
    caches: int
    oppositions: int
    reserves: int
    anonymes: int
    secrets: frozenset[str]

    def mask(self, texte: str) -> str:
        """`texte` without what identifies somebody who must not be shown."""
        for secret in self.secrets:
            if secret in texte:
                texte = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", CACHE, texte)
        return texte


def judge_discretion(avant: Etat, apres: Etat) -> Discretion:
    """What may be said of the people of two folders."""
    anciens, publics = list_publics(avant), list_publics(apres)
    opposes, reserves = list_opposes(apres), list_reserves(apres)
    nouveaux = opposes - list_opposes(avant)
    neutres = {ident for ident in nouveaux if ident not in anciens and ident not in list_reserves(avant)}
    renommes = {ancien for p in publics.values() for ancien in p.anciens_ids}
    partis = anciens.keys() - publics.keys() - opposes - reserves.keys() - renommes
    partis = {ident for ident in partis if ("professionnels", ident) not in apres.brutes}
    anonymes = partis if neutres else set()
    caches = {ident: p for ident, p in anciens.items() if ident in list_retenus(apres) | anonymes}
    return Discretion(
        avant={ident: p for ident, p in anciens.items() if ident not in caches},
        apres=publics,
        caches=len(caches),
        oppositions=len(nouveaux),
        reserves=len(reserves.keys() & anciens.keys()),
        anonymes=max(0, len(anonymes) - len(neutres)),
        secrets=_list_secrets(avant, apres, caches),
    )


def _list_secrets(avant: Etat, apres: Etat, caches: dict[str, Professionnel]) -> frozenset[str]:
    """What identifies the hidden people of both folders and nobody who is shown after the change."""
    publics, reserves = list_publics(apres), {**list_reserves(avant), **list_reserves(apres)}
    hidden = [p for ident, p in (reserves | caches).items() if ident not in publics]
    structures = apres.list_modeles("structures").values()
    secrets = compute_secrets(hidden, (), publics.values(), structures)
    montres = {forme for p in publics.values() for forme in _list_formes(p)}
    return secrets | {forme for p in hidden for forme in _list_formes(p)} - montres


def _list_formes(p: Professionnel) -> Iterator[str]:
    """The other ways in which a text names a person."""
    yield f"{p.nom} {p.prenom}"
    for civilite in (*CIVILITES.values(), "Docteur", "Docteure", "Professeur", "Professeure", "M.", "Mme"):
        yield f"{civilite} {p.nom}"
