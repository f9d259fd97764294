"""Where a link of one file leads among the files of the site, and whether it leaves it."""

import re
from functools import lru_cache
from posixpath import normpath

_EXTERNE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|(?:https?|ftp|blob|javascript|vbscript|data):", re.IGNORECASE)
_SCHEMA = re.compile(r"(?:https?://(?=[^/])|mailto:|tel:|sms:|geo:|webcal://)", re.IGNORECASE)
_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*")
_OTES = str.maketrans({"\t": "", "\n": "", "\r": "", "\\": "/"})
_BORDS = "".join(map(chr, range(33)))


def clean(url: str) -> str:
    r"""`url` as a browser reads it: no blanks around, no tabs or line ends inside, `\\` is `/`. Source: WHATWG URL."""
    return url.strip(_BORDS).translate(_OTES)


def is_externe(url: str) -> bool:
    """Whether a browser that loads `url` calls somebody else, or runs it; not so of a picture written in place."""
    return _EXTERNE.match(clean(url)) is not None and not is_image(url)


def is_image(url: str) -> bool:
    return _IMAGE.fullmatch(url) is not None


def is_sortie(lien: str) -> bool:
    """Whether a link leaves the site in a way that a visitor knows: a page, a mail, a call."""
    return _SCHEMA.match(lien) is not None


def resolve(fichier: str, lien: str) -> tuple[str | None, str]:
    """(file, anchor) that `lien`, written in `fichier`, leads to."""
    if lien.startswith("#"):
        return fichier, lien[1:]
    montee = "../" * fichier.count("/")
    if lien.startswith(montee) and "./" not in lien[len(montee) :]:
        return _resolve_racine(lien[len(montee) :])  # as our templates write it: up to the root, then down
    return _resolve_relatif(fichier.rpartition("/")[0], lien)


@lru_cache(maxsize=65536)
def _resolve_racine(lien: str) -> tuple[str | None, str]:
    chemin, _, ancre = lien.partition("#")
    chemin = chemin.partition("?")[0]
    if chemin.startswith("/"):
        return None, ancre
    return (f"{chemin}index.html" if not chemin or chemin.endswith("/") else chemin), ancre


def _resolve_relatif(parent: str, lien: str) -> tuple[str | None, str]:
    chemin, _, ancre = lien.partition("#")
    chemin = chemin.partition("?")[0]
    cible = normpath(f"{parent}/{chemin}" if parent else chemin or ".")
    if chemin.startswith("/") or cible.startswith(".."):
        return None, ancre
    if not chemin or chemin.endswith(("/", "..", ".")):
        return ("index.html" if cible == "." else f"{cible}/index.html"), ancre
    return cible, ancre
