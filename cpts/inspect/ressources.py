"""What a file that is no page would fetch from another site, run, or hide from the inspection."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from cpts.inspect.balises import Vue, read_balise
from cpts.inspect.decodage import decode_css, list_textes

TEXTES = frozenset({"html", "json", "geojson", "csv", "ics", "atom", "xml", "vcf", "txt", "css", "mjs", "js", "svg"})
_DEBUTS = {
    "png": (b"\x89PNG\r\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
    "gif": (b"GIF8",),
    "pdf": (b"%PDF-",),
    "ico": (b"\0\0\1\0",),
    "woff2": (b"wOF2",),
}
"""First bytes of the binary files: a page that bears their suffix is a page for some browsers."""
_ACTIFS = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php)\b", re.IGNORECASE)
_PDF_ACTIF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|SubmitForm|ImportData|RichMedia)\b")
_CONTROLES = bytes(code for code in (*range(9), 11, 12, *range(14, 32), 127))
_BOM = b"\xef\xbb\xbf"

_CHAINE_OU_REMARQUE = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?(?:\*/|$)""", re.DOTALL)
_CSS_EXTERNE = re.compile(
    r"(?:https?:/*|/{2,})(?!/*www\.w3\.org/)[\w.-]+[^'\")\s]*|(?:javascript|vbscript):", re.IGNORECASE
)
_CSS_RELATIF = re.compile(r"""(?:url\(|@import)\s*(?:url\()?\s*["']?([^"')\s#?;]+)""", re.IGNORECASE)
_JS_EXTERNE = re.compile(
    r"""(?:https?|wss?|ftp):[\\/]*[\w.-]+\.[a-z]{2,}|(?<=["'`])(?:/{2,}|\\{4,})[\w-]+\.[\w.-]+""", re.IGNORECASE
)
_JS_IMPORT = re.compile(r"""\b(?:from|import)\s*\(?\s*["'`]([^"'`$]+)["'`]""")
_JS_DONNEES = re.compile(r"""\b(?:from|import|Worker)\s*\(?\s*["'`]\s*((?:data|blob):[^"'`]*)""", re.IGNORECASE)
_JS_REMARQUE = re.compile(r"(?m)^\s*(?://|\*|/\*).*$")
_JS_INTERDIT = re.compile(
    r"\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\bdocument\s*\.\s*(?:cookie|write(?:ln)?)\b|\b(?:inner|outer)HTML\b"
    r"|\binsertAdjacentHTML\b|\blocalStorage\b|\bindexedDB\b|\bserviceWorker\b|\bsendBeacon\b|\bWebSocket\b|\bEventSource\b"
    r"|\bimportScripts\b|\bset(?:Timeout|Interval)\s*\(\s*[\"'`]|\bXMLHttpRequest\b"
)
HOTES = frozenset({"data.geopf.fr", "www.w3.org", "www.openstreetmap.org"})
"""Named by our scripts: tiles after a click that names them, the names of SVG, a link that the visitor follows."""
_XML_CONSIGNE = re.compile(r"<\?(?!xml\s)|<!(?!--|\[CDATA\[)", re.IGNORECASE)
_FEUILLE = ("xml", "atom", "svg")
_GENRES_HTML = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})


class Defaut(NamedTuple):
    code: str
    trouve: str


class Lecture(NamedTuple):
    """What one file says: its defects, and the files that it needs, as written."""

    defauts: tuple[Defaut, ...]
    besoins: tuple[str, ...] = ()


def check_octets(nom: str, suffixe: str, octets: bytes) -> Iterator[Defaut]:
    """That a file is what its name says: text in UTF-8, a picture, a document without a program."""
    if suffixe in TEXTES or nom.startswith(("_", "CNAME")):
        yield from _check_texte(suffixe, octets)
    elif suffixe in _DEBUTS:
        if not octets.startswith(_DEBUTS[suffixe]):
            yield Defaut("genre-faux", f"ce fichier n’est pas ce que dit son nom : .{suffixe}")
        if suffixe == "pdf" and any(map(_PDF_ACTIF.search, list_textes(octets))):
            yield Defaut("document-actif", "ce document contient un programme, un envoi ou un fichier joint")
    elif _ACTIFS.search(octets.replace(b"\0", b"")):
        yield Defaut("genre-inconnu", "ce fichier contient une page que rien ne relit : nommez-le .html ou ôtez-le")


