"""The whole comparison of two folders: what the outputs print."""

from dataclasses import dataclass

from cpts.comparaison.baisse import Baisse, list_baisses
from cpts.comparaison.discretion import Discretion, judge_discretion
from cpts.comparaison.ecarts import Ecart, list_ecarts, make_cotes
from cpts.comparaison.ensemble import list_ecarts_ensemble
from cpts.comparaison.etat import Etat, list_cles
from cpts.comparaison.fautes import count_objets_fautifs


@dataclass(frozen=True)
class Comparaison:
    """`ecarts`: what matters first. `fautives`: entries that cannot be compared until a mistake is corrected.

    `illisibles`: files of the folder after that cannot be read, as they are called in messages.
    """

    ecarts: tuple[Ecart, ...]
    discretion: Discretion
    fautives: int
    illisibles: tuple[str, ...]
    baisses: tuple[Baisse, ...]

    @property
    def est_vide(self) -> bool:
        """Whether visitors will see no difference at all, as far as it can be known."""
        caches = self.discretion.oppositions + self.discretion.reserves + self.discretion.anonymes
        return not (self.ecarts or caches or self.fautives or self.illisibles)

    def refuses(self, *, accepter: bool) -> tuple[Baisse, ...]:
        """The falls that refuse the change; an empty directory is refused whatever is accepted."""
        return tuple(b for b in self.baisses if b.totale or not accepter)


def compare(avant: Etat, apres: Etat) -> Comparaison:
    """What the change from `avant` to `apres` does for visitors."""
    discretion = judge_discretion(avant, apres)
    cotes = make_cotes(avant, apres, discretion)
    ecarts = [ecart for cle in list_cles() for ecart in list_ecarts(cotes, cle)]
    ecarts += list_ecarts_ensemble(cotes)
    return Comparaison(
        ecarts=tuple(sorted(ecarts, key=lambda e: e.rang)),
        discretion=discretion,
        fautives=sum(map(len, cotes.tus.values())) + count_objets_fautifs(avant, apres),
        illisibles=tuple(apres.dossier.name_fichier(nom) for nom in sorted(apres.illisibles)),
        baisses=tuple(list_baisses(cotes, ecarts, discretion.caches)),
    )
