"""What the inspection sees in one HTML file, by patterns: a parser would cost fifty times more."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

_BALISE = re.compile(r"<(?:!--.*?-->|([a-zA-Z][\w-]*)([^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*)>)", re.DOTALL)
# A whole attribute each time: what looks like one inside the text of another is text.
_ATTRIBUT = re.compile(r"""[\s/"']*([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_SURVEILLES = re.compile(
    r"id|href|src|srcset|action|poster|data|formaction|ping|background|style|content|http-equiv|on[a-z]+"
)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)(?:</script\s*>|$)", re.DOTALL | re.IGNORECASE)
_JETON = re.compile(r"cptsjeton[0-9a-f]{16}x\d+x|\{\{|\ue000|<!--cpts:")
_RESSOURCES = {
    "script",
    "link",
    "img",
    "iframe",
    "source",
    "object",
    "embed",
    "video",
    "audio",
    "track",
    "image",
    "use",
    "input",
}

_BALISES_INTERDITES = ("style", "base", "iframe", "object", "embed")
_SAUT = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_MARQUES = ("cptsjeton", "{{", "\ue000", "<!--cpts:")
# What our templates never write inside <main> but on a few pages, and what must be read tag by tag.
_MARQUES_OCTETS = tuple(marque.encode() for marque in _MARQUES)
_MOTS_RARES = (*_MARQUES_OCTETS[:3], b"style=", b"ping=", b"background=")
_BALISES_RARES = re.compile(
    rb"<(?:!--cpts:|(?:script|style|link|iframe|img|object|embed|video|audio|source|track|use|image|meta|base|form|input)\b)"
)
_DONNEES = b'<script type="application/ld+json">'
_EXECUTABLE = re.compile(rb"\son[a-z]+\s*=")


@dataclass(slots=True)
class Vue:
    """What one piece of HTML holds. `liens`: where it leads; `ressources`: what the browser loads."""

    ids: list[str] = field(default_factory=list)
    liens: list[str] = field(default_factory=list)
    ressources: list[str] = field(default_factory=list)
    defauts: list[str] = field(default_factory=list)

    def add(self, autre: "Vue") -> None:
        self.ids += autre.ids
        self.liens += autre.liens
        self.ressources += autre.ressources
        self.defauts += autre.defauts


_RIEN = Vue()


def read_vue(html: bytes) -> Vue:
    """The page in four parts, of which the header and footer are the same on thousands of pages."""
    tete, avant, milieu, apres = _cut(html)
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


def _cut(html: bytes) -> tuple[bytes, bytes, bytes, bytes]:
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
    if (b" on" in bas or b"\non" in bas or b"\ton" in bas) and _EXECUTABLE.search(bas):
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
    for attributs, corps in _SCRIPT.findall(html):
        if _is_inconnu(attributs, corps):
            vue.defauts.append(f"script en ligne inconnu : {corps.strip()[:40]!r}")
    for balise in _BALISE.finditer(html):
        if balise[1]:
            _read_balise(vue, balise[1].lower(), balise[2])
    return vue


def _read_balise(vue: Vue, nom: str, attributs: str) -> None:
    if nom in _BALISES_INTERDITES:
        vue.defauts.append(f"élément interdit <{nom}>")
    if nom == "link" and ('rel="canonical"' in attributs or 'rel="alternate"' in attributs):
        return  # names the page or the same one in another language, loads nothing
    lus = ((attribut.lower(), a or b or c) for attribut, a, b, c in _ATTRIBUT.findall(attributs))
    paires = [(attribut, valeur) for attribut, valeur in lus if _SURVEILLES.fullmatch(attribut)]
    if nom == "meta":
        vue.ressources += _read_saut(dict(paires))
        return
    for attribut, valeur in paires:
        _sort_attribut(vue, nom, attribut, valeur)


def _read_saut(attributs: dict[str, str]) -> list[str]:
    """Where a `<meta http-equiv="refresh">` sends the visitor: it must be on this site, like what the page loads."""
    if attributs.get("http-equiv", "").lower() != "refresh":
        return []
    trouve = _SAUT.search(unescape(attributs.get("content", "")))
    return [trouve[1]] if trouve else []


def _sort_attribut(vue: Vue, balise: str, attribut: str, valeur: str) -> None:
    valeur = unescape(valeur) if "&" in valeur else valeur
    if attribut == "id":
        vue.ids.append(valeur)
    elif attribut == "href" and balise not in _RESSOURCES:
        vue.liens.append(valeur)
    elif attribut.startswith("on"):
        vue.defauts.append(f"attribut exécutable {attribut} sur <{balise}>")
    elif attribut == "style":
        vue.defauts.append(f"style en ligne sur <{balise}>")
    elif attribut == "srcset":
        vue.ressources += [part.split()[0] for part in valeur.split(",") if part.split()]
    elif attribut in ("content", "http-equiv"):
        return
    else:  # a form that sends to another site is as bad as a script that comes from there
        vue.ressources.append(valeur)


def _is_inconnu(attributs: str, corps: str) -> bool:
    """A script element with a body, unless it is a block of data."""
    return bool(corps.strip()) and "application/ld+json" not in attributs
