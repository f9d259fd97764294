"""What a Hugo user keeps in data/: labels, communes and their neighbours, as JSON files made outside the timing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cpts.model.site import Commune, Site
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import (
    CONVENTIONNEMENTS,
    NOUVEAUX_PATIENTS,
    SERVICES,
    TYPES_STRUCTURE,
    TYPES_STRUCTURE_PLURIEL,
)
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.views.communes import format_km, list_proches
from cpts.views.contexte import Contexte, make_contexte
from cpts.views.fiche_professionnel import TARIFS
from cpts.views.mots import at_commune, lower_first
from cpts.views.territoire import VueTerritoire, view_voisinage

_TONS = {"oui": "oui", "non": "non", "liste-attente": "attente"}
# Source: schema.org. The types of place of the bench only.
_SCHEMA_PROFESSIONS = {
    "medecin-generaliste": "Physician",
    "medecin-specialiste": "Physician",
    "chirurgien-dentiste": "Dentist",
    "orthodontiste": "Dentist",
}
_SCHEMA_TYPES = {
    "cabinet": "MedicalClinic",
    "maison-de-sante": "MedicalClinic",
    "pharmacie": "Pharmacy",
    "laboratoire": "DiagnosticLab",
}


def write_tables(dossier: Path, site: Site, fichiers: list[str]) -> None:
    """One JSON file per table of Hugo's data/. `fichiers`: the names of the directory's files, without suffix."""
    for nom, table in (*_iter_nomenclatures(), *_iter_communes(site), ("ordre", _make_ordre(site, fichiers))):
        (dossier / f"{nom}.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def _iter_nomenclatures() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "langues", LANGUES
    yield "services", SERVICES
    yield "professions", {slug: _make_profession(slug, rang) for rang, slug in enumerate(PROFESSIONS)}
    yield (
        "specialites",
        {s.slug: {"libelle": s.libelle, "minuscule": lower_first(s.libelle)} for s in SPECIALITES.values()},
    )
    yield "types", {slug: _make_type(slug) for slug in TYPES_STRUCTURE}
    yield (
        "conventionnements",
        {
            slug: {"minuscule": lower_first(libelle), "tarif": TARIFS[slug]}
            for slug, libelle in CONVENTIONNEMENTS.items()
        },
    )
    yield (
        "nouveaux",
        {
            reponse: {"texte": texte, "minuscule": lower_first(texte), "ton": _TONS[reponse]}
            for reponse, texte in NOUVEAUX_PATIENTS.items()
        },
    )


def _make_profession(slug: str, rang: int) -> dict[str, str]:
    """`rang` is text of fixed width: Hugo sorts the keys of a map as texts."""
    profession = PROFESSIONS[slug]
    return {
        "rang": f"{rang:03}",
        "libelle": profession.libelle,
        "minuscule": lower_first(profession.libelle),
        "pluriel": profession.pluriel,
        "pluriel_minuscule": lower_first(profession.pluriel),
        "schema": _SCHEMA_PROFESSIONS.get(slug, "Person"),
    }


def _make_type(slug: str) -> dict[str, str]:
    return {
        "libelle": TYPES_STRUCTURE[slug],
        "pluriel": TYPES_STRUCTURE_PLURIEL[slug],
        "schema": _SCHEMA_TYPES.get(slug, "MedicalOrganization"),
    }


def _iter_communes(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """By slug, with the distances and the drawing ready, which our build computes; by name, as the entries write it."""
    contexte, communes = make_contexte(site), site.territoire.communes
    yield "communes", {c.slug: _make_commune(contexte, c) for c in communes}
    yield "communes_par_nom", {c.nom: {"slug": c.slug, "nom": c.nom, "ou": at_commune(c.nom)} for c in communes}


def _make_commune(contexte: Contexte, commune: Commune) -> dict[str, Any]:
    voisines = contexte.voisines_par_code.get(commune.code, ())
    return {
        "slug": commune.slug,
        "nom": commune.nom,
        "ou": at_commune(commune.nom),
        "codes_postaux": ", ".join(commune.codes_postaux) or commune.code,
        "population": commune.population,
        "voisines": [c.slug for c in voisines if not c.voisine],
        "voisines_hors": [c.nom for c in voisines if c.voisine],
        "proches": [
            {"slug": c.slug, "note": f"{at_commune(c.nom)}, {format_km(km)}"}
            for c, km in list_proches(contexte, commune)
        ],
        "dessin": _make_dessin(view_voisinage(contexte, commune)),
    }


def _make_dessin(vue: VueTerritoire) -> dict[str, Any]:
    traces = [{"nom": t.nom, "code": t.code, "d": t.d, "ton": t.ton, "etiquette": t.etiquette} for t in vue.communes]
    return {"titre": vue.titre, "viewbox": vue.viewbox, "communes": traces}


def _make_ordre(site: Site, fichiers: list[str]) -> dict[str, list[str]]:
    return {
        "fichiers": fichiers,
        "professions": list(PROFESSIONS),
        "specialites": list(SPECIALITES),
        "types": list(TYPES_STRUCTURE_PLURIEL),
        "communes": [c.slug for c in site.territoire.communes],
    }
