"""What the site generator hands over: the shell, the hand-written pages and the static files. It never saw the data."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from cpts.errors import Gravite, Probleme
from cpts.macros.appels import Appel


@dataclass(frozen=True, slots=True)
class PageEcrite:
    """A page of docs/: `contenu` is its HTML, where each of `jetons` stands for the call of that rank in `appels`.

    `langue`: a code, "" for French; `relue_le`: ISO date, "" when no speaker has read the translation again;
    `relue_place`: where the file says it, line and column.
    """

    fichier: str
    chemin: str
    titre: str
    description: str
    contenu: str
    appels: tuple[Appel, ...] = ()
    jetons: tuple[str, ...] = ()
    robots: str = ""
    langue: str = ""
    relue_par: str = ""
    relue_le: str = ""
    relue_place: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Squelette:
    """`fichiers`: (path on disk, address from the site's root) of what is copied as it is."""

    coquille: str
    pages: tuple[PageEcrite, ...]
    fichiers: tuple[tuple[str, str], ...]
    problemes: tuple[Probleme, ...] = field(default=())

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def read_squelette(texte: str) -> Squelette:
    """The inverse of `Squelette.to_json`."""
    brut = json.loads(texte)
    return Squelette(
        coquille=brut["coquille"],
        pages=tuple(_read_page(page) for page in brut["pages"]),
        fichiers=tuple((source, adresse) for source, adresse in brut["fichiers"]),
        problemes=tuple(Probleme(**{**p, "gravite": Gravite(p["gravite"])}) for p in brut["problemes"]),
    )


def _read_page(brut: Mapping[str, Any]) -> PageEcrite:
    appels = tuple(
        Appel(**{**a, "arguments": tuple((nom, valeur) for nom, valeur in a["arguments"])}) for a in brut["appels"]
    )
    listes = {nom: tuple(brut[nom]) for nom in ("jetons", "relue_place")}
    return PageEcrite(**{**brut, **listes, "appels": appels})
