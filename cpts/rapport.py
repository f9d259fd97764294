"""Problems and progress told to a person, a workflow or a tool: text, GitHub annotations, JSON."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict

from cpts.errors import Probleme
from cpts.text import plural, quote

_COMMANDES_TERMINAL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_ANCIENNE_COMMANDE = "##["
"""The older form of a workflow command, which GitHub's runner obeys anywhere in a line."""
FORMATS = ("texte", "github", "json")
_COMMANDES = {"erreur": "error", "avertissement": "warning"}


def format_problemes(problemes: Sequence[Probleme], format_: str) -> str:
    """All of `problemes` in one text, "" when there is nothing to say."""
    if format_ == "json":
        return json.dumps([to_dict(p) for p in problemes], ensure_ascii=False, indent=1)
    lignes = [format_github(p) if format_ == "github" else format_texte(p) for p in problemes]
    return "\n".join(lignes)


def format_texte(probleme: Probleme) -> str:
    """Two lines: where, then what."""
    lieu = f"{probleme.fichier}:{probleme.ligne}:{probleme.colonne} {probleme.champ}".rstrip()
    gravite = "" if probleme.est_erreur else "(avertissement) "
    return f"{clean(lieu)}\n  {gravite}{clean(write_conseil(probleme))}"


def find_corrige(probleme: Probleme) -> str:
    """The corrected line of a problem, "" when there is none or when its message already shows it."""
    return probleme.corrige if quote(probleme.corrige.strip(), 200) not in probleme.message else ""


def clean(texte: str) -> str:
    """`texte` on one line, without anything that a terminal or a workflow would obey."""
    return _COMMANDES_TERMINAL.sub(" ", texte).replace(_ANCIENNE_COMMANDE, "# #[")


def format_github(probleme: Probleme, commande: str = "") -> str:
    """A workflow annotation, of its gravity or of `commande`. Source: GitHub Actions, « workflow commands »."""
    commande = commande or _COMMANDES[probleme.gravite]
    proprietes = f"file={escape_commande(probleme.fichier, ',:')},line={probleme.ligne},col={probleme.colonne}"
    titre, message = escape_commande(probleme.champ, ",:"), escape_commande(write_conseil(probleme))
    return f"::{commande} {proprietes},title={titre}::{message}"


def summarize(problemes: Sequence[Probleme]) -> str:
    """« 2 erreurs, 1 avertissement »."""
    erreurs = sum(p.est_erreur for p in problemes)
    return f"{plural(erreurs, 'erreur')}, {plural(len(problemes) - erreurs, 'avertissement')}"


def write_conseil(probleme: Probleme) -> str:
    """The message, then, when it is known, the whole line as it should be typed, its margin included."""
    ligne = find_corrige(probleme)
    return f"{write_message(probleme)} Ligne corrigée : {quote(ligne, 240)}." if ligne else write_message(probleme)


def write_message(probleme: Probleme) -> str:
    """What was found, what was expected, what to do: French sentences, each with its capital and its point."""
    attendu = f"attendu : {_uncapitalize(probleme.attendu)}" if probleme.attendu else ""
    phrases = (probleme.trouve, attendu, probleme.suggestion)
    return " ".join(_end(capitalize(phrase)) for phrase in phrases if phrase)


def _uncapitalize(phrase: str) -> str:
    """`phrase` without its capital, unless its first word is an acronym or a template such as AAAA-MM-JJ."""
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]


def _end(phrase: str) -> str:
    return phrase if phrase.endswith((".", "?", "!", "…")) else f"{phrase}."


def capitalize(phrase: str) -> str:
    """`phrase` with a capital, the rest untouched."""
    return phrase[:1].upper() + phrase[1:]


def to_dict(probleme: Probleme) -> dict[str, object]:
    """The problem as the JSON format tells it."""
    cles = ("fichier", "ligne", "colonne", "champ", "gravite", "code", "trouve", "attendu", "suggestion")
    brut = asdict(probleme)
    return {**{cle: brut[cle] for cle in cles}, "message": write_conseil(probleme)}


def escape_commande(texte: str, plus: str = "") -> str:
    """`texte` in a workflow command, `plus` being the other signs that end a property; nothing in it is obeyed."""
    for signe in "%\r\n" + plus:
        texte = texte.replace(signe, f"%{ord(signe):02X}")
    return clean(texte)
