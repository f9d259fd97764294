"""A cell as a spreadsheet or a person wrote it → the text of the YAML, when there is only one way to read it.

Each function gives the value and what was put right, "" when nothing was. What it does not know goes as it is to the
model, which tells what is wrong better than a guess would.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from cpts.importers.casse import lower_nom
from cpts.model.refus import REFUS
from cpts.model.valeurs import ListeFermee, parse_date, suggest_date
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.nomenclatures.titres_colonnes import FORMES_PROFESSION
from cpts.telephone import TelephoneInvalide, format_telephone, parse_telephone
from cpts.text import slugify

Mise = Callable[[str], tuple[Any, str]]
"""A cell → its value, and what was put right."""

ZERO = "zéro de tête rendu à un numéro (un tableur l’avait retiré)"
CAPITALES = "nom en capitales remis en minuscules : relisez-le"
MOBILE = "téléphone mobile repris : demandez si la personne veut le publier"
UNE_LIGNE = "adresse de plusieurs lignes mise sur une seule"
_OUI = frozenset({"oui", "o", "x", "vrai", "true", "yes", "y", "1", "ok", "✓", "✔", "☑"})
_NON = frozenset({"non", "n", "faux", "false", "no", "0"})
_NEUF_CHIFFRES = re.compile(r"[1-9]\d{8}", re.ASCII)
_QUATRE_CHIFFRES = re.compile(r"[1-9]\d{3}", re.ASCII)
_HEURE = re.compile(r"(\d{1,2})\s*(?:h|:)\s*(\d{2})?(?::00)?", re.ASCII | re.IGNORECASE)
_HEURE_FINALE = re.compile(rf"(?:\s+(?:à\s+)?|T)({_HEURE.pattern})$", re.IGNORECASE)
_FORMULE = re.compile(r"=|[@+\-](?=[A-Za-z(]).*\(|#(?:REF|N/A|NOM|NAME|VALEUR|VALUE|DIV/0|NUL|NULL|NOMBRE|NUM)[!?]?")
_SCIENTIFIQUE = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)


def find_formule(cellule: str) -> bool:
    """Whether a cell is a formula, or the error of one, and not what a person reads."""
    return bool(_FORMULE.match(cellule))


def find_arrondi(cellule: str) -> bool:
    """Whether a number was rounded by the spreadsheet: « 1,00E+10 »."""
    return bool(_SCIENTIFIQUE.fullmatch(cellule))


def format_oui_non(cellule: str) -> tuple[str, str]:
    mot = cellule.casefold()
    return ("oui" if mot in _OUI else "non" if mot in _NON else cellule), ""


def format_tel(cellule: str) -> tuple[str, str]:
    """A phone as the directory writes it: « 03 53 01 00 10 »."""
    note, essai = "", cellule
    if _NEUF_CHIFFRES.fullmatch(re.sub(r"[\s.]", "", cellule)):
        note, essai = ZERO, f"0{cellule}"
    try:
        numero = parse_telephone(essai)
        return format_telephone(numero), note or (MOBILE if numero.startswith(("+336", "+337")) else "")
    except TelephoneInvalide:
        return cellule, ""


def format_nom(cellule: str) -> tuple[str, str]:
    """A name written in capitals, as people write it."""
    propre = lower_nom(cellule)
    return propre, (CAPITALES if propre != cellule else "")


def join_lignes(cellule: str) -> tuple[str, str]:
    """An address on one line."""
    lignes = [ligne.strip(" ,") for ligne in cellule.splitlines() if ligne.strip(" ,")]
    return ", ".join(lignes), (UNE_LIGNE if len(lignes) > 1 else "")


def format_code_postal(cellule: str) -> tuple[str, str]:
    compact = cellule.replace(" ", "")
    return (f"0{compact}", ZERO) if _QUATRE_CHIFFRES.fullmatch(compact) else (compact or cellule, "")


def strip_chiffres(cellule: str) -> tuple[str, str]:
    """A national number without its spaces."""
    return re.sub(r"[\s.]", "", cellule), ""


def format_decimal(cellule: str) -> tuple[str, str]:
    return cellule.replace(",", "."), ""


def format_date(cellule: str) -> tuple[str, str]:
    """« 3/12/2026 » and « 3 décembre 2026 » as « 2026-12-03 »."""
    seule = re.sub(r"[ T]00:00(?::00)?$", "", cellule)
    jour = suggest_date(seule).removeprefix("Écrivez ")
    return (jour if jour and _is_date(jour) else seule), ""


def _is_date(texte: str) -> bool:
    try:
        parse_date(texte)
    except PydanticCustomError as refus:
        if refus.type != REFUS:
            raise
        return False
    return True


def format_instant(cellule: str) -> tuple[str, str]:
    """« 03/12/2026 à 18:00 » as « 2026-12-03 18h »; an hour alone as « 18h »."""
    if lu := _HEURE.fullmatch(cellule):
        return _write_heure(lu), ""
    jour, heure = _split_instant(cellule)
    date, _ = format_date(jour)
    return (f"{date} {_write_heure(heure)}" if heure else date), ""


def _split_instant(cellule: str) -> tuple[str, re.Match[str] | None]:
    """The date, and the hour written after it."""
    lu = _HEURE_FINALE.search(cellule)
    return (cellule[: lu.start()].strip(), _HEURE.fullmatch(lu[1])) if lu else (cellule, None)


def _write_heure(lu: re.Match[str]) -> str:
    """« 9h », « 9h30 »."""
    minutes = lu[2] or "00"
    return f"{int(lu[1])}h" if minutes == "00" else f"{int(lu[1])}h{minutes}"


def make_format_liste(liste: ListeFermee) -> Mise:
    """The formatter of the keys of a closed list: a key, its label, or a word that means only it."""
    formes = _list_formes(liste.table)

    def format_cle(cellule: str) -> tuple[str, str]:
        return (cellule if cellule in liste.table else formes.get(slugify(cellule), cellule)), ""

    return format_cle


def _list_formes(table: Mapping[str, Any]) -> dict[str, str]:
    """Slug of a key, a label or a word → key; a form that could mean two keys means none."""
    formes: dict[str, str] = {}
    doubles: set[str] = set()
    for cle, valeur in table.items():
        for forme in {slugify(texte) for texte in _list_textes(cle, valeur)}:
            if formes.setdefault(forme, cle) != cle:
                doubles.add(forme)
    surs = {slugify(cle): cle for cle in table}
    if table is PROFESSIONS:
        surs |= FORMES_PROFESSION
    return {forme: cle for forme, cle in formes.items() if forme not in doubles} | surs


def _list_textes(cle: str, valeur: Any) -> list[str]:
    fiche = PROFESSIONS.get(cle) or SPECIALITES.get(cle)
    if fiche is not None and fiche is valeur:
        return [cle, fiche.libelle, getattr(fiche, "pluriel", ""), *fiche.mots]
    return [cle, valeur] if isinstance(valeur, str) else [cle]
