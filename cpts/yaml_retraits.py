"""Below `yaml_syntaxe`: how far from the margin a line should be, guessed from the lines above it."""

import re
from collections.abc import Iterator, Sequence

from cpts.yaml_messages import Constat, describe

_TABULATION = re.compile(r"[ -]*\t\s*\S")
_DECALAGE = re.compile(r"[ \t\u00a0\u202f\u2007]*")
_NOM = re.compile(r"(?:- +)?([^\s:]+) ?:")


def find_tabulation(lignes: Sequence[str], rang: int) -> Constat | None:
    """A line moved by a tab, with the other lines that are."""
    if not _TABULATION.match(lignes[rang]):
        return None
    autres = [n for n, autre in enumerate(lignes, 1) if n != rang + 1 and _TABULATION.match(autre)]
    suite = f", comme aux lignes {', '.join(map(str, autres[:10]))}{'…' if autres[10:] else ''}" if autres else ""
    colonne = lignes[rang].index("\t") + 1
    return describe("tabulation", rang + 1, colonne, autres=suite, ligne_corrigee=realign(lignes, rang))


def explain_decalage(lignes: Sequence[str], rang: int, motif: str) -> Constat | None:
    """A line at no open level, or a dash and a field at the same level; `motif` is the parser's English."""
    if rang >= len(lignes) or not re.search("block|mapping values", motif):
        return None
    texte, retrait = lignes[rang].strip(), measure_retrait(lignes[rang])
    if retrait not in {colonne for colonne, _ in _list_niveaux(lignes[:rang])}:
        return _explain_sous_bloc(lignes, rang) or _describe_decalage(lignes, rang)
    if texte.startswith("-"):
        return _explain_tiret(lignes, rang)
    if texte[:1].isalnum() and ("block collection" in motif or "block sequence" in motif):
        return _explain_champ(lignes, rang)
    return None


def realign(lignes: Sequence[str], rang: int) -> str:
    """The line where the lines above want it; its own indentation decides between several places."""
    marge = _DECALAGE.match(lignes[rang])
    blancs = marge[0] if marge else ""
    return " " * _guess_retrait(lignes, rang, len(blancs.replace("\t", "    "))) + lignes[rang][len(blancs) :]


def measure_retrait(ligne: str) -> int:
    """How many spaces a line begins with."""
    return len(ligne) - len(ligne.lstrip(" "))


def _describe_decalage(lignes: Sequence[str], rang: int) -> Constat:
    retrait, voulu = measure_retrait(lignes[rang]), realign(lignes, rang)
    faits = {"retrait": _count_espaces(retrait), "voulu": _count_espaces(measure_retrait(voulu))}
    return describe("decalage", rang + 1, retrait + 1, ligne_corrigee=voulu, **faits)


def _explain_sous_bloc(lignes: Sequence[str], rang: int) -> Constat | None:
    """The mistake is one line above: it should have been under a field that has no value."""
    dessus = _list_dessus(lignes, rang)
    ligne, parent = next(dessus, 0), next(dessus, None)
    nom = _NOM.match(lignes[parent].strip()) if parent is not None else None
    if parent is None or nom is None or not lignes[parent].rstrip().endswith(":"):
        return None
    colonne = _measure_champ(lignes[parent])
    if measure_retrait(lignes[ligne]) != colonne or measure_retrait(lignes[rang]) <= colonne:
        return None
    voulu = " " * measure_retrait(lignes[rang]) + lignes[ligne].strip()
    return describe("decalage-sous-champ", ligne + 1, colonne + 1, cle=nom[1], ligne_corrigee=voulu)


def _explain_tiret(lignes: Sequence[str], rang: int) -> Constat:
    """A dash among fields; the dashes above say where it goes."""
    voulu, retrait = realign(lignes, rang), measure_retrait(lignes[rang])
    if voulu == lignes[rang] or not any(tiret for _, tiret in _list_niveaux(lignes[:rang])):
        return describe("decalage-incoherent", rang + 1, retrait + 1, ecrivez="")
    ecrivez = f"Décalez-la de {_count_espaces(measure_retrait(voulu))}, comme les tirets d'au-dessus"
    return describe("decalage-incoherent", rang + 1, retrait + 1, ecrivez=ecrivez, ligne_corrigee=voulu)


def _explain_champ(lignes: Sequence[str], rang: int) -> Constat:
    """A field at the level of the dashes: it begins an entry, unless it goes with the one that just began."""
    texte, retrait = lignes[rang].strip(), measure_retrait(lignes[rang])
    dessus = lignes[next(_list_dessus(lignes, rang), rang)]
    premier, nom = _NOM.match(dessus.strip()), _NOM.match(texte)
    if dessus.startswith(" " * retrait + "- ") and premier and nom and premier[1] != nom[1]:
        voulu = " " * _measure_champ(dessus) + texte
        espaces = _count_espaces(measure_retrait(voulu))
        return describe("champ-sous-tiret", rang + 1, retrait + 1, voulu=espaces, ligne_corrigee=voulu)
    juste = f"{' ' * retrait}- {texte}"
    return describe("tiret-manquant", rang + 1, retrait + 1, corrige=f"« - {texte} »", ligne_corrigee=juste)


def _guess_retrait(lignes: Sequence[str], rang: int, retrait: int) -> int:
    """The closest of the places where such a line may stand; the deepest of two."""
    est_tiret = re.match(r"- |-$", lignes[rang].strip()) is not None
    places = [colonne for colonne, tiret in _list_niveaux(lignes[:rang]) if tiret == est_tiret]
    dessus = lignes[next(_list_dessus(lignes, rang), 0)] if rang else ""
    if dessus.rstrip().endswith(":"):
        ouvert = _measure_champ(dessus) + 2
        if retrait > ouvert - 2:  # a field without a value waits for what it holds
            return ouvert
        places.append(ouvert)
    return min(places, key=lambda colonne: (abs(colonne - retrait), -colonne), default=retrait)


def _list_niveaux(lignes: Sequence[str]) -> list[tuple[int, bool]]:
    """The indentations still open after `lignes`, the deepest first, and whether a dash stands there."""
    niveaux: list[tuple[int, bool]] = []
    for rang in _list_dessus(lignes, len(lignes)):
        colonne, champ = measure_retrait(lignes[rang]), _measure_champ(lignes[rang])
        for place, tiret in ((champ, False), (colonne, True)) if champ > colonne else ((colonne, False),):
            if not niveaux or place < niveaux[-1][0]:
                niveaux.append((place, tiret))
        if niveaux and niveaux[-1][0] == 0:
            break
    return niveaux


def _list_dessus(lignes: Sequence[str], rang: int) -> Iterator[int]:
    """The lines above `rang` that say something, from the closest."""
    return (n for n in range(rang - 1, -1, -1) if (texte := lignes[n].strip()) and texte[0] != "#")


def _measure_champ(ligne: str) -> int:
    """Where the text of a line begins, after its dashes."""
    return len(ligne) - len(re.sub(r"^ *(?:- +)*", "", ligne))


def _count_espaces(nombre: int) -> str:
    return f"{nombre} espace{'s' if nombre > 1 else ''}"
