"""Small valid things that a test changes: entries as volunteers write them, models, sites, data folders.

Nothing here is real: two invented communes, « Exempleville » (01001) and « Rivebourg » (01002).
"""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from cpts.model.actions import Action
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.cpts import Cpts
from cpts.model.site import Commune, Site, Territoire
from cpts.rapport import write_message
from cpts.validate import load_site

JOUR = date(2026, 11, 21)

CPTS = """\
nom: CPTS Exemple
nom_court: CPTS Exemple
site: https://cpts.example.org/
courriel: contact@example.org
adresse:
  voie: 1 place de la Mairie
  code_postal: "01001"
  commune: Exempleville
couleurs:
  principale: "#0b5c6b"
  accent: "#b34700"
directeur_publication: Camille Exemple
hebergeur:
  nom: Hébergeur Exemple
  adresse: 1 rue du Serveur, 01001 Exempleville
missions:
  - id: prevention
    titre: Agir pour la prévention
    type: socle
    source: Accord signé le 12 mars 2025
    verifie_le: 2026-09-01
"""
TERRITOIRE = """\
communes:
  - "01001"
  - "01002"
"""
ANNUAIRE = """\
structures:
  - id: pharmacie-des-tilleuls
    nom: Pharmacie des Tilleuls
    type: pharmacie
    adresse:
      voie: 12 rue des Tilleuls
      code_postal: "01001"
      commune: Exempleville
    position: {latitude: 46.05, longitude: 5.05}
    telephone: 03 53 01 00 10
    horaires:
      lundi-vendredi: 9h-12h, 14h-19h
professionnels:
  - id: camille-exemple
    nom: Exemple
    prenom: Camille
    profession: infirmier
    exercices:
      - structure: pharmacie-des-tilleuls
        telephone: 03 53 01 00 11
    diffusion:
      statut: public
      source: declaration
      informe_le: 2026-09-01
    verifie_le: 2026-10-02
"""
ACTIONS = """\
actions:
  - id: depistage-diabete
    titre: Dépistage du diabète
    resume: Une goutte de sang, une minute, c’est gratuit.
    theme: depistage
    mission: prevention
    publics: [habitants]
    lieux: [pharmacie-des-tilleuls]
    participants: [camille-exemple]
    periode: {du: 2026-03-01}
"""
AGENDA = """\
evenements:
  - id: cafe-des-aidants
    titre: Café des aidants
    debut: 2026-12-03 18h
    fin: 20h
    lieu: pharmacie-des-tilleuls
    publics: [aidants]
"""
SOINS = """\
etapes:
  - id: urgence-vitale
    titre: Une vie est en danger
    quand: [toujours]
    numeros: ["15"]
    valide_par: Le comité médical
    verifie_le: 2026-10-02
"""
OPPOSE = """\
structures: []
professionnels:
  - id: fiche-0147
    diffusion: {statut: oppose}
"""
TELEPHONE = "    telephone: 03 53 01 00 10\n"
"""The line of ANNUAIRE that a test replaces by a field of its own."""
FICHIERS = {"cpts": CPTS, "territoire": TERRITOIRE, "annuaire": ANNUAIRE}
"""What `write_donnees` writes by default, beside the outlines."""


