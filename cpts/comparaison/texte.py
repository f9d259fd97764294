"""The comparison for a person at a terminal: plain lines, nothing that a terminal or a workflow would obey."""

from collections.abc import Iterator

from cpts.comparaison.comparaison import Comparaison
from cpts.comparaison.coupes import cut_autour
from cpts.comparaison.ecarts import Ecart
from cpts.comparaison.genres import Sorte
from cpts.comparaison.regroupement import Reste, shorten
from cpts.comparaison.resume import (
    join_parts,
    list_discretes,
    list_reserves,
    write_annonce,
    write_compte,
    write_phrases,
)
from cpts.rapport import capitalize, clean

ECARTS_MAX = 200
VALEUR_MAX = 200


def write_texte(comparaison: Comparaison) -> str:
    """Every change, what matters first."""
    return "\n".join(_list_lignes(comparaison))


def _list_lignes(comparaison: Comparaison) -> Iterator[str]:
    mask = comparaison.discretion.mask
    if compte := write_compte(comparaison):
        yield capitalize(compte)
    yield from list_discretes(comparaison)
    yield from (clean(ligne) for ligne in list_reserves(comparaison))
    for ecart in shorten(comparaison.ecarts, ECARTS_MAX):
        lignes = [f"- {ecart.texte}"] if isinstance(ecart, Reste) else _list_ecart(ecart)
        yield from (clean(mask(ligne)) for ligne in lignes)


def _list_ecart(ecart: Ecart) -> Iterator[str]:
    yield f"- {join_parts(write_annonce(ecart), ecart.titre, write_phrases(ecart))}"
    if ecart.sorte is Sorte.CHANGEMENT:
        for ligne in ecart.differences:
            yield f"    {ligne.titre}\u00a0: {_show(ligne.avant, ligne.apres)} → {_show(ligne.apres, ligne.avant)}"


def _show(texte: str, autre: str) -> str:
    """The text on one line, cut; « (rien) » when there is none."""
    return cut_autour(texte, autre, VALEUR_MAX).replace("\n", " / ") or "(rien)"
