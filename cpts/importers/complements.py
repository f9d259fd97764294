"""An entry of the folder and a proposed one that is about the same thing: what is absent is added, the rest is left."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cpts.edition.lignes import RetoucheImpossible
from cpts.edition.retouche import set_champ
from cpts.importers.bilan import Bilan
from cpts.importers.candidat import Candidat
from cpts.importers.existant import Existant
from cpts.model.annuaire import Exercice, Professionnel
from cpts.model.lieu import Adresse, Position
from cpts.text import join_fr, quote, slugify
from cpts.validate.champs import Entree
from cpts.validate.traduction import Chemin

_A_PART = frozenset({"id", "exercices", "diffusion"})
"""Never compared as a whole: the id is not the file's to choose, the agreement is the person's to give."""
_GROUPES = frozenset({"acces", "inscription"})
"""Groups of facts that stand apart from each other: one that is absent is added beside the others."""
_PROCHE_DEGRES = 0.001
"""Two points nearer than this, about a hundred metres, are one place."""


class _Ajout(NamedTuple):
    chemin: Chemin
    valeur: Any


def complete(existant: Existant, ici: Entree[Any], propose: Entree[Any], candidat: Candidat, bilan: Bilan) -> None:
    """Adds to `ici` what `propose` knows and nobody wrote, in the text of its file; tells what differs."""
    ajouts = list(_compare(existant, ici, propose, bilan))
    relatif, ident = existant.locate(ici), ici.modele.id
    texte = existant.read_texte(relatif)
    try:
        for ajout in ajouts:
            texte = set_champ(texte, candidat.liste, ident, ajout.chemin, ajout.valeur)
    except RetoucheImpossible as erreur:
        bilan.refuses.append(candidat.tell("", "fiche-irretouchable", f"la fiche {quote(ident)} : {erreur}"))
        return
    if ajouts:
        existant.textes[relatif] = texte
        noms = [_name(ajout.chemin) for ajout in ajouts]
        bilan.completes.append(f"{ident} : {join_fr(noms)} → {relatif}")
    else:
        bilan.inchanges += 1


def _compare(existant: Existant, ici: Entree[Any], propose: Entree[Any], bilan: Bilan) -> Iterator[_Ajout]:
    """The additions; what differs is told in `bilan` on the way."""
    lieu = _Lieu(existant, ici.modele.id, bilan)
    paires = (_Paire(ici.valeur, ici.modele), _Paire(propose.valeur, propose.modele))
    yield from lieu.compare((), *paires, _A_PART)
    if isinstance(ici.modele, Professionnel):
        yield from lieu.compare_exercices(*paires)


class _Paire(NamedTuple):
    """A group of fields as written, and as read by its model."""

    brut: Mapping[str, Any]
    modele: Any


class _Lieu:
    """The comparison of one entry; `bilan` hears of every difference."""

    def __init__(self, existant: Existant, ident: str, bilan: Bilan) -> None:
        self.existant, self.ident, self.bilan = existant, ident, bilan

    def compare(self, chemin: Chemin, ici: _Paire, propose: _Paire, sauf: frozenset[str]) -> Iterator[_Ajout]:
        """The fields of `propose` that `ici` does not have, at `chemin` in the entry."""
        for champ, valeur in propose.brut.items():
            if champ in sauf:
                continue
            place = (*chemin, champ)
            if champ not in ici.brut:
                yield _Ajout(place, valeur)
                continue
            avant, apres = getattr(ici.modele, champ), getattr(propose.modele, champ)
            if champ in _GROUPES:
                suite = (_Paire(ici.brut[champ], avant), _Paire(valeur, apres))
                yield from self.compare(place, *suite, frozenset())
            elif self._lacks_voie(avant, apres):
                yield _Ajout((*place, "voie"), valeur["voie"])
            elif not self._is_same(avant, apres):
                self._tell(place, valeur, ici.brut[champ])

    def compare_exercices(self, ici: _Paire, propose: _Paire) -> Iterator[_Ajout]:
        """The same, place of work by place of work; a place that the entry does not have is told, never added."""
        for brut, exercice in zip(propose.brut["exercices"], propose.modele.exercices, strict=True):
            rangs = self._find_rangs(ici.modele, exercice)
            if len(rangs) == 1:
                sauf = self._list_inutiles(ici.modele.exercices[rangs[0]], exercice)
                paires = (
                    _Paire(ici.brut["exercices"][rangs[0]], ici.modele.exercices[rangs[0]]),
                    _Paire(brut, exercice),
                )
                yield from self.compare(("exercices", rangs[0]), *paires, sauf)
            else:
                self.bilan.laisses.append(
                    f"{self.ident}.exercices : le fichier donne un lieu à {self._place(exercice)}"
                )

    def _find_rangs(self, pro: Professionnel, cherche: Exercice) -> list[int]:
        """The ranks of the places of work that `cherche` may be."""
        memes = [r for r, e in enumerate(pro.exercices) if e.structure and e.structure == cherche.structure]
        cle = self._name(cherche)
        return memes or [r for r, e in enumerate(pro.exercices) if self._name(e) == cle]

    def _name(self, exercice: Exercice) -> str:
        adresse = self.existant.find_adresse(exercice)
        return self.existant.name_commune(adresse) if adresse else ""

    def _list_inutiles(self, ici: Exercice, propose: Exercice) -> frozenset[str]:
        """What a place of the directory already says for the person: its address, its position, its phone."""
        structure = self.existant.par_id.get(ici.structure or "")
        if structure is None:
            return frozenset({"structure"})
        inutiles = {"structure", "adresse", "position"}
        if propose.telephone == structure.modele.telephone:
            inutiles.add("telephone")
        return frozenset(inutiles)

    def _place(self, exercice: Exercice) -> str:
        adresse = self.existant.find_adresse(exercice)
        return ", ".join(filter(None, (adresse.voie, adresse.commune))) if adresse else str(exercice.structure)

    def _lacks_voie(self, avant: Any, apres: Any) -> bool:
        """Whether `avant` is an address without a street, in the commune of `apres`, which has one."""
        if not (isinstance(avant, Adresse) and isinstance(apres, Adresse)) or avant.voie or not apres.voie:
            return False
        return self.existant.name_commune(avant) == self.existant.name_commune(apres)

    def _is_same(self, avant: Any, apres: Any) -> bool:
        """Whether two values say one thing: case, accents, hyphens and a hundred metres do not count."""
        if isinstance(avant, Adresse) and isinstance(apres, Adresse):
            voies = [slugify(f"{a.voie or ''} {a.complement or ''}") for a in (avant, apres)]
            return voies[0] == voies[1] and self.existant.name_commune(avant) == self.existant.name_commune(apres)
        if isinstance(avant, Position) and isinstance(apres, Position):
            ecarts = (avant.latitude - apres.latitude, avant.longitude - apres.longitude)
            return max(map(abs, ecarts)) < _PROCHE_DEGRES
        if isinstance(avant, str) and isinstance(apres, str):
            return slugify(avant) == slugify(apres)
        return bool(avant == apres)

    def _tell(self, chemin: Chemin, propose: Any, ecrit: Any) -> None:
        champ = f"{self.ident}.{_name(chemin)}"
        ecart = f"le fichier dit {quote(_show(propose))}, votre annuaire dit {quote(_show(ecrit))}"
        self.bilan.laisses.append(f"{champ} : {ecart}")


def _name(chemin: Chemin) -> str:
    """« exercices[1].telephone », ranks from 1."""
    return "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in chemin).removeprefix(".")


def _show(valeur: Any) -> str:
    if isinstance(valeur, Mapping):
        return ", ".join(map(_show, valeur.values()))
    return ", ".join(map(_show, valeur)) if isinstance(valeur, list | tuple) else str(valeur)
