"""Below `yaml_source`: which mistake makes a YAML file unreadable, and what to type instead.

A syntax error is explained from the lines around it rather than from the parser's English: the parser stops where
it is lost, often one line below what was mistyped.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cpts.yaml_messages import Constat, describe, describe_ligne, quote_yaml, show_ligne
from cpts.yaml_retraits import explain_decalage, find_tabulation, measure_retrait


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
        if constat := find_tabulation(arret.lignes, rang) or _find_mistake(rang, arret.lignes[rang][:_LIGNE_LUE]):
            return constat
    for expliquer in _EXPLANATIONS:
        if constat := expliquer(arret):
            return constat
    return describe("syntaxe", arret.ligne + 1, arret.colonne + 1)


_LIGNE_LUE = 2000
# The indentation and dashes, the field name, « : », the value without its comment.
_CHAMP = re.compile(r"(?P<avant>\s*(?:- +)*[^\s:#'\"\[\]{}-][^:#]*?\s?: +)(?P<valeur>\S(?:.*?\S)??)\s*(?:\s# .*)?$")
_ITEM = re.compile(r"(?P<avant>\s*(?:- +)+)(?P<valeur>\S(?:.*?\S)??)\s*(?:\s# .*)?$")
_INSECABLE = re.compile("([ -]*|[^:]*:)[\u00a0\u202f\u2007]")
_BLANCS = re.compile("[ \u00a0\u202f\u2007]+")
_PUCE = re.compile(r"(\s*)([–—−•·*])\s+(\S.*)$")
_COURBES = re.compile("[“”„«][ \u00a0\u202f]?(.*?)[ \u00a0\u202f]?[”“»]")
_TIRET_COLLE = re.compile(r"(\s*)-([^\W\d].*)$")
_COLLE = re.compile(r"(\s*(?:- +)*[^\W\d][\w-]*) ?:(?!//)([^\s:].*)$")
_CITE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(.*)$""")
_SANS_DEUX_POINTS = re.compile(r"( *(?:- +)?)([a-z_]+) *=? +(.+)")
_MOTS_MAX = 4
"""More words than that below a text are a sentence, not the value of a field."""
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


def _find_insecable(rang: int, ligne: str) -> Constat | None:
    if not (trouve := _INSECABLE.match(ligne)):
        return None
    marge, reste = ligne[: trouve.end() - 1], ligne[trouve.end() :]
    if not marge.strip(" -"):  # in the indentation, one no-break space was typed for one space
        juste = _BLANCS.sub(lambda blancs: " " * len(blancs[0]), ligne, count=1)
    else:
        juste = marge.rstrip() + " " + reste.lstrip()
    return describe_ligne("espace-insecable", rang, trouve.end(), juste)


def _find_puce(rang: int, ligne: str) -> Constat | None:
    if not (trouve := _PUCE.match(ligne)):
        return None
    juste = f"{trouve[1]}- {trouve[3]}"
    return describe_ligne("puce", rang, trouve.start(2) + 1, juste, signe=trouve[2])


def _find_tiret_colle(rang: int, ligne: str) -> Constat | None:
    if not (trouve := _TIRET_COLLE.match(ligne)):
        return None
    return describe_ligne("tiret-colle", rang, trouve.start(2), f"{trouve[1]}- {trouve[2]}")


def _find_colle(rang: int, ligne: str) -> Constat | None:
    if not (trouve := _COLLE.match(ligne)):
        return None
    return describe_ligne("espace-apres-deux-points", rang, trouve.start(2), f"{trouve[1]}: {trouve[2]}")


def _find_guillemet(rang: int, ligne: str) -> Constat | None:
    avant, valeur = _find_valeur(ligne)
    if valeur[:1] not in ('"', "'"):
        return None
    fin = ligne[len(avant) + len(valeur) :]
    if not (cite := _CITE.match(valeur)):
        return describe_ligne("guillemet-ouvert", rang, len(avant) + 1, avant + quote_yaml(valeur[1:]), fin)
    if not cite[2].strip():
        return None
    texte = valeur[1:-1] if valeur[-1] == valeur[0] else valeur
    colonne = len(avant) + len(cite[1]) + 1
    return describe_ligne("texte-apres-guillemet", rang, colonne, avant + quote_yaml(texte), fin)


def describe_guillemet(lignes: Sequence[str], rang: int, colonne: int) -> Constat:
    """The quote at this place, from 0, is not closed on its line."""
    ligne = lignes[rang]
    sans = ligne[:colonne] + ligne[colonne + 1 :].lstrip()
    return _find_guillemet(rang, ligne[:_LIGNE_LUE]) or describe_ligne("guillemet-ouvert", rang, colonne + 1, sans)


def _find_special(rang: int, ligne: str) -> Constat | None:
    avant, valeur = _find_valeur(ligne)
    if not valeur.startswith(_SPECIAUX) or _BLOC.match(valeur):
        return None
    fin = ligne[len(avant) + len(valeur) :]
    juste = avant + quote_yaml(valeur)
    return describe_ligne("caractere-special", rang, len(avant) + 1, juste, fin, signe=valeur[0])


