"""The same beside the YAML files: images, documents, outlines and tables of indicators."""

import json
from pathlib import Path
from typing import Any

from tests.factories import CPTS, TERRITOIRE, make_geojson, make_png

MEGA = 2**20
INDICATEURS = """\
indicateurs:
  - id: sans-medecin
    titre: Sans médecin traitant
    source: Assurance Maladie
    date: 2025-12-31
    fichier: indicateurs.csv
    colonne: taux
"""


def write_logo_page(donnees: Path) -> None:
    _write_logo(donnees, b"<html><script>hit(1)</script>")


def write_logo_coupe(donnees: Path) -> None:
    _write_logo(donnees, make_png()[:45])


def write_logo_geant(donnees: Path) -> None:
    _write_logo(donnees, make_png(60_000, 60_000))


def write_logo_exif(donnees: Path) -> None:
    _write_logo(donnees, make_png() + b"eXIf")


def write_logo_lourd(donnees: Path) -> None:
    _write_logo(donnees, make_png() + bytes(4 * MEGA))


def write_pdf_page(donnees: Path) -> None:
    texte = CPTS + "documents:\n  - {titre: Statuts, fichier: statuts.pdf, date: 2026-01-01}\n"
    (donnees / "cpts.yaml").write_text(texte, encoding="utf-8")
    _write_media(donnees, "statuts.pdf", b"<html><script>hit(1)</script>")


def write_contour_nan(donnees: Path) -> None:
    _replace_contour(donnees, "5.1", "NaN")


def write_contour_infini(donnees: Path) -> None:
    _replace_contour(donnees, "5.1", "1e400")


def write_contour_double(donnees: Path) -> None:
    _replace_contour(donnees, '"nom":', '"nom": "Autre", "nom":')


def write_contour_profond(donnees: Path) -> None:
    (donnees / "territoire.geojson").write_bytes(b"[" * 10**6)


def write_contour_dense(donnees: Path) -> None:
    _replace_contour(donnees, "[[5.0,", "[" + "[5.0, 46.0], " * 4_000_000 + "[5.0,")


def write_contour_dix_mille_chiffres(donnees: Path) -> None:
    _replace_contour(donnees, "1000}", "1" * 10_000 + "}")


def write_contour_moitie(donnees: Path) -> None:
    _replace_contour(donnees, '"code": "01001"', '"code": "\\ud800"')


def write_contours_faux(donnees: Path) -> None:
    contenu: dict[str, Any] = {"type": "FeatureCollection", "features": [1] * 100_000}
    (donnees / "territoire.geojson").write_text(json.dumps(contenu), encoding="utf-8")


def write_tableau_nul(donnees: Path) -> None:
    _write_tableau(donnees, "code;taux\n01001;\0\n")


def write_tableau_ouvert(donnees: Path) -> None:
    _write_tableau(donnees, 'code;taux\n01001;"8\n01002;9\n')


def write_tableau_sans_fin(donnees: Path) -> None:
    _write_tableau(donnees, 'code;taux\n01001;"' + "8" * 200_000)


def write_tableau_faux(donnees: Path) -> None:
    _write_tableau(donnees, "code;taux\n" + "1;huit\n" * 40_000)


def write_tableau_long(donnees: Path) -> None:
    _write_tableau(donnees, "code;taux\n" + "\n" * 15_000_000)


def write_tableau_large(donnees: Path) -> None:
    _write_tableau(donnees, ";" * 15_000_000 + "\n")


def _replace_contour(donnees: Path, avant: str, apres: str) -> None:
    """territoire.geojson with the first `avant` changed."""
    texte = json.dumps(make_geojson())
    assert avant in texte
    (donnees / "territoire.geojson").write_text(texte.replace(avant, apres, 1), encoding="utf-8")


def _write_logo(donnees: Path, octets: bytes) -> None:
    texte = CPTS.replace("directeur_publication", "logo: logo.png\ndirecteur_publication")
    (donnees / "cpts.yaml").write_text(texte, encoding="utf-8")
    _write_media(donnees, "logo.png", octets)


def _write_media(donnees: Path, nom: str, octets: bytes) -> None:
    (donnees / "medias").mkdir()
    (donnees / "medias" / nom).write_bytes(octets)


def _write_tableau(donnees: Path, texte: str) -> None:
    (donnees / "territoire.yaml").write_text(INDICATEURS + TERRITOIRE, encoding="utf-8")
    (donnees / "indicateurs.csv").write_bytes(texte.encode())
