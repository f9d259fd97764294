"""Every link to another site, with the places where a person can correct it."""

import re
from collections.abc import Iterator
from html import unescape
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from cpts.dossier import Dossier

_ADRESSE = re.compile(r"https?://[^\s<>\"'`«»()\[\]{}|\\^]+", re.IGNORECASE)
_FIN_DE_PHRASE = ".,;:!?…’*_"
_HREF = re.compile(r'\bhref="(https?://[^"]+)"', re.IGNORECASE)
# Source: RFC 2606 and RFC 6761, names that lead nowhere by design.
_FICTIFS = re.compile(r"(^|\.)(example\.(com|net|org)|example|invalid|test|localhost|local|internal)$")


class Lieu(NamedTuple):
    """`endroit`: « data/annuaire.yaml:12:11 » or « docs/faq.md:20 »; `champ`: the field there, or ""."""

    endroit: str
    champ: str = ""


class Lien(NamedTuple):
    """An address and every place where it is written."""

    adresse: str
    lieux: tuple[Lieu, ...]


def list_liens(dossier: Dossier, docs: Path, site: Path | None = None, *, locaux: bool = False) -> tuple[Lien, ...]:
    """The links of the data and of the written pages, then those that only the built `site` has; by address.

    Addresses that lead to no public site are left out, unless `locaux` is asked.
    """
    trouves: dict[str, list[Lieu]] = {}
    for adresse, lieu in (*_read_donnees(dossier), *_read_docs(docs)):
        trouves.setdefault(adresse, []).append(lieu)
    if site:
        ecrites = {_simplify(adresse) for adresse in trouves}
        for adresse, lieu in _read_site(site):
            if _simplify(adresse) not in ecrites:
                trouves.setdefault(_simplify(adresse), []).append(lieu)
    gardes = sorted((a, lieux) for a, lieux in trouves.items() if locaux or is_visitable(a))
    return tuple(Lien(adresse, tuple(dict.fromkeys(lieux))) for adresse, lieux in gardes)


def find_adresses(texte: str) -> Iterator[str]:
    """The addresses of a text, without the punctuation of its sentences."""
    for trouve in _ADRESSE.finditer(texte):
        yield trouve[0].rstrip(_FIN_DE_PHRASE)


def is_visitable(adresse: str) -> bool:
    """Whether an address leads to a public site: neither an example, nor a machine of one's own network."""
    try:
        hote = urlsplit(adresse).hostname or ""
    except ValueError:
        return True  # badly written: the visit says so
    if _FICTIFS.search(hote.rstrip(".")) or not hote:
        return False
    try:
        return ip_address(hote).is_global
    except ValueError:
        return True


def _simplify(adresse: str) -> str:
    """Without what follows « ? » or « # »: a built site repeats one address with the name of each place."""
    return adresse.partition("#")[0].partition("?")[0]


def _read_donnees(dossier: Dossier) -> Iterator[tuple[str, Lieu]]:
    for document, _ in dossier.lectures.values():
        if document is None:
            continue
        for chemin, texte in _walk(document.racine):
            for adresse in find_adresses(texte):
                ligne, colonne = document.position(chemin)
                yield adresse, Lieu(f"{document.fichier}:{ligne}:{colonne}", document.describe(chemin))


def _walk(noeud: Any, chemin: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a tree, with its path."""
    if isinstance(noeud, str):
        yield chemin, noeud
    elif isinstance(noeud, dict):
        for cle, valeur in noeud.items():
            yield from _walk(valeur, (*chemin, cle))
    elif isinstance(noeud, list):
        for rang, valeur in enumerate(noeud):
            yield from _walk(valeur, (*chemin, rang))


def _read_docs(docs: Path) -> Iterator[tuple[str, Lieu]]:
    for page in sorted(docs.rglob("*.md")):
        nom = f"{docs.name}/{page.relative_to(docs).as_posix()}"
        for rang, ligne in enumerate(page.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for adresse in find_adresses(ligne):
                yield adresse, Lieu(f"{nom}:{rang}")


def _read_site(site: Path) -> Iterator[tuple[str, Lieu]]:
    for page in sorted(site.rglob("*.html")):
        for trouve in _HREF.finditer(page.read_text(encoding="utf-8", errors="replace")):
            yield unescape(trouve[1]), Lieu(f"{site.name}/{page.relative_to(site).as_posix()}")
