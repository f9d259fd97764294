"""What the inspection sees in one HTML file, by patterns: a parser would cost fifty times more."""

import re
from functools import lru_cache
from html import unescape

from cpts.inspect.balises import Vue, read_balise

# The grammar of a tag, strictly: what a browser mends is what hides the rest of a page from whoever reads by patterns.
_BALISE = re.compile(
    r"""<([a-zA-Z][^\s/>"'<=]*)((?:[\s/]+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*/?>""",
)
_DEBUT = re.compile(r"<(?=[a-zA-Z])|<!--(?![^<]*?-->)|<[!?](?!--|doctype html>)", re.IGNORECASE)
_ATTRIBUT = re.compile(r"""[\s/]+([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_FIN_SCRIPT = re.compile(r"</script[\s/>]", re.IGNORECASE)
_JETON = re.compile(r"cptsjeton[0-9a-f]{16}x\d+x|\{\{|\ue000|<!--cpts:|__RACINE__")
_MARQUES = ("cptsjeton", "{{", "\ue000", "<!--cpts:", "__RACINE__")
# What our templates never write inside <main> but on a few pages, and what must be read tag by tag.
_MARQUES_OCTETS = tuple(marque.encode() for marque in _MARQUES)
_MOTS_RARES = (
    *(marque.lower() for marque in _MARQUES_OCTETS if marque != b"<!--cpts:"),
    *(b"style=", b"ping=", b"background=", b"formaction", b"attributionsrc", b"referrerpolicy", b"url(", b"opener"),
    *(b" =", b"\n=", b"\t=", b"\r="),
)
_BALISES_RARES = re.compile(
    rb"<(?:!|\?|(?:script|style|link|iframe|img|object|embed|video|audio|source|track|use|image|feimage|meta|base|form"
    rb"|input|animate\w*|set|foreignobject|math|template|frame|frameset|applet|portal|fencedframe|plaintext|xmp"
    rb"|noembed|noframes|noscript|textarea|title|marquee|param|lineargradient|radialgradient|pattern|textpath|filter)\b)"
)
_DONNEES = b'<script type="application/ld+json">'
_EXECUTABLE = re.compile(rb"[\s/\"']on[a-z]+\s*=")
_DEBUTS_EXECUTABLES = (b" on", b"\non", b"\ton", b"/on", b'"on', b"'on", b"\ron")


_RIEN = Vue()


def read_vue(html: bytes) -> Vue:
    """The page in four parts, of which the header and footer are the same on thousands of pages."""
    tete, avant, milieu, apres = cut_page(html)
    vue = _read_tete(tete)
    for morceau in (_read_partage(avant), _read_morceau(milieu), _read_partage(apres)):
        vue.add(morceau)
    return vue


def _read_tete(html: bytes) -> Vue:
    """The head, a line at a time: most of its lines are on every page, and a block of data holds no element."""
    vue = Vue()
    for ligne in html.split(b"\n"):
        if ligne.startswith(_DONNEES) and ligne.endswith(b"</script>") and ligne.count(b"<") == 2:
            continue
        lue = _read_ligne(ligne)
        if lue is None:
            return _read_balises(html.decode())
        if lue is not _RIEN:
            vue.add(lue)
    return vue if not any(marque in html for marque in _MARQUES_OCTETS) else _read_balises(html.decode())


@lru_cache(maxsize=512)
def _read_ligne(html: bytes) -> Vue | None:
    """None when an element goes on over several lines; `_RIEN` when there is nothing to say."""
    if html.count(b"<") != html.count(b">"):
        return None
    vue = _read_balises(html.decode())
    return vue if vue != _RIEN else _RIEN


def cut_page(html: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Head, header, main, footer; an unusual page is all « main »."""
    corps, main, pied = html.find(b"<body"), html.find(b"<main"), html.rfind(b"</main>")
    if not 0 <= corps < main < pied:
        return b"", b"", html, b""
    return html[:corps], html[corps:main], html[main:pied], html[pied:]


@lru_cache(maxsize=256)
def _read_partage(html: bytes) -> Vue:
    return _read_morceau(html)


def _read_morceau(html: bytes) -> Vue:
    return _read_vite(html) or _read_balises(html.decode())


def _read_vite(html: bytes) -> Vue | None:
    """The same as `_read_balises` for HTML written as our templates write it, many times faster.

    None whenever anything is not of that shape: a word of a text is enough, and then every tag is read.
    """
    bas = html.lower()
    if any(mot in bas for mot in _MOTS_RARES) or _BALISES_RARES.search(bas):
        return None
    ids, liens = html.split(b' id="')[1:], html.split(b' href="')[1:]
    if bas.count(b"href") != len(liens) or bas.count(b"id=") != len(ids) + html.count(b'-id="'):
        return None
    if any(debut in bas for debut in _DEBUTS_EXECUTABLES) and _EXECUTABLE.search(bas):
        return None
    return Vue([_read_valeur(suite) for suite in ids], [_read_valeur(suite) for suite in liens])


def _read_valeur(suite: bytes) -> str:
    valeur = suite.split(b'"', 1)[0].decode()
    return unescape(valeur) if "&" in valeur else valeur


def _read_balises(html: str) -> Vue:
    """Every tag and its attributes."""
    vue = Vue()
    if any(marque in html for marque in _MARQUES):
        vue.defauts += [f"jeton ou repère non remplacé : {trouve[0]!r}" for trouve in _JETON.finditer(html)]
    for debut in _DEBUT.finditer(html):
        balise = _BALISE.match(html, debut.start())
        if balise is None:
            vue.defauts += _describe_debut(html[debut.start() : debut.start() + 40])
            continue
        read_balise(vue, balise[1].lower(), list_attributs(balise[2]))
        if balise[1].lower() == "script":
            vue.defauts += _check_script(balise[2], html[balise.end() :])
    return vue


def list_attributs(texte: str) -> list[tuple[str, str]]:
    """(name in lower case, value) in order, entities undone."""
    return [(nom.lower(), unescape(a or b or c)) for nom, a, b, c in _ATTRIBUT.findall(texte)]


def _describe_debut(texte: str) -> list[str]:
    """Our own markers are told as such; what is not a tag hides what follows."""
    if texte.startswith("<!--cpts:"):
        return []
    return [
        "commentaire qui cache du HTML ou ne finit pas"
        if texte.startswith("<!--")
        else f"balise mal formée : {texte!r}"
    ]


def _check_script(attributs: str, suite: str) -> list[str]:
    """A script element has no body, unless it is exactly one of our blocks of data."""
    fin = _FIN_SCRIPT.search(suite)
    corps = suite[: fin.start()] if fin else suite
    if fin and attributs == ' type="application/ld+json"' and "<" not in corps:
        return []
    return [f"script en ligne inconnu : {corps.strip()[:40]!r}"] if corps.strip() or not fin else []
