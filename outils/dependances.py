"""The page of the dependencies: each direct one with its licence and its reason, then what they bring, by licence.

The reasons are in requirements*.in and package.json, the versions in the locks. `python -m outils.dependances` writes
docs/contribuer/dependances.md again, and refuses a licence that is not expected; « make verrou » runs it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

RACINE = Path(__file__).resolve().parent.parent
PAGE = RACINE / "docs" / "contribuer" / "dependances.md"
LIGNE = re.compile(r"(?P<nom>[a-zA-Z0-9-]+)[^#\n]*#\s*(?P<raison>.+)")
FIGEE = re.compile(r"^(?P<nom>[a-z0-9][a-z0-9.-]*)==", re.MULTILINE)
LICENCES = {
    # Many ways of writing one licence; on the left in the words of the packages.
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Apache": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "SIL OFL 1.1": "OFL-1.1",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
DITES_AILLEURS = {"axe-playwright-python": "MIT"}
"""Packages whose metadata say nothing: read in their LICENSE file."""
MUETTES = {"Dual License", "UNKNOWN"}
"""What a package writes instead of a licence: its classifiers say it."""
ADMISES = frozenset(
    {
        *("MIT", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Apache-2.0"),
        *("PSF-2.0", "MPL-2.0", "OFL-1.1", "Zlib", "CC0-1.0"),
    }
)
"""Licences that let anyone use and give away what they cover, as ours does."""
ADMISES_A_COTE = ADMISES | {"GPL-2.0"}
"""For the tests: a program that is run beside, never linked nor given away."""
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
    """The whole page, in Markdown; raises `SystemExit` for a licence that nobody has accepted yet."""
    site = list_dependances(RACINE / "requirements.in")
    territoire = list_dependances(RACINE / "requirements-territoire.in")
    tests = list_dependances(RACINE / "requirements-dev.in")
    directes = {d.nom for d in (*site, *territoire, *tests)}
    amenees = list_figees("requirements.txt", directes)
    check_licences((*site, *amenees, *territoire), ADMISES)
    npm, amenees_npm = list_npm()
    deja = directes | {d.nom for d in amenees}
    # The lock of the tests holds the one of the territory.
    autres = list_figees("requirements-dev.txt", deja)
    check_licences((*tests, *npm, *autres, *amenees_npm), ADMISES_A_COTE)
    return (
        f"{ENTETE}## Pour construire le site\n\n{_write_tableau(site)}\n"
        f"Ceux-ci amènent avec eux :\n\n{_write_amenees(amenees)}\n"
        "## Pour dessiner un territoire\n\nLa commande « cpts territoire » le demande.\n\n"
        f"{_write_tableau(territoire)}\n"
        "## Pour le vérifier\n\nRien de cette liste n’arrive sur le site.\n\n"
        f"{_write_tableau([*tests, *npm])}\n"
        f"Ceux-ci amènent avec eux :\n\n{_write_amenees([*autres, *amenees_npm])}"
    )


def list_dependances(fichier: Path) -> list[Dependance]:
    """The direct dependencies of a requirements*.in file, in its order."""
    lignes = fichier.read_text(encoding="utf-8").splitlines()
    trouvees = (LIGNE.fullmatch(ligne) for ligne in lignes if not ligne.startswith(("#", "-")))
    return [Dependance(t["nom"], find_licence(t["nom"]), t["raison"]) for t in trouvees if t]


def list_figees(verrou: str, directes: Iterable[str]) -> list[Dependance]:
    """What a lock holds beyond the `directes`, in its order."""
    noms = FIGEE.findall((RACINE / verrou).read_text(encoding="ascii"))
    return [Dependance(nom, find_licence(nom), "") for nom in noms if nom not in set(directes)]


def list_npm() -> tuple[list[Dependance], list[Dependance]]:
    """The npm packages we ask for, with their reasons, and those that they bring; the lock knows their licences."""
    paquets = json.loads((RACINE / "package-lock.json").read_bytes())["packages"]
    raisons = json.loads((RACINE / "package.json").read_bytes())["raisons"]
    licences = {chemin.rpartition("node_modules/")[2]: p.get("license", "non dite") for chemin, p in paquets.items()}
    voulus = paquets[""]["devDependencies"]
    # One a system of the same program: their common name is already there.
    autres = sorted(n for n in licences if n and n not in voulus and not n.startswith("@typescript/"))
    return (
        [Dependance(nom, licences[nom], raisons[nom]) for nom in voulus],
        [Dependance(nom, licences[nom], "") for nom in autres],
    )


def find_licence(nom: str) -> str:
    """What the installed package says of its licence."""
    try:
        dites = metadata(nom)
    except PackageNotFoundError as erreur:
        raise SystemExit(f"{nom} n’est pas installé : lancez « make test » d’abord.") from erreur
    expression, courte = (next(iter(dites.get_all(champ) or ()), "") for champ in ("License-Expression", "License"))
    if expression:
        return str(expression)
    if 0 < len(courte) < 40 and courte not in MUETTES:
        return LICENCES.get(str(courte), str(courte))
    classees = [c.rpartition(" :: ")[2] for c in dites.get_all("Classifier") or () if c.startswith("License")]
    return " ou ".join(LICENCES.get(c, c) for c in classees) or DITES_AILLEURS.get(nom, "non dite")


def check_licences(dependances: Iterable[Dependance], admises: frozenset[str]) -> None:
    """Each word of « MIT OR Apache-2.0 » must be admitted: simpler than the law, and never less strict."""
    for dependance in dependances:
        mots = re.split(r" (?:OR|AND|ou) ", dependance.licence)
        if inconnues := [mot for mot in mots if mot not in admises]:
            message = f"{dependance.nom} : la licence « {inconnues[0]} » n’est pas admise ici (outils/dependances.py)."
            raise SystemExit(message)


def _write_tableau(dependances: list[Dependance]) -> str:
    lignes = [f"| {d.nom} | {d.licence} | {d.raison} |" for d in dependances]
    return "\n".join(["| logiciel | licence | à quoi il sert |", "|---|---|---|", *lignes, ""])


def _write_amenees(dependances: list[Dependance]) -> str:
    """One row a licence, the most frequent first."""
    noms: dict[str, list[str]] = defaultdict(list)
    for dependance in dependances:
        noms[dependance.licence].append(dependance.nom)
    ordre = sorted(noms, key=lambda licence: (-len(noms[licence]), licence))
    lignes = [f"| {licence} | {', '.join(sorted(noms[licence]))} |" for licence in ordre]
    return "\n".join(["| licence | logiciels |", "|---|---|", *lignes, ""])


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
