"""The data folder of a new CPTS: valid, nearly empty, with commented examples for what comes next."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cpts.depot.communes import Territoire, write_geojson
from cpts.depot.exemples import A_REMPLIR, get_exemple, write_facultatifs, write_liste
from cpts.depot.identite import write_champs
from cpts.edition.ecriture import write_scalaire
from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.cpts import Cpts
from cpts.model.lieu import Adresse
from cpts.model.territoire import FichierTerritoire

_SANS_EXEMPLE = frozenset({"demonstration", "logo"})
"""The first is for our demonstration; the second needs an image that is not there yet."""
_SCHEMA = "# yaml-language-server: $schema=schemas/{}.json"
"""Tells editors where the explanations are."""
_LISEZ_MOI = Path(__file__).parent / "gabarits" / "donnees.md"


def write_donnees(champs: Mapping[str, Any], territoire: Territoire) -> dict[str, str]:
    """File name → text. `champs`: the fields of cpts.yaml."""
    adresse = {"voie": get_exemple(Adresse, "voie")} | {
        nom: champs["adresse"][nom] for nom in ("code_postal", "commune")
    }
    fichiers: dict[str, str] = {}
    for liste in A_REMPLIR:
        nom = f"{liste.fichier}.yaml"
        avant = f"{fichiers[nom]}\n" if nom in fichiers else ""
        fichiers[nom] = avant + write_liste(liste, adresse)
    fichiers |= {"cpts.yaml": write_cpts(champs), "territoire.yaml": write_territoire(territoire)}
    fichiers["accessibilite.yaml"] = write_accessibilite()
    return {
        **{nom: f"{_SCHEMA.format(Path(nom).stem)}\n{texte}" for nom, texte in fichiers.items()},
        "territoire.geojson": write_geojson(territoire),
        "README.md": _LISEZ_MOI.read_text(encoding="utf-8"),
    }


def write_cpts(champs: Mapping[str, Any]) -> str:
    """What is known, then every other field of the model as a commented example."""
    restent = [nom for nom in Cpts.model_fields if nom not in champs and nom not in _SANS_EXEMPLE]
    return (
        "# Qui est la CPTS. Les mentions légales du site sont faites avec ce fichier : tenez-le à jour.\n\n"
        f"{write_champs(champs)}\n"
        "# Le reste est facultatif. Pour écrire un champ, enlevez « # » devant ses lignes, puis changez les mots.\n\n"
        f"{write_facultatifs(Cpts, restent)}"
    )


def write_accessibilite() -> str:
    """Nothing evaluated yet, and every field of the file as a commented example."""
    return (
        "# L’évaluation de l’accessibilité du site. La page Accessibilité en est faite : elle dit « non conforme »\n"
        "# tant que personne d’autre que vous n’a vérifié les 106 critères.\n"
        "# Pour commencer : effacez la ligne « criteres: [] », puis enlevez « # » devant les lignes des exemples.\n"
        f"criteres: []\n\n{write_facultatifs(FichierAccessibilite, FichierAccessibilite.model_fields)}"
    )


def write_territoire(territoire: Territoire) -> str:
    """The codes, each with the name of its commune."""
    lignes = [f"  - {write_scalaire(c.code)}  # {' '.join(c.nom.split())}" for c in territoire.communes]
    return (
        "\n".join(
            [
                "# Les communes de la CPTS, par leur code INSEE. Leurs contours sont dans territoire.geojson.",
                "communes:",
                *lignes,
                "",
                write_facultatifs(FichierTerritoire, ("voisins", "source_population")),
            ]
        ).rstrip("\n")
        + "\n"
    )
