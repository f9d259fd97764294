"""Each rule in each kind of file that is no page: added to a built site, all inspected at once."""

import zlib
from base64 import b64encode
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

import pytest

from tests.site.banc import ADRESSE, FICHE, Banc

EXTERNE, MORT, RESERVEE = {"ressource-externe"}, {"lien-mort"}, {"donnee-reservee"}
NOM = "Inès Réservée"
EN_BASE64 = b64encode(f"{NOM} au guichet".encode()).decode()
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\0"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:s="http://www.w3.org/2000/svg">'
FLUX = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'


@pytest.fixture
def banc(petit_site: Path, tmp_path: Path) -> Banc:
    return Banc(petit_site, tmp_path / "site")


def name(dossier: str, suffixe: str, contenus: dict[str, set[str]]) -> dict[str, tuple[str, set[str]]]:
    """File → content and codes expected."""
    return {f"{dossier}/ruse-{rang}.{suffixe}": paire for rang, paire in enumerate(contenus.items())}


STYLES = {
    "/* https://exemple.org */p{color:red}": set(),
    "p{background:url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\")}": set(),
    "p{background:url(../img/favicon.svg)}": set(),
    "@import '//exemple.org/x.css';": EXTERNE,
    "p{background:\\75rl(\\68ttps://exemple.org/x.png)}": EXTERNE,
    "p{background:url(\\2f\\2f exemple.org/x.png)}": EXTERNE,
    "p{background:url(\\\\\\\\exemple.org/x.png)}": EXTERNE,
    "p{background:url(https:exemple.org/x.png)}": EXTERNE,
    'p::before{content:"/*"}@import url(//exemple.org/x.css);p::after{content:"*/"}': EXTERNE,
    "p{background:url(absente.png)}": MORT,
    "p{background:url('../../../../x.png')}": MORT,
}
SCRIPTS = {
    "// https://exemple.org\nexport const x = 'http://www.w3.org/2000/svg';": set(),
    "import './main.mjs';": set(),
    "import { x } from './absent.mjs';": MORT,
    "import(`https://exemple.org/x.mjs`);": EXTERNE,
    "fetch('//exemple.org/x');": EXTERNE,
    "fetch('\\\\\\\\exemple.org/x');": EXTERNE,
    "new Image().src = 'HTTPS://exemple.org/x.png';": EXTERNE,
    "new WebSocket('wss://exemple.org/');": {"ressource-externe", "script-interdit"},
    "import 'data:text/javascript,x';": EXTERNE,
    "eval ('1');": {"script-interdit"},
    "new Function('1')();": {"script-interdit"},
    "setTimeout('x()', 1);": {"script-interdit"},
    "document.cookie = 'a=b';": {"script-interdit"},
    "localStorage.x = 1;": {"script-interdit"},
    "indexedDB.open('x');": {"script-interdit"},
    "navigator.serviceWorker.register('x.js');": {"script-interdit"},
    "navigator.sendBeacon('/x');": {"script-interdit"},
    "p.innerHTML = x;": {"script-interdit"},
    "document.write(x);": {"script-interdit"},
}
DESSINS = {
    f"{SVG}<path d='M0 0'/></svg>": set(),
    f"{SVG}<image xlink:href='https://exemple.org/x.png'/></svg>": EXTERNE,
    f"{SVG}<a href='javascript:alert(1)'><text>x</text></a></svg>": {"ressource-externe"},
    f"{SVG}<s:script>alert(1)</s:script></svg>": {"html-interdit"},
    f"{SVG}<script><![CDATA[alert(1)]]></script></svg>": {"html-interdit"},
    f"{SVG}<path style='fill:red' onload='alert(1)'/></svg>": {"html-interdit"},
    f"{SVG}<style>@import '//exemple.org';</style></svg>": {"html-interdit"},
    f"{SVG}<path fill='url(//exemple.org/x.svg#a)'/></svg>": EXTERNE,
    f"<?xml-stylesheet href='https://exemple.org/x.xsl'?>{SVG}</svg>": {"xml-interdit"},
    f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{SVG}<text>&a;</text></svg>": {"xml-interdit"},
    "<svg>": {"xml-interdit"},
}
FLUX_ATOM = {
    FLUX.format("<title>x</title>"): set(),
    FLUX.format('<content type="html">&lt;script></content>'): {"html-interdit"},
    FLUX.format('<content type="xhtml"><script xmlns="http://www.w3.org/1999/xhtml">x</script></content>'): {
        "html-interdit"
    },
    f"<!DOCTYPE feed>{FLUX.format('')}": {"xml-interdit"},
    FLUX.format(f'<link href="{ADRESSE}nulle-part/"/>'): MORT,
    FLUX.format(f'<link href="{ADRESSE}agenda/#nulle-part"/>'): {"ancre-morte"},
}
DONNEES = {
    "donnees/ruse.json": (f'{{"lien": "{ADRESSE}nulle-part/"}}', MORT),
    "donnees/ruse.geojson": (f'{{"lien": "{ADRESSE}annuaire/"}}', set()),
    "donnees/ruse.csv": (f"a;{ADRESSE}nulle-part/;b", MORT),
    "donnees/ruse.ics": (f"URL:{ADRESSE}nulle-p\r\n art/\r\n", MORT),
    "donnees/ruse.vcf": (f"URL:{ADRESSE}nulle-part/\r\n", MORT),
    "donnees/ruse.xml": (f"<urlset><url><loc>{ADRESSE}nulle-part/</loc></url></urlset>", MORT),
    "ruse.txt": (f"Sitemap: {ADRESSE}absent.xml", MORT),
    "donnees/jeton.json": ('{"x": "cptsjeton0123456789abcdefx0x"}', {"html-interdit"}),
    "donnees/reperes.csv": ("Dites <!--cpts:contenu--> ou __RACINE__ ou cptsjeton", set()),
    "assets/js/jeton.mjs": ("const x = '__RACINE__';", {"html-interdit"}),
    "donnees/utf16.json": ("{}".encode("utf-16"), {"encodage"}),
    "donnees/latin.csv": ("é".encode("latin-1"), {"encodage"}),
    "donnees/nul.ics": (b"X-A:\0", {"encodage"}),
    "ruse/utf16.html": ("<!doctype html><script>alert(1)</script>".encode("utf-16"), {"encodage"}),
    "medias/faux.png": (b"<html><script>alert(1)</script>", {"genre-faux"}),
    "medias/faux.pdf": (b"<svg onload=alert(1)>", {"genre-faux"}),
    "medias/actif.pdf": (b"%PDF-1.7 <</S/JavaScript/JS(app.alert(1))>>", {"document-actif"}),
    "medias/actif-cache.pdf": (
        b"%PDF-1.7 stream\n" + zlib.compress(b"<</S/Launch/F(x)>>") + b"endstream",
        {"document-actif"},
    ),
    "ruse/page.htm": ("<!DOCTYPE html><script>alert(1)</script>", {"genre-inconnu"}),
    "ruse/page": ("<html>", {"genre-inconnu"}),
    "ruse/page.xhtml": ("<html xmlns='http://www.w3.org/1999/xhtml'/>", {"genre-inconnu"}),
    "ruse/tableau.ods": (b"PK\x03\x04", set()),
}


