"""Below the model: identifiers, yes or no, dates, hours, numbers and closed lists, read strictly from text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from cpts.dates import MOIS
from cpts.model.refus import parse_scalaire, refuse
from cpts.text import closest, did_you_mean, fold, quote, slugify

LONGUEUR_ID = 60
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SIGLE = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Za-z0-9][A-Za-z0-9éèêàç-]{0,10}[A-Za-z0-9éèêàç]")
HEURE = re.compile(r"(\d{1,2})(?:h(\d{2})?|:(\d{2}))", re.ASCII)
_IDS_RESERVES = {"index", "404", "assets", "search", "sitemap", "page", "archives", "con", "prn", "aux", "nul"} | {
    f"{nom}{n}" for nom in ("com", "lpt") for n in range(1, 10)
}
_QUATRE_CHIFFRES = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DATE_CHIFFRES = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})\b", re.ASCII)
_DATE_LETTRES = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4})", re.ASCII)
_DATE_COURTE = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)
_ENTIER = re.compile(r"\d{1,9}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,9}(?:\.\d{1,12})?", re.ASCII)
_OUI_NON = {"oui": True, "non": False}
_FAUX_AMIS = dict.fromkeys(("yes", "true", "on", "vrai", "y", "o", "1"), "oui") | dict.fromkeys(
    ("no", "false", "off", "faux", "n", "0"), "non"
)
LISTE_COURTE = 12
"""A closed list up to this length is told whole, even beside a suggestion."""


def parse_id(valeur: Any) -> str:
    """An identifier, which is also an address: `camille-exemple`."""
    return _check_id(parse_scalaire(valeur))


@lru_cache(maxsize=65536)
def _check_id(texte: str) -> str:
    if not ID.fullmatch(texte) or len(texte) > LONGUEUR_ID:
        attendu = f"des lettres sans accent, des chiffres et des tirets, {LONGUEUR_ID} signes au plus"
        raise refuse("id-invalide", f"{quote(texte)} ne peut pas servir d’identifiant", attendu, _suggest_id(texte))
    if texte in _IDS_RESERVES or _QUATRE_CHIFFRES.fullmatch(texte):
        raise refuse("id-reserve", f"l’identifiant {quote(texte)} est réservé", "un autre identifiant")
    return texte


def _suggest_id(texte: str) -> str:
    return f"Essayez « {slug} »" if (slug := slugify(texte)[:LONGUEUR_ID].strip("-")) else ""


def parse_sigle(valeur: Any) -> str:
    """An acronym as people write it in a sentence: `EHPAD`, `MSSanté`."""
    texte = parse_scalaire(valeur)
    if SIGLE.fullmatch(texte):
        return texte
    attendu = "de 2 à 12 lettres ou chiffres, dont une majuscule au moins, sans point ni espace"
    bon = re.sub(r"[.\s]", "", texte)
    bon = bon if SIGLE.fullmatch(bon) else bon.upper()
    suggestion = f"Écrivez {quote(bon)}" if SIGLE.fullmatch(bon) else ""
    raise refuse("sigle-invalide", f"{quote(texte)} n’est pas un sigle", attendu, suggestion)


def parse_oui_non(valeur: Any) -> bool:
    """`oui` or `non`, lower case only."""
    texte = parse_scalaire(valeur)
    if (reponse := _OUI_NON.get(texte)) is not None:
        return reponse
    bon = _FAUX_AMIS.get(texte.lower()) or closest(texte, _OUI_NON)
    suggestion = f"Ici, sans doute « {bon} »" if bon else ""
    raise refuse("oui-non", f"{quote(texte)} n’est pas une réponse : écrivez oui ou non", "", suggestion)


def parse_date(valeur: Any) -> date:
    """`AAAA-MM-JJ`."""
    return _read_date(parse_scalaire(valeur))


@lru_cache(maxsize=8192)
def _read_date(texte: str) -> date:
    if not (lu := _DATE.fullmatch(texte)):
        raise refuse("date-invalide", f"{quote(texte)} n’est pas une date", "AAAA-MM-JJ", suggest_date(texte))
    try:
        return date(*map(int, lu.groups()))
    except ValueError:
        raise refuse("date-impossible", f"{quote(texte)} n’existe pas", "une date du calendrier") from None


def suggest_date(texte: str) -> str:
    """« Écrivez 2026-02-28 » for a date written another way, else ""."""
    if lu := _DATE_COURTE.match(texte):
        annee, mois, jour = lu.groups()
    elif lu := _DATE_CHIFFRES.match(texte):
        jour, mois, annee = lu.groups()
    elif (lu := _DATE_LETTRES.search(fold(texte))) and (rang := _find_mois(lu[2])):
        jour, mois, annee = lu[1], str(rang), lu[3]
    else:
        return ""
    annee = annee if len(annee) == 4 else f"20{annee}"
    return f"Écrivez {annee}-{mois:0>2}-{jour:0>2}" if 1 <= int(mois) <= 12 and 1 <= int(jour) <= 31 else ""


def _find_mois(mot: str) -> int:
    """The rank of a month from 1, or 0."""
    return next((rang for rang, mois in enumerate(MOIS, 1) if fold(mois) == mot), 0)


def parse_heure(valeur: Any) -> time:
    """`9h`, `9h30` or `09:30`."""
    texte = parse_scalaire(valeur)
    if (lu := HEURE.fullmatch(texte)) and (heure := _build_heure(lu)):
        return heure
    raise refuse("heure-invalide", f"{quote(texte)} n’est pas une heure", "9h, 9h30 ou 09:30", _suggest_heure(texte))


def _build_heure(lu: re.Match[str]) -> time | None:
    """The hour, or None when no clock shows it."""
    heures, minutes = int(lu[1]), int(lu[2] or lu[3] or 0)
    return time(heures, minutes) if heures < 24 and minutes < 60 else None


def _suggest_heure(texte: str) -> str:
    forme = fold(texte).replace(" ", "").replace("heures", "h").replace("heure", "h")
    if forme in ("24h", "24:00", "24h00", "minuit"):
        return "Écrivez 23h59, ou 0h le lendemain"
    lu = HEURE.search(forme)
    return f"Écrivez {lu[0]}" if lu and _build_heure(lu) and lu[0] != texte else ""


def parse_instant(valeur: Any) -> datetime:
    """`AAAA-MM-JJ 20h30`, wall clock of Europe/Paris; a date alone is midnight."""
    texte = parse_scalaire(valeur)
    jour, _, heure = texte.partition(" ")
    if not _DATE.fullmatch(jour):
        attendu = "une date puis une heure, comme 2026-12-03 20h30"
        suggestion = f"Écrivez {texte.replace('T', ' ', 1)}" if _DATE.match(texte) else suggest_date(texte)
        raise refuse("instant-invalide", f"{quote(texte)} n’est pas une date", attendu, suggestion)
    return datetime.combine(_read_date(jour), parse_heure(heure) if heure else time())


def has_heure(valeur: Any) -> bool:
    """Whether the text of an instant has an hour."""
    return not (isinstance(valeur, str) and _DATE.fullmatch(valeur.strip()))


def parse_entier(valeur: Any) -> int:
    """Digits alone."""
    texte = parse_scalaire(valeur)
    if not _ENTIER.fullmatch(texte):
        raise refuse("nombre-invalide", f"{quote(texte)} n’est pas un nombre entier", "des chiffres seuls, comme 40")
    return int(texte)


def parse_mois(valeur: Any) -> int:
    """A number of months, from 1 to 120."""
    mois = parse_entier(valeur)
    if not 1 <= mois <= 120:
        raise refuse("nombre-invalide", f"{quote(str(valeur))} mois, c’est trop ou trop peu", "de 1 à 120 mois")
    return mois


def parse_decimal(valeur: Any) -> float:
    """Digits and a point."""
    texte = parse_scalaire(valeur)
    if not DECIMAL.fullmatch(texte):
        bon = texte.replace(",", ".").replace(" ", "")
        suggestion = f"Écrivez {bon}" if DECIMAL.fullmatch(bon) else ""
        trouve = f"{quote(texte)} n’est pas un nombre"
        raise refuse("nombre-invalide", trouve, "un nombre comme 12 ou 46.25", suggestion)
    return float(texte)


def make_parse_motif(motif: re.Pattern[str], code: str, quoi: str, attendu: str) -> Callable[[Any], str]:
    """A parser of texts that match `motif` whole."""

    def parse(valeur: Any) -> str:
        texte = parse_scalaire(valeur)
        if not motif.fullmatch(texte):
            raise refuse(code, f"{quote(texte)} n’est pas {quoi}", attendu)
        return texte

    return parse


@dataclass(frozen=True, eq=False)
class ListeFermee:
    """The annotation of a text that is one of the keys of `table`: checks it, and lists them in the editor's schema."""

    table: Mapping[str, Any]
    nom: str

    def parse(self, valeur: Any) -> str:
        """`valeur` when it is a key of the table."""
        if valeur.__class__ is str and valeur in self.table:
            return str(valeur)
        texte = parse_scalaire(valeur)
        if texte in self.table:
            return texte
        suggestion = did_you_mean(texte, self.table)
        attendu = "" if suggestion and len(self.table) > LISTE_COURTE else f"{self.nom} parmi {', '.join(self.table)}"
        raise refuse("valeur-inconnue", f"{quote(texte)} est inconnu", attendu, suggestion)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.table)}


def closed_list(table: Mapping[str, Any], nom: str) -> ListeFermee:
    """What annotates a text that is one of the keys of `table`; `nom` is what a key names, as in « un thème »."""
    return ListeFermee(table, nom)
