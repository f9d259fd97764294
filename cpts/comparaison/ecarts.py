"""Every entry of two folders, before and after: what appears, what goes, what changes for visitors."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cpts.comparaison.cartes import Difference, compare_cartes, make_carte
from cpts.comparaison.discretion import Discretion
from cpts.comparaison.etat import Etat, list_cles, list_retenus
from cpts.comparaison.fautes import list_fautives
from cpts.comparaison.genres import RANGS, Sorte
from cpts.comparaison.mots import DETAIL, DISPARU, IMPORTANT, URGENT, UTILE, Phrase
from cpts.comparaison.noms import Noms
from cpts.comparaison.phrases import list_phrases, say_seul
from cpts.comparaison.phrases_communes import Paire

_POIDS_AJOUT = {"alertes": URGENT, "etapes": URGENT, "gardes": IMPORTANT, "creneaux": IMPORTANT}
CITABLES = ("structures", "partenaires", "actions", "parcours")
FICHES = ("structures", "professionnels")
"""The directory: its entries keep their former addresses, and two that are equal make one card, whoever is hidden."""


class Ecart(NamedTuple):
    """What changes of one entry. `cle`: its list, or `cpts`, `territoire`, `medias`; `ident`: its id after, or before.

    `differences`: the lines of its card; all of them for an entry that comes or goes.
    """

    cle: str
    ident: str
    sorte: Sorte
    titre: str
    phrases: tuple[Phrase, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def rang(self) -> tuple[int, int, str]:
        """What matters first: an entry that goes, then the most urgent phrase, then the order of the lists."""
        poids = DISPARU if self.sorte is Sorte.RETRAIT else _POIDS_AJOUT.get(self.cle, UTILE)
        if self.sorte is Sorte.CHANGEMENT:
            poids = min((phrase.poids for phrase in self.phrases), default=DETAIL)
        return poids, RANGS[self.cle], self.titre


class Cotes(NamedTuple):
    """Both folders, how each calls its entries, and by list the ids that cannot be compared."""

    avant: Etat
    apres: Etat
    noms_avant: Noms
    noms: Noms
    tus: Mapping[str, frozenset[str]]


def make_cotes(avant: Etat, apres: Etat, discretion: Discretion) -> Cotes:
    """Both folders, where only those who may be named have a name."""
    tus = {cle: list_fautives(avant, apres, cle) for cle in list_cles()}
    gens = discretion.avant, discretion.apres
    missions = _list_missions(avant), _list_missions(apres)
    noms = [
        Noms(
            etat,
            gens[rang],
            _name_alike(gens, tus["professionnels"], rang),
            {cle: _name_alike(_get_cites(avant, apres, cle), tus[cle], rang) for cle in CITABLES}
            | {"missions": _name_alike(missions, frozenset(), rang)},
            {**avant.communes, **apres.communes},
        )
        for rang, etat in enumerate((avant, apres))
    ]
    return Cotes(avant, apres, noms[0], noms[1], tus)


def _get_cites(avant: Etat, apres: Etat, cle: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    return avant.list_modeles(cle), apres.list_modeles(cle)


def _name_alike(cites: tuple[Mapping[str, Any], Mapping[str, Any]], tus: frozenset[str], rang: int) -> dict[str, Any]:
    """The entries that side `rang` may cite, those of after first; what cannot be compared is on both sides."""
    avant, apres = cites
    connus = {**avant, **apres}
    return {ident: modele for ident, modele in connus.items() if ident in cites[rang] or ident in tus}


def _list_missions(etat: Etat) -> Mapping[str, Any]:
    cpts = etat.donnees.cpts
    return {m.id: m for m in cpts.modele.missions} if cpts and not cpts.muets else {}


def list_ecarts(cotes: Cotes, cle: str) -> Iterator[Ecart]:
    """The entries of the list `cle` that are not the same for visitors."""
    avant, apres = list_montrees(cotes.avant, cotes.noms_avant, cle), list_montrees(cotes.apres, cotes.noms, cle)
    tus = cotes.tus[cle]
    partis = {ident: m for ident, m in avant.items() if ident not in apres and ident not in tus}
    nouveaux = {ident: m for ident, m in apres.items() if ident not in avant and ident not in tus}
    for ancien, ident, redirige in _list_renommes(cle, cotes, partis, nouveaux):
        suite = "l’ancienne y mène" if redirige else "l’ancienne ne mène plus à rien"
        phrase = f"l’adresse de sa page change, {suite}"
        poids = UTILE if redirige else URGENT
        yield _compare(cotes, cle, partis.pop(ancien), nouveaux.pop(ident), (Phrase(poids, phrase),))
    for modele in partis.values():
        yield _make_seul(cle, modele, cotes.noms_avant, Sorte.RETRAIT)
    for ident, modele in apres.items():
        if ident in nouveaux:
            yield _make_seul(cle, modele, cotes.noms, Sorte.AJOUT)
        elif ident in avant and ident not in tus and not (cle in FICHES and avant[ident] == modele):
            ecart = _compare(cotes, cle, avant[ident], modele)
            yield from [ecart] if ecart.differences else []


def list_montrees(etat: Etat, noms: Noms, cle: str) -> Mapping[str, Any]:
    """The entries of a list that visitors see on the day, by id."""
    modeles = etat.list_modeles(cle)
    if cle == "professionnels":
        return noms.gens
    if cle == "offres":
        return {ident: m for ident, m in modeles.items() if m.fin >= etat.jour}
    if cle == "gardes":
        caches = list_retenus(etat)
        return {ident: m for ident, m in modeles.items() if m.fin.date() >= etat.jour and m.qui not in caches}
    return modeles


def _list_renommes(
    cle: str, cotes: Cotes, partis: Mapping[str, Any], nouveaux: Mapping[str, Any]
) -> list[tuple[str, str, bool]]:
    """(former id, new id, whether the former one leads to the new one) of the entries that only change their id."""
    if cle not in FICHES:
        return []
    suites = {a: (ident, True) for ident, m in nouveaux.items() for a in m.anciens_ids if a in partis}
    deja = {ident for ident, _ in suites.values()}
    titres = {cotes.noms.title(m): ident for ident, m in nouveaux.items() if ident not in deja}
    for ancien, modele in partis.items():
        if ancien not in suites and (ident := titres.pop(cotes.noms_avant.title(modele), None)):
            suites[ancien] = (ident, False)
    return _keep_uniques(suites)


def _keep_uniques(suites: Mapping[str, tuple[str, bool]]) -> list[tuple[str, str, bool]]:
    """An entry that takes the place of several continues the first one."""
    pris: dict[str, tuple[str, str, bool]] = {}
    for ancien, (ident, redirige) in suites.items():
        pris.setdefault(ident, (ancien, ident, redirige))
    return list(pris.values())


def _compare(cotes: Cotes, cle: str, avant: Any, apres: Any, phrases: tuple[Phrase, ...] = ()) -> Ecart:
    differences = compare_cartes(make_carte(avant, cotes.noms_avant), make_carte(apres, cotes.noms))
    dites = list_phrases(Paire(avant, apres, cotes.noms_avant, cotes.noms), differences)
    return Ecart(cle, apres.id, Sorte.CHANGEMENT, cotes.noms.title(apres), (*phrases, *dites), differences)


def _make_seul(cle: str, modele: Any, noms: Noms, sorte: Sorte) -> Ecart:
    lignes = make_carte(modele, noms).items()
    cotes = [(ligne.texte, "") if sorte is Sorte.RETRAIT else ("", ligne.texte) for _, ligne in lignes]
    differences = tuple(Difference(c, x.titre, *cote) for (c, x), cote in zip(lignes, cotes, strict=True))
    return Ecart(cle, modele.id, sorte, noms.title(modele), tuple(say_seul(modele)), differences)
