"""A directory too long for one page, with what is easily forgotten: places elsewhere, nobody's commune, old entries."""

import json
from pathlib import Path
from typing import Any

import yaml

from tests.factories import make_geojson, write_donnees

NOMBRE = 310
"""More than the directory shows on its own page."""
COMMUNES = (("01001", "Exempleville"), ("01002", "Rivebourg"), ("01003", "Sansâme"))
LONG = "Vandenbroucke-Lefebvre de la Haute-Exempleville-sur-Rivebourg et du Bois Saint-Élan du Moulin"
"""90 characters and a few."""
PUBLIC = {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"}
METIERS = ("infirmier", "medecin-generaliste", "orthophoniste", "medecin-specialiste")


def write_grand_territoire(dossier: Path) -> Path:
    """The data folder; Sansâme has neither inhabitants known nor anyone."""
    annuaire = {"structures": list(_make_structures()), "professionnels": [_make_personne(r) for r in range(NOMBRE)]}
    contours = make_geojson(*COMMUNES, voisines=(("01004", "Voisineville"), ("01005", "Perdueville")))
    del contours["features"][2]["properties"]["population"]
    return write_donnees(
        dossier,
        annuaire=_write_yaml(annuaire),
        territoire=_write_yaml(
            {
                "communes": [code for code, _ in COMMUNES],
                "voisins": [{"nom": "CPTS du Val", "site": "https://val.example.org/", "communes": ["01004", "01099"]}],
            }
        ),
        **{"territoire.geojson": json.dumps(contours)},
    )


def _write_yaml(arbre: dict[str, Any]) -> str:
    """Through JSON, so that nothing is shared: an alias is refused."""
    return yaml.safe_dump(json.loads(json.dumps(arbre)), allow_unicode=True)


def _make_structures() -> list[dict[str, Any]]:
    ici = {"voie": "1 rue Haute", "code_postal": "01001", "commune": "Exempleville"}
    loin = {"voie": "9 quai du Bout", "code_postal": "75001", "commune": "Lointaine"}
    return [
        {"id": "cabinet-du-pont", "nom": "Cabinet du Pont", "type": "cabinet", "adresse": ici}
        | {"telephone": "03 53 01 70 00", "position": {"latitude": "46.05", "longitude": "5.05"}},
        {"id": "hopital-de-lointaine", "nom": "Hôpital de Lointaine", "type": "hopital", "adresse": loin}
        | {"telephone": "03 53 01 70 01"},
    ]


def _make_personne(rang: int) -> dict[str, Any]:
    """The last ones: two places, elsewhere, gone, of 90 characters."""
    metier = METIERS[rang % len(METIERS)]
    lieu: dict[str, Any] = {"structure": "cabinet-du-pont", "telephone": f"03 53 01 {rang // 100:02d} {rang % 100:02d}"}
    rivebourg = {"adresse": {"code_postal": "01002", "commune": "Rivebourg"}, "telephone": lieu["telephone"]}
    elsewhere = {"adresse": {"code_postal": "75001", "commune": "Lointaine"}, "telephone": lieu["telephone"]}
    exercices = {0: [lieu, rivebourg], 1: [elsewhere]}.get(rang, [lieu if rang % 3 else rivebourg])
    personne = {"id": f"p-{rang}", "nom": LONG if rang == 2 else f"Nom{rang:03}", "prenom": "Camille"}
    personne |= {"profession": metier, "exercices": exercices, "diffusion": PUBLIC, "verifie_le": "2026-10-02"}
    if metier == "medecin-specialiste":
        personne["specialite"] = "cardiologie"
    if rang == 3:
        personne["fin_activite"] = {"le": "2026-01-31"}
    return personne
