"""Two tiny data folders, before and after a change, for the tests of the comparison."""

from pathlib import Path

from cpts.comparaison.comparaison import Comparaison, compare
from cpts.comparaison.etat import read_etat
from cpts.comparaison.texte import write_texte
from tests.factories import (
    ACTIONS,
    AGENDA,
    ANNUAIRE,
    JOUR,
    SOINS,
    change,
    write_donnees,
)

TOUT = {"annuaire": ANNUAIRE, "actions": ACTIONS, "agenda": AGENDA, "soins": SOINS}
AUTRE_LIEU = """\
structures:
  - id: msp-de-rivebourg
    nom: Maison de santé de Rivebourg
    type: maison-de-sante
    adresse:
      code_postal: "01002"
      commune: Rivebourg
"""
GARDE = """\
gardes:
  - id: garde-2026-11-28
    type: medecin
    debut: 2026-11-28 12h
    fin: 2026-11-30 8h
    qui: camille-exemple
"""
ALERTE = """\
alertes:
  - id: grand-froid
    titre: Grand froid
    niveau: vigilance
    du: 2026-11-20
    au: 2026-11-30
"""
OFFRE = """\
offres:
  - id: stage
    type: stage
    titre: Un stage
    profession: infirmier
    commune: Exempleville
    fin: 2026-11-20
"""


def run(tmp_path: Path, avant: dict[str, str | None], apres: dict[str, str | None]) -> Comparaison:
    """The comparison of two tiny folders, each TOUT with its changes."""
    etats = []
    for nom, fichiers in (("avant", avant), ("apres", apres)):
        dossier = write_donnees(tmp_path / nom, **(TOUT | fichiers))
        etats.append(read_etat(dossier, nom, JOUR))
    return compare(*etats)


def say(tmp_path: Path, apres: dict[str, str | None], avant: dict[str, str | None] | None = None) -> list[str]:
    """The first line of each change, no-break spaces made ordinary."""
    lignes = write_texte(run(tmp_path, avant or {}, apres)).replace("\u00a0", " ").splitlines()
    return [ligne.removeprefix("- ") for ligne in lignes[1:] if not ligne.startswith("    ")]


def in_annuaire(*paires: tuple[str, str]) -> dict[str, str | None]:
    return {"annuaire": change(ANNUAIRE, *paires)}


PHARMACIE, CAMILLE = (
    "Pharmacie des Tilleuls (pharmacie, Exempleville)",
    "Camille Exemple (infirmier, Exempleville)",
)
FERMETURE = "    fermetures:\n      - {du: 2026-12-24, au: 2027-01-02, motif: congés}\n"
DEPART = "    fin_activite: {le: 2026-12-31}\n    visites_a_domicile: oui\n"
TEL_10, TEL_11 = "    telephone: 03 53 01 00 10\n", "        telephone: 03 53 01 00 11\n"


def make_lieux(nombre: int) -> dict[str, str | None]:
    entree = AUTRE_LIEU.split("\n", 1)[1]
    lieux = "".join(
        entree.replace("msp-de-rivebourg", f"lieu-{rang}").replace("Maison de santé", f"Lieu {rang}")
        for rang in range(nombre)
    )
    return {"annuaire/rivebourg.yaml": f"structures:\n{lieux}" if nombre else "structures: []\n"}
