"""The acronyms of the published pages that nothing explains: neither the registry, nor a habit of everyone."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from cpts.nomenclatures.sigles import SIGLES
from outils.lisibilite.mesure import is_habitants
from outils.lisibilite.texte import has_classe

# Read one by one, each with its reason. What has a meaning to explain goes to the registry, not here.
CONNUS = {
    "SMS": "un mot de tous les jours",
    "PDF": "un mot de tous les jours",
    "QR": "« code QR », un mot de tous les jours",
    "A4": "un format de papier",
    "ICS": "le nom d’un format, écrit après le mot « Fichier »",
    "HTML": "une technologie, que la loi demande de citer (accessibilité)",
    "CSS": "une technologie, que la loi demande de citer (accessibilité)",
    "SVG": "une technologie, que la loi demande de citer (accessibilité)",
    "MIT": "le nom d’une licence",
    "L1434": "un article de loi",
    "BNP": "un dosage de laboratoire, dans la partie d’un parcours écrite pour les professionnels",
    "NT": "« NT-proBNP », le même dosage",
}
_SIGLE = re.compile(r"(?<![\w.@/-])[A-Z][A-Z0-9]{1,7}(?!\w)")
_IGNORES = frozenset({"abbr", "code", "pre", "script", "style", "svg", "title"})
_CACHES = frozenset({"cpts-masque"})
# The meaning of an acronym cannot be added there: its presence in the registry is enough.
_SANS_BALISE = frozenset({"option", "select"})


def list_inconnus(site: Path) -> dict[str, list[str]]:
    """Acronym → the pages for residents where it stands alone, by address."""
    inconnus: dict[str, list[str]] = {}
    for fichier in sorted(site.rglob("*.html")):
        adresse = fichier.relative_to(site).as_posix().removesuffix("index.html")
        if is_habitants(adresse):
            for sigle in find_inconnus(fichier.read_text(encoding="utf-8")):
                inconnus.setdefault(sigle, []).append(adresse)
    return dict(sorted(inconnus.items()))


def find_inconnus(html: str) -> set[str]:
    """Those of one page: marked ones are explained, and so are those of the registry where no mark can stand."""
    lecteur = _Lecteur()
    lecteur.feed(html)
    lecteur.close()
    return set(lecteur.iter_inconnus())


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._ouverts: list[str] = []
        self._textes: list[tuple[str, bool]] = []

    def handle_starttag(self, balise: str, attrs: list[tuple[str, str | None]]) -> None:
        attributs = dict(attrs)
        etrangere = balise != "html" and (attributs.get("lang") or "fr") != "fr"
        # Said by a screen reader beside the same words, marked. An element inside one of the same name is counted too.
        if balise in self._ouverts or balise in _IGNORES | _SANS_BALISE or etrangere or has_classe(attributs, _CACHES):
            self._ouverts.append(balise)

    def handle_endtag(self, balise: str) -> None:
        if balise in self._ouverts:
            del self._ouverts[len(self._ouverts) - 1 - self._ouverts[::-1].index(balise) :]

    def handle_data(self, data: str) -> None:
        if all(balise in _SANS_BALISE for balise in self._ouverts):
            self._textes.append((data, bool(self._ouverts)))

    def iter_inconnus(self) -> Iterator[str]:
        for texte, sans_balise in self._textes:
            for sigle in _SIGLE.findall(texte):
                if sigle not in CONNUS and not (sans_balise and sigle in SIGLES):
                    yield sigle
