"""The comparison as the summary of a workflow: GitHub's Markdown, in which the data stays text.

The data may be hostile: each text of it goes through `escape_markdown`.
"""

from collections.abc import Iterator

from cpts.comparaison.baisse import Baisse
from cpts.comparaison.cartes import Difference
from cpts.comparaison.comparaison import Comparaison
from cpts.comparaison.coupes import cut_autour
from cpts.comparaison.ecarts import Ecart
from cpts.comparaison.genres import Sorte
from cpts.comparaison.regroupement import Reste, shorten, write_reste
from cpts.comparaison.resume import (
    TITRE,
    join_parts,
    list_discretes,
    list_refus,
    list_reserves,
    write_annonce,
    write_compte,
    write_phrases,
)
from cpts.markdown_github import escape_markdown
from cpts.rapport import capitalize

ECARTS_MAX = 60
CARTES_MAX = 30
VALEUR_MAX = 300
OCTETS_MAX = 512 * 1024
"""Half of what GitHub keeps of a step's summary: beyond that limit it shows nothing at all."""


def write_markdown(comparaison: Comparaison, refus: tuple[Baisse, ...]) -> str:
    """The whole summary: what refuses the change, what it does, then the cards before and after."""
    blocs = [f"## {TITRE}", *_list_alertes(refus), *_list_compte(comparaison)]
    blocs += ["\n".join(_list_puces(comparaison))] if comparaison.ecarts else []
    return cut_blocs([*blocs, *_list_cartes(comparaison)])


def cut_blocs(blocs: list[str], maximum: int = OCTETS_MAX) -> str:
    """The blocks that fit in `maximum` bytes, each whole, then a word on those that do not."""
    gardes, poids = [], 0
    for bloc in blocs:
        poids += len(bloc.encode()) + 2
        if poids > maximum:
            gardes.append("La suite est trop longue pour ce résumé.")
            break
        gardes.append(bloc)
    return "\n\n".join(gardes) + "\n"


def _list_alertes(refus: tuple[Baisse, ...]) -> Iterator[str]:
    if refus:
        lignes = [f"> {escape_markdown(phrase)}" for phrase in list_refus(refus)]
        yield "\n>\n".join(["> [!CAUTION]\n> **Modification refusée**", *lignes])


def _list_compte(comparaison: Comparaison) -> Iterator[str]:
    if compte := write_compte(comparaison):
        yield f"**{capitalize(compte)}**"
    yield from list_discretes(comparaison)
    yield from (escape_markdown(phrase) for phrase in list_reserves(comparaison))


def _list_puces(comparaison: Comparaison) -> Iterator[str]:
    for ecart in shorten(comparaison.ecarts, ECARTS_MAX):
        if isinstance(ecart, Reste):
            yield f"- {ecart.texte}"
            continue
        titre, phrases = (_write(texte, comparaison) for texte in (ecart.titre, write_phrases(ecart)))
        yield f"- {join_parts(write_annonce(ecart), f'**{titre}**', phrases)}"


def _list_cartes(comparaison: Comparaison) -> Iterator[str]:
    """The cards of the changes that are told, as many as fit."""
    dits = [e for e in shorten(comparaison.ecarts, ECARTS_MAX) if isinstance(e, Ecart) and e.differences]
    if dits:
        yield "### Avant et après"
    for ecart in dits[:CARTES_MAX]:
        yield from _list_carte(ecart, comparaison)
    if (reste := sum(bool(e.differences) for e in comparaison.ecarts) - CARTES_MAX) > 0 and len(dits) >= CARTES_MAX:
        yield write_reste(reste)


def _list_carte(ecart: Ecart, comparaison: Comparaison) -> Iterator[str]:
    """A folded table. An entry that comes or goes has one column."""
    annonce = write_annonce(ecart)
    titre = f"{annonce}\u00a0: {_write(ecart.titre, comparaison)}" if annonce else _write(ecart.titre, comparaison)
    lignes = [_write_ligne(d, ecart.sorte, comparaison) for d in ecart.differences]
    entete = "| | Avant | Après |\n|---|---|---|" if ecart.sorte is Sorte.CHANGEMENT else "| | |\n|---|---|"
    yield f"<details><summary>{titre}</summary>"
    yield "\n".join([entete, *lignes])
    yield "</details>"


def _write_ligne(difference: Difference, sorte: Sorte, comparaison: Comparaison) -> str:
    cases = [
        cut_autour(difference.avant, difference.apres, VALEUR_MAX),
        cut_autour(difference.apres, difference.avant, VALEUR_MAX),
    ]
    if sorte is not Sorte.CHANGEMENT:
        cases = [case for case in cases if case]
    textes = [_write_case(case, comparaison) for case in cases]
    return f"| {_write(difference.titre, comparaison)} | {' | '.join(textes)} |"


def _write_case(texte: str, comparaison: Comparaison) -> str:
    return "<br>".join(_write(ligne, comparaison) for ligne in texte.split("\n") if ligne.strip())


def _write(texte: str, comparaison: Comparaison) -> str:
    return escape_markdown(comparaison.discretion.mask(texte))
