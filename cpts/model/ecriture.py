"""Below the model: texts written for people, and the signs that have no place in them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from cpts.model.refus import parse_scalaire, refuse
from cpts.text import quote

LONGUEUR_TEXTE = 2000
LONGUEUR_LIGNE = 200
LONGUEUR_NOM = 120
ACCENTS_MAX = 2

# Latin letters, accents included, and French punctuation: nothing to look at twice.
_SUSPECT = re.compile(r"[^\x20-\x7e\u00a0-\u017f\u1e00-\u1eff\u2010-\u201f\u2026\u202f\u20ac\n]")
_LIANT = "\u200d"
_MOTS = re.compile(r"[\s'’-]+")
# Alphabets whose letters look alike. Source: Unicode technical standard 39, « confusables ».
_RESSEMBLANTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
_DECORATIFS = frozenset({"MATHEMATICAL", "FULLWIDTH", "CIRCLED", "SQUARED", "PARENTHESIZED", "DOUBLE-STRUCK", "SCRIPT"})
_ALPHABETS = {"LATIN": "latin", "CYRILLIC": "cyrillique", "GREEK": "grec", "ARMENIAN": "arménien"}


def parse_texte(valeur: Any) -> str:
    """Paragraphs for people, never Markdown or HTML; at most 2 000 characters."""
    texte = parse_scalaire(valeur)
    if len(texte) > LONGUEUR_TEXTE:
        raise refuse("texte-trop-long", f"le texte a {len(texte)} caractères", f"{LONGUEUR_TEXTE} au plus")
    if not texte.isascii() and _SUSPECT.search(texte):
        _check_accents(texte)
        _check_liants(texte)
        _check_alphabets(texte, frozenset({"LATIN", "CYRILLIC"}))
    return texte


def parse_ligne(valeur: Any) -> str:
    """One short line."""
    texte = parse_texte(valeur)
    if len(texte) > LONGUEUR_LIGNE:
        raise refuse("texte-trop-long", f"le texte a {len(texte)} caractères", f"{LONGUEUR_LIGNE} au plus")
    if "\n" in texte:
        raise refuse("une-seule-ligne", "le texte va à la ligne", "une seule ligne")
    return texte


def parse_nom(valeur: Any) -> str:
    """The name of a person, place or thing: letters of one script per word, no emoji."""
    texte = parse_ligne(valeur)
    if len(texte) > LONGUEUR_NOM:
        raise refuse("texte-trop-long", f"le nom a {len(texte)} caractères", f"{LONGUEUR_NOM} au plus")
    if not any(map(str.isalpha, texte)):
        raise refuse("nom-sans-lettre", f"{quote(texte)} n’a pas de lettre", "un nom")
    if not texte.isascii() and _SUSPECT.search(texte):
        _check_signes(texte)
        _check_alphabets(texte, _RESSEMBLANTS)
    return texte


def check_hote(nom: str) -> None:
    """Raises for a site name whose words mix alphabets: it imitates another one."""
    _check_alphabets(nom.replace(".", " "), _RESSEMBLANTS)


def _check_accents(texte: str) -> None:
    """More than two combining marks on a letter is an attack on the page, not a language."""
    suite = 0
    for signe in unicodedata.normalize("NFD", texte):
        suite = suite + 1 if unicodedata.combining(signe) else 0
        if suite > ACCENTS_MAX:
            raise refuse("accents-empiles", f"une lettre porte plus de {ACCENTS_MAX} accents", "un texte lisible")


def _check_liants(texte: str) -> None:
    """The joiner makes composed emoji; anywhere else it hides a difference between two words."""
    avant = ""
    for signe in texte:
        if signe == _LIANT and not _is_emoji(avant):
            attendu = "du texte ordinaire"
            raise refuse(
                "signe-interdit", "un liant invisible (U+200D) est écrit", attendu, "Retapez le mot au clavier"
            )
        avant = signe


def _is_emoji(signe: str) -> bool:
    return signe == "\ufe0f" or (signe != "" and unicodedata.category(signe) in ("So", "Sk"))


def _check_signes(texte: str) -> None:
    for signe in texte:
        if unicodedata.category(signe) in ("So", "Sk", "Cf", "Cn") or _name_alphabet(signe) in _DECORATIFS:
            raise refuse("signe-interdit", f"le signe {quote(signe)} ne va pas dans un nom", "des lettres")


def _check_alphabets(texte: str, surveilles: frozenset[str]) -> None:
    for mot in _MOTS.split(texte):
        alphabets = sorted({a for signe in mot if (a := _name_alphabet(signe)) in surveilles})
        if len(alphabets) > 1:
            noms = " et ".join(_list_noms(alphabets))
            trouve = f"{quote(mot)} mélange des lettres de plusieurs alphabets ({noms})"
            raise refuse("alphabets-melanges", trouve, "un seul alphabet par mot", "Retapez ce mot au clavier")


def _list_noms(alphabets: list[str]) -> Iterator[str]:
    return (_ALPHABETS.get(alphabet, alphabet.lower()) for alphabet in alphabets)


def _name_alphabet(signe: str) -> str:
    return unicodedata.name(signe, "").partition(" ")[0] if signe.isalpha() else ""
