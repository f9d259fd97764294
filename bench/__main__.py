"""`make bench`: our build beside Hugo's on the same directory, its growth, its memory, and the cost over a bare MkDocs.

Options: `--entrees 10000`, `--fois 5`, `--bavard`. Output goes to a memory file system when there is one.
"""

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench.comparaison_hugo import DIFFERENCES_ADMISES, compare_sites, weigh_genres
from bench.donnees import JOUR, write_donnees
from bench.mesure import Candidat, Mesures, compare, run, run_interleaved
from bench.projet_hugo import find_hugo, write_projet
from cpts.model.site import Site
from cpts.validate import load_site

RACINE = Path(__file__).resolve().parent.parent
DEMONSTRATION = RACINE / "data"
COMPAREES = 40
"""Pages of each kind compared with Hugo's before the timing."""


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
    pages = build_pages("pages, 2 processus", grand, dossier, squelette, 2)
    leur = prepare_hugo(dossier, grand, site, pages)
    candidats = [
        pages,
        build_pages("pages, 1 processus", grand, dossier, squelette, 1),
        leur,
        build_whole("construire", grand, dossier),
        build_pages(f"pages, {entrees // 10} entrées", petit, dossier, squelette, 2),
        build_whole(f"construire, {entrees // 10} entrées", petit, dossier),
    ]
    mesures = run_interleaved(candidats, fois)
    demonstration = run_interleaved(
        [build_whole("construire la démonstration", DEMONSTRATION, dossier), build_mkdocs(dossier)], fois
    )
    tell(mesures, demonstration, entrees)


def prepare_hugo(dossier: Path, donnees: Path, site: Site, pages: Candidat) -> Candidat:
    """Hugo on the same directory, once it is sure that both write the same pages; stops everything otherwise."""
    run(pages)
    fiche = next(pages.sortie.glob("annuaire/personne-*/index.html"))
    write_projet(dossier / "hugo", donnees, site, fiche.read_text(encoding="utf-8"))
    leur = build_hugo(dossier)
    run(leur)
    nombre, ecarts = compare_sites(pages.sortie, leur.sortie, COMPAREES)
    if ecarts:
        raise SystemExit("\n".join(("Hugo n’écrit pas les mêmes pages :", *ecarts[:10])))
    print(f"\n{nombre} pages comparées à celles de Hugo : mêmes mots, liens, états et données. Mis à part :")
    print("".join(f"  - {difference}\n" for difference in DIFFERENCES_ADMISES))
    tell_poids(pages.sortie, leur.sortie)
    return leur


def tell_poids(notre: Path, leur: Path) -> None:
    """The pages that both write, then what we write besides."""
    for genre, nombre, nous, eux in weigh_genres(notre, leur):
        print(f"  {nombre:6} {genre:24} {nous:7} octets en moyenne, {eux:7} chez Hugo")
    for nom, sortie in (("nous", notre), ("Hugo", leur)):
        print("  {} : {} pages HTML, {} octets".format(nom, *weigh_tout(sortie)))
    print("  Nous faisons aussi, dans le temps mesuré : contrôle des données, pages écrites à la main, recherche,")
    print("  plan du site, carte de visite de chaque fiche, exports CSV, JSON, GeoJSON, Atom et agenda.")


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
    return Candidat("Hugo", [find_hugo(), "--quiet", "--destination", str(sortie)], sortie, dossier / "hugo")


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
