"""Which communes the territory will cover: those it has, those asked for, those of an intercommunalité."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cpts.errors import BuildError, DataError, Probleme
from cpts.importers.territoire.intercommunalites import find_membres
from cpts.importers.territoire.noms import Annuaire, Inconnu, Morceau, normalize_nom, resolve
from cpts.importers.territoire.sources import Repere, Source
from cpts.text import join_fr

_LIGNE_DE_COMMANDE = "ligne de commande"


@dataclass(frozen=True)
class Demande:
    """What was asked. `geste`: remplacer, ajouter or retirer; nothing asked for: the present communes again.

    `nom_liste` names the file that the `morceaux` with a line come from. Metres for `tolerance_m`.
    """

    morceaux: Sequence[Morceau] = ()
    nom_liste: str = ""
    epci: Sequence[str] = ()
    departements: Sequence[str] = ()
    geste: str = "remplacer"
    sans_voisins: bool = False
    tolerance_m: float = 100

    @property
    def est_vide(self) -> bool:
        return not (self.morceaux or self.epci)


class Choisies(NamedTuple):
    """`codes` to cover; `avant`, code → name of those covered until now; what deserves a look."""

    codes: frozenset[str]
    avant: Mapping[str, str]
    remarques: tuple[str, ...]


class _Lecture(NamedTuple):
    """The communes that a list names, and what is wrong with it."""

    reperes: Sequence[Repere] = ()
    problemes: Sequence[Probleme] = ()
    remarques: tuple[str, ...] = ()

    @property
    def codes(self) -> set[str]:
        return {r.code for r in self.reperes}


def choose_communes(source: Source, presents: Sequence[Morceau], nom: str, demande: Demande) -> Choisies:
    """`presents` are the codes of the file called `nom`. `DataError` with every mistake of every list at once."""
    annuaire = Annuaire(source.list_reperes(), demande.departements)
    fusions = _Fusions(source, annuaire)
    avant = {m.texte: annuaire.par_code[m.texte].nom if m.texte in annuaire.par_code else m.texte for m in presents}
    # A code that no longer exists can only be removed as it is written.
    retraits = {m.texte for m in demande.morceaux if m.texte in avant} if demande.geste == "retirer" else set()
    voulues = _read_demande(source, fusions, demande, retraits)
    garde = demande.geste != "remplacer" or demande.est_vide
    restants = [m for m in presents if m.texte not in retraits] if garde else []
    restantes = _read_presentes(fusions, restants, nom)
    problemes = [*voulues.problemes, *restantes.problemes, *_list_absentes(voulues, restantes, demande)]
    if problemes:
        raise DataError(problemes)
    return Choisies(_combine(demande.geste, voulues.codes, restantes.codes), avant, voulues.remarques)


def _read_demande(source: Source, fusions: "_Fusions", demande: Demande, retraits: Collection[str]) -> _Lecture:
    """What was asked for, names and intercommunalités, but the codes already found among those of the territory."""
    choix = resolve([m for m in demande.morceaux if m.texte not in retraits], fusions.annuaire)
    membres, refus = _find_epci(source, demande, fusions.annuaire)
    problemes = _tell([*map(fusions.advise, choix.inconnus), *refus], demande.nom_liste)
    return _Lecture([*choix.reperes, *membres], problemes, choix.remarques)


def _read_presentes(fusions: "_Fusions", presents: Sequence[Morceau], nom: str) -> _Lecture:
    actuels = resolve(presents, fusions.annuaire)
    return _Lecture(actuels.reperes, [_tell_disparue(fusions.advise(i), nom) for i in actuels.inconnus])


def _combine(geste: str, voulues: set[str], restantes: set[str]) -> frozenset[str]:
    codes = restantes - voulues if geste == "retirer" else restantes | voulues
    if not codes:
        raise BuildError("Il ne reste aucune commune : un territoire en a au moins une.")
    return frozenset(codes)


def _find_epci(source: Source, demande: Demande, annuaire: Annuaire) -> tuple[list[Repere], list[Inconnu]]:
    if not demande.epci:
        return [], []
    noms = source.list_epci()
    trouves = [find_membres(texte, noms, list(annuaire.par_code.values())) for texte in demande.epci]
    membres = [repere for trouve in trouves if isinstance(trouve, list) for repere in trouve]
    return membres, [trouve for trouve in trouves if isinstance(trouve, Inconnu)]


class _Fusions:
    """Former communes, asked for once, and only when a name or a code is unknown."""

    def __init__(self, source: Source, annuaire: Annuaire) -> None:
        self.source, self.annuaire = source, annuaire

    @cached_property
    def _chefs_lieux(self) -> dict[str, set[str]]:
        chefs_lieux: dict[str, set[str]] = defaultdict(set)
        for fusionnee in self.source.list_fusionnees():
            for cle in (fusionnee.nom, fusionnee.code):
                chefs_lieux[normalize_nom(cle)].add(fusionnee.chef_lieu)
        return chefs_lieux

    def advise(self, inconnu: Inconnu) -> Inconnu:
        """With the commune that it is now a part of, when it is a former one."""
        if self.annuaire.find_nom(inconnu.morceau.texte):
            return inconnu
        codes = self._chefs_lieux.get(normalize_nom(inconnu.morceau.texte), ())
        noms = [f"{self.annuaire.par_code[c].nom} ({c})" for c in sorted(codes) if c in self.annuaire.par_code]
        return inconnu._replace(suggestion=f"Elle a fusionné : écrivez {join_fr(noms, 'ou')}") if noms else inconnu


def _tell(inconnus: Sequence[Inconnu], nom_liste: str) -> list[Probleme]:
    return [_make_probleme(i.morceau, i.trouve, i.suggestion, nom_liste) for i in inconnus]


def _make_probleme(morceau: Morceau, trouve: str, suggestion: str, nom_liste: str) -> Probleme:
    """At its place in the list, or, from line 0, by its rank on the command line."""
    fichier, ligne = (nom_liste, morceau.ligne) if morceau.ligne else (_LIGNE_DE_COMMANDE, 1)
    return Probleme(fichier, ligne, morceau.colonne, "", "commune-inconnue", trouve, "", suggestion)


def _tell_disparue(inconnu: Inconnu, nom: str) -> Probleme:
    """A code of the territory that no longer exists: communes merge every first of January."""
    code = inconnu.morceau.texte
    conseil = f"{inconnu.suggestion or 'Elle a peut-être fusionné'}. Retirez-la : « cpts territoire --retirer {code} »"
    return _make_probleme(inconnu.morceau, inconnu.trouve, conseil, nom)


def _list_absentes(voulues: _Lecture, restantes: _Lecture, demande: Demande) -> list[Probleme]:
    """What cannot be removed because it is not there; an intercommunalité may go beyond the territory."""
    if demande.geste != "retirer" or demande.epci:
        return []
    return [
        _make_probleme(Morceau(r.nom), f"{r.nom} ({r.code}) n’est pas dans le territoire", "", demande.nom_liste)
        for r in voulues.reperes
        if r.code not in restantes.codes
    ]
