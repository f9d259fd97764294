"""Every rule of the inspection over every file of a built site."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from posixpath import normpath

from cpts.errors import Probleme
from cpts.inspect.page import read_vue
from cpts.inspect.secrets import Secrets
from cpts.partage import cut, share
from cpts.text import quote

_EXTERNE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//|(?:http|https|ftp|blob|javascript|vbscript):", re.IGNORECASE)
_SCHEMA = re.compile(r"(?:https?://|mailto:|tel:|sms:|geo:|webcal://)", re.IGNORECASE)
_CSS_COMMENTAIRE = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_EXTERNE = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[\w.-]+[^'\")\s]*", re.IGNORECASE)
_JS_EXTERNE = re.compile(r"""\b(?:from|import)\s*\(?\s*['"]((?:https?:)?//[^'"]+)""")
_CSP = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
INTROUVABLE = "404.html"
_TEXTES = (".html", ".json", ".geojson", ".csv", ".ics", ".atom", ".xml", ".vcf", ".txt", ".css", ".mjs", ".js", ".svg")


@dataclass(frozen=True, slots=True)
class Attentes:
    """What the built site must be. `fichiers`: the plan, file by file. `secrets`: strings that must be nowhere.

    `csp`: the only policy accepted, as written in the attribute. `racine`: path of the site on its host,
    with which the links of 404.html begin, since it is served at any depth.
    """

    fichiers: frozenset[str]
    secrets: frozenset[str] = frozenset()
    csp: str = ""
    racine: str = "/"


@dataclass
class _Releve:
    """What one slice of files showed: problems, anchors that exist and that are cited; good links by depth of page."""

    problemes: list[Probleme] = field(default_factory=list)
    ancres: dict[str, frozenset[str]] = field(default_factory=dict)
    citations: set[tuple[str, str, str]] = field(default_factory=set)
    bons: dict[int, set[str]] = field(default_factory=dict)


def inspect_site(dossier: Path, attentes: Attentes, processus: int = 1) -> list[Probleme]:
    """Every defect of the site in `dossier`, empty when it may be published."""
    presents = sorted(_list_fichiers(str(dossier)))
    problemes = list(_compare(presents, attentes.fichiers))
    releves = share(partial(_inspect_tranche, dossier, attentes), cut(presents), processus)
    problemes += [p for releve in releves for p in releve.problemes]
    return problemes + list(_check_ancres(releves))


def _list_fichiers(dossier: str) -> Iterator[str]:
    """Every file below `dossier`, from it, with slashes."""
    for parent, _, noms in os.walk(dossier):
        relatif = parent[len(dossier) + 1 :].replace(os.sep, "/")
        yield from (f"{relatif}/{nom}" if relatif else nom for nom in noms)


def _compare(presents: Sequence[str], attendus: Collection[str]) -> Iterator[Probleme]:
    """The files on the disk against the plan, one for one."""
    for fichier in sorted(set(attendus) - set(presents)):
        yield _tell(fichier, "fichier-manquant", "ce fichier devait être construit et manque")
    for fichier in sorted(set(presents) - set(attendus)):
        yield _tell(fichier, "fichier-imprevu", "ce fichier n’était pas prévu")


def _inspect_tranche(dossier: Path, attentes: Attentes, fichiers: Iterable[str]) -> _Releve:
    releve = _Releve()
    secrets = Secrets(attentes.secrets)
    for fichier in fichiers:
        if not fichier.endswith(_TEXTES):
            continue
        with open(f"{dossier}/{fichier}", "rb", buffering=0) as ouvert:  # noqa: PTH123 - thousands of files
            octets = ouvert.read()
        releve.problemes += _check_secrets(fichier, octets, secrets)
        if fichier.endswith(".html"):
            _inspect_page(fichier, octets, attentes, releve)
        elif fichier.endswith((".css", ".mjs", ".js", ".svg")):
            releve.problemes += _inspect_ressource(fichier, octets.decode())
    return releve


def _check_secrets(fichier: str, octets: bytes, secrets: Secrets) -> Iterator[Probleme]:
    """A reserved value, even folded over two lines as calendars and contact cards are."""
    if fichier.endswith((".ics", ".vcf")):
        octets = octets.replace(b"\r\n ", b"")
    if trouve := secrets.find(octets):
        yield _tell(fichier, "donnee-reservee", f"une donnée réservée est publiée : {quote(trouve)}")


def _inspect_ressource(fichier: str, texte: str) -> Iterator[Probleme]:
    """What a style sheet, a script or a drawing would fetch from another site, or run."""
    if fichier.endswith(".css"):
        for url in _CSS_EXTERNE.findall(_CSS_COMMENTAIRE.sub("", texte)):
            yield _tell(fichier, "ressource-externe", f"la feuille de style charge {url}")
    elif fichier.endswith(".svg"):
        vue = read_vue(texte.encode())
        for defaut in vue.defauts:
            yield _tell(fichier, "html-interdit", defaut)
        for url in filter(_EXTERNE.match, (*vue.ressources, *vue.liens)):
            yield _tell(fichier, "ressource-externe", f"le dessin charge {url}")
    else:
        for url in _JS_EXTERNE.findall(texte):
            yield _tell(fichier, "ressource-externe", f"le script charge {url}")


def _inspect_page(fichier: str, html: bytes, attentes: Attentes, releve: _Releve) -> None:
    vue = read_vue(html)
    problemes = [_tell(fichier, "html-interdit", defaut) for defaut in vue.defauts]
    politiques = _CSP.findall(html[:4096])
    if politiques != [attentes.csp.encode()]:
        problemes.append(_tell(fichier, "csp", "la politique de sécurité de la page n’est pas celle du site"))
    if len(vue.ids) != len(set(vue.ids)):
        comptes = Counter(vue.ids)
        doubles = [(i, n) for i, n in comptes.items() if n > 1]
        problemes += [_tell(fichier, "id-en-double", f"l’identifiant {quote(i)} est là {n} fois") for i, n in doubles]
    internes = [r for r in vue.ressources if not _EXTERNE.match(r)]
    problemes += [
        _tell(fichier, "ressource-externe", f"la page charge {url}") for url in set(vue.ressources).difference(internes)
    ]
    releve.ancres[fichier] = frozenset(vue.ids)
    problemes += _check_liens(fichier, {*vue.liens, *internes}, attentes, releve)
    releve.problemes += problemes


def _check_liens(fichier: str, liens: set[str], attentes: Attentes, releve: _Releve) -> Iterator[Probleme]:
    """Links that lead nowhere. Pages of one depth share most of their links: a good one is looked up once."""
    bons = releve.bons.setdefault(fichier.count("/"), set())
    for lien in sorted(liens - bons):
        if _SCHEMA.match(lien) or lien.startswith("data:image/"):
            continue
        vu = lien
        if fichier == INTROUVABLE and lien.startswith(attentes.racine):
            vu = lien.removeprefix(attentes.racine) or "./"  # served at any depth: its links begin at the root
        cible, ancre = _resolve(fichier, vu)
        if cible is None or cible not in attentes.fichiers:
            yield _tell(fichier, "lien-mort", f"le lien {quote(lien)} ne mène à rien")
        elif ancre and cible.endswith(".html"):
            releve.citations.add((fichier, cible, ancre))
        elif lien.startswith("../" * fichier.count("/")):
            bons.add(lien)


def _resolve(fichier: str, lien: str) -> tuple[str | None, str]:
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


def _check_ancres(releves: Sequence[_Releve]) -> Iterator[Probleme]:
    ancres = {fichier: ids for releve in releves for fichier, ids in releve.ancres.items()}
    for releve in releves:
        for fichier, cible, ancre in sorted(releve.citations):
            if ancre not in ancres.get(cible, ()):
                yield _tell(fichier, "ancre-morte", f"l’ancre #{ancre} n’existe pas dans {cible}")


def _tell(fichier: str, code: str, trouve: str) -> Probleme:
    return Probleme(fichier, 1, 1, "", code, trouve)
