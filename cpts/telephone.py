"""Leaf of the pipeline: telephone numbers as volunteers write them, and as people read and dial them."""

import re
from functools import lru_cache

from cpts.nomenclatures.numeros import NUMEROS_COURTS

_SEPARATEURS = re.compile(r"[\s.\-()/\u00a0\u202f]")
_NATIONAL = re.compile(r"0[1-9]\d{8}")
_SURTAXE = re.compile(r"0(?:81|82|89)\d{7}")
# Overseas numbers keep their ten digits at home but have their own country code (ARCEP plan).
_OUTRE_MER = {
    "262": ("0262", "0263", "0269", "0692", "0693"),
    "590": ("0590", "0690", "0691"),
    "594": ("0594", "0694"),
    "596": ("0596", "0696", "0697"),
}
_PAYS_PAR_PREFIXE = {prefixe: pays for pays, prefixes in _OUTRE_MER.items() for prefixe in prefixes}


class TelephoneInvalide(ValueError):
    """`code`, `trouve`, `attendu`, `suggestion`: the parts of a `Probleme`."""

    def __init__(self, code: str, trouve: str, attendu: str, suggestion: str = "") -> None:
        super().__init__(trouve)
        self.code, self.trouve, self.attendu, self.suggestion = code, trouve, attendu, suggestion


@lru_cache(maxsize=65536)
def parse_telephone(texte: str) -> str:
    """`texte` in E.164 (« +33353010010 »), or a short number of our table as it is (« 15 »)."""
    chiffres = _SEPARATEURS.sub("", texte)
    if chiffres.startswith(("+330", "00330")):
        chiffres = "0" + chiffres.split("330", 1)[1]  # « +33 (0)3 … », a common spelling
    if chiffres.startswith("00"):
        chiffres = "+" + chiffres[2:]
    if chiffres.startswith("+33"):
        chiffres = "0" + chiffres[3:]
    if chiffres in NUMEROS_COURTS:
        return chiffres
    return _parse_etranger(texte, chiffres) if chiffres.startswith("+") else _parse_national(texte, chiffres)


def _parse_national(texte: str, chiffres: str) -> str:
    if not chiffres.isdecimal() or not chiffres.isascii():
        raise TelephoneInvalide("telephone-invalide", f"« {texte} » n’est pas un numéro de téléphone", _ATTENDU)
    if _SURTAXE.fullmatch(chiffres):
        raise TelephoneInvalide("telephone-surtaxe", f"« {texte} » est un numéro surtaxé", "un numéro au prix normal")
    if len(chiffres) < 10 and chiffres[0] in "13":
        raise TelephoneInvalide(
            "numero-court-inconnu", f"« {texte} » n’est pas dans la liste des numéros courts", _COURTS
        )
    if not _NATIONAL.fullmatch(chiffres):
        trouve = f"« {texte} » a {len(chiffres)} chiffres"
        raise TelephoneInvalide("telephone-invalide", trouve, _ATTENDU, _count_ecart(len(chiffres)))
    pays = None if chiffres.startswith("063998") else _PAYS_PAR_PREFIXE.get(chiffres[:4])
    return f"+{pays or 33}{chiffres[1:]}"


def _count_ecart(nombre: int) -> str:
    """What to do of a number that has not its ten digits."""
    if nombre == 20:
        return "Gardez un seul numéro par ligne"
    if nombre < 10:
        return f"Il en manque {10 - nombre} : relisez le numéro, chiffre par chiffre"
    return f"Il y en a {nombre - 10} de trop : relisez le numéro, chiffre par chiffre" if nombre > 10 else ""


def _parse_etranger(texte: str, chiffres: str) -> str:
    import phonenumbers  # noqa: PLC0415 - slow to import, and needed by border territories only

    try:
        numero = phonenumbers.parse(chiffres, None)
    except phonenumbers.NumberParseException:
        numero = None
    if numero is None or not phonenumbers.is_valid_number(numero):
        raise TelephoneInvalide("telephone-invalide", f"« {texte} » n’est pas un numéro de téléphone", _ATTENDU)
    if phonenumbers.number_type(numero) == phonenumbers.PhoneNumberType.PREMIUM_RATE:
        raise TelephoneInvalide("telephone-surtaxe", f"« {texte} » est un numéro surtaxé", "un numéro au prix normal")
    return chiffres


@lru_cache(maxsize=65536)
def format_telephone(numero: str) -> str:
    """`numero` as people read it: « 03 53 01 00 10 », « 116 117 », « +32 57 12 34 56 »."""
    if numero.startswith("+33"):
        numero = "0" + numero[3:]
        return " ".join(numero[i : i + 2] for i in range(0, 10, 2))
    if numero.startswith("+"):
        return _format_etranger(numero)
    return f"{numero[:3]} {numero[3:]}" if len(numero) == 6 else numero


def _format_etranger(numero: str) -> str:
    import phonenumbers  # noqa: PLC0415 - idem

    lu = phonenumbers.parse(numero, None)
    if lu.country_code in (262, 590, 594, 596):
        national = f"0{lu.national_number}"
        return " ".join([national[:4], *(national[i : i + 2] for i in range(4, 10, 2))])
    return str(phonenumbers.format_number(lu, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


_ATTENDU = "dix chiffres, par exemple 03 53 01 00 10"
_COURTS = "un de ces numéros : " + ", ".join(NUMEROS_COURTS)