def _check_texte(suffixe: str, octets: bytes) -> Iterator[Defaut]:
    try:
        octets.decode()
    except UnicodeDecodeError:
        yield Defaut("encodage", "ce fichier n’est pas écrit en UTF-8")
        return
    if len(octets.translate(None, _CONTROLES)) != len(octets) or (suffixe != "csv" and octets.startswith(_BOM)):
        yield Defaut("encodage", "ce fichier contient un caractère invisible qui change sa lecture")


def read_ressource(suffixe: str, texte: str) -> Lecture:
    """Of a style sheet, a script, a drawing or a feed; nothing to say of the others."""
    if suffixe == "css":
        return _read_css(texte)
    if suffixe in ("mjs", "js"):
        return _read_js(texte)
    return _read_xml(suffixe, texte) if suffixe in _FEUILLE else Lecture(())


def _read_css(texte: str) -> Lecture:
    """Escapes are undone first; a comment sign inside a string begins no comment."""
    nu = _CHAINE_OU_REMARQUE.sub(lambda t: t[1] or "", texte)
    lu = decode_css(nu).replace("\\", "/")
    externes = [trouve[0] for trouve in _CSS_EXTERNE.finditer(lu)]
    besoins = (chemin for chemin in _CSS_RELATIF.findall(lu) if ":" not in chemin and not chemin.startswith("//"))
    defauts = (Defaut("ressource-externe", f"la feuille de style charge {url}") for url in externes)
    return Lecture(tuple(defauts), tuple(besoins))


def _read_js(texte: str) -> Lecture:
    """Whole lines of comment aside, no other host is named, nothing is kept, nothing is run from a text."""
    lu = _JS_REMARQUE.sub("", texte)
    hotes = (trouve[0] for trouve in _JS_EXTERNE.finditer(lu))
    externes = [url for url in hotes if re.split(r"[\\/:]+", url, maxsplit=1)[1].lower() not in HOTES]
    defauts = [Defaut("ressource-externe", f"le script charge {url}") for url in (*externes, *_JS_DONNEES.findall(lu))]
    defauts += [Defaut("script-interdit", f"le script emploie {trouve[0]}") for trouve in _JS_INTERDIT.finditer(lu)]
    besoins = (module for module in _JS_IMPORT.findall(lu) if module.startswith("."))
    return Lecture(tuple(dict.fromkeys(defauts)), tuple(besoins))


def _read_xml(suffixe: str, texte: str) -> Lecture:
    """A drawing is read by a parser: prefixes and CDATA hide an element from patterns, never from it."""
    if _XML_CONSIGNE.search(texte):
        return Lecture((Defaut("xml-interdit", "ce fichier contient une consigne ou une définition XML"),))
    try:
        racine = ET.fromstring(texte)  # noqa: S314 - no DOCTYPE, hence no entity
    except ET.ParseError:
        return Lecture((Defaut("xml-interdit", "ce fichier XML est mal formé"),))
    return _read_svg(racine) if suffixe == "svg" else Lecture(tuple(_check_flux(racine)))


def _read_svg(racine: ET.Element) -> Lecture:
    vue = Vue()
    for element in racine.iter():
        nom = _get_local(element.tag)
        read_balise(vue, nom, [(_get_local(cle), valeur) for cle, valeur in element.attrib.items()])
        if nom in ("script", "handler"):
            vue.defauts.append(f"élément interdit <{nom}>")
    besoins = tuple(url for url in (*vue.ressources, *vue.liens) if not url.startswith("#"))
    return Lecture(tuple(Defaut("html-interdit", defaut) for defaut in vue.defauts), besoins)


def _check_flux(racine: ET.Element) -> Iterator[Defaut]:
    """A feed whose texts are HTML would carry into a reader what no page may hold."""
    for element in racine.iter():
        nom = _get_local(element.tag)
        if nom != "link" and element.attrib.get("type") in _GENRES_HTML:
            yield Defaut("html-interdit", f"le flux porte du HTML dans <{nom}>")
        if nom in ("script", "style"):
            yield Defaut("html-interdit", f"élément interdit <{nom}>")


def _get_local(nom: str) -> str:
    return nom.rpartition("}")[2].lower()
