"""The page of the dependencies: each direct one with its licence and its reason, from requirements*.in.

`python -m outils.dependances` writes docs/contribuer/dependances.md again; « make verrou » runs it.
"""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

RACINE = Path(__file__).resolve().parent.parent
PAGE = RACINE / "docs" / "contribuer" / "dependances.md"
LIGNE = re.compile(r"(?P<nom>[a-zA-Z0-9-]+)[^#\n]*#\s*(?P<raison>.+)")
LICENCES = {
    # Packages that only name their licence by a classifier, in its words.
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
MUETTES = {"Dual License", "UNKNOWN"}
"""What a package writes instead of a licence: its classifiers say it."""
ENTETE = """\
---
title: Les logiciels de ce site
description: "Ce qui sert à construire et à vérifier le site : le nom, la licence et la raison de chaque logiciel."
---

# Les logiciels de ce site

Rien de ce qui suit n’est appelé quand vous lisez une page : tout sert à la fabriquer.
Ce qui va jusqu’à votre appareil est servi par ce site.

Chaque version est figée par son empreinte. Une mise à jour arrive par une proposition, relue comme les autres.

"""


class Dependance(NamedTuple):
    nom: str
    licence: str
    raison: str


def write_page() -> str:
    """The whole page, in Markdown."""
    noms = ("requirements.in", "requirements-territoire.in", "requirements-dev.in")
    site, territoire, tests = (list_dependances(RACINE / nom) for nom in noms)
    return (
        f"{ENTETE}## Pour construire le site\n\n{_write_tableau(site)}\n"
        "## Pour dessiner un territoire\n\nLa commande « cpts territoire » le demande.\n\n"
        f"{_write_tableau(territoire)}\n"
        f"## Pour le vérifier\n\nRien de cette liste n’arrive sur le site.\n\n{_write_tableau(tests)}"
    )


def list_dependances(fichier: Path) -> list[Dependance]:
    """The direct dependencies of a requirements*.in file, in its order."""
    lignes = fichier.read_text(encoding="utf-8").splitlines()
    trouvees = (LIGNE.fullmatch(ligne) for ligne in lignes if not ligne.startswith(("#", "-")))
    return [Dependance(t["nom"], find_licence(t["nom"]), t["raison"]) for t in trouvees if t]


def find_licence(nom: str) -> str:
    """What the installed package says of its licence."""
    try:
        dites = metadata(nom)
    except PackageNotFoundError as erreur:
        raise SystemExit(f"{nom} n’est pas installé : lancez « make test » d’abord.") from erreur
    classees = [c.rpartition(" :: ")[2] for c in dites.get_all("Classifier") or () if c.startswith("License")]
    for champ in ("License-Expression", "License"):
        courte = next(iter(dites.get_all(champ) or ()), "")
        if 0 < len(courte) < 40 and courte not in MUETTES:
            return str(courte)
    return " ou ".join(LICENCES.get(classe, classe) for classe in classees) or "non dite"


def _write_tableau(dependances: list[Dependance]) -> str:
    lignes = [f"| {d.nom} | {d.licence} | {d.raison} |" for d in dependances]
    return "\n".join(["| logiciel | licence | à quoi il sert |", "|---|---|---|", *lignes, ""])


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
