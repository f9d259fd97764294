"""What the front matter of a hand-written page says of its language: checked where it is written, told in French."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cpts.assemble.squelette import PageEcrite
from cpts.errors import Probleme
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.langues_ecrites import LANGUES_ECRITES
from cpts.text import did_you_mean, quote

DOSSIER = "langues/"
SOMMAIRE = "langues/index.md"
_CLES = ("langue", "relue_par", "relue_le")


@dataclass(frozen=True, slots=True)
class Entete:
    """`langue`: a code of `LANGUES_ECRITES`, "" for a French page; `relue_le`: ISO date at `relue_place`, or ""."""

    langue: str = ""
    relue_par: str = ""
    relue_le: str = ""
    relue_place: tuple[int, int] = (1, 1)


def read_entete(fichier: str, source: str, brut: Mapping[str, Any]) -> tuple[Entete, list[Probleme]]:
    """`fichier` is counted from docs/, `source` its whole text, `brut` its front matter as the generator read it."""
    lecteur = _Lecteur(fichier, source)
    if not fichier.startswith(DOSSIER) or fichier == SOMMAIRE:
        lecteur.refuse_ailleurs(brut)
        return Entete(), lecteur.problemes
    langue = lecteur.read_langue(brut.get("langue"))
    relue_le, relue_par = lecteur.read_date(brut.get("relue_le")), str(brut.get("relue_par") or "").strip()
    if bool(brut.get("relue_le")) != bool(relue_par):
        absent = "relue_par" if brut.get("relue_le") else "relue_le"
        lecteur.tell(
            absent, "relecture-incomplete", f"{quote(absent)} manque", "une relecture a un nom et une date, ensemble"
        )
    return Entete(langue, relue_par, relue_le, lecteur.find_place("relue_le")), lecteur.problemes


def check_relectures(pages: Iterable[PageEcrite], jour: date) -> list[Probleme]:
    """Those of a day that has not come: `jour` is not known yet when the front matter is read."""
    futures = (page for page in pages if page.relue_le > jour.isoformat())
    return [
        Probleme(page.fichier, *page.relue_place, "relue_le", "date-future", f"{page.relue_le} n’est pas encore passé")
        for page in futures
    ]


class _Lecteur:
    def __init__(self, fichier: str, source: str) -> None:
        self.fichier, self.lignes = fichier, source.splitlines()
        self.problemes: list[Probleme] = []

    def tell(self, champ: str, code: str, trouve: str, attendu: str = "", suggestion: str = "") -> None:
        """At the value of `champ` in the front matter, or at its first line when it is absent."""
        ligne, colonne = self.find_place(champ)
        probleme = Probleme(f"docs/{self.fichier}", ligne, colonne, champ, code, trouve, attendu, suggestion)
        self.problemes.append(probleme)

    def find_place(self, champ: str) -> tuple[int, int]:
        for numero, ligne in enumerate(self.lignes, 1):
            if trouve := re.match(rf"{champ}\s*:\s*", ligne):
                return numero, trouve.end() + 1
        return 1, 1

    def refuse_ailleurs(self, brut: Mapping[str, Any]) -> None:
        for champ in _CLES:
            if champ in brut:
                self.tell(
                    champ,
                    "langue-ailleurs",
                    f"{quote(champ)} n’a de sens que pour une traduction",
                    f"une page de docs/{DOSSIER}",
                )

    def read_langue(self, valeur: Any) -> str:
        """The code, "" when it is refused."""
        nom = self.fichier.removeprefix(DOSSIER).removesuffix(".md")
        if valeur is None:
            self.tell(
                "langue", "langue-manquante", "la langue de cette traduction n’est pas dite", f"« langue: {nom} »"
            )
        elif not isinstance(valeur, str):  # YAML reads the Norwegian `no` as a word of its own
            self.tell(
                "langue", "langue-inconnue", "ce code de langue n’est pas lu comme un texte", f'« langue: "{nom}" »'
            )
        elif valeur not in LANGUES_ECRITES:
            self._tell_inconnue(valeur)
        elif valeur != nom:
            attendu = f"le fichier docs/{DOSSIER}{valeur}.md"
            self.tell("langue", "langue-autre", f"le fichier {nom}.md dit être en {LANGUES[valeur]}", attendu)
        else:
            return valeur
        return ""

    def _tell_inconnue(self, valeur: str) -> None:
        attendu = f"une de celles-ci : {', '.join(LANGUES_ECRITES)}"
        if valeur in LANGUES:
            trouve = f"le nom que se donne la langue {quote(valeur)} ({LANGUES[valeur]}) n’est pas encore connu"
            ajout = "Ajoutez sa ligne dans cpts/nomenclatures/langues_ecrites.py"
            self.tell("langue", "langue-sans-mots", trouve, attendu, ajout)
            return
        trouve = f"le code de langue {quote(valeur)} est inconnu"
        self.tell("langue", "langue-inconnue", trouve, attendu, did_you_mean(valeur, LANGUES_ECRITES))

    def read_date(self, valeur: Any) -> str:
        """ISO, "" when it is absent or refused; YAML has already read a well-written date."""
        if valeur is None:
            return ""
        if type(valeur) is date:
            return valeur.isoformat()
        self.tell("relue_le", "date", f"{quote(str(valeur))} n’est pas une date", "AAAA-MM-JJ")
        return ""
