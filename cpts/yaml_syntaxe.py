"""Below `yaml_source`: which mistake makes a YAML file unreadable, and what to type instead.

A syntax error is explained from the lines around it rather than from the parser's English: the parser stops where
it is lost, often one line below what was mistyped.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cpts.yaml_messages import Constat, describe, quote_yaml, show_ligne


@dataclass(frozen=True, slots=True)
class Arret:
    """Where the parser stopped. Lines and columns count from 0, as the parser's do.

    `depart` is the line of the last scalar it understood: the mistake lies between it and `ligne`.
    `origine` is where the construct that it was reading began; `motif` is its English, context and problem.
    """

    lignes: Sequence[str]
    ligne: int
    colonne: int
    depart: int
    origine: tuple[int, int] | None
    motif: str


def explain_syntaxe(arret: Arret) -> Constat:
    """The likeliest mistake: a known one in a line near the stop, else what the parser says, else a generic text."""
    for rang in _suspect_lines(arret):
        if constat := _find_tabulation(arret, rang) or _find_mistake(rang, arret.lignes[rang][:_LIGNE_LUE]):
            return constat
    for expliquer in _EXPLANATIONS:
        if constat := expliquer(arret):
            return constat
    return describe("syntaxe", arret.ligne + 1, arret.colonne + 1)


_LIGNE_LUE = 2000
# The indentation and dashes, the field name, « : », the value without its comment.
_CHAMP = re.compile(r"(?P<avant>\s*(?:- +)*[^\s:#'\"\[\]{}-][^:#]*?\s?: +)(?P<valeur>\S(?:.*?\S)??)\s*(?:\s# .*)?$")
_ITEM = re.compile(r"(?P<avant>\s*(?:- +)+)(?P<valeur>\S(?:.*?\S)??)\s*(?:\s# .*)?$")
_TABULATION = re.compile(r"[ -]*\t\s*\S")
_INSECABLE = re.compile("([ -]*|[^:]*:)[\u00a0\u202f\u2007]")
_TIRET_COLLE = re.compile(r"(\s*)-([^\W\d].*)$")
_COLLE = re.compile(r"(\s*(?:- +)*[^\W\d][\w-]*) ?:(?!//)([^\s:].*)$")
_CITE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(.*)$""")
_SANS_CLE = re.compile(r"(\s*(?:- +)*):(?: |$)")
_BLOC = re.compile(r"[|>][-+\d]*$")
_SPECIAUX = (*"@`%*&!|>]},", "- ", "? ")
_PAIRES = {"[": "]", "{": "}"}


def suggest_guillemets(ligne: str) -> str:
    """« Écrivez … » with the value of `ligne` quoted, or "" when it has none."""
    avant, valeur = _find_valeur(ligne[:_LIGNE_LUE])
    return f"Si ce signe fait partie du texte, écrivez {show_ligne(avant + quote_yaml(valeur))}" if valeur else ""


def _suspect_lines(arret: Arret) -> Iterator[int]:
    """The start of an open quote, the line of the stop, then upwards to the last good scalar."""
    if arret.origine and "quoted scalar" in arret.motif:
        yield arret.origine[0]
    dernier = min(arret.ligne, len(arret.lignes) - 1)
    yield from range(dernier, max(min(arret.depart, dernier), dernier - 50) - 1, -1)


def _find_valeur(ligne: str) -> tuple[str, str]:
    """(what precedes the value, the value) of a `champ: valeur` or `- valeur` line; two empty texts otherwise."""
    trouve = _CHAMP.match(ligne) or _ITEM.match(ligne)
    return (trouve["avant"], trouve["valeur"]) if trouve else ("", "")


def _find_mistake(rang: int, ligne: str) -> Constat | None:
    """The first known mistake of one line."""
    return next((constat for chercher in _MISTAKES if (constat := chercher(rang, ligne))), None)


def _find_tabulation(arret: Arret, rang: int) -> Constat | None:
    if not _TABULATION.match(arret.lignes[rang]):
        return None
    autres = [n for n, autre in enumerate(arret.lignes, 1) if n != rang + 1 and _TABULATION.match(autre)]
    suite = f", comme aux lignes {', '.join(map(str, autres[:10]))}{'…' if autres[10:] else ''}" if autres else ""
    return describe("tabulation", rang + 1, arret.lignes[rang].index("\t") + 1, autres=suite)


