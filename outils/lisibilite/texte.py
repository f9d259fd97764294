"""The built page → the blocks of French text that people read in its `<main>`."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EN_LIGNE = frozenset(
    {"a", "abbr", "b", "cite", "cpts-ouvert", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}
)
# What is not prose: navigation, forms, code, drawings, tables of data, hours.
_IGNORES = frozenset(
    {"address", "button", "code", "fieldset", "form", "kbd", "nav", "pre", "script", "select", "style", "svg", "table"}
    | {"template", "textarea"}
)
# Dates of a poster and services of a place: data, not prose.
_DONNEES = frozenset({"cpts-affiche__lignes", "cpts-resultat__details"})
# Elements of a line that the style sheet sets on a line of their own.
_LIGNES = frozenset({"cpts-affiche__ligne", "cpts-affiche__adresse"})
_CACHES = frozenset({"cpts-masque", "cpts-impression-seule"})
# A no-break space is kept: it holds a number together.
_BLANCS = re.compile(r"[ \t\r\n]+")
_VIDES = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Lecture:
    """`langue`: of the whole page; `redirection`: a page that only sends elsewhere."""

    langue: str = ""
    titre: str = ""
    blocs: list[str] = field(default_factory=list)
    redirection: bool = False


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lecture = Lecture()
        self._morceaux: list[str] = []
        self._dans_main = self._dans_h1 = False
        self._muets: list[str] = []
        """The elements open since the first one whose text is not read."""

    def handle_starttag(self, balise: str, attrs: list[tuple[str, str | None]]) -> None:
        attributs = dict(attrs)
        if balise == "html":
            self.lecture.langue = attributs.get("lang") or ""
        if balise == "meta" and attributs.get("http-equiv") == "refresh":
            self.lecture.redirection = True
        self._dans_main |= balise == "main"
        self._dans_h1 |= balise == "h1"
        if balise not in _VIDES and (self._muets or _is_muet(balise, attributs)):
            self._muets.append(balise)
        self._cut("p" if has_classe(attributs, _LIGNES) else balise)

    def handle_endtag(self, balise: str) -> None:
        self._cut(balise)
        if balise == "main":
            self._dans_main = False
        if balise == "h1":
            self._dans_h1 = False
        if balise in self._muets:
            del self._muets[len(self._muets) - 1 - self._muets[::-1].index(balise) :]

    def handle_data(self, data: str) -> None:
        if self._dans_main and not self._muets:
            self._morceaux.append(data)
            if self._dans_h1:
                self.lecture.titre += data

    def _cut(self, balise: str) -> None:
        """A block parts sentences; an element inside a line does not."""
        if balise in _EN_LIGNE:
            return
        if balise == "br":
            self._morceaux.append(" ")
            return
        if bloc := _BLANCS.sub(" ", "".join(self._morceaux)).strip():
            self.lecture.blocs.append(bloc)
        self._morceaux.clear()


def _is_muet(balise: str, attributs: dict[str, str | None]) -> bool:
    langue = attributs.get("lang") or "fr"
    return (
        balise in _IGNORES
        or has_classe(attributs, _CACHES | _DONNEES)
        or attributs.get("aria-hidden") == "true"
        or "hidden" in attributs
        or (balise != "html" and langue.split("-")[0] != "fr")
    )


def has_classe(attributs: dict[str, str | None], classes: frozenset[str]) -> bool:
    return not classes.isdisjoint((attributs.get("class") or "").split())


def read_texte(html: str) -> Lecture:
    """What people read in French in the `<main>` of a page."""
    lecteur = _Lecteur()
    lecteur.feed(html)
    lecteur.close()
    return lecteur.lecture