def test_every_trick_in_a_file_is_refused_and_no_innocent_is(banc: Banc) -> None:
    attendus = {
        **name("assets/css", "css", STYLES),
        **name("assets/js", "mjs", SCRIPTS),
        **name("assets/img", "svg", DESSINS),
        **name("donnees", "atom", FLUX_ATOM),
        **DONNEES,
    }
    trouves = banc.inspect_fichiers({fichier: contenu for fichier, (contenu, _) in attendus.items()})
    faux = {f: (attendus[f][0], codes) for f, codes in trouves.items() if codes != attendus[f][1]}
    assert faux == {}


RESERVES: dict[str, str | bytes] = {
    "donnees/a.json": '{"nom": "In\\u00e8s R\\u00e9serv\\u00e9e"}',
    "donnees/b.json": '["ines reservee"]',
    "donnees/a.geojson": '{"telephone": "+33 4 65 71 00 13"}',
    "donnees/a.csv": "a;INÈS RÉSERVÉE;b",
    "donnees/a.ics": "SUMMARY:Avec Inès Rés\r\n ervée\r\n",
    "donnees/b.ics": "DESCRIPTION:Demain\\nInès Réservée\\, à 9 h\r\n",
    "donnees/a.vcf": "TEL:tel:04.65.71.00.13\r\n",
    "donnees/a.atom": FLUX.format("<title>In&#232;s R&#xe9;serv&#233;e</title>"),
    "donnees/a.xml": f"<urlset><url><loc>https://exemple.org/{quote(NOM)}/</loc></url></urlset>",
    "ruse.txt": normalize("NFD", NOM),
    "assets/css/a.css": 'p::after{content:"In\\e8 s R\\e9serv\\e9 e"}',
    "assets/js/a.mjs": "export const x = 'In\\u00e8s R\\u{e9}serv\\u{e9}e';",
    "assets/img/a.svg": f"{SVG}<text>{NOM}</text></svg>",
    "assets/css/b.css": f"p{{background:url(data:image/svg+xml;base64,{EN_BASE64})}}",
    "_redirects": "/ines-reservee /",
    "medias/ines-reservee.png": PNG,
    "medias/Inès Réservée/x.png": PNG,
    "medias/a.png": PNG + b"tEXtAuthor\0" + NOM.encode("latin-1"),
    "medias/b.png": PNG + b"zTXtAuthor\0\0" + zlib.compress(NOM.encode("latin-1")),
    "medias/a.jpg": b"\xff\xd8\xff\xe1Exif\0\0\1\2" + f" {NOM}".encode("utf-16-le"),
    "medias/a.webp": b"RIFF\0\0\0\0WEBPXMP <dc:creator>" + NOM.encode(),
    "medias/a.pdf": b"%PDF-1.7 <</Author(\xfe\xff" + NOM.encode("utf-16-be") + b")>>",
    "medias/b.pdf": b"%PDF-1.7 stream\n" + zlib.compress(f"(0465710013) {NOM}".encode()) + b"\nendstream",
}