def make_geojson(*communes: tuple[str, str], voisines: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    """A FeatureCollection of (code, name); the outlines are squares of a tenth of a degree, from west to east."""
    toutes = communes or (("01001", "Exempleville"), ("01002", "Rivebourg"))
    features = [_make_feature(rang, code, nom) for rang, (code, nom) in enumerate((*toutes, *voisines))]
    for feature in features[len(toutes) :]:
        feature["properties"]["voisin"] = True
    return {"type": "FeatureCollection", "features": features}


def _make_feature(rang: int, code: str, nom: str) -> dict[str, Any]:
    proprietes = {"code": code, "nom": nom, "codes_postaux": [code], "population": 1000 + rang}
    return {
        "type": "Feature",
        "properties": proprietes,
        "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in _make_carre(rang)]]},
    }


def _make_carre(rang: int) -> tuple[tuple[float, float], ...]:
    ouest, est, sud, nord = 5 + rang / 10, 5.1 + rang / 10, 46.0, 46.1
    return ((ouest, sud), (est, sud), (est, nord), (ouest, nord), (ouest, sud))


def write_donnees(dossier: Path, **fichiers: str | None) -> Path:
    """A tiny valid data folder; `agenda="…"` writes agenda.yaml, `annuaire=None` leaves annuaire.yaml out.

    A name with « / » or a suffix is kept: `**{"annuaire/exempleville.yaml": "…"}`.
    """
    dossier.mkdir(parents=True, exist_ok=True)
    contenus = {**FICHIERS, "territoire.geojson": json.dumps(make_geojson()), **fichiers}
    for nom, texte in contenus.items():
        if texte is not None:
            chemin = dossier / (nom if "." in nom else f"{nom}.yaml")
            chemin.parent.mkdir(parents=True, exist_ok=True)
            chemin.write_text(texte, encoding="utf-8", newline="")
    return dossier


def make_png(largeur: int = 2, hauteur: int = 2) -> bytes:
    """A white picture."""
    octets = BytesIO()
    Image.new("1", (largeur, hauteur), 1).save(octets, "PNG")
    return octets.getvalue()


def make_professionnel(**changes: Any) -> Professionnel:
    """A nurse, with `changes` written as in the YAML."""
    champs = {
        "id": "camille-exemple",
        "nom": "Exemple",
        "prenom": "Camille",
        "profession": "infirmier",
        "exercices": [{"structure": "pharmacie-des-tilleuls", "telephone": "03 53 01 00 11"}],
        "diffusion": {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"},
        "verifie_le": "2026-10-02",
    }
    return Professionnel.model_validate(champs | changes)


def make_structure(**changes: Any) -> Structure:
    """A pharmacy of Exempleville, with `changes` written as in the YAML."""
    champs = {
        "id": "pharmacie-des-tilleuls",
        "nom": "Pharmacie des Tilleuls",
        "type": "pharmacie",
        "adresse": {"voie": "12 rue des Tilleuls", "code_postal": "01001", "commune": "Exempleville"},
        "position": {"latitude": "46.05", "longitude": "5.05"},
        "telephone": "03 53 01 00 10",
    }
    return Structure.model_validate(champs | changes)


def make_action(**changes: Any) -> Action:
    """A screening, with `changes` written as in the YAML."""
    champs = {
        "id": "depistage-diabete",
        "titre": "Dépistage du diabète",
        "resume": "Une goutte de sang, une minute, c’est gratuit.",
        "theme": "depistage",
        "publics": ["habitants"],
    }
    return Action.model_validate(champs | changes)


def make_evenement(**changes: Any) -> Evenement:
    """An evening, with `changes` written as in the YAML."""
    champs = {"id": "cafe-des-aidants", "titre": "Café des aidants", "debut": "2026-12-03 18h", "publics": ["aidants"]}
    return Evenement.model_validate(champs | changes)


def make_cpts(**changes: Any) -> Cpts:
    """A CPTS with what is required, and `changes` written as in the YAML."""
    champs = {
        "nom": "CPTS Exemple",
        "nom_court": "CPTS Exemple",
        "site": "https://cpts.example.org/",
        "courriel": "contact@example.org",
        "adresse": {"code_postal": "01001", "commune": "Exempleville"},
        "couleurs": {"principale": "#0b5c6b", "accent": "#b34700"},
        "directeur_publication": "Camille Exemple",
        "hebergeur": {"nom": "Hébergeur Exemple", "adresse": "1 rue du Serveur, 01001 Exempleville"},
    }
    return Cpts.model_validate(champs | changes)


def make_communes() -> tuple[Commune, ...]:
    """Exempleville and Rivebourg, side by side."""
    noms = (("01001", "Exempleville", "exempleville"), ("01002", "Rivebourg", "rivebourg"))
    return tuple(
        Commune(code, nom, slug, (code,), 1000 + rang, False, ((_make_carre(rang),),))
        for rang, (code, nom, slug) in enumerate(noms)
    )


def make_site(**changes: Any) -> Site:
    """A site with one person and one place; `changes` are fields of `Site`."""
    communes = make_communes()
    champs: dict[str, Any] = {
        "cpts": make_cpts(),
        "territoire": Territoire(communes, ()),
        "jour": JOUR,
        "structures": (make_structure(),),
        "professionnels": (make_professionnel(),),
        "communes_par_adresse": {(nom, c.code): c for c in communes for nom in (c.nom, c.code)},
    }
    return Site(**champs | changes)


def change(texte: str, *paires: tuple[str, str]) -> str:
    """`texte` with each (before, after) applied once; what is not found is a mistake of the test."""
    for avant, apres in paires:
        if avant not in texte:
            raise AssertionError(f"absent du texte : {avant!r}")
        texte = texte.replace(avant, apres, 1)
    return texte


def change_annuaire(*paires: tuple[str, str]) -> dict[str, str]:
    """annuaire.yaml of `write_donnees`, changed."""
    return {"annuaire": change(ANNUAIRE, *paires)}


def change_cpts(*paires: tuple[str, str]) -> dict[str, str]:
    """cpts.yaml of `write_donnees`, changed."""
    return {"cpts": change(CPTS, *paires)}


def change_territoire(*paires: tuple[str, str]) -> dict[str, str]:
    """territoire.yaml of `write_donnees`, changed."""
    return {"territoire": change(TERRITOIRE, *paires)}


def change_actions(*paires: tuple[str, str]) -> dict[str, str]:
    """An actions.yaml, changed."""
    return {"actions": change(ACTIONS, *paires)}


def change_agenda(*paires: tuple[str, str]) -> dict[str, str]:
    """An agenda.yaml, changed."""
    return {"agenda": change(AGENDA, *paires)}


def list_problemes(dossier: Path, **fichiers: str | None) -> list[tuple[str, str, str]]:
    """(place and field, code, message) of each problem of a tiny data folder, an avertissement marked by « ~ »."""
    chargement = load_site(write_donnees(dossier / "data", **fichiers), JOUR, "data")
    assert (chargement.site is None) == any(p.est_erreur for p in chargement.problemes)
    return [
        (
            f"{p.fichier.removeprefix('data/')}:{p.ligne}:{p.colonne} {p.champ}".rstrip(),
            p.code if p.est_erreur else f"~{p.code}",
            write_message(p),
        )
        for p in chargement.problemes
    ]


def assert_problemes(trouves: list[tuple[str, str, str]], attendus: list[tuple[str, str, str]]) -> None:
    """The same problems, in order; of the messages, only the beginning is given."""
    assert [(place, code) for place, code, _ in trouves] == [(place, code) for place, code, _ in attendus]
    for (_, _, message), (_, _, debut) in zip(trouves, attendus, strict=True):
        assert message.startswith(debut)
