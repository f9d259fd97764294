"""A copy of a built site, to be spoiled on purpose, and what the inspection says of it."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

from cpts.assemble.annexes import LEAFLET
from cpts.assemble.cadre import CSP
from cpts.inspect import Attentes, inspect_site
from tests.construction import list_fichiers

FICHE = "annuaire/paul-desrives/index.html"
ACCUEIL = "index.html"
SECRETS = frozenset({"ines-reservee", "Inès Réservée", "04 65 71 00 13", "+33465710013", "fiche-9731"})
ADRESSE = "https://deux-rives.example.net/"


def make_attentes(fichiers: frozenset[str]) -> Attentes:
    csp = escape(CSP).replace("&#x27;", "&#39;")
    empreintes = {f"assets/leaflet/{nom}": empreinte for nom, empreinte in LEAFLET.items()}
    return Attentes(fichiers, SECRETS, csp, "/", ADRESSE, empreintes)


class Banc:
    """A copy of the site and what is expected of it."""

    def __init__(self, petit_site: Path, dossier: Path) -> None:
        shutil.copytree(petit_site, dossier, copy_function=os.link)
        self.dossier, self.attentes = dossier, make_attentes(frozenset(list_fichiers(petit_site)))

    def replace(self, fichier: str, avant: str, apres: str) -> None:
        """Changes a file of the copy alone: the others are links to the session's site."""
        texte = (self.dossier / fichier).read_text(encoding="utf-8")
        assert avant in texte, f"{fichier} n’a pas « {avant} »"
        self.write(fichier, texte.replace(avant, apres, 1))

    def insert(self, fichier: str, html: str) -> None:
        """`html` at the end of `<main>`."""
        self.replace(fichier, "</main>", f"{html}</main>")

    def write(self, fichier: str, contenu: str | bytes) -> None:
        (self.dossier / fichier).unlink(missing_ok=True)
        (self.dossier / fichier).parent.mkdir(parents=True, exist_ok=True)
        (self.dossier / fichier).write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)

    def plan(self, fichiers: Mapping[str, str | bytes]) -> None:
        """Files more, that the build meant to make."""
        for fichier, contenu in fichiers.items():
            self.write(fichier, contenu)
        self.attentes = replace(self.attentes, fichiers=self.attentes.fichiers | frozenset(fichiers))

    def inspect(self) -> list[tuple[str, str]]:
        """(file, code) of each problem, in order."""
        return sorted((p.fichier, p.code) for p in inspect_site(self.dossier, self.attentes))

    def inspect_pages(self, pages: Mapping[str, str]) -> dict[str, set[str]]:
        """Name → codes, of whole pages added beside the entry FICHE and inspected at once."""
        adresses = {nom: f"annuaire/ruse-{rang}/index.html" for rang, nom in enumerate(pages)}
        self.plan({adresses[nom]: html for nom, html in pages.items()})
        return self.sort(adresses)

    def inspect_fichiers(self, fichiers: Mapping[str, str | bytes]) -> dict[str, set[str]]:
        """File → codes, of files added to the site and inspected at once."""
        self.plan(fichiers)
        return self.sort({fichier: fichier for fichier in fichiers})

    def sort(self, adresses: Mapping[str, str]) -> dict[str, set[str]]:
        """Name → codes of the problems of its file."""
        codes: dict[str, set[str]] = {adresse: set() for adresse in adresses.values()}
        for fichier, code in self.inspect():
            codes.setdefault(fichier, set()).add(code)
        return {nom: codes[adresse] for nom, adresse in adresses.items()}

    @property
    def fiche(self) -> str:
        return (self.dossier / FICHE).read_text(encoding="utf-8")
