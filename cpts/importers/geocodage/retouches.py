"""Positions → the text of a YAML file, beside their addresses; comments and everything else stay."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cpts.edition.lignes import Bloc, RetoucheImpossible
from cpts.edition.retouche import list_blocs, set_champ
from cpts.importers.geocodage.adresses import Lieu
from cpts.importers.geocodage.questions import Reponse

DECIMALES = 5
"""A metre."""


class Retouche(NamedTuple):
    """A text where `ecrits` have their position; the others could not, each for a reason in French."""

    texte: str
    ecrits: tuple[Lieu, ...]
    impossibles: tuple[tuple[Lieu, str], ...]


def write_positions(texte: str, positions: Mapping[Lieu, Reponse]) -> Retouche:
    """All the positions of one file. The file is read once, then each entry alone, from the last to the first."""
    fin_de_ligne = "\r\n" if "\r\n" in texte else "\n"
    unix = texte.replace("\r\n", "\n")
    lignes = unix.split("\n")
    ecrits: list[Lieu] = []
    impossibles: list[tuple[Lieu, str]] = []
    for bloc, lieux in _sort_blocs(unix, list(positions), impossibles):
        for lieu in lieux:
            try:
                lignes[bloc.debut : bloc.fin] = change = _place(lignes[bloc.debut : bloc.fin], lieu, positions[lieu])
                bloc = Bloc(bloc.debut, bloc.debut + len(change), bloc.commentaires)  # noqa: PLW2901 - it has grown
                ecrits.append(lieu)
            except RetoucheImpossible as erreur:
                impossibles.append((lieu, str(erreur)))
    return Retouche("\n".join(lignes).replace("\n", fin_de_ligne), tuple(ecrits), tuple(impossibles))


def _sort_blocs(
    texte: str, lieux: Sequence[Lieu], impossibles: list[tuple[Lieu, str]]
) -> list[tuple[Bloc, list[Lieu]]]:
    """The entries to change with their places, the last of the file first: the lines above do not move."""
    par_entree: dict[tuple[str, int], list[Lieu]] = defaultdict(list)
    for lieu in lieux:
        par_entree[(lieu.liste, lieu.rang)].append(lieu)
    trouves = []
    for liste in {liste for liste, _ in par_entree}:
        try:
            blocs = list_blocs(texte, liste)
        except RetoucheImpossible as erreur:
            impossibles += [(lieu, str(erreur)) for lieu in lieux if lieu.liste == liste]
            continue
        trouves += [(blocs[rang], memes) for (autre, rang), memes in par_entree.items() if autre == liste]
    return sorted(trouves, key=lambda trouve: trouve[0].debut, reverse=True)


def _place(bloc: list[str], lieu: Lieu, reponse: Reponse) -> list[str]:
    """The lines of the entry with one more position."""
    position = {"latitude": round(reponse.latitude, DECIMALES), "longitude": round(reponse.longitude, DECIMALES)}
    seule = "\n".join([f"{lieu.liste}:", *bloc])
    champ = (*lieu.chemin, "position")
    return set_champ(seule, lieu.liste, lieu.ident, champ, position, apres="adresse").split("\n")[1:]
