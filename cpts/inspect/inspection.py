"""Every rule of the inspection over every file of a built site."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from html import unescape
from pathlib import Path

from cpts.errors import Probleme
from cpts.inspect.balises import REFERENT
from cpts.inspect.decodage import list_textes, simplify, simplify_partage, unfold
from cpts.inspect.liens import is_externe, is_image, is_sortie, resolve
from cpts.inspect.page import cut_page, read_vue
from cpts.inspect.ressources import TEXTES, check_octets, read_ressource
from cpts.inspect.secrets import Secrets
from cpts.partage import cut, share
from cpts.text import quote

_CSP = (
    r'\s*<!doctype html>\s*<html lang="[a-zA-Z-]+"(?: dir="rtl")?>\s*<head>\s*'
    r'(?:<meta charset="utf-8">\s*|<meta name="viewport" content="[^"<>]*">\s*)*'
    r'<meta http-equiv="Content-Security-Policy" content="{}">'
)
"""What every page begins with: a policy that comes later leaves out what comes before it."""
_REFERENT = f'<meta name="referrer" content="{REFERENT}">'.encode()
_ENTETE_CSP = re.compile(r"^\s*Content-Security-Policy: (.*)$", re.MULTILINE)
_JETONS = (b"cptsjeton", b"<!--cpts:", b"__RACINE__")
_JETON_ENTIER = re.compile(rb"cptsjeton[0-9a-f]{16}x\d+x")
_DONNEES = frozenset({"json", "geojson", "csv", "ics", "vcf", "atom", "xml", "txt"})
INTROUVABLE = "404.html"


@dataclass(frozen=True, slots=True)
class Attentes:
    """What the built site must be. `fichiers`: the plan, file by file. `secrets`: strings that must be nowhere.

    `csp`: the only policy accepted, as written in the attribute. `racine`: path of the site on its host,
    with which the links of 404.html begin, since it is served at any depth. `adresse`: of the site, with its final
    slash; what the data files say of it must exist. `empreintes`: file → SHA-256 of what others wrote and we know.
    """

    fichiers: frozenset[str]
    secrets: frozenset[str] = frozenset()
    csp: str = ""
    racine: str = "/"
    adresse: str = ""
    empreintes: Mapping[str, str] = field(default_factory=dict)


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
        with open(f"{dossier}/{fichier}", "rb", buffering=0) as ouvert:  # noqa: PTH123 - thousands of files
            octets = ouvert.read()
        suffixe = _get_suffixe(fichier)
        defauts = [_tell(fichier, *defaut) for defaut in check_octets(fichier.rpartition("/")[2], suffixe, octets)]
        releve.problemes += [*_check_secrets(fichier, suffixe, octets, secrets), *defauts]
        if suffixe == "html" and not defauts:
            _inspect_page(fichier, octets, attentes, releve)
        elif not defauts:
            releve.problemes += _inspect_autre(fichier, suffixe, octets, attentes, releve)
    return releve


def _get_suffixe(fichier: str) -> str:
    return fichier.rpartition("/")[2].rpartition(".")[2].lower()


def _check_secrets(fichier: str, suffixe: str, octets: bytes, secrets: Secrets) -> Iterator[Probleme]:
    """A reserved value, in the name of a file, its text, or what a picture or a document says of itself."""
    if secrets.est_vide:
        return
    textes = (simplify(fichier.encode()), *_simplify(suffixe, octets))
    trouve = secrets.find_simple(b" ; ".join(textes))
    if trouve:
        yield _tell(fichier, "donnee-reservee", f"une donnée réservée est publiée : {quote(trouve)}")


def _simplify(suffixe: str, octets: bytes) -> Iterator[bytes]:
    """The plain texts of a file; what thousands of pages share is read once."""
    if suffixe == "html":
        tete, avant, milieu, apres = cut_page(octets)
        yield from (simplify(tete), simplify_partage(avant), simplify(milieu), simplify_partage(apres))
    elif suffixe in TEXTES:
        yield simplify(octets, suffixe)
    else:
        yield from map(simplify, list_textes(octets))


def _inspect_autre(
    fichier: str, suffixe: str, octets: bytes, attentes: Attentes, releve: _Releve
) -> Iterator[Probleme]:
    """What a file that is no page loads, runs, or says of the addresses of the site."""
    if _has_jeton(suffixe, octets):
        yield _tell(fichier, "html-interdit", "jeton ou repère non remplacé")
    if empreinte := attentes.empreintes.get(fichier):
        if hashlib.sha256(octets).hexdigest() != empreinte:
            yield _tell(fichier, "empreinte", "ce fichier n’est pas celui que nous connaissons")
    elif suffixe in TEXTES:
        yield from _inspect_ressource(fichier, suffixe, octets.decode(), attentes, releve)
    if fichier == "_headers":
        yield from _check_en_tetes(fichier, octets.decode(), attentes)
    if suffixe in _DONNEES and attentes.adresse:
        yield from _check_adresses(fichier, octets, attentes, releve)


def _has_jeton(suffixe: str, octets: bytes) -> bool:
    """Something left to replace. Data keep texts letter by letter, and one may name a marker: a whole token is none."""
    if suffixe in _DONNEES:
        return _JETON_ENTIER.search(octets) is not None
    return any(jeton in octets for jeton in _JETONS)


def _inspect_ressource(
    fichier: str, suffixe: str, texte: str, attentes: Attentes, releve: _Releve
) -> Iterator[Probleme]:
    defauts, besoins = read_ressource(suffixe, texte)
    yield from (_tell(fichier, *defaut) for defaut in defauts)
    externes = {url for url in besoins if is_externe(url)}
    yield from (_tell(fichier, "ressource-externe", f"ce fichier charge {url}") for url in sorted(externes))
    yield from _check_liens(fichier, {*besoins} - externes, attentes, releve)


def _check_en_tetes(fichier: str, texte: str, attentes: Attentes) -> Iterator[Probleme]:
    """The policy that a host sends is that of the pages, with what a page cannot say of itself."""
    if _ENTETE_CSP.findall(texte) != [f"{unescape(attentes.csp)}; frame-ancestors 'none'"]:
        yield _tell(fichier, "csp", "la politique de sécurité envoyée n’est pas celle des pages")


def _check_adresses(fichier: str, octets: bytes, attentes: Attentes, releve: _Releve) -> Iterator[Probleme]:
    """The addresses of the site that a feed, a calendar, a table or a contact card gives."""
    if fichier.endswith((".ics", ".vcf")):
        octets = unfold(octets)
    for chemin in sorted(set(_compile_adresses(attentes.adresse).findall(octets))):
        cible, ancre = resolve("", unescape(chemin.decode()) or "./")
        if cible is None or cible not in attentes.fichiers:
            yield _tell(fichier, "lien-mort", f"l’adresse {quote(attentes.adresse + chemin.decode())} ne mène à rien")
        elif ancre and cible.endswith(".html"):
            releve.citations.add((fichier, cible, ancre))


@lru_cache(maxsize=4)
def _compile_adresses(adresse: str) -> re.Pattern[bytes]:
    return re.compile(re.escape(adresse).encode() + rb"([^\s\"'<>,;|\\)\]}]*)")


def _inspect_page(fichier: str, html: bytes, attentes: Attentes, releve: _Releve) -> None:
    vue = read_vue(html)
    problemes = [_tell(fichier, "html-interdit", defaut) for defaut in vue.defauts]
    problemes += _check_politique(fichier, html, attentes.csp)
    if len(vue.ids) != len(set(vue.ids)):
        comptes = Counter(vue.ids)
        doubles = [(i, n) for i, n in comptes.items() if n > 1]
        problemes += [_tell(fichier, "id-en-double", f"l’identifiant {quote(i)} est là {n} fois") for i, n in doubles]
    externes = {url for url in vue.ressources if is_externe(url)}
    problemes += [_tell(fichier, "ressource-externe", f"la page charge {url}") for url in sorted(externes)]
    releve.ancres[fichier] = frozenset(vue.ids)
    problemes += _check_liens(fichier, {*vue.liens, *vue.ressources} - externes, attentes, releve)
    releve.problemes += problemes


def _check_politique(fichier: str, html: bytes, csp: str) -> Iterator[Probleme]:
    """The policy comes first and alone; what other sites learn of the visit is said too."""
    tete = html[: html.find(b"<body")]
    if not _compile_csp(csp).match(html) or tete.lower().count(b"content-security-policy") != 1:
        yield _tell(fichier, "csp", "la politique de sécurité de la page n’est pas celle du site")
    if _REFERENT not in tete:
        yield _tell(fichier, "provenance", "la page ne dit pas ce que les autres sites apprennent de la visite")


@lru_cache(maxsize=4)
def _compile_csp(csp: str) -> re.Pattern[bytes]:
    return re.compile(_CSP.replace("{}", re.escape(csp)).encode())


def _check_liens(fichier: str, liens: set[str], attentes: Attentes, releve: _Releve) -> Iterator[Probleme]:
    """Links that lead nowhere. Pages of one depth share most of their links: a good one is looked up once."""
    bons = releve.bons.setdefault(fichier.count("/"), set())
    for lien in sorted(liens - bons):
        if is_sortie(lien) or is_image(lien):
            continue
        vu = lien
        if fichier == INTROUVABLE and lien.startswith(attentes.racine):
            vu = lien.removeprefix(attentes.racine) or "./"  # served at any depth: its links begin at the root
        cible, ancre = resolve(fichier, vu)
        if cible is None or cible not in attentes.fichiers:
            yield _tell(fichier, "lien-mort", f"le lien {quote(lien)} ne mène à rien")
        elif ancre and cible.endswith(".html"):
            releve.citations.add((fichier, cible, ancre))
        elif lien.startswith("../" * fichier.count("/")):
            bons.add(lien)


def _check_ancres(releves: Sequence[_Releve]) -> Iterator[Probleme]:
    ancres = {fichier: ids for releve in releves for fichier, ids in releve.ancres.items()}
    for releve in releves:
        for fichier, cible, ancre in sorted(releve.citations):
            if ancre not in ancres.get(cible, ()):
                yield _tell(fichier, "ancre-morte", f"l’ancre #{ancre} n’existe pas dans {cible}")


def _tell(fichier: str, code: str, trouve: str) -> Probleme:
    return Probleme(fichier, 1, 1, "", code, trouve)