def test_a_reserved_value_is_seen_in_every_kind_of_file_and_in_names(banc: Banc) -> None:
    trouves = banc.inspect_fichiers(RESERVES)
    assert {fichier: codes for fichier, codes in trouves.items() if not codes >= RESERVEE} == {}
    pages = {
        "annuaire/ruse/affiche/index.html": banc.fiche.replace("</main>", f"<p>{NOM.upper()}</p></main>"),
        "annuaire/tete/index.html": banc.fiche.replace("<title>", f"<title>{NOM} "),
        "annuaire/pied/index.html": banc.fiche.replace("</footer>", '<a href="tel:0465710013">x</a></footer>'),
        "annuaire/ines-reservee/index.html": banc.fiche,
    }
    trouves = banc.inspect_fichiers(pages)
    assert {fichier: codes for fichier, codes in trouves.items() if not codes >= RESERVEE} == {}
    banc.replace("404.html", "</main>", "<p>Fiche-9731</p></main>")
    banc.replace("annuaire/paul-rives/index.html", "</main>", "<p>In&egrave;s R&eacute;serv&eacute;e</p></main>")
    banc.replace(FICHE, '"@context"', '"x":"In\\u00e8s R\\u00e9serv\\u00e9e","@context"')
    touches = {fichier for fichier, code in banc.inspect() if code == "donnee-reservee"}
    assert {"404.html", "annuaire/paul-rives/index.html", FICHE} <= touches


def test_what_others_wrote_is_known_byte_for_byte_and_the_headers_are_those_of_the_pages(banc: Banc) -> None:
    leaflet = (banc.dossier / "assets/leaflet/leaflet.js").read_bytes()
    banc.write("assets/leaflet/leaflet.js", leaflet + b"\n")
    banc.replace("_headers", "script-src 'self'", "script-src 'self' 'unsafe-eval'")
    assert banc.inspect() == [("_headers", "csp"), ("assets/leaflet/leaflet.js", "empreinte")]
