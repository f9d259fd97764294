"""Below the model: telephone numbers, mail addresses and links, refused unless they are safe to publish."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from cpts.model.ecriture import check_hote
from cpts.model.refus import parse_scalaire, refuse
from cpts.telephone import TelephoneInvalide, parse_telephone
from cpts.text import quote

LONGUEUR_LIEN = 500
MSSANTE = "mssante."
_LUS_PAR_MAILTO = frozenset("%#&")
# Without the signs that a `mailto:` reads as its own.
_COURRIEL = re.compile(r"[A-Za-z0-9.!$'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_HOTE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}", re.UNICODE)
_SANS_SCHEMA = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?#].*)?")
_DEPOT = re.compile(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+/?")
_A_CODER = re.compile(r"""[ \\<>"'`{}|^\[\]#]|%(?![0-9A-Fa-f]{2})""")
"""What an address never holds as it is, on either side of its « # ». Source: RFC 3986; apostrophes, for our pages."""
_ATTENDU = "une adresse qui commence par https://"
_ATTENDU_CODE = "une adresse sans espace, guillemet, apostrophe, crochet, accolade ni « % » seul"


def parse_tel(valeur: Any) -> str:
    """A phone number in E.164, or a short number of our table."""
    try:
        return parse_telephone(parse_scalaire(valeur))
    except TelephoneInvalide as erreur:
        raise refuse(erreur.code, erreur.trouve, erreur.attendu, erreur.suggestion) from None


def parse_courriel(valeur: Any) -> str:
    """A mail address that residents may write to."""
    return _check_courriel(parse_scalaire(valeur))


@lru_cache(maxsize=16384)
def _check_courriel(texte: str) -> str:
    if not _COURRIEL.fullmatch(texte) or ".." in texte:
        attendu = (
            "nom@domaine.fr" if _LUS_PAR_MAILTO.isdisjoint(texte) else "nom@domaine.fr, sans « % », « # » ni « & »"
        )
        raise refuse("courriel-invalide", f"{quote(texte)} n’est pas une adresse de courriel", attendu)
    if MSSANTE in texte.lower():
        raise refuse("courriel-mssante", *PHRASES_MSSANTE)
    return texte


PHRASES_MSSANTE = ("une adresse MSSanté est réservée aux soignants", "l’adresse ordinaire du cabinet, ou aucune")


def parse_lien(valeur: Any) -> str:
    """An address in https (http is kept, with an avertissement), `tel:` or `mailto:`."""
    return _check_lien(parse_scalaire(valeur))


@lru_cache(maxsize=16384)
def _check_lien(texte: str) -> str:
    if texte.startswith("mailto:"):
        return "mailto:" + _check_courriel(texte[7:])
    if texte.startswith("tel:"):
        return "tel:" + parse_tel(texte[4:])
    if not texte.isprintable() or not texte.startswith(("https://", "http://")):
        raise refuse("lien-invalide", f"{quote(texte)} n’est pas un lien sûr", _ATTENDU, _suggest_lien(texte))
    if _code_lien(texte) != texte:
        raise refuse("lien-invalide", f"{quote(texte)} n’est pas un lien sûr", _ATTENDU_CODE, _suggest_lien(texte))
    if len(texte) > LONGUEUR_LIEN:
        raise refuse("lien-invalide", f"ce lien a {len(texte)} caractères", f"{LONGUEUR_LIEN} au plus")
    if not _is_hote_sur(texte):
        raise refuse("lien-invalide", f"{quote(texte)} n’est pas un lien sûr", "https://, un nom de site, sans « @ »")
    return texte


def _suggest_lien(texte: str) -> str:
    """The same address with its scheme, and its rare signs written as a browser sends them."""
    schema, separateur, reste = texte.partition("://")
    if not separateur or schema.lower() not in ("http", "https"):
        reste = texte
    if not texte.isprintable() or not _SANS_SCHEMA.fullmatch(reste):
        return ""
    return f"Essayez « https://{_code_lien(reste)} »"


def _code_lien(texte: str) -> str:
    """The first « # » parts an address from its anchor; any other sign of `_A_CODER` is coded."""
    parties = texte.split("#", 1)
    return "#".join(_A_CODER.sub(lambda trouve: f"%{ord(trouve[0]):02X}", partie) for partie in parties)


def _is_hote_sur(texte: str) -> bool:
    try:
        morceaux = urlsplit(texte)
        hote, port = _decode_hote(morceaux.hostname or ""), morceaux.port
    except ValueError:
        return False
    if "@" in morceaux.netloc or not _HOTE.fullmatch(hote) or port == 0:
        return False
    if not hote.isascii():
        check_hote(hote)
    return True


def _decode_hote(hote: str) -> str:
    """The name that people see. Source: RFC 3492; UnicodeError, a ValueError, when a coded part says nothing."""
    return ".".join(p[4:].encode().decode("punycode") if p.startswith("xn--") else p for p in hote.split("."))


def parse_depot(valeur: Any) -> str:
    """The repository of the data: errors are reported in its issues."""
    texte = parse_lien(valeur)
    if not _DEPOT.fullmatch(texte):
        attendu = "https://github.com/ puis le compte et le nom du dépôt"
        raise refuse("depot-invalide", f"{quote(texte)} n’est pas un dépôt GitHub", attendu)
    return texte