def _find_insecable(rang: int, ligne: str) -> Constat | None:
    if not (trouve := _INSECABLE.match(ligne)):
        return None
    corrige = show_ligne(ligne[: trouve.end() - 1].rstrip() + " " + ligne[trouve.end() :].lstrip())
    return describe("espace-insecable", rang + 1, trouve.end(), corrige=corrige)


def _find_tiret_colle(rang: int, ligne: str) -> Constat | None:
    if not (trouve := _TIRET_COLLE.match(ligne)):
        return None
    return describe("tiret-colle", rang + 1, trouve.start(2), corrige=show_ligne(f"- {trouve[2]}"))


def _find_colle(rang: int, ligne: str) -> Constat | None:
    if not (trouve := _COLLE.match(ligne)):
        return None
    return describe(
        "espace-apres-deux-points", rang + 1, trouve.start(2), corrige=show_ligne(f"{trouve[1]}: {trouve[2]}")
    )


def _find_guillemet(rang: int, ligne: str) -> Constat | None:
    avant, valeur = _find_valeur(ligne)
    if valeur[:1] not in ('"', "'"):
        return None
    if not (cite := _CITE.match(valeur)):
        fini = avant + quote_yaml(valeur[1:])
        return describe("guillemet-ouvert", rang + 1, len(avant) + 1, corrige=show_ligne(fini))
    if not cite[2].strip():
        return None
    texte = valeur[1:-1] if valeur[-1] == valeur[0] else valeur
    colonne = len(avant) + len(cite[1]) + 1
    return describe("texte-apres-guillemet", rang + 1, colonne, corrige=show_ligne(avant + quote_yaml(texte)))


def _find_special(rang: int, ligne: str) -> Constat | None:
    avant, valeur = _find_valeur(ligne)
    if not valeur.startswith(_SPECIAUX) or _BLOC.match(valeur):
        return None
    corrige = show_ligne(avant + quote_yaml(valeur))
    return describe("caractere-special", rang + 1, len(avant) + 1, signe=valeur[0], corrige=corrige)


def _find_deux_points(rang: int, ligne: str) -> Constat | None:
    avant, valeur = _find_valeur(ligne)
    if valeur[:1] in ("", '"', "'", "[", "{", "|", ">", "#") or not (": " in valeur or valeur.endswith(":")):
        return None
    if not _CHAMP.match(ligne):
        return None
    corrige = show_ligne(avant + quote_yaml(valeur))
    return describe("deux-points-dans-valeur", rang + 1, len(avant) + 1, corrige=corrige)


def _find_crochet(rang: int, ligne: str) -> Constat | None:
    avant, valeur = _find_valeur(ligne)
    if not (fermant := _PAIRES.get(valeur[:1])):
        return None
    if valeur.count(valeur[0]) > valeur.count(fermant):
        return _describe_crochet(rang, len(avant), avant + valeur)
    if (fin := valeur.find(fermant)) < len(valeur) - 1 and "{" not in valeur[1:] and "[" not in valeur[1:]:
        return describe("texte-apres-crochet", rang + 1, len(avant) + fin + 2, signe=fermant)
    return None


def _describe_crochet(rang: int, colonne: int, ligne: str) -> Constat:
    """The bracket at `colonne` is not closed; what to type is a guess, not made when the line ends with another."""
    signe = ligne[colonne]
    fermant = _PAIRES.get(signe, "]")
    fini = ligne.rstrip(" ,")
    ecrivez = "" if fini.endswith(("]", "}")) else f"Écrivez {show_ligne(fini + fermant)}"
    return describe("crochet-ouvert", rang + 1, colonne + 1, signe=signe, fermant=fermant, ecrivez=ecrivez)


def _find_cle_vide(rang: int, ligne: str) -> Constat | None:
    trouve = _SANS_CLE.match(ligne)
    return describe("cle-vide", rang + 1, trouve.end(1) + 1) if trouve else None


_MISTAKES: tuple[Callable[[int, str], Constat | None], ...] = (
    _find_insecable,
    _find_guillemet,
    _find_special,
    _find_crochet,
    _find_deux_points,
    _find_colle,
    _find_tiret_colle,
    _find_cle_vide,
)


