"""The answers of earlier runs, one a line: a run that is cut asks nothing twice.

Only addresses and answers, no name. A line that was being written when the run was cut is asked again.
"""

import json
import math
from pathlib import Path
from typing import Any

from cpts.errors import BuildError, explain
from cpts.importers.geocodage.questions import Question, Reponse


class Journal:
    """The file `chemin`, read at once and appended to. `neuf`: what it says is forgotten, and asked again."""

    def __init__(self, chemin: Path, *, neuf: bool = False) -> None:
        self.chemin = chemin
        texte = chemin.read_text(encoding="utf-8", errors="replace") if chemin.is_file() else ""
        self.reponses = {} if neuf else _read(texte)
        self._avant = "" if texte.endswith("\n") or not texte else "\n"

    def add(self, question: Question, reponse: Reponse | None) -> None:
        """Keeps one answer, on the disk before the next question."""
        self.reponses[question] = reponse
        ligne = json.dumps([question, reponse], ensure_ascii=False)
        try:
            self.chemin.parent.mkdir(parents=True, exist_ok=True)
            with self.chemin.open("a", encoding="utf-8", newline="\n") as fichier:
                fichier.write(f"{self._avant}{ligne}\n")
        except OSError as erreur:
            raise BuildError(f"Impossible d’écrire {self.chemin} : {explain(erreur)}.") from erreur
        self._avant = ""


def _read(texte: str) -> dict[Question, Reponse | None]:
    reponses = {}
    for ligne in texte.splitlines():
        try:
            question, reponse = json.loads(ligne)
            reponses[Question(*map(str, question))] = _read_reponse(reponse)
        except (ValueError, TypeError):
            continue
    return reponses


def _read_reponse(valeurs: Any) -> Reponse | None:
    if valeurs is None:
        return None
    libelle, genre, score, code, commune, code_postal, latitude, longitude = valeurs
    textes = (str(libelle), str(genre)), (str(code), str(commune), str(code_postal))
    nombres = float(score), float(latitude), float(longitude)
    if not all(map(math.isfinite, nombres)):
        raise ValueError(valeurs)
    return Reponse(*textes[0], nombres[0], *textes[1], *nombres[1:])
