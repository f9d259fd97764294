"""Below the model: what a refused date, hour or code most likely meant, and whether it can be nothing else."""

import re
from calendar import monthrange
from datetime import date, time

from cpts.dates import MOIS
from cpts.text import fold

HEURE = re.compile(r"(\d{1,2})(?:h(\d{2})?|:(\d{2}))", re.ASCII)
_DATE_CHIFFRES = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})\b", re.ASCII)
_DATE_LETTRES = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4})", re.ASCII)
_DATE_COURTE = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)


def find_date(texte: str) -> tuple[str, bool]:
    """The date that `texte` writes another way, "" when there is none, and whether it can be no other."""
    bonne, sur, reste = _split_date(texte)
    return bonne, sur and not _list_nombres(reste)


def find_instant(texte: str) -> tuple[str, bool]:
    """The same, with the hour that follows the date."""
    bonne, sur, reste = _split_date(texte)
    if not bonne or not _list_nombres(reste):
        return bonne, sur
    heure = HEURE.search(re.sub(r"\s*h(?:eures?)?\s*", "h", reste))
    if not heure or not build_heure(heure):
        return bonne, False
    return f"{bonne} {heure[0]}", sur and is_meme_heure(reste, heure[0])


def _split_date(texte: str) -> tuple[str, bool, str]:
    """(date or "", whether it can be no other, what is around it); curly quotes are those of a word processor."""
    texte = texte.strip("“”„«» \u00a0")
    if lu := _DATE_COURTE.match(texte):
        (annee, mois, jour), sur = lu.groups(), True
    elif lu := _DATE_CHIFFRES.match(texte):
        # The day comes first in French; an American would read 03/12 another way, and a year of two digits says little.
        jour, mois, annee = lu.groups()
        sur = len(annee) == 4 and (int(jour) > 12 or int(jour) == int(mois))
    elif (lu := _DATE_LETTRES.search(fold(texte))) and (rang := _find_mois(lu[2])):
        (jour, mois, annee), sur = (lu[1], str(rang), lu[3]), True
    else:
        return "", False, ""
    bonne = f"{annee if len(annee) == 4 else f'20{annee}'}-{mois:0>2}-{jour:0>2}"
    reste = lu.string[: lu.start()] + lu.string[lu.end() :]
    return (bonne, sur, reste) if _is_date(bonne) else ("", False, "")


def _is_date(texte: str) -> bool:
    try:
        date.fromisoformat(texte)
    except ValueError:
        return False
    return True


def count_jours(annee: int, mois: int, jour: int) -> str:
    """« Novembre 2026 finit le 30 », or how a date is written when its month is none."""
    if not (annee and 1 <= mois <= 12 and jour):
        return "Écrivez l’année, le mois de 01 à 12, puis le jour"
    return f"{MOIS[mois - 1].capitalize()} {annee} finit le {monthrange(annee, mois)[1]}"


def _find_mois(mot: str) -> int:
    """The rank of a month from 1, or 0."""
    return next((rang for rang, mois in enumerate(MOIS, 1) if fold(mois) == mot), 0)


def is_meme_heure(avant: str, apres: str) -> bool:
    """Whether two writings of hours have the same numbers, « 9 h - 12 h 30 » and « 9h-12h30 »."""
    return _list_nombres(avant) == _list_nombres(apres)


def _list_nombres(texte: str) -> list[int]:
    return [int(nombre) for nombre in re.findall(r"\d+", texte)]


def suggest_heure(texte: str) -> str:
    """« Écrivez 20h » for an hour written another way, or what to do of midnight; else ""."""
    forme = fold(texte).replace(" ", "").replace("heures", "h").replace("heure", "h")
    if forme in ("24h", "24:00", "24h00", "minuit"):
        return "Écrivez 23h59, ou 0h le lendemain"
    lu = HEURE.search(forme)
    return f"Écrivez {lu[0]}" if lu and build_heure(lu) and lu[0] != texte else ""


def build_heure(lu: re.Match[str]) -> time | None:
    """The hour, or None when no clock shows it."""
    heures, minutes = int(lu[1]), int(lu[2] or lu[3] or 0)
    return time(heures, minutes) if heures < 24 and minutes < 60 else None


def repair_code(motif: re.Pattern[str], texte: str) -> tuple[str, bool]:
    """The code, as YAML, without its spaces or curly quotes, or with the zero that a spreadsheet dropped; else ""."""
    propre = re.sub(r"[\s“”„«»]", "", texte)
    for bon, sur in ((propre, True), (f"0{propre}", False)):
        if motif.fullmatch(bon) and (sur or (len(bon) == 5 and propre.isdecimal())):
            return (f'"{bon}"' if bon.isdecimal() else bon), sur
    return "", False