def _find_deux_points(rang: int, ligne: str) -> Constat | None:
    avant, valeur = _find_valeur(ligne)
    if valeur[:1] in ("", '"', "'", "[", "{", "|", ">", "#") or not (": " in valeur or valeur.endswith(":")):
        return None
    if not _CHAMP.match(ligne):
        return None
    fin, courbes = ligne[len(avant) + len(valeur) :], _COURBES.fullmatch(valeur)
    juste = avant + quote_yaml(courbes[1] if courbes else valeur)
    return describe_ligne("deux-points-dans-valeur", rang, len(avant) + 1, juste, fin)


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
    juste = "" if fini.endswith(("]", "}")) else fini + fermant
    faits = {"signe": signe, "fermant": fermant, "ecrivez": f"Écrivez {show_ligne(juste)}" if juste else ""}
    return describe("crochet-ouvert", rang + 1, colonne + 1, ligne_corrigee=juste, **faits)


def _find_cle_vide(rang: int, ligne: str) -> Constat | None:
    trouve = _SANS_CLE.match(ligne)
    return describe("cle-vide", rang + 1, trouve.end(1) + 1) if trouve else None


_MISTAKES: tuple[Callable[[int, str], Constat | None], ...] = (
    _find_insecable,
    _find_puce,
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
    juste = avant + quote_yaml(valeur[1:-1]) if valeur else ""
    ecrivez = f"Écrivez {show_ligne(juste)}" if juste else ""
    return describe("echappement", arret.ligne + 1, arret.colonne + 1, ecrivez=ecrivez, ligne_corrigee=juste)


def _explain_flux(arret: Arret) -> Constat | None:
    """A bracket left open over several lines: the parser names the opening one, unless a dash stops it."""
    if "flow node" in arret.motif:
        return _find_crochet_ouvert(arret)
    if not arret.origine or not ("flow sequence" in arret.motif or "flow mapping" in arret.motif):
        return None
    ligne, colonne = arret.origine
    return _describe_crochet(ligne, colonne, arret.lignes[ligne])


def _find_crochet_ouvert(arret: Arret) -> Constat | None:
    """The last line above the stop that opens a bracket and does not close it."""
    for rang in range(min(arret.ligne, len(arret.lignes)) - 1, -1, -1):
        constat = _find_crochet(rang, arret.lignes[rang][:_LIGNE_LUE])
        if constat and constat.code == "crochet-ouvert":
            return constat
    return None


def _explain_guillemet(arret: Arret) -> Constat | None:
    """A quote that opens before a field name: in the other places it is a known mistake."""
    if not arret.origine or "quoted scalar" not in arret.motif:
        return None
    return describe_guillemet(arret.lignes, *arret.origine)


def _explain_sans_deux_points(arret: Arret) -> Constat | None:
    if arret.origine and "expected ':'" in arret.motif:
        ligne, colonne = arret.origine
    elif "mapping values" in arret.motif and ":" not in arret.lignes[arret.depart]:
        ligne, colonne = arret.depart, measure_retrait(arret.lignes[arret.depart])
    else:
        return None
    source = arret.lignes[ligne][:_LIGNE_LUE]
    devine = _SANS_DEUX_POINTS.fullmatch(source.rstrip())
    if not devine or (len(devine[3].split()) > _MOTS_MAX and ligne and _find_valeur(arret.lignes[ligne - 1])[1]):
        return _describe_suite(arret.lignes, ligne, colonne) if devine else _describe_sans(ligne, colonne)
    return _describe_sans(ligne, colonne, f"{devine[1]}{devine[2]}: {devine[3]}")


def _describe_suite(lignes: Sequence[str], rang: int, colonne: int) -> Constat:
    """Many words below a text: its second line, rather than a field without its colon."""
    avant, _ = _find_valeur(lignes[rang - 1])
    marge = len(avant) - len(avant.lstrip(" -")) + 2
    return describe("suite-de-texte", rang + 1, colonne + 1, ligne_corrigee=" " * marge + lignes[rang].strip())


def _describe_sans(rang: int, colonne: int, juste: str = "") -> Constat:
    ecrivez = f"Écrivez {show_ligne(juste)}" if juste else ""
    return describe("deux-points-manquants", rang + 1, colonne + 1, ecrivez=ecrivez, ligne_corrigee=juste)


def _explain_decalage(arret: Arret) -> Constat | None:
    return explain_decalage(arret.lignes, arret.ligne, arret.motif)


_EXPLANATIONS: tuple[Callable[[Arret], Constat | None], ...] = (
    _explain_directive,
    _explain_echappement,
    _explain_guillemet,
    _explain_flux,
    _explain_sans_deux_points,
    _explain_decalage,
)
