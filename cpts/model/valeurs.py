"""Below the model: identifiers, yes or no, dates, hours, numbers and closed lists, read strictly from text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from cpts.model.conseils import (
    HEURE,
    build_heure,
    count_jours,
    find_date,
    find_instant,
    is_meme_heure,
    repair_code,
    suggest_heure,
)
from cpts.model.refus import Defaut, parse_scalaire, refuse, refuse_pour, refuse_tout
from cpts.text import closest, did_you_mean, fold, quote, slugify

LONGUEUR_ID = 60
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SIGLE = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Za-z0-9][A-Za-z0-9éèêàç-]{0,10}[A-Za-z0-9éèêàç]")
_IDS_RESERVES = {"index", "404", "assets", "search", "sitemap", "page", "archives", "con", "prn", "aux", "nul"} | {
    f"{nom}{n}" for nom in ("com", "lpt") for n in range(1, 10)
}
_QUATRE_CHIFFRES = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ENTIER = re.compile(r"\d{1,9}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,9}(?:\.\d{1,12})?", re.ASCII)
_OUI_NON = {"oui": True, "non": False}
_FAUX_AMIS = dict.fromkeys(("oui", "yes", "true", "on", "vrai", "y", "o", "1"), "oui") | dict.fromkeys(
    ("non", "no", "false", "off", "faux", "n", "0"), "non"
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
        slug = slugify(texte)[:LONGUEUR_ID].strip("-")
        suggestion = f"Essayez « {slug} »" if slug else ""
        trouve = f"{quote(texte)} ne peut pas servir d’identifiant"
        raise refuse_pour(Defaut("id-invalide", trouve, attendu, suggestion), slug)
    if texte in _IDS_RESERVES or _QUATRE_CHIFFRES.fullmatch(texte):
        raise refuse("id-reserve", f"l’identifiant {quote(texte)} est réservé", "un autre identifiant")
    return texte


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
    sur = _FAUX_AMIS.get(fold(texte).strip("“”„«» "))
    bon = sur or closest(texte, _OUI_NON) or ""
    suggestion = f"Ici, sans doute « {bon} »" if bon else ""
    trouve = f"{quote(texte)} n’est pas une réponse : écrivez oui ou non"
    raise refuse_pour(Defaut("oui-non", trouve, "", suggestion), bon, sur=sur is not None)


def parse_date(valeur: Any) -> date:
    """`AAAA-MM-JJ`."""
    return _read_date(parse_scalaire(valeur))


@lru_cache(maxsize=8192)
def _read_date(texte: str) -> date:
    if not (lu := _DATE.fullmatch(texte)):
        bonne, sur = find_date(texte)
        defaut = Defaut("date-invalide", f"{quote(texte)} n’est pas une date", "AAAA-MM-JJ", _suggest(bonne))
        raise refuse_pour(defaut, bonne, sur=sur)
    try:
        return date(*map(int, lu.groups()))
    except ValueError:
        dernier = count_jours(*map(int, lu.groups()))
        raise refuse("date-impossible", f"{quote(texte)} n’existe pas", "une date du calendrier", dernier) from None


def _suggest(texte: str) -> str:
    return f"Écrivez {texte}" if texte else ""


def parse_heure(valeur: Any) -> time:
    """`9h`, `9h30` or `09:30`."""
    texte = parse_scalaire(valeur)
    if (lu := HEURE.fullmatch(texte)) and (heure := build_heure(lu)):
        return heure
    suggestion = suggest_heure(texte)
    bonne = suggestion.removeprefix("Écrivez ") if "," not in suggestion else ""
    defaut = Defaut("heure-invalide", f"{quote(texte)} n’est pas une heure", "9h, 9h30 ou 09:30", suggestion)
    raise refuse_pour(defaut, bonne, sur=is_meme_heure(texte, bonne))


def parse_instant(valeur: Any) -> datetime:
    """`AAAA-MM-JJ 20h30`, wall clock of Europe/Paris; a date alone is midnight."""
    texte = parse_scalaire(valeur)
    jour, _, heure = texte.partition(" ")
    if not _DATE.fullmatch(jour):
        attendu = "une date puis une heure, comme 2026-12-03 20h30"
        bon, sur = find_instant(texte)
        raise refuse_pour(
            Defaut("instant-invalide", f"{quote(texte)} n’est pas une date", attendu, _suggest(bon)), bon, sur=sur
        )
    return datetime.combine(_read_date(jour), _parse_heure_de(heure, jour) if heure else time())


def _parse_heure_de(texte: str, jour: str) -> time:
    """The hour of an instant; what to type instead of a wrong one has its date."""
    try:
        return parse_heure(texte)
    except PydanticCustomError as erreur:
        defauts = (erreur.context or {})["defauts"]
        raise refuse_tout(d._replace(remplace=f"{jour} {d.remplace}" if d.remplace else "") for d in defauts) from None


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
        bon = bon if DECIMAL.fullmatch(bon) else ""
        trouve = f"{quote(texte)} n’est pas un nombre"
        defaut = Defaut("nombre-invalide", trouve, "un nombre comme 12 ou 46.25", _suggest(bon))
        raise refuse_pour(defaut, bon, sur=True)
    return float(texte)


def make_parse_motif(motif: re.Pattern[str], code: str, quoi: str, attendu: str) -> Callable[[Any], str]:
    """A parser of texts that match `motif` whole."""

    def parse(valeur: Any) -> str:
        texte = parse_scalaire(valeur)
        if not motif.fullmatch(texte):
            bon, sur = repair_code(motif, texte)
            zero = bon.strip('"')
            suggestion = f"Le zéro du début compte : sans doute {zero}" if bon and not sur else ""
            raise refuse_pour(Defaut(code, f"{quote(texte)} n’est pas {quoi}", attendu, suggestion), bon, sur=sur)
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
        if re.search(r"[;/]", texte):
            suggestion = "Séparez les valeurs par des virgules, entre crochets"
            raise refuse("valeur-inconnue", f"{quote(texte)} est inconnu", "", suggestion)
        bon = self._find_mot(texte) or closest(texte, self.table) or ""
        suggestion = did_you_mean(bon, self.table) if bon else ""
        attendu = "" if suggestion and len(self.table) > LISTE_COURTE else f"{self.nom} parmi {', '.join(self.table)}"
        defaut = Defaut("valeur-inconnue", f"{quote(texte)} est inconnu", attendu, suggestion)
        raise refuse_pour(defaut, bon, sur=slugify(texte) == bon)

    def _find_mot(self, texte: str) -> str:
        """The only key whose label, or whose words that people type, are `texte`; else ""."""
        mot = fold(texte)
        bons = [cle for cle, valeur in self.table.items() if mot in _list_mots(valeur)]
        return bons[0] if len(bons) == 1 else ""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.table)}


def _list_mots(valeur: Any) -> list[str]:
    """The label of a value of a closed list and, for a profession, its other words; all folded."""
    libelle = valeur if isinstance(valeur, str) else getattr(valeur, "libelle", "")
    return [fold(libelle), *getattr(valeur, "mots", ())]


def closed_list(table: Mapping[str, Any], nom: str) -> ListeFermee:
    """What annotates a text that is one of the keys of `table`; `nom` is what a key names, as in « un thème »."""
    return ListeFermee(table, nom)