def _explain_directive(arret: Arret) -> Constat | None:
    return describe("directive", arret.ligne + 1, 1) if "directive" in arret.motif else None


def _explain_echappement(arret: Arret) -> Constat | None:
    if "escape" not in arret.motif:
        return None
    avant, valeur = _find_valeur(arret.lignes[arret.ligne][:_LIGNE_LUE])
    ecrivez = f"Écrivez {show_ligne(avant + quote_yaml(valeur[1:-1]))}" if valeur else ""
    return describe("echappement", arret.ligne + 1, arret.colonne + 1, ecrivez=ecrivez)


def _explain_flux(arret: Arret) -> Constat | None:
    """A bracket left open over several lines: the parser names the opening one."""
    if not arret.origine or not ("flow sequence" in arret.motif or "flow mapping" in arret.motif):
        return None
    ligne, colonne = arret.origine
    return _describe_crochet(ligne, colonne, arret.lignes[ligne])


def _explain_guillemet(arret: Arret) -> Constat | None:
    """A quote that opens before a field name: in the other places it is a known mistake."""
    if not arret.origine or "quoted scalar" not in arret.motif:
        return None
    ligne, colonne = arret.origine
    source = arret.lignes[ligne]
    corrige = show_ligne(source[:colonne] + source[colonne + 1 :].lstrip())
    return describe("guillemet-ouvert", ligne + 1, colonne + 1, corrige=corrige)


def _explain_sans_deux_points(arret: Arret) -> Constat | None:
    if arret.origine and "expected ':'" in arret.motif:
        ligne, colonne = arret.origine
    elif "mapping values" in arret.motif and ":" not in arret.lignes[arret.depart]:
        ligne, colonne = arret.depart, _measure_retrait(arret.lignes[arret.depart])
    else:
        return None
    devine = re.fullmatch("(- )?([a-z_]+) (.+)", arret.lignes[ligne].strip())
    ecrivez = f"Écrivez {show_ligne(f'{devine[2]}: {devine[3]}')}" if devine else ""
    return describe("deux-points-manquants", ligne + 1, colonne + 1, ecrivez=ecrivez)


def _explain_decalage(arret: Arret) -> Constat | None:
    """A line at no open level, or a dash and a field at the same level."""
    if arret.ligne >= len(arret.lignes) or not re.search("block|mapping values", arret.motif):
        return None
    texte = arret.lignes[arret.ligne].strip()
    retrait = _measure_retrait(arret.lignes[arret.ligne])
    niveaux = _list_niveaux(arret.lignes[: arret.ligne])
    place = (arret.ligne + 1, retrait + 1)
    if retrait not in niveaux:
        voulu = niveaux[0] if niveaux else 0
        return describe("decalage", *place, retrait=_count_espaces(retrait), voulu=_count_espaces(voulu))
    if texte.startswith("-"):
        return describe("decalage-incoherent", *place)
    if texte[:1].isalnum() and ("block collection" in arret.motif or "block sequence" in arret.motif):
        return describe("tiret-manquant", *place, corrige=show_ligne(f"- {texte}"))
    return None


def _list_niveaux(lignes: Sequence[str]) -> list[int]:
    """The indentations still open after `lignes`, the deepest first; a dash opens two, its own and its field's."""
    niveaux: list[int] = []
    for ligne in reversed(lignes):
        texte = ligne.lstrip(" -")
        if not texte or texte[0] == "#" or (niveaux and _measure_retrait(ligne) >= niveaux[-1]):
            continue
        colonnes = {len(ligne) - len(texte), _measure_retrait(ligne)}
        niveaux += sorted((c for c in colonnes if not niveaux or c < niveaux[-1]), reverse=True)
        if niveaux[-1] == 0:
            break
    return niveaux


def _measure_retrait(ligne: str) -> int:
    return len(ligne) - len(ligne.lstrip(" "))


def _count_espaces(nombre: int) -> str:
    return f"{nombre} espace{'s' if nombre > 1 else ''}"


_EXPLANATIONS: tuple[Callable[[Arret], Constat | None], ...] = (
    _explain_directive,
    _explain_echappement,
    _explain_guillemet,
    _explain_flux,
    _explain_sans_deux_points,
    _explain_decalage,
)
