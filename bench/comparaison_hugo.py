"""The check before the timing: Hugo writes our pages, with the same words, links, states, head and JSON-LD."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

GENRES = {
    "personnes": "annuaire/personne-*/index.html",
    "lieux de soin": "annuaire/lieu-*/index.html",
    "professions": "professions/*/index.html",
    "professions par commune": "professions/*/*/index.html",
    "spécialités": "specialites/*/index.html",
    "communes": "communes/*/index.html",
    "types de lieu": "lieux/*/index.html",
}
"""Kind of page → where its files are."""
DIFFERENCES_ADMISES = (
    "les liens internes partent de la racine chez Hugo (« /annuaire/ »), de la page chez nous (« ../../annuaire/ »)",
    "l’ordre des clés du JSON, la casse des signes échappés d’une adresse (« %2C », « %2c »), les blancs entre balises",
)
"""What the comparison sets aside: the same thing, written as each tool writes it."""
_EN_LIGNE = frozenset({"a", "abbr", "b", "em", "span", "strong", "time", "svg", "path", "cpts-ouvert"})
_PARTIES = ("header", "main", "footer")
_BLANCS = re.compile(r"\s+")


@dataclass
class Faits:
    """What a page says. `liens`: every href, resolved; `titres`: level and id; `horaires`: what the script reads."""

    titre: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    canonique: str = ""
    json_ld: list[Any] = field(default_factory=list)
    textes: dict[str, str] = field(default_factory=dict)
    titres: list[tuple[str, str | None]] = field(default_factory=list)
    liens: list[str] = field(default_factory=list)
    horaires: list[Any] = field(default_factory=list)


class _Lecteur(HTMLParser):
    """Fills `faits` from the HTML of the page at `adresse`."""

    def __init__(self, adresse: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faits, self._adresse, self._endroit = Faits(), adresse, ""
        self._morceaux: dict[str, list[str]] = {nom: [] for nom in ("title", "script", *_PARTIES)}

    def handle_starttag(self, balise: str, attrs: list[tuple[str, str | None]]) -> None:
        attributs = {nom: valeur or "" for nom, valeur in attrs}
        if balise in ("title", *_PARTIES) or attributs.get("type") == "application/ld+json":
            self._endroit = balise
        if balise == "meta":
            self.faits.metas[attributs.get("name") or attributs.get("http-equiv", "")] = attributs.get("content", "")
        if re.fullmatch("h[1-6]", balise):
            self.faits.titres.append((balise, attributs.get("id")))
        self._read_adresses(attributs)
        self._space(balise)

    def _read_adresses(self, attributs: dict[str, str]) -> None:
        if attributs.get("rel") == "canonical":
            self.faits.canonique = attributs["href"]
        elif "href" in attributs:
            self.faits.liens.append(unquote(urljoin(self._adresse, attributs["href"])))
        if "data-horaires" in attributs:
            self.faits.horaires.append(json.loads(attributs["data-horaires"]))

    def handle_endtag(self, balise: str) -> None:
        if balise == self._endroit:
            self._endroit = ""
            if balise == "script":
                self.faits.json_ld.append(json.loads("".join(self._morceaux["script"])))
                self._morceaux["script"].clear()
        self._space(balise)

    def handle_data(self, data: str) -> None:
        if self._endroit:
            self._morceaux[self._endroit].append(data)

    def _space(self, balise: str) -> None:
        """A block parts words; an element inside a line does not."""
        if self._endroit and balise not in _EN_LIGNE:
            self._morceaux[self._endroit].append(" ")

    def finish(self) -> Faits:
        textes = {nom: _BLANCS.sub(" ", "".join(morceaux)).strip() for nom, morceaux in self._morceaux.items()}
        self.faits.titre, self.faits.textes = textes["title"], {nom: textes[nom] for nom in _PARTIES}
        return self.faits


def read_faits(fichier: Path, racine: Path) -> Faits:
    lecteur = _Lecteur("https://site.invalid/" + fichier.parent.relative_to(racine).as_posix() + "/")
    lecteur.feed(fichier.read_text(encoding="utf-8"))
    return lecteur.finish()


def list_pages(site: Path, genre: str) -> list[str]:
    """The pages of one kind, from the root of the site; the index of a kind is a hand-written page."""
    return sorted(f.relative_to(site).as_posix() for f in site.glob(GENRES[genre]))


def compare_sites(notre: Path, leur: Path, par_genre: int) -> tuple[int, list[str]]:
    """How many pages were compared, `par_genre` of each kind at most, and what differs, in French."""
    ecarts, nombre = [], 0
    for genre in GENRES:
        pages = list_pages(notre, genre)
        if pages != list_pages(leur, genre):
            ecarts.append(f"{genre} : {len(pages)} pages chez nous, {len(list_pages(leur, genre))} chez Hugo")
        for page in pick(pages, par_genre):
            nombre += 1
            ecarts += compare_page(notre, leur, page) if (leur / page).is_file() else [f"{page} : absente chez Hugo"]
    return nombre, ecarts


def pick(pages: list[str], nombre: int) -> list[str]:
    """`nombre` of them, evenly spread."""
    pas = max(len(pages) / nombre, 1)
    return [pages[int(rang * pas)] for rang in range(min(nombre, len(pages)))]


def compare_page(notre: Path, leur: Path, page: str) -> Iterator[str]:
    nous, eux = (read_faits(site / page, site) for site in (notre, leur))
    for nom in ("titre", "metas", "canonique", "json_ld", "textes", "titres", "liens", "horaires"):
        if getattr(nous, nom) != getattr(eux, nom):
            yield f"{page} : {nom}\n  nous {getattr(nous, nom)}\n  Hugo {getattr(eux, nom)}"


def weigh_genres(notre: Path, leur: Path) -> Iterator[tuple[str, int, int, int]]:
    """For each kind: its name, the number of pages, their mean weight in bytes here and there."""
    for genre in GENRES:
        pages = list_pages(notre, genre)
        nous, eux = (sum((site / page).stat().st_size for page in pages) for site in (notre, leur))
        if pages:
            yield genre, len(pages), nous // len(pages), eux // len(pages)
