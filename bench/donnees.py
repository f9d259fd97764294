"""A seeded directory of any size over the demonstration's communes, written as YAML files split by commune."""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import SERVICES
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES

GRAINE = 20261121
JOUR = "2026-11-21"
_PRENOMS = [
    "Camille",
    "Élodie",
    "Benoît",
    "Inès",
    "Marie-Claude",
    "Jean-Baptiste",
    "Noémie",
    "Adrien",
    "Fatou",
    "Yanis",
    "Ludivine",
    "Karim",
]
_NOMS = [
    "Martin",
    "Vandenbroucke",
    "Dubois",
    "D’Hondt",
    "Nguyễn",
    "Lefèbvre",
    "Cœurdacier",
    "Petit-Jean",
    "Ben-Amar",
    "De-Smet",
    "Roussel",
]
_VOIES = ["rue des Tilleuls", "place du Marché", "avenue de la Gare", "rue de l’Église", "chemin Vert", "rue du Moulin"]
_HORAIRES = (
    "lundi-vendredi: 9h-12h, 14h-19h\n        samedi: 9h-12h\n        jours fériés: fermé",
    "lundi-mardi: 8h30-12h, 13h30-18h\n        jeudi-vendredi: 8h30-12h, 13h30-18h sur rendez-vous",
    "mardi: 9h-12h, 14h-18h sur rendez-vous\n        jeudi: 14h-20h",
    "lundi-samedi: 9h-12h30, 14h-19h30\n        jours fériés: fermé",
)


def copy_medias(demonstration: Path, dossier: Path) -> None:
    """The files that cpts.yaml cites; any other would be refused, as nothing reads it here."""
    cites = (demonstration / "cpts.yaml").read_text(encoding="utf-8")
    (dossier / "medias").mkdir()
    for fichier in (demonstration / "medias").glob("*"):
        if fichier.name in cites:
            shutil.copy(fichier, dossier / "medias" / fichier.name)


def write_donnees(
    dossier: Path, demonstration: Path, nombre: int, communes: list[tuple[str, str, float, float]]
) -> None:
    """`nombre` entries, a fifth of them places. `communes`: (name, code postal, latitude, longitude)."""
    hasard = random.Random(GRAINE)  # noqa: S311 - repeatable on purpose
    (dossier / "annuaire").mkdir(parents=True)
    for nom in ("territoire.geojson", "territoire.yaml", "indicateurs.csv"):
        shutil.copy(demonstration / nom, dossier / nom)
    cpts = (demonstration / "cpts.yaml").read_text(encoding="utf-8")
    # The pathways that missions name are not among the data of the bench.
    (dossier / "cpts.yaml").write_text(re.sub(r"^ +parcours: \[.*\n", "", cpts, flags=re.MULTILINE), encoding="utf-8")
    copy_medias(demonstration, dossier)
    (dossier / "annuaire.yaml").write_text("structures: []\n", encoding="utf-8")
    par_commune: dict[int, list[str]] = {}
    lieux: dict[int, list[str]] = {}
    for rang in range(nombre // 5):
        place = rang % len(communes)
        lieux.setdefault(place, []).append(f"lieu-{rang}")
        par_commune.setdefault(place, []).append(_write_structure(hasard, rang, communes[place]))
    gens: dict[int, list[str]] = {}
    for rang in range(nombre - nombre // 5):
        place = rang % len(communes)
        gens.setdefault(place, []).append(_write_professionnel(hasard, rang, communes[place], lieux.get(place, [])))
    for place in range(len(communes)):
        blocs = ["structures:\n", *par_commune[place]] if place in par_commune else []
        blocs += ["professionnels:\n", *gens[place]] if place in gens else []
        (dossier / "annuaire" / f"commune-{place:02d}.yaml").write_text(
            "".join(blocs) or "structures: []\n", encoding="utf-8"
        )


def list_communes(geojson: list[tuple[str, list[str], tuple[float, float]]]) -> Iterator[tuple[str, str, float, float]]:
    """What `write_donnees` needs of each commune of the territory."""
    for nom, postaux, (latitude, longitude) in geojson:
        yield nom, postaux[0], latitude, longitude


def _write_structure(hasard: random.Random, rang: int, commune: tuple[str, str, float, float]) -> str:
    nom, postal, latitude, longitude = commune
    services = "\n".join(f"      - {s}" for s in sorted(hasard.sample(sorted(SERVICES), 3)))
    return f"""  - id: lieu-{rang}
    nom: Maison médicale {hasard.choice(_NOMS)} {rang}
    type: {hasard.choice(("cabinet", "maison-de-sante", "pharmacie", "laboratoire"))}
    adresse:
      voie: {hasard.randint(1, 120)} {hasard.choice(_VOIES)}
      code_postal: "{postal}"
      commune: {nom}
    position: {{latitude: {latitude + hasard.uniform(-0.01, 0.01):.5f}, longitude: {longitude + hasard.uniform(-0.01, 0.01):.5f}}}
    telephone: 03 53 01 {rang // 100 % 100:02d} {rang % 100:02d}
    courriel: accueil{rang}@example.org
    horaires:
      {hasard.choice(_HORAIRES).replace("        ", "      ")}
    acces: {{pmr: {hasard.choice(("oui", "non"))}, parking_pmr: oui}}
    services:
{services}
    verifie_le: 2026-10-0{rang % 9 + 1}
"""


def _write_professionnel(
    hasard: random.Random, rang: int, commune: tuple[str, str, float, float], lieux: list[str]
) -> str:
    profession = hasard.choice(sorted(PROFESSIONS))
    specialite = (
        f"\n    specialite: {hasard.choice(sorted(SPECIALITES))}" if profession == "medecin-specialiste" else ""
    )
    exercices = "".join(_write_exercice(hasard, rang, commune, lieux) for _ in range(1 + (rang % 5 == 0)))
    langues = "\n".join(
        f"      - {langue}" for langue in ["fr", *sorted(hasard.sample(sorted(set(LANGUES) - {"fr"}), rang % 3))]
    )
    return f"""  - id: personne-{rang}
    nom: {hasard.choice(_NOMS)}
    prenom: {hasard.choice(_PRENOMS)}
    profession: {profession}{specialite}
    exercices:
{exercices}    carte_vitale: oui
    conventionnement: secteur-1
    nouveaux_patients:
      reponse: {hasard.choice(("oui", "non", "liste-attente"))}
      declare_le: 2026-0{rang % 9 + 1}-12
    visites_a_domicile: {hasard.choice(("oui", "non"))}
    teleconsultation: {hasard.choice(("oui", "non"))}
    langues:
{langues}
    competences:
      - suivi des maladies chroniques
    adherent: oui
    diffusion:
      statut: public
      source: declaration
      informe_le: 2026-09-01
    verifie_le: 2026-0{rang % 9 + 1}-02
"""


def _write_exercice(hasard: random.Random, rang: int, commune: tuple[str, str, float, float], lieux: list[str]) -> str:
    nom, postal, _, _ = commune
    ou = f"structure: {hasard.choice(lieux)}" if lieux and rang % 2 else (
        f"adresse:\n          voie: {hasard.randint(1, 120)} {hasard.choice(_VOIES)}\n"
        f'          code_postal: "{postal}"\n          commune: {nom}'
    )  # fmt: skip
    return f"""      - {ou}
        telephone: 06 39 98 {rang // 100 % 100:02d} {rang % 100:02d}
        horaires:
          {hasard.choice(_HORAIRES).replace("        ", "          ")}
"""
