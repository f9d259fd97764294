"""What the hooks gather while the site generator runs: plain values in, a `Squelette` out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cpts.assemble.entete import read_entete
from cpts.assemble.squelette import PageEcrite, Squelette
from cpts.errors import Probleme
from cpts.macros.appels import Appel, count_entete, find_appels
from cpts.macros.noms import NOMS
from cpts.text import quote

_APPEL = re.compile(r"\{\{\s*(" + "|".join(NOMS) + r")\s*\(")


@dataclass
class Collecte:
    """The state of one build. `apercu`: whether pages hold the inline reload script of the preview.

    `sources`: the whole text of each page read so far, to tell where its front matter is wrong.
    """

    apercu: bool = False
    coquille: str = ""
    pages: dict[str, PageEcrite] = field(default_factory=dict)
    fichiers: list[tuple[str, str]] = field(default_factory=list)
    problemes: list[Probleme] = field(default_factory=list)
    appels: dict[str, list[Appel]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def add_fichiers(self, docs: Path, fichiers: Iterable[tuple[str | None, str]]) -> None:
        """Those of (path on disk, address) that stand in `docs`; the theme's own are left out."""
        self.fichiers = sorted((f, a) for f, a in fichiers if f and Path(f).is_relative_to(docs))

    def read_appels(self, fichier: str, source: str, corps: str) -> str:
        """`corps`, or "" when one of its macro calls is wrong: it must not run, and is told at the end."""
        self.sources[fichier] = source
        appels, problemes = find_appels(corps, f"docs/{fichier}", NOMS, count_entete(source, corps))
        self.appels[fichier] = appels
        self.problemes += problemes
        return "" if problemes else corps

    def check_oubli(self, fichier: str, source: str) -> None:
        """A page that calls a macro without asking for it would show its braces to everyone."""
        self.sources[fichier] = source
        for numero, ligne in enumerate(source.splitlines(), 1):
            if trouve := _APPEL.search(ligne):
                self.problemes.append(
                    Probleme(
                        f"docs/{fichier}",
                        numero,
                        trouve.start() + 1,
                        trouve[1],
                        "macro-oubliee",
                        f"la macro {quote(trouve[1])} est appelée, mais la page ne le permet pas",
                        suggestion="Ajoutez « render_macros: true » dans l’en-tête de la page",
                    )
                )

    def add_page(self, fichier: str, adresse: str, titre: str, contenu: str, entete: Mapping[str, Any]) -> None:
        """A hand-written page, once Markdown has been read; `entete` is its front matter."""
        langue, problemes = read_entete(fichier, self.sources.get(fichier, ""), entete)
        self.problemes += problemes
        self.pages[fichier] = PageEcrite(
            fichier=f"docs/{fichier}",
            chemin="" if adresse in (".", "./") else adresse,
            titre=titre,
            description=str(entete.get("description", "")),
            contenu=contenu,
            appels=tuple(self.appels.get(fichier, ())),
            jetons=tuple(entete.get("cpts_jetons", ())),
            robots=str(entete.get("robots", "")),
            langue=langue.langue,
            relue_par=langue.relue_par,
            relue_le=langue.relue_le,
            relue_place=langue.relue_place,
        )

    def make_squelette(self) -> Squelette:
        pages = tuple(self.pages[nom] for nom in sorted(self.pages))
        return Squelette(self.coquille, pages, tuple(self.fichiers), tuple(self.problemes))
