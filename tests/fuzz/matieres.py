"""The files that are spoilt: those of the demonstration, those of the tests, and their small folder around them."""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from tests.construction import RACINE
from tests.factories import TERRITOIRE, make_geojson, write_donnees
from tests.proprietes.places import TEXTES

TAILLE_MAX = 4000
"""Of a piece of a file, in bytes: most of what is spoilt is then still read to its end."""
INDICATEUR = """\
indicateurs:
  - id: sans-medecin
    titre: Habitants sans médecin
    source: Source exemple
    date: 2025-12-31
    fichier: indicateurs.csv
    colonne: sans_medecin
"""
CSV = "code;nom;sans_medecin\n01001;Exempleville;8,5\n01002;Rivebourg;\n"
_ENTREE = re.compile(r"  - |- ")
_TETE = re.compile(r"\w+:\s*$")


@cache
def list_yaml(genre: str) -> Sequence[bytes]:
    """The files of this kind in data/ and in tests/cas."""
    chemins = [
        RACINE / "data" / f"{genre}.yaml",
        *sorted((RACINE / "data" / genre).glob("*.yaml")),
        RACINE / "tests/cas/fautes" / f"{genre}.yaml",
    ]
    octets = [chemin.read_bytes() for chemin in chemins if chemin.is_file()]
    return [*octets, TEXTES[genre].encode()] if genre in TEXTES else octets


def pick_morceau(hasard: Random, fichiers: Sequence[bytes]) -> bytes:
    """A file, or as many entries of it as TAILLE_MAX holds, under the key of their list."""
    octets = hasard.choice(fichiers)
    if len(octets) <= TAILLE_MAX:
        return octets
    lignes = octets.decode("utf-8").split("\n")
    entrees = [rang for rang, ligne in enumerate(lignes) if _ENTREE.match(ligne)]
    debut = hasard.choice([0, *entrees])
    tete = next((ligne for ligne in reversed(lignes[:debut]) if _TETE.match(ligne)), "")
    return "\n".join([tete, *lignes[debut:]]).encode()[:TAILLE_MAX]


def write_base(dossier: Path) -> Path:
    """The small folder in which a spoilt file is read: its other files are good."""
    textes = {**TEXTES, "territoire": TERRITOIRE + INDICATEUR, "indicateurs.csv": CSV}
    return write_donnees(dossier, **textes)


@cache
def list_geojson() -> Sequence[bytes]:
    """A small territory, and the first features of the demonstration's."""
    import json

    vrai = json.loads((RACINE / "data/territoire.geojson").read_text(encoding="utf-8"))
    petit = {**vrai, "features": vrai["features"][:3]}
    return [json.dumps(contenu, ensure_ascii=False).encode() for contenu in (make_geojson(), petit)]


@cache
def list_csv() -> Sequence[bytes]:
    return [CSV.encode(), (RACINE / "data/indicateurs.csv").read_bytes()]


@cache
def list_images(suffixe: str) -> Sequence[bytes]:
    """Two good images: of few colours and of many."""
    genre = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[suffixe]
    images = (Image.new("RGB", (40, 20), "#0b5c6b"), Image.linear_gradient("L").convert("RGB").resize((60, 60)))
    return [_encode(image, genre) for image in images]


def _encode(image: Image.Image, genre: str) -> bytes:
    octets = BytesIO()
    image.save(octets, genre)
    return octets.getvalue()
