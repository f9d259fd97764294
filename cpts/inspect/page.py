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
_MARQUES_OCTETS = tuple(marque.encode() for marque in _MARQUES)
# What our templates write inside <main> of thousands of pages; whatever is not of it is read tag by tag.
_SURS = frozenset(
    b"class href id name d property title type xmlns lang dir hreflang rel scope datetime value alt tabindex role x y r"
    b" cx cy for width height viewBox fill focusable colspan rowspan aria-hidden aria-label aria-labelledby"
    b" aria-current aria-expanded aria-controls aria-describedby aria-pressed data-jour data-horaires data-id data-code"
    b" data-au data-fin data-date data-titre".split()
)
_ATTRIBUT_SUR = re.compile(rb' ([a-zA-Z-]+)="([^"<]*)"')
_VALEURS_RARES = (b"url(", b"opener")
_BALISES_RARES = re.compile(
    rb"<(?:!|\?|(?:script|style|link|iframe|img|object|embed|video|audio|source|track|use|image|feimage|meta|base|form"
    rb"|input|animate\w*|set|foreignobject|math|template|frame|frameset|applet|portal|fencedframe|plaintext|xmp"
    rb"|noembed|noframes|noscript|textarea|title|marquee|param|lineargradient|radialgradient|pattern|textpath|filter)\b)"
)
_DONNEES = b'<script type="application/ld+json">'


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

    None whenever anything is not of that shape: an attribute that is not among `_SURS` or has no double quotes, a
    sign « < » between quotes, an unusual tag are enough, and then every tag is read.
    """
    morceaux = _ATTRIBUT_SUR.split(html)  # what is between the attributes, a name, a value, and so on
    noms, valeurs = morceaux[1::3], morceaux[2::3]
    nu = b"".join(morceaux[::3]).lower()
    if b'"' in nu or b"=" in nu or _BALISES_RARES.search(nu) or not _SURS.issuperset(noms):
        return None
    dites = b" ".join(valeurs).lower()
    if any(rare in dites for rare in _VALEURS_RARES) or any(marque in html for marque in _MARQUES_OCTETS):
        return None
    ids = [_read_valeur(valeur) for nom, valeur in zip(noms, valeurs, strict=True) if nom == b"id"]
    liens = [_read_valeur(valeur) for nom, valeur in zip(noms, valeurs, strict=True) if nom == b"href"]
    return Vue(ids, liens)


def _read_valeur(octets: bytes) -> str:
    valeur = octets.decode()
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
        if (lue := _read_balise(balise[1], balise[2])) is not _RIEN:
            vue.add(lue)
        if balise[1].lower() == "script":
            vue.defauts += _check_script(balise[2], html[balise.end() :])
    return vue


@lru_cache(maxsize=8192)
def _read_balise(nom: str, attributs: str) -> Vue:
    """What one tag does, `_RIEN` for most: a page that is read tag by tag repeats its own, and those of others."""
    vue = Vue()
    read_balise(vue, nom.lower(), list_attributs(attributs))
    return vue if vue != _RIEN else _RIEN


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
