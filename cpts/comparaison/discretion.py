"""Who may be named when two folders are compared: nobody whom the site, before or after, must not show.

A person who objects leaves an entry with a neutral id, so that nothing links the old entry to the new one: as soon
as one new objection has such an id, none of the people taken out is named.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from cpts.comparaison.etat import Etat, list_opposes, list_publics, list_reserves, list_retenus
from cpts.comparaison.fautes import is_perdue
from cpts.model.annuaire import Professionnel
from cpts.nomenclatures.listes import CIVILITES
from cpts.validate.diffusion import compute_secrets

CACHE = "[retiré]"


@dataclass(frozen=True)
class Discretion:
    """`avant` and `apres`: the people who may be named on each side, by id.

    `caches`: how many people of `avant` are no longer shown and may not be named; three numbers say why.
    `oppositions`: entries taken out at the person's request. `reserves`: entries now for the team alone. `anonymes`:
    other people taken out, who cannot be told from those who object. `secrets`: texts that no output may hold, the
    longest first.
    """

    avant: dict[str, Professionnel]
    apres: dict[str, Professionnel]
    caches: int
    oppositions: int
    reserves: int
    anonymes: int
    secrets: tuple[str, ...]

    def mask(self, texte: str) -> str:
        """`texte` without what identifies somebody who must not be shown."""
        for secret in self.secrets:
            if secret in texte:
                texte = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", CACHE, texte)
        return texte


def judge_discretion(avant: Etat, apres: Etat) -> Discretion:
    """What may be said of the people of two folders."""
    anciens, publics = list_publics(avant), list_publics(apres)
    reserves, nouveaux = list_reserves(apres), list_opposes(apres) - list_opposes(avant)
    neutres = {ident for ident in nouveaux if ("professionnels", ident) not in avant.brutes}
    anonymes = _list_partis(avant, apres) if neutres else frozenset()
    retenus = list_retenus(apres) | anonymes
    caches = {ident: p for ident, p in anciens.items() if ident in retenus}
    return Discretion(
        avant={ident: p for ident, p in anciens.items() if ident not in caches},
        apres=publics,
        caches=len(caches),
        oppositions=len(nouveaux),
        reserves=len(reserves.keys() & anciens.keys()),
        anonymes=max(0, len(anonymes) - len(neutres)),
        secrets=tuple(sorted(_list_secrets(avant, apres, retenus), key=lambda s: (-len(s), s))),
    )


def _list_partis(avant: Etat, apres: Etat) -> frozenset[str]:
    """The people of before who are in no entry after, and whose address leads nowhere."""
    renommes = {ancien for p in list_publics(apres).values() for ancien in p.anciens_ids}
    return frozenset(
        ident
        for ident in list_publics(avant)
        if ident not in renommes
        and ("professionnels", ident) not in apres.brutes
        and not is_perdue(avant, apres, "professionnels", ident)
    )


def _list_secrets(avant: Etat, apres: Etat, retenus: frozenset[str]) -> set[str]:
    """What identifies the hidden people of both folders and nobody who is shown after the change."""
    publics, reserves = list_publics(apres), {**list_reserves(avant), **list_reserves(apres)}
    hidden = reserves | {ident: p for ident, p in list_publics(avant).items() if ident in retenus}
    structures = apres.list_modeles("structures").values()
    secrets = compute_secrets([p for i, p in hidden.items() if i not in publics], (), publics.values(), structures)
    montres = {forme for p in publics.values() for forme in _list_formes(p.prenom, p.nom)}
    return {*secrets, *_list_noms_ecrits(avant, apres, retenus, publics)} - montres


def _list_noms_ecrits(avant: Etat, apres: Etat, retenus: frozenset[str], publics: Container[str]) -> Iterator[str]:
    """The names of the hidden people as written, even in an entry that has mistakes."""
    caches = {*retenus, *list_retenus(avant)}
    for (cle, ident), brute in (*avant.brutes.items(), *apres.brutes.items()):
        if cle == "professionnels" and ident in caches and ident not in publics:
            prenom, nom = brute.valeur.get("prenom"), brute.valeur.get("nom")
            if isinstance(prenom, str) and isinstance(nom, str) and nom.strip():
                yield from _list_formes(prenom.strip(), nom.strip())


def _list_formes(prenom: str, nom: str) -> Iterator[str]:
    """The ways in which a text names a person."""
    yield from (f"{prenom} {nom}", f"{nom} {prenom}")
    for civilite in (*CIVILITES.values(), "Docteur", "Docteure", "Professeur", "Professeure", "M.", "Mme"):
        yield f"{civilite} {nom}"
