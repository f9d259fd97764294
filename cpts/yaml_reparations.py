"""Below `yaml_lecteur`: the line to type instead of one whose field name, braces or dash are wrong."""

import re

from cpts.text import quote
from cpts.yaml_messages import Constat, describe, describe_ligne, quote_yaml

_INSECABLES = re.compile("[\u00a0\u2007\u202f]")
_COLLE = re.compile(r"([a-z_]+):(\S.*)")
_CHAMP = re.compile(r"([^:\"']+?) ?: +(\S.*)")


def judge_cle(texte: str) -> str:
    """The code of what is wrong with a field name, or ""."""
    if not texte or texte == "~":
        return "cle-vide"
    if texte == "<<":
        return "cle-fusion"
    if texte[0] == "-":
        return "cle-tiret-colle"
    return "cle-espace-insecable" if _INSECABLES.search(texte) else ""


def clean_cle(texte: str) -> str:
    """The field name that was meant, when only its spaces are wrong; else ""."""
    propre = _INSECABLES.sub(" ", texte).strip()
    return propre if _INSECABLES.search(texte) and not judge_cle(propre) else ""


def repair_insecables(ligne: str) -> str:
    """A line whose indentation and field name have ordinary spaces."""
    marge = ligne[: len(ligne) - len(ligne.lstrip(" \u00a0\u2007\u202f"))]
    cle, deux_points, valeur = ligne[len(marge) :].partition(":")
    return " " * len(marge) + _INSECABLES.sub(" ", cle).rstrip() + deux_points + valeur


def repair_tiret(ligne: str, colonne: int) -> str:
    """A line whose field, at `colonne` from 0, begins an entry: its dash takes the two spaces before it, or ""."""
    return f"{ligne[: colonne - 2]}- {ligne[colonne:]}" if colonne >= 2 and not ligne[:colonne].strip() else ""


def describe_commentaire(ligne: str, rang: int, bornes: tuple[int, int], valeur: str) -> Constat:
    """A « #x » that cuts `valeur`, written between `bornes` in the line `rang`; all places from 0."""
    debut, fin = bornes
    commentaire = ligne[fin:].strip()
    juste = ligne[:debut] + quote_yaml(f"{valeur} {commentaire}")
    colonne = len(ligne) - len(ligne[fin:].lstrip()) + 1
    return describe_ligne("commentaire-colle", rang, colonne, juste, commentaire=quote(commentaire))


def describe_virgule(ligne: str, rang: int, colonne: int, cle: str, cite: str) -> Constat:
    """Between braces, `cle` is a piece of the text before it, or its colon touches its value. `rang` is from 0."""
    juste = repair_accolades(ligne)
    if _COLLE.fullmatch(cle):
        if juste:
            return describe_ligne("espace-apres-deux-points", rang, colonne + cle.index(":"), juste)
        colle = _COLLE.sub(r"\1: \2", cle)
        return describe("espace-apres-deux-points", rang + 1, colonne, corrige=f"« {colle} »")
    return describe("virgule", rang + 1, colonne, cle=cite, ligne_corrigee=juste)


def repair_accolades(ligne: str) -> str:
    """The line with one quoted text for what a comma had cut between its braces, or "" when nobody can tell."""
    trouve = re.fullmatch(r"([^{}#\"']*\{)([^{}\[\]]*)(\}\s*(?: #.*)?)", ligne)
    if not trouve:
        return ""
    champs: list[list[str]] = []
    for morceau in re.split(r",\s*", trouve[2].strip().rstrip(",")):
        if lu := _CHAMP.fullmatch(morceau) or _COLLE.fullmatch(morceau):
            champs.append([lu[1], lu[2]])
        elif not champs or re.search(r"[:\"']", morceau) or champs[-1][1][0] in "\"'":
            return ""
        else:
            champs[-1][1] += f", {morceau}"
    return f"{trouve[1]}{', '.join(f'{nom}: {_write_valeur(valeur)}' for nom, valeur in champs)}{trouve[3]}"


def _write_valeur(valeur: str) -> str:
    """« 46, 05 » is a French decimal number; any other text with a comma is quoted."""
    if nombre := re.fullmatch(r"(-?\d{1,3}), (\d+)", valeur):
        return f"{nombre[1]}.{nombre[2]}"
    return quote_yaml(valeur) if "," in valeur else valeur
